"""Jobs act as the clock; a real worker, under the app's own role, loses nothing when killed."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from naast.core.outbox import actions, jobs
from naast.core.outbox.models import Message
from naast.core.policy.walls import Actor
from tests.databases import ROOT, drop_database, make_database

from .factories import PHONE, message

QUEUE = """
from django.utils import timezone
from naast.core.outbox import actions
from naast.core.policy.walls import Actor, acting
from tests.cast import HANNA_ID
nobody = Actor(at=timezone.now())
with acting(nobody):
    actions.queue(actor=nobody, channel="text", template="answer_waiting", to="+31600000001",
                  subject_id=HANNA_ID, house="support", controller="organisation-1")
"""


class TestJob:
    def test_acts_as_the_clock_with_ids_as_annotated(self, db, monkeypatch):
        seen = {}
        monkeypatch.setattr(jobs.app, "task", lambda **options: lambda function: function)

        @jobs.job()
        def look(*, actor: Actor, message_id: UUID, number: int) -> None:
            seen.update(actor=actor, message_id=message_id, number=number)
            seen["found"] = list(Message.objects.values_list("id", flat=True))

        one = message()
        look(message_id=str(one.id), number=3)

        assert list(seen["actor"].scopes) == ["clock"]
        assert seen["actor"].at is not None
        assert (seen["message_id"], seen["number"], seen["found"]) == (one.id, 3, [one.id])

    def test_every_job_of_naast_was_made_by_the_decorator(self):
        ours = {
            name: task
            for name, task in jobs.app.tasks.items()
            if task.func.__module__.startswith("naast.")
        }

        plain = {name for name, task in ours.items() if not hasattr(task.func, "__wrapped__")}
        assert "outbox.send_message" in ours
        assert plain == {"outbox.take_over"}  # touches the queue's own tables only

    def test_a_failing_provider_is_tried_again(self, db, settings):
        settings.NAAST_PROVIDERS = {"text": "naast.core.outbox.providers.nothing_here"}
        one = message()

        jobs.send_message(message_id=str(one.id))

        one.refresh_from_db()
        assert (one.state, one.attempts) == ("waiting", 1)
        assert one.next_at > one.queued_at

    def test_the_sweep_counts(self, db):
        message()

        jobs.sweep(timestamp=0)

        assert [one.waiting for one in actions.Standing.objects.filter(channel="text")] == [1]


# ---------------------------------------------------------------- with a real worker


class Place:
    """A database of its own, in which processes queue and workers send."""

    def __init__(self, *, database: str, folder: Path) -> None:
        self.database, self.folder = database, folder
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "naast.config.settings",
            "NAAST_DEMO": "1",
            "NAAST_DATABASE": database,
            "NAAST_DATABASE_ROLE": "app",
            "NAAST_TEXT_PROVIDER": "naast.core.outbox.tests.provider.send",
            "OUTBOX_TEST": str(folder),
        }

    def manage(self, *arguments: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, check=True, capture_output=True,
        )  # fmt: skip

    @contextmanager
    def worker(self):
        """Run a worker; kill it with -9 at the end, unless it ended by itself."""
        child = subprocess.Popen(
            [sys.executable, "manage.py", "procrastinate", "worker", "--concurrency", "2"],
            cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield child
        finally:
            child.kill()
            child.wait()

    def sql(self, statement: str) -> list[tuple]:
        own = connection.settings_dict
        with psycopg.connect(
            host=own["HOST"], port=own["PORT"], user=own["USER"], dbname=self.database,
            autocommit=True,
        ) as there:  # fmt: skip
            done = there.execute(statement)
            return done.fetchall() if done.description else []

    def state(self) -> tuple:
        """Return state and attempts of the one message, and whether an address is left."""
        [row] = self.sql(
            "SELECT state, attempts, address IS NULL AND wrapped_key IS NULL FROM outbox_message"
        )
        return row

    def sent(self) -> list[str]:
        file = self.folder / "sent"
        return file.read_text().splitlines() if file.exists() else []

    def wait_for(self, happened) -> None:
        until = time.monotonic() + 90  # the worker is missed after 30
        while not happened():
            assert time.monotonic() < until, (self.state(), self.sent())
            time.sleep(0.05)

    def let_time_pass(self) -> None:
        """Let the claim lapse, the worker be missed, and a next minute begin."""
        self.sql("UPDATE outbox_message SET next_at = now() - interval '2 minutes'")
        self.sql("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
        self.sql("DELETE FROM procrastinate_periodic_defers")


@pytest.fixture
def place(tmp_path):
    name = f"test_naast_worker_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    make_database(name)
    yield Place(database=name, folder=tmp_path)
    drop_database(name)


def test_a_worker_sends_what_a_visitor_set_on_its_way(place):
    place.manage("shell", "-c", QUEUE)

    with place.worker() as worker:
        place.wait_for(lambda: place.state()[0] == "sent")
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=10) == 0

    assert place.state() == ("sent", 1, True)
    assert [line.split()[1] for line in place.sent()] == [PHONE]


@pytest.mark.parametrize(("moment", "times"), [("hang_before", 1), ("hang_after", 2)])
def test_a_worker_killed_while_sending_loses_nothing(place, moment, times):
    place.manage("shell", "-c", QUEUE)
    (place.folder / moment).touch()
    with place.worker():
        place.wait_for((place.folder / "hanging").exists)
    assert place.state() == ("waiting", 1, False)

    (place.folder / moment).unlink()
    place.let_time_pass()
    with place.worker():
        place.wait_for(lambda: place.state()[0] == "sent")

    assert place.state() == ("sent", 2, True)
    assert len(place.sent()) == times


def test_a_message_whose_job_was_lost_is_found_by_the_sweep(place):
    place.manage("shell", "-c", QUEUE)
    place.sql("DELETE FROM procrastinate_jobs")
    place.let_time_pass()

    with place.worker():
        place.wait_for(lambda: place.state()[0] == "sent")

    assert len(place.sent()) == 1


def test_the_job_of_a_killed_worker_is_run_again(place):
    place.manage("shell", "-c", QUEUE)
    (place.folder / "hang_before").touch()
    with place.worker():
        place.wait_for((place.folder / "hanging").exists)
    doing = (
        "SELECT count(*) FROM procrastinate_jobs"
        " WHERE status = 'doing' AND task_name = 'outbox.send_message'"
    )
    assert place.sql(doing) == [(1,)]

    (place.folder / "hang_before").unlink()
    place.let_time_pass()
    with place.worker():
        place.wait_for(lambda: place.sql(doing) == [(0,)] and place.state()[0] == "sent")

    assert len(place.sent()) == 1
