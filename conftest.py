"""What every test stands on: the embedded PostgreSQL, one database per process, made by migrating.

Tests connect as superuser, so that factories can write anything; `acting(...)` steps down to the
app's role, so both walls stand wherever somebody acts.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent


pytest_plugins = ["tests.plugins.browser", "tests.plugins.requirements", "tests.cast"]


def pytest_configure(config):
    from naast.config import postgres

    postgres.start()


def _migrations() -> str:
    """Return a digest of all that makes the tables: unchanged tables are copied, not made."""
    digest = hashlib.sha256()
    for file in sorted(ROOT.glob("naast/**/migrations/*.py")):
        digest.update(file.read_bytes())
    digest.update((ROOT / "requirements.lock").read_bytes())
    digest.update((ROOT / "deploy" / "roles.sql").read_bytes())
    return digest.hexdigest()[:12]


def make_database(name: str) -> None:
    """Make an empty, migrated database `name`: migrated once as the owner, then copied."""
    import psycopg

    from naast.config import postgres

    template = f"naast_template_{_migrations()}"
    server = postgres.url(user="postgres", database="postgres")
    with psycopg.connect(server, autocommit=True) as there:
        # One process makes the template; the others wait here.
        there.execute("SELECT pg_advisory_lock(20260101)")
        exists = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not there.execute(exists, [template]).fetchone():
            there.execute(f"DROP DATABASE IF EXISTS {template}_new WITH (FORCE)")
            there.execute(f"CREATE DATABASE {template}_new OWNER naast_owner")
            environment = {
                **os.environ,
                "NAAST_DATABASE": f"{template}_new",
                "NAAST_DATABASE_ROLE": "owner",
            }
            subprocess.run(
                [sys.executable, "manage.py", "migrate", "-v0"],
                cwd=ROOT, env=environment, check=True,
            )  # fmt: skip
            there.execute(f"ALTER DATABASE {template}_new RENAME TO {template}")
        there.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        there.execute(f"CREATE DATABASE {name} TEMPLATE {template} OWNER naast_owner")
        there.execute("SELECT pg_advisory_unlock(20260101)")


def drop_database(name: str) -> None:
    import psycopg

    from naast.config import postgres

    server = postgres.url(user="postgres", database="postgres")
    with psycopg.connect(server, autocommit=True) as there:
        there.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


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
