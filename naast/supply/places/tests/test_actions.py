"""Where zones lie: said by the policy officer, all together or not at all."""

import pytest

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.supply.places import queries
from naast.supply.places.actions import MayNotDraw, NotAllZones, draw_borders, drop_borders
from naast.supply.places.models import MeetingPoint, Municipality, ZoneBorder
from naast.supply.places.tests.factories import (
    make_border,
    make_municipality,
    make_walk_in,
    make_zone,
)
from tests.cast import CARLA, EMRE, GEA, HAVENSTAD, KARIN, NAMES, STIJN, WETTERWALD

RING = ((190_000, 560_000), (191_000, 560_000), (191_000, 561_000), (190_000, 560_000))


@pytest.fixture
def town(cast):
    town = make_municipality(id=WETTERWALD, slug="wetterwald")
    make_municipality(id=HAVENSTAD, slug="havenstad")
    return town


@pytest.fixture
def west(town):
    return make_zone(town, name="West")


@pytest.fixture
def east(town):
    return make_zone(town, name="Oost")


def draw(actor=GEA, *, borders, spots=None, source="CBS, wijken van 2026"):
    with acting(actor):
        draw_borders(
            actor=actor,
            municipality_id=WETTERWALD,
            borders=borders,
            spots=spots or {},
            source=source,
        )


class TestDrawBorders:
    def test_keeps_all_and_replaces_what_was_there(self, west, east):
        make_border(west)
        make_border(east)

        draw(borders={west.pk: (RING,), east.pk: (RING,)})

        kept = {one.zone_id: one.rings for one in ZoneBorder.objects.all()}
        assert kept == {zone.pk: [[list(spot) for spot in RING]] for zone in (west, east)}
        assert Entry.objects.get().action == "places.borders.drawn"

    def test_keeps_where_points_lie_and_leaves_the_borders_alone(self, west):
        point = make_walk_in(west).point
        make_border(west)

        draw(borders={}, spots={point.pk: (190_500, 560_500)})

        point.refresh_from_db()
        assert (point.rd_x, point.rd_y) == (190_500, 560_500)
        assert ZoneBorder.objects.count() == 1

    @pytest.mark.parametrize("actor", [KARIN, EMRE, STIJN, CARLA], ids=NAMES.get)
    def test_is_of_the_policy_officer_of_this_municipality(self, west, actor):
        with pytest.raises(MayNotDraw):
            draw(actor, borders={west.pk: (RING,)})

        assert not ZoneBorder.objects.exists()

    def test_refuses_some_of_the_zones(self, west, east):
        with pytest.raises(NotAllZones):
            draw(borders={west.pk: (RING,)})

    def test_refuses_a_point_of_elsewhere_and_a_file_from_nowhere(self, west):
        other = make_walk_in(make_zone(Municipality.objects.get(id=HAVENSTAD))).point

        with pytest.raises(ValueError, match=str(other.pk)):
            draw(borders={west.pk: (RING,)}, spots={other.pk: (190_000, 560_000)})
        with pytest.raises(ValueError, match=" "):
            draw(borders={west.pk: (RING,)}, source=" ")


class TestDropBorders:
    def test_forgets_borders_and_points_of_this_municipality_alone(self, west):
        elsewhere = make_border(make_zone(Municipality.objects.get(id=HAVENSTAD)))
        make_border(west)
        point = make_walk_in(west).point
        MeetingPoint.objects.update(rd_x=1, rd_y=1)

        with acting(GEA):
            drop_borders(actor=GEA, municipality_id=WETTERWALD)

        point.refresh_from_db()
        assert point.rd_x is None
        assert list(ZoneBorder.objects.all()) == [elsewhere]
        with acting(STIJN), pytest.raises(MayNotDraw):
            drop_borders(actor=STIJN, municipality_id=WETTERWALD)


class TestDrawn:
    def test_a_zone_without_a_border_makes_tiles_of_all(self, town, west, east):
        make_border(west)

        found = queries.drawn(municipality_id=town.pk)

        assert (found.rings, found.source) == ({}, "")
        make_border(east)
        assert queries.drawn(municipality_id=town.pk).rings.keys() == {west.pk, east.pk}

    def test_asks_two_queries_however_many_zones(self, town, django_assert_num_queries):
        for _ in range(4):
            make_walk_in(make_zone(town))

        with django_assert_num_queries(2):
            assert len(queries.drawn(municipality_id=town.pk).points) == 4
