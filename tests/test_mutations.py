"""Every line of every policy counts: loosen, add, swap or drop one, and the walls test turns red.

A mutation is a policy table with one line changed. For it we compile the row policy anew, put it in
the database inside a savepoint, and compare what the actors concerned get with what is written by
hand in `tests/factories.py` of the app. Where nothing differs, nobody would notice that change: a
row is missing that tells it apart. The rows are written once; each table is a test.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.db import connection, models, transaction

from naast.core.policy.rules import Actor
from naast.core.policy.walls import (
    Reach,
    Table,
    everywhere,
    everywhere_by_id,
    row_policies,
    row_policy,
    walled,
)
from tests.sight import by_condition, by_raw_sql, by_reach, lines
from tests.world import World, write_world

TABLES = [pytest.param(model, id=model._meta.label) for model in walled().values()]

# Swaps that change nothing, because the two reaches mean the same to this role:
# (model, verb, role, "verb of role" of the other line) → why.
_NO_HAT = "who guards privacy stands beside nobody, so this adds nothing to what was put to her"
_BESIDE_NOBODY = "who only stands behind supporters stands beside no resident herself"
_NO_OBJECTIONS = "who decides sees no objection, so that she judges one adds no decision"
THE_SAME: dict[tuple[str, str, str, str], str] = (
    {
        ("keys.Remark", verb, "privacy_officer", "view of supporter"): _NO_HAT
        for verb in ("view", "answer")
    }
    | {
        ("casework.Consult", verb, "supervisor", "view of supporter"): _BESIDE_NOBODY
        for verb in ("view", "answer")
    }
    | {
        (
            "decisions.Decision",
            "view",
            "access_officer",
            "view of objection_officer",
        ): _NO_OBJECTIONS
    }
)


@dataclass(frozen=True, kw_only=True)
class Mutation:
    """One line of a policy table, changed; or one added for each of several roles.

    Lines are gated by their role, so what is added for one changes nothing for another: a single
    row policy tries them all.
    """

    verb: str
    roles: tuple[str, ...]
    what: str
    table: Table


def changed(table: Table, verb: str, role: str, line: Reach | None) -> Table:
    """Return `table` with another reach for `role`, or without the line."""
    roles = {name: reach for name, reach in table[verb].items() if name != role}
    return {**table, verb: roles if line is None else {**roles, role: line}}


def mutations(model: type[models.Model], table: Table, roles: set[str]) -> Iterator[Mutation]:
    """Give every change of one line that somebody should notice."""
    others: dict[str, tuple[str, Reach]] = {}
    for verb, role in lines(table):
        line = table[verb][role]
        others.setdefault(meaning(model, line), (f"{verb} of {role}", line))
    opened = meaning(model, everywhere)
    others.pop(opened, None)

    for verb, role in lines(table):
        now = meaning(model, table[verb][role])
        dropped = changed(table, verb, role, None)
        yield Mutation(verb=verb, roles=(role,), what="dropped", table=dropped)
        if now != opened:
            wide = changed(table, verb, role, everywhere)
            yield Mutation(verb=verb, roles=(role,), what="opened", table=wide)
        for means, (name, other) in others.items():
            if means != now and (model._meta.label, verb, role, name) not in THE_SAME:
                swapped = changed(table, verb, role, other)
                yield Mutation(verb=verb, roles=(role,), what=f"as {name}", table=swapped)
    for verb in table:
        missing = tuple(sorted(roles - table[verb].keys()))
        added = {**table, verb: {**table[verb], **dict.fromkeys(missing, everywhere)}}
        yield Mutation(verb=verb, roles=missing, what="added", table=added)


def meaning(model: type[models.Model], line: Reach) -> str:
    """Return a reach as PostgreSQL reads it: two functions may say the same."""
    if line is everywhere_by_id:
        line = everywhere
    return row_policy(model, {"view": {"role": line}}, ["view"])


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Write the rows of all apps, once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield write_world()
        transaction.set_rollback(True)


@pytest.mark.parametrize("model", TABLES)
def test_changing_any_line_turns_the_walls_red(world, model, record_property):
    table = row_policies(model).policy()
    roles = {role for actor in world.actors for role in actor.scopes}
    tried, unseen = 0, []

    for mutation in mutations(model, table, roles):
        tried += len(mutation.roles)
        blind: dict[str, str] = {}
        for wall in (behind_the_first_wall, behind_the_second_wall):
            seen = wall(world, model, mutation)
            blind |= {role: wall.__name__ for role in mutation.roles if role not in seen}
        unseen += [
            f"{mutation.verb}, {role}: {mutation.what} ({wall})" for role, wall in blind.items()
        ]

    record_property("table", model._meta.label)
    record_property("mutations", tried)
    record_property("unseen", len(unseen))
    assert unseen == []


def behind_the_first_wall(world: World, model: type[models.Model], mutation: Mutation) -> set[str]:
    """Return the roles to whom the filter gives something else than is written by hand."""

    def sees(actor) -> set:
        return by_reach(model, mutation.table, actor, mutation.verb)

    try:
        return noticed(world, model, mutation, [mutation.verb], sees)
    except AttributeError:  # this role has no such value: the app would not run
        return set(mutation.roles)


def behind_the_second_wall(world: World, model: type[models.Model], mutation: Mutation) -> set[str]:
    """Return the roles to whom PostgreSQL gives something else than is written by hand."""
    policies = row_policies(model)
    found = set(mutation.roles)
    for command, verbs in policies.verbs.items():
        if mutation.verb not in verbs:
            continue
        condition = row_policy(model, mutation.table, verbs)
        if condition == row_policy(model, policies.policy(), verbs):
            continue  # another verb of this command says the same, so wall 2 did not change

        in_place = command == "SELECT"

        def sees(actor, condition=condition, in_place=in_place) -> set:
            return by_raw_sql(model, actor) if in_place else by_condition(model, condition, actor)

        with transaction.atomic():
            if in_place:
                replace_view(model, condition)
            seen = noticed(world, model, mutation, verbs, sees)
            found &= seen | covered(policies.policy(), mutation, verbs)
            transaction.set_rollback(True)
    return found


def noticed(
    world: World,
    model: type[models.Model],
    mutation: Mutation,
    verbs: list[str],
    sees: Callable[[Actor], set],
) -> set[str]:
    """Return the roles of which somebody sees something else than is written by hand."""
    known = {expected.row.pk for expected in world.expected[model]}
    return {
        role
        for role in mutation.roles
        if any(
            sees(actor) & known != by_hand(world, model, actor, verbs)
            for actor in world.actors
            if role in actor.scopes
        )
    }


def covered(table: Table, mutation: Mutation, verbs: list[str]) -> set[str]:
    """Return the roles for whom wall 2 cannot notice: they may as much or more by another verb.

    One row policy per command stands for the union of its verbs; wall 1 tells them apart.
    """
    others = [table.get(verb, {}) for verb in verbs if verb != mutation.verb]
    return {role for role in mutation.roles if any(role in lines for lines in others)}


def by_hand(world: World, model: type[models.Model], actor, verbs: list[str]) -> set:
    return {one.row.pk for one in world.expected[model] if actor in one.may(verbs)}


def replace_view(model: type[models.Model], condition: str) -> None:
    name, table = f"{row_policies(model).name}_select", model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f'DROP POLICY "{name}" ON "{table}"')
        cursor.execute(f'CREATE POLICY "{name}" ON "{table}" FOR SELECT USING ({condition})')
