"""The pages on which a review is followed, heard about and closed."""

import pytest

from naast.supply.organisations.models import IndependenceReview, ReviewStatement
from naast.supply.organisations.rules import OrganisationKind, Party
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_organisation,
    make_review,
    make_statement,
)
from naast.supply.places.tests.factories import make_municipality
from tests.cast import CARLA, EMRE, GEA, MEIDOORN, STIJN, WETTERWALD

LIST = "/desk/independence/"


@pytest.fixture
def meidoorn(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    return make_organisation(id=MEIDOORN, name="Stichting Meidoorn")


@pytest.fixture
def review(meidoorn):
    return make_review(MEIDOORN, WETTERWALD)


@pytest.fixture
def of(client, cast):
    """Return a browser of somebody of the cast."""

    def signed_in(actor):
        client.force_login(cast[actor])
        return client

    return signed_in


def text(answer):
    return answer.content.decode()


class TestReviews:
    @pytest.mark.parametrize("actor", [CARLA, EMRE, GEA])
    def test_shows_it_to_who_is_concerned(self, of, review, actor):
        assert "Stichting Meidoorn" in text(of(actor).get(LIST))

    def test_shows_nothing_of_elsewhere(self, of, review):
        assert "Stichting Meidoorn" not in text(of(STIJN).get(LIST))

    def test_lists_floors_for_who_sets_them_alone(self, of, meidoorn):
        make_agreement(meidoorn, WETTERWALD, independence_floor=70, floor_source="Artikel 5")

        assert "Artikel 5" in text(of(GEA).get(LIST))
        assert "Artikel 5" not in text(of(EMRE).get(LIST))


class TestReview:
    def test_the_organisation_and_the_council_are_heard(self, of, review):
        page = f"{LIST}{review.id}/"

        for actor in (CARLA, EMRE):
            assert of(actor).post(page, {"text": "Wij keken ernaar."}).status_code == 302

        parties = set(ReviewStatement.objects.values_list("party", flat=True))
        assert parties == {Party.ORGANISATION, Party.COUNCIL}
        assert text(of(GEA).get(page)).count("Wij keken ernaar.") == 2

    def test_the_municipality_closes_and_has_no_say_beside(self, of, review):
        page = f"{LIST}{review.id}/"

        assert of(GEA).post(page, {"text": "Ik ook."}).status_code == 404
        assert "Sluit dit onderzoek" in text(of(GEA).get(page))
        assert "Sluit dit onderzoek" not in text(of(CARLA).get(page))

    def test_tells_no_score_and_no_number(self, of, review):
        shown = text(of(CARLA).get(f"{LIST}{review.id}/"))

        assert "Wat inwoners antwoordden, staat hier nergens" in shown


class TestClose:
    @pytest.mark.req("R-146")
    def test_needs_a_finding_and_names_who_closed(self, of, review):
        page = f"{LIST}{review.id}/close/"

        refused = of(GEA).post(page, {"outcome": "measure_taken", "finding": " "})
        taken = of(GEA).post(page, {"outcome": "measure_taken", "finding": "Twee wisselen."})

        review.refresh_from_db()
        assert (refused.status_code, taken.status_code) == (422, 302)
        assert (review.finding, review.closed_by_id) == ("Twee wisselen.", GEA.user_id)
        assert "Twee wisselen." in text(of(CARLA).get(f"{LIST}{review.id}/"))

    @pytest.mark.req("R-142")
    def test_says_that_silence_proves_nothing(self, of, review):
        make_statement(review, CARLA.user_id, Party.ORGANISATION)

        shown = text(of(GEA).get(f"{LIST}{review.id}/close/"))

        assert "De cliëntenraad zei nog niets." in shown
        assert "De organisatie zei nog niets." not in shown
        assert "Geen nieuws bewijst geen onafhankelijkheid." in shown

    def test_of_an_own_pool_waits_for_the_council(self, of, meidoorn):
        pool = make_organisation(kind=OrganisationKind.MUNICIPAL_POOL, pool_of_id=WETTERWALD)
        review = make_review(pool.pk, WETTERWALD)
        page = f"{LIST}{review.id}/close/"

        answer = of(GEA).post(page, {"outcome": "nothing_found", "finding": "Niets."})

        assert "Daarom spreekt eerst de cliëntenraad." in text(answer)
        assert IndependenceReview.objects.get().closed_at is None


class TestFloor:
    def test_asks_where_it_was_agreed(self, of, meidoorn):
        agreement = make_agreement(meidoorn, WETTERWALD)
        page = f"{LIST}agreements/{agreement.pk}/"

        refused = of(GEA).post(page, {"floor": "70"})
        taken = of(GEA).post(page, {"floor": "70", "source": "Artikel 5"})

        agreement.refresh_from_db()
        assert (refused.status_code, taken.status_code) == (422, 302)
        assert (agreement.independence_floor, agreement.floor_source) == (70, "Artikel 5")
