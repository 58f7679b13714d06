"""Every line of every policy counts: loosen, add, swap or drop one, and the walls test turns red.

A mutation is a policy table with one line changed. For it we compile the row policy anew, put it in
the database inside a savepoint, and compare what the actors concerned get with what is written by
hand in `tests/factories.py` of the app. Where nothing differs, nobody would notice that change: the
app needs a row that tells it apart. The rows are written once; each table is a test.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection, models, transaction

from naast.core.policy.walls import Reach, Table, everywhere, row_policies, row_policy, walled
from tests.sight import by_condition, by_raw_sql, by_reach, lines
from tests.world import World, write_world

TABLES = [pytest.param(model, id=model._meta.label) for model in walled().values()]

# Swaps that change nothing, because the two reaches mean the same to this role:
# (model, verb, role, "verb of role" of the other line) → why.
THE_SAME: dict[tuple[str, str, str, str], str] = {}


@dataclass(frozen=True, kw_only=True)
class Mutation:
    """One line of a policy table, changed."""

    verb: str
    role: str
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
        yield Mutation(verb=verb, role=role, what="dropped", table=changed(table, verb, role, None))
        if now != opened:
            wide = changed(table, verb, role, everywhere)
            yield Mutation(verb=verb, role=role, what="opened", table=wide)
        for means, (name, other) in others.items():
            if means != now and (model._meta.label, verb, role, name) not in THE_SAME:
                swapped = changed(table, verb, role, other)
                yield Mutation(verb=verb, role=role, what=f"as {name}", table=swapped)
    for verb in table:
        for role in sorted(roles - table[verb].keys()):
            added = changed(table, verb, role, everywhere)
            yield Mutation(verb=verb, role=role, what="added", table=added)


def meaning(model: type[models.Model], line: Reach) -> str:
    """Return a reach as PostgreSQL reads it: two functions may say the same."""
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
        tried += 1
        blind = [
            notices.__name__
            for notices in (first_wall_notices, second_wall_notices)
            if not notices(world, model, mutation)
        ]
        if blind:
            unseen.append(f"{mutation.verb}, {mutation.role}: {mutation.what}; not {blind}")

    record_property("table", model._meta.label)
    record_property("mutations", tried)
    record_property("unseen", len(unseen))
    assert unseen == []


def first_wall_notices(world: World, model: type[models.Model], mutation: Mutation) -> bool:
    """Whether the filter gives somebody something else than is written by hand."""
    try:
        return any(
            by_reach(model, mutation.table, actor, mutation.verb) & known(world, model)
            != by_hand(world, model, actor, [mutation.verb])
            for actor in concerned(world, mutation)
        )
    except AttributeError:  # this role has no such value: the app would not run
        return True


def second_wall_notices(world: World, model: type[models.Model], mutation: Mutation) -> bool:
    """Whether PostgreSQL gives somebody something else than is written by hand."""
    policies = row_policies(model)
    for command, verbs in policies.verbs.items():
        if mutation.verb not in verbs:
            continue
        condition = row_policy(model, mutation.table, verbs)
        if condition == row_policy(model, policies.policy(), verbs):
            return True  # another verb of this command says the same, so wall 2 did not change
        expected = {a: by_hand(world, model, a, verbs) for a in concerned(world, mutation)}
        with transaction.atomic():
            if command == "SELECT":
                replace_view(model, condition)
                got = {actor: by_raw_sql(model, actor) for actor in expected}
            else:
                got = {actor: by_condition(model, condition, actor) for actor in expected}
            transaction.set_rollback(True)
        if all(got[actor] & known(world, model) == expected[actor] for actor in expected):
            return another_verb_covers(policies.policy(), mutation, verbs)
    return True


def another_verb_covers(table: Table, mutation: Mutation, verbs: list[str]) -> bool:
    """Whether wall 2 cannot notice, because this role may as much or more by another verb.

    One row policy per command stands for the union of its verbs; wall 1 tells them apart.
    """
    return any(mutation.role in table.get(verb, {}) for verb in verbs if verb != mutation.verb)


def concerned(world: World, mutation: Mutation) -> list:
    return [actor for actor in world.actors if mutation.role in actor.scopes]


def known(world: World, model: type[models.Model]) -> set:
    return {expected.row.pk for expected in world.expected[model]}


def by_hand(world: World, model: type[models.Model], actor, verbs: list[str]) -> set:
    return {one.row.pk for one in world.expected[model] if actor in one.may(verbs)}


def replace_view(model: type[models.Model], condition: str) -> None:
    name, table = f"{row_policies(model).name}_select", model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f'DROP POLICY "{name}" ON "{table}"')
        cursor.execute(f'CREATE POLICY "{name}" ON "{table}" FOR SELECT USING ({condition})')
