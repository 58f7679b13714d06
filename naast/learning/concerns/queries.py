"""Read signals, and where somebody may raise one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, reach
from naast.learning.concerns import policy
from naast.learning.concerns.models import Concern
from naast.learning.concerns.rules import State
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

MOST = 200
READERS = (*policy.OF_AN_ORGANISATION, *policy.OF_A_MUNICIPALITY, "policy_officer")


def concerns(*, actor: Actor, verb: str = "view") -> QuerySet[Concern]:
    """Return the signals on which `actor` may do `verb`, newest first."""
    found = Concern.objects.filter(reach(policy.CONCERNS, actor, verb))
    return found.order_by("-raised_on", "id")


def in_state(rows: QuerySet[Concern], *, state: State, on: date) -> QuerySet[Concern]:
    """Return those of `rows` that stand so on day `on`."""
    if state == State.ANSWERED:
        return rows.filter(answered_on__isnull=False)
    waits = rows.filter(answered_on__isnull=True)
    late = Q(answer_before_on__lt=on)
    return waits.filter(late) if state == State.LATE else waits.exclude(late)


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many signals there are: all, waiting in time, waiting too long, and answered."""

    raised: int
    waiting: int
    late: int
    answered: int


def tally(rows: QuerySet[Concern], *, by: str, on: date) -> dict[Any, Tally]:
    """Return the counts by theme, group or zone of `rows`. One query; signals, not residents."""
    answered, late = Q(answered_on__isnull=False), Q(answered_on=None, answer_before_on__lt=on)
    counted = (
        rows.order_by()
        .values_list(by)
        .annotate(
            raised=Count("id"),
            late=Count("id", filter=late),
            answered=Count("id", filter=answered),
        )
    )
    return {
        key: Tally(raised=n, waiting=n - late - done, late=late, answered=done)
        for key, n, late, done in counted
    }


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Where somebody may raise a signal, in which role, for whom, and which organisations read."""

    municipality_id: int
    role: str
    organisation_id: int | None
    organisation_ids: tuple[int, ...]


def grounds(*, actor: Actor, on: date) -> dict[int, Ground]:
    """Return by municipality how `actor` raises a signal there; empty for who may not."""
    served = organisations.served_municipalities()
    mine = [
        (town, role, organisation_id)
        for role in policy.OF_AN_ORGANISATION
        if actor.holds(role)
        for organisation_id in actor.scopes[role].organisation_ids
        for town in served.get(organisation_id, ())
    ] + [
        (town, role, None)
        for role in policy.OF_A_MUNICIPALITY
        if actor.holds(role)
        for town in actor.scopes[role].municipality_ids
    ]
    working = organisations.serving_names(municipality_ids={town for town, *_ in mine}, on=on)
    found: dict[int, Ground] = {}
    for town, role, organisation_id in mine:
        there = working.get(town, {})
        if organisation_id is None or organisation_id in there:
            found.setdefault(
                town,
                Ground(
                    municipality_id=town,
                    role=role,
                    organisation_id=organisation_id,
                    organisation_ids=tuple(there),
                ),
            )
    return found


def may_read(*, actor: Actor) -> bool:
    return actor.holds(*READERS)


def answers_for(*, actor: Actor, municipality_id: int) -> bool:
    """Whether `actor` answers the signals of a municipality."""
    scope = actor.scopes.get(Role.POLICY_OFFICER)
    return scope is not None and municipality_id in scope.municipality_ids


def names_of(rows: Iterable[Concern]) -> tuple[dict[int, str], dict[int, str]]:
    """Return the names of the organisations and municipalities of these signals, by id."""
    found = list(rows)
    return (
        organisations.names(ids={one.organisation_id for one in found if one.organisation_id}),
        places.municipality_names(ids=sorted({one.municipality_id for one in found})),
    )
