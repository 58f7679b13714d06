from datetime import date

import pytest
from django.db import IntegrityError

from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.supply.services.queries import services
from naast.supply.services.rules import Kind
from naast.supply.services.tests.factories import make_service

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)


@pytest.fixture
def here():
    return make_municipality(name="Wetterwâld", slug="wetterwald")


class TestServices:
    def test_are_those_of_a_day_and_a_municipality(self, here):
        make_service(here.pk, name="Nu")
        make_service(here.pk, name="Gestopt", valid_to=DAY)
        make_service(here.pk, name="Straks", valid_from=date(2027, 1, 1))
        make_service(make_municipality(name="Elders", slug="elders").pk, name="Daar")

        assert [one.name for one in services(municipality_id=here.pk, on=DAY)] == ["Nu"]

    def test_by_domain_and_zone(self, here):
        zone, other = make_zone(here, name="A", slug="a"), make_zone(here, name="B", slug="b")
        make_service(here.pk, name="Daar", zone_ids=[other.pk])
        make_service(here.pk, name="Overal")
        make_service(here.pk, name="Hier", zone_ids=[zone.pk])
        make_service(here.pk, name="Anders", domains=["money"])

        found = services(municipality_id=here.pk, on=DAY, domains=["people"], zone_id=zone.pk)

        assert [one.name for one in found] == ["Hier", "Overal"]

    def test_take_one_query(self, here, django_assert_num_queries):
        for number in range(5):
            make_service(here.pk, name=str(number))

        with django_assert_num_queries(1):
            services(municipality_id=here.pk, on=DAY)

    def test_say_when_nobody_looked_for_long(self, here):
        make_service(here.pk, checked_on=date(2026, 1, 1))

        assert [one.stale for one in services(municipality_id=here.pk, on=DAY)] == [True]

    def test_a_right_names_its_law(self, here):
        with pytest.raises(IntegrityError, match="right_names_its_law"):
            make_service(here.pk, kind=Kind.RIGHT)
