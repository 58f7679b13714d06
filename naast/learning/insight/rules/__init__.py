"""Periods, and what may be told of them without telling of anybody (I-9). Pure.

PostgreSQL's function `insight_shown` is the twin of `shown`; `insight_waiting_days` that of
`matching.rules.waiting_days`. Tests hold them equal: the database hides, because nothing else sees
what is to be hidden, and this module says what hiding is.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from naast.support.decisions.rules import DOORSTEP_DAYS
from naast.support.matching.rules import quantile

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
    """Everything that is published. One dimension each, save the last two.

    `questions`, `zone` and `domain` tell what was asked in a period, in both houses. `group` tells
    who took it. `waiting` and `outcome` tell of support, their two neighbours of the workers of the
    municipality itself. Then comes what residents answered about support; and per organisation how
    many answered whether somebody stood beside them, and how many say so, where `said_shown` shows
    both. The four `fair_` tables tell of the offers of support that were made in a period: how
    many, in how many one could choose between two people or more, how many were not passed on, and
    in how many one spoke to somebody in time; `fairness` shows or hides the four together. Who is
    not counted as support is in none of these: not an omtinker (R-069), not a meitinker (R-072).
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
    SAID_ANSWERS = "said_answers"
    SAID_AGREE = "said_agree"
    FAIR_OFFERED = "fair_offered"
    FAIR_CHOICE = "fair_choice"
    FAIR_KEPT = "fair_kept"
    FAIR_IN_TIME = "fair_in_time"


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


# ---------------------------------------------------------------- what is said of an organisation

LEAST_COVERED_ANSWERS = 8 + THRESHOLD
"""As `LEAST_COVERED`, where the cover has eight answers at least, and the small one has some."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """How many answered about an organisation, how many agree, and about how many workers."""

    answers: int
    agree: int
    workers: int


def said_shown(*, said: Sequence[Said]) -> tuple[tuple[int, int] | None, ...]:
    """Return (answers, agree) of each organisation as published, None where hidden.

    `said` are the organisations of one municipality about which somebody answered, in an order
    that has nothing to do with what was said. Beside these figures stand the totals of the
    municipality, so three things can be worked out: how many answered about who is hidden, how many
    of them agree, and of everybody how many do *not* agree. Each stays at least five numbers, or is
    surely five or more; also for whoever undoes this rule (tested over every table of two and of
    three). So who is small hides with another, as in `shown`; and where nobody is small and yet the
    totals would tell, all hide.

    PostgreSQL's `insight_said_shown` is its twin.
    """
    fine = [
        at
        for at, one in enumerate(said)
        if agree_shown(answers=one.answers, agree=one.agree, workers=one.workers) is not None
    ]
    if len(fine) == len(said):
        seen = fine if tells_of_nobody(said, fine) else []
    else:
        seen = fine[:-1]
        while seen and not tells_of_nobody(said, seen):
            seen = seen[:-1]
    return tuple(
        (rounded(count=one.answers), rounded(count=one.agree)) if at in seen else None
        for at, one in enumerate(said)
    )


def tells_of_nobody(said: Sequence[Said], seen: Sequence[int]) -> bool:
    """Whether the figures of `seen` and the totals leave every small number open."""
    answers = [_between(said[at].answers, least=THRESHOLD + SLACK + 1) for at in seen]
    agree = [_between(said[at].agree, least=THRESHOLD) for at in seen]
    answered = _between(sum(one.answers for one in said), least=0)
    agreed = _between(sum(one.agree for one in said), least=0)
    hidden = len(seen) < len(said)
    answers = _within(answers, answered, hidden=hidden)
    agree = _within(agree, agreed, hidden=hidden)
    doubt = [
        (max(0, few - yes_most), most - yes_few)
        for (few, most), (yes_few, yes_most) in zip(answers, agree, strict=True)
    ]
    left = answered[1] - agreed[0] - sum(few for few, _most in doubt)
    if any(few < THRESHOLD and min(most, few + left) - few < THRESHOLD - 1 for few, most in doubt):
        return False
    return not hidden or (
        _left(answers, answered) >= LEAST_COVERED_ANSWERS and _left(agree, agreed) >= LEAST_COVERED
    )


def _between(count: int, *, least: int) -> tuple[int, int]:
    """Return between what a count surely lies, for who sees its rounded figure."""
    figure = rounded(count=count)
    return max(least, figure - SLACK), figure + SLACK


def _left(parts: Sequence[tuple[int, int]], whole: tuple[int, int]) -> int:
    """Return the most that is left of a whole beside its parts."""
    return whole[1] - sum(few for few, _most in parts)


def _within(
    parts: Sequence[tuple[int, int]], whole: tuple[int, int], *, hidden: bool
) -> list[tuple[int, int]]:
    """Return the parts as the whole narrows them; where parts are `hidden`, only from above."""
    left, over = _left(parts, whole), whole[0] - sum(most for _few, most in parts)
    return [
        (few if hidden else max(few, most + over), min(most, few + left)) for few, most in parts
    ]


# ---------------------------------------------------------------- how long people waited lately

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
    return _midnight(since), _midnight(before)


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
