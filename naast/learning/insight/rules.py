"""Periods, and what may be told of them without telling of anybody (I-9). Pure.

PostgreSQL's function `insight_shown` is the twin of `shown`; `insight_waiting_days` that of
`matching.rules.waiting_days`. Tests hold them equal: the database hides, because nothing else sees
what is to be hidden, and this module says what hiding is.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

THRESHOLD = 5
"""A group of fewer is not shown, nor can it be worked out from what is."""
FEWEST_WORKERS = 3
"""A figure about fewer workers stays inside the team."""
BASE = 5
"""Counts are rounded to a multiple of this."""
SLACK = 2
"""So much at most lies between a count and its rounded figure."""
LEAST_COVERED = THRESHOLD + THRESHOLD - 1
"""What hides together may be at least this: a cover of five, and any small cell beside it."""

_QUARTERS = 4


# ---------------------------------------------------------------- periods


class NotAPeriod(ValueError):
    """What was typed is no quarter, such as 2026-Q4."""


@dataclass(frozen=True, kw_only=True, order=True)
class Period:
    """A calendar quarter, by Dutch days; half-open: from its first day to the first day after."""

    year: int
    quarter: int

    def __post_init__(self) -> None:
        if not 1 <= self.quarter <= _QUARTERS or not date.min.year < self.year < date.max.year:
            raise NotAPeriod(str(self))

    def __str__(self) -> str:
        return f"{self.year}-Q{self.quarter}"

    @property
    def from_at(self) -> datetime:
        return _midnight(date(self.year, 3 * self.quarter - 2, 1))

    @property
    def until_at(self) -> datetime:
        if self.quarter == _QUARTERS:
            return _midnight(date(self.year + 1, 1, 1))
        return _midnight(date(self.year, 3 * self.quarter + 1, 1))

    def is_over(self, *, at: datetime) -> bool:
        return at >= self.until_at


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time(), AMSTERDAM)


def parse_period(*, text: str) -> Period:
    """Return the quarter that "2026-Q4" names. Raises NotAPeriod."""
    year, _, quarter = text.strip().upper().partition("-Q")
    if not all(part.isascii() and part.isdigit() for part in (year, quarter)) or len(year) != 4:  # noqa: PLR2004
        raise NotAPeriod(text)
    return Period(year=int(year), quarter=int(quarter))


# ---------------------------------------------------------------- the fixed set of tables


class Table(StrEnum):
    """Everything that is published. One dimension each; nothing is crossed with a second.

    `questions`, `zone` and `domain` tell what was asked in a period, in both houses. `group` tells
    who took it. `waiting` and `outcome` tell of support, their two neighbours of the workers of the
    municipality itself. The last four are what residents answered about support. Who is not counted
    as support is in none of these: not an omtinker (R-069), not a meitinker (R-072).
    """

    QUESTIONS = "questions"
    ZONE = "zone"
    DOMAIN = "domain"
    GROUP = "group"
    WAITING = "waiting"
    WAITING_MUNICIPALITY = "waiting_municipality"
    OUTCOME = "outcome"
    OUTCOME_MUNICIPALITY = "outcome_municipality"
    STOOD_BESIDE = "stood_beside"
    MY_INTEREST = "my_interest"
    KNEW_ENOUGH = "knew_enough"
    GOT_FURTHER = "got_further"


TOTAL, MEDIAN, NINE_IN_TEN, AGREE = "total", "median", "p90", "agree"
"""The cells that are no category."""

NO_ZONE = "none"


# ---------------------------------------------------------------- what may be shown


def rounded(*, count: int) -> int:
    """Return a count rounded to the nearest multiple of five."""
    return (count + SLACK) // BASE * BASE


def total_shown(*, count: int, workers: int | None = None) -> int | None:
    """Return a count as it is published, or None where it is hidden."""
    if count < THRESHOLD or _too_few(workers):
        return None
    return rounded(count=count)


def shown(*, cells: Sequence[int], workers: Sequence[int | None]) -> tuple[int | None, ...]:
    """Return the cells of a table as they are published beside its total; None is hidden.

    Hidden is what is under the threshold or about too few `workers` (None: not about workers).
    Whoever subtracts what is shown from the total learns what the hidden cells are together. So at
    least one cell that could be shown is hidden with them, as cover, and more until together they
    may be nine or more: then each alone may still be at least five different numbers, also for
    whoever knows this rule and undoes it (tested). The cover is the last of what could be shown,
    not the smallest: that would tell that it is no larger than the rest.
    """
    if sum(cells) < THRESHOLD:
        return (None,) * len(cells)
    small = {
        at
        for at, (cell, hands) in enumerate(zip(cells, workers, strict=True))
        if cell < THRESHOLD or _too_few(hands)
    }
    seen = [at for at in range(len(cells)) if at not in small]
    if small:
        seen = seen[:-1]
    while small and seen and _most_hidden(cells, seen) < LEAST_COVERED:
        seen = seen[:-1]
    return tuple(rounded(count=cell) if at in seen else None for at, cell in enumerate(cells))


def _too_few(workers: int | None) -> bool:
    return workers is not None and workers < FEWEST_WORKERS


def _most_hidden(cells: Sequence[int], seen: Sequence[int]) -> int:
    """Return the most that the hidden cells may be together, for who sees only the figures."""
    known = sum(max(THRESHOLD, rounded(count=cells[at]) - SLACK) for at in seen)
    return rounded(count=sum(cells)) + SLACK - known


def quantile_shown(
    *, values: Sequence[int], quantile: int | None, workers: int | None
) -> int | None:
    """Return a quantile of `values` if enough of them lie at either side of it, else None."""
    if quantile is None or _too_few(workers):
        return None
    below = sum(value <= quantile for value in values)
    above = sum(value >= quantile for value in values)
    return quantile if min(below, above) >= THRESHOLD else None


def agree_shown(*, answers: int, agree: int, workers: int | None) -> int | None:
    """Return how many agree, as published beside the number of answers, or None where hidden.

    Those who do not agree may be few: from two rounded counts their number stays unknown by five or
    more (tested), which is what a hidden cell tells as well.
    """
    whole = total_shown(count=answers, workers=workers)
    if whole is None or whole == BASE:  # of five to seven, "five agree" would leave two at most
        return None
    return total_shown(count=agree)


# ---------------------------------------------------------------- how sure a share is


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share of a hundred, and between what it surely lies (95 in 100 times)."""

    percent: int
    low: int
    high: int


def share(*, part: int, whole: int) -> Share | None:
    """Return a share computed from published counts, with Wilson's interval; None of nothing.

    Source: E.B. Wilson (1927), the score interval; it stays between 0 and 100 for few answers too.
    """
    if whole <= 0:
        return None
    z = 1.96
    p = min(part / whole, 1.0)
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    spread = z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return Share(
        percent=round(100 * p),
        low=max(0, math.floor(100 * (middle - spread))),
        high=min(100, math.ceil(100 * (middle + spread))),
    )
