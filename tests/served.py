"""Naast as a visitor meets it: a real web server, as the app's role, and a real browser."""

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Request,
    StorageState,
    sync_playwright,
)
from playwright.sync_api import Page as Tab

from naast.config import postgres
from tests.databases import drop_database, make_database_with_world
from tests.pages.steps import Page
from tools.demo import WEB, collect_static, end, launch, wait_until_served

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).resolve().parents[1]

# A resident comes with a phone.
PHONE, HEIGHT = 360, 800

# The shell is the same engine without the windows of a desktop: half the work for the same pages.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")

# Without the background flags Chromium calls home, and waits for it where there is no network.
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--hide-scrollbars",
]  # fmt: skip


@dataclass(frozen=True)
class Site:
    """A site being served: where, on which database, and what the web server said."""

    url: str
    port: int
    database: str
    log: Path

    def complaints(self) -> str:
        """Return what the web server wrote about faults of ours."""
        said = self.log.read_text(errors="replace")
        # One page shows on purpose what a fault of ours looks like.
        said = said.replace("Internal Server Error: /patterns/", "")
        return said if "Traceback" in said or "Internal Server Error" in said else ""


@contextmanager
def served_site(*, name: str, only_supply: bool = False) -> Iterator[Site]:
    """Serve the demo world from a database of its own, made for this and dropped after it."""
    make_database_with_world(name, only_supply=only_supply)
    collect_static()
    site = unserved_site(name)
    with site.log.open("wb") as output:
        web = start_web(site, output=output)
    try:
        wait_until_served(web, site.port)
        yield site
    finally:
        end([web])
        drop_database(name)


def unserved_site(name: str) -> Site:
    """Return a site on database `name`, at a port that is free."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    return Site(url=url, port=port, database=name, log=postgres.VAR / f"{name}.log")


def start_web(site: Site, *, output: IO[bytes]) -> "subprocess.Popen[bytes]":
    """Start the web server of a site, as the app's role."""
    environment = {
        **os.environ,
        "NAAST_DATABASE": site.database,
        "NAAST_DATABASE_ROLE": "app",
        "NAAST_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "naast.config.settings",
    }
    return launch("-m", *WEB, "--port", str(site.port), environment=environment, output=output)


class NoChromium(Exception):
    """There is no browser on this machine."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open headless Chromium. Raises NoChromium, saying what to install."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        raise NoChromium(f"Chromium is missing; please run: sudo apt-get install {BROWSERS[0]}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Visit:
    """A page in a window, and what the browser complained about."""

    def __init__(self, tab: Tab) -> None:
        """Listen from before the first byte."""
        self.tab = tab
        self.complaints: list[str] = []
        self._page: Page | None = None
        self._address = ""
        tab.on("console", self._heard)
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on("requestfailed", self._failed)

    def shows(self, page: Page) -> None:
        """Say that `page` is what stands here now."""
        self._page, self._address = page, self.tab.url

    def is_at(self, page: Page) -> bool:
        """Return whether `page` still stands here."""
        return self._page is page and self._address == self.tab.url

    def _failed(self, request: Request) -> None:
        # Who leaves a page stops what it was still fetching, such as its icon.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url}")

    def _heard(self, message: ConsoleMessage) -> None:
        # Chromium also reports the status of the page itself, which the visit looks at.
        is_own_status = message.text.startswith("Failed to load resource") and (
            message.location["url"] == self.tab.url
        )
        if message.type in {"error", "warning"} and not is_own_status:
            self.complaints.append(message.text)


class Visits:
    """Opens pages as who looks at them: each in a window of its own, that stays for who asks next.

    Getting somewhere costs more than looking, so what looks at one page in turn shares a visit. It
    looks, and may press keys and move the focus; who leads the page elsewhere leaves no visit.
    """

    def __init__(self, *, site: Site, browser: Browser) -> None:
        """Nobody is signed in yet."""
        self.site, self.browser = site, browser
        self._signed_in: dict[str, StorageState] = {}
        self._here: Visit | None = None

    @contextmanager
    def open(self, page: Page, *, width: int) -> Iterator[Visit]:
        """Show `page` in a window of `width` CSS pixels, as it was opened or as others left it."""
        if self._here is None or not self._here.is_at(page):
            self.leave()
            self._here = self._visit(page, width=PHONE if page.resident else width)
        self._here.tab.set_viewport_size({"width": width, "height": HEIGHT})
        yield self._here

    def leave(self) -> None:
        """Close the window, so that the next visit begins at the door."""
        if self._here is not None:
            self._here.tab.context.close()
        self._here = None

    def _visit(self, page: Page, *, width: int) -> Visit:
        context = self.browser.new_context(
            base_url=self.site.url,
            viewport={"width": width, "height": HEIGHT},
            locale="nl-NL",
            # Who looks while a page still glides somewhere sees it half way.
            reduced_motion="reduce",
            storage_state=self._state(page.who),
        )
        tab = context.new_page()
        visit = Visit(tab)
        answer = tab.goto(page.path)
        assert answer is not None
        if page.steps:
            page.steps(tab)
        else:
            assert answer.status == page.status, page.path
        # Letters that come late push what stands below them, and make a line as high as it is.
        tab.evaluate("document.fonts.ready.then(() => null)")
        visit.shows(page)
        return visit

    def _state(self, who: str | None) -> StorageState | None:
        if who is None:
            return None
        if who not in self._signed_in:
            context = self.browser.new_context(base_url=self.site.url)
            tab = context.new_page()
            tab.goto("/demo/")
            with tab.expect_navigation():  # the button may be folded away
                tab.locator(f'button[value="{who}"]').first.dispatch_event("click")
            self._signed_in[who] = context.storage_state()
            context.close()
        return self._signed_in[who]
