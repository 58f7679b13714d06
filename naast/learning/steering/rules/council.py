"""What a client council says, and within which time it gets an answer. Pure.

Source: Wmo 2015 art. 2.1.3 lid 3 (early advice, asked and unasked; a place on the agenda; what it
needs to know). The law gives no term for the answer: `ANSWER_WITHIN` is a promise of Naast.
"""

from datetime import date, timedelta
from enum import StrEnum

ANSWER_WITHIN = timedelta(days=28)
ADVICE_AT_LEAST = timedelta(days=28)
"""So long a council has at least to advise, when it is asked; ours, as the law says: early."""


class Voice(StrEnum):
    """In which way the council speaks."""

    QUESTION = "question"
    ADVICE_UNASKED = "advice_unasked"
    ADVICE_ASKED = "advice_asked"
    AGENDA = "agenda"
    INDEPENDENCE = "independence"
    OPINION = "opinion"


OF_THE_COUNCIL = tuple(one for one in Voice if one is not Voice.ADVICE_ASKED)
"""What a council says of its own accord; for advice that is asked, the municipality begins."""


class Answer(StrEnum):
    """What the municipality does with it; each is an answer, with its reason."""

    FOLLOWED = "followed"
    PARTLY = "partly"
    NOT_FOLLOWED = "not_followed"
    TOLD = "told"


class State(StrEnum):
    ADVICE_WAITS = "advice_waits"
    LATE = "late"
    WAITING = "waiting"
    ANSWERED = "answered"
    NEEDS_NONE = "needs_none"


def needs_answer(*, voice: Voice) -> bool:
    """Tell whether it is answered: an opinion is the council's own and stands as it is."""
    return voice is not Voice.OPINION


def answer_before(*, said_on: date) -> date:
    """Return the last day on which an answer is in time."""
    return said_on + ANSWER_WITHIN


def state(
    *, voice: Voice, said: bool, answered: bool, answer_before_on: date | None, on: date
) -> State:
    """Return how it stands on day `on`."""
    if not needs_answer(voice=voice):
        return State.NEEDS_NONE
    if not said:
        return State.ADVICE_WAITS
    if answered:
        return State.ANSWERED
    late = answer_before_on is not None and on > answer_before_on
    return State.LATE if late else State.WAITING


def days_late(*, answer_before_on: date, on: date) -> int:
    """Return how many days an answer is late; 0 while it is in time."""
    return max(0, (on - answer_before_on).days)


class Body(StrEnum):
    """Who speaks for clients, each with a role of its own (R-334)."""

    WMO_COUNCIL = "wmo_council"
    CLIENT_COUNCIL = "client_council"
    ADVISORY_COUNCIL = "advisory_council"
    UMBRELLA = "umbrella"
    IEDERIN = "iederin"
    LPGGZ = "lpggz"
    LCR = "lcr"
    ZORGBELANG = "zorgbelang"
    KBO = "kbo"
    PCOB = "pcob"
    PER_SALDO = "per_saldo"


LOCAL = frozenset({Body.WMO_COUNCIL, Body.CLIENT_COUNCIL, Body.ADVISORY_COUNCIL})
