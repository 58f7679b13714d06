"""Walk-in hours as a page tells them: the next day with an open door, and a week by zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from naast.supply.places import queries
from naast.supply.places.queries import WalkInMoment

WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One time that a door is open, in words of the active language."""

    day: str
    hours: str
    where: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Day:
    words: str
    is_today: bool
    lines: list[Line]


@dataclass(frozen=True, kw_only=True)
class Point:
    name: str
    address: str
    access: str
    lines: list[Line]


@dataclass(frozen=True, kw_only=True)
class ZoneHours:
    name: str
    slug: str
    points: list[Point]


def next_day(*, municipality_id: int, now: datetime) -> Day | None:
    """Return the first day from now (Dutch time) on which a door is still open, within a week."""
    today = now.date()
    found = queries.walk_ins(municipality_id=municipality_id, from_on=today, to_on=today + WEEK)
    to_come = [moment for moment in found if moment.on > today or moment.ends > now.time()]
    if not to_come:
        return None
    on = to_come[0].on
    return Day(
        words=_in_words(on),
        is_today=on == today,
        lines=[_line(moment, today=today) for moment in to_come if moment.on == on],
    )


def by_zone(
    *, municipality_id: int, first: date, last: date, now: datetime, near: int | None = None
) -> list[ZoneHours]:
    """Return every zone with its points and the times from `first` up to and with `last`.

    What is over by now (Dutch time) is left out. With `near`, the id of a zone, that one stands
    first and the others by how far they lie from it on the drawn map.
    """
    today = now.date()
    found = queries.walk_ins(municipality_id=municipality_id, from_on=first, to_on=last)
    moments = [one for one in found if one.on > today or one.ends > now.time()]
    return [
        ZoneHours(
            name=zone.name,
            slug=zone.slug,
            points=list(_points([m for m in moments if m.zone_id == zone.pk], today=today)),
        )
        for zone in _near_first(list(queries.zones(municipality_id=municipality_id)), near)
    ]


def _near_first(zones: list[Any], near: int | None) -> list[Any]:
    here = next((zone for zone in zones if zone.pk == near), None)
    if here is None:
        return zones

    def far(zone: Any) -> int:
        across, along = zone.tile_x - here.tile_x, zone.tile_y - here.tile_y
        return int(across * across + along * along)

    return sorted(zones, key=far)


def _points(moments: list[WalkInMoment], *, today: date) -> Iterator[Point]:
    def point(moment: WalkInMoment) -> tuple[str, str, str]:
        return moment.point, moment.address, moment.access

    # Sorting keeps the order of time within a point.
    for (name, address, access), there in groupby(sorted(moments, key=point), key=point):
        lines = [_line(moment, today=today) for moment in there]
        yield Point(name=name, address=address, access=access, lines=lines)


def _line(moment: WalkInMoment, *, today: date) -> Line:
    # The name of a point often tells its zone already.
    is_told = moment.zone in moment.point
    return Line(
        day=_("Today, %(day)s") % {"day": format_date(moment.on, "l j F")}
        if moment.on == today
        else _in_words(moment.on),
        hours=f"{moment.starts:%-H.%M}–{moment.ends:%-H.%M}",  # noqa: RUF001 - from, to
        where=moment.point if is_told else f"{moment.point}, {moment.zone}",
        note=moment.note,
    )


def _in_words(on: date) -> str:
    return capfirst(format_date(on, "l j F"))
