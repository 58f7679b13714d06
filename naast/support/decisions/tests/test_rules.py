"""The ladder before a grant, the mandate, and the law's clock."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.identity.rules import DECIDING, SUPPORTING, Role
from naast.supply.law.rules import DUTCH_TIME
from naast.support.decisions.rules import (
    LOWER_RUNGS,
    MANDATES,
    Milestone,
    Outcome,
    Provision,
    Rung,
    Verdict,
    days_left,
    may_decide,
    needs_ladder,
    objection_runs,
    owes_decision,
    rungs_left,
    talk_is_clear,
    term_runs,
)

NOON = datetime(2026, 11, 9, 12, 0, tzinfo=DUTCH_TIME)


class TestMandate:
    @pytest.mark.req("R-124")
    @pytest.mark.parametrize("role", Role)
    @pytest.mark.parametrize("provision", Provision)
    def test_no_supporting_role_decides_on_anything(self, role, provision):
        allowed = may_decide(role=role, provision=provision)

        assert not (allowed and role in SUPPORTING)
        assert not (allowed and role not in DECIDING)

    def test_belongs_to_deciding_roles_only(self):
        assert MANDATES.keys() <= DECIDING


class TestLadder:
    @given(st.sets(st.sampled_from(Rung)))
    def test_what_is_left_is_every_lower_rung_nobody_looked_at(self, looked_at):
        left = rungs_left(looked_at=looked_at)

        assert set(left) == set(LOWER_RUNGS) - looked_at
        assert left == sorted(left)

    def test_is_not_asked_for_a_refusal(self):
        assert not needs_ladder(provision=Provision.HOUSEHOLD, verdict=Verdict.REFUSED)

    def test_is_not_asked_for_help_with_debts_which_is_there_for_everybody(self):
        assert not needs_ladder(provision=Provision.DEBT_HELP, verdict=Verdict.GRANTED)

    @pytest.mark.parametrize("verdict", [Verdict.GRANTED, Verdict.PARTLY])
    def test_is_asked_before_anything_made_to_measure_is_granted(self, verdict):
        made = set(Provision) - {Provision.DEBT_HELP}

        assert all(needs_ladder(provision=provision, verdict=verdict) for provision in made)


class TestTalk:
    @pytest.mark.parametrize(
        ("known", "used", "kind", "clear"),
        [
            (False, False, "", True),
            (True, False, "", True),
            (True, True, "formal", True),
            (False, True, "formal", False),
            (True, True, "", False),
            (True, False, "informal", False),
        ],
    )
    def test_used_support_is_known_and_has_a_kind(self, known, used, kind, clear):
        assert talk_is_clear(known=known, used=used, kind=kind) is clear


class TestClosing:
    @pytest.mark.parametrize("outcome", Outcome)
    def test_who_applied_gets_an_answer_unless_she_stopped(self, outcome):
        owes = owes_decision(applied=True, decided=False, outcome=outcome)

        assert owes is (outcome != Outcome.STOPPED)
        assert not owes_decision(applied=True, decided=True, outcome=outcome)
        assert not owes_decision(applied=False, decided=False, outcome=outcome)


def ids(applied_for: str = "", **happened: datetime) -> dict[str, datetime | None]:
    runs = term_runs(
        happened={Milestone(name): at for name, at in happened.items()}, applied_for=applied_for
    )
    return {run.term_id: run.met_at for run in runs}


class TestTerms:
    def test_the_investigation_runs_from_the_notification(self):
        assert ids(notified=NOON) == {"WMO_PLAN": None, "WMO_ONDERZOEK": None}

    def test_an_application_meets_it_and_starts_the_term_of_the_decision(self):
        later = NOON + timedelta(days=3)

        assert ids(Provision.TRANSPORT, notified=NOON, applied=later) == {
            "WMO_PLAN": None,
            "WMO_ONDERZOEK": later,
            "WMO_BESCHIKKING": None,
        }

    def test_a_decision_meets_that_and_starts_her_term_to_object(self):
        later = NOON + timedelta(days=3)

        assert ids(Provision.TRANSPORT, notified=NOON, applied=NOON, decided=later) == {
            "WMO_PLAN": None,
            "WMO_ONDERZOEK": NOON,
            "WMO_BESCHIKKING": later,
        }

        [run] = objection_runs(decided_at=[later, later + timedelta(hours=1)])
        assert (run.term_id, run.started_at, run.met_at) == ("AWB_BEZWAAR", later, None)

    def test_decisions_of_two_days_have_a_term_to_object_each(self):
        days = [NOON + timedelta(days=2), NOON]

        assert [run.started_at for run in objection_runs(decided_at=days)] == days[::-1]

    def test_help_with_debts_has_terms_of_its_own(self):
        assert ids(Provision.DEBT_HELP, notified=NOON, applied=NOON, talked=NOON) == {
            "WMO_PLAN": None,
            "WMO_ONDERZOEK": NOON,
            "WGS_GESPREK": NOON,
            "WGS_BESLUIT": None,
        }

    def test_money_for_special_costs_goes_by_the_general_term(self):
        assert "AWB_REDELIJK" in ids(Provision.SPECIAL_ASSISTANCE, notified=NOON, applied=NOON)

    @pytest.mark.parametrize(("hours", "left"), [(-24, -2), (0, -1), (1, -1), (24, 0), (49, 1)])
    def test_days_are_counted_in_dutch_days_to_the_last_one(self, hours, left):
        midnight = datetime(2026, 11, 10, tzinfo=DUTCH_TIME)

        assert days_left(ends_at=midnight + timedelta(hours=hours), at=midnight) == left
