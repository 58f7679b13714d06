"""When who makes an appointment is free, and what of her own is in the way of a moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from naast.core.policy.walls import Actor
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.rules import clashes, starts_offered
from naast.support.encounters import queries as encounters

_AHEAD = timedelta(days=14)
_USUAL_MINUTES = 60


@dataclass(frozen=True, kw_only=True)
class InTheWay:
    """Something of her own: an appointment here, or what her own calendar says (`elsewhere`)."""

    starts_at: datetime
    ends_at: datetime
    elsewhere: bool


def free_starts(*, actor: Actor, at: datetime) -> tuple[datetime, ...]:
    """Return when `actor` may begin a talk of an hour in the coming two weeks: a dozen at most.

    By her week, her extra times and absence, her own calendar and her appointments in both houses.
    """
    end = at + _AHEAD
    taken = encounters.own_spans(actor=actor, start=at, end=end)
    mine = supporters.own_time(actor=actor, start=at, end=end, taken=taken)
    return starts_offered(free=mine.free, minutes=_USUAL_MINUTES, at=at) if mine else ()


def in_the_way(*, actor: Actor, start: datetime, end: datetime) -> list[InTheWay]:
    """Return what of `actor` herself shares time with these moments, soonest first."""
    here = encounters.own_spans(actor=actor, start=start, end=end)
    mine = supporters.own_time(actor=actor, start=start, end=end)
    elsewhere = clashes(spans=mine.busy if mine else (), start=start, end=end)
    found = [
        InTheWay(starts_at=one, ends_at=other, elsewhere=spans is elsewhere)
        for spans in (here, elsewhere)
        for one, other in spans
    ]
    return sorted(found, key=lambda one: (one.starts_at, one.elsewhere))
