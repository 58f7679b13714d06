"""One table, two walls.

An app's `policy.py` says *verb, role, reach*. Wall 1 is a filter: `reach(TABLE, actor, verb)`. Wall
2 is the same table compiled into row policies of PostgreSQL, declared in the model's
`Meta.constraints` as `RowPolicies(...)`, so that a filter somebody forgot shows nothing.

Both call the same reach, once with values (`Scope`) and once with expressions (`ScopeInSql`). Each
line is gated by its role. `makemigrations --check` says whether policy and migrations agree.
"""

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, reduce
from operator import or_
from typing import Any, Protocol
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connection, models, transaction
from django.db.models import Q
from django.db.models.sql.query import Query
from django.utils.module_loading import import_string

from naast.core.policy.rules import NOBODY, TYPES, Actor, Scope

__all__ = [
    "NOBODY", "Actor", "NoActor", "NotActing", "RowPolicies", "Scope", "Table",
    "acting", "everywhere", "everywhere_by_id", "guard", "must_act", "reach",
]  # fmt: skip

Reach = Callable[[Any], Q]
Table = Mapping[str, Mapping[str, Reach]]


class NoActor(Exception):
    """A walled table was used outside `acting(...)`."""


class NotActing(Exception):
    """An action was called for somebody other than who acts."""


class Wrappable(Protocol):
    execute_wrappers: list[Any]


# ---------------------------------------------------------------- the reach, in values and in SQL


class ScopeInSql:
    """The acting person in one role, as expressions that PostgreSQL computes from the setting."""

    def __init__(self, role: str) -> None:
        self.role = role

    def __getattr__(self, name: str) -> "Acting":
        if name not in TYPES:
            raise AttributeError(name)
        return Acting(f"acting('{self.role}', '{name}')", TYPES[name])

    @property
    def first_id(self) -> "Acting":
        return self._bound(Scope.first_id)

    @property
    def last_id(self) -> "Acting":
        return self._bound(Scope.last_id)

    def _bound(self, end: UUID) -> "Acting":
        return Acting(f"CASE WHEN acting('{self.role}') THEN '{end}' END", "uuid")


class Acting(models.Expression):
    """A call of PostgreSQL's function `acting`, wrapped so that it runs once per query."""

    FIELDS = {
        "text": models.TextField,
        "boolean": models.BooleanField,
        "uuid": models.UUIDField,
        "timestamptz": models.DateTimeField,
    }

    def __init__(self, call: str, db_type: str) -> None:
        super().__init__(output_field=self.FIELDS.get(db_type, models.BigIntegerField)())
        self.call, self.db_type = call, db_type

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        # Without the outer cast, ANY((SELECT …)) would mean the rows of a subquery.
        array = f"::{self.db_type}" if self.db_type.endswith("[]") else ""
        return f"(SELECT {self.call}::{self.db_type}){array}", ()


@models.ForeignKey.register_lookup  # a foreign key does not inherit lookups
@models.Field.register_lookup
class Any_(models.Lookup):  # noqa: N801
    """`organisation_id__any=`: = ANY(array), for a list, an expression or an ArraySubquery."""

    lookup_name, prepare_rhs = "any", False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        lhs, lhs_params = self.process_lhs(compiler, connection)
        rhs, rhs_params = self.process_rhs(compiler, connection)
        return f"{lhs} = ANY({rhs})", (*lhs_params, *rhs_params)

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (list(value),)


def everywhere(_me: Any) -> Q:
    """Every row. An empty Q() would vanish in wall 1 and open wall 2."""
    return Q(pk__isnull=False)


def everywhere_by_id(me: Any) -> Q:
    """Every row of a table whose key is a UUID, as bounds of that key.

    The same rows as `everywhere`. But PostgreSQL, which plans before it knows who acts, must think
    that `everywhere` finds all rows, and then reads all of them for everybody. Bounds it can look
    up: for who does not act in this role they are NULL, and cost nothing.
    """
    return Q(id__gte=me.first_id, id__lte=me.last_id)


def reach(table: Table, actor: Actor, verb: str) -> Q:
    """Return wall 1: the rows of which `actor` may `verb`, as a filter."""
    lines = table.get(verb, {})
    return _any_of(row(actor.scopes[role]) for role, row in lines.items() if role in actor.scopes)


def _any_of(reaches: Iterator[Q]) -> Q:
    return reduce(or_, reaches, Q(pk__in=[]))


# ---------------------------------------------------------------- the second wall


def row_policy(model: type[models.Model], table: Table, verbs: list[str]) -> str:
    """Return wall 2: the condition under which whoever acts may do any of `verbs`, as SQL.

    Raises ValueError for a line that is an empty Q(): it would close wall 1 and open wall 2.
    """
    query = Query(model)  # alias_cols stays True: without it an outer `id` binds to the inner table
    query.get_initial_alias()
    lines = [
        (role, row(ScopeInSql(role))) for verb in verbs for role, row in table.get(verb, {}).items()
    ]
    if empty := [role for role, condition in lines if not condition]:
        raise ValueError(f"A line of {model.__name__} says nothing: {empty}. Write `everywhere`.")
    where = query.build_where(
        _any_of(Q(Acting(f"acting('{role}')", "boolean")) & condition for role, condition in lines)
    )
    try:
        sql, params = where.as_sql(query.get_compiler(connection=connection), connection)
    except EmptyResultSet:
        return "false"
    quote = connection.schema_editor(collect_sql=True, atomic=False).quote_value
    return str(sql) % tuple(quote(value) for value in params)


