"""The report for the municipal council: its chapters, of which period, what the council says. Pure.

The client council's opinion is its own: the municipality reads it once it is given, and sends out
no report that is silent about it. Sources: inventory of 29 municipalities, 2016, preface and §4.3.1
(councils judge with the same figures); Wmo 2015 art. 2.1.3 lid 3 (early advice, asked and unasked).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

QUARTERS = (1, 2, 3, 4)


class Chapter(StrEnum):
    """What a report tells of, in its order."""

    REACH = "reach"
    WAITING = "waiting"
    OUTCOME = "outcome"
    EXPERIENCE = "experience"
    COMPLAINTS = "complaints"
    TERMS = "terms"
    NORMS = "norms"
    ARRANGEMENT = "arrangement"
    VISION = "vision"
    AIMS = "aims"
    SIGNALS = "signals"
    INDEPENDENCE = "independence"
    COUNCIL = "council"


class Step(StrEnum):
    """What a council does with what it wrote: keep it to itself, give it, or say it had no time."""

    KEEP = "keep"
    GIVE = "give"
    NO_TIME = "no_time"


class Opinion(StrEnum):
    """How it stands with the council's opinion."""

    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    NOT_ANSWERED = "not_answered"
    GIVEN = "given"
    NO_TIME = "no_time"


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Span:
    """A year, or one quarter of it: 0 is the whole year."""

    year: int
    quarter: int = 0

    @property
    def code(self) -> str:
        return f"{self.year}-Q{self.quarter}" if self.quarter else str(self.year)

    def holds(self, *, year: int, quarter: int) -> bool:
        return self.year == year and self.quarter in {0, quarter}


def spans(*, closed: Collection[tuple[int, int]], on: date) -> list[Span]:
    """Return of which periods one may report on a day, the newest first.

    `closed` are the quarters, as (year, quarter), whose figures are published. A year comes once it
    is over and one of its quarters is published.
    """
    quarters = {Span(year=year, quarter=quarter) for year, quarter in closed}
    years = {Span(year=year) for year, _quarter in closed if year < on.year}
    return sorted(years | quarters, key=lambda one: (-one.year, one.quarter and 5 - one.quarter))


def opinion(*, asked_on: date | None, before_on: date | None, step: Step, on: date) -> Opinion:
    """Return how it stands with the opinion on day `on`; `step` is what the council last did."""
    if step is Step.GIVE:
        return Opinion.GIVEN
    if step is Step.NO_TIME:
        return Opinion.NO_TIME
    if asked_on is None or before_on is None:
        return Opinion.NOT_ASKED
    return Opinion.NOT_ANSWERED if on > before_on else Opinion.WAITING


def may_send(*, stands: Opinion) -> bool:
    """Whether a report may go out: the council spoke, or the time that it had is over."""
    return stands not in {Opinion.NOT_ASKED, Opinion.WAITING}


def fingerprint(*, data: bytes) -> str:
    """Return the SHA-256 of a report as it was sent, in hexadecimal."""
    return sha256(data).hexdigest()


WHO_AGREES = frozenset({"municipality", "council"})
"""Whose yes a local principle needs: it is of the municipality and of those whom it serves."""


def holds(*, yes: Collection[str]) -> bool:
    """Whether a local principle holds: municipality and client council both said yes."""
    return set(yes) >= WHO_AGREES
