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
        sizes = weigh(visit.tab, served)

    assert [path for path, (_, how) in sizes.items() if how != "gzip"] == []
    assert sum(weight for weight, _ in sizes.values()) < MOST_BYTES, sizes


def weigh(tab, served) -> dict[str, tuple[int, str]]:
    """Return the bytes and the encoding of a page and of each style sheet and script in it."""
    parts = Parts()
    parts.feed(tab.content())
    here = urlsplit(tab.url)
    paths = [f"{here.path}?{here.query}"]
    paths += dict.fromkeys(urlsplit(urljoin(here.geturl(), each)).path for each in parts.addresses)
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in tab.context.cookies())
    answers = {path: fetch(served, path, cookie=cookie) for path in paths}
    return {path: (len(body), how) for path, (body, how) in answers.items()}
