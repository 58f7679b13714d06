"""Serve Naast on this machine: database, tables, demo world, web and worker, and stop all of it.

With DATABASE_URL and DATABASE_OWNER_URL it serves that PostgreSQL instead, without demo world and
demo accounts. Ctrl-C, SIGTERM and a closed terminal stop everything within five seconds; so does a
web server or worker that dies, then with exit code 1.
"""

import ctypes
import fcntl
import hashlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import IO

import psycopg
from psycopg import sql

from naast.config import postgres

ROOT = Path(__file__).resolve().parents[1]
VAR = postgres.VAR
LOCK = VAR / "demo.lock"

# Each thread takes at most one connection of the pool (NAAST_POOL).
WEB = [
    "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--workers", "1",
    "--blocking-threads", "4", "--no-ws", "--no-access-log", "--log-level", "warning",
    "--workers-kill-timeout", "1", "naast.config.wsgi:application",
]  # fmt: skip
WORKER = [
    "manage.py", "procrastinate", "worker", "--concurrency", "2", "--delete-jobs", "successful",
]  # fmt: skip
MOST_SECONDS_TO_START = 60
MOST_SECONDS_TO_STOP = 2  # of the five; the database gets the rest

DOORS = {
    "/wetterwald/": "a resident of Wetterwâld",
    "/en/wetterwald/": "the same, in English",
    "/desk/": "staff",
    "/demo/": "every demo account, one click to sign in",
}


class CannotGoOn(Exception):
    """What the person at the keyboard can do something about, in one line."""


class Stopped(Exception):
    """Somebody asked us to stop."""


# ---------------------------------------------------------------- what is there already


def digest(*patterns: str) -> str:
    """Return a digest of the files that match, by name, size and time of change."""
    found = hashlib.sha256()
    for pattern in patterns:
        for file in sorted(ROOT.glob(pattern)):
            if not file.is_file() or file.suffix == ".pyc":
                continue
            facts = file.stat()
            found.update(f"{file.relative_to(ROOT)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return found.hexdigest()[:16]


class Done:
    """What was done to the embedded database, kept as its comment: erased with it, never lying."""

    def __init__(self) -> None:
        with self._connect() as there:
            row = there.execute(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
                [postgres.DATABASE],
            ).fetchone()
        self._known = dict(part.split("=") for part in ((row and row[0]) or "").split())

    def once(self, what: str, version: str, do: Callable[[], None]) -> None:
        """Do it, unless it was done for this version."""
        if self._known.get(what) == version:
            return
        do()
        self._known[what] = version
        text = " ".join(f"{key}={value}" for key, value in self._known.items())
        with self._connect() as there:
            there.execute(
                sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                    sql.Identifier(postgres.DATABASE), sql.Literal(text)
                )
            )

    def write_down(self) -> None:
        """Bring a new world to disk now, not while somebody waits for it to stop."""
        with self._connect() as there:
            there.execute("CHECKPOINT")

    @staticmethod
    def _connect() -> psycopg.Connection:
        return psycopg.connect(postgres.url(user="postgres"), autocommit=True)


# ---------------------------------------------------------------- before serving


def start_database(*, reset: bool) -> None:
    if reset:
        postgres.erase()
    postgres.start()


def manage(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "naast.config.settings"},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise CannotGoOn(f"manage.py {' '.join(arguments)} failed; see above")


def migrate() -> None:
    print("Making the tables …", flush=True)
    manage("migrate", "--verbosity", "0")


def prepare(*, embedded: bool) -> None:
    """Bring database and built files up to date; a second time there is nothing to do."""
    tables = digest("naast/**/migrations/*.py", "requirements.lock", "deploy/roles.sql")
    if embedded:
        done = Done()
        done.once("tables", tables, migrate)
        if has_command("load_demo"):
            world = digest("naast/**/demo/**/*.py", "naast/**/demo.py", "naast/**/load_demo.py")
            done.once("world", world, load_world)
            done.write_down()
    else:
        migrate()
    collect_static()


def collect_static() -> None:
    """Build the static files, unless nothing changed: who serves them would miss them meanwhile."""
    with (VAR / "static.done").open("a+") as done:
        fcntl.flock(done, fcntl.LOCK_EX)
        done.seek(0)
        version = digest("naast/**/static/**/*", "requirements.lock")
        if done.read() != version:
            manage("collectstatic", "--no-input", "--clear", "--verbosity", "0")
            done.truncate(0)
            done.write(version)


def load_world() -> None:
    print("Making the demo world (a minute, once) …", flush=True)
    manage("load_demo")


def has_command(name: str) -> bool:
    return any(ROOT.glob(f"naast/**/management/commands/{name}.py"))


def has_jobs() -> bool:
    # Not before the environment is as it shall be.
    from naast.config import settings  # noqa: PLC0415

    return "naast.core.outbox" in settings.INSTALLED_APPS


