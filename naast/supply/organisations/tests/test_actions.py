import pytest

from naast.core.audit.tests.factories import Entry
from naast.core.policy.rules import Scope
from naast.core.policy.walls import NotActing, acting
from naast.supply.organisations.actions import MayNotOpen, close_review, open_review
from naast.supply.organisations.models import IndependenceReview
from naast.supply.organisations.rules import ReviewOutcome, ReviewReason
from naast.supply.organisations.tests.factories import make_organisation, make_review
from naast.supply.places.tests.factories import make_municipality
from tests.cast import CARLA, CAST, CLOCK, EMRE, GEA, MEIDOORN, SANNE, STIJN, WETTERWALD

pytestmark = pytest.mark.django_db


@pytest.fixture
def meidoorn(cast):
    make_municipality(id=WETTERWALD)
    return make_organisation(id=MEIDOORN)


def open_one(actor):
    open_review(
        actor=actor,
        organisation_id=MEIDOORN,
        municipality_id=WETTERWALD,
        reason=ReviewReason.SCORE_UNDER_FLOOR,
    )


class TestOpenReview:
    def test_opens_one_and_records_it(self, meidoorn):
        with acting(CLOCK):
            open_one(CLOCK)

        [review] = IndependenceReview.objects.all()
        [entry] = Entry.objects.all()
        assert (review.opened_at, review.closed_at) == (CLOCK.at, None)
        assert (entry.action, entry.reason) == (
            "organisations.review.opened",
            "score_under_floor",
        )

    def test_leaves_an_open_one_as_it_is(self, meidoorn):
        with acting(CLOCK):
            open_one(CLOCK)
            open_one(CLOCK)

        assert IndependenceReview.objects.count() == Entry.objects.count() == 1

    def test_opens_another_after_the_first_was_closed(self, meidoorn):
        with acting(CLOCK):
            open_one(CLOCK)
        with acting(GEA):
            close_review(
                actor=GEA,
                review_id=IndependenceReview.objects.get().id,
                outcome=ReviewOutcome.NOTHING_FOUND,
            )
        with acting(CLOCK):
            open_one(CLOCK)

        assert IndependenceReview.objects.count() == 2

    @pytest.mark.parametrize("actor", [a for a in CAST if a is not CLOCK])
    def test_refuses_everybody_but_the_clock(self, meidoorn, actor):
        with acting(actor), pytest.raises(MayNotOpen):
            open_one(actor)

        assert not IndependenceReview.objects.exists()

    def test_opens_in_the_step_of_somebody_else(self, meidoorn):
        step = SANNE.also(clock=Scope())

        with acting(step):
            open_one(step)

        assert Entry.objects.get().user_id == SANNE.user_id

    def test_refuses_to_act_for_who_does_not(self, meidoorn):
        with acting(SANNE), pytest.raises(NotActing):
            open_one(CLOCK)


class TestCloseReview:
    def test_closes_in_the_name_of_who_acts(self, meidoorn):
        review = make_review(MEIDOORN, WETTERWALD)

        with acting(GEA):
            close_review(actor=GEA, review_id=review.id, outcome=ReviewOutcome.MEASURE_TAKEN)

        review.refresh_from_db()
        assert (review.closed_at, review.closed_by_id, review.outcome) == (
            GEA.at,
            GEA.user_id,
            ReviewOutcome.MEASURE_TAKEN,
        )
        assert Entry.objects.get().action == "organisations.review.closed"

    @pytest.mark.parametrize("actor", [CARLA, EMRE, STIJN, CLOCK, SANNE])
    def test_hides_it_from_who_may_not(self, meidoorn, actor):
        review = make_review(MEIDOORN, WETTERWALD)

        with acting(actor), pytest.raises(IndependenceReview.DoesNotExist):
            close_review(actor=actor, review_id=review.id, outcome=ReviewOutcome.NOTHING_FOUND)

    def test_closes_once(self, meidoorn):
        review = make_review(MEIDOORN, WETTERWALD)

        with acting(GEA):
            close_review(actor=GEA, review_id=review.id, outcome=ReviewOutcome.NOTHING_FOUND)
            with pytest.raises(IndependenceReview.DoesNotExist):
                close_review(actor=GEA, review_id=review.id, outcome=ReviewOutcome.NOTHING_FOUND)
