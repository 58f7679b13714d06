"""When a consent covers something, what may be shared for how long, and a plan of her own. Pure."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Protocol
from zoneinfo import ZoneInfo

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)


class Purpose(StrEnum):
    """What a shared piece is for; it may be used for nothing else."""

    TALK = "talk"
    DECISION = "decision"
    HELP = "help"


class PieceKind(StrEnum):
    GOALS = "goals"
    PLAN = "plan"
    NOTE = "note"
    LADDER = "ladder"
    APPOINTMENT = "appointment"
    DOCUMENT = "document"


class About(StrEnum):
    """What stands in a file, and can be not right. Its house tells whose table it is in."""

    TALK = "talk"
    GOAL = "goal"
    BEHIND = "behind"
    RUNG = "rung"
    DECISION = "decision"


class RemarkKind(StrEnum):
    """What a resident says of an entry: that it is not right, or her own statement beside it."""

    WRONG = "wrong"
    STATEMENT = "statement"


class Outcome(StrEnum):
    """What became of *this is not right*: it reads otherwise now, or it stays, with the reason."""

    CORRECTED = "corrected"
    KEPT = "kept"


LONGEST_REMARK = 2000
MOST_REMARKS = 100
"""So many remarks a file holds: more than anybody needs, and an end."""


def may_be_changed(*, about: About) -> bool:
    """Whether an entry is changed because she says that it is not right.

    A decision is not: who disagrees objects (Awb 6:4, 7:1). Her own statement stands beside it.
    """
    return about != About.DECISION


class Given(Protocol):
    """A consent: for one party, one purpose, from a moment until a moment."""

    purpose: str
    party: str
    given_at: datetime
    until_at: datetime
    withdrawn_at: datetime | None


def is_in_force(*, consent: Given, at: datetime) -> bool:
    """Tell whether one consent is in force at `at` (aware).

    Half-open, [given_at, until_at), cut off at withdrawn_at: that counts from its very instant.
    """
    over_at = min(consent.until_at, consent.withdrawn_at or consent.until_at)
    return consent.given_at <= at < over_at


def is_covered(consents: Iterable[Given], *, purpose: Purpose, party: str, at: datetime) -> bool:
    """Tell whether a consent for `purpose` to `party` is in force at `at` (aware datetime).

    Purposes do not cover each other: what was given for the talk is not given for the decision.
    Source: GDPR art. 7(3), withdrawing is as easy as giving; art. 5(1)(b), bound to its purpose.
    """
    return any(
        is_in_force(consent=consent, at=at)
        for consent in consents
        if consent.purpose == purpose and consent.party == party
    )


LONGEST_DAYS = 366
LONGEST_DAYS_OUTSIDE = 31
"""Outside Naast a code opens it, and paper lies about: a month, and then she shares it again."""
MOST_OUTSIDE = 20
"""So many pieces at once she shares outside Naast: more than anybody needs, and an end."""


def until_at(*, on: date) -> datetime:
    """Return the first instant after the last day on which a piece is shared, in Dutch time."""
    return datetime.combine(on + DAY, time(), tzinfo=DUTCH_TIME)


def last_on(*, until_at: datetime) -> date:
    """Return the last Dutch day on which a piece is shared: what she chose, and reads back."""
    return (until_at - timedelta(microseconds=1)).astimezone(DUTCH_TIME).date()


def end_is_possible(*, on: date, today: date, longest_days: int = LONGEST_DAYS) -> bool:
    """Whether a piece can be shared until and with day `on`: today at least, a year at most.

    `longest_days` is less where it goes outside Naast.
    """
    return today <= on <= today + longest_days * DAY


def purpose_is_possible(*, purpose: Purpose, outside: bool) -> bool:
    """Whether a piece can be shared for this: only a municipality decides (Wmo 2015 art. 2.3.5)."""
    return not (outside and purpose == Purpose.DECISION)


def likeness(*, text: str) -> str:
    """Return a digest by which what was confirmed is known to be what was shown."""
    return hashlib.sha256(text.encode()).hexdigest()


OUTSIDE = "outside"
"""The party that Naast does not know: her doctor, her daughter. Who it is stands sealed."""


def party_of(*, municipality_id: int) -> str:
    return f"municipality:{municipality_id}"


def organisation_party(*, organisation_id: int) -> str:
    return f"organisation:{organisation_id}"


def organisation_of(*, party: str) -> int | None:
    """Return which organisation a party is; None where it is none."""
    kind, _, number = party.partition(":")
    return int(number) if kind == "organisation" else None


# ---------------------------------------------------------------- her own plan

LONGEST_ANSWER = 2000
LONGEST_LINE = 120
OWN_QUESTION = "question"
"""The name of her own question among the words of a plan: what she wants, in one sentence."""
LONGEST_QUESTION = 200
MOST_CHOICES = 30


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a resident put in order herself before a talk, in her own words; each part may be empty.

    `words` holds her answers by the name of the question. `along` says who comes along; `bring`
    and `ask` hold what she ticked, and beside them stand her own words.
    """

    domains: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    along: str = ""
    along_words: str = ""
    bring: tuple[str, ...] = ()
    bring_words: str = ""
    ask: tuple[str, ...] = ()
    ask_words: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Plan()

    @property
    def own_question(self) -> str:
        """What she wants to ask, in a sentence of her own; "" where she has none yet (R-104)."""
        return self.words.get(OWN_QUESTION, "")


def plan_data(*, plan: Plan) -> dict[str, Any]:
    """Return a plan as JSON can hold it."""
    return asdict(plan) | {"words": dict(plan.words)}


def plan_of(*, data: Any) -> Plan:
    """Return the plan in `data`. What cannot be read is left out, and the rest kept."""
    given = data if isinstance(data, Mapping) else {}
    words = given.get("words")
    return Plan(
        domains=_names(given.get("domains")),
        words={
            str(name)[:LONGEST_LINE]: kept
            for name, text in (words.items() if isinstance(words, Mapping) else ())
            if (kept := _text(text))
        },
        along=_text(given.get("along"), LONGEST_LINE),
        along_words=_text(given.get("along_words"), LONGEST_LINE),
        bring=_names(given.get("bring")),
        bring_words=_text(given.get("bring_words")),
        ask=_names(given.get("ask")),
        ask_words=_text(given.get("ask_words")),
    )


def _text(given: Any, longest: int = LONGEST_ANSWER) -> str:
    return given.strip()[:longest].strip() if isinstance(given, str) else ""


def _names(given: Any) -> tuple[str, ...]:
    found = (
        [one for one in given if isinstance(one, str)] if isinstance(given, list | tuple) else []
    )
    return tuple(dict.fromkeys(found))[:MOST_CHOICES]
