"""When who answers for it is told that a day comes near. Pure."""

from datetime import date

STAGES = (0, 7, 30, 60)
"""So many days beforehand, and on the day itself; each is told once."""

FIRST_WARNING = STAGES[-1]


SOON = 7
"""A talk or an action stands on the desk so many days beforehand, so that it stays short."""

STILL_SHOWN = 30
"""So many days after it was due, what was agreed still stands on the desk of both sides."""


def days_left(*, due_on: date, on: date) -> int:
    """Return how many days lie between; 0 is today, less is past."""
    return (due_on - on).days


def stage(*, due_on: date, on: date) -> int | None:
    """Return which warning holds on a day: 60, 30, 7 or 0; None when it is too early, or past.

    The nearest one holds, so that a day on which nothing ran is made up for on the next.
    """
    left = days_left(due_on=due_on, on=on)
    return next((days for days in STAGES if 0 <= left <= days), None)
