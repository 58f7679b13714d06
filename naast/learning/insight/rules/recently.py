"""How long people waited lately, and how often somebody was on the doorstep in time. Pure.

PostgreSQL's `insight_waiting_days` is the twin of `matching.rules.waiting_days`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from naast.learning.insight.rules.hiding import (
    Said,
    agree_shown,
    quantile_shown,
    rounded,
    said_shown,
)
from naast.learning.insight.rules.periods import AMSTERDAM, midnight
from naast.support.decisions.rules import DOORSTEP_DAYS
from naast.support.matching.rules import quantile

MONTHS_LATELY = 3
SETTLED_DAYS = 14
"""So long after its end a span is looked at: by then most who asked in it were helped."""


@dataclass(frozen=True, kw_only=True)
class WaitingLately:
    """After how many days half, and nine in ten, spoke to somebody; None is not known."""

    median: int | None = None
    nine_in_ten: int | None = None


NOT_KNOWN = WaitingLately()


def lately(*, at: datetime) -> tuple[datetime, datetime]:
    """Return the three whole months (Dutch, half-open) of which is told at `at` how people waited.

    `insight_waiting_lately` has it in SQL.
    """
    settled = at.astimezone(AMSTERDAM).date() - timedelta(days=SETTLED_DAYS)
    month = settled.year * 12 + settled.month - 1
    since, before = (date(n // 12, n % 12 + 1, 1) for n in (month - MONTHS_LATELY, month))
    return midnight(since), midnight(before)


def waiting_told(*, days: Sequence[int | None], workers: int) -> WaitingLately:
    """Return what may be told of how long people waited; None waits still, and so the longest.

    `insight_waiting_lately` has it in SQL.
    """
    endless = 10_000
    values = [endless if one is None else one for one in days]

    def told(share: float) -> int | None:
        mark = quantile(values=values, share=share)
        shown = quantile_shown(values=values, quantile=mark, workers=workers)
        return None if mark == endless else shown

    return WaitingLately(median=told(0.5), nine_in_ten=told(0.9))


# ---------------------------------------------------------------- on the doorstep within a week


@dataclass(frozen=True, kw_only=True)
class Doorstep:
    """Of how many questions somebody was there within a week: both as they may be told."""

    asked: int
    in_time: int


@dataclass(frozen=True, kw_only=True)
class Visited:
    """One question to the municipality: where, by whom taken, and after how many days a visit."""

    zone_id: int | None
    user_id: int | None
    days: int | None


def doorstep_told(*, visits: Sequence[Visited]) -> tuple[Doorstep | None, dict[int, Doorstep]]:
    """Return what may be told of a municipality, and of each of its zones; what is not, is absent.

    `insight_doorstep_lately` has it in SQL.
    """
    by_zone: dict[int | None, list[Visited]] = {}
    for one in visits:
        by_zone.setdefault(one.zone_id, []).append(one)
    # A question without a zone is in the total, and so may not stand alone beside the others.
    zones = sorted(by_zone, key=lambda zone: (zone is None, zone or 0))
    counts = [
        Said(
            answers=len(by_zone[zone]),
            agree=_in_time(by_zone[zone]),
            workers=0 if zone is None else _workers(by_zone[zone]),
        )
        for zone in zones
    ]
    told = {
        zone: Doorstep(asked=figures[0], in_time=figures[1])
        for zone, figures in zip(zones, said_shown(said=counts), strict=True)
        if zone is not None and figures is not None
    }
    in_time = agree_shown(answers=len(visits), agree=_in_time(visits), workers=_workers(visits))
    if in_time is None:
        return None, told
    return Doorstep(asked=rounded(count=len(visits)), in_time=in_time), told


def _in_time(visits: Iterable[Visited]) -> int:
    return sum(one.days is not None and one.days <= DOORSTEP_DAYS for one in visits)


def _workers(visits: Iterable[Visited]) -> int:
    return len({one.user_id for one in visits if one.user_id is not None})
