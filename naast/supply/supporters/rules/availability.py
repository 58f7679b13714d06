"""Screening, declared interests, and who may be offered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from naast.supply.supporters.rules.facts import CardField, Position, Status
from naast.supply.supporters.rules.kinds import Kind, Sort

DECLARATION_LASTS = timedelta(days=365)
FACTS_LAST = timedelta(days=183)


class Reason(StrEnum):
    """Why somebody is not offered. Being full is not among these: matching knows the load."""

    NO_CARD = "no_card"
    NOT_YET = "not_yet"
    PAUSED = "paused"
    STOPPED = "stopped"
    LEFT = "left"
    VOG_MISSING = "vog_missing"
    VOG_LAPSED = "vog_lapsed"
    CODE_NOT_SIGNED = "code_not_signed"
    DECLARATION_MISSING = "declaration_missing"
    DECLARATION_LAPSED = "declaration_lapsed"
    UNDER_REVIEW = "under_review"


def screening_reasons(
    *, vog_until: date | None, code_signed_on: date | None, on: date
) -> tuple[Reason, ...]:
    """Return what is wrong with a screening on day `on`; nothing when all is well.

    A certificate counts up to, not on, the day it lapses.
    """
    reasons = []
    if vog_until is None:
        reasons.append(Reason.VOG_MISSING)
    elif on >= vog_until:
        reasons.append(Reason.VOG_LAPSED)
    if code_signed_on is None or on < code_signed_on:
        reasons.append(Reason.CODE_NOT_SIGNED)
    return tuple(reasons)


def declaration_reasons(*, declared_until: date | None, on: date) -> tuple[Reason, ...]:
    """Return what is wrong with a declaration of interests on day `on` (I-2)."""
    if declared_until is None:
        return (Reason.DECLARATION_MISSING,)
    return (Reason.DECLARATION_LAPSED,) if on >= declared_until else ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """Somebody who may be offered in a municipality, as matching sees her.

    Facts of her work come from the pool; themes and gender are known only when published. *Why
    shown* may name only facts in `published`. No `zone_ids` is the whole municipality.
    `providers` are ties of her own and of her organisation. `ceiling` is the number of people she
    wants to help at once.
    """

    supporter_id: UUID
    user_id: int
    shown_name: str
    kind: Kind
    sort: Sort
    counted_as_support: bool
    house: str
    organisation_id: int | None
    employer_municipality_id: int | None
    position: Position
    team_zone_ids: tuple[int, ...]
    domains: tuple[str, ...]
    frames: tuple[str, ...]
    breadth: str
    themes: tuple[str, ...]
    languages: tuple[str, ...]
    gender: str
    zone_ids: tuple[int, ...]
    ways: tuple[str, ...]
    moments: tuple[str, ...]
    ceiling: int
    status: Status
    since: date
    leaves_on: date | None
    facts_confirmed_on: date
    has_card: bool
    published: frozenset[CardField]
    vog_until: date | None
    code_signed_on: date | None
    declared_until: date | None
    providers: tuple[str, ...]
    under_review: bool

    def screening_ok(self, *, on: date) -> bool:
        return not screening_reasons(
            vog_until=self.vog_until, code_signed_on=self.code_signed_on, on=on
        )


def why_not_available(*, candidate: Candidate, on: date) -> tuple[Reason, ...]:
    """Return every reason why somebody may not be offered on day `on`; nothing when she may."""
    reasons: list[Reason] = []
    if not candidate.has_card:
        reasons.append(Reason.NO_CARD)
    if on < candidate.since:
        reasons.append(Reason.NOT_YET)
    if candidate.status is Status.PAUSED:
        reasons.append(Reason.PAUSED)
    if candidate.status is Status.STOPPED:
        reasons.append(Reason.STOPPED)
    if candidate.leaves_on is not None and on >= candidate.leaves_on:
        reasons.append(Reason.LEFT)
    reasons.extend(
        screening_reasons(
            vog_until=candidate.vog_until, code_signed_on=candidate.code_signed_on, on=on
        )
    )
    reasons.extend(declaration_reasons(declared_until=candidate.declared_until, on=on))
    if candidate.under_review:
        reasons.append(Reason.UNDER_REVIEW)
    return tuple(reasons)


def facts_are_stale(*, confirmed_on: date, on: date) -> bool:
    """Whether nobody confirmed the facts for half a year: then they sink, and she is asked."""
    return on - confirmed_on > FACTS_LAST


def same_provider(one: str, other: str) -> bool:
    """Whether two names of providers mean the same one: case and spaces do not count."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def conflicts(*, providers: Iterable[str], used: Iterable[str]) -> tuple[str, ...]:
    """Return the ties to a provider whose help the resident uses or asks for (I-2)."""
    used = tuple(used)
    return tuple(
        provider for provider in providers if any(same_provider(provider, u) for u in used)
    )
