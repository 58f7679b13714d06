"""How many meitinkers a zone has: one to three (R-292). Pure."""

from enum import StrEnum

MOST_IN_A_ZONE = 3
"""One to three for each zone, by the problems there. Source: the article on Heerenveen (R-292)."""


class Staffing(StrEnum):
    NOBODY = "nobody"
    ENOUGH = "enough"
    MANY = "many"


def staffing(*, people: int) -> Staffing:
    """Tell whether a zone has one to three meitinkers; fewer and more are warned about."""
    if people <= 0:
        return Staffing.NOBODY
    return Staffing.ENOUGH if people <= MOST_IN_A_ZONE else Staffing.MANY