class RowPolicies(models.constraints.BaseConstraint):
    """In a model: the policy table, and the verbs behind each SQL command. In a migration: SQL.

    `table` is a string, as with foreign keys: models never import policy.
    """

    def __init__(
        self,
        table: str | None = None,
        *,
        name: str,
        insert: tuple[str, ...] = (),
        update: tuple[str, ...] = (),
        delete: tuple[str, ...] = (),
        frozen: dict[str, str] | None = None,
    ) -> None:
        super().__init__(name=name)
        self.table, self.frozen = table, frozen
        self.verbs = {
            "SELECT": ["view"],
            "INSERT": list(insert),
            "UPDATE": list(update),
            "DELETE": list(delete),
        }

    def policy(self) -> Table:
        table: Table = import_string(str(self.table))
        return table

    def conditions(self) -> dict[str, str]:
        if self.frozen is not None:
            return self.frozen
        [model] = [m for m in apps.get_models() if self in m._meta.constraints]  # noqa: SLF001
        return {
            command: row_policy(model, self.policy(), verbs)
            for command, verbs in self.verbs.items()
            if verbs
        }

    def clone(self) -> "RowPolicies":
        return copy.copy(self)  # Django clones while models load: too early to compile

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        path, _, kwargs = super().deconstruct()
        return path, (), {**kwargs, "frozen": self.conditions()}

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, RowPolicies) or self.name != other.name:
            return False
        return self.frozen is other.frozen is None or self.conditions() == other.conditions()

    __hash__ = None  # type: ignore[assignment]  # equal by value, and values are computed late

    def statements(self, relation: str) -> Iterator[str]:
        for command, condition in self.conditions().items():
            parts = {"INSERT": ["WITH CHECK"], "UPDATE": ["USING", "WITH CHECK"]}
            tail = " ".join(f"{part} ({condition})" for part in parts.get(command, ["USING"]))
            name = f"{self.name}_{command.lower()}"
            yield f'CREATE POLICY "{name}" ON "{relation}" FOR {command} {tail}'

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        table = model._meta.db_table  # noqa: SLF001
        alter = f'ALTER TABLE "{table}" '
        return ";\n".join(
            [
                alter + "ENABLE ROW LEVEL SECURITY",
                alter + "FORCE ROW LEVEL SECURITY",
                *self.statements(table),
            ]
        )

    def constraint_sql(self, model: Any, schema_editor: Any) -> str:
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))
        return ""  # nothing inside CREATE TABLE itself

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        table = model._meta.db_table  # noqa: SLF001
        names = [f"{self.name}_{command.lower()}" for command in self.conditions()]
        return ";\n".join(f'DROP POLICY "{name}" ON "{table}"' for name in names)

    def validate(self, *_: Any, **__: Any) -> None:
        """Leave it to PostgreSQL."""


@cache
def walled() -> dict[str, type[models.Model]]:
    """Return the walled tables: name in the database → model."""
    return {
        model._meta.db_table: model  # noqa: SLF001
        for model in apps.get_models()
        for constraint in model._meta.constraints  # noqa: SLF001
        if isinstance(constraint, RowPolicies)
    }


def row_policies(model: type[models.Model]) -> RowPolicies:
    """Return the row policies of a walled model."""
    [found] = [c for c in model._meta.constraints if isinstance(c, RowPolicies)]  # noqa: SLF001
    return found


# ---------------------------------------------------------------- acting

_acting: ContextVar[Actor | None] = ContextVar("acting", default=None)


@contextmanager
def acting(actor: Actor) -> Iterator[Actor]:
    """Let `actor` act: one transaction, in which PostgreSQL knows who it is.

    Entered once per request, job, command and test step; may be entered again inside, for one step
    under another name. Whoever connects with more than the app's rights steps down to them.
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        before = _set(actor.as_setting(), settings.ACTING_ROLE or "none")
        token = _acting.set(actor)
        try:
            yield actor
        finally:
            _acting.reset(token)
        # At the outermost level, and after a failure, the end of the transaction restores it.
        if not (outermost or connection.needs_rollback):
            _set(*before)


def _set(actor: str, role: str) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('naast.actor', true), current_setting('role'),"
            " set_config('naast.actor', %s, true), set_config('role', %s, true)",
            [actor, role],
        )
        row = cursor.fetchone()
    return row[0] or "", row[1]


def must_act(actor: Actor) -> None:
    """Raise NotActing unless `actor` is who acts now: the two walls must speak of one person."""
    if _acting.get() is not actor:
        raise NotActing(f"{actor} is not who acts now ({_acting.get()})")


_STATEMENT = re.compile(r"\s*(?:select|insert|update|delete|with|declare)\b", re.IGNORECASE)


@cache
def _names() -> re.Pattern[str]:
    return re.compile('"(' + "|".join(map(re.escape, walled())) + ')"')


def guard(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
    """Raise NoActor where PostgreSQL would silently show nothing. An execute_wrapper."""
    if _acting.get() is None and walled():
        text = str(sql)
        if _STATEMENT.match(text) and (found := _names().search(text)):
            raise NoActor(f"{found[1]} is used outside acting(...)")
    return execute(sql, params, many, context)
