"""Both walls around every table with personal data, for the whole cast; and no hole beside them.

The rows, and who may do what with each, come from `tests/factories.py` of every app; see
`tests/world.py`. `make walls` runs this and counts.
"""

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from naast.core.crypto.fields import SealedField
from naast.core.policy.registry import Personal, registry
from naast.core.policy.walls import row_policies, walled
from tests.cast import MUNICIPAL
from tests.sight import by_condition, by_locking, by_raw_sql, by_reach, compare, lines
from tests.world import World, write_world

TABLES = [pytest.param(model, id=model._meta.label) for model in walled().values()]
APP = "naast_app"

# Read before anybody acts, so that no row policy can guard them. Each is declared, with its reason.
WITHOUT_WALLS = {
    "identity.User": "sign-in reads it to find out who acts",
    "identity.Grant": "sign-in reads it to find out who acts",
    "account.EmailAddress": "sign-in reads it to find out who acts",
    "mfa.Authenticator": "sign-in reads it to find out who acts",
    "sessions.Session": "read to find out who acts; holds ids only",
    "procrastinate.ProcrastinateJob": "the worker reads it before it acts; holds ids only",
    "supporters.Photo": "public by its owner's dated yes; taken back, there is no row",
    "supporters.Card": "public by its owner's dated yes; what has no yes is not in the row",
}

# Looks personal, and is not. With the reason.
NOT_PERSONAL = {
    "places.Municipality": "the phone of a municipality",
    "organisations.Organisation": "the phone and mail of an organisation",
    "services.Service": "phone, mail and checks of an organisation, never of a person",
    "steering.Action": "what a party does about an aim; which function, never who",
    "steering.Principle": "what chairs hold to since a talk about a report; never who",
    "account.EmailConfirmation": "empty: Naast invites, and confirms no address by mail",
    "procrastinate.ProcrastinateEvent": "when a job was tried",
    "procrastinate.ProcrastinatePeriodicDefer": "when a job was last put in line",
}

# Policies of the database that no policy table makes: (table, policy) → reason. Which columns
# `naast_figures` may read is written by hand in insight/tests/test_database.py.
_COUNTED = "naast_figures counts rows in which it sees nobody"
EXTRA_POLICIES: dict[tuple[str, str], str] = {
    ("matching_question", "counted"): _COUNTED,
    ("matching_placement", "counted"): _COUNTED,
    ("matching_offer", "counted"): _COUNTED,
    ("matching_passon", "counted"): _COUNTED,
    ("casework_case", "counted"): _COUNTED,
    ("casework_contact", "counted"): _COUNTED,
    ("decisions_matter", "counted"): _COUNTED,
    ("decisions_talk", "counted"): _COUNTED,
    ("decisions_decision", "counted"): _COUNTED,
    ("concerns_obstacle", "counted"): _COUNTED,
    ("experience_answer", "counted"): _COUNTED,
    ("experience_complaint", "counted"): _COUNTED,
    ("supporters_supporter", "counted"): _COUNTED,
    ("organisations_independencereview", "counted"): _COUNTED,
}

