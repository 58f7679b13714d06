"""Terms of the law that were kept or missed, as they may be told (I-9). Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from naast.learning.insight.rules.hiding import BASE, THRESHOLD, rounded, total_shown

YEARS = 3
"""So many whole years are told, those before this one."""

LONGEST = timedelta(days=200)
"""Longer than any term that is counted lasts, so that none that ends in those years is left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ran:
    """One term that is over: of which year, which, of whose work, and whether it was missed."""

    year: int
    term: str
    user_id: int
    late: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class TermsTold:
    """Of a year that is over: how many ran and were missed. None: fewer than five were missed."""

    year: int
    term: str
    ran: int
    missed: int | None


def starts(*, on: date) -> list[date]:
    """Return each day on which a term may have begun that ended in the years that are told."""
    first, until = date(on.year - YEARS, 1, 1) - LONGEST, date(on.year, 1, 1)
    return [first + timedelta(days=n) for n in range((until - first).days)]


def terms_told(*, ran: Iterable[Ran], on: date) -> list[TermsTold]:
    """Return what may be told, the newest year first. `insight_terms_missed` has it in SQL.

    A year of few terms or fewer than three workers is absent. Where fewer than five were kept, all
    read as missed, so that the difference shows nobody either.
    """
    groups: dict[tuple[int, str], list[Ran]] = {}
    for one in ran:
        if on.year - YEARS <= one.year < on.year:
            groups.setdefault((one.year, one.term), []).append(one)
    told = []
    for (year, term), rows in sorted(groups.items(), key=lambda it: (-it[0][0], it[0][1])):
        whole = total_shown(count=len(rows), workers=len({row.user_id for row in rows}))
        if whole is not None and whole > BASE:  # of five to seven, "five missed" leaves two at most
            told.append(TermsTold(year=year, term=term, ran=whole, missed=_missed(rows)))
    return told


def _missed(rows: Sequence[Ran]) -> int | None:
    late = sum(row.late for row in rows)
    if late < THRESHOLD:
        return None
    return rounded(count=len(rows) if len(rows) - late < THRESHOLD else late)