def check_environment() -> bool:
    """Return whether the embedded PostgreSQL is used; set what the children shall know."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naast.config.settings")
    if not os.environ.get("DATABASE_URL"):
        os.environ["NAAST_DEMO"] = "1"
        return True
    os.environ.pop("NAAST_DEMO", None)
    for name, why in {
        "DATABASE_OWNER_URL": "the log-in that migrates, made with deploy/roles.sql",
        "NAAST_SECRET_KEY": "a long random text that only this server knows",
    }.items():
        if not os.environ.get(name):
            raise CannotGoOn(f"DATABASE_URL is set, so {name} is needed too: {why}.")
    return False


def check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as taken:
            raise CannotGoOn(
                f"Port {port} is in use on this machine; choose another: make demo PORT={port + 1}"
            ) from taken


# ---------------------------------------------------------------- serving


def launch(
    *arguments: str, environment: dict[str, str] | None = None, output: IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own: a Ctrl-C reaches us alone, and we end it whole."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
        preexec_fn=_die_with_parent,  # noqa: PLW1509 (no threads here)
    )


def _die_with_parent() -> None:
    """Ask Linux to end this child when we are killed and cannot end it ourselves."""
    set_death_signal = 1
    with suppress(OSError):
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGTERM)


def end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """End every child with all it started: kindly first, then for certain."""
    _signal_groups(children, signal.SIGTERM)
    until = time.monotonic() + MOST_SECONDS_TO_STOP
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.0, until - time.monotonic()))
    _signal_groups(children, signal.SIGKILL)
    for child in children:
        child.wait()


def _signal_groups(children: Sequence[subprocess.Popen[bytes]], number: signal.Signals) -> None:
    for child in children:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, number)


def answers(port: int, path: str = "/") -> int:
    """Return the status with which the web server answers, 0 when it does not."""
    web = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        web.request("HEAD", path)
        return web.getresponse().status
    except OSError:
        return 0
    finally:
        web.close()


def wait_until_served(web: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + MOST_SECONDS_TO_START
    while not answers(port):
        if web.poll() is not None or time.monotonic() > until:
            raise CannotGoOn("The web server did not start; see above.")
        time.sleep(0.05)


def say_where(*, port: int, embedded: bool) -> None:
    address = f"http://127.0.0.1:{port}"
    if embedded:
        for path, who in DOORS.items():
            print(f"  {address + path:<40} {who}")
    else:
        print(f"  {address}/  behind a proxy with https that sets X-Forwarded-Proto")
    print("Ctrl-C stops web, worker and database.", flush=True)


def serve(*, port: int, embedded: bool) -> None:
    """Serve until a child dies; the ways to stop come in as Stopped."""
    children = {"web server": launch("-m", *WEB, "--port", str(port))}
    try:
        wait_until_served(children["web server"], port)
        if has_jobs():
            children["worker"] = launch(*WORKER)
        say_where(port=port, embedded=embedded)
        while True:
            for name, child in children.items():
                if child.poll() is not None:
                    raise CannotGoOn(f"The {name} ended by itself ({child.returncode}).")
            time.sleep(0.2)
    finally:
        ignore_signals()
        end(list(children.values()))


# ---------------------------------------------------------------- starting and stopping

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Signals:
    """Turns the signals that stop us into Stopped; not halfway a step that must not be left so."""

    def __init__(self) -> None:
        self._holding = self._asked = False
        for number in STOPPING:
            # Who ignores a hang-up asked for it (nohup); an ignored Ctrl-C is only a shell's habit.
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._stop)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._asked = True
        if not self._holding:
            ignore_signals()
            raise Stopped

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let this step end first: a server that is starting cannot be stopped yet."""
        self._holding = True
        yield
        self._holding = False
        if self._asked:
            ignore_signals()
            raise Stopped


def ignore_signals() -> None:
    """Whatever else arrives now, stopping goes on."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def alone(port: int) -> Iterator[None]:
    """Hold the lock of this folder, with our number in it for `make stop`."""
    VAR.mkdir(parents=True, exist_ok=True)
    with LOCK.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise CannotGoOn("Naast runs here already; `make stop` stops it.") from held
        lock.truncate(0)
        lock.write(f"{os.getpid()} {port}\n")
        lock.flush()
        yield


def main() -> int:
    """Serve until told to stop."""
    signals = Signals()
    try:
        port = int(os.environ.get("PORT") or 8000)
        embedded = check_environment()
        if embedded:
            os.environ.setdefault("NAAST_URL", f"http://127.0.0.1:{port}")
        with alone(port):
            check_port(port)
            try:
                if embedded:
                    with signals.held():
                        start_database(reset=os.environ.get("RESET") == "1")
                prepare(embedded=embedded)
                serve(port=port, embedded=embedded)
            finally:
                if embedded:
                    ignore_signals()
                    postgres.stop()
    except Stopped:
        return 0
    except (CannotGoOn, RuntimeError) as problem:
        print(f"demo: {problem}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
