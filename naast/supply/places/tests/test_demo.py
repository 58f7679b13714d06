"""The places of the demo world are whole, legible, and found by what people type."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Sum

from naast.core.ui.rules import theme_faults
from naast.supply.places import demo, queries
from naast.supply.places.models import WalkIn, Zone

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
def world():
    demo.load(at=AT, seed=1)


def test_holds_four_municipalities(world):
    found = {m.slug: m.population for m in queries.municipalities(on=TODAY)}

    assert found == {
        "wetterwald": 49_000,
        "havenstad": 320_000,
        "heidehoven": 43_000,
        "veenmond": 75_000,
    }


def test_zones_hold_all_residents(world):
    for here in queries.municipalities(on=TODAY):
        total = Zone.objects.filter(municipality=here).aggregate(total=Sum("population"))["total"]

        assert total == here.population


def test_every_theme_may_be_used(world):
    for here in queries.municipalities(on=TODAY):
        assert theme_faults(theme=queries.theme(slug=here.slug)) == []


def test_somewhere_a_door_is_open_each_weekday(world):
    for here in queries.municipalities(on=TODAY):
        week = queries.walk_ins(
            municipality_id=here.id, from_on=TODAY, to_on=TODAY + timedelta(days=4)
        )

        assert {moment.on.isoweekday() for moment in week} == {1, 2, 3, 4, 5}


def test_every_zone_has_a_meeting_point_with_hours(world):
    with_hours = set(WalkIn.objects.values_list("point__zone_id", flat=True))

    assert with_hours == set(Zone.objects.values_list("id", flat=True))


def test_a_village_is_found_by_its_dutch_name_without_accents(world):
    here = queries.municipality(slug="wetterwald", on=TODAY)

    for text in ("It Eilan", "het eiland", "9378 ab", "Fearhus"):
        [zone_id] = queries.zone_of(municipality_id=here.id, text=text).zone_ids
        assert Zone.objects.get(id=zone_id).name == "It Eilân"


def test_a_municipality_that_merged_leads_to_its_heir(world):
    assert [m.slug for m in queries.succeeds(slug="hoevenrade", on=TODAY)] == ["heidehoven"]
