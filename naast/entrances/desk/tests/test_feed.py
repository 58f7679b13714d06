"""Her own calendar reads when she has an appointment, and nothing of the resident."""

import io
import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.identity.models import Grant, User
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.supporters import actions
from naast.supply.supporters.models import CalendarAddress, PoolRecord
from naast.supply.supporters.rules import Status
from naast.supply.supporters.tests.factories import make_address, make_supporter
from naast.support.encounters.tests.factories import make_appointment
from naast.support.people import actions as people
from naast.support.people.models import Guesses
from naast.support.people.queries import persons
from naast.support.people.rules import MOST_WRONG, House
from naast.support.people.tests.factories import make_ground, make_person, make_standing
from tests.cast import BRAM, HANNA_ID, NOON, SANNE

pytestmark = pytest.mark.django_db

TOKEN, OTHER = "a" * 40, "b" * 40
TOPIC = "Schulden bij de tandarts"


@pytest.fixture
def hanna(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_ground()
    person = make_person(id=HANNA_ID, first_name="Hanneke")
    make_standing(person, SANNE.user_id)
    make_supporter(SANNE.user_id)
    make_address(SANNE.user_id, token=TOKEN, place="Onderweg")
    return person


def feed(client, token=TOKEN, prefix="", **more):
    return client.get(f"{prefix}/feed/{token}.ics", **more)


def starts(client, **more):
    lines = feed(client, **more).content.decode().split("\r\n")
    return [line.partition(":")[2] for line in lines if line.startswith("DTSTART:")]


class TestFeed:
    def test_tells_when_and_nothing_of_the_resident(self, client, hanna):
        row = make_appointment(hanna, SANNE.user_id, about=TOPIC)

        answer = feed(client)

        text = answer.content.decode()
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert "SUMMARY:Afspraak Naast\r\n" in text
        assert "LOCATION:Onderweg\r\n" in text
        assert starts(client) == ["20261110T110000Z"]
        for secret in (TOPIC, "Hanneke", str(hanna.pk), hanna.pk.hex, str(row.pk), row.pk.hex):
            assert secret not in text
        assert "SUMMARY:Naast appointment" in feed(client, prefix="/en").content.decode()

    def test_leaves_out_what_was_called_off_what_is_far_and_what_is_a_colleagues(
        self, client, hanna
    ):
        for days in (-9, -6, 150, 400):
            make_appointment(hanna, SANNE.user_id, starts_at=NOON + timedelta(days=days))
        make_appointment(hanna, SANNE.user_id, cancelled_at=NOON)
        make_appointment(hanna, BRAM.user_id, starts_at=NOON)

        assert starts(client) == ["20261103T110000Z", "20270408T100000Z"]

    def test_takes_no_more_queries_for_a_full_calendar(
        self, client, hanna, django_assert_num_queries
    ):
        with CaptureQueriesContext(connection) as empty:
            feed(client)
        for hours in range(30):
            make_appointment(hanna, SANNE.user_id, starts_at=NOON + timedelta(hours=hours))

        with django_assert_num_queries(len(empty)):
            feed(client)

    def test_of_a_house_in_which_she_holds_no_role_it_shows_nothing(self, client, hanna):
        there = make_person(house=House.MUNICIPALITY)
        make_appointment(there, SANNE.user_id)

        assert starts(client) == []

    def test_the_role_of_a_calendar_opens_no_file(self, client, hanna):
        reader = Actor(at=NOON, calendar=Scope(user_id=SANNE.user_id))

        with acting(reader):
            assert not persons(actor=reader).exists()

    def test_looking_is_written_down_nowhere_and_sets_no_cookie(self, client, hanna):
        before = list(Entry.objects.values())

        answer = feed(client)

        assert list(Entry.objects.values()) == before
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]


class TestEnds:
    def stop(self):
        PoolRecord.objects.update(status=Status.STOPPED)

    def take_role(self):
        Grant.objects.filter(user_id=SANNE.user_id).update(until_on=NOON.date())

    def lock_out(self):
        User.objects.filter(pk=SANNE.user_id).update(is_active=False)

    def revoke(self):
        with acting(SANNE):
            actions.end_calendar(actor=SANNE)

    @pytest.mark.parametrize("how", ["stop", "take_role", "lock_out", "revoke"])
    def test_it_opens_nothing_from_then_on(self, client, hanna, how):
        assert feed(client).status_code == 200

        getattr(self, how)()

        gone, unknown = feed(client), feed(client, token=OTHER)
        assert (gone.status_code, gone.content) == (404, unknown.content)
        assert gone.headers.keys() == unknown.headers.keys()


class TestGuessing:
    def test_is_slowed_and_then_the_right_one_is_not_looked_at(self, client, hanna):
        for number in range(MOST_WRONG):
            assert feed(client, token=f"{number:040x}").status_code == 404

        slowed = feed(client)

        assert (slowed.status_code, slowed["Retry-After"]) == (429, "900")
        assert feed(client, REMOTE_ADDR="192.0.2.9").status_code == 200

    def test_takes_no_tries_from_who_types_a_code_there(self, client, hanna):
        for number in range(MOST_WRONG):
            feed(client, token=f"{number:040x}", REMOTE_ADDR="192.0.2.7")

        code = "otter wilg lamp boter mand 0000"
        assert people.enter_with_code(text=code, source="192.0.2.7", at=NOON) is None

    @pytest.mark.parametrize("odd", ["x", "%0a", "a" * 900, "é", "..", "a" * 39 + "%00"])
    def test_whatever_is_asked_is_kindly_not_there(self, client, hanna, odd):
        assert feed(client, token=odd).status_code == 404

    def test_keeps_neither_the_address_nor_who_asked(self, client, hanna):
        feed(client, token=OTHER, REMOTE_ADDR="192.0.2.7")

        kept = str([*Guesses.objects.values(), *CalendarAddress.objects.values()])
        assert OTHER not in kept
        assert "192.0.2.7" not in kept


class TestLog:
    @pytest.fixture
    def log(self, monkeypatch):
        """Return what the handler of the settings writes, traceback and all."""
        written = io.StringIO()
        [handler] = [h for h in logging.getLogger().handlers if h.name == "stderr"]
        monkeypatch.setattr(handler, "stream", written)
        return written

    @pytest.mark.parametrize(
        "path",
        [
            f"/feed/{OTHER}.ics",
            f"/en/feed/{OTHER}.ics",
            f"/feed/{OTHER}.ics/",
            f"/feed/{OTHER}",
            f"/feed/x/{OTHER}/y/",
        ],
    )
    def test_holds_no_address_however_it_was_copied(self, client, hanna, log, path):
        client.get(path, follow=True)

        assert OTHER not in log.getvalue()

    def test_holds_none_in_a_traceback_either(self, hanna, log):
        failure = ValueError(f"/feed/{TOKEN}.ics")

        logging.getLogger("naast").error("At /feed/%s.ics", TOKEN, exc_info=failure)

        assert TOKEN not in log.getvalue()
        assert "ValueError: /feed/…" in log.getvalue()
