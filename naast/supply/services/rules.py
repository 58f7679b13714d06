"""What else exists for somebody besides a supporter: kinds, order, how long a check lasts. Pure.

Not what one is entitled to: that is decided elsewhere. What one may not know of yet (R-020).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

CHECK_LASTS = timedelta(days=183)


class Kind(StrEnum):
    """In the order of the ladder: near first, the law last (R-107)."""

    INITIATIVE = "initiative"
    ASSOCIATION = "association"
    VOLUNTEERS = "volunteers"
    PROVISION = "provision"
    RIGHT = "right"


class Thing(StrEnum):
    """What else a file of a social map can bring."""

    ORGANISATION = "organisation"
    POINT = "point"


@dataclass(frozen=True, kw_only=True)
class Offered:
    """Where and about what something is. No `zone_ids` is the whole municipality."""

    kind: Kind
    name: str
    domains: Collection[str]
    zone_ids: Collection[int]
    stale: bool = False


T = TypeVar("T", bound=Offered)


def is_stale(*, checked_on: date, on: date) -> bool:
    """Whether nobody looked for half a year: it may have moved or stopped, so one calls first."""
    return on - checked_on > CHECK_LASTS


def law_is_confirmed(*, source: str, seen_on: date | None) -> bool:
    """Whether somebody looked up the law that is named; where none is, nothing is unsure (I-10)."""
    return not source or seen_on is not None


def closes_on(*, valid_from: date, on: date) -> date:
    """Return from which day on something is no longer there: today, or the day after it began."""
    return max(on, valid_from + timedelta(days=1))


def fitting(
    *, offered: Iterable[T], domains: Collection[str] = (), zone_id: int | None = None
) -> list[T]:
    """Return what is about one of these domains and can be reached from this zone, nearest first.

    No domain is every domain; no zone is every zone. Near is by the ladder. On one rung what nobody
    checked for half a year sinks; and what is in her own zone comes before what is for the whole
    municipality.
    """
    turn = {kind: place for place, kind in enumerate(Kind)}
    found = [
        one
        for one in offered
        if (not domains or set(domains) & set(one.domains))
        and (zone_id is None or not one.zone_ids or zone_id in one.zone_ids)
    ]
    return sorted(
        found,
        key=lambda one: (turn[one.kind], one.stale, not one.zone_ids, one.name.casefold()),
    )
