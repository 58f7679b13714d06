"""When a consent covers something, and what may be shared for how long. Pure."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)


class Purpose(StrEnum):
    """What a shared piece is for; it may be used for nothing else."""

    TALK = "talk"
    DECISION = "decision"


class PieceKind(StrEnum):
    GOALS = "goals"
    PLAN = "plan"


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


def until_at(*, on: date) -> datetime:
    """Return the first instant after the last day on which a piece is shared, in Dutch time."""
    return datetime.combine(on + DAY, time(), tzinfo=DUTCH_TIME)


def end_is_possible(*, on: date, today: date) -> bool:
    """Whether a piece can be shared until and with day `on`: today at least, a year at most."""
    return today <= on <= today + LONGEST_DAYS * DAY


def likeness(*, text: str) -> str:
    """Return a digest by which what was confirmed is known to be what was shown."""
    return hashlib.sha256(text.encode()).hexdigest()


def party_of(*, municipality_id: int) -> str:
    return f"municipality:{municipality_id}"
