"""Read signals and what stood in the way, and where somebody may raise one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, reach
from naast.learning.concerns import policy
from naast.learning.concerns.models import RULE_KINDS, Concern, Obstacle
from naast.learning.concerns.rules import Rule, RuleKind, State
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

MOST = 200
NOTERS = tuple(policy.OBSTACLES["view"])
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


def grounds(*, actor: Actor, on: date, of_a_rule: bool = False) -> dict[int, Ground]:
    """Return by municipality how `actor` raises a signal there; empty for who may not.

    Who makes policy raises one `of_a_rule` only.
    """
    served = organisations.served_municipalities()
    of_a_town = [*policy.OF_A_MUNICIPALITY, *([Role.POLICY_OFFICER] if of_a_rule else [])]
    mine = [
        (town, role, organisation_id)
        for role in policy.OF_AN_ORGANISATION
        if actor.holds(role)
        for organisation_id in actor.scopes[role].organisation_ids
        for town in served.get(organisation_id, ())
    ] + [
        (town, role, None)
        for role in of_a_town
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


def municipality_ids(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` reads signals, and what stood in the way."""
    served = organisations.served_municipalities()
    found: set[int] = set()
    for role in READERS:
        if role not in actor.scopes:
            continue
        if role in policy.OF_AN_ORGANISATION:
            mine = actor.scopes[role].organisation_ids
            found |= {town for one in mine for town in served.get(one, ())}
        else:
            found |= set(actor.scopes[role].municipality_ids)
    return sorted(found)


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


# ---------------------------------------------------------------- rules that stood in the way


def obstacles(*, actor: Actor, verb: str = "view") -> QuerySet[Obstacle]:
    """Return what stood in the way on which `actor` may do `verb`, the newest quarter first."""
    found = Obstacle.objects.filter(reach(policy.OBSTACLES, actor, verb))
    return found.order_by("-quarter", "id")


def works_so(*, actor: Actor, municipality_id: int, organisation_id: int | None) -> bool:
    """Whether `actor` supports for that organisation, or else is an officer there."""
    if organisation_id is None:
        officer = actor.scopes.get(Role.ACCESS_OFFICER)
        return officer is not None and municipality_id in officer.municipality_ids
    supporter = actor.scopes.get(Role.SUPPORTER)
    return supporter is not None and organisation_id in supporter.organisation_ids


def rule_kinds() -> list[tuple[str, Any]]:
    return [(str(code), name) for code, name in RULE_KINDS]


def in_the_way(*, municipality_id: int, at: datetime) -> dict[Rule, int]:
    """Return how often each rule stood in the way there, most first; few are absent (I-9).

    One query. It holds nobody, so everybody who works there may read it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_in_the_way(%s, %s)", [municipality_id, at])
        rows = cursor.fetchall()
    return {
        Rule(kind=RuleKind(kind), name=name, holder=holder): times
        for kind, name, holder, times in rows
    }


def told_of_rules(*, actor: Actor, municipality_id: int) -> dict[Rule, Concern]:
    """Return by rule the newest signal about it there. One query."""
    rows = concerns(actor=actor).filter(municipality_id=municipality_id).exclude(rule_kind="")
    newest: dict[tuple[str, str, str], tuple[Rule, Concern]] = {}
    for one in rows.select_related("zone")[:MOST]:
        rule = Rule(kind=RuleKind(one.rule_kind), name=one.about, holder=one.holder)
        newest.setdefault(rule.key, (rule, one))
    return dict(newest.values())


def noted_near(*, actor: Actor, municipality_id: int) -> dict[Rule, list[Obstacle]]:
    """Return by rule what the colleagues of `actor` noted there, most often first. One query."""
    found: dict[tuple[str, str, str], list[Obstacle]] = {}
    for one in obstacles(actor=actor).filter(municipality_id=municipality_id)[:MOST]:
        found.setdefault(rule_of(one).key, []).append(one)
    by_many = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return {rule_of(rows[0]): rows for _key, rows in by_many}


def rule_of(one: Obstacle) -> Rule:
    return Rule(kind=RuleKind(one.rule_kind), name=one.rule, holder=one.holder)


def known_rules(*, actor: Actor, municipality_id: int, at: datetime) -> list[Rule]:
    """Return the rules that `actor` knows there, by name: what she may choose from. Three queries.

    Those that her colleagues noted, that are told as signals, and that everybody may read.
    """
    found = [
        *noted_near(actor=actor, municipality_id=municipality_id),
        *told_of_rules(actor=actor, municipality_id=municipality_id),
        *in_the_way(municipality_id=municipality_id, at=at),
    ]
    return distinct(found)


def distinct(rules: Iterable[Rule]) -> list[Rule]:
    """Return each rule once, as it was named first, by name."""
    once: dict[tuple[str, str, str], Rule] = {}
    for one in rules:
        once.setdefault(one.key, one)
    return sorted(once.values(), key=lambda one: (one.name.casefold(), one.key))
