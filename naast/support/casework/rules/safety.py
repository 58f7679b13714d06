"""The five steps of the code against violence at home and neglect, and what is held back. Pure.

The steps are those of the Dutch reporting code (meldcode; Wmo 2015 art. 3.3.1 asks providers for
one). Nobody read them at their source yet, and the page says so (I-10).
"""

from datetime import date, timedelta
from enum import IntEnum, StrEnum


class Step(IntEnum):
    """Steps may be taken again, and in another order where somebody is in danger now."""

    SIGNALS = 1
    CONSULT = 2
    TALK = 3
    WEIGH = 4
    DECIDE = 5


class Consulted(StrEnum):
    """With whom one thought along; never a name."""

    COLLEAGUE = "colleague"
    VEILIG_THUIS = "veilig_thuis"
    EXPERT = "expert"
    HERSELF = "herself"


class Decided(StrEnum):
    """What the fifth step may end in; help and report go together too."""

    HELP = "help"
    REPORT = "report"
    BOTH = "both"
    NEITHER = "neither"


LONGEST_HELD_BACK = timedelta(days=42)
"""After so long somebody looks again at the latest: six weeks, our own proposal."""


def may_hold_back(*, until: date, on: date) -> bool:
    """Whether an entry may be held back on `on` until somebody looks again: ahead, six weeks."""
    return on < until <= on + LONGEST_HELD_BACK


def is_to_review(*, review_on: date | None, on: date) -> bool:
    """Whether somebody must look again on the Dutch day `on` at what is held back."""
    return review_on is not None and on >= review_on
