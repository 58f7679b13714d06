"""Several decisions in one matter: on which articles, which rule was left, and what is gathered."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.support.decisions import actions, queries
from naast.support.decisions.actions import framework
from naast.support.decisions.actions.mandates import NotThatRegister
from naast.support.decisions.models import Article, Breakthrough, Decision, DecisionText
from naast.support.decisions.queries.framework import patterns
from naast.support.decisions.rules import LOWER_RUNGS, Provision, Verdict
from naast.support.decisions.rules.deviation import (
    DeviationGoal,
    LawBinds,
    LeftRule,
    NoHardshipClause,
    check_deviation,
    quarter_of,
)
from naast.support.decisions.rules.framework import ArticleKind
from naast.support.decisions.rules.mandates import Law
from naast.support.decisions.tests.factories import (
    make_article,
    make_breakthrough,
    make_decision,
    make_rung,
    make_running_matter,
)
from tests.cast import FOPPE, GEA, HAVENSTAD, KARIN, NOON, STIJN, WETTERWALD

TODAY = NOON.date()
DAY = timedelta(days=1)
TAXI = actions.Left(
    rule=LeftRule.POLICY_RULE,
    goal=DeviationGoal.TAKE_PART,
    why="De taxi is er niet voor vrijwillig werk. Zonder taxi komt u nergens.",
)


@pytest.fixture
def matter(cast):
    make_zone(make_municipality(id=WETTERWALD, slug="wetterwald"), name="Wetterkant")
    make_municipality(id=HAVENSTAD, slug="havenstad")
    matter = make_running_matter(FOPPE.user_id)
    for rung in LOWER_RUNGS:
        make_rung(matter, rung)
    return matter


def decide(matter, provision=Provision.HOUSEHOLD, **more) -> Decision:
    known = {"verdict": Verdict.GRANTED, "reasons": "U redt het niet alleen.", "at": NOON}
    with acting(FOPPE):
        return actions.decide(
            actor=FOPPE, matter_id=matter.id, provision=provision, **{**known, **more}
        )


class TestSeveralDecisions:
    @pytest.mark.req("R-295", "R-304")
    def test_of_three_laws_stand_in_one_matter_each_with_its_own_articles(self, matter):
        wmo = make_article(law=Law.WMO, provisions=[Provision.HOUSEHOLD])
        pw = make_article(law=Law.PW, provisions=[Provision.SPECIAL_ASSISTANCE])

        decide(matter, what="Twee uur per week.")
        decide(matter, Provision.SPECIAL_ASSISTANCE, what="Een wasmachine.")
        decide(matter, Provision.DEBT_HELP, verdict=Verdict.REFUSED)

        with acting(FOPPE):
            opened = queries.opened_matter(actor=FOPPE, matter_id=matter.id, at=NOON)
        assert [(one.provision_code, one.what, one.articles) for one in opened.decisions] == [
            ("debt_help", "", ()),
            ("household", "Twee uur per week.", (wmo,)),
            ("special_assistance", "Een wasmachine.", (pw,)),
        ]

    def test_the_answer_to_what_she_applied_for_meets_the_term(self, matter):
        with acting(FOPPE):
            actions.note_application(
                actor=FOPPE, matter_id=matter.id, provision=Provision.HOUSEHOLD, at=NOON
            )
        decide(matter, Provision.DEBT_HELP)

        with acting(FOPPE), pytest.raises(actions.DecisionOwed):
            actions.close_matter(actor=FOPPE, matter_id=matter.id, outcome="volunteer", at=NOON)
        decide(matter)
        with acting(FOPPE):
            actions.close_matter(actor=FOPPE, matter_id=matter.id, outcome="volunteer", at=NOON)

    def test_the_database_refuses_a_second_on_the_same(self, matter):
        make_decision(matter)

        with pytest.raises(IntegrityError), transaction.atomic():
            make_decision(matter)

    @pytest.mark.req("R-299")
    def test_rests_on_what_counted_on_its_day(self, matter):
        known = {"law": Law.WMO, "provisions": [Provision.HOUSEHOLD]}
        counts = make_article(last_on=TODAY, **known)
        make_article(from_on=TODAY + DAY, **known)
        make_article(last_on=TODAY - DAY, **known)
        make_article(municipality_id=HAVENSTAD, **known)
        make_article(kind=ArticleKind.HARDSHIP, **known)

        assert decide(matter).articles == [counts.pk]


class TestDeviation:
    @pytest.mark.req("R-301")
    def test_is_gathered_without_anything_that_leads_back(self, matter):
        decision = decide(matter, left=TAXI)

        [one] = Breakthrough.objects.values()
        assert decision.left_rule == LeftRule.POLICY_RULE
        assert {key: one[key] for key in one if key != "id"} == {
            "municipality_id": WETTERWALD, "provision": "household", "left_rule": "policy_rule",
            "goal": "take_part", "quarter": "2026-Q4",
        }  # fmt: skip
        assert one["id"] not in {decision.id, matter.id, matter.person_id}

    def test_of_an_ordinance_goes_by_its_hardship_clause_which_the_decision_names(self, matter):
        left = actions.Left(rule=LeftRule.ORDINANCE, goal=DeviationGoal.SAFE, why="Daarom.")

        with pytest.raises(NoHardshipClause):
            decide(matter, left=left)
        clause = make_article(kind=ArticleKind.HARDSHIP, law=Law.WMO)

        assert decide(matter, left=left).articles == [clause.pk]

    def test_of_a_law_is_refused_by_the_rules_and_by_the_database(self, matter):
        left = actions.Left(rule=LeftRule.LAW, goal=DeviationGoal.SAFE, why="Daarom.")

        with pytest.raises(LawBinds):
            decide(matter, left=left)
        with pytest.raises(IntegrityError), transaction.atomic():
            make_decision(matter, deviates=True, left_rule="law", goal="safe")
        assert not Breakthrough.objects.exists()

    @given(st.booleans())
    def test_a_policy_rule_can_always_be_left_and_a_law_never(self, clause):
        check_deviation(left=LeftRule.POLICY_RULE, has_hardship_clause=clause)
        with pytest.raises(LawBinds):
            check_deviation(left=LeftRule.LAW, has_hardship_clause=clause)

    @given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    def test_its_quarter_is_that_of_its_month(self, on):
        year, quarter = quarter_of(on=on).split("-Q")

        assert int(year) == on.year
        assert (int(quarter) - 1) * 3 < on.month <= int(quarter) * 3

    def test_fewer_than_five_are_not_told_as_a_number(self, matter):
        for _ in range(4):
            make_breakthrough()
        with acting(GEA):
            [few] = patterns(actor=GEA, municipality_id=WETTERWALD)
        make_breakthrough()
        with acting(GEA):
            [five] = patterns(actor=GEA, municipality_id=WETTERWALD)

        assert (few.many, five.many) == (None, 5)


class TestTheFramework:
    @pytest.mark.parametrize("actor", [STIJN, FOPPE, KARIN])
    def test_is_kept_by_who_makes_policy_here(self, matter, actor):
        article = make_article()

        with acting(actor), pytest.raises(NotThatRegister):
            framework.end_article(actor=actor, article_id=article.pk, last_on=TODAY)

    def test_is_entered_and_ended_on_its_pages(self, cast, matter):
        client = Client()
        client.force_login(cast[GEA])
        filled = {
            "kind": "ordinance", "law": "wmo", "provisions": ["household"],
            "name": "Verordening, artikel 8", "says": "Hulp als het niet alleen lukt.",
            "source": "Lokale regelgeving", "from_on": "2026-01-01",
        }  # fmt: skip

        client.post(reverse("decisions:new_article", args=[WETTERWALD]), filled)
        article = Article.objects.get()
        end = reverse("decisions:end_article", args=[article.pk])

        assert (
            "Verordening, artikel 8" in client.get(reverse("decisions:framework")).content.decode()
        )
        assert client.post(end, {"last_on": "2025-01-01"}).status_code == 422
        assert client.post(end, {"last_on": "2027-01-01"}).status_code == 302


# ---------------------------------------------------------------- the migration

OLD = """
CREATE SCHEMA before; SET LOCAL search_path = before, public;
CREATE TABLE decisions_matter (id uuid PRIMARY KEY);
CREATE TABLE decisions_decision (
  matter_id uuid CONSTRAINT decisions_decision_pkey PRIMARY KEY REFERENCES decisions_matter);