# Functions that run with the rights of their owner: name → reason.
SECURITY_DEFINER: dict[str, str] = {
    "concerns_in_the_way": "rules that stood in the way become counts, absent where few",
    "insight_close_period": "rows become figures, of which only the hidden and rounded come out",
    "insight_doorstep_lately": "rows become shares in time by zone, hidden where few",
    "insight_terms_missed": "terms of the law become counts of whole years, hidden where few",
    "insight_waiting_lately": "rows become quantiles per organisation, hidden where few",
    "experience_complaint_counts": "complaints become counts of whole years, hidden where few",
    "experience_under_floor": "answers become where a review is due, and no score comes out",
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Write the rows of all apps, once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield write_world()
        transaction.set_rollback(True)


@pytest.fixture
def count(record_property):
    """Return a function that hands checks and leaks to `make walls`."""

    def hand_over(model: type[models.Model], *, checks: int, leaks: int) -> None:
        record_property("table", model._meta.label)
        record_property("checks", checks)
        record_property("leaks", leaks)

    return hand_over


def rows_of(sql: str, *parameters: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)
        return cursor.fetchall()


# ---------------------------------------------------------------- who gets what


@pytest.mark.parametrize("model", TABLES)
def test_everybody_gets_what_is_written_by_hand(world, model, count):
    found = compare(world, model)

    count(model, checks=found.checks, leaks=found.leaks)
    assert world.expected[model], "no rows to test on: see tests/world.py"
    assert found.differences == ()


@pytest.mark.parametrize("model", TABLES)
def test_both_walls_give_the_same_rows(world, model, count):
    policies = row_policies(model)
    table = policies.policy()
    checks, leaks, different = 0, 0, []

    for actor, name in world.actors.items():
        walls = {"view": (by_reach(model, table, actor, "view"), by_raw_sql(model, actor))}
        for command, verbs in policies.verbs.items():
            if command == "SELECT" or not verbs:
                continue
            first = set().union(*(by_reach(model, table, actor, verb) for verb in verbs))
            second = by_condition(model, policies.conditions()[command], actor)
            walls[command] = first, second
            if command == "UPDATE":
                walls["change what is seen"] = first & walls["view"][0], by_locking(model, actor)
        checks += len(walls)
        leaks += sum(bool(second - first) for first, second in walls.values())
        different += [(name, what) for what, (first, second) in walls.items() if first != second]

    count(model, checks=checks, leaks=leaks)
    assert different == []


@pytest.mark.parametrize("model", TABLES)
def test_without_an_actor_there_are_no_rows(world, model, count):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APP}")
        cursor.execute("SET LOCAL naast.actor = ''")
        cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}"')
        [rows] = cursor.fetchone()
        transaction.set_rollback(True)

    count(model, checks=1, leaks=int(rows > 0))
    assert rows == 0


@pytest.mark.parametrize("one", [pytest.param(p, id=p.model) for p in registry() if p.walls])
def test_no_municipal_grant_gets_a_row_of_the_support_house(world, one, count):
    model = one.model_class
    others = municipal(world)
    leaks = [name for name, actor in others.items() if support_rows(one, model, actor)]

    count(model, checks=len(others), leaks=len(leaks))
    assert leaks == []


def municipal(world: World) -> dict:
    return {world.actors[actor]: actor for actor in MUNICIPAL}


def support_rows(one: Personal, model: type[models.Model], actor) -> set:
    """Return the keys of the rows of the support house that `actor` gets."""
    if one.house in {"municipality", "none"}:
        return set()
    got = by_raw_sql(model, actor) | by_reach(model, row_policies(model).policy(), actor, "view")
    if one.house == "support":
        return got
    return set(model._base_manager.filter(pk__in=got, house="support").values_list("pk", flat=True))


# ---------------------------------------------------------------- rows for every line


@pytest.mark.parametrize("model", TABLES)
def test_every_line_has_an_actor_with_a_row_in_and_a_row_out(world, model):
    table = row_policies(model).policy()
    every = set(model._base_manager.values_list("pk", flat=True))
    wanting = []

    for verb, role in lines(table):
        line = {verb: {role: table[verb][role]}}
        actors = [actor for actor in world.actors if role in actor.scopes]
        got = [by_reach(model, line, actor, verb) for actor in actors]
        if not actors:
            wanting.append(f"{verb}, {role}: nobody acts in this role; see World.step")
        if not any(got):
            wanting.append(f"{verb}, {role}: no row in")
        if not table[verb][role].__name__.startswith("everywhere") and all(
            rows == every for rows in got
        ):
            wanting.append(f"{verb}, {role}: no row out")

    assert wanting == []


# ---------------------------------------------------------------- the table is the database


@pytest.mark.parametrize("model", TABLES)
def test_the_database_has_the_policies_of_the_table_and_no_other(world, model):
    table = model._meta.db_table
    seen = (
        "SELECT policyname, permissive, roles::text, cmd, qual, with_check FROM pg_policies"
        " WHERE tablename = %s AND schemaname {} ORDER BY policyname"
    )

    # PostgreSQL prints both, so it does not matter how its version writes a condition.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'CREATE TEMP TABLE "{table}" (LIKE public."{table}")')
        for statement in row_policies(model).statements(table):
            cursor.execute(statement)
        written = rows_of(seen.format("LIKE 'pg_temp%%'"), table)
        transaction.set_rollback(True)
    standing = rows_of(seen.format("= 'public'"), table)

    assert [p for p in standing if (table, p[0]) not in EXTRA_POLICIES] == written


