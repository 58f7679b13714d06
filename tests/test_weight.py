"""Every page of a resident stays under 60 kB over the wire at a first visit."""

import http.client
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from tests.pages import PAGES

MOST_BYTES = 60_000


class Parts(HTMLParser):
    """Finds the style sheets and scripts of a page; fonts and pictures count apart (DESIGN §6)."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "script" and given.get("src"):
            self.addresses.append(given["src"])
        if tag == "link" and given.get("rel") in {"stylesheet", "preload", "modulepreload"}:
            self.addresses.append(given["href"])


def fetch(site, path: str, *, cookie: str = "") -> tuple[bytes, str]:
    """Return what comes over the wire as a browser asks for it, and its encoding."""
    web = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    web.request("GET", path, headers={"Accept-Encoding": "gzip", "Cookie": cookie})
    answer = web.getresponse()
    body = answer.read()
    web.close()
    return body, answer.headers.get("Content-Encoding", "")


@pytest.mark.parametrize("page", [page for page in PAGES if page.resident])
def test_a_page_of_a_resident_is_light(page, served, visits):
    with visits.open(page, width=360) as visit:
        html = visit.tab.content()
        here = urlsplit(visit.tab.url)
        cookies = visit.tab.context.cookies()

    parts = Parts()
    parts.feed(html)
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in cookies)
    paths = [f"{here.path}?{here.query}"]
    paths += dict.fromkeys(urlsplit(urljoin(here.geturl(), each)).path for each in parts.addresses)
    sizes = {path: fetch(served, path, cookie=cookie) for path in paths}

    assert [path for path, (_, how) in sizes.items() if how != "gzip"] == []
    assert sum(len(body) for body, _ in sizes.values()) < MOST_BYTES, {
        path: len(body) for path, (body, _) in sizes.items()
    }
