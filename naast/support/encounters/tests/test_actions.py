"""Agree on a moment and call it off; who sees it."""

from datetime import timedelta

import pytest

from naast.core.audit.tests.factories import Entry
from naast.core.policy.walls import acting
from naast.support.encounters import actions, queries
from naast.support.encounters.actions import NotAhead
from naast.support.encounters.models import Appointment
from naast.support.encounters.rules import Way
from naast.support.encounters.tests.factories import TOMORROW, make_appointment
from naast.support.people.rules import House
from naast.support.people.tests.factories import (
    Person,
    make_ground,
    make_person,
    make_standing,
)
from tests.cast import (
    BRAM,
    CARLA,
    CAST,
    DIRK,
    FOPPE,
    GEA,
    HANNA,
    HANNA_ID,
    KARIN,
    NAMES,
    NOON,
    SANNE,
    WILLEM_ID,
)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


@pytest.fixture
def hanna():
    person = make_person(id=HANNA_ID)
    make_standing(person, SANNE.user_id)
    return person


def agree(actor, person, **fields):
    given = {"way": Way.HOME, "starts_at": TOMORROW, "minutes": 60, "about": "Post", "at": NOON}
    return actions.agree_appointment(actor=actor, person_id=person.id, **{**given, **fields})


class TestAgreeAppointment:
    def test_seals_what_it_is_about(self, hanna):
        with acting(SANNE):
            agree(SANNE, hanna)
            [opened] = queries.opened(actor=SANNE, rows=queries.appointments(actor=SANNE))

        assert (opened.about, opened.starts_at, opened.with_name) == ("Post", TOMORROW, "Sanne")
        with acting(HANNA):
            [hers] = queries.opened(actor=HANNA, rows=queries.appointments(actor=HANNA))
        assert hers == opened

    @pytest.mark.parametrize("actor", [BRAM, CARLA, DIRK, FOPPE, GEA, KARIN])
    def test_is_for_who_stands_beside_her(self, hanna, actor):
        with acting(actor), pytest.raises(Person.DoesNotExist):
            agree(actor, hanna)

        assert not Appointment.objects.exists()

    def test_keeps_to_the_house_of_the_person(self):
        willem = make_person(id=WILLEM_ID, house=House.MUNICIPALITY)
        make_standing(willem, FOPPE.user_id)

        with acting(FOPPE):
            made = agree(FOPPE, willem)

        assert made.house == House.MUNICIPALITY
        assert Entry.objects.get(object_id=str(made.id)).role == "access_officer"

    @pytest.mark.parametrize(
        "wrong", [{"starts_at": NOON}, {"minutes": 0}, {"starts_at": NOON + timedelta(days=400)}]
    )
    def test_lies_ahead(self, hanna, wrong):
        with acting(SANNE), pytest.raises(NotAhead):
            agree(SANNE, hanna, **wrong)


class TestCancelAppointment:
    @pytest.mark.parametrize("actor", [SANNE, HANNA])
    def test_is_for_either_side_and_changes_nothing_twice(self, hanna, actor):
        made = make_appointment(hanna, SANNE.user_id)

        with acting(actor):
            actions.cancel_appointment(actor=actor, appointment_id=made.id, at=NOON)
            actions.cancel_appointment(actor=actor, appointment_id=made.id, at=TOMORROW)

        made.refresh_from_db()
        assert made.cancelled_at == NOON
        assert Entry.objects.count() == 1

    @pytest.mark.parametrize("actor", [BRAM, CARLA, DIRK, FOPPE])
    def test_is_for_nobody_else(self, hanna, actor):
        made = make_appointment(hanna, SANNE.user_id)

        with acting(actor), pytest.raises(Appointment.DoesNotExist):
            actions.cancel_appointment(actor=actor, appointment_id=made.id, at=NOON)


def test_only_she_and_who_stands_beside_her_see_her_appointments(hanna):
    make_appointment(hanna, SANNE.user_id)
    seeing = set()

    for actor in CAST:
        with acting(actor):
            if queries.appointments(actor=actor).exists():
                seeing.add(NAMES[actor])

    assert seeing == {"Sanne", "Hanna"}
