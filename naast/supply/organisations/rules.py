"""Kinds of organisation, agreements, and how a municipality arranged support. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class OrganisationKind(StrEnum):
    """Who offers support. Source: inventory of 29 municipalities, §1.2, §3.4, §4.2 and annex 3."""

    MEE = "mee"
    SOCIAL_WORK = "social_work"
    ZORGBELANG = "zorgbelang"
    CLIENT_ORGANISATION = "client_organisation"
    SENIORS_UNION = "seniors_union"
    SELF_DIRECTION_CENTRE = "self_direction_centre"
    MENTAL_HEALTH_POINT = "mental_health_point"
    WELFARE = "welfare"
    SOCIAL_TEAM = "social_team"
    MUNICIPAL_POOL = "municipal_pool"


class Funding(StrEnum):
    """How support is paid. Source: inventory, §3.4 and §4.2."""

    SUBSIDY = "subsidy"
    PER_HOUR = "per_hour"
    PER_CASE = "per_case"
    LUMP_SUM = "lump_sum"
    OWN_POOL = "own_pool"


class Clause(StrEnum):
    """What an agreement puts into words, in the order of the paper.

    Source: inventory, §3.2.2 and annex 1 (task, expertise, method, consultation, monitoring,
    accountability, training); §4.4.4 (research: asking clients what it was like); §3.6 (room of
    one's own); §4.3.2 (cooperation as a clause); §3.5.2 (volunteers do not just replace
    professionals); §3.4 (access teams, innovation, before a start).
    """

    TASK = "task"
    OWN_ROOM = "own_room"
    EXPERTISE = "expertise"
    METHOD = "method"
    COOPERATION = "cooperation"
    INTERPLAY = "interplay"
    ACCESS_TEAMS = "access_teams"
    CONSULTATION = "consultation"
    MONITORING = "monitoring"
    RESEARCH = "research"
    ACCOUNTABILITY = "accountability"
    TRAINING = "training"
    INNOVATION = "innovation"
    BEFORE_START = "before_start"
    CONDITIONS = "conditions"


class Norm(StrEnum):
    """What was agreed in a number, beside the first contact. Of the organisation, never a person.

    ANSWER and VISIT are working days after the Dutch day of the message or the question, COMPLAINT
    is working days after the complaint came in. QUIET is after how many without a word, and
    without a promise of one, a supporter is told so.
    """

    ANSWER = "answer"
    VISIT = "visit"
    COMPLAINT = "complaint"
    QUIET = "quiet"


LONGEST_NORM = {Norm.ANSWER: 15, Norm.VISIT: 30, Norm.COMPLAINT: 60, Norm.QUIET: 60}
"""So many working days a norm may be at most: longer is no promise any more."""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What was agreed, apart from whom it is with and from when.

    `worked_by` are organisations that do the work in fact beside, or instead of, the one that holds
    the commission (inventory, §3.3.1, profile 3). `review_on` is when both look at it again,
    `speak_every_months` how often they speak, in a talk or a meeting.
    """

    funding: Funding
    activities: tuple[str, ...]
    first_contact_working_days: int
    norms: Mapping[Norm, int] = field(default_factory=dict)
    clauses: Mapping[Clause, str] = field(default_factory=dict)
    worked_by: tuple[int, ...] = ()
    review_on: date | None = None
    speak_every_months: int | None = None

    def kept(self) -> dict[str, Any]:
        """Return it as JSON keeps it; `terms_of` reads it back."""
        return {
            "funding": self.funding.value,
            "activities": list(self.activities),
            "first_contact_working_days": self.first_contact_working_days,
            "norms": {norm.value: days for norm, days in self.norms.items()},
            "clauses": {clause.value: text for clause, text in self.clauses.items()},
            "worked_by": list(self.worked_by),
            "review_on": self.review_on.isoformat() if self.review_on else None,
            "speak_every_months": self.speak_every_months,
        }


def terms_of(*, kept: Mapping[str, Any]) -> Terms:
    """Return the terms that were kept as JSON, in the order of the enums."""
    return Terms(
        funding=Funding(kept["funding"]),
        activities=tuple(kept["activities"]),
        first_contact_working_days=kept["first_contact_working_days"],
        norms={norm: kept["norms"][norm] for norm in Norm if norm in kept["norms"]},
        clauses={clause: kept["clauses"][clause] for clause in Clause if clause in kept["clauses"]},
        worked_by=tuple(kept["worked_by"]),
        review_on=date.fromisoformat(kept["review_on"]) if kept["review_on"] else None,
        speak_every_months=kept.get("speak_every_months"),
    )


class FormalPosition(StrEnum):
    """Where formal supporters stand towards the team that leads the access talk."""

    IN_TEAM = "in_team"
    OUTSIDE = "outside"
    BOTH = "both"
    NONE = "none"


class SteeringRole(StrEnum):
    """How the municipality steers. It says nothing about the profile, nor the profile about it.

    Source: inventory, §2.3 and §3.2.2: view and own role need no one-to-one relation with how
    support is arranged.
    """

    LEAVES_TO_PROVIDERS = "leaves_to_providers"
    SETS_CONDITIONS = "sets_conditions"
    DEVELOPS_TOGETHER = "develops_together"


class Length(StrEnum):
    """How long support may last, as a municipality says. It shows, and never ends a case.

    Source: "Door de bomen het bos", "Het belang van keuzes maken": the law sets no limit.
    """

    AS_NEEDED = "as_long_as_needed"
    AGREED = "agreed_each_time"
    LIMIT = "limit"


