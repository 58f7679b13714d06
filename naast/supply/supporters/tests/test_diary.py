"""Her own calendar counts: only *busy* is kept, nobody else reads it, and it goes at once."""

import json
import logging
from datetime import UTC, timedelta

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone, translation
from django.utils.formats import date_format

from naast.core.audit.models import Entry
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import actions, jobs, queries
from naast.supply.supporters.diary.fetch import Failed, fetch_diary
from naast.supply.supporters.models import BusyTime, DiarySource, PoolRecord, Supporter
from naast.supply.supporters.rules import FAILS_LONG, READ_AGAIN, Kind, Status, Trouble
from naast.supply.supporters.tests.factories import make_busy, make_diary, make_supporter
from tests.cast import BRAM, CARLA, FOPPE, KARIN, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

PAGE = "/desk/my-details/busy/"
SECRET = "https://agenda.example/geheim-9f3c/basic.ics"
TOMORROW = NOON + timedelta(days=1)
DIARY = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:een
DTSTART:{TOMORROW.astimezone(UTC):%Y%m%dT%H%M%SZ}
DURATION:PT90M
SUMMARY:Oncoloog
LOCATION:Kamer 12
ATTENDEE:mailto:iemand@elders.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def clock(monkeypatch):
    """Return a clock that can be put forward."""
    hands = {"now": NOON}
    monkeypatch.setattr(timezone, "now", lambda: hands["now"])
    return hands


@pytest.fixture
def sanne(cast, clock):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    return make_supporter(SANNE.user_id)


@pytest.fixture
def outside(monkeypatch):
    """Return the internet: what is asked, and what it answers."""
    there = {"asked": [], "says": DIARY.encode()}

    def fetch(*, address):
        there["asked"].append(address)
        if isinstance(there["says"], Trouble):
            raise Failed(there["says"])
        return there["says"]

    monkeypatch.setattr(jobs, "fetch_diary", fetch)
    return there


def waiting():
    """Return for whom a job to read a calendar stands in the queue."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args FROM procrastinate_jobs"
            " WHERE task_name = 'supporters.read_diary' AND status = 'todo'"
        )
        return [json.loads(row[0]) for row in cursor.fetchall()]


def work():
    """Do what stands in the queue."""
    for args in waiting():
        jobs.read_diary(**args)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name LIKE 'supporters.%'")


def give(**given):
    with acting(SANNE):
        actions.follow_diary(actor=SANNE, address=given.get("address", SECRET))


def spans():
    return list(BusyTime.objects.order_by("starts_at").values_list("starts_at", "ends_at"))


def everything():
    """Return all rows of all tables, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = []
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row[0] for row in cursor.fetchall()]
    return "\n".join(found)


class TestReading:
    def test_keeps_from_when_until_when_and_nothing_more(self, sanne, outside):
        give()
        work()

        assert spans() == [(TOMORROW, TOMORROW + timedelta(minutes=90))]
        assert outside["asked"] == [SECRET]
        assert DiarySource.objects.get().read_at == NOON
        for secret in ("geheim-9f3c", "Oncoloog", "Kamer 12", "elders.example", "een@"):
            assert secret not in everything()

    def test_a_file_is_read_once_and_let_go_of(self, sanne, outside, clock):
        with acting(SANNE):
            actions.take_diary_file(actor=SANNE, contents=DIARY)
        assert "Oncoloog" not in everything()
        work()

        assert len(spans()) == 1
        assert DiarySource.objects.get().contents is None
        clock["now"] += READ_AGAIN * 2
        jobs.read_diaries()
        assert waiting() == []
        assert outside["asked"] == []

    def test_a_newer_reading_stands_in_place_of_the_older(self, sanne, outside, clock):
        give()
        work()
        outside["says"] = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
        clock["now"] += READ_AGAIN
        jobs.read_diaries()
        work()

        assert spans() == []
        assert len(outside["asked"]) == 2

    def test_happens_when_its_turn_has_come_and_once_at_a_time(self, sanne, outside, clock):
        give()
        work()
        clock["now"] += READ_AGAIN - timedelta(minutes=1)
        jobs.read_diaries()
        assert waiting() == []

        clock["now"] += timedelta(minutes=1)
        jobs.read_diaries()
        jobs.read_diaries()
        assert len(waiting()) == 1

    def test_no_transaction_is_open_while_the_outside_is_waited_for(
        self, sanne, outside, monkeypatch
    ):
        seen = []

        def fetch(*, address):
            seen.append(len(connection.savepoint_ids))
            return DIARY.encode()

        monkeypatch.setattr(jobs, "fetch_diary", fetch)
        give()
        before = len(connection.savepoint_ids)
        work()

        assert seen == [before]

    def test_of_what_she_ended_meanwhile_keeps_nothing(self, sanne, outside, monkeypatch):
        def fetch(*, address):
            with acting(SANNE):
                actions.end_diary(actor=SANNE)
            return DIARY.encode()

        monkeypatch.setattr(jobs, "fetch_diary", fetch)
        give()
        work()

        assert spans() == []
        assert not DiarySource.objects.exists()

    def test_of_what_she_put_another_in_place_of_keeps_nothing(self, sanne, monkeypatch):
        def fetch(*, address):
            if address == SECRET:  # within the same moment
                give(address="https://agenda.example/ander.ics")
            return DIARY.encode()

        monkeypatch.setattr(jobs, "fetch_diary", fetch)
        give()
        jobs.read_diary(**waiting()[0])

        assert spans() == []
        assert DiarySource.objects.get().read_at is None

    def test_no_log_and_no_record_holds_the_address(self, sanne, monkeypatch, caplog):
        caplog.set_level(logging.DEBUG)
        # A real attempt, at a name that nobody can have: all of our own code runs.
        monkeypatch.setattr(jobs, "fetch_diary", fetch_diary)
        give(address="https://geheim-9f3c.invalid/geheim-9f3c.ics")
        work()

        assert DiarySource.objects.get().trouble == Trouble.NOT_FOUND
        assert "geheim-9f3c" not in caplog.text
        assert "geheim-9f3c" not in str(list(Entry.objects.values()))
        assert "geheim-9f3c" not in str(waiting())


