"""`make demo` in a clone of its own: it starts, it stops, and it keeps things.

A clone in a folder with a space in its name, with the packages of this one. As root also a plain
user with nothing but Debian's Python, who installs everything. Times are those that are promised.
"""

import http.client
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from naast.config import postgres
from tests.databases import drop_database, make_database
from tests.served import free_port

ROOT = Path(__file__).resolve().parents[1]
SERVING = "Ctrl-C stops"

SECONDS_TO_START_FIRST = 240
SECONDS_TO_START_AGAIN = 5
SECONDS_TO_STOP = 5
# A machine may be busy with something else: the fastest of so many tries counts. The others must
# only come to an end.
TRIES = 5
PATIENCE = 180

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("two commands")]


def as_in_the_background() -> None:
    """As a shell starts it there: a Ctrl-C is ignored, a terminal that closes is not.

    Whoever runs the tests under nohup hands down to them that it is.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Demo:
    """A `make demo` that runs, and what it says."""

    def __init__(self, folder: Path, *, user: str | None = None, **environment: str) -> None:
        self.folder, self.port = folder, free_port()
        self.said = folder / "var" / "said.txt"
        self.said.parent.mkdir(exist_ok=True)
        if user:
            shutil.chown(self.said.parent, user)
        self.began = time.monotonic()
        with self.said.open("w") as output:
            self.process = subprocess.Popen(
                ["make", "demo"],
                cwd=folder,
                env=clean_environment(user) | environment | {"PORT": str(self.port)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                user=user,
                start_new_session=True,
                preexec_fn=as_in_the_background,  # noqa: PLW1509
            )

    def wait_until_served(self, *, seconds: float = PATIENCE) -> float:
        """Return how long it took."""
        while SERVING not in self.text() and self.process.poll() is None:
            if self.seconds() > seconds:
                break
            time.sleep(0.02)
        took = self.seconds()
        assert SERVING in self.text(), self.text()
        return took

    def wait_until_gone(self) -> float:
        """Return how long it took; with make, all that it started is gone."""
        began = time.monotonic()
        self.process.wait(PATIENCE)
        took = time.monotonic() - began
        assert left_running(self.folder) == []
        return took

    def seconds(self) -> float:
        return time.monotonic() - self.began

    def text(self) -> str:
        return self.said.read_text(errors="replace")

    def status(self, path: str) -> int:
        web = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            web.request("GET", path)
            return web.getresponse().status
        finally:
            web.close()

    def signal(self, number: signal.Signals) -> None:
        """Signal as a terminal does: everybody in the foreground hears it."""
        os.killpg(self.process.pid, number)

    def number_of(self, part: str) -> int:
        """Return the process that serves `part` of this demo and was started first."""
        return min(number for number, line in processes() if part in line and self.owns(line))

    def owns(self, line: str) -> bool:
        return str(self.port) in line

    def own_number(self) -> int:
        return int((self.folder / "var" / "demo.lock").read_text().split()[0])


def clean_environment(user: str | None = None) -> dict[str, str]:
    """Return the environment of somebody new: nothing of Naast in it."""
    ours = ("NAAST_", "DATABASE_", "DJANGO_", "PYTEST_", "VIRTUAL_ENV", "PYTHON", "MAKE", "MFLAGS")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    if user:
        clean |= {"HOME": pwd.getpwnam(user).pw_dir, "USER": user, "PATH": "/usr/bin:/bin"}
    return clean


def processes() -> list[tuple[int, str]]:
    listed = subprocess.run(
        ["ps", "-ww", "-eo", "pid=,stat=,args="], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    split = [line.split(maxsplit=2) for line in listed]
    return [(int(number), args) for number, stat, args in split if not stat.startswith("Z")]


def left_running(folder: Path) -> list[str]:
    """Return what still runs from this folder, by the folder it works in or names."""
    left = []
    for number, line in processes():
        try:
            works_in = Path(f"/proc/{number}/cwd").readlink()
        except OSError:
            continue
        if f"{folder}/" in f"{works_in}/" or f"{folder}/var" in line:
            left.append(line)
    return left


def run(*command: str, folder: Path, user: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=clean_environment(user),
        capture_output=True,
        text=True,
        check=False,
        user=user,
    )


def copy_of_the_tree(folder: Path) -> Path:
    """Copy what git would have, changes included, as it is just now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


