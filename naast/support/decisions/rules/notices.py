"""What the municipality tells before it inquires, and how that is kept as proof. Pure.

Wmo 2015 art. 2.3.2: it confirms that a notification came in (lid 1), tells of a plan of one's own
within seven days (lid 2), and points her and her carer to free support (lid 3), before the inquiry.
Art. 2.3.9 lid 2 asks the same when it looks again at what was granted.
"""

from enum import StrEnum

CURRENT_NOTICE = "2026-11-23"
"""The version of the words that are read now, on the web and out loud."""


class Occasion(StrEnum):
    """Before what it was told."""

    NOTIFICATION = "notification"
    REASSESSMENT = "reassessment"


class ToldTo(StrEnum):
    """To whom: she herself, or who cares for her."""

    RESIDENT = "resident"
    CARER = "carer"


class ToldBy(StrEnum):
    """How an officer told it. What she read on the web herself stands with her question."""

    PHONE = "phone"
    DESK = "desk"
    VISIT = "visit"
    LETTER = "letter"


class Receipt(StrEnum):
    """How she was told that her notification came in."""

    MAIL = "mail"
    TEXT = "text"
    SAID = "said"
    FILE = "file"


NOTIFIED_BY = (ToldBy.PHONE, ToldBy.DESK, ToldBy.VISIT)
"""How somebody notifies to an officer; on the web she does it herself."""


def receipt_by(*, safe: str | None, noted_by_officer: bool) -> Receipt:
    """Return how receipt is confirmed: by a way that she called safe, said, or in her file alone.

    `safe` is "text", "mail" or None.
    """
    if safe:
        return Receipt(safe)
    return Receipt.SAID if noted_by_officer else Receipt.FILE
