"""How sure we are of a fact of the law."""

from enum import StrEnum


class Certainty(StrEnum):
    """Where a fact was read; the value is the tag in our notes. CONFIRMED: by a municipality."""

    REPORT = "S"
    STATUTE_OF_2015 = "W15"
    PUBLIC = "B"
    SECONDARY = "B2"
    UNVERIFIED = "O"
    DESIGN = "D"
    CONFIRMED = "C"

    @property
    def is_verified(self) -> bool:
        """Whether it was read at its source. What was not is shown to staff as such (I-10)."""
        return self in {
            Certainty.REPORT, Certainty.STATUTE_OF_2015, Certainty.PUBLIC, Certainty.CONFIRMED,
        }  # fmt: skip
