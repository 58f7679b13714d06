"""Databases for tests: migrated once as the owner, then copied."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

import tests.settings  # noqa: F401 (its environment stands before anything reads it)
from naast.config import postgres
from tools.demo import has_command

ROOT = Path(__file__).resolve().parents[1]


def make_database(name: str) -> None:
    """Make a migrated database `name` without any rows."""
    with _server() as there:
        _copy(there, name, template=_template(there))


def make_database_with_world(name: str, *, only_supply: bool = False) -> None:
    """Make a database `name` with the demo world in it, or only places and workers."""
    version = _digest("naast/**/demo/**/*", "naast/**/demo.py", "naast/**/load_demo.py")
    part = ("--only-supply",) if only_supply else ()
    template = f"naast_world_{_version()}_{version}{'_supply' if only_supply else ''}"
    with _server() as there:
        if not _exists(there, template):
            _copy(there, f"{template}_new", template=_template(there))
            if has_command("load_demo"):
                _manage("load_demo", *part, database=f"{template}_new", role="superuser")
            there.execute(f"ALTER DATABASE {template}_new RENAME TO {template}")
        _copy(there, name, template=template)


def drop_database(name: str) -> None:
    with _server() as there:
        there.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def _server() -> Iterator[psycopg.Connection]:
    """Connect as superuser; one process at a time, so that a template is made once."""
    postgres.start()
    server = postgres.url(user="postgres", database="postgres")
    with psycopg.connect(server, autocommit=True) as there:
        there.execute("SELECT pg_advisory_lock(20260101)")
        yield there


def _template(there: psycopg.Connection) -> str:
    template = f"naast_template_{_version()}"
    if not _exists(there, template):
        _drop_older(there)
        there.execute(f"DROP DATABASE IF EXISTS {template}_new WITH (FORCE)")
        there.execute(f"CREATE DATABASE {template}_new OWNER naast_owner")
        _manage("migrate", "-v0", database=f"{template}_new", role="owner")
        there.execute(f"ALTER DATABASE {template}_new RENAME TO {template}")
    return template


def _drop_older(there: psycopg.Connection) -> None:
    names = "SELECT datname FROM pg_database WHERE datname ~ '^naast_(template|world)_'"
    for (name,) in there.execute(names).fetchall():
        there.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _copy(there: psycopg.Connection, name: str, *, template: str) -> None:
    there.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    there.execute(f"CREATE DATABASE {name} TEMPLATE {template} OWNER naast_owner")


def _exists(there: psycopg.Connection, name: str) -> bool:
    return bool(there.execute("SELECT FROM pg_database WHERE datname = %s", [name]).rowcount)


def _manage(*arguments: str, database: str, role: str) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "naast.config.settings",  # those of tests name their own database
        "NAAST_DATABASE": database,
        "NAAST_DATABASE_ROLE": role,
    }
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True)


def _version() -> str:
    """Return a digest of all that makes the tables."""
    return _digest("naast/**/migrations/*.py", "requirements.lock", "deploy/roles.sql")


def _digest(*patterns: str) -> str:
    digest = hashlib.sha256()
    for file in sorted(file for pattern in patterns for file in ROOT.glob(pattern)):
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
