"""An organisation doubts whether it can be independent enough; the municipality answers."""

import pytest
from django.apps import apps

from naast.core.policy.walls import acting
from naast.supply.organisations.actions import answer_doubt, tell_doubt
from naast.supply.organisations.models import Doubt, IndependenceReview
from naast.supply.organisations.rules import Cause, DoubtAnswer, ReviewReason
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_doubt,
    make_organisation,
)
from naast.supply.places.tests.factories import make_municipality
from tests.cast import (
    CARLA,
    EMRE,
    GEA,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    STIJN,
    TINEKE,
    WETTERWALD,
)

SEEN = "In de opdracht staat ook het verslag."
WHY = "Dat gaat eruit."


@pytest.fixture
def meidoorn(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_municipality(id=HAVENSTAD, name="Havenstad")
    organisation = make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    make_agreement(organisation, WETTERWALD)
    return organisation


def tell(actor, organisation_id=MEIDOORN, municipality_id=WETTERWALD):
    with acting(actor):
        return tell_doubt(
            actor=actor,
            organisation_id=organisation_id,
            municipality_id=municipality_id,
            cause=Cause.COMMISSION,
            text=SEEN,
        )


def answer(actor, doubt, given=DoubtAnswer.COMMISSION_CHANGED):
    with acting(actor):
        return answer_doubt(actor=actor, doubt_id=doubt.id, answer=given, why=WHY)


class TestTell:
    @pytest.mark.req("R-145")
    def test_keeps_the_cause_and_tells_the_municipality(self, meidoorn):
        doubt = tell(CARLA)

        mail = apps.get_model("outbox.Message").objects.all()
        assert (doubt.cause, doubt.text, doubt.user_id) == ("commission", SEEN, CARLA.user_id)
        assert GEA.user_id in {one.user_id for one in mail}

    @pytest.mark.parametrize("actor", [SANNE, TINEKE, GEA, EMRE])
    def test_is_of_who_leads_the_organisation(self, meidoorn, actor):
        with pytest.raises(Doubt.DoesNotExist):
            tell(actor)

    def test_is_about_where_it_works(self, meidoorn):
        with pytest.raises(Doubt.DoesNotExist):
            tell(CARLA, municipality_id=HAVENSTAD)

    def test_of_who_works_on_the_commission_of_another(self, meidoorn):
        make_organisation(id=LINDE, name="De Linde")
        meidoorn.agreements.update(worked_by=[LINDE])

        assert tell(TINEKE, organisation_id=LINDE).organisation_id == LINDE

    def test_stops_nobody(self, meidoorn):
        tell(CARLA)

        assert not IndependenceReview.objects.exists()


class TestAnswer:
    @pytest.mark.req("R-146")
    def test_keeps_what_changes(self, meidoorn):
        doubt = answer(GEA, make_doubt(MEIDOORN, WETTERWALD))

        assert (doubt.answer, doubt.why) == ("commission_changed", WHY)
        assert (doubt.answered_at, doubt.answered_by_id) == (NOON, GEA.user_id)

    @pytest.mark.req("R-146")
    def test_opens_a_review_when_it_says_so(self, meidoorn):
        answer(GEA, make_doubt(MEIDOORN, WETTERWALD), DoubtAnswer.REVIEW)

        review = IndependenceReview.objects.get()
        assert (review.organisation_id, review.municipality_id) == (MEIDOORN, WETTERWALD)
        assert (review.reason, review.closed_at) == (ReviewReason.OWN_DOUBT, None)

    @pytest.mark.parametrize("actor", [CARLA, EMRE, STIJN, SANNE])
    def test_is_of_the_municipality_where_it_is(self, meidoorn, actor):
        with pytest.raises(Doubt.DoesNotExist):
            answer(actor, make_doubt(MEIDOORN, WETTERWALD))

    def test_is_given_once(self, meidoorn):
        doubt = answer(GEA, make_doubt(MEIDOORN, WETTERWALD))

        with pytest.raises(Doubt.DoesNotExist):
            answer(GEA, doubt, DoubtAnswer.NOTHING_CHANGES)

    def test_not_by_who_leads_the_organisation_too(self, meidoorn):
        both = GEA.also(coordinator=CARLA.scopes["coordinator"])

        with pytest.raises(Doubt.DoesNotExist):
            answer(both, make_doubt(MEIDOORN, WETTERWALD))


class TestPages:
    @pytest.fixture
    def of(self, client, cast):
        def signed_in(actor):
            client.force_login(cast[actor])
            return client

        return signed_in

    @pytest.mark.req("R-145")
    def test_from_a_doubt_to_its_answer(self, of, meidoorn):
        told = of(CARLA).post(
            "/desk/independence/doubts/new/",
            {"where": f"{MEIDOORN}-{WETTERWALD}", "cause": "commission", "text": SEEN},
        )
        page = told.headers["Location"]
        of(GEA).post(page, {"answer": "commission_changed", "why": WHY})

        read = of(EMRE).get(page).content.decode()
        assert SEEN in read
        assert WHY in read

    @pytest.mark.parametrize(("actor", "offered"), [(GEA, True), (EMRE, False), (CARLA, False)])
    def test_offers_the_answer_to_the_municipality_alone(self, of, meidoorn, actor, offered):
        doubt = make_doubt(MEIDOORN, WETTERWALD)

        page = of(actor).get(f"/desk/independence/doubts/{doubt.id}/").content.decode()

        assert ('name="answer"' in page) is offered
