"""What an actor gets, measured at each wall apart, and compared with what is written by hand.

wall 1      the reach as a filter, asked as superuser, for whom no row policy counts
wall 2      the table without any filter, asked as the app's role: raw SQL
a writing   the condition of the row policy for INSERT, UPDATE or DELETE, asked as the app's role
            of a copy of the table, so that nothing is written and no other policy comes in between
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

from naast.core.policy.rules import Actor
from naast.core.policy.walls import RowPolicies, Table, acting, reach, row_policies, row_policy
from tests.world import World, copy_of

Model = type[models.Model]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """An actor who gets at one wall something else than is written by hand."""

    actor: str
    wall: str
    leaked: tuple[str, ...]
    missing: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.actor}, {self.wall}: leaked {self.leaked}, missing {self.missing}"


@dataclass(frozen=True, kw_only=True)
class Compared:
    """How many checks were made, and what differed."""

    checks: int
    differences: tuple[Difference, ...]

    @property
    def leaks(self) -> int:
        return sum(bool(one.leaked) for one in self.differences)


def compare(
    world: World, model: Model, *, actors: Iterable[Actor] = (), table: Table | None = None
) -> Compared:
    """Compare what `actors` (everybody) get at every wall with what is written by hand.

    Wall 1 and the writing conditions go by `table` (the policy of the app); the view of wall 2 is
    what stands in the database.
    """
    policies = row_policies(model)
    table = policies.policy() if table is None else table
    checks, differences = 0, []
    for actor in actors or world.actors:
        for wall, verbs, got in _sights(world, model, policies, table, actor):
            checks += 1
            if found := _difference(world, model, actor=actor, wall=wall, verbs=verbs, got=got):
                differences.append(found)
    return Compared(checks=checks, differences=tuple(differences))


def _sights(
    world: World, model: Model, policies: RowPolicies, table: Table, actor: Actor
) -> Iterator[tuple[str, list[str], set[Any]]]:
    for verb in table:
        yield f"wall 1, {verb}", [verb], by_reach(model, table, actor, verb)
    yield "wall 2, view", ["view"], by_raw_sql(model, actor)
    for command, verbs in policies.verbs.items():
        if verbs and command != "SELECT":
            condition = row_policy(model, table, verbs)
            yield f"wall 2, {command}", verbs, by_condition(model, condition, actor)
    if model in world.queries:
        for verb in table:
            yield f"query, {verb}", [verb], by_query(world, model, actor, verb)


def lines(table: Table) -> list[tuple[str, str]]:
    """Return the lines of a policy table, as (verb, role)."""
    return [(verb, role) for verb, roles in table.items() for role in roles]


def by_reach(model: Model, table: Table, actor: Actor, verb: str) -> set[Any]:
    """Return the keys of the rows that wall 1 gives, with wall 2 out of the way."""
    rows = model._base_manager.filter(reach(table, actor, verb))
    return set(rows.values_list("pk", flat=True))


def by_raw_sql(model: Model, actor: Actor) -> set[Any]:
    """Return the keys of the rows that wall 2 gives to whoever forgets every filter."""
    with acting(actor):
        return _keys(model, f'SELECT "{_key(model)}" FROM "{model._meta.db_table}"')


def by_locking(model: Model, actor: Actor) -> set[Any]:
    """Return the keys of the rows that wall 2 lets change: they pass its view and its update."""
    with acting(actor):
        return _keys(model, f'SELECT "{_key(model)}" FROM "{model._meta.db_table}" FOR UPDATE')


def by_condition(model: Model, condition: str, actor: Actor) -> set[Any]:
    """Return the keys of the rows that meet the condition of a row policy."""
    table = model._meta.db_table
    with acting(actor):
        return _keys(
            model, f'SELECT "{_key(model)}" FROM "{copy_of(model)}" AS "{table}" WHERE {condition}'
        )


def by_query(world: World, model: Model, actor: Actor, verb: str) -> set[Any]:
    """Return the keys of the rows that the app's own query gives, with both walls up."""
    with acting(actor):
        return {row.pk for row in world.queries[model](actor=actor, verb=verb)}


def _key(model: Model) -> str:
    return str(model._meta.pk.column)


def _keys(model: Model, sql: str) -> set[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {row[0] for row in cursor.fetchall()}


def _difference(
    world: World, model: Model, *, actor: Actor, wall: str, verbs: list[str], got: set[Any]
) -> Difference | None:
    # A query has wall 2 behind it, so no verb of it reaches beyond the view.
    within_view = wall.startswith("query")
    leaked, missing = [], []
    for number, expected in enumerate(world.expected[model], start=1):
        may = actor in expected.may(verbs)
        if within_view:
            may = may and actor in expected.may(["view"])
        if (expected.row.pk in got) != may:
            (missing if may else leaked).append(f"row {number} ({expected.row})")
    if not leaked and not missing:
        return None
    return Difference(
        actor=world.actors[actor], wall=wall, leaked=tuple(leaked), missing=tuple(missing)
    )
