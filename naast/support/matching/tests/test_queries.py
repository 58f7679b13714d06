"""Who sees what of a question: its header, its words, its offer, who stands beside her."""

import pytest

from naast.core.policy.walls import acting
from naast.support.matching import queries
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import (
    make_offer,
    make_pass_on,
    make_placement,
    make_question,
    make_text,
)
from naast.support.people.rules import House
from naast.support.people.tests.factories import (
    make_ground,
    make_person,
    make_standing,
)
from tests.cast import (
    BRAM,
    CARLA,
    CAST,
    CLOCK,
    FOPPE,
    HANNA,
    HANNA_ID,
    KARIN,
    NAMES,
    SANNE,
    WILLEM,
    WILLEM_ID,
)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


def seeing(rows):
    """Return the names of those who get a row."""
    found = set()
    for actor in CAST:
        with acting(actor):
            if rows(actor=actor).exists():
                found.add(NAMES[actor])
    return found


def names(*actors):
    return {NAMES[actor] for actor in actors}


class TestBeforeAccepting:
    @pytest.mark.parametrize(
        ("rows", "allowed"),
        [
            (queries.questions, (SANNE, CARLA, HANNA, CLOCK)),
            (queries.texts, (HANNA,)),
            (queries.offers, (HANNA, CARLA)),
            (queries.passed_on, (HANNA, BRAM, CARLA)),
        ],
    )
    def test_the_header_goes_to_who_is_asked_and_the_words_to_nobody(self, rows, allowed):
        question = make_question(make_person(id=HANNA_ID), SANNE.user_id)
        make_text(question, "Help")
        make_offer(question)
        make_pass_on(question, BRAM.user_id)

        assert seeing(rows) == names(*allowed)

    def test_a_question_that_waits_for_the_coordinator_is_seen_by_no_supporter(self):
        make_question(make_person(id=HANNA_ID))

        assert seeing(queries.questions) == names(CARLA, HANNA, CLOCK)


class TestAfterAccepting:
    @pytest.mark.parametrize(
        ("rows", "allowed"),
        [
            (queries.questions, (SANNE, CARLA, HANNA, CLOCK)),
            (queries.texts, (SANNE, HANNA)),
            (queries.placements, (SANNE, CARLA, HANNA)),
        ],
    )
    def test_the_words_open_for_who_stands_beside_her(self, rows, allowed):
        person = make_person(id=HANNA_ID)
        make_standing(person, SANNE.user_id)
        question = make_question(person, SANNE.user_id, status=QuestionStatus.ACCEPTED)
        make_text(question, "Help")
        make_placement(question, SANNE.user_id)

        assert seeing(rows) == names(*allowed)


class TestInTheHouseOfTheMunicipality:
    @pytest.mark.parametrize(
        ("rows", "allowed"),
        [
            (queries.questions, (FOPPE, KARIN, WILLEM, CLOCK)),
            (queries.texts, (FOPPE, WILLEM)),
            (queries.placements, (FOPPE, KARIN, WILLEM)),
        ],
    )
    def test_nobody_of_an_organisation_sees_a_row(self, rows, allowed):
        person = make_person(id=WILLEM_ID, house=House.MUNICIPALITY)
        make_standing(person, FOPPE.user_id)
        question = make_question(person, FOPPE.user_id, status=QuestionStatus.ACCEPTED)
        make_text(question, "Help")
        make_placement(question, FOPPE.user_id)

        assert seeing(rows) == names(*allowed)
