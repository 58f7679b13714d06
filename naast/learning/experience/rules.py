"""What a resident is asked at the end, and what her answer means. Pure."""

from collections.abc import Collection
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


LOWEST, HIGHEST = 1, 5
AGREES_FROM = 4
DOUBTS_UP_TO = 2


def agrees(*, score: int) -> bool:
    """Whether an answer counts as (strongly) agreeing: 4 or 5 of 5."""
    return score >= AGREES_FROM


def doubts(*, score: int) -> bool:
    """Whether who answered is asked if, and by whom, she wants to be called: 1 or 2 of 5 (I-5)."""
    return score <= DOUBTS_UP_TO


def share_agreeing(*, scores: Collection[int]) -> float | None:
    """Return which share agrees; None without answers."""
    if not scores:
        return None
    return sum(agrees(score=score) for score in scores) / len(scores)
