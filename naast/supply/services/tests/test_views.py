from datetime import date

import pytest
from django.utils import timezone

from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.supply.services.rules import Kind
from naast.supply.services.tests.factories import make_service
from tests.cast import NOON

pytestmark = pytest.mark.django_db
HERE = "/wetterwald/wat-is-er-nog/"


@pytest.fixture
def here(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    return make_municipality(name="Wetterwâld", slug="wetterwald")


@pytest.mark.req("R-020")
class TestHere:
    def test_shows_what_she_may_not_know_of_near_first(self, client, here):
        make_service(here.pk, kind=Kind.RIGHT, name="Een recht", source="Wmo 2015, artikel 2.3.2")
        make_service(here.pk, name="Een maatje")

        page = client.get(HERE).content.decode()

        assert page.index("Een maatje") < page.index("Een recht")
        assert "Wmo 2015, artikel 2.3.2" in page

    def test_by_domain_and_place(self, client, here):
        zone = make_zone(here, name="Wetterkant", slug="wetterkant", postcodes=("9991",))
        make_service(here.pk, name="Over geld", domains=["money"], zone_ids=[zone.pk])
        make_service(here.pk, name="Over mensen")

        page = client.get(HERE, {"over": "money", "waar": "9991"}).content.decode()

        assert "Over geld" in page
        assert "Over mensen" not in page

    def test_warns_when_nobody_checked_for_long_and_says_when_somebody_did(self, client, here):
        make_service(here.pk, name="Oud", checked_on=date(2025, 1, 2))
        make_service(here.pk, name="Nieuw", checked_on=date(2026, 11, 2))

        page = client.get(HERE).content.decode()

        assert "Niemand keek dit na sinds 2 januari 2025. Bel eerst." in page
        assert "Nagekeken op 2 november 2026." in page

    def test_shows_a_way_on_when_nothing_is_known(self, client, here):
        page = client.get(HERE, {"over": "future"}).content.decode()

        assert "Hier weten wij nog niets" in page
        assert "/wetterwald/vind-iemand/" in page

    def test_what_makes_no_sense_is_told_at_the_field(self, client, here):
        answer = client.get(HERE, {"over": "x", "waar": "Nergenshuizen"})

        assert answer.status_code == 200
        assert "Deze plaats kennen wij hier niet." in answer.content.decode()

    def test_takes_a_few_queries_however_much_there_is(
        self, client, here, django_assert_max_num_queries
    ):
        for number in range(20):
            make_service(here.pk, name=str(number))

        with django_assert_max_num_queries(10):
            client.get(HERE)
