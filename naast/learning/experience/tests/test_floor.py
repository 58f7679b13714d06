"""Where residents doubt more than was agreed, a review opens, and tells nobody what they said."""

from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.models import Entry
from naast.core.outbox.models import Message
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.learning.experience.actions import open_reviews
from naast.learning.experience.rules import FEWEST_ANSWERS, LOOKS_BACK, under_floor
from naast.learning.experience.tests.factories import make_answer, make_helped_question
from naast.supply.organisations.actions import MayNotOpen
from naast.supply.organisations.models import Agreement, IndependenceReview, Organisation
from naast.supply.organisations.rules import ReviewOutcome
from naast.supply.organisations.tests.factories import make_agreement, make_review
from naast.supply.supporters.rules import KINDS, Kind
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import (
    CARLA,
    CAST,
    CLOCK,
    FOPPE,
    GEA,
    HAVENSTAD,
    MEIDOORN,
    NOON,
    SANNE,
    WETTERWALD,
)

pytestmark = pytest.mark.django_db

LATER = Actor(at=NOON + timedelta(days=1), clock=Scope())


@pytest.fixture
def agreed(cast):
    """Write that of a hundred residents seventy would say: she stood beside me."""
    make_ground()
    meidoorn = Organisation.objects.get(id=MEIDOORN)
    return make_agreement(meidoorn, WETTERWALD, independence_floor=70, floor_source="Artikel 5")


def answers(*scores, kind=Kind.FORMAL, **fields):
    for score in scores:
        question = make_helped_question(make_person(), SANNE.user_id, kind=kind)
        make_answer(question, stood_beside=score, **fields)


def look(actor=LATER):
    with acting(actor):
        open_reviews(actor=actor)
    return IndependenceReview.objects.filter(closed_at__isnull=True).count()


class TestUnderFloor:
    @given(st.lists(st.integers(1, 5)), st.integers(1, 100))
    def test_rests_on_five_answers_or_more(self, scores, floor):
        if under_floor(scores=scores, floor=floor):
            assert len(scores) >= FEWEST_ANSWERS
            assert any(score < 4 for score in scores)

    @given(st.lists(st.integers(1, 5)), st.integers(1, 99))
    def test_a_higher_floor_never_spares(self, scores, floor):
        assert under_floor(scores=scores, floor=floor + 1) >= under_floor(
            scores=scores, floor=floor
        )

    def test_the_database_has_its_numbers(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_get_functiondef('experience_under_floor'::regproc)")
            [[text]] = cursor.fetchall()

        assert f"found.answers >= {FEWEST_ANSWERS}" in text
        assert f"interval '{LOOKS_BACK.days} days'" in text


class TestOpenReviews:
    @pytest.mark.req("R-138", "R-322")
    def test_opens_one_where_too_few_say_that_she_stood_beside_them(self, agreed):
        answers(5, 4, 4, 1, 2)

        assert look() == 1
        review = IndependenceReview.objects.get()
        assert (review.organisation_id, review.municipality_id) == (MEIDOORN, WETTERWALD)
        told = set(Message.objects.values_list("user_id", flat=True))
        assert told == {GEA.user_id, CARLA.user_id}

    @pytest.mark.parametrize(
        "scores", [(5, 4, 4, 4, 1), (1, 1, 1, 1), (5, 5, 5, 5, 5, 5, 5, 1, 1, 1)]
    )
    def test_opens_none_at_the_floor_or_on_few_answers(self, agreed, scores):
        answers(*scores)

        assert look() == 0

    @pytest.mark.parametrize("floor", [1, 40, 41, 60, 61, 100])
    @pytest.mark.parametrize("scores", [(4, 5, 1, 1, 1), (5, 5, 5, 1, 1), (4, 4, 4, 4, 4, 4)])
    def test_opens_one_exactly_where_the_rule_says(self, agreed, scores, floor):
        Agreement.objects.update(independence_floor=floor)
        answers(*scores)

        assert bool(look()) == under_floor(scores=scores, floor=floor)

    def test_opens_none_where_no_floor_was_agreed(self, agreed):
        Agreement.objects.update(independence_floor=None, floor_source="")
        answers(1, 1, 1, 1, 1)

        assert look() == 0

    def test_opens_one_only_where_it_is(self, agreed):
        make_agreement(
            agreed.organisation, HAVENSTAD, independence_floor=90, floor_source="Artikel 2"
        )
        answers(1, 1, 1, 1, 1)

        look()

        assert [r.municipality_id for r in IndependenceReview.objects.all()] == [WETTERWALD]

    @pytest.mark.parametrize("kind", [k for k, one in KINDS.items() if one.house == House.SUPPORT])
    def test_leaves_out_who_is_not_counted_as_support(self, agreed, kind):
        answers(1, 1, 1, 1, 1, kind=kind)

        assert look() == int(KINDS[kind].counted_as_support)

    def test_leaves_out_the_municipality(self, agreed):
        for _ in range(6):
            person = make_person(house=House.MUNICIPALITY)
            make_answer(make_helped_question(person, FOPPE.user_id), stood_beside=1)

        assert look() == 0

    def test_asks_only_what_was_answered_in_the_last_year(self, agreed):
        answers(1, 1, 1, 1, 1, answered_at=LATER.at - LOOKS_BACK)

        assert look() == 0

    def test_does_not_open_again_on_the_answers_that_were_looked_at(self, agreed):
        answers(1, 1, 1, 1, 1, answered_at=NOON - timedelta(days=9))
        make_review(
            MEIDOORN,
            WETTERWALD,
            opened_at=NOON - timedelta(days=8),
            closed_at=NOON - timedelta(days=1),
            closed_by_id=GEA.user_id,
            outcome=ReviewOutcome.MEASURE_TAKEN,
            finding="Twee wisselen van plek.",
        )

        assert look() == 0

    def test_tells_no_answer_and_no_score(self, agreed):
        answers(1, 1, 2, 1, 1)

        look()

        review = IndependenceReview.objects.values().get()
        kept = {name for name, value in review.items() if value not in (None, "")}
        assert kept == {"id", "organisation_id", "municipality_id", "opened_at", "reason"}
        assert Entry.objects.filter(subject_id__isnull=False, role="clock").count() == 0

    @pytest.mark.parametrize("actor", [a for a in CAST if a is not CLOCK])
    def test_is_for_the_clock_alone(self, agreed, actor):
        with acting(actor), pytest.raises(MayNotOpen):
            open_reviews(actor=actor)
