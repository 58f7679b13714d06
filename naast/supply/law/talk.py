"""What the municipality asks at the talk, and what a resident may count on there. Pure data.

Source of the topics: Wmo 2015 art. 2.3.2 lid 4, a to g, which every investigation goes through.
Each right says where it stands and how sure that is.
"""

from dataclasses import dataclass
from enum import StrEnum

from naast.supply.law.data import OWN, STATUTE
from naast.supply.law.rules import Certainty


class TalkQuestion(StrEnum):
    """Our questions about the topics of the law, in the order of the law. `a` has two."""

    NEED = "need"
    SELF = "self"
    STRENGTH = "strength"
    NETWORK = "network"
    CARER = "carer"
    NEARBY = "nearby"
    TOGETHER = "together"
    SHARE = "share"

    @property
    def letter(self) -> str:
        """The letter of the topic in the article."""
        return _LETTERS[self]

    @property
    def article(self) -> str:
        return f"Wmo 2015 art. 2.3.2 lid 4 onder {self.letter}"

    @property
    def icon(self) -> str:
        return _ICONS[self]


_LETTERS = dict(zip(TalkQuestion, "aabcdefg", strict=True))
_ICONS = dict(
    zip(
        TalkQuestion,
        (
            "message-circle", "user", "walk", "users", "heart-handshake", "map-pin",
            "users-group", "wallet",
        ),
        strict=True,
    )
)  # fmt: skip

TOPICS_CERTAINTY = Certainty.STATUTE_OF_2015


class Along(StrEnum):
    """Who comes along to the talk. Somebody of her own is welcome and is no supporter (R-013)."""

    OWN = "own"
    SUPPORTER = "supporter"
    BOTH = "both"
    ALONE = "alone"
    UNSURE = "unsure"


class Bring(StrEnum):
    """What is useful to have at hand. Our own list: the law asks for nothing but who one is."""

    IDENTITY = "identity"
    LETTERS = "letters"
    PLAN = "plan"
    CARE = "care"
    MEDICINES = "medicines"
    WEEK = "week"
    MONEY = "money"
    QUESTIONS = "questions"


class Ask(StrEnum):
    """Questions that many people forget to put."""

    WHEN = "when"
    WHO_DECIDES = "who_decides"
    REPORT = "report"
    CHOICES = "choices"
    OWN_BUYING = "own_buying"
    SHARE = "share"
    CARER = "carer"
    DISAGREE = "disagree"


class Right(StrEnum):
    SUPPORTER = "supporter"
    ALONG = "along"
    PLAN = "plan"
    URGENT = "urgent"
    RECEIPT = "receipt"
    REPORT = "report"
    APPLY = "apply"
    OBJECT = "object"


@dataclass(frozen=True, kw_only=True)
class RightOfLaw:
    """A right, where it stands, and how sure that is."""

    right: Right
    article: str
    certainty: Certainty = Certainty.STATUTE_OF_2015

    @property
    def source(self) -> str:
        return OWN if self.certainty is Certainty.UNVERIFIED else STATUTE


RIGHTS = (
    RightOfLaw(right=Right.SUPPORTER, article="Wmo 2015 art. 2.2.4, art. 2.3.2 lid 3, art. 2.1.4"),
    RightOfLaw(right=Right.ALONG, article="Awb art. 2:1"),
    RightOfLaw(right=Right.PLAN, article="Wmo 2015 art. 2.3.2 lid 2 en 5"),
    RightOfLaw(right=Right.URGENT, article="Wmo 2015 art. 2.3.3"),
    RightOfLaw(right=Right.RECEIPT, article="Wmo 2015 art. 2.3.2 lid 1"),
    RightOfLaw(right=Right.REPORT, article="Wmo 2015 art. 2.3.2 lid 8"),
    RightOfLaw(right=Right.APPLY, article="Wmo 2015 art. 2.3.2 lid 9"),
    RightOfLaw(right=Right.OBJECT, article="Awb art. 6:7"),
)
