"""What holds for every answer of the served site: its headers, HEAD, and NUL bytes."""

import http.client
from urllib.parse import urlsplit

import pytest

from naast.config.middleware import CONTENT_SECURITY_POLICY, PERMISSIONS_POLICY
from tests.pages import PAGES

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# What is not there, cannot be asked so, and is no page at all answers as strictly.
BESIDE = ["/nergens/", "/wetterwald", "/demo/sign-in/", "/robots.txt", "/theme/wetterwald.css"]


def ask(
    served, method: str, path: str, *, cookie: str = ""
) -> tuple[http.client.HTTPResponse, bytes]:
    web = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    web.putrequest(method, path)  # as it stands: a client would mend a strange path
    if cookie:
        web.putheader("Cookie", cookie)
    if method == "POST":
        web.putheader("Content-Length", "0")
    web.endheaders()
    answer = web.getresponse()
    body = answer.read()
    web.close()
    return answer, body


def cookies_of(visit) -> str:
    return "; ".join(f"{one['name']}={one['value']}" for one in visit.tab.context.cookies())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_the_strict_headers_and_answers_head_without_a_body(page, served, visits):
    with visits.open(page, width=1280) as visit:
        here = urlsplit(visit.tab.url)
        cookie = cookies_of(visit)
    path = f"{here.path}?{here.query}" if here.query else here.path

    got, body = ask(served, "GET", path, cookie=cookie)
    head, nothing = ask(served, "HEAD", path, cookie=cookie)

    assert {name: got.headers[name] for name in HEADERS} == HEADERS
    assert got.headers["Cache-Control"], "what stands on a page is not for a shared cache"
    assert (head.status, nothing) == (got.status, b"")
    assert {name: head.headers[name] for name in HEADERS} == HEADERS
    assert body


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "OPTIONS"])
@pytest.mark.parametrize("path", BESIDE)
def test_every_other_answer_is_as_strict(path, method, served):
    answer, _ = ask(served, method, path)

    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.status < 500


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/%00/",
        "/wetterwald%00/",
        "/wetterwald/%00/",
        "/wetterwald/mensen/%00/",
        "/wetterwald/vind-iemand/?postcode=%00",
        "/wetterwald/vind-iemand/?postcode=9370&%00=1",
        "/wetterwald/mijn-dossier/?x=a%00b",
        "/en/wetterwald/?x=%00",
        "/accounts/login/?next=%00",
        "/desk/%00/",
        "/static/%00.css",
    ],
)
def test_a_nul_byte_is_an_address_that_does_not_exist(path, method, served):
    answer, _ = ask(served, method, path)

    assert answer.status in {400, 404}