@contextmanager
def removed_afterwards(folder: Path) -> Iterator[Path]:
    try:
        yield folder
    finally:
        run("make", "stop", folder=folder)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def clone() -> Iterator[Path]:
    """A clone with the packages of this one, served once: a demo world is there."""
    # Not pytest's folder: it shuts out the user that root lends the database.
    folder = copy_of_the_tree(Path(tempfile.mkdtemp(prefix="een kloon ")))
    (folder / ".venv").symlink_to(ROOT / ".venv")
    with removed_afterwards(folder):
        demo = Demo(folder)
        demo.wait_until_served(seconds=SECONDS_TO_START_FIRST)
        demo.signal(signal.SIGINT)
        demo.wait_until_gone()
        yield folder


@pytest.fixture
def demo(clone) -> Iterator[Demo]:
    """A second start."""
    demo = Demo(clone)
    demo.wait_until_served()
    yield demo
    if demo.process.poll() is None:
        demo.signal(signal.SIGTERM)
        demo.process.wait(PATIENCE)


def in_database(folder: Path, statement: str) -> list[tuple]:
    """Run SQL as superuser in the embedded database of a clone that is being served."""
    settings = next(
        line for _, line in processes() if "postgres -D" in line and f"{folder}/var" in line
    )
    socket = settings.split(" -k ")[1].split(" -p ")[0].strip("'")
    with psycopg.connect(host=socket, user="postgres", dbname="naast", autocommit=True) as there:
        done = there.execute(statement)
        return done.fetchall() if done.description else []


