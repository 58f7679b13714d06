"""Signing in, where the desk begins, what goes wrong, and the parts all pages are made of."""

import base64
import hmac
import struct
import time

from playwright.sync_api import Page as Tab

from tests.pages.steps import Page, filled_in


def with_second_step(tab: Tab) -> None:
    """Add a phone, if it is not there yet, and go to the recovery codes."""
    tab.goto("/accounts/second-step/")
    if tab.locator('main a[href$="/set-up/"]').count():
        tab.goto("/accounts/second-step/set-up/")
        secret = tab.locator("main code").inner_text()
        filled_in(code=six_digits(secret, at=time.time()))(tab)
    tab.goto("/accounts/recovery-codes/")


def six_digits(secret: str, *, at: float) -> str:
    """Return what an app shows at this second (RFC 6238)."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(at) // 30), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


PAGES = (
    Page(name="niet-gevonden", path="/wetterwald/bestaat-niet/", status=404),
    Page(name="er-ging-iets-mis", path="/patterns/?error=500", status=500),
    Page(name="er-ging-veel-mis", path="/static/ui/500.html"),
    Page(name="onderdelen", path="/patterns/"),
    Page(name="onderdelen-medewerker", path="/patterns/?staff", resident=False),
    Page(name="inloggen", path="/accounts/login/", resident=False),
    Page(
        name="inloggen-fout",
        path="/accounts/login/",
        steps=filled_in(login="harm@naast.demo", password="fout"),
        resident=False,
    ),
    Page(name="wachtwoord-vergeten", path="/accounts/password/reset/", resident=False),
    Page(
        name="wachtwoord-vergeten-fout",
        path="/accounts/password/reset/",
        steps=filled_in(email="harm"),
        resident=False,
    ),
    Page(name="link-werkt-niet", path="/accounts/password/reset/key/1-a-b/", resident=False),
    Page(name="demo-accounts", path="/demo/", resident=False),
    Page(name="werkplek-begin", path="/desk/", who="gea@naast.demo", resident=False),
    Page(name="wat-ik-bekeek", path="/desk/looked/", who="gea@naast.demo", resident=False),
    Page(name="tweede-stap", path="/accounts/second-step/", who="harm@naast.demo", resident=False),
    Page(
        name="tweede-stap-maken",
        path="/accounts/second-step/set-up/",
        who="harm@naast.demo",
        resident=False,
    ),
    Page(
        name="tweede-stap-fout",
        path="/accounts/second-step/set-up/",
        steps=filled_in(code="123"),
        who="harm@naast.demo",
        resident=False,
    ),
    Page(
        name="herstelcodes",
        path="/desk/",
        steps=with_second_step,
        who="karingreppelda@naast.demo",
        resident=False,
    ),
    Page(name="demo-berichten", path="/demo/outbox/", resident=False),
)
