"""When a worker is free: her week and her extra times, without absence and busy times. Pure.

All is counted in UTC. Python compares two moments of one zone by the clock on the wall, and in the
night in which that is put back an hour of it comes twice.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from naast.supply.law.rules import DUTCH_TIME, holidays
from naast.supply.supporters.rules.diary import Span, joined_spans
from naast.supply.supporters.rules.facts import Daypart, weekday_and_daypart
from naast.supply.supporters.rules.week import Days

Extra = tuple[date, time, time]
"""A Dutch day, from, until: once, beside her week."""

PART_HOURS = {
    Daypart.MORNING: (time(9), time(12)),
    Daypart.AFTERNOON: (time(13), time(17)),
    Daypart.EVENING: (time(18), time(21)),
}
"""A part of the day as one says it, in Dutch time."""
MOST_EXTRA = 30
MOST_OFFERED, MOST_A_DAY = 12, 3
_STEP = timedelta(minutes=30)
_NOTICE = timedelta(hours=1)
_DAY = timedelta(days=1)


def free_spans(
    *,
    week: Collection[str],
    extra: Collection[Extra],
    away: Collection[Days],
    busy: Iterable[Span],
    start: datetime,
    end: datetime,
) -> tuple[Span, ...]:
    """Return when she is free from `start` until `end`, in UTC, in order and apart.

    `week` are moments as "1-morning"; on a general holiday the week does not count, an extra time
    does: she said so herself. Who is away is away, also from an extra time.
    """
    first, last = start.astimezone(UTC), end.astimezone(UTC)
    days = list(_days(first, last))
    there = [
        *(span for on in days for span in _of_week(on, week)),
        *(_span(on, opens, closes) for on, opens, closes in extra),
    ]
    gone = [
        *busy,
        *away_spans(away=away),
    ]
    asked = ((max(one, first), min(other, last)) for one, other in there)
    return without(spans=asked, taken=gone)


def away_spans(*, away: Iterable[Days]) -> tuple[Span, ...]:
    """Return the days on which somebody is away as moments, in UTC."""
    return joined_spans(spans=((_midnight(one), _midnight(after)) for one, after in away))


def without(*, spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of `spans` outside `taken`, in UTC, in order and apart."""
    gone = joined_spans(spans=taken)
    return tuple(piece for span in joined_spans(spans=spans) for piece in _left(span, gone))


def _left(span: Span, gone: tuple[Span, ...]) -> Iterator[Span]:
    start, end = span
    for one, other in gone:
        if other <= start or one >= end:
            continue
        if one > start:
            yield start, one
        start = max(start, other)
    if start < end:
        yield start, end


def clashes(*, spans: Iterable[Span], start: datetime, end: datetime) -> tuple[Span, ...]:
    """Return which of `spans` share time with what lasts from `start` until `end`."""
    first, last = start.astimezone(UTC), end.astimezone(UTC)
    return tuple(one for one in joined_spans(spans=spans) if one[0] < last and one[1] > first)


def starts_offered(*, free: Iterable[Span], minutes: int, at: datetime) -> tuple[datetime, ...]:
    """Return when something of `minutes` may begin: a few moments of each day, a dozen in all.

    On the half hour, an hour ahead at least; one after the other, so that two of them never clash.
    """
    found: list[datetime] = []
    lasts = timedelta(minutes=minutes)
    on_day: dict[date, int] = {}
    for start, end in joined_spans(spans=free):
        begins = _half_hour(max(start, at.astimezone(UTC) + _NOTICE))
        while begins + lasts <= end and len(found) < MOST_OFFERED:
            on = begins.astimezone(DUTCH_TIME).date()
            if on_day.get(on, 0) < MOST_A_DAY:
                on_day[on] = on_day.get(on, 0) + 1
                found.append(begins)
            begins = _half_hour(begins + lasts)
    return tuple(found)


def extra_to_come(*, extra: Collection[Extra], on: date) -> tuple[Extra, ...]:
    """Return the extra times that are not past on day `on`, each once, in order."""
    return tuple(sorted({one for one in extra if one[0] >= on and one[1] < one[2]}))


def _half_hour(at: datetime) -> datetime:
    """Return the first half hour at or after `at`; in UTC it is one of the Dutch clock as well."""
    return at + (datetime.min.replace(tzinfo=UTC) - at) % _STEP


def _days(first: datetime, last: datetime) -> Iterator[date]:
    on, until = first.astimezone(DUTCH_TIME).date(), last.astimezone(DUTCH_TIME).date()
    while on <= until:
        yield on
        on += _DAY


def _of_week(on: date, week: Collection[str]) -> Iterator[Span]:
    if on in holidays(year=on.year):
        return
    for weekday, part in (weekday_and_daypart(moment=moment) for moment in week):
        if weekday == on.isoweekday():
            yield _span(on, *PART_HOURS[part])


def _span(on: date, opens: time, closes: time) -> Span:
    return tuple(  # type: ignore[return-value]
        datetime.combine(on, at, DUTCH_TIME).astimezone(UTC) for at in (opens, closes)
    )


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time(), DUTCH_TIME).astimezone(UTC)
