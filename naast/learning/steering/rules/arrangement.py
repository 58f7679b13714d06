"""How support is arranged: what follows from live data, what was answered, what is missing. Pure.

Sources: inventory of 29 municipalities §3.3 (profiles, the four questions), §1.1 (three layers);
"Door de bomen het bos", "Het belang van keuzes maken" (design, present situation).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naast.supply.law.rules import Domain
from naast.supply.organisations.rules import (
    Clause,
    Fact,
    FormalPosition,
    Funding,
    Length,
    ProfileFacts,
    Reaches,
    SteeringRole,
)
from naast.supply.supporters.rules import Position, Sort


class Group(StrEnum):
    """What a subject is about, in the order of the page."""

    FACTS = "facts"
    STEERING = "steering"
    SET_UP = "set_up"
    DESIGN = "design"
    LAYERS = "layers"
    NETWORK = "network"
    SITUATION = "situation"


class Subject(StrEnum):
    """What a municipality answers about its arrangement; each answer has its day."""

    FORMAL = "formal"
    AGREED = "agreed"
    SUBSIDISED = "subsidised"
    FACILITATED = "facilitated"
    NAMED = "named"
    STEERING_ROLE = "steering_role"
    INDEPENDENCE_VIEW = "independence_view"
    WHO_COUNTS = "who_counts"
    WHERE_FOUND = "where_found"
    RELATION_TO_ACCESS = "relation_to_access"
    WHOM_WITH = "whom_with"
    DURATION = "duration"
    SCOPE = "scope"
    LIVED_EXPERIENCE = "lived_experience"
    MIX = "mix"
    BREADTH = "breadth"
    LAYER_1 = "layer_1"
    LAYER_2 = "layer_2"
    LAYER_3 = "layer_3"
    HEARD_ACCESS = "heard_access"
    HEARD_PROVIDERS = "heard_providers"
    HEARD_INTEREST = "heard_interest"
    HEARD_RESIDENTS = "heard_residents"
    COOPERATION = "cooperation"
    GROUPS = "groups"
    NEEDS = "needs"


SUBJECTS: Mapping[Group, tuple[Subject, ...]] = {
    Group.FACTS: (
        Subject.FORMAL,
        Subject.AGREED,
        Subject.SUBSIDISED,
        Subject.FACILITATED,
        Subject.NAMED,
    ),
    Group.STEERING: (Subject.STEERING_ROLE, Subject.INDEPENDENCE_VIEW),
    Group.SET_UP: (
        Subject.WHO_COUNTS,
        Subject.WHERE_FOUND,
        Subject.RELATION_TO_ACCESS,
        Subject.WHOM_WITH,
    ),
    Group.DESIGN: (
        Subject.DURATION,
        Subject.SCOPE,
        Subject.LIVED_EXPERIENCE,
        Subject.MIX,
        Subject.BREADTH,
    ),
    Group.LAYERS: (Subject.LAYER_1, Subject.LAYER_2, Subject.LAYER_3),
    Group.NETWORK: (
        Subject.HEARD_ACCESS,
        Subject.HEARD_PROVIDERS,
        Subject.HEARD_INTEREST,
        Subject.HEARD_RESIDENTS,
    ),
    Group.SITUATION: (Subject.COOPERATION, Subject.GROUPS, Subject.NEEDS),
}

YES_NO = ("yes", "no")
ANGLES = (
    "professionalism",
    "separate_team",
    "positive_signals",
    "task_package",
    "free_choice",
)
"""The five views on independence, by the codes of the inventory."""

CODES: Mapping[Subject, tuple[str, ...]] = {
    Subject.FORMAL: tuple(FormalPosition),
    **dict.fromkeys(
        (Subject.AGREED, Subject.SUBSIDISED, Subject.FACILITATED, Subject.NAMED), YES_NO
    ),
    Subject.STEERING_ROLE: tuple(SteeringRole),
    Subject.INDEPENDENCE_VIEW: ANGLES,
    Subject.WHO_COUNTS: ("formal_only", "formal_and_informal"),
    Subject.WHERE_FOUND: ("points", "phone", "online", "at_home", "through_others"),
    Subject.RELATION_TO_ACCESS: ("apart", "in_team", "both_ways"),
    Subject.WHOM_WITH: ("each_other", "access_team", "neighbourhood", "care", "councils"),
    Subject.DURATION: tuple(Length),
    Subject.SCOPE: tuple(Reaches),
    Subject.LIVED_EXPERIENCE: YES_NO,
    Subject.MIX: ("resident_chooses", "formal_first", "informal_first"),
    Subject.BREADTH: ("generalists", "specialists", "both"),
}
"""What one may answer; an answer on another subject is text alone, a layer names organisations."""

SEVERAL = frozenset(
    {Subject.INDEPENDENCE_VIEW, Subject.WHERE_FOUND, Subject.WHOM_WITH, Subject.SCOPE}
)
LAYERS = SUBJECTS[Group.LAYERS]
FACT_OF = {
    Subject.FORMAL: Fact.FORMAL,
    Subject.AGREED: Fact.AGREED,
    Subject.SUBSIDISED: Fact.SUBSIDISED,
    Subject.FACILITATED: Fact.FACILITATED,
    Subject.NAMED: Fact.NAMED,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What a municipality answered on one subject, and when."""

    codes: tuple[str, ...]
    on: date
    text: str = ""
    review_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stands:
    """Where one sort of support stands, and for which organisation."""

    sort: Sort
    position: Position
    organisation_id: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Commission:
    """An agreement in force: with whom, who works on it, how it is paid, what is in words."""

    organisation_ids: frozenset[int]
    funding: Funding
    clauses: frozenset[Clause]


