"""What PostgreSQL does by itself: the twins of pure rules, and who may touch what."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.learning.insight.rules import said_shown, shown
from naast.learning.insight.tests.test_rules import organisations, tables
from naast.supply.law.rules import Domain
from naast.supply.supporters.rules import KINDS, Kind
from naast.support.casework import rules as casework
from naast.support.decisions import rules as decisions
from naast.support.matching.queries.pool import _GROUPS
from naast.support.matching.rules import Group, waiting_days
from tests.cast import CAST, CLOCK, GEA, NAMES

moments = st.datetimes(
    min_value=datetime(2020, 1, 1),  # noqa: DTZ001 (hypothesis adds the zone)
    max_value=datetime(2035, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, ZoneInfo("Europe/Amsterdam")]),
)


def ask(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker):
    """Open the database for the whole module: hypothesis tries many times, and writes nothing."""
    with django_db_blocker.unblock():
        yield


class TestTwins:
    @given(moments, moments)
    def test_waiting_is_counted_as_matching_counts_it(self, database, asked, helped):
        [(days,)] = ask("SELECT insight_waiting_days(%s, %s)", asked, helped)

        assert days == waiting_days(asked_at=asked, first_contact_at=helped)

    @given(tables)
    def test_the_database_hides_what_the_rules_hide(self, database, table):
        cells, workers = (list(column) for column in zip(*table, strict=True))

        [(figures,)] = ask("SELECT insight_shown(%s::int[], %s::int[])", cells, workers)

        assert tuple(figures) == shown(cells=cells, workers=workers)

    @given(organisations)
    def test_the_database_hides_the_organisations_that_the_rules_hide(self, database, said):
        answers = [one.answers for one in said]
        agree, workers = [one.agree for one in said], [one.workers for one in said]

        [(found,)] = ask(
            "SELECT insight_said_shown(%s::int[], %s::int[], %s::int[])", answers, agree, workers
        )

        assert found == [figures is not None for figures in said_shown(said=said)]

    @pytest.mark.parametrize("kind", Kind)
    def test_a_kind_is_of_the_group_under_which_it_was_offered(self, database, kind):
        assert ask("SELECT insight_group(%s)", kind.value) == [(_GROUPS[kind].value,)]

    @pytest.mark.parametrize("kind", Kind)
    def test_figures_of_support_are_about_the_kinds_that_count_as_support(self, database, kind):
        [(counted,)] = ask("SELECT insight_is_support(insight_group(%s))", kind.value)

        assert counted == KINDS[kind].counted_as_support

    @pytest.mark.parametrize(
        ("table", "values"),
        [
            ("group", Group),
            ("domain", Domain),
            ("outcome", casework.Outcome),
            ("outcome_municipality", decisions.Outcome),
        ],
    )
    def test_every_category_has_its_cell(self, database, table, values):
        [(cells,)] = ask("SELECT insight_cells(%s)", table)

        assert sorted(cells) == sorted(value.value for value in values)
        assert len(cells) == len(set(cells))


# What the role that counts may read. No name, no text, no key, no person; `user_id` only to tell
# how many workers a figure is about (I-9).
READS = {
    "matching_question": {
        "id", "house", "municipality_id", "zone_id", "domains", "asked_at", "first_contact_at",
        "follows_id",
        "organisation_id", "status", "contact_way", "promised_at", "language",
    },
    # Of who was shown only how many, and of a question only whether it was passed on.
    "matching_offer": {"id", "question_id", "at", "shown"},
    "matching_passon": {"question_id"},
    "matching_placement": {"question_id", "user_id", "kind", "from_at"},
    "casework_case": {
        "question_id", "closed_at", "outcome",
        "id", "municipality_id", "user_id", "layer", "opened_at",
    },
    "casework_contact": {"case_id", "user_id", "layer", "at"},
    "decisions_talk": {
        "matter_id", "user_id", "at", "support_offered", "support_known", "support_used",
    },
    "decisions_matter": {
        "question_id", "closed_at", "outcome", "first_visit_at",
        "id", "municipality_id", "user_id", "notified_at", "reported_at", "applied_at",
        "applied_for",
    },
    "decisions_decision": {"matter_id", "provision", "decided_at"},
    "experience_answer": {
        "question_id", "answered_at", "stood_beside", "my_interest", "knew_enough", "got_further",
        "house", "organisation_id", "municipality_id",
    },
    # Which rule, and by how many workers; not what it prevented.
    "concerns_obstacle": {
        "municipality_id", "user_id", "rule_kind", "rule", "holder", "quarter",
    },
    "experience_complaint": {"house", "municipality_id", "made_at"},
    "organisations_agreement": {
        "organisation_id", "municipality_id", "from_on", "until_on", "independence_floor",
    },
    "organisations_independencereview": {"organisation_id", "municipality_id", "closed_at"},
    "supporters_supporter": {"kind", "municipality_ids"},
    "places_zone": {"id", "municipality_id", "order"},
}  # fmt: skip
OWN = {"insight_closedperiod", "insight_fact", "insight_published"}


class TestTheRoleThatCounts:
    def test_reads_these_columns_and_no_other(self, database):
        granted = {}
        for table, column in ask(
            "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')"
            " AND a.attnum > 0 AND NOT a.attisdropped"
            " AND has_column_privilege('naast_figures', c.oid, a.attnum, 'SELECT')"
        ):
            granted.setdefault(table, set()).add(column)

        assert {table: columns for table, columns in granted.items() if table not in OWN} == READS

    def test_writes_its_own_three_tables_only_and_changes_nothing(self, database):
        rights = ask(
            "SELECT relname, p FROM pg_class, unnest(ARRAY['INSERT', 'UPDATE', 'DELETE',"
            " 'TRUNCATE']) p WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'p') AND has_table_privilege('naast_figures', oid, p)"
        )

        assert set(rights) == {(table, "INSERT") for table in OWN}

    def test_never_logs_in_passes_no_wall_and_makes_nothing(self, database):
        [role] = ask(
            "SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,"
            " has_schema_privilege(rolname, 'public', 'CREATE')"
            " FROM pg_roles WHERE rolname = 'naast_figures'"
        )

        assert role == (False,) * 6

    def test_owns_the_two_functions_that_the_app_may_call(self, database):
        functions = ask(
            "SELECT proname, pg_get_userbyid(proowner), prosecdef,"
            " has_function_privilege('naast_app', oid, 'EXECUTE'),"
            " 'search_path=public, pg_temp' = ANY (proconfig)"
            " FROM pg_proc WHERE proname IN ('insight_close_period', 'insight_gather',"
            " 'insight_counts', 'insight_publish', 'insight_publish_said',"
            " 'insight_publish_fair', 'insight_waiting_lately', 'insight_doorstep_lately')"
            " ORDER BY proname"
        )

        assert functions == [
            ("insight_close_period", "naast_figures", True, True, True),
            ("insight_counts", "naast_owner", False, False, True),
            ("insight_doorstep_lately", "naast_figures", True, True, True),
            ("insight_gather", "naast_owner", False, False, True),
            ("insight_publish", "naast_owner", False, False, True),
            ("insight_publish_fair", "naast_owner", False, False, True),
            ("insight_publish_said", "naast_owner", False, False, True),
            ("insight_waiting_lately", "naast_figures", True, True, True),
        ]

    def test_lends_its_eyes_to_nobody(self, database):
        members = ask(
            "SELECT m.rolname, has_table_privilege(m.rolname, 'insight_fact', 'SELECT')"
            " FROM pg_roles m WHERE pg_has_role(m.rolname, 'naast_figures', 'MEMBER')"
            " AND NOT m.rolsuper AND m.rolname <> 'naast_figures'"
        )

        # The owner made the table; what rows it sees of residents, the walls say.
        assert members == [("naast_owner", True)]
        assert ask(
            "SELECT has_column_privilege('naast_owner', 'insight_fact', 'id', 'SELECT'),"
            " pg_has_role('naast_owner', 'naast_figures', 'USAGE')"
        ) == [(True, False)]


REFUSED = (
    "SELECT * FROM insight_fact",
    "INSERT INTO insight_fact (period_id, event) VALUES (1, 'asked')",
    "UPDATE insight_fact SET outcome = ''",
    "DELETE FROM insight_fact",
    "SELECT * FROM insight_counts(1)",
    "SELECT insight_gather(1, 1, now(), now())",
    "SELECT insight_publish(1)",
    "SELECT insight_publish_said(1)",
    "SELECT insight_publish_fair(1)",
    "INSERT INTO insight_published (period_id, \"table\", cell, value) VALUES (1, 'a', 'b', 5)",
    "UPDATE insight_published SET value = 5",
    "DELETE FROM insight_published",
    "INSERT INTO insight_closedperiod (municipality_id) VALUES (1)",
    "UPDATE insight_closedperiod SET year = 2020",
    "DELETE FROM insight_closedperiod",
)


@pytest.mark.django_db
class TestTheApp:
    @pytest.mark.parametrize("sql", REFUSED)
    @pytest.mark.parametrize("actor", [GEA, CLOCK], ids=NAMES.get)
    def test_is_refused_whoever_acts(self, actor, sql):
        with (
            acting(actor),
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
        ):
            ask(sql)

    def test_cannot_become_the_role_that_counts(self):
        where = connection.settings_dict

        with (
            psycopg.connect(
                host=where["HOST"], port=where["PORT"], dbname=where["NAME"], user="naast_app"
            ) as app,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            app.execute("SET ROLE naast_figures")

    def test_reads_what_is_published_whoever_acts(self):
        for actor in CAST:
            with acting(actor):
                assert ask("SELECT count(*) FROM insight_published") == [(0,)]
