"""Signals: patterns that somebody should do something about. Raised, answered, told back. Pure.

Source: the pioneers of Friesland (important signals to the municipality, and back); the inventory
of 2016, §3.6 and §4.1. A signal tells of no person.
"""

from datetime import date, timedelta
from enum import StrEnum

ANSWER_WITHIN = timedelta(days=28)
"""So soon an answer is promised: by Naast, for the law gives no term here."""


class Follow(StrEnum):
    """What the municipality does with it; each of these is an answer (R-316)."""

    DOING = "doing"
    LOOKING = "looking"
    ELSEWHERE = "elsewhere"
    NOTHING = "nothing"


class State(StrEnum):
    LATE = "late"
    WAITING = "waiting"
    ANSWERED = "answered"


def answer_before(*, raised_on: date) -> date:
    """Return the last day on which an answer is in time."""
    return raised_on + ANSWER_WITHIN


def state(*, answered: bool, answer_before_on: date, on: date) -> State:
    """Return how a signal stands on day `on`; an answer that came too late is an answer."""
    if answered:
        return State.ANSWERED
    return State.LATE if on > answer_before_on else State.WAITING
