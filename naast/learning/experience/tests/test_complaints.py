"""A complaint goes to who hears it in that one house; the two routes never read each other."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.identity.models import Grant, User
from naast.core.identity.queries import staff_actor
from naast.core.identity.rules import Role
from naast.core.outbox.models import Message
from naast.core.policy.rules import Actor
from naast.core.policy.walls import acting
from naast.learning.experience import actions, queries
from naast.learning.experience.models import Complaint
from naast.learning.experience.tests.factories import make_complaint
from naast.supply.organisations.tests.factories import Organisation, make_agreement
from naast.support.people.models import Details, Person
from naast.support.people.queries import code_fingerprint
from naast.support.people.tests.factories import (
    make_code,
    make_ground,
    make_person,
    make_standing,
)
from tests.cast import (
    CARLA,
    CAST,
    CLOCK,
    GEA,
    GRANTED_ON,
    HANNA,
    HANNA_ID,
    MEIDOORN,
    NOON,
    OMAR,
    SANNE,
    WETTERWALD,
)  # fmt: skip

CODE = "otter wilg lamp boter mand 4827"
PAGE = "/wetterwald/klacht/"
SAID = {"over": str(MEIDOORN), "klacht": "Zij luisterde niet.", "bereik": "0612345678"}


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    make_agreement(Organisation.objects.get(id=MEIDOORN), WETTERWALD)


@pytest.fixture
def otto(cast):
    """Return who hears the complaints about the municipality."""
    user = User.objects.create(email="otto@naast.example", name="Otto", is_demo=True)
    Grant.objects.create(
        user=user,
        role=Role.COMPLAINTS_OFFICER,
        scope=f"municipality:{WETTERWALD}",
        from_on=GRANTED_ON,
    )
    return user


def complain(actor, organisation_id=MEIDOORN, at=NOON):
    with acting(actor):
        return actions.complain(
            actor=actor, municipality_id=WETTERWALD, organisation_id=organisation_id,
            text="Zij luisterde niet.", reach_me="", at=at,
        )  # fmt: skip


class TestComplain:
    @pytest.mark.req("R-167")
    def test_reaches_who_hears_it_without_a_name_or_a_code(self, client):
        assert client.post(PAGE, SAID).status_code == 302

        row = Complaint.objects.get()
        assert (row.person_id, row.organisation_id, row.house) == (None, MEIDOORN, "support")
        assert set(Message.objects.values_list("user_id", flat=True)) == {OMAR.user_id}
        with acting(OMAR):
            opened = actions.open_complaint(actor=OMAR, complaint_id=row.id)
        assert (opened.text, opened.reach_me) == ("Zij luisterde niet.", "0612345678")

    def test_keeps_no_word_of_it_in_the_clear(self, client):
        client.post(PAGE, SAID)

        assert b"luisterde" not in bytes(Complaint.objects.get().text.sealed)

    def test_who_came_in_with_her_code_finds_it_back(self):
        make_person(id=HANNA_ID)

        row = complain(HANNA)

        with acting(HANNA):
            [own] = queries.own_complaints(actor=HANNA)
        assert (row.person_id, own.text) == (HANNA_ID, "Zij luisterde niet.")

    def test_may_be_made_by_anybody(self):
        complain(Actor(at=NOON))

        assert Complaint.objects.count() == 1


class TestItTakesLonger:
    def longer(self, row, at=NOON):
        officer = Actor(user_id=OMAR.user_id, at=at, **OMAR.scopes)
        with acting(officer):
            return actions.extend_complaint(
                actor=officer, complaint_id=row.id, because="Er is iemand ziek.", at=at
            )

    def test_is_told_to_her_with_the_reason_and_the_new_last_day(self, client):
        person = make_person(id=HANNA_ID, phone="0612345678")
        make_code(person, code_fingerprint(text=CODE))
        Details.objects.filter(person=person).update(safe_to_text=True)

        self.longer(complain(HANNA))

        with acting(HANNA):
            [own] = queries.own_complaints(actor=HANNA)
        assert (own.because, own.first_on, own.last_on) == (
            "Er is iemand ziek.",
            date(2026, 12, 21),
            date(2027, 1, 18),
        )
        assert Message.objects.filter(subject_id=HANNA_ID, template="answer_waiting").exists()

    def test_can_be_done_once_and_not_once_it_is_late(self):
        once, late = complain(Actor(at=NOON)), complain(Actor(at=NOON))
        self.longer(once)

        with pytest.raises(actions.MayNotExtend):
            self.longer(once)
        with pytest.raises(actions.MayNotExtend):
            self.longer(late, at=NOON + timedelta(days=43))

    def test_is_not_done_after_the_answer(self):
        row = complain(Actor(at=NOON))
        with acting(OMAR):
            actions.answer_complaint(actor=OMAR, complaint_id=row.id, text="Ja.", at=NOON)

        with pytest.raises(actions.MayNotExtend):
            self.longer(row)

    def test_is_warned_about_before_the_new_last_day_only(self):
        row = complain(Actor(at=NOON))
        self.longer(row)
        told = []
        for days in (36, 64):
            clock = Actor(at=NOON + timedelta(days=days), **CLOCK.scopes)
            with acting(clock):
                told.append(actions.warn_of_complaint(actor=clock, complaint_id=row.id))

        assert told == [0, 1]

    def test_is_for_who_hears_complaints_of_that_house(self):
        row = complain(Actor(at=NOON), organisation_id=None)

        with pytest.raises(Complaint.DoesNotExist):
            self.longer(row)


class TestTwoRoutes:
    def test_never_read_each_other(self, otto):
        about_them = complain(Actor(at=NOON))
        about_it = complain(Actor(at=NOON), organisation_id=None)

        officer = staff_actor(user=otto, at=NOON)
        with acting(officer):
            assert list(queries.complaints(actor=officer)) == [about_it]
        with acting(OMAR):
            assert list(queries.complaints(actor=OMAR)) == [about_them]

    def test_nobody_else_reads_one(self):
        person = make_person(id=HANNA_ID)
        make_standing(person, SANNE.user_id)
        complain(HANNA)

        readers = set()
        for actor in CAST:
            with acting(actor):
                if queries.complaints(actor=actor).exists():
                    readers.add(actor)
        assert readers == {OMAR, HANNA}

    def test_offers_only_routes_on_which_somebody_hears(self, client, otto):
        shown = client.get(PAGE).content.decode()

        assert 'value="gemeente"' in shown
        assert f'value="{MEIDOORN}"' in shown
        Grant.objects.filter(user=otto).delete()
        assert 'value="gemeente"' not in client.get(PAGE).content.decode()


class TestAnswer:
    def test_is_kept_once_and_she_reads_it(self):
        make_person(id=HANNA_ID)
        row = complain(HANNA)

        with acting(OMAR):
            actions.answer_complaint(actor=OMAR, complaint_id=row.id, text="Sorry.", at=NOON)
            with pytest.raises(Complaint.DoesNotExist):
                actions.answer_complaint(actor=OMAR, complaint_id=row.id, text="Nee.", at=NOON)

        with acting(HANNA):
            assert queries.own_complaints(actor=HANNA)[0].answer == "Sorry."
        assert Entry.objects.get(action="experience.complaint.answered").subject_id == HANNA_ID

    @pytest.mark.parametrize("actor", [CARLA, SANNE, GEA, HANNA])
    def test_is_for_who_hears_it(self, actor):
        row = make_complaint(municipality_id=WETTERWALD, organisation_id=MEIDOORN)

        with acting(actor), pytest.raises(Complaint.DoesNotExist):
            actions.answer_complaint(actor=actor, complaint_id=row.id, text="Nee.", at=NOON)


class TestTheTerm:
    """Six weeks (Awb art. 9:11), for who complains and for who answers."""

    def at_day(self, monkeypatch, day):
        monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(days=day))

    def test_stands_where_one_complains_beside_the_form_on_paper(self, client):
        page = client.get(PAGE).content.decode()

        assert "U krijgt binnen 6 weken antwoord, met uitleg." in page
        assert "Awb art. 9:11" in page
        assert 'href="/wetterwald/papier/klacht/"' in page
        printed = client.get("/wetterwald/papier/klacht/")
        assert printed.content.startswith(b"%PDF")

    @pytest.mark.parametrize(
        "seen",
        [
            (34, "", "U hoort uiterlijk op 21 december iets."),
            (35, "soon", "U hoort uiterlijk op 21 december iets."),
            (42, "soon", "U hoort uiterlijk op 21 december iets."),
            (43, "late", "U had op 21 december antwoord moeten hebben."),
        ],
    )
    def test_is_watched_for_both(self, client, cast, monkeypatch, seen):
        day, kind, told = seen
        row = make_complaint(
            municipality_id=WETTERWALD,
            organisation_id=MEIDOORN,
            person=make_person(id=HANNA_ID),
            made_at=NOON,
        )
        self.at_day(monkeypatch, day)
        client.force_login(cast[OMAR])

        for path in ("/desk/complaints/", f"/desk/complaints/{row.id}/"):
            page = client.get(path).content.decode()
            assert "antwoord vóór of op 21 december" in page
            assert re.findall(r"naast-due--(\w+)", page) == ([kind] if kind else [])

        make_code(Person.objects.get(), code_fingerprint(text=CODE))
        hers = Client()
        hers.post("/wetterwald/mijn-dossier/", {"code": CODE})
        assert told in hers.get("/wetterwald/mijn-dossier/").content.decode()

    def test_is_warned_about_a_week_before_unless_it_was_answered(self):
        row = complain(SANNE)
        [job] = jobs_of("experience.warn_of_complaint")
        assert job["args"] == {"complaint_id": str(row.id)}
        assert timezone.localdate(job["scheduled_at"]) == date(2026, 12, 14)
        Message.objects.all().delete()

        with acting(CLOCK):
            assert actions.warn_of_complaint(actor=CLOCK, complaint_id=row.id) == 1
        assert set(Message.objects.values_list("user_id", "template")) == {
            (OMAR.user_id, "question_late")
        }

        with acting(OMAR):
            actions.answer_complaint(actor=OMAR, complaint_id=row.id, text="Sorry.", at=NOON)
        with acting(CLOCK):
            assert actions.warn_of_complaint(actor=CLOCK, complaint_id=row.id) == 0


def jobs_of(task: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args, scheduled_at FROM procrastinate_jobs WHERE task_name = %s", [task]
        )
        return [{"args": json.loads(a), "scheduled_at": s} for a, s in cursor.fetchall()]
