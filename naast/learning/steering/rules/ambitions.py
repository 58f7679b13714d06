"""What a municipality wants, what stands in the way, and whether it came about. Pure.

Buying support is not enough: that a measure was taken is one thing, that a figure moved another
(inventory of 29 municipalities, 2016, §3.5.1 and §3.5.3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Progress(StrEnum):
    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    STOPPED = "stopped"


ENDED = frozenset({Progress.DONE, Progress.STOPPED})


class AimKind(StrEnum):
    """An ambition, or what stands in the way: of the municipality, or of organisations.

    The codes of each are those of the inventory, so that rounds and plans speak of the same.
    """

    AMBITION = "ambition"
    BOTTLENECK = "bottleneck_municipality"
    BOTTLENECK_PROVIDER = "bottleneck_provider"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


class Gauge(StrEnum):
    """Which published figure should move; each is of a closed quarter of the municipality."""

    QUESTIONS = "questions"
    WAITING = "waiting"
    STOOD_BESIDE = "stood_beside"
    MY_INTEREST = "my_interest"
    KNEW_ENOUGH = "knew_enough"
    GOT_FURTHER = "got_further"


class Moved(StrEnum):
    YES = "yes"
    NO = "no"
    TOO_EARLY = "too_early"
    NOT_MEASURABLE = "not_measurable"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A figure of a closed quarter, with its first and last day; None is hidden."""

    from_on: date
    until_on: date
    value: int | None


def before_and_after(
    *, readings: Sequence[Reading], began_on: date
) -> tuple[Reading | None, Reading | None]:
    """Return the last quarter that was over when it began, and the newest that began after it.

    The quarter in which it began is neither: it holds days of both.
    """
    before = [one for one in readings if one.until_on < began_on]
    after = [one for one in readings if one.from_on > began_on]
    return (
        max(before, key=lambda one: one.until_on, default=None),
        max(after, key=lambda one: one.until_on, default=None),
    )


def moved(*, before: Reading | None, after: Reading | None, direction: Direction) -> Moved:
    """Tell whether a figure moved as was wanted; what is hidden or was not there is not guessed."""
    if after is None:
        return Moved.TOO_EARLY
    if before is None or before.value is None or after.value is None:
        return Moved.NOT_MEASURABLE
    went = after.value - before.value
    return Moved.YES if (went > 0 if direction is Direction.UP else went < 0) else Moved.NO


WARNED = timedelta(days=90)
"""So long before a change those whom it touches hear of it. Ours: the law gives no term."""


def warned_in_time(*, told_on: date, takes_effect_on: date) -> bool:
    """Tell whether who is touched heard of a change early enough (R-212)."""
    return takes_effect_on - told_on >= WARNED


class Kept(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_MEASURABLE = "not_measurable"


def kept_working_days(*, agreed: int, measured: int | None) -> Kept:
    """Tell whether a norm of so many working days was kept, of a wait counted in calendar days.

    So many calendar days are never more working days: then it was kept. So many working days are
    at most these calendar days: each five hold a weekend, one more may begin it, and two holidays.
    What lies between cannot be told.
    """
    if measured is None:
        return Kept.NOT_MEASURABLE
    if measured <= agreed:
        return Kept.YES
    longest = agreed + 2 * (agreed // 5 + 1) + 2
    return Kept.NO if measured > longest else Kept.NOT_MEASURABLE


def kept_at_least(*, agreed: int, measured: int | None) -> Kept:
    """Tell whether a norm of at least so many percent was kept."""
    if measured is None:
        return Kept.NOT_MEASURABLE
    return Kept.YES if measured >= agreed else Kept.NO


class Vote(StrEnum):
    """What the municipal council did with a motion."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    HELD = "held"