class TestStarting:
    def test_says_where_every_door_is_and_each_of_them_opens(self, demo):
        doors = [
            word.removeprefix(f"http://127.0.0.1:{demo.port}")
            for word in demo.text().split()
            if word.startswith("http://")
        ]

        assert {"/wetterwald/", "/en/wetterwald/", "/desk/", "/demo/"} <= set(doors)
        assert {demo.status(door) for door in doors} <= {200, 302}

    def test_keeps_what_was_there(self, clone, demo):
        in_database(clone, "CREATE TABLE IF NOT EXISTS left_here ()")
        demo.signal(signal.SIGTERM)
        demo.wait_until_gone()

        again = Demo(clone)
        again.wait_until_served()
        kept = in_database(clone, "SELECT to_regclass('left_here') IS NOT NULL")
        again.signal(signal.SIGTERM)

        assert kept == [(True,)]
        again.wait_until_gone()

    def test_serves_one_demo_in_a_folder(self, clone, demo):
        second = Demo(clone)

        assert second.process.wait(PATIENCE) != 0
        assert "runs here already" in second.text()
        assert demo.status("/wetterwald/") == 200

    def test_says_when_the_port_is_taken(self, clone, demo):
        demo.signal(signal.SIGTERM)
        demo.wait_until_gone()
        blocker = subprocess.Popen(
            ["python3", "-m", "http.server", "--bind", "127.0.0.1", str(demo.port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            time.sleep(0.5)
            answer = run("make", "demo", f"PORT={demo.port}", folder=clone)
        finally:
            blocker.kill()
            blocker.wait()

        assert answer.returncode != 0
        assert f"PORT={demo.port + 1}" in answer.stderr
        assert left_running(clone) == []


class TestTimes:
    def test_a_second_start_and_a_stop_take_less_than_five_seconds(self, clone, record_property):
        starts, stops = [], []
        while not starts or (
            len(starts) < TRIES
            and (min(starts) > SECONDS_TO_START_AGAIN or min(stops) > SECONDS_TO_STOP)
        ):
            demo = Demo(clone)
            starts.append(demo.wait_until_served())
            demo.signal(signal.SIGINT)
            stops.append(demo.wait_until_gone())

        record_property("seconds_to_start_again", min(starts))
        record_property("seconds_to_stop", min(stops))
        assert min(starts) <= SECONDS_TO_START_AGAIN
        assert min(stops) <= SECONDS_TO_STOP


class TestStopping:
    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    def test_a_signal_of_the_terminal_stops_everything(self, number, demo):
        demo.signal(number)

        demo.wait_until_gone()

    def test_sigterm_to_make_alone_stops_everything(self, demo):
        os.kill(demo.process.pid, signal.SIGTERM)

        demo.wait_until_gone()

    def test_make_stop_stops_everything(self, clone, demo):
        done = run("make", "stop", folder=clone)

        assert done.returncode == 0
        demo.wait_until_gone()

    def test_a_web_server_that_is_killed_takes_the_rest_with_it(self, demo):
        os.kill(demo.number_of("granian"), signal.SIGKILL)

        demo.wait_until_gone()
        assert demo.process.returncode != 0
        assert "ended by itself" in demo.text()

    def test_after_its_own_kill_nothing_serves_and_stop_ends_the_database(self, clone, demo):
        os.kill(demo.own_number(), signal.SIGKILL)
        demo.process.wait(PATIENCE)

        assert run("make", "stop", folder=clone).returncode == 0
        until = time.monotonic() + PATIENCE
        while left_running(clone) and time.monotonic() < until:
            time.sleep(0.05)
        assert left_running(clone) == []


class TestOwnPostgresql:
    def test_serves_it_without_a_demo_world(self, clone):
        name = "own_postgresql"
        make_database(name)
        where = f"{name}?host={postgres.socket_folder()}"
        demo = Demo(
            clone,
            DATABASE_URL=f"postgresql://naast_app@/{where}",
            DATABASE_OWNER_URL=f"postgresql://naast_owner@/{where}",
            NAAST_SECRET_KEY="a" * 60,
            NAAST_DEMO="1",
        )
        try:
            demo.wait_until_served()

            assert demo.status("/demo/") in {301, 404}  # 301: to https, as on a real server
            with psycopg.connect(postgres.url(user="postgres", database=name)) as there:
                users = there.execute("SELECT count(*) FROM identity_user").fetchone()
            assert users == (0,)
        finally:
            demo.signal(signal.SIGTERM)
            demo.wait_until_gone()
            drop_database(name)

    @pytest.mark.parametrize("missing", ["DATABASE_OWNER_URL", "NAAST_SECRET_KEY"])
    def test_says_what_is_missing(self, clone, missing):
        given = {
            "DATABASE_URL": "postgresql://naast_app@localhost/naast",
            "DATABASE_OWNER_URL": "postgresql://naast_owner@localhost/naast",
            "NAAST_SECRET_KEY": "a" * 60,
        }
        del given[missing]

        demo = Demo(clone, **given)

        assert demo.process.wait(PATIENCE) != 0
        assert missing in demo.text()


class TestSomebodyNew:
    """Nothing of ours: a user without rights, Debian's Python, no .venv, no var."""

    USER = "naast-newcomer"

    @pytest.fixture
    def home(self) -> Iterator[Path]:
        if os.geteuid() != 0:
            pytest.skip("the whole suite runs as a plain user already")
        subprocess.run(["useradd", "--create-home", self.USER], check=True)
        home = Path(pwd.getpwnam(self.USER).pw_dir)
        try:
            yield home
        finally:
            subprocess.run(["pkill", "-KILL", "-u", self.USER], check=False)
            subprocess.run(["userdel", "--force", "--remove", self.USER], check=False)

    def test_installs_serves_and_starts_again(self, home):
        folder = copy_of_the_tree(home / "naast")
        subprocess.run(["chown", "-R", self.USER, str(folder)], check=True)

        demo = Demo(folder, user=self.USER)
        demo.wait_until_served(seconds=SECONDS_TO_START_FIRST)
        assert demo.status("/wetterwald/") == 200
        demo.signal(signal.SIGINT)
        demo.wait_until_gone()

        again = Demo(folder, user=self.USER)
        again.wait_until_served()
        again.signal(signal.SIGHUP)
        again.wait_until_gone()


class TestReset:
    def test_starts_over_and_can_be_stopped_halfway(self, clone):
        before = Demo(clone)
        before.wait_until_served()
        in_database(clone, "CREATE TABLE IF NOT EXISTS left_here ()")
        before.signal(signal.SIGTERM)
        before.wait_until_gone()

        demo = Demo(clone, RESET="1")
        while "Making the demo world" not in demo.text() and demo.process.poll() is None:
            time.sleep(0.02)
        kept = in_database(clone, "SELECT to_regclass('left_here') IS NOT NULL")
        demo.signal(signal.SIGTERM)

        assert kept == [(False,)]
        demo.wait_until_gone()


class TestHelp:
    def test_lists_each_command_with_one_line(self):
        lines = run("make", "help", folder=ROOT).stdout.splitlines()

        assert [line.split()[1] for line in lines] == [
            "setup", "demo", "stop", "test", "check", "walls", "requirements",
            "screenshots", "a11y", "bench", "assets",
        ]  # fmt: skip
        assert all(len(line.split()) > 3 for line in lines)
