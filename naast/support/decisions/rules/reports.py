"""The report of the talk, and what she says of it. Pure.

Wmo 2015 art. 2.3.2 lid 8: she gets the outcome in writing. Her agreement is asked and never blocks;
her remarks stay with the report.
"""

from enum import StrEnum


class ReportAnswer(StrEnum):
    """What she says of the report."""

    AGREES = "agrees"
    WITH_REMARKS = "with_remarks"
    SEEN = "seen"


class AnsweredHow(StrEnum):
    """How it is known: with her code, on paper, or spoken with a witness."""

    CODE = "code"
    PAPER = "paper"
    SPOKEN = "spoken"


class LeaderThought(StrEnum):
    """Whether who led the talk thought along (R-129): asked, and counted nowhere."""

    WELL = "well"
    PARTLY = "partly"
    NOT = "not"


def answer_is_whole(*, answer: str, how: str, remarks: bool, witness: bool) -> bool:
    """Whether an answer holds together: remarks where she makes them, a witness where she spoke."""
    return (answer != ReportAnswer.WITH_REMARKS or remarks) and (
        witness == (how == AnsweredHow.SPOKEN)
    )