CREATE TABLE decisions_decisiontext (
  matter_id uuid PRIMARY KEY REFERENCES decisions_matter, reasons text);
INSERT INTO decisions_matter VALUES ('00000000-0000-4000-8000-000000000001');
INSERT INTO decisions_decision VALUES ('00000000-0000-4000-8000-000000000001');
INSERT INTO decisions_decisiontext VALUES ('00000000-0000-4000-8000-000000000001', 'Daarom.');
"""


@pytest.mark.django_db
def test_what_was_decided_before_keeps_its_key_and_its_reasons():
    from importlib import import_module  # noqa: PLC0415 (its name begins with a number)

    split = import_module("naast.support.decisions.migrations.0011_several_decisions").SPLIT

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(OLD + split)
        cursor.execute(
            "SELECT d.id = d.matter_id, t.reasons FROM before.decisions_decision d"
            " JOIN before.decisions_decisiontext t ON t.decision_id = d.id"
        )
        rows = cursor.fetchall()
        cursor.execute(
            "INSERT INTO before.decisions_decision (id, matter_id)"
            " SELECT gen_random_uuid(), id FROM before.decisions_matter"
        )
        transaction.set_rollback(True)

    assert rows == [(True, "Daarom.")]


def test_each_decision_keeps_its_own_reasons(matter):
    decide(matter, reasons="Om het huis.")
    decide(matter, Provision.SPECIAL_ASSISTANCE, reasons="Om de was.")

    assert DecisionText.objects.count() == Decision.objects.count() == 2
