"""Signals: patterns that somebody should do something about. Raised, answered, told back. Pure.

Source: the pioneers of Friesland (important signals to the municipality, and back); the inventory
of 2016, §3.3.1 (obstacles by rules), §3.6 and §4.1. A signal tells of no person, nor does an
obstacle.
"""

from collections.abc import Iterable
from dataclasses import dataclass
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


class RuleKind(StrEnum):
    """What stands in the way: what a law says, what a municipality set, or how somebody works."""

    LAW = "law"
    ORDINANCE = "ordinance"
    POLICY_RULE = "policy_rule"
    PROTOCOL = "protocol"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A rule or protocol by its name, and whose it is; "" where nobody said whose."""

    kind: RuleKind
    name: str
    holder: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What is the same rule, however it was typed: capitals and spaces make no other."""
        name, holder = (" ".join(one.split()).lower() for one in (self.name, self.holder))
        return (self.kind, name, holder)


@dataclass(frozen=True, kw_only=True, slots=True)
class Met:
    """One time that a rule stood in the way: in which quarter, noted by whom."""

    rule: Rule
    quarter: str
    user_id: int


FEWEST, FEWEST_WORKERS, BASE = 5, 3, 5
"""Met fewer times, or noted by fewer workers, is not told (I-9); else to the nearest five."""


def quarter_of(*, on: date) -> str:
    """Return the quarter in which a day lies, as "2026-Q4". It sorts as it runs."""
    return f"{on.year}-Q{(on.month + 2) // 3}"


def in_the_way(*, met: Iterable[Met], on: date) -> dict[tuple[str, str, str], int]:
    """Return by rule how often it stood in the way, as everybody who works there may read it.

    Only quarters that are over count, so that nobody watches a number rise with one person's talk.
    PostgreSQL's `concerns_in_the_way` is its twin.
    """
    groups: dict[tuple[str, str, str], list[Met]] = {}
    for one in met:
        if one.quarter < quarter_of(on=on):
            groups.setdefault(one.rule.key, []).append(one)
    return {
        key: (len(rows) + BASE // 2) // BASE * BASE
        for key, rows in groups.items()
        if len(rows) >= FEWEST and len({row.user_id for row in rows}) >= FEWEST_WORKERS
    }


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
