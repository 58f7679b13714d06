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


def pytest_collection_modifyitems(items):
    """Keep what needs the browser in one process: one browser and one server are enough."""
    for item in items:
        if {"site", "served", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


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
