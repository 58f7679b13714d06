"""How long a file of support is kept, on which ground, and what keeps it longer. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from naast.supply.law.rules import Certainty, Term, Unit, ends_at
from naast.supply.law.rules import ends_on as last_day

_SHORTEST_MONTH = timedelta(days=28)


class Ground(StrEnum):
    """On what it rests that an organisation still keeps a file once the help is over."""

    CONSENT = "consent"
    PROVIDER = "provider"


@dataclass(frozen=True, kw_only=True)
class OfLaw:
    """What a ground allows: from `fewest` to `most` months after the help, and how sure we are."""

    source: str
    certainty: Certainty
    fewest: int
    most: int


# Whether an organisation that only supports is a provider in the sense of the law is disputed: so
# the organisation chooses, says where that was decided, and the shortest is what holds by itself.
GROUNDS: Mapping[Ground, OfLaw] = {
    Ground.CONSENT: OfLaw(
        source="AVG art. 5 lid 1 onder e", certainty=Certainty.UNVERIFIED, fewest=12, most=24
    ),
    Ground.PROVIDER: OfLaw(
        source="Wmo 2015 art. 5.3.4", certainty=Certainty.STATUTE_OF_2015, fewest=180, most=240
    ),
}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """For how many months after the help is over, and because of what."""

    months: int
    ground: Ground


BY_ITSELF = Kept(months=GROUNDS[Ground.CONSENT].fewest, ground=Ground.CONSENT)
"""What holds where an organisation chose nothing: the shortest of the shortest."""


def may_keep(*, kept: Kept) -> bool:
    """Whether its ground allows to keep a file for so long."""
    law = GROUNDS[kept.ground]
    return law.fewest <= kept.months <= law.most


def kept_until(*, ended_at: datetime, kept: Kept) -> datetime:
    """Return the aware moment at which a file is kept no longer: a Dutch midnight.

    `ended_at` is when the last that ran in it ended.
    """
    return ends_at(event_at=ended_at, term=Term(length=kept.months, unit=Unit.MONTHS))


def ended_before(*, at: datetime, kept: Kept) -> datetime:
    """Return a moment that lies after the end of every file that may be over at `at`.

    The two clocks of a month differ by some days, so this finds too many rather than too few; each
    is then asked by `kept_until` itself.
    """
    return at - kept.months * _SHORTEST_MONTH


class Why(StrEnum):
    """Why a file is kept longer than its time, though nothing runs in it."""

    HERSELF = "herself"
    COURT = "court"
    DISPUTE = "dispute"
    INSPECTION = "inspection"


LONGEST_HOLD = Term(length=12, unit=Unit.MONTHS)
"""Then somebody looks again: a file that was forgotten is not kept for good."""


def may_hold(*, until_on: date, on: date) -> bool:
    """Whether a file may be held from `on` until `until_on`: ahead, and a year at most."""
    return on < until_on <= last_day(start=on, term=LONGEST_HOLD)


def objection_runs(*, ends_on: date, on: date) -> bool:
    """Whether an objection of which nobody wrote down the end still counts as running.

    Until a year after its term: a decision that comes late, and the weeks to go to court after it.
    """
    return on <= last_day(start=ends_on, term=LONGEST_HOLD)


class Stands(StrEnum):
    """What is in the way of letting a file go: none of it may be undone by the clock."""

    CASE = "case"
    QUESTION = "question"
    TERM = "term"
    OBJECTION = "objection"
    COMPLAINT = "complaint"
    ANSWER = "answer"
    HOLD = "hold"
