"""A real browser and a running Naast, for tests marked `browser`.

    def test_a_page(site, page):
        page.goto(f"{site}/wetterwald/")

`page` is a phone-sized page of headless Chromium; `site` the address of the application of this
process, on the database of the tests. What a test writes must be committed to be seen there.
"""

import os
import threading
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium, one for the whole run: Playwright allows one at a time."""
    from tests.served import NoChromium, chromium  # noqa: PLC0415 - costs every other run time

    # Playwright keeps an event loop in this thread, and Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        with chromium() as opened:
            yield opened
    except NoChromium as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture
def page(browser):
    """A page of 360 px wide, in a context of its own: no cookies of another test."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="nl-NL", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        """Say nothing: pytest's output is for results."""


class _Threads(WSGIServer):
    """Answers requests beside each other: a browser asks for several files at once."""

    request_queue_size = 32

    def process_request(self, request, client_address):
        threading.Thread(target=self._answer, args=(request, client_address), daemon=True).start()

    def _answer(self, request, client_address):
        try:
            self.finish_request(request, client_address)
        finally:
            self.shutdown_request(request)
            connections.close_all()


@pytest.fixture
def site(django_db_setup, django_db_blocker):
    """The address of Naast, running in this process."""
    with django_db_blocker.unblock():
        server = make_server(
            "127.0.0.1", 0, StaticFilesHandler(get_wsgi_application()), _Threads, _Quiet
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
