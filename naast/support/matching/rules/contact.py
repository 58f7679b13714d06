"""How she wants to be in touch first, and at which moments somebody can call her."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from naast.supply.law.rules import holidays
from naast.supply.supporters.rules import (
    PART_HOURS,
    Daypart,
    Extra,
    Span,
    Way,
    clashes,
    weekday_and_daypart,
    without,
)
from naast.support.matching.rules.promises import AMSTERDAM


class ContactWay(StrEnum):
    """How the first talk comes about, by her choice."""

    CALL_BACK = "call_back"
    MESSAGE = "message"
    MAIL = "mail"
    WALK_IN = "walk_in"
    HOME = "home"
    VIDEO = "video"


# Somebody must read the question before she can call; shorter is no part of a day any more.
NOTICE = timedelta(hours=2)
SHORTEST = timedelta(hours=1)
DAYS_AHEAD = 7

Hours = tuple[int, time, time]
"""ISO weekday, from, until, in Dutch time."""


@dataclass(frozen=True, kw_only=True)
class CallMoment:
    """A part of a day (Dutch date) in which somebody can call; aware datetimes."""

    on: date
    part: Daypart
    starts_at: datetime
    ends_at: datetime

    @property
    def code(self) -> str:
        """Return how a form names it: "2026-11-24_morning"."""
        return f"{self.on.isoformat()}_{self.part}"


@dataclass(frozen=True, kw_only=True)
class FirstContact:
    """What she chose: a way, and for a call-back its moment."""

    way: ContactWay
    moment: CallMoment | None = None

    def __post_init__(self) -> None:
        if (self.way is ContactWay.CALL_BACK) is (self.moment is None):
            raise ValueError(self.way)


def hours_of_week(*, moments: Collection[str]) -> list[Hours]:
    """Return the moments of somebody's week ("1-morning") as hours."""
    return [
        (day, *PART_HOURS[part])
        for day, part in (weekday_and_daypart(moment=moment) for moment in sorted(moments))
    ]


def call_moments(
    *,
    hours: Iterable[Hours],
    now: datetime,
    closed: Collection[date] = (),
    extra: Collection[Extra] = (),
    gone: Collection[Span] = (),
) -> list[CallMoment]:
    """Return the parts of the coming days in which somebody can call, in order.

    Only what lies wholly ahead, two hours at least, and within seven days. On a general holiday
    and on a day that is `closed` nobody is promised, save at an `extra` time that she gave herself.
    Of a part in which she is `gone` for a while, the longest piece that is left. An hour is the
    least.
    """
    known = list(hours)
    today = now.astimezone(AMSTERDAM).date()
    days = [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)]
    there = [
        moment
        for on in days
        if on not in holidays(year=on.year) and on not in closed
        for moment in _on_day(on, known)
    ]
    for on, opens, closes in extra:
        if on in days:
            there += _on_day(on, [(on.isoweekday(), opens, closes)])
    left = [one for one in (_without(moment, gone) for moment in there) if one]
    # Of two in one part of a day the longest, which comes last.
    left.sort(key=lambda one: one.ends_at - one.starts_at)
    found = {moment.code: moment for moment in left if moment.starts_at >= now + NOTICE}
    return sorted(found.values(), key=lambda moment: moment.starts_at)


def _without(moment: CallMoment, gone: Collection[Span]) -> CallMoment | None:
    """Return the longest piece of a moment outside `gone`; None where an hour is not left."""
    if not clashes(spans=gone, start=moment.starts_at, end=moment.ends_at):
        return moment
    pieces = without(spans=[(moment.starts_at, moment.ends_at)], taken=gone)
    start, end = max(pieces, key=lambda one: one[1] - one[0], default=(moment.starts_at,) * 2)
    if end - start < SHORTEST:
        return None
    return replace(moment, starts_at=start.astimezone(AMSTERDAM), ends_at=end.astimezone(AMSTERDAM))


def _on_day(on: date, hours: Iterable[Hours]) -> Iterator[CallMoment]:
    for weekday, opens, closes in hours:
        if weekday != on.isoweekday():
            continue
        for part, (begins, ends) in PART_HOURS.items():
            starts_at = datetime.combine(on, max(opens, begins), AMSTERDAM)
            ends_at = datetime.combine(on, min(closes, ends), AMSTERDAM)
            if ends_at - starts_at >= SHORTEST:
                yield CallMoment(on=on, part=part, starts_at=starts_at, ends_at=ends_at)


_PUBLISHED = {
    ContactWay.MAIL: Way.MAIL,
    ContactWay.WALK_IN: Way.WALK_IN,
    ContactWay.HOME: Way.HOME,
    ContactWay.VIDEO: Way.VIDEO,
}


def ways_offered(*, published: Collection[str], can_call: bool) -> list[ContactWay]:
    """Return the ways to offer, in the order of `ContactWay`.

    A message works for everybody, through her file. A call-back needs a moment (`can_call`), and
    somebody who meets by phone or told nothing of how she meets. The other ways are those to which
    she said yes on her card (`published`).
    """
    calls = can_call and (not published or Way.PHONE in published)
    return [
        way
        for way in ContactWay
        if way is ContactWay.MESSAGE
        or (way is ContactWay.CALL_BACK and calls)
        or _PUBLISHED.get(way) in published
    ]
