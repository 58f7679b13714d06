"""Closed cases: until when the file is kept; who leads holds one longer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.support.casework.models import Case
from naast.support.casework.rules import CaseStatus
from naast.support.casework.tests.factories import make_running_case
from naast.support.keeping import actions
from naast.support.keeping.models import Hold
from naast.support.keeping.rules import Why
from naast.support.keeping.tests.factories import make_hold
from naast.support.people.tests.factories import YESTERDAY, make_ground, make_person
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    HANNA,
    HANNA_ID,
    NOON,
    PETRA,
    SANNE,
    TINEKE,
)

CLOSED = "/desk/cases/closed/"
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def ground(cast):
    make_ground()


@pytest.fixture
def of(client, cast):
    """Return a browser of somebody of the cast."""

    def signed_in(actor):
        client.force_login(cast[actor])
        return client

    return signed_in


@pytest.fixture
def closed(ground):
    """Write a case of Sanne that was closed yesterday."""
    case = make_running_case(SANNE.user_id)
    case.status, case.closed_at, case.outcome, case.hat = (
        CaseStatus.CLOSED,
        YESTERDAY,
        "volunteer",
        None,
    )
    case.save()
    return case


class TestClosedCases:
    def test_who_closed_it_reads_until_when_it_is_kept_and_why(self, of, closed):
        page = of(SANNE).get(CLOSED).content.decode()

        assert closed.question.number in page
        assert "Blijft tot 9 november 2027" in page
        assert "artikel 5" in page
        assert "Langer vasthouden" not in page

    def test_nobody_else_reads_it(self, of, closed):
        for actor in (BRAM, DIRK, TINEKE):
            assert closed.question.number not in of(actor).get(CLOSED).content.decode()
        assert of(PETRA).get(CLOSED).status_code == 404

    def test_reads_a_long_list_in_few_queries(self, of, closed, django_assert_max_num_queries):
        for _ in range(6):
            case = make_running_case(SANNE.user_id)
            Case.objects.filter(id=case.id).update(
                status=CaseStatus.CLOSED, closed_at=YESTERDAY, outcome="stopped", hat=None
            )

        browser = of(CARLA)
        with django_assert_max_num_queries(15):
            browser.get(CLOSED)


class TestHold:
    def held(self, of, closed, **sent):
        there = f"{CLOSED}{closed.id}/hold/"
        until = (TODAY + timedelta(days=60)).isoformat()
        return of(CARLA).post(there, {"why": "dispute", "until_on": until, **sent})

    def test_who_leads_holds_it_and_lets_it_go(self, of, closed):
        assert self.held(of, closed).status_code == 302

        hold = Hold.objects.get()
        assert (hold.why, hold.user_id, hold.person_id) == (
            Why.DISPUTE,
            CARLA.user_id,
            closed.person_id,
        )
        assert "Vastgehouden tot en met" in of(CARLA).get(CLOSED).content.decode()
        assert of(CARLA).post(f"/desk/holds/{hold.id}/end/").status_code == 302
        hold.refresh_from_db()
        assert hold.ended_at == NOON

    def test_the_resident_reads_that_it_was_done(self, of, closed):
        self.held(of, closed)

        entry = Entry.objects.get(action="keeping.hold.placed")
        assert (entry.subject_id, entry.house) == (closed.person_id, "support")

    def test_lasts_a_year_at_most(self, of, closed):
        answer = self.held(of, closed, until_on=(TODAY + timedelta(days=400)).isoformat())

        assert answer.status_code == 422
        assert not Hold.objects.exists()

    def test_staff_do_not_hold_in_the_name_of_the_resident(self, of, closed):
        assert self.held(of, closed, why="herself").status_code == 422

    def test_of_another_organisation_it_is_not_there(self, of, closed):
        there = f"{CLOSED}{closed.id}/hold/"

        assert of(TINEKE).get(there).status_code == 404
        assert of(SANNE).get(there).status_code == 404

    def test_what_she_holds_herself_only_she_ends(self, ground):
        hers = make_hold(make_person(id=HANNA_ID), why=Why.HERSELF)

        with acting(CARLA), pytest.raises(Hold.DoesNotExist):
            actions.end_hold(actor=CARLA, hold_id=hers.id, at=NOON)
        with acting(HANNA):
            actions.end_hold(actor=HANNA, hold_id=hers.id, at=NOON)
        hers.refresh_from_db()
        assert hers.ended_at == NOON
