"""Places are read as they were on a day, with few queries."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from naast.supply.places import queries
from naast.supply.places.models import Municipality, Succession, ZonePostcode
from naast.supply.places.rules import Meaning
from naast.supply.places.tests.factories import (
    make_municipality,
    make_village,
    make_walk_in,
    make_zone,
)

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 23)


class TestMunicipalities:
    def test_are_those_in_force_by_name(self):
        make_municipality(name="Zuid")
        make_municipality(name="Aan Zee")
        make_municipality(name="Weg", valid_to=MONDAY)
        make_municipality(name="Nog niet", valid_from=MONDAY + timedelta(days=1))

        found = queries.municipalities(on=MONDAY)

        assert [m.name for m in found] == ["Aan Zee", "Zuid"]

    @pytest.mark.parametrize("text", ["wald", "WÂLD", " Wetter", "wetterwâld"])
    def test_are_found_by_a_part_of_the_name(self, text):
        make_municipality(name="Wetterwâld")
        make_municipality(name="Havenstad")

        found = queries.municipalities(on=MONDAY, text=text)

        assert [m.name for m in found] == ["Wetterwâld"]

    @pytest.mark.parametrize("slug", ["desk", "en", "Hoofdletter", "wâld", "-", ""])
    def test_postgresql_refuses_a_slug_that_is_ours_or_no_plain_word(self, slug):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_municipality(slug=slug)


class TestMunicipality:
    def test_is_not_there_after_its_last_day(self):
        make_municipality(slug="ooit", valid_to=MONDAY)

        assert queries.municipality(slug="ooit", on=MONDAY - timedelta(days=1))
        with pytest.raises(Municipality.DoesNotExist):
            queries.municipality(slug="ooit", on=MONDAY)

    def test_keeps_its_name_after_a_merger(self):
        gone = make_municipality(name="Ooit", valid_to=MONDAY)

        assert queries.municipality_names(ids=[gone.id]) == {gone.id: "Ooit"}


class TestSucceeds:
    def test_leads_to_who_came_after_the_largest_first(self):
        gone = make_municipality(slug="ooit", valid_to=date(2019, 1, 1))
        small = make_municipality(population=1_000)
        large = make_municipality(population=90_000)
        for heir, share in ((small, "0.3"), (large, "0.7")):
            Succession.objects.create(
                from_municipality=gone, to_municipality=heir, on=date(2019, 1, 1), share=share
            )

        assert list(queries.succeeds(slug="ooit", on=MONDAY)) == [large, small]

    def test_is_nobody_for_who_goes_on_or_never_was(self):
        make_municipality(slug="hier")

        assert not queries.succeeds(slug="hier", on=MONDAY)
        assert not queries.succeeds(slug="nergens", on=MONDAY)


class TestTheme:
    def test_is_none_for_who_chose_none_or_is_not_there(self):
        make_municipality(slug="kaal")

        assert queries.theme(slug="kaal") is None
        assert queries.theme(slug="nergens") is None


class TestZoneOf:
    def test_reads_postcodes_villages_other_spellings_and_zones(self):
        here = make_municipality()
        zone = make_zone(here, name="Wetterkant", postcodes=("9372",))
        make_village(zone, "Eastersee", "Oosterzee")

        for text in ("9372 AB", "eastersee", "Oosterzee", "wetterkant"):
            assert queries.zone_of(municipality_id=here.id, text=text).zone_ids == (zone.id,)

    def test_knows_nothing_of_the_neighbours(self):
        here, there = make_municipality(), make_municipality()
        make_village(make_zone(there, postcodes=("9372",)), "Verderop")

        for_postcode = queries.zone_of(municipality_id=here.id, text="9372")
        for_village = queries.zone_of(municipality_id=here.id, text="Verderop")

        assert for_postcode.meaning is Meaning.OTHER_POSTCODE
        assert for_village.meaning is Meaning.UNKNOWN

    def test_takes_three_queries(self, django_assert_num_queries):
        here = make_municipality()
        make_village(make_zone(here), "Dorp")

        with django_assert_num_queries(3):
            queries.zone_of(municipality_id=here.id, text="dorp")

    def test_postgresql_refuses_a_postcode_under_another_municipality(self):
        here, there = make_municipality(), make_municipality()
        zone = make_zone(here)

        with pytest.raises(IntegrityError), transaction.atomic():
            ZonePostcode.objects.create(municipality=there, zone=zone, postcode="9372")


class TestWalkIns:
    def test_say_when_and_where_in_order(self):
        here = make_municipality()
        zone = make_zone(here, name="Buorren")
        make_walk_in(zone, weekday=2)
        make_walk_in(zone, starts=time(14), ends=time(16), note="Met koffie.")
        make_walk_in(make_zone(make_municipality()))

        found = queries.walk_ins(
            municipality_id=here.id, from_on=MONDAY, to_on=MONDAY + timedelta(days=6)
        )

        assert [(m.on.isoweekday(), m.starts, m.point, m.zone, m.note) for m in found] == [
            (1, time(14), "Huis van Buorren", "Buorren", "Met koffie."),
            (2, time(10), "Huis van Buorren", "Buorren", ""),
        ]

    def test_leave_out_days_that_are_closed_and_hours_that_ended(self):
        here = make_municipality()
        zone = make_zone(here)
        make_walk_in(zone, closed=(MONDAY,))
        make_walk_in(zone, valid_to=MONDAY)
        make_walk_in(zone, valid_from=MONDAY + timedelta(days=1))

        found = queries.walk_ins(municipality_id=here.id, from_on=MONDAY, to_on=MONDAY)

        assert found == []

    def test_take_two_queries_however_many_there_are(self, django_assert_num_queries):
        here = make_municipality()
        for _ in range(5):
            make_walk_in(make_zone(here))

        with django_assert_num_queries(2):
            queries.walk_ins(municipality_id=here.id, from_on=MONDAY, to_on=MONDAY)
