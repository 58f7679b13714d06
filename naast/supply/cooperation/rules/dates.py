"""When who answers for it is told that a day comes near. Pure."""

from datetime import date

STAGES = (7, 30, 60)
"""So many days beforehand; each is told once."""

FIRST_WARNING = STAGES[-1]


def days_left(*, due_on: date, on: date) -> int:
    """Return how many days lie between; 0 is today, less is past."""
    return (due_on - on).days


def stage(*, due_on: date, on: date) -> int | None:
    """Return which warning holds on a day: 60, 30 or 7; None when it is too early, or past.

    The nearest one holds, so that a day on which nothing ran is made up for on the next.
    """
    left = days_left(due_on=due_on, on=on)
    return next((days for days in STAGES if 0 <= left <= days), None)