def live_facts(*, stands: Iterable[Stands], commissions: Iterable[Commission]) -> ProfileFacts:
    """Return the facts that follow from public cards and agreements in force; None for the rest.

    A region's team stands outside, as a team of one's own does (inventory, §3.3.1, profile 1).
    Informal supporters with a public card are named to residents. What is paid for them in another
    way than by subsidy, or for their training, is help of another kind.
    """
    rows = list(stands)
    inside = any(r.sort is Sort.FORMAL and r.position is Position.IN_TEAM for r in rows)
    outside = any(
        r.sort is Sort.FORMAL and r.position in {Position.OUTSIDE, Position.REGION} for r in rows
    )
    formal = {
        (True, True): FormalPosition.BOTH,
        (True, False): FormalPosition.IN_TEAM,
        (False, True): FormalPosition.OUTSIDE,
    }.get((inside, outside))
    informal = {r.organisation_id for r in rows if r.sort is Sort.INFORMAL} - {None}
    if not informal:
        return ProfileFacts(formal=formal)
    theirs = [one for one in commissions if one.organisation_ids & informal]
    if not theirs:
        return ProfileFacts(formal=formal, agreed=False, named=True)
    subsidised = any(one.funding is Funding.SUBSIDY for one in theirs)
    helped = any(
        one.funding is not Funding.SUBSIDY or Clause.TRAINING in one.clauses for one in theirs
    )
    return ProfileFacts(
        formal=formal, agreed=True, subsidised=subsidised, facilitated=helped or None, named=True
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A fact, and how it is known: live, or answered on a day; neither where nobody said.

    `differs`: it was answered otherwise than live data tell.
    """

    value: FormalPosition | bool | None
    live: bool
    on: date | None
    differs: bool = False


def known_facts(*, live: ProfileFacts, given: Mapping[Subject, Given]) -> dict[Subject, Known]:
    """Return of each fact what counts: what live data tell, else what was answered."""
    found = {}
    for subject, fact in FACT_OF.items():
        told = getattr(live, fact.value)
        answer = given.get(subject)
        said = _value(subject, answer) if answer else None
        if told is not None:
            found[subject] = Known(
                value=told,
                live=True,
                on=None,
                differs=said is not None and said != told,
            )
        else:
            found[subject] = Known(value=said, live=False, on=answer.on if answer else None)
    return found


def facts_that_count(*, known: Mapping[Subject, Known]) -> ProfileFacts:
    """Return the facts for `organisations.rules.profile_of`."""
    return ProfileFacts(**{fact.value: known[subject].value for subject, fact in FACT_OF.items()})  # type: ignore[arg-type]


def _value(subject: Subject, answer: Given) -> FormalPosition | bool | None:
    [code] = answer.codes or ("",)
    if subject is Subject.FORMAL:
        return FormalPosition(code) if code in tuple(FormalPosition) else None
    return {"yes": True, "no": False}.get(code)


def layers_without_supply(
    *, given: Mapping[Subject, Given], working: Collection[int]
) -> tuple[Subject, ...]:
    """Return the layers for which no organisation is named that works there now (R-080)."""
    return tuple(
        layer
        for layer in LAYERS
        if layer not in given or not {int(one) for one in given[layer].codes} & set(working)
    )


def domains_without_supply(*, named: Collection[str]) -> tuple[Domain, ...]:
    """Return the parts of life that no public card of a supporter names (R-080, R-194)."""
    return tuple(domain for domain in Domain if domain not in named)


def unanswered(*, given: Mapping[Subject, Given], of: Iterable[Subject]) -> tuple[Subject, ...]:
    return tuple(subject for subject in of if subject not in given)


def to_review(*, given: Mapping[Subject, Given], on: date) -> dict[Subject, date]:
    """Return on which answers one would look again by this day, and when (R-214)."""
    return {
        subject: answer.review_on
        for subject, answer in given.items()
        if answer.review_on is not None and answer.review_on <= on
    }