class TestTrouble:
    def fail(self, clock, *, after):
        clock["now"] += after
        jobs.read_diaries()
        work()

    def told(self):
        return apps.get_model("outbox.Message").objects.filter(template="diary_silent").count()

    def test_is_told_in_plain_words_and_what_was_read_still_counts(
        self, sanne, outside, clock, client, cast
    ):
        give()
        work()
        outside["says"] = Trouble.REFUSED
        self.fail(clock, after=READ_AGAIN)
        client.force_login(cast[SANNE])

        page = client.get(PAGE).content.decode()

        assert "Wij konden uw agenda niet lezen" in page
        assert "Dit adres geeft geen agenda meer." in page
        assert "Wat wij eerder lazen, telt nog mee." in page
        assert len(spans()) == 1
        assert SECRET not in page

    def test_that_lasts_is_told_once_and_again_only_after_it_went_well(self, sanne, outside, clock):
        outside["says"] = Trouble.SILENT
        give()
        work()
        self.fail(clock, after=READ_AGAIN)
        assert self.told() == 0

        self.fail(clock, after=FAILS_LONG)
        self.fail(clock, after=FAILS_LONG)
        assert self.told() == 1

        outside["says"] = DIARY.encode()
        self.fail(clock, after=READ_AGAIN)
        outside["says"] = Trouble.SILENT
        self.fail(clock, after=READ_AGAIN)
        assert self.told() == 1
        self.fail(clock, after=FAILS_LONG)
        assert self.told() == 2

    def test_with_a_file_lets_go_of_it_too(self, sanne, outside):
        with acting(SANNE):
            actions.take_diary_file(actor=SANNE, contents="BEGIN:VCALENDAR\nOncoloog")
        work()

        row = DiarySource.objects.get()
        assert (row.trouble, row.contents, row.read_at) == (Trouble.UNREADABLE, None, None)


class TestEnds:
    def test_all_of_it_at_once(self, sanne, outside):
        give()
        work()

        with acting(SANNE):
            actions.end_diary(actor=SANNE)
            actions.end_diary(actor=SANNE)

        assert not BusyTime.objects.exists()
        assert not DiarySource.objects.exists()

    def test_another_calendar_leaves_nothing_of_the_one_before(self, sanne, outside):
        give()
        work()

        give(address="https://agenda.example/ander.ics")

        assert not BusyTime.objects.exists()
        assert DiarySource.objects.get().read_at is None

    def test_with_her_work(self, sanne, outside):
        give()
        work()
        PoolRecord.objects.update(status=Status.STOPPED)

        jobs.read_diaries()

        assert not BusyTime.objects.exists()
        assert not DiarySource.objects.exists()

    def test_what_is_past_is_forgotten(self, sanne, clock):
        make_busy(sanne, starts_at=NOON - timedelta(hours=1))
        make_busy(sanne, starts_at=NOON - timedelta(minutes=59))

        jobs.read_diaries()

        assert len(spans()) == 1

    def test_is_of_nobody_who_is_no_worker_or_stopped(self, sanne):
        PoolRecord.objects.update(status=Status.STOPPED)

        for actor in (CARLA, SANNE):
            with acting(actor), pytest.raises(Supporter.DoesNotExist):
                actions.follow_diary(actor=actor, address=SECRET)


