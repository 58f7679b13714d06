"""Rows for tests, written as the superuser of the test database."""

from datetime import date, time
from decimal import Decimal
from itertools import count
from typing import Any

from naast.supply.places.models import (
    MeetingPoint,
    Municipality,
    Succession,
    Village,
    WalkIn,
    WalkInException,
    Zone,
    ZoneBorder,
    ZonePostcode,
)
from tests.cast import HAVENSTAD, WETTERWALD
from tests.world import World

_numbers = count(1)


def make_municipality(**fields: Any) -> Municipality:
    number = next(_numbers)
    defaults = {
        "code": f"GM{number:04}",
        "name": f"Proefdorp {number}",
        "slug": f"proefdorp-{number}",
        "population": 40_000,
        "valid_from": date(2000, 1, 1),
        "phone": "0999 55 55 55",
    }
    return Municipality.objects.create(**{**defaults, **fields})


def make_zone(
    municipality: Municipality, *, postcodes: tuple[str, ...] = (), **fields: Any
) -> Zone:
    number = next(_numbers)
    defaults = {
        "name": f"Zone {number}",
        "slug": f"zone-{number}",
        "population": 5_000,
        "order": number,
        "tile_x": number,
        "tile_y": 0,
    }
    zone = Zone.objects.create(municipality=municipality, **{**defaults, **fields})
    for postcode in postcodes:
        ZonePostcode.objects.create(municipality=municipality, zone=zone, postcode=postcode)
    return zone


def make_border(zone: Zone, *, corner: tuple[int, int] = (190_000, 560_000)) -> ZoneBorder:
    """Write a square of a kilometre."""
    x, y = corner
    ring = [[x, y], [x + 1000, y], [x + 1000, y + 1000], [x, y + 1000], [x, y]]
    return ZoneBorder.objects.create(
        zone=zone, rings=[ring], source="CBS, wijken van 2026", drawn_on=date(2026, 1, 1)
    )


def make_village(zone: Zone, name: str, *also: str) -> Village:
    return Village.objects.create(zone=zone, name=name, also=list(also))


def make_walk_in(zone: Zone, *, closed: tuple[date, ...] = (), **fields: Any) -> WalkIn:
    point, _ = MeetingPoint.objects.get_or_create(
        zone=zone, name=f"Huis van {zone.name}", defaults={"address": "Plein 1"}
    )
    defaults = {
        "weekday": 1,
        "starts": time(10),
        "ends": time(12),
        "valid_from": date(2020, 1, 1),
    }
    walk_in = WalkIn.objects.create(point=point, **{**defaults, **fields})
    for on in closed:
        WalkInException.objects.create(walk_in=walk_in, on=on)
    return walk_in


def wall_rows(_world: World) -> None:
    """Write municipalities 1 and 2; no person stands in a place, so there is nothing to expect."""
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_municipality(id=HAVENSTAD, name="Havenstad", slug="havenstad")


def make_succession(gone: Municipality, *heirs: Municipality, on: date) -> None:
    for heir in heirs:
        Succession.objects.create(
            from_municipality=gone,
            to_municipality=heir,
            on=on,
            share=Decimal(1) / len(heirs),
        )