class Reaches(StrEnum):
    """What support may reach to, as a municipality says."""

    INFORMATION = "information"
    ADVICE = "advice"
    ALONG = "along"
    PAPERS = "papers"
    OBJECTION = "objection"


def collides(*, length: Length) -> bool:
    """Whether it stands in the way of who supports: she decides the number of talks (R-109)."""
    return length is Length.LIMIT


class ReviewReason(StrEnum):
    """Why the independence of an organisation is looked at again."""

    SCORE_UNDER_FLOOR = "score_under_floor"
    SIGNAL_OF_CLIENTS = "signal_of_clients"
    OWN_DOUBT = "own_doubt"
    CONFLICT_FOUND = "conflict_found"


class ReviewOutcome(StrEnum):
    """How a review ended."""

    NOTHING_FOUND = "nothing_found"
    MEASURE_TAKEN = "measure_taken"
    AGREEMENT_ENDS = "agreement_ends"


class Cause(StrEnum):
    """Why an organisation doubts whether it can act independently enough.

    Source: inventory, §3.5.2: other tasks beside support, and how the commission is worded.
    """

    OTHER_TASKS = "other_tasks"
    COMMISSION = "commission"
    PLACE = "place"
    TIE = "tie"
    ELSE = "else"


class DoubtAnswer(StrEnum):
    """What a municipality does with a doubt: change what it asked, take a measure, or look."""

    COMMISSION_CHANGED = "commission_changed"
    TASKS_SPLIT = "tasks_split"
    OUTSIDE_THE_TEAM = "outside_the_team"
    REVIEW = "review"
    NOTHING_CHANGES = "nothing_changes"


class Party(StrEnum):
    """Who is heard about a review, beside the municipality that closes it (R-141, R-335)."""

    ORGANISATION = "organisation"
    COUNCIL = "council"


class WhyNot(StrEnum):
    """Why somebody who may close reviews may not close this one."""

    OWN_ORGANISATION = "own_organisation"
    COUNCIL_FIRST = "council_first"


def why_not_close(*, leads_it: bool, own_pool: bool, heard: frozenset[Party]) -> WhyNot | None:
    """Return why a policy officer may not close a review yet, or None when she may.

    Nobody judges the organisation that she leads herself. Where the municipality itself runs the
    organisation (a pool), it would judge itself alone: then the client council speaks first.
    Residents' experience comes before any claim of an organisation (I-5); that councils watch over
    independence: inventory of 29 municipalities, §3.2.1 and §4.3.1.
    """
    if leads_it:
        return WhyNot.OWN_ORGANISATION
    if own_pool and Party.COUNCIL not in heard:
        return WhyNot.COUNCIL_FIRST
    return None


_FIRST_OF_PAIR = {
    FormalPosition.BOTH: 1,
    FormalPosition.OUTSIDE: 3,
    FormalPosition.IN_TEAM: 5,
}


def profile(*, formal: FormalPosition, informal_official: bool) -> int | None:
    """Return the profile, 1 to 6; None where there is no formal support, which has no profile.

    Source: inventory, §3.3.1. Odd is with informal support in an official position.
    """
    first = _FIRST_OF_PAIR.get(formal)
    if first is None:
        return None
    return first if informal_official else first + 1


class Fact(StrEnum):
    """What one must know to tell the profile."""

    FORMAL = "formal"
    AGREED = "agreed"
    SUBSIDISED = "subsidised"
    FACILITATED = "facilitated"
    NAMED = "named"


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfileFacts:
    """The five facts behind a profile. None: nobody knows, or nobody said."""

    formal: FormalPosition | None = None
    agreed: bool | None = None
    subsidised: bool | None = None
    facilitated: bool | None = None
    named: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfileTold:
    """The profile, or why it cannot be told: `missing` facts, or no formal support at all."""

    profile: int | None
    informal_official: bool | None
    missing: tuple[Fact, ...]


def profile_of(*, facts: ProfileFacts) -> ProfileTold:
    """Return the profile that follows from the facts, whatever the ones nobody knows may be.

    A fact that is missing and cannot change the outcome is not asked. Informal support is official
    where agreements are written down, there is a subsidy or another facility, and residents are
    told. Source: inventory, §3.3.1, profiles 1 and 3.
    """
    helped = (facts.subsidised, facts.facilitated)
    missing = [Fact.FORMAL] if facts.formal is None else []
    official: bool | None
    if facts.agreed is False or facts.named is False or helped == (False, False):
        official = False
    elif facts.agreed and facts.named and True in helped:
        official = True
    else:
        official = None
        missing += [Fact.AGREED] if facts.agreed is None else []
        if True not in helped:
            missing += [
                fact
                for fact, known in zip((Fact.SUBSIDISED, Fact.FACILITATED), helped, strict=True)
                if known is None
            ]
        missing += [Fact.NAMED] if facts.named is None else []
    if facts.formal is FormalPosition.NONE:
        return ProfileTold(profile=None, informal_official=official, missing=())
    number = None
    if facts.formal is not None and official is not None:
        number = profile(formal=facts.formal, informal_official=official)
    return ProfileTold(profile=number, informal_official=official, missing=tuple(missing))


def in_force(*, from_on: date, until_on: date | None, on: date) -> bool:
    """Whether a period of days holds on `on`. Periods are half-open: [from_on, until_on)."""
    return from_on <= on and (until_on is None or on < until_on)