# ---------------------------------------------------------------- holes


class TestHoles:
    @pytest.mark.parametrize("model", TABLES)
    def test_row_security_is_on_and_forced(self, world, model):
        flags = "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass"

        assert rows_of(flags, model._meta.db_table) == [(True, True)]

    def test_a_part_of_a_table_has_walls_of_its_own(self, world):
        parts = rows_of(
            "SELECT c.relname FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid"
            " JOIN pg_class parent ON parent.oid = i.inhparent"
            " WHERE parent.relrowsecurity AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"
        )

        assert parts == []

    def test_the_app_has_no_rights_beyond_reading_and_writing_rows(self, world):
        role = rows_of(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
            " FROM pg_roles WHERE rolname = %s",
            APP,
        )
        memberships = rows_of(
            "SELECT rolname FROM pg_roles WHERE rolname <> %s AND pg_has_role(%s, oid, 'MEMBER')",
            APP,
            APP,
        )
        owned = rows_of("SELECT oid FROM pg_class WHERE relowner = %s::regrole", APP)
        privileges = rows_of(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'p', 'v', 'm')"
            " AND has_table_privilege(%s, oid, 'TRUNCATE, REFERENCES, TRIGGER')",
            APP,
        )
        makes = rows_of("SELECT has_schema_privilege(%s, 'public', 'CREATE')", APP)

        assert role == [(False, False, False, False, False)]
        assert (memberships, owned, privileges, makes) == ([], [], [], [(False,)])

    def test_no_view_looks_with_the_eyes_of_its_owner(self, world):
        views = rows_of(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND"
            " (relkind = 'v' AND NOT 'security_invoker=true' = ANY(COALESCE(reloptions, '{}'))"
            f"  OR relkind = 'm' AND has_table_privilege('{APP}', oid, 'SELECT'))"
        )

        assert views == []

    def test_no_function_runs_with_the_rights_of_its_owner_unless_listed(self, world):
        functions = rows_of(
            "SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace"
            " WHERE prosecdef AND nspname NOT IN ('pg_catalog', 'information_schema')"
        )

        assert {name for (name,) in functions} == SECURITY_DEFINER.keys()

    def test_the_record_can_only_grow(self, world):
        rights = "SELECT {} FROM (VALUES ('audit_entry')) t (name)".format(
            ", ".join(
                f"has_table_privilege('{APP}', name, '{right}')"
                for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
            )
        )

        assert rows_of(rights) == [(True, True, False, False, False)]


# ---------------------------------------------------------------- nothing personal is forgotten


def looks_personal(model: type[models.Model], declared: set[str]) -> list[str]:
    """Return the fields of `model` that tell of a person."""
    words = ("email", "phone", "first_name", "birth", "person_id", "subject_id", "resident_id")
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, SealedField | models.EmailField)
        or any(word in field.attname for word in words)
        or (field.remote_field and field.related_model._meta.label in declared)
    ]


class TestRegistry:
    def test_every_model_with_a_person_in_it_is_declared(self):
        declared = {one.model for one in registry()}
        personal = {
            model._meta.label: found
            for model in apps.get_models()
            if (found := looks_personal(model, declared))
        }

        forgotten = {
            label: found
            for label, found in personal.items()
            if label not in declared and label not in NOT_PERSONAL
        }

        assert forgotten == {}

    def test_every_declared_table_has_walls_unless_read_before_anybody_acts(self):
        with_walls = {model._meta.label for model in walled().values()}

        assert {one.model for one in registry() if one.walls} == with_walls
        assert {one.model for one in registry() if not one.walls} == WITHOUT_WALLS.keys()

    def test_declares_each_table_once_with_a_known_house(self):
        names = [one.model for one in registry()]

        assert len(names) == len(set(names))
        assert {one.house for one in registry()} <= {"support", "municipality", "both", "none"}

    def test_a_table_of_both_houses_says_with_each_row_which(self):
        unclear = [
            one.model
            for one in registry()
            if one.house == "both"
            and "house" not in {field.name for field in one.model_class._meta.fields}
        ]

        assert unclear == []
