"""The terms of the law in a case: who must act, how it stands, and which letter helps. Pure."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from naast.supply.law.rules import DUTCH_TIME, Sense


class Acts(StrEnum):
    """Whom a term binds: the municipality, or the resident herself."""

    MUNICIPALITY = "municipality"
    RESIDENT = "resident"


class LetterKind(StrEnum):
    """What a letter to the municipality asks."""

    PREPARATION = "preparation"
    REPORT_ASKED = "report_asked"
    REPORT_CORRECTED = "report_corrected"
    NOTICE_OF_DEFAULT = "notice_of_default"
    OBJECTION = "objection"
    COMPLAINT = "complaint"
    DATA_ACCESS = "data_access"


AGAINST_SOMEBODY = frozenset({LetterKind.OBJECTION, LetterKind.COMPLAINT})
"""Letters that ask for training, and for somebody who knows the law (inventory §3.3.1)."""


IN_A_CASE: dict[str, Acts] = {
    "WMO_PLAN": Acts.RESIDENT,
    "WMO_ONDERZOEK": Acts.MUNICIPALITY,
    "WMO_BESCHIKKING": Acts.MUNICIPALITY,
    "WGS_GESPREK": Acts.MUNICIPALITY,
    "WGS_SPOED": Acts.MUNICIPALITY,
    "WGS_BESLUIT": Acts.MUNICIPALITY,
    "PW_JONG": Acts.RESIDENT,
    "PW_VOORSCHOT": Acts.MUNICIPALITY,
    "AWB_REDELIJK": Acts.MUNICIPALITY,
    "AWB_INGEBREKE": Acts.MUNICIPALITY,
    "AWB_BEZWAAR": Acts.RESIDENT,
    "AWB_STUKKEN": Acts.RESIDENT,
    "AWB_BOB": Acts.MUNICIPALITY,
    "AWB_BOB_COMMISSIE": Acts.MUNICIPALITY,
    "AWB_BEROEP": Acts.RESIDENT,
    "AWB_KLACHT": Acts.MUNICIPALITY,
    "AWB_KLACHT_COMMISSIE": Acts.MUNICIPALITY,
    "AVG_INZAGE": Acts.MUNICIPALITY,
}
"""The terms that can run in a case, by their id in the table of the law, and whom each binds.

What has no length (at once) and what binds no single case stays out of it.
"""

HELPS: dict[str, LetterKind] = {
    "WMO_ONDERZOEK": LetterKind.REPORT_ASKED,
    "WMO_BESCHIKKING": LetterKind.NOTICE_OF_DEFAULT,
    "WGS_BESLUIT": LetterKind.NOTICE_OF_DEFAULT,
    "AWB_REDELIJK": LetterKind.NOTICE_OF_DEFAULT,
    "AWB_BOB": LetterKind.NOTICE_OF_DEFAULT,
    "AWB_BOB_COMMISSIE": LetterKind.NOTICE_OF_DEFAULT,
    "AWB_BEZWAAR": LetterKind.OBJECTION,
    "WMO_PLAN": LetterKind.PREPARATION,
    "WGS_GESPREK": LetterKind.COMPLAINT,
    "WGS_SPOED": LetterKind.COMPLAINT,
    "AVG_INZAGE": LetterKind.COMPLAINT,
}
"""Which letter helps where a term is over or nearly so; a notice of default only for a decision.

A decision is what the municipality owes by Awb art. 4:17; on a talk that comes too late one
complains (Awb art. 9:1).
"""


class TermState(StrEnum):
    """How a term stands on a day. OPENS: before this day it is too early to act."""

    OVER = "over"
    LATE = "late"
    SOON = "soon"
    RUNS = "runs"
    OPENS = "opens"


SOON = timedelta(days=7)


def term_state(*, ends_on: date, sense: Sense, ended_on: date | None, on: date) -> TermState:
    """Tell how a term stands on the Dutch day `on`: late from the day after its last day.

    What ended stays ended, in time or not. A term after which something may be done first (sense
    EARLIEST) is never late: until it is over it OPENS, and then it needs nobody's attention.
    """
    if ended_on is not None:
        return TermState.OVER
    if sense is Sense.EARLIEST:
        return TermState.OPENS if on < ends_on else TermState.RUNS
    if on > ends_on:
        return TermState.LATE
    return TermState.SOON if ends_on - on <= SOON else TermState.RUNS


def due_kind(*, ends_on: date | None, on: date) -> str:
    """Return "late", "soon" or "" for the term that ends first; "" where none runs."""
    if ends_on is None or ends_on - on > SOON:
        return ""
    return "late" if on > ends_on else "soon"


def end_of_term(*, last_on: date) -> datetime:
    """Return the aware instant at which a term is over: with its last day, in Dutch time."""
    return datetime.combine(last_on + timedelta(days=1), time(), tzinfo=DUTCH_TIME)


def kept_in_time(*, ends_on: date, ended_on: date) -> bool:
    """Whether what had to be done was done by the last day."""
    return ended_on <= ends_on


FURTHEST_BACK = timedelta(days=731)
FURTHEST_AHEAD = timedelta(days=366)


def may_start(*, started_on: date, ahead: bool, on: date) -> bool:
    """Whether a term can have begun on a day: within two years, not ahead.

    A term that is counted backwards begins `ahead`: at a hearing within a year to come.
    """
    latest = on + FURTHEST_AHEAD if ahead else on
    return on - FURTHEST_BACK <= started_on <= latest
