"""Kinds of organisation, agreements, and how a municipality arranged support. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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


@dataclass(frozen=True, kw_only=True)
class InformalFacts:
    """The four yes-or-no facts from which follows whether informal support is official."""

    agreed: bool
    subsidised: bool
    facilitated: bool
    named_to_residents: bool


def informal_is_official(*, facts: InformalFacts) -> bool:
    """Whether informal supporters have an official position.

    Agreements are written down, there is a subsidy or another facility, and residents are told.
    Source: inventory, §3.3.1, profiles 1 and 3.
    """
    helped = facts.subsidised or facts.facilitated
    return facts.agreed and helped and facts.named_to_residents


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


def in_force(*, from_on: date, until_on: date | None, on: date) -> bool:
    """Whether a period of days holds on `on`. Periods are half-open: [from_on, until_on)."""
    return from_on <= on and (until_on is None or on < until_on)
