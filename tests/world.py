"""The world in which the walls are tested: rows of every app, and who may do what with each.

How an app takes part. Its `tests/factories.py` has a function

    def wall_rows(world: World) -> None:
        case = CaseFactory(supporter_id=SANNE.user_id, organisation_id=MEIDOORN, person_id=HANNA_ID)
        world.expect(case, view={SANNE, CARLA, HANNA}, close={SANNE})

`expect` takes a row of a walled table and, for each verb of its policy table, **all** who may:
written by hand, from the words of DESIGN and not from `policy.py`, because these sets are all that
tells a table that was loosened from one that was not. A verb left out means nobody may.

Every line of the policy (verb, role, reach) needs a row inside its reach and a row outside it, told
apart from the reach of the other lines: a row of a colleague, of the other organisation, of the
other municipality, of the other house. Two to six rows per table do. For the insert verbs, the sets
say who could write exactly this row.

    world.step("handing over", handing_over=Scope(row_ids=[case.id]))

adds an actor for a role that nobody of the cast holds, such as the role of one step of an action.

    world.hannas_case = case

keeps what later apps hang their rows on. Apps come in the order of their bands (core, supply,
support, learning, entrances) and, within a band, of INSTALLED_APPS; the users of the cast are there
before all. An app without walled tables may have `wall_rows` too, to make what others point at
(municipalities 1 and 2, organisations 1 and 2, the persons HANNA_ID and WILLEM_ID).

    WALL_QUERIES = {Case: queries.cases}

beside it names the queries (`actor`, `verb`) that must return the same rows as the walls.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db import connection, models

from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import row_policies, walled
from tests.cast import NAMES, NOON, write_cast

BANDS = ("core", "supply", "support", "learning", "entrances")


@dataclass(frozen=True, kw_only=True)
class Expected:
    """One row, and by verb who may."""

    row: models.Model
    who: dict[str, frozenset[Actor]]

    def may(self, verbs: Collection[str]) -> frozenset[Actor]:
        """Return who may do at least one of `verbs`."""
        return frozenset().union(*(self.who.get(verb, frozenset()) for verb in verbs))


class World:
    """Rows to test on, who may do what with them, who acts, and what apps hang on it."""

    def __init__(self) -> None:
        self.actors: dict[Actor, str] = dict(NAMES)
        self.expected: dict[type[models.Model], list[Expected]] = defaultdict(list)
        self.queries: dict[type[models.Model], Callable[..., models.QuerySet[Any]]] = {}

    def expect(self, row: models.Model, **who: Collection[Actor]) -> None:
        """Declare who may do what with `row`; see the head of this module."""
        model = type(row)
        unknown = who.keys() - row_policies(model).policy().keys()
        assert not unknown, f"{model.__name__} knows no verb {unknown}"
        strangers = set().union(*who.values()) - self.actors.keys()
        assert not strangers, f"not of this world: {strangers}"
        sets = {verb: frozenset(actors) for verb, actors in who.items()}
        self.expected[model].append(Expected(row=row, who=sets))

    def step(self, name: str, **scopes: Scope) -> Actor:
        """Add an actor who holds only `scopes`, such as the role of one step of an action."""
        actor = Actor(at=NOON, **scopes)
        self.actors[actor] = name
        return actor


def write_world() -> World:
    """Write the cast and the rows of all apps, in the transaction that is open."""
    world = World()
    write_cast()
    for module in _factories():
        world.queries.update(getattr(module, "WALL_QUERIES", {}))
        getattr(module, "wall_rows", _nothing)(world)
    _copy_tables()
    return world


def copy_of(model: type[models.Model]) -> str:
    """Return the name of the temporary copy of a walled table, which has its rows and no walls."""
    return f"copy_{model._meta.db_table}"


def _nothing(_world: World) -> None:
    """Write nothing: this app has rows for its own tests only."""


def _factories() -> list[Any]:
    names = [app.name for app in apps.get_app_configs() if app.name.startswith("naast.")]
    names.sort(key=lambda name: BANDS.index(name.split(".")[1]))  # keeps INSTALLED_APPS's within
    modules = [f"{name}.tests.factories" for name in names if find_spec(f"{name}.tests")]
    return [import_module(module) for module in modules if find_spec(module)]


def _copy_tables() -> None:
    with connection.cursor() as cursor:
        # Checks that wait for the commit would stand in the way of changing a policy.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table, model in walled().items():
            cursor.execute(
                f'CREATE TEMP TABLE "{copy_of(model)}" ON COMMIT DROP AS TABLE "{table}"'
            )
            cursor.execute(f'GRANT SELECT ON "{copy_of(model)}" TO naast_app')
