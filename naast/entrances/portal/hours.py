"""Walk-in hours as a page tells them: the next day with an open door, and a week by zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils.dateformat import format as format_date
from django.utils.text import capfirst

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
        lines=[_line(moment) for moment in to_come if moment.on == on],
    )


def by_zone(*, municipality_id: int, first: date, last: date) -> list[ZoneHours]:
    """Return every zone with its points and the times from `first` up to and with `last`."""
    moments = queries.walk_ins(municipality_id=municipality_id, from_on=first, to_on=last)
    return [
        ZoneHours(
            name=zone.name,
            slug=zone.slug,
            points=list(_points([m for m in moments if m.zone_id == zone.pk])),
        )
        for zone in queries.zones(municipality_id=municipality_id)
    ]


def _points(moments: list[WalkInMoment]) -> Iterator[Point]:
    def point(moment: WalkInMoment) -> tuple[str, str, str]:
        return moment.point, moment.address, moment.access

    # Sorting keeps the order of time within a point.
    for (name, address, access), there in groupby(sorted(moments, key=point), key=point):
        yield Point(
            name=name, address=address, access=access, lines=[_line(moment) for moment in there]
        )


def _line(moment: WalkInMoment) -> Line:
    # The name of a point often tells its zone already.
    is_told = moment.zone in moment.point
    return Line(
        day=_in_words(moment.on),
        hours=f"{moment.starts:%-H.%M}–{moment.ends:%-H.%M}",  # noqa: RUF001 - from, to
        where=moment.point if is_told else f"{moment.point}, {moment.zone}",
        note=moment.note,
    )


def _in_words(on: date) -> str:
    return capfirst(format_date(on, "l j F"))
