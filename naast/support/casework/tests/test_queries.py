"""Who sees what of cases, and one case opened."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naast.core.policy.walls import acting
from naast.support.casework import queries
from naast.support.casework.queries import aims
from naast.support.casework.rules import Rung
from naast.support.casework.tests.factories import (
    make_contact,
    make_goal,
    make_rung,
    make_running_case,
)
from naast.support.encounters.tests.factories import make_appointment
from naast.support.people.tests.factories import Person, make_ground, make_person
from tests.cast import CARLA, CAST, DIRK, HANNA, HANNA_ID, LINDE, NAMES, NOON, SANNE


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


@pytest.fixture
def hannas_case():
    """Write Hanna's case with Sanne, and one of the other organisation beside it."""
    make_running_case(DIRK.user_id, person=make_person(organisation_id=LINDE))
    case = make_running_case(SANNE.user_id, person=make_person(id=HANNA_ID), text="Help")
    make_contact(case)
    make_goal(case)
    make_rung(case)
    return case


@pytest.mark.parametrize(
    ("rows", "allowed"),
    [
        (queries.cases, {SANNE, CARLA, HANNA}),
        (queries.contents, {SANNE, HANNA}),
        (queries.contacts, {SANNE, HANNA}),
        (aims.goals, {SANNE, HANNA}),
        (aims.rungs, {SANNE, HANNA}),
    ],
)
def test_the_coordinator_sees_progress_and_no_contents(hannas_case, rows, allowed):
    seeing = set()

    for actor in CAST:
        with acting(actor):
            if rows(actor=actor).filter(person_id=HANNA_ID).exists():
                seeing.add(actor)

    assert {NAMES[actor] for actor in seeing} == {NAMES[actor] for actor in allowed}


class TestOpenedCase:
    @pytest.mark.parametrize("actor", [SANNE, HANNA])
    def test_is_the_same_for_who_stands_beside_her_and_for_herself(self, hannas_case, actor):
        with acting(actor):
            opened = queries.opened_case(actor=actor, case_id=hannas_case.id)

        assert opened.own_words == "Help"
        assert [one.text for one in opened.contacts] == ["Gebeld."]
        assert [one.text for one in opened.goals] == ["Weer slapen."]
        assert [one.rung for one in opened.rungs] == list(Rung)
        assert (opened.user_name, opened.organisation_name) == ("Sanne", "Stichting Meidoorn")

    def test_takes_the_same_number_of_queries_however_much_is_in_it(self, hannas_case):
        def count():
            with acting(SANNE), CaptureQueriesContext(connection) as captured:
                queries.opened_case(actor=SANNE, case_id=hannas_case.id)
            return len(captured)

        few = count()
        for _ in range(20):
            make_contact(hannas_case)
            make_goal(hannas_case)
            make_appointment(hannas_case.person, SANNE.user_id)

        assert count() == few == 6

    def test_is_gone_once_she_is_erased(self, hannas_case):
        Person.objects.filter(id=HANNA_ID).update(wrapped_key=None, erased_at=NOON)

        with acting(SANNE), pytest.raises(queries.Case.DoesNotExist):
            queries.opened_case(actor=SANNE, case_id=hannas_case.id)


class TestMyPeople:
    def test_lists_running_cases_by_first_name(self):
        make_running_case(SANNE.user_id, person=make_person(first_name="Wopke"))
        make_running_case(SANNE.user_id, person=make_person(first_name="Aly"))

        with acting(SANNE), CaptureQueriesContext(connection) as captured:
            people = queries.my_people(actor=SANNE)

        assert [one.first_name for one in people] == ["Aly", "Wopke"]
        assert len(captured) == 2
