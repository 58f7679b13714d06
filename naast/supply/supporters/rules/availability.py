"""Screening, declared interests, and who may be offered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from naast.supply.supporters.rules.facts import CardField, Position, Status
from naast.supply.supporters.rules.kinds import Kind, Sort
from naast.supply.supporters.rules.screening import Item, Required, Seen, lapsed_items
from naast.supply.supporters.rules.week import Days, is_away

DECLARATION_LASTS = timedelta(days=365)
FACTS_LAST = timedelta(days=183)


class Reason(StrEnum):
    """Why somebody is not offered. Being full is not among these: matching knows the load."""

    NO_CARD = "no_card"
    NOT_YET = "not_yet"
    PAUSED = "paused"
    AWAY = "away"
    STOPPED = "stopped"
    LEFT = "left"
    VOG_MISSING = "vog_missing"
    VOG_LAPSED = "vog_lapsed"
    CODE_NOT_SIGNED = "code_not_signed"
    TRAINING_LAPSED = "training_lapsed"
    REGISTER_LAPSED = "register_lapsed"
    INTERVISION_LAPSED = "intervision_lapsed"
    SUPERVISOR_MISSING = "supervisor_missing"
    DECLARATION_MISSING = "declaration_missing"
    DECLARATION_LAPSED = "declaration_lapsed"
    UNDER_REVIEW = "under_review"


_MISSING = {
    Item.VOG: Reason.VOG_MISSING,
    Item.CODE: Reason.CODE_NOT_SIGNED,
    Item.DECLARATION: Reason.DECLARATION_MISSING,
}
_LAPSED = {
    Item.VOG: Reason.VOG_LAPSED,
    Item.CODE: Reason.CODE_NOT_SIGNED,
    Item.TRAINING: Reason.TRAINING_LAPSED,
    Item.REGISTER: Reason.REGISTER_LAPSED,
    Item.INTERVISION: Reason.INTERVISION_LAPSED,
    Item.SUPERVISOR: Reason.SUPERVISOR_MISSING,
    Item.DECLARATION: Reason.DECLARATION_LAPSED,
}


def screening_reasons(
    *, required: Required, seen: Mapping[Item, Seen], on: date
) -> tuple[Reason, ...]:
    """Return what is wrong on day `on` with what somebody must have; nothing when all is well."""
    return tuple(
        _LAPSED[item] if item in seen else _MISSING.get(item, _LAPSED[item])
        for item in lapsed_items(required=required, seen=seen, on=on)
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """Somebody who may be offered in a municipality, as matching sees her.

    Facts of her work come from the pool; themes and gender are known only when published. *Why
    shown* may name only facts in `published`. No `zone_ids` is the whole municipality.
    `providers` are ties of her own and of her organisation. `required` is what her kind must have
    on the day asked for, `seen` what was last seen of it, her declaration of interests too.
    `ceiling` is the number of people she wants to help at once.
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
    away: tuple[Days, ...]
    has_card: bool
    published: frozenset[CardField]
    required: Required
    seen: Mapping[Item, Seen]
    providers: tuple[str, ...]
    under_review: bool


def why_not_available(*, candidate: Candidate, on: date) -> tuple[Reason, ...]:
    """Return every reason why somebody may not be offered on day `on`; nothing when she may."""
    reasons: list[Reason] = []
    if not candidate.has_card:
        reasons.append(Reason.NO_CARD)
    if on < candidate.since:
        reasons.append(Reason.NOT_YET)
    if candidate.status is Status.PAUSED:
        reasons.append(Reason.PAUSED)
    if is_away(away=candidate.away, on=on):
        reasons.append(Reason.AWAY)
    if candidate.status is Status.STOPPED:
        reasons.append(Reason.STOPPED)
    if candidate.leaves_on is not None and on >= candidate.leaves_on:
        reasons.append(Reason.LEFT)
    reasons.extend(screening_reasons(required=candidate.required, seen=candidate.seen, on=on))
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