class TestWhoSees:
    def test_her_coordinator_sees_only_that_she_is_busy_now(self, sanne, client, cast, clock):
        make_busy(sanne, starts_at=NOON + timedelta(hours=1))
        make_diary(sanne, address=SECRET)
        client.force_login(cast[CARLA])
        assert "nu even niet" not in client.get("/desk/people/").content.decode()

        clock["now"] += timedelta(hours=1)
        assert "nu even niet" in client.get("/desk/people/").content.decode()

        clock["now"] += timedelta(hours=1)
        assert "nu even niet" not in client.get("/desk/people/").content.decode()

    @pytest.mark.parametrize("actor", [BRAM, CARLA, FOPPE, KARIN], ids=str)
    def test_nobody_else_reads_when_she_is_busy_otherwise(self, sanne, actor):
        make_busy(sanne, starts_at=NOON + timedelta(hours=1))
        make_diary(sanne, address=SECRET)

        with acting(actor):
            assert not BusyTime.objects.exists()
            assert not DiarySource.objects.exists()

    def test_a_municipality_reads_nothing_of_its_own_workers_either(self, sanne):
        foppe = make_supporter(FOPPE.user_id, kind=Kind.MEITINKER)
        make_busy(foppe, starts_at=NOON)

        with acting(KARIN):
            assert not BusyTime.objects.exists()

    def test_the_engine_that_chooses_reads_none(self, sanne):
        make_busy(sanne, starts_at=NOON)
        matcher = Actor(at=NOON, matcher=Scope(municipality_ids=[WETTERWALD]))

        with acting(matcher):
            assert not BusyTime.objects.exists()
            assert queries.busy_now(actor=matcher, at=NOON) == set()


class TestPage:
    @pytest.fixture
    def desk(self, client, cast, sanne):
        client.force_login(cast[SANNE])
        return client

    def test_takes_an_address_and_never_shows_it_again(self, desk, outside):
        answer = desk.post(PAGE, {"address": SECRET.replace("https", "webcal")}, follow=True)
        before = answer.content.decode()
        work()
        after = desk.get(PAGE).content.decode()

        assert "Wij hebben hem nog niet gelezen" in before
        assert "Wij lazen uw agenda het laatst op" in after
        assert outside["asked"] == [SECRET]
        assert "geheim-9f3c" not in before + after
        assert timezone.localtime(TOMORROW).strftime("%H:%M") in after

    def test_tells_a_day_once_where_it_begins_and_ends_on_it(self, desk, sanne):
        make_diary(sanne, address=SECRET)
        make_busy(sanne, starts_at=TOMORROW, hours=1)
        make_busy(sanne, starts_at=TOMORROW + timedelta(days=2), hours=24)

        page = desk.get(PAGE).content.decode()

        with translation.override("nl"):
            once, begins, ends = (
                date_format(timezone.localtime(TOMORROW + timedelta(days=days)), "l j F, H:i")
                for days in (0, 2, 3)
            )
        after = timezone.localtime(TOMORROW + timedelta(hours=1))
        assert f"<li>{once} – {after:%H:%M}</li>" in page  # noqa: RUF001
        assert f"<li>{begins} – {ends}</li>" in page  # noqa: RUF001

    @pytest.mark.parametrize("typed", ["", "agenda", "http://a.example/a.ics", "https://a:1/"])
    def test_says_kindly_what_is_no_address(self, desk, typed):
        answer = desk.post(PAGE, {"address": typed})

        assert answer.status_code == 422
        assert not DiarySource.objects.exists()

    def test_takes_a_file(self, desk, outside):
        sent = SimpleUploadedFile("agenda.ics", DIARY.encode(), "text/calendar")
        assert desk.post(f"{PAGE}file/", {"file": sent}).status_code == 302
        work()

        assert "één keer" in desk.get(PAGE).content.decode()

    @pytest.mark.parametrize("sent", [b"", b"<html>", b"\xff\xfe", b"x" * 3_000_001])
    def test_says_kindly_what_is_no_file_of_a_calendar(self, desk, sent):
        one = SimpleUploadedFile("agenda.ics", sent, "text/calendar")

        assert desk.post(f"{PAGE}file/", {"file": one}).status_code == 422
        assert not DiarySource.objects.exists()

    def test_stops_with_one_button(self, desk, outside):
        give()
        work()

        desk.post(f"{PAGE}end/")

        assert spans() == []

    def test_is_found_from_her_details_and_not_there_for_who_is_no_worker(self, desk, client, cast):
        assert PAGE in desk.get("/desk/my-details/").content.decode()
        client.force_login(cast[CARLA])
        assert client.get(PAGE).status_code == 404
