"""Acting, the guard, and the two walls themselves. Which rows who gets: `tests/test_walls.py`."""

import pytest
from django.db import ProgrammingError, connection, models, transaction
from django.db.models import Q

from naast.core.audit.models import Entry
from naast.core.audit.tests.factories import entry
from naast.core.policy import walls
from naast.core.policy.apps import _put_on_guard
from naast.core.policy.rules import NOBODY, Actor, Scope
from naast.core.policy.walls import (
    NoActor,
    NotActing,
    RowPolicies,
    acting,
    everywhere,
    guard,
    must_act,
    reach,
    row_policy,
)
from tests.cast import BRAM, DIRK, HANNA, HANNA_ID, NOON, SANNE


def setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [name])
        return cursor.fetchone()[0] or ""


def role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]


@pytest.fixture
def two_looks(cast):
    """Write a look of Sanne and one of Bram, both at Hanna's file."""
    return [entry(user_id=actor.user_id, subject_id=HANNA_ID) for actor in (SANNE, BRAM)]


def plans_kept_for(table: str) -> int:
    """Return how often PostgreSQL ran a plan on `table` that it had kept for whatever values."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(generic_plans), 0) FROM pg_prepared_statements"
            " WHERE strpos(statement, %s) > 0",
            [table],
        )
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
class TestPlansThatAreKept:
    """Connections keep plans (decision 0012); whom a plan lets see is asked anew each time."""

    OFTEN = 12

    def looks(self, actor: Actor) -> list[list[int | None]]:
        seen = []
        for _ in range(self.OFTEN):
            with acting(actor):
                seen.append(
                    list(Entry.objects.order_by("user_id").values_list("user_id", flat=True))
                )
        return seen

    def test_a_kept_plan_shows_each_her_own(self, two_looks):
        before = plans_kept_for("audit_entry")

        found = [self.looks(who) for who in (SANNE, BRAM, DIRK, NOBODY, HANNA, SANNE)]

        sanne, bram = [SANNE.user_id], [BRAM.user_id]
        each = [sanne, bram, [], [], sorted(sanne + bram), sanne]
        assert found == [[one] * self.OFTEN for one in each]
        assert plans_kept_for("audit_entry") > before

    def test_a_kept_plan_of_the_app_is_not_that_of_who_stands_above_the_walls(self, two_looks):
        self.looks(NOBODY)

        above = list(Entry.objects.order_by("user_id").values_list("user_id", flat=True))

        assert above == sorted([SANNE.user_id, BRAM.user_id])
        assert self.looks(NOBODY) == [[]] * self.OFTEN


@pytest.mark.django_db
class TestActing:
    def test_steps_down_to_the_role_of_the_app_and_back(self):
        before = role()

        with acting(SANNE):
            inside = role()

        assert (before, inside, role()) == ("postgres", "naast_app", "postgres")

    def test_tells_postgresql_who_acts_and_forgets_it_after(self):
        with acting(SANNE):
            inside = setting("naast.actor")

        assert inside == SANNE.as_setting()
        assert setting("naast.actor") == ""

    def test_inside_another_the_inner_one_counts_and_then_the_outer_again(self, two_looks):
        found = []

        with acting(SANNE):
            found.append(Entry.objects.get().user_id)
            with acting(BRAM):
                found.append(Entry.objects.get().user_id)
            found.append(Entry.objects.get().user_id)

        assert found == [SANNE.user_id, BRAM.user_id, SANNE.user_id]

    def test_a_fault_inside_gives_the_outer_one_back(self, two_looks):
        with acting(SANNE):
            with pytest.raises(ZeroDivisionError), acting(BRAM):
                raise ZeroDivisionError

            assert Entry.objects.get().user_id == SANNE.user_id
            must_act(SANNE)

    def test_a_fault_in_postgresql_gives_the_outer_one_back(self, two_looks):
        with acting(SANNE):
            with pytest.raises(ProgrammingError), acting(BRAM), connection.cursor() as cursor:
                cursor.execute("SELECT * FROM there_is_no_such_table")

            assert Entry.objects.get().user_id == SANNE.user_id

    def test_a_fault_undoes_what_was_written(self, cast):
        def write_and_fail():
            entry(user_id=SANNE.user_id)
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError), acting(SANNE):
            write_and_fail()

        assert not Entry.objects.exists()

    def test_cannot_step_up_again(self):
        tries = [
            "ALTER TABLE audit_entry DISABLE ROW LEVEL SECURITY",
            "DROP POLICY audit_entry_select ON audit_entry",
            "SET LOCAL row_security = off; SELECT * FROM audit_entry",
            "TRUNCATE audit_entry",
            "CREATE TABLE public.copy AS TABLE audit_entry",
        ]

        with acting(SANNE), connection.cursor() as cursor:
            for attempt in tries:
                with pytest.raises(ProgrammingError), transaction.atomic():
                    cursor.execute(attempt)

    def test_an_actor_with_odd_text_is_only_text(self, two_looks):
        odd = "'; SET ROLE postgres; --\"}{[]%s"

        with acting(Actor(at=NOON, visitor=Scope(code_hash=odd))):
            assert role() == "naast_app"
            with connection.cursor() as cursor:
                cursor.execute("SELECT acting('visitor', 'code_hash')")
                assert cursor.fetchone()[0] == odd


@pytest.mark.django_db
class TestMustAct:
    def test_lets_who_acts(self):
        with acting(SANNE):
            must_act(SANNE)

    @pytest.mark.parametrize("other", [BRAM, NOBODY, SANNE.also()])
    def test_refuses_everybody_else(self, other):
        with acting(SANNE), pytest.raises(NotActing):
            must_act(other)

    def test_refuses_outside_acting(self):
        with pytest.raises(NotActing):
            must_act(SANNE)


@pytest.mark.django_db
class TestGuard:
    """In production the guard is on every connection of the app; here it is put on by hand."""

    @pytest.fixture(autouse=True)
    def on_guard(self):
        with connection.execute_wrapper(guard):
            yield

    @pytest.mark.parametrize(
        "use",
        [
            Entry.objects.exists,
            lambda: Entry.objects.update(reason="-"),
            lambda: Entry.objects.all().delete(),
            lambda: list(Entry.objects.filter(pk__in=Entry.objects.values("pk"))),
            lambda: list(Entry.objects.all().iterator()),
            entry,
        ],
    )
    def test_is_loud_where_postgresql_would_show_nothing(self, use):
        with pytest.raises(NoActor, match="audit_entry"):
            use()

    def test_lets_through_while_somebody_acts(self):
        with acting(NOBODY):
            assert not Entry.objects.exists()

    def test_lets_other_tables_through(self, cast):
        assert cast

    def test_is_on_the_connections_of_the_app(self, settings):
        settings.ACTING_ROLE = None
        wrappers = []
        fake = type("Fake", (), {"execute_wrappers": wrappers})()

        _put_on_guard(fake)
        _put_on_guard(fake)

        assert wrappers == [guard]


@pytest.mark.django_db
class TestTheSecondWall:
    def test_a_filter_somebody_forgot_shows_only_what_is_ones_own(self, two_looks):
        with acting(SANNE):
            assert [e.user_id for e in Entry.objects.all()] == [SANNE.user_id]
        with acting(DIRK):
            assert not Entry.objects.exists()

    def test_nobody_writes_under_anothers_name(self, cast):
        forged = Entry(
            at=NOON, user_id=BRAM.user_id, role="x", action="x", object_type="x", object_id="1"
        )

        with pytest.raises(ProgrammingError, match="row-level security"), acting(SANNE):
            forged.save(force_insert=True)

    def test_a_setting_of_the_session_is_no_actor(self, two_looks):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE naast_app")
            for text in ("", "{}"):
                cursor.execute("SELECT set_config('naast.actor', %s, true)", [text])
                cursor.execute("SELECT count(*) FROM audit_entry")
                assert cursor.fetchone() == (0,)
            cursor.execute("RESET ROLE")


def by_me(me):
    return Q(user_id=me.user_id)


@pytest.mark.django_db
class TestReach:
    def test_a_role_not_in_the_table_reaches_nothing(self, two_looks):
        table = {"view": {"coordinator": everywhere}}

        assert not Entry.objects.filter(reach(table, SANNE, "view")).exists()

    def test_a_verb_not_in_the_table_reaches_nothing(self, two_looks):
        table = {"view": {"supporter": everywhere}}

        assert not Entry.objects.filter(reach(table, SANNE, "burn")).exists()

    def test_two_roles_reach_what_either_reaches(self, two_looks):
        table = {"view": {"staff": by_me, "resident": lambda me: Q(subject_id=me.person_id)}}
        both = SANNE.also(resident=HANNA.scopes["resident"])

        assert Entry.objects.filter(reach(table, both, "view")).count() == 2

    def test_everywhere_is_every_row_in_both_walls(self, two_looks):
        table = {"view": {"clock": everywhere}}

        assert Entry.objects.filter(reach(table, Actor(clock=Scope()), "view")).count() == 2
        assert "acting('clock')" in row_policy(Entry, table, ["view"])


@pytest.mark.django_db
class TestRowPolicy:
    def test_gates_each_line_by_its_role(self):
        table = {"view": {"supporter": by_me, "coordinator": by_me}}

        sql = row_policy(Entry, table, ["view"])

        assert sql.count("(SELECT acting('supporter')::boolean)") == 1
        assert sql.count("(SELECT acting('coordinator')::boolean)") == 1
        assert "acting('supporter', 'user_id')" in sql

    def test_of_an_empty_table_is_false(self):
        assert row_policy(Entry, {}, ["view"]) == "false"

    def test_refuses_a_line_that_forgot_its_condition(self):
        with pytest.raises(ValueError, match="Write `everywhere`"):
            row_policy(Entry, {"view": {"supporter": lambda _me: Q()}}, ["view"])

    def test_refuses_a_value_that_no_scope_has(self):
        with pytest.raises(AttributeError, match="favourite_colour"):
            row_policy(
                Entry, {"view": {"supporter": lambda me: Q(role=me.favourite_colour)}}, ["view"]
            )

    def test_quotes_what_a_line_compares_with(self):
        table = {"view": {"supporter": lambda _me: Q(role="it's 100%")}}

        assert "'it''s 100%'" in row_policy(Entry, table, ["view"])


class TestRowPoliciesAsAConstraint:
    def test_is_frozen_in_a_migration(self, db):
        policies = walls.row_policies(Entry)

        path, _, kwargs = policies.deconstruct()

        assert path == "naast.core.policy.walls.RowPolicies"
        assert kwargs["frozen"] == policies.conditions()
        assert RowPolicies(**kwargs) == policies

    def test_differs_when_a_condition_differs(self, db):
        policies = walls.row_policies(Entry)
        other = RowPolicies(name=policies.name, frozen={"SELECT": "true"})

        assert other != policies
        assert policies != "something else"

    def test_every_walled_table_is_known_by_name(self):
        found = walls.walled()

        assert found["audit_entry"] is Entry
        assert all(issubclass(model, models.Model) for model in found.values())
