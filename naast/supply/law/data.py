"""The terms of the law as a table: each row says where it was read, and how sure that is.

Rows that read "own knowledge" or an old statute are facts to be confirmed, never constants in code.
A term with more than one length (with a committee, extended) has a row for each.
"""

from dataclasses import dataclass
from typing import Any

from naast.supply.law.rules import (
    Certainty,
    Counting,
    PenaltySteps,
    Sense,
    StartEvent,
    Term,
    Unit,
)

STATUTE = "wetten.overheid.nl, the consolidated text of 2015; later amendments not checked"
OWN = "own knowledge, not yet read at its source"


@dataclass(frozen=True, kw_only=True)
class LegalTerm:
    """One term: what starts it, how long it is, and where that stands.

    `extension` is what may be added once, `repeats` says that it runs again each time it is over.
    `term` is None where the law gives no length: `at_once` (onverwijld), `yearly_before` a (month,
    day), or a right that simply begins with the event.
    """

    id: str
    article: str
    starts_with: StartEvent
    certainty: Certainty
    source: str
    term: Term | None = None
    sense: Sense = Sense.LATEST
    at_once: bool = False
    extension: Term | None = None
    repeats: bool = False
    yearly_before: tuple[int, int] | None = None


def _read(id_: str, article: str, starts_with: StartEvent, term: Term, **more: Any) -> LegalTerm:
    """Return a row of which the statute itself was read."""
    return LegalTerm(
        id=id_,
        article=article,
        starts_with=starts_with,
        term=term,
        certainty=Certainty.STATUTE_OF_2015,
        source=STATUTE,
        **more,
    )


def _known(id_: str, article: str, starts_with: StartEvent, term: Term, **more: Any) -> LegalTerm:
    """Return a row that nobody has yet read at its source."""
    return LegalTerm(
        id=id_,
        article=article,
        starts_with=starts_with,
        term=term,
        certainty=Certainty.UNVERIFIED,
        source=OWN,
        **more,
    )


def _weeks(length: int) -> Term:
    return Term(length=length, unit=Unit.WEEKS)


def _days(length: int, *, backwards: bool = False) -> Term:
    return Term(length=length, unit=Unit.DAYS, backwards=backwards)


def _months_of_the_union(length: int) -> Term:
    return Term(length=length, unit=Unit.MONTHS, counting=Counting.EUROPEAN)


LEGAL_TERMS = (
    _read("WMO_PLAN", "Wmo 2015 art. 2.3.2 lid 2 en 5", StartEvent.NOTIFICATION, _days(7)),
    _read("WMO_ONDERZOEK", "Wmo 2015 art. 2.3.2", StartEvent.NOTIFICATION, _weeks(6)),
    LegalTerm(
        id="WMO_AANVRAAG_VRIJ",
        article="Wmo 2015 art. 2.3.2 lid 9",
        starts_with=StartEvent.INVESTIGATION_OVERDUE,
        sense=Sense.EARLIEST,
        certainty=Certainty.STATUTE_OF_2015,
        source=STATUTE,
    ),
    _read("WMO_BESCHIKKING", "Wmo 2015 art. 2.3.5 lid 2", StartEvent.APPLICATION, _weeks(2)),
    LegalTerm(
        id="WMO_SPOED",
        article="Wmo 2015 art. 2.3.3",
        starts_with=StartEvent.URGENT_NOTIFICATION,
        at_once=True,
        certainty=Certainty.STATUTE_OF_2015,
        source=STATUTE,
    ),
    _read("WGS_GESPREK", "Wgs art. 4 lid 1", StartEvent.DEBT_HELP_ASKED, _weeks(4)),
    _read(
        "WGS_SPOED",
        "Wgs art. 4 lid 2",
        StartEvent.DEBT_THREAT,
        Term(length=3, unit=Unit.WORKING_DAYS),
    ),
    _known("WGS_BESLUIT", "Wgs, verordening", StartEvent.DEBT_TALK, _weeks(8)),
    _read(
        "PW_JONG",
        "Participatiewet art. 41 lid 4",
        StartEvent.NOTIFICATION,
        _weeks(4),
        sense=Sense.EARLIEST,
    ),
    _read(
        "PW_VOORSCHOT",
        "Participatiewet art. 52",
        StartEvent.APPLICATION,
        _weeks(4),
        repeats=True,
    ),
    _read("AWB_REDELIJK", "Awb art. 4:13", StartEvent.APPLICATION, _weeks(8)),
    _read("AWB_INGEBREKE", "Awb art. 4:17", StartEvent.NOTICE_OF_DEFAULT, _weeks(2)),
    _read("AWB_BEZWAAR", "Awb art. 6:7, 6:8 en 6:9", StartEvent.DECISION, _weeks(6)),
    _read("AWB_STUKKEN", "Awb art. 7:4", StartEvent.HEARING, _days(10, backwards=True)),
    _read(
        "AWB_BOB",
        "Awb art. 7:10",
        StartEvent.OBJECTION_TERM_OVER,
        _weeks(6),
        extension=_weeks(6),
    ),
    _read(
        "AWB_BOB_COMMISSIE",
        "Awb art. 7:10",
        StartEvent.OBJECTION_TERM_OVER,
        _weeks(12),
        extension=_weeks(6),
    ),
    _read("AWB_BEROEP", "Awb art. 6:7", StartEvent.OBJECTION_DECIDED, _weeks(6)),
    _read(
        "AWB_KLACHT",
        "Awb art. 9:11",
        StartEvent.COMPLAINT,
        _weeks(6),
        extension=_weeks(4),
    ),
    _read(
        "AWB_KLACHT_COMMISSIE",
        "Awb art. 9:11",
        StartEvent.COMPLAINT,
        _weeks(10),
        extension=_weeks(4),
    ),
    _read("AWB_KLACHT_NIET", "Awb art. 9:8", StartEvent.COMPLAINT, _weeks(4)),
    LegalTerm(
        id="CEO",
        article="Wmo 2015 art. 2.5.1",
        starts_with=StartEvent.YEAR,
        yearly_before=(7, 1),
        certainty=Certainty.STATUTE_OF_2015,
        source=STATUTE,
    ),
    _known(
        "AVG_INZAGE",
        "AVG art. 12",
        StartEvent.DATA_REQUEST,
        _months_of_the_union(1),
        extension=_months_of_the_union(2),
    ),
    _known("AVG_LEK", "AVG art. 33", StartEvent.DATA_BREACH, Term(length=72, unit=Unit.HOURS)),
)

BY_ID = {one.id: one for one in LEGAL_TERMS}


@dataclass(frozen=True, kw_only=True)
class Penalty:
    """What a municipality owes that stays silent after a notice of default."""

    steps: PenaltySteps
    article: str
    certainty: Certainty
    source: str


# Newest first. The amounts are raised now and then: print only what somebody confirmed (I-10).
PENALTIES = (
    Penalty(
        steps=PenaltySteps(steps=((14, 2300), (14, 3500), (14, 4500))),
        article="Awb art. 4:17 lid 2",
        certainty=Certainty.UNVERIFIED,
        source=OWN,
    ),
    Penalty(
        steps=PenaltySteps(steps=((14, 2000), (14, 3000), (14, 4000))),
        article="Awb art. 4:17 lid 2",
        certainty=Certainty.STATUTE_OF_2015,
        source=STATUTE,
    ),
)
