"""The municipality's own work: its course, the ladder, the mandate, the law's clock. Pure.

The facts behind it: a meitinker works for the municipality, looks first at what is near, and may
grant on the spot; leaving a rule aside is allowed and says why.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import IntEnum, StrEnum

from naast.supply.law.rules import DUTCH_TIME


class MatterStatus(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class TalkKind(StrEnum):
    VISIT = "visit"
    PHONE = "phone"


class SupporterKind(StrEnum):
    """Who stood beside her at the talk (R-126)."""

    FORMAL = "formal"
    INFORMAL = "informal"


def talk_is_clear(*, known: bool, used: bool, kind: str) -> bool:
    """Whether what was noted about support holds together.

    Used support is known support and has a kind; a kind belongs to used support.
    """
    return (known or not used) and bool(kind) == used


# ---------------------------------------------------------------- on the doorstep

DOORSTEP_DAYS = 7
"""Somebody of the municipality stands on the doorstep within a week after a call (R-294)."""


def doorstep_late_before(*, at: datetime) -> datetime:
    """Return the moment before which a question is too late at `at`, when nobody came yet.

    In Dutch days, whatever the hour: who asked on Monday is visited on the next Monday at last.
    """
    today = at.astimezone(DUTCH_TIME).date()
    return datetime.combine(today - timedelta(days=DOORSTEP_DAYS), time(), DUTCH_TIME)


# ---------------------------------------------------------------- the ladder


class Rung(IntEnum):
    """The ladder of solutions, near first (R-107); numbered as in casework, so figures compare."""

    OWN_CIRCLE = 1
    VOLUNTEER = 2
    FOR_EVERYONE = 3
    MADE_TO_MEASURE = 4
    OTHER_LAW = 5


LOWER_RUNGS = (Rung.OWN_CIRCLE, Rung.VOLUNTEER, Rung.FOR_EVERYONE)


class RungState(StrEnum):
    """What was found on a rung: each of these means that somebody looked."""

    HELPS = "helps"
    HELPS_PARTLY = "helps_partly"
    NOT_ENOUGH = "not_enough"
    NOT_THERE = "not_there"


def rungs_left(*, looked_at: Collection[int]) -> list[Rung]:
    """Return the lower rungs that nobody looked at yet, nearest first.

    What is made to measure is for what own strength, the people around her and provisions for
    everybody do not solve (Wmo 2015 art. 2.3.5 lid 3).
    """
    return [rung for rung in LOWER_RUNGS if rung not in looked_at]


# ---------------------------------------------------------------- the decision


class Provision(StrEnum):
    """What can be granted."""

    HOUSEHOLD = "household"
    GUIDANCE = "guidance"
    DAY_ACTIVITY = "day_activity"
    TRANSPORT = "transport"
    HOME_ADAPTATION = "home_adaptation"
    SPECIAL_ASSISTANCE = "special_assistance"
    DEBT_HELP = "debt_help"


class Verdict(StrEnum):
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # an earlier decision counts no more, and nothing takes its place


GRANTS = frozenset({Verdict.GRANTED, Verdict.PARTLY})

# Help with debts is open to every resident (Wgs art. 3); the others are for what is left over.
MADE_TO_MEASURE = frozenset(Provision) - {Provision.DEBT_HELP}

# What a role may decide without asking. A supporting role has no line here, and never will.
# Who judges an objection decides anew where it is founded (Awb art. 7:11 lid 2).
MANDATES: Mapping[str, frozenset[Provision]] = {
    "access_officer": frozenset(Provision),
    "objection_officer": frozenset(Provision),
}


def may_decide(*, role: str, provision: Provision) -> bool:
    """Whether somebody in `role` may decide on `provision` by mandate."""
    return provision in MANDATES.get(role, frozenset())


def needs_ladder(*, provision: Provision, verdict: Verdict) -> bool:
    """Whether every lower rung must have been looked at before this decision."""
    return verdict in GRANTS and provision in MADE_TO_MEASURE


class Outcome(StrEnum):
    """By what she was helped on; the same codes as in casework, so figures compare."""

    OWN_STRENGTH = "own_strength"
    VOLUNTEER = "volunteer"
    FOR_EVERYONE = "for_everyone"
    MADE_TO_MEASURE = "made_to_measure"
    OTHER_LAW = "other_law"
    STOPPED = "stopped"


def owes_decision(*, applied: bool, decided: bool, outcome: str) -> bool:
    """Whether a matter cannot be closed yet: whoever applied gets an answer, unless she stopped."""
    return applied and not decided and outcome != Outcome.STOPPED


# ---------------------------------------------------------------- the law's clock


class Milestone(StrEnum):
    """What happens in a matter and makes a term run, or meets it."""

    NOTIFIED = "notified"
    URGENT = "urgent"
    APPLIED = "applied"
    TALKED = "talked"
    REPORTED = "reported"
    DECIDED = "decided"


@dataclass(frozen=True, kw_only=True)
class TermRun:
    """A term of the law that runs or ran: its id, since when, and when it was met."""

    term_id: str
    started_at: datetime
    met_at: datetime | None


# Of each term: for which applications, what starts it, what meets it. None: for every matter.
_WMO = frozenset(Provision) - {Provision.DEBT_HELP, Provision.SPECIAL_ASSISTANCE}
_DEBTS = frozenset({Provision.DEBT_HELP})
_RUNS: tuple[tuple[str, frozenset[Provision] | None, Milestone, Milestone | None], ...] = (
    ("WMO_SPOED", None, Milestone.URGENT, Milestone.DECIDED),
    ("WMO_PLAN", None, Milestone.NOTIFIED, None),
    ("WMO_ONDERZOEK", None, Milestone.NOTIFIED, Milestone.REPORTED),
    ("WMO_BESCHIKKING", _WMO, Milestone.APPLIED, Milestone.DECIDED),
    (
        "AWB_REDELIJK",
        frozenset({Provision.SPECIAL_ASSISTANCE}),
        Milestone.APPLIED,
        Milestone.DECIDED,
    ),
    ("WGS_GESPREK", _DEBTS, Milestone.APPLIED, Milestone.TALKED),
    ("WGS_BESLUIT", _DEBTS, Milestone.TALKED, Milestone.DECIDED),
)


def term_runs(*, happened: Mapping[Milestone, datetime | None], applied_for: str) -> list[TermRun]:
    """Return the terms that ran or run, in the order of the way.

    `applied_for` is a provision or empty. What meets a term may lie before its start: whoever was
    spoken to before she asked for help with debts has had that talk.
    """
    runs = []
    for term_id, provisions, start, end in _RUNS:
        started_at = happened.get(start)
        if started_at is None or (provisions is not None and applied_for not in provisions):
            continue
        met_at = happened.get(end) if end else None
        if end == Milestone.REPORTED:  # who applied waits for no report
            met_at = min(filter(None, (met_at, happened.get(Milestone.APPLIED))), default=None)
        runs.append(TermRun(term_id=term_id, started_at=started_at, met_at=met_at))
    return runs


HERS = frozenset({"WMO_PLAN", "AWB_BEZWAAR"})
"""Terms that are hers to use, not the municipality's to keep."""


