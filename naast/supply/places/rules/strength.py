"""What a zone is made of, and how many questions a year may bring there. Pure.

Source: "Heerenveense 'meitinker', alternatief voor wijkteam", § Op straat (a scan of the districts,
by which the municipality estimated beforehand). The figures of a zone are data with a source.
"""

from collections.abc import Sequence
from enum import StrEnum

QUARTERS = 4
OUT_TO = 10
PER = 1000


class ZoneFactKind(StrEnum):
    """What is known of the people of a zone, each as a share in whole percents."""

    UNDER_18 = "under_18"
    OVER_75 = "over_75"
    LIVING_ALONE = "living_alone"
    LOW_INCOME = "low_income"
    CARERS = "carers"


def expected(*, quarters: Sequence[int | None]) -> tuple[int, int] | None:
    """Return how few and how many questions a year may bring, by the last quarters told.

    A year like the quietest of them, and a year like the busiest; rounded outwards to tens, as more
    would be known than is known. None where fewer than four quarters are told.
    """
    told = [one for one in quarters if one is not None]
    if len(told) < QUARTERS:
        return None
    low, high = QUARTERS * min(told), QUARTERS * max(told)
    return low // OUT_TO * OUT_TO, -(-high // OUT_TO) * OUT_TO


def per_thousand(*, quarters: Sequence[int | None], population: int) -> int | None:
    """Return how many questions a thousand people asked in the last four quarters, newest first.

    None where one of these is hidden, or nobody lives there.
    """
    year = [one for one in quarters[:QUARTERS] if one is not None]
    if len(year) < QUARTERS or population <= 0:
        return None
    return round(PER * sum(year) / population)
