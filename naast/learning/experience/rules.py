"""What a resident is asked at the end, and what her answer means. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum


class Item(StrEnum):
    """The four questions: independence, her interest, broad knowledge (R-231), and what it brought.

    The first is the one that decides about independence (I-5): what residents answer, not what an
    organisation claims.
    """

    STOOD_BESIDE = "stood_beside"
    MY_INTEREST = "my_interest"
    KNEW_ENOUGH = "knew_enough"
    GOT_FURTHER = "got_further"


class WhyNot(StrEnum):
    """Why somebody goes on without support. Source: inventory of 29 municipalities, §3.5.3.

    The last is ours: that nobody among those shown fitted.
    """

    UNAWARE = "unaware"
    THRESHOLD = "threshold"
    NOT_A_CLIENT = "not_a_client"
    NOT_NEEDED = "not_needed"
    TERM_UNCLEAR = "term_unclear"
    NOT_RECOGNISABLE = "not_recognisable"
    UNSUITABLE_MEDIUM = "unsuitable_medium"
    NOBODY_FITS = "nobody_fits"


FEWEST_REASONS = 5
"""A reason that fewer people gave in a quarter is not shown (I-9)."""


def quarter_of(*, day: date) -> date:
    """Return the first day of the quarter of a day."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def shown_count(*, given: int) -> int | None:
    """Return how often a reason was given as it may be shown: to the nearest five, or hidden."""
    return None if given < FEWEST_REASONS else 5 * ((given + 2) // 5)


AGREES_FROM = 4
DOUBTS_UP_TO = 2

FEWEST_ANSWERS = 5
"""On fewer answers no review rests: it would tell what somebody answered."""
LOOKS_BACK = timedelta(days=365)
"""A review rests on answers of a year, and on none from before an earlier review was closed."""


def under_floor(*, scores: Sequence[int], floor: int) -> bool:
    """Whether so few of those who answered agree that a review opens (I-5).

    `floor` is of how many in a hundred it was agreed. `experience_under_floor` has it in SQL.
    """
    agree = sum(agrees(score=score) for score in scores)
    return len(scores) >= FEWEST_ANSWERS and agree * 100 < len(scores) * floor


def agrees(*, score: int) -> bool:
    """Whether an answer counts as agreeing: 4 or 5 of 5. `insight_counts` has it in SQL."""
    return score >= AGREES_FROM


def doubts(*, score: int) -> bool:
    """Whether who answered is asked if, and by whom, she wants to be called: 1 or 2 of 5 (I-5)."""
    return score <= DOUBTS_UP_TO


class Due(StrEnum):
    """How it stands with the day on which who complained hears at the latest."""

    LATER = ""
    SOON = "soon"
    LATE = "late"


WARN_DAYS = 7
"""So many days before the last one who hears complaints is warned."""


def may_extend(*, last_on: date, extended: bool, answered: bool, on: date) -> bool:
    """Whether the term of a complaint may be made longer on a Dutch day: once, and not too late.

    Source: Awb art. 9:11 lid 2.
    """
    return not (extended or answered) and on <= last_on


def due(*, last_on: date, on: date) -> Due:
    """Return how it stands on a Dutch day; on the last day itself it is not late yet."""
    if on > last_on:
        return Due.LATE
    return Due.SOON if (last_on - on).days <= WARN_DAYS else Due.LATER


MOST_ASKED_WHY = 100
"""So many questions about looks a file holds: more than anybody needs, and an end."""
OF_HER_OPINION = "experience."


def for_who_leads(*, action: str) -> bool:
    """Whether who leads there may know which look it is: not what became of her complaint or doubt.

    Those questions go to the privacy officer alone.
    """
    return not action.startswith(OF_HER_OPINION)


class Caller(StrEnum):
    """By whom she may want to be called when she doubts: never by who helped her."""

    LEAD = "lead"
    COMPLAINTS = "complaints"
