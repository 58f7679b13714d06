"""Who could go on where somebody stops, in either house."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from naast.core.policy.walls import Actor, Scope, acting
from naast.support.matching.queries.pool import candidates
from naast.support.matching.rules import Need, Succession, Vacancy, successors
from naast.support.people.queries import hats
from naast.support.people.rules import HAT_OF_HOUSE, House


@dataclass(frozen=True, kw_only=True)
class Left:
    """A resident beside whom another must go on. `closed_to`: who stops, or was tried before."""

    id: UUID
    circle_id: UUID
    municipality_id: int
    organisation_id: int | None
    zone_id: int | None
    domains: Sequence[str]
    wishes: Mapping[str, Any]
    closed_to: frozenset[int]


def successions(*, left: Sequence[Left], house: House, at: datetime) -> dict[UUID, Succession]:
    """Return for each who could go on: of her own organisation, or of her municipality.

    Left out is who wears the other hat in this circle: just not there, as who is away (I-1).
    """
    worn = _other_hats(circle_ids={one.circle_id for one in left}, house=house, at=at)
    municipal = house == House.MUNICIPALITY
    organisations = {one.organisation_id for one in left}
    pool = {
        who.user_id: who
        for town in {one.municipality_id for one in left}
        for who in candidates(municipality_id=town, at=at)
        if who.municipal == municipal and (municipal or who.organisation_id in organisations)
    }
    return successors(
        vacancies=[
            Vacancy(id=one.id, need=_need(one), closed_to=one.closed_to | worn[one.circle_id])
            for one in left
        ],
        pool=pool.values(),
    )


def _need(one: Left) -> Need:
    return Need(
        domains=frozenset(one.domains),
        zone_id=one.zone_id,
        language=one.wishes.get("language", ""),
        gender=one.wishes.get("gender", ""),
        providers=frozenset(one.wishes.get("providers", ())),
    )


def _other_hats(*, circle_ids: set[UUID], house: House, at: datetime) -> dict[UUID, frozenset[int]]:
    """Return who wears the other hat in these circles; one look, told to nobody (I-1)."""
    found: dict[UUID, set[int]] = defaultdict(set)
    with acting(Actor(at=at, linking=Scope(row_ids=sorted(circle_ids)))) as looker:
        worn = hats(actor=looker).exclude(kind=HAT_OF_HOUSE[house])
        for circle_id, user_id in worn.values_list("circle_id", "user_id"):
            found[circle_id].add(user_id)
    return defaultdict(frozenset, {one: frozenset(users) for one, users in found.items()})
