"""A term while it runs: it stands still, is made longer, comes again, is met by post. Pure.

Where a reading of the law is open, the day that comes out is the safe one for who must act.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from naast.supply.law.rules.days import DAY
from naast.supply.law.rules.terms import Term, Unit, bare_end, ends_on, moved


@dataclass(frozen=True, kw_only=True)
class Pause:
    """A time in which a term stands still: an asked paper is not there, or she said yes to wait.

    From the day after `asked_on` until `ended_on`, the day on which it came or its own term ran out
    unused; that day counts again (Awb art. 4:15 lid 1, art. 7:10 lid 2). None: it still stands.
    """

    asked_on: date
    ended_on: date | None = None

    def __post_init__(self) -> None:
        if self.ended_on is not None and self.ended_on < self.asked_on:
            raise ValueError(self)


def last_day(
    *,
    start: date,
    term: Term,
    extended_by: Term | None = None,
    pauses: Collection[Pause] = (),
    also_free: Collection[date] = (),
) -> date | None:
    """Return the last day of a term that was paused or extended, or None while it stands still.

    An extension is counted from where the calendar ends the term, and both are one term for the
    Algemene termijnenwet: longer than twelve weeks together, the end is not moved. So who must act
    never reads a day that is too late. A pause asked for after the last day changes nothing; one
    day stands still once, however many pauses cover it.

    Raises ValueError where no act pauses or extends such a term: in hours, in working days or
    counted backwards.
    """
    if extended_by is None and not pauses:
        return ends_on(start=start, term=term, also_free=also_free)
    if term.backwards or term.unit in {Unit.HOURS, Unit.WORKING_DAYS}:
        raise ValueError(term)
    whole = term if extended_by is None else _together(term, extended_by)
    bare = bare_end(start=start, term=term)
    if extended_by is not None:
        bare = bare_end(start=bare, term=extended_by)
    end, counted_until = bare, start
    for pause in sorted(pauses, key=lambda one: one.asked_on):
        over_on = moved(start=start, end=end, term=whole, also_free=also_free)
        first = max(pause.asked_on, counted_until) + DAY
        if first > over_on:
            break
        if pause.ended_on is None:
            return None
        if pause.ended_on > first:
            # Asked in the days that the act added: those left are counted from the day as moved.
            end = (over_on if first > end else end) + (pause.ended_on - first)
            counted_until = pause.ended_on - DAY
    return moved(start=start, end=end, term=whole, also_free=also_free)


def _together(term: Term, extension: Term) -> Term:
    if extension.unit is not term.unit or extension.counting is not term.counting:
        raise ValueError(extension)
    return Term(length=term.length + extension.length, unit=term.unit, counting=term.counting)


def opens_on(*, start: date, term: Term | None) -> date:
    """Return the first day on which something may be done, where it may not be done earlier.

    "Not before four weeks after the notification" is four weeks later to the day: no act moves the
    end of waiting. Without a term it is the day after the event.
    """
    return start + DAY if term is None else bare_end(start=start, term=term)


def comes_again(
    *, start: date, term: Term, until: date, also_free: Collection[date] = ()
) -> Iterator[date]:
    """Yield the last day of each turn of a term that repeats, up to and with `until`.

    Each turn is counted from the start, so that a moved end does not push the next one.
    """
    turn = 1
    while True:
        whole = Term(length=term.length * turn, unit=term.unit, counting=term.counting)
        end = moved(
            start=start, end=bare_end(start=start, term=whole), term=term, also_free=also_free
        )
        if end > until:
            return
        yield end
        turn += 1


def every_year(*, year: int, before: tuple[int, int]) -> date:
    """Return the last day of what must be done before a (month, day) each year: a date, no term."""
    return date(year, *before) - DAY


ONE_WEEK = Term(length=1, unit=Unit.WEEKS)


def is_in_time(
    *,
    last_on: date,
    received_on: date,
    posted_on: date | None = None,
    also_free: Collection[date] = (),
) -> bool:
    """Whether an objection came in time, by hand or by post (Awb art. 6:9).

    By post it is also in time when posted by the last day and received within a week after it.
    """
    if received_on <= last_on:
        return True
    by_post = ends_on(start=last_on, term=ONE_WEEK, also_free=also_free)
    return posted_on is not None and posted_on <= last_on and received_on <= by_post


# ---------------------------------------------------------------- a notice of default


@dataclass(frozen=True, kw_only=True)
class PenaltySteps:
    """What is owed for each late day: `(days, euro cents a day)`, one step after another."""

    steps: tuple[tuple[int, int], ...]

    @property
    def longest_days(self) -> int:
        return sum(days for days, _ in self.steps)


def penalty_cents(*, days_late: int, steps: PenaltySteps) -> int:
    """Return what is owed after so many late days, in euro cents; it stops at the last step."""
    owed = 0
    for days, cents in steps.steps:
        owed += min(max(days_late, 0), days) * cents
        days_late -= days
    return owed
