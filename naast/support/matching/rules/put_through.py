"""What became of a question that somebody put through at a desk or walk-in point. Pure."""

from datetime import datetime
from enum import StrEnum

from naast.support.matching.rules.facts import QuestionStatus


class Became(StrEnum):
    """How far it is, for who put it through and may know so much and no more."""

    WAITS = "waits"
    LATE = "late"
    TAKEN = "taken"
    SPOKEN = "spoken"
    WITHDRAWN = "withdrawn"


def became(
    *, status: str, promised_at: datetime, first_contact_at: datetime | None, at: datetime
) -> Became:
    """Tell what became of a question at `at`; it is late from the promised moment on."""
    if status == QuestionStatus.WITHDRAWN:
        return Became.WITHDRAWN
    if first_contact_at is not None and first_contact_at <= at:
        return Became.SPOKEN
    if status == QuestionStatus.ACCEPTED:
        return Became.TAKEN
    return Became.LATE if promised_at <= at else Became.WAITS
