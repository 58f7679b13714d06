"""Fixtures for what is tested from outside: Naast as a visitor meets it, served once per run."""

import os

import pytest

from tests.pages.steps import Page


@pytest.fixture(scope="session")
def served():
    """Serve the demo world as the app's role; fail at the end when it met a fault of ours."""
    from tests.served import served_site

    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with served_site(name=f"test_served_{worker}") as site:
        yield site
        assert site.complaints() == ""


@pytest.fixture(scope="session")
def shared_visits(served, browser):
    from tests.served import Visits

    return Visits(site=served, browser=browser)


@pytest.fixture
def visits(request, shared_visits):
    """Go to a page of tests/pages as who looks at it, in a window of some width."""
    is_tried_again = getattr(request.node, "execution_count", 1) > 1
    if is_tried_again:
        shared_visits.leave()
    return shared_visits


def pytest_make_parametrize_id(config, val):
    return str(val) if isinstance(val, Page) else None