def objection_runs(*, decided_at: Collection[datetime]) -> list[TermRun]:
    """Return the terms in which she may object: one for each Dutch day on which was decided."""
    first = {moment.astimezone(DUTCH_TIME).date(): moment for moment in sorted(decided_at)[::-1]}
    return [
        TermRun(term_id="AWB_BEZWAAR", started_at=moment, met_at=None)
        for _, moment in sorted(first.items())
    ]


SOON_DAYS = 7


def days_left(*, ends_at: datetime, at: datetime) -> int:
    """Return the Dutch days from that of `at` to the last of the term; negative when over."""
    # `ends_at` is the first instant too late, so the last day is the one before it.
    over_on = ends_at.astimezone(DUTCH_TIME).date()
    return (over_on - at.astimezone(DUTCH_TIME).date()).days - 1


# ---------------------------------------------------------------- going to somebody who did not ask


class Source(StrEnum):
    """Through whom an officer came to go to somebody (R-318)."""

    OWN = "own"
    NEIGHBOUR = "neighbour"
    FAMILY = "family"
    SCHOOL = "school"
    GP = "gp"
    HOUSING = "housing"
    NETWORK = "network"


class Went(StrEnum):
    """How a visit of the municipality's own accord went."""

    NOBODY_HOME = "nobody_home"
    TOLD = "told"
    AGREED = "agreed"
    NO = "no"


APPROACH_DAYS = 183
"""How many Dutch days from the last visit the municipality keeps to whom it goes by itself.

A choice of ours, not a term of the law: half a year, in which she notifies or it is gone.
"""

AFTER_DAYS = (1, 3, 7, 14)
"""In how many days one goes again."""


def approach_ends_at(*, from_at: datetime) -> datetime:
    """Return the Dutch midnight with which the last day is over."""
    on = from_at.astimezone(DUTCH_TIME).date() + timedelta(days=APPROACH_DAYS)
    return datetime.combine(on, time.min, tzinfo=DUTCH_TIME)
