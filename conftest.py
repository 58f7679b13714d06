"""What every test stands on: the embedded PostgreSQL, one database per process, made by migrating.

Tests connect as superuser, so that factories can write anything; `acting(...)` steps down to the
app's role, so both walls stand wherever somebody acts.
"""

import hypothesis
import pytest

from tests.databases import drop_database, make_database

pytest_plugins = ["tests.plugins.browser", "tests.plugins.requirements", "tests.cast"]


# A machine that is busy with something else makes no test wrong.
hypothesis.settings.register_profile("naast", deadline=None)
hypothesis.settings.load_profile("naast")


def pytest_configure(config):
    from naast.config import postgres

    postgres.start()


LONGEST_NAME = 40


def pytest_make_parametrize_id(val, argname):
    """Name a long value after its argument: a file or a seal holds the second in which it was made.

    Both processes collect for themselves, and have to find the same names.
    """
    if isinstance(val, bytes) or (isinstance(val, str) and len(val) > LONGEST_NAME):
        return argname
    return None


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items):
    """Keep together in one process what shares something slow: a page, or a whole world.

    What is together is small, so that two processes end together. Browser and web server are there
    once in each.
    """
    places: dict[str, int] = {"": 0}
    for item in items:
        places.setdefault(_page_that_is_visited(item), len(places))
    items.sort(key=lambda item: places[_page_that_is_visited(item)])

    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if {"site", "served", "browser"} & fixtures:
            item.add_marker(pytest.mark.browser)
            page = _page_that_is_visited(item)
            group = f"page {page}" if page else f"browser {item.module.__name__}"
            item.add_marker(pytest.mark.xdist_group(group))
            # Two browsers, two web servers and a database on two cores: now and then one is late.
            # Once more tells late from wrong; the closing line counts what was tried again.
            item.add_marker(pytest.mark.flaky(reruns=1))
        elif "world" in fixtures:
            item.add_marker(pytest.mark.xdist_group(item.module.__name__))


def _page_that_is_visited(item):
    """Return the name of the page of tests/pages that a test looks at, or nothing."""
    is_visit = "visits" in getattr(item, "fixturenames", ())
    return item.callspec.params["page"].name if is_visit else ""


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker):
    """Replace pytest-django's: the tables are made by the owner, as in production."""
    from django.db import connection

    name = connection.settings_dict["NAME"]
    make_database(name)
    yield
    with django_db_blocker.unblock():
        connection.close()
    drop_database(name)


@pytest.fixture(autouse=True)
def in_dutch():
    """Begin in Dutch: a page asked for in English leaves its language to the next test."""
    from django.utils import translation

    translation.activate("nl")
    yield
    translation.activate("nl")


def pytest_addoption(parser):
    parser.addoption(
        "--source",
        help="the printed text of the inventory of 2016, for its second derivation",
    )
    parser.addoption(
        "--hsds-schemas",
        help="a folder with the schema files of Open Referral HSDS 3, for our open data",
    )
