"""Leaving a rule aside: which rules can be left, and what is gathered of it. Pure.

A policy rule may be left where it works out out of proportion to its goal (Awb art. 4:84); an
ordinance only by its own hardship clause; a law not at all. The article of the Awb was not read at
its source; see decision 0020.
"""

from datetime import date
from enum import StrEnum


class LeftRule(StrEnum):
    """Of what kind the rule is that somebody wants to leave."""

    POLICY_RULE = "policy_rule"
    ORDINANCE = "ordinance"
    LAW = "law"


class DeviationGoal(StrEnum):
    """What it is good for, as one word of a list: so that it can be gathered without a person."""

    TAKE_PART = "take_part"
    STAY_HOME = "stay_home"
    SAFE = "safe"
    HEALTH = "health"
    CARER = "carer"
    MONEY = "money"
    CHILDREN = "children"


class LawBinds(Exception):
    """No one may leave a law aside by a decision."""


class NoHardshipClause(Exception):
    """The ordinance has no hardship clause here, so it cannot be left."""


def check_deviation(*, left: LeftRule, has_hardship_clause: bool) -> None:
    """Raise LawBinds or NoHardshipClause where a rule of this kind cannot be left."""
    if left == LeftRule.LAW:
        raise LawBinds
    if left == LeftRule.ORDINANCE and not has_hardship_clause:
        raise NoHardshipClause


def quarter_of(*, on: date) -> str:
    """Return the quarter of a day: "2026-Q4"."""
    return f"{on.year}-Q{(on.month + 2) // 3}"
