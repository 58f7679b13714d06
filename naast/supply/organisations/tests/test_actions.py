import pytest

from naast.core.audit.tests.factories import Entry
from naast.core.policy.rules import Scope
from naast.core.policy.walls import NotActing, acting
from naast.supply.organisations.actions import (
    MayNotClose,
    MayNotOpen,
    agree_floor,
    close_review,
    open_review,
    say,
)
from naast.supply.organisations.models import Agreement, IndependenceReview
from naast.supply.organisations.rules import (
    OrganisationKind,
    Party,
    ReviewOutcome,
    ReviewReason,
    WhyNot,
)
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_organisation,
    make_review,
    make_statement,
)
from naast.supply.places.tests.factories import make_municipality
from tests.cast import CARLA, CAST, CLOCK, EMRE, GEA, MEIDOORN, SANNE, STIJN, WETTERWALD

pytestmark = pytest.mark.django_db

FOUND = "Er zat niemand tussen."


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
                finding=FOUND,
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
            close_review(
                actor=GEA, review_id=review.id, outcome=ReviewOutcome.MEASURE_TAKEN, finding=FOUND
            )

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
            close_review(
                actor=actor, review_id=review.id, outcome=ReviewOutcome.NOTHING_FOUND, finding=FOUND
            )

    def test_closes_once(self, meidoorn):
        review = make_review(MEIDOORN, WETTERWALD)

        with acting(GEA):
            close_review(
                actor=GEA, review_id=review.id, outcome=ReviewOutcome.NOTHING_FOUND, finding=FOUND
            )
            with pytest.raises(IndependenceReview.DoesNotExist):
                close_review(
                    actor=GEA,
                    review_id=review.id,
                    outcome=ReviewOutcome.NOTHING_FOUND,
                    finding=FOUND,
                )

    def test_who_leads_the_organisation_does_not_close_its_review(self, meidoorn):
        review = make_review(MEIDOORN, WETTERWALD)
        both = GEA.also(coordinator=Scope(user_id=GEA.user_id, organisation_ids=[MEIDOORN]))

        with acting(both), pytest.raises(MayNotClose) as refused:
            close_review(
                actor=both, review_id=review.id, outcome=ReviewOutcome.NOTHING_FOUND, finding=FOUND
            )

        assert refused.value.why == WhyNot.OWN_ORGANISATION

    def test_a_municipality_does_not_judge_its_own_pool_alone(self, meidoorn):
        pool = make_organisation(kind=OrganisationKind.MUNICIPAL_POOL, pool_of_id=WETTERWALD)
        review = make_review(pool.pk, WETTERWALD)
        closing = {
            "actor": GEA, "review_id": review.id, "outcome": ReviewOutcome.MEASURE_TAKEN,
            "finding": FOUND,
        }  # fmt: skip

        with acting(GEA), pytest.raises(MayNotClose) as refused:
            close_review(**closing)
        make_statement(review, EMRE.user_id, Party.COUNCIL)
        with acting(GEA):
            close_review(**closing)

        assert refused.value.why == WhyNot.COUNCIL_FIRST


class TestSay:
    @pytest.mark.parametrize(
        ("actor", "party"), [(CARLA, Party.ORGANISATION), (EMRE, Party.COUNCIL)]
    )
    def test_each_speaks_for_her_own(self, meidoorn, actor, party):
        review = make_review(MEIDOORN, WETTERWALD)

        with acting(actor):
            row = say(actor=actor, review_id=review.id, text="Wij keken ernaar.")

        assert (row.party, row.user_id) == (party, actor.user_id)

    @pytest.mark.parametrize("actor", [GEA, STIJN, SANNE, CLOCK])
    def test_nobody_else_does(self, meidoorn, actor):
        review = make_review(MEIDOORN, WETTERWALD)

        with acting(actor), pytest.raises(IndependenceReview.DoesNotExist):
            say(actor=actor, review_id=review.id, text="Wij keken ernaar.")

    def test_not_after_it_was_closed(self, meidoorn):
        review = make_review(MEIDOORN, WETTERWALD)
        with acting(GEA):
            close_review(
                actor=GEA, review_id=review.id, outcome=ReviewOutcome.NOTHING_FOUND, finding=FOUND
            )

        with acting(CARLA), pytest.raises(IndependenceReview.DoesNotExist):
            say(actor=CARLA, review_id=review.id, text="Nog iets.")


class TestAgreeFloor:
    def test_keeps_the_floor_with_its_source(self, meidoorn):
        agreement = make_agreement(meidoorn, WETTERWALD)

        with acting(GEA):
            agree_floor(actor=GEA, agreement_id=agreement.pk, floor=70, source="Artikel 5")

        agreement.refresh_from_db()
        assert (agreement.independence_floor, agreement.floor_source) == (70, "Artikel 5")

    def test_takes_it_away(self, meidoorn):
        agreement = make_agreement(
            meidoorn, WETTERWALD, independence_floor=70, floor_source="Artikel 5"
        )

        with acting(GEA):
            agree_floor(actor=GEA, agreement_id=agreement.pk, floor=None, source="Artikel 6")

        agreement.refresh_from_db()
        assert (agreement.independence_floor, agreement.floor_source) == (None, "")

    @pytest.mark.parametrize("actor", [CARLA, EMRE, STIJN, SANNE])
    def test_is_of_who_answers_for_it_in_that_municipality(self, meidoorn, actor):
        agreement = make_agreement(meidoorn, WETTERWALD)

        with acting(actor), pytest.raises(Agreement.DoesNotExist):
            agree_floor(actor=actor, agreement_id=agreement.pk, floor=1, source="Zomaar")
