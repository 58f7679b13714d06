"""When a day comes near, and how a proposal moves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.cooperation.rules import (
    Gap,
    Point,
    ProposalState,
    covenant_gaps,
    gaps,
    gaps_before_a_start,
    may_answer,
    may_edit,
    may_send,
    speak_again_on,
    stage,
)
from naast.supply.organisations.rules import Clause, Funding, Terms

DAY = date(2026, 11, 9)


class TestStage:
    @pytest.mark.parametrize(
        ("left", "expected"),
        [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (1, 7), (0, 0), (-1, None)],
    )
    def test_is_the_nearest_of_sixty_thirty_seven_and_the_day(self, left, expected):
        assert stage(due_on=DAY + timedelta(days=left), on=DAY) == expected

    @given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sets(st.integers(0, 90), min_size=1))
    def test_each_stage_is_told_even_when_days_were_skipped(self, due_on, ran):
        """However seldom the clock ran, the nearest stage of the last run was told."""
        told = {stage(due_on=due_on, on=due_on - timedelta(days=left)) for left in ran} - {None}

        nearest = min(ran)
        expected = next((s for s in (0, 7, 30, 60) if nearest <= s), None)
        assert (expected in told) if expected is not None else told == set()


class TestProposal:
    def test_is_never_changed_while_it_is_answered(self):
        assert not any(may_edit(state=one) and may_answer(state=one) for one in ProposalState)

    @pytest.mark.parametrize("state", [ProposalState.AGREED, ProposalState.WITHDRAWN])
    def test_does_not_move_once_it_is_over(self, state):
        assert not may_edit(state=state)
        assert not may_answer(state=state)


class TestGaps:
    @pytest.mark.req("R-219", "R-236")
    def test_names_all_that_an_empty_agreement_leaves_open(self):
        terms = Terms(funding=Funding.SUBSIDY, activities=(), first_contact_working_days=2)

        assert set(gaps(terms=terms)) == {
            Gap.TASK, Gap.OWN_ROOM, Gap.INTERPLAY, Gap.ACCESS_TEAMS, Gap.ACCOUNTABILITY,
            Gap.RESEARCH, Gap.REVIEW, Gap.RHYTHM,
        }  # fmt: skip
        assert not may_send(terms=terms)

    @given(
        st.dictionaries(st.sampled_from(list(Clause)), st.sampled_from(["", "  ", "Zo."])),
        st.dictionaries(st.sampled_from(list(Clause)), st.just("Ook zo.")),
    )
    def test_more_words_never_leave_more_open(self, said, more):
        less = Terms(
            funding=Funding.SUBSIDY, activities=(), first_contact_working_days=2, clauses=said
        )
        fuller = replace(less, clauses={**said, **more})

        assert set(gaps(terms=fuller)) <= set(gaps(terms=less))
        assert may_send(terms=less) <= may_send(terms=fuller)

    @pytest.mark.req("R-226")
    @pytest.mark.parametrize(("days", "open_"), [(0, False), (1, True)])
    def test_what_is_yet_to_start_is_arranged_beforehand(self, days, open_):
        terms = Terms(funding=Funding.SUBSIDY, activities=(), first_contact_working_days=2)

        found = gaps_before_a_start(terms=terms, from_on=DAY + timedelta(days=days), on=DAY)

        assert (Gap.BEFORE_START in found) is open_

    def test_a_covenant_without_words_leaves_all_open(self):
        found = covenant_gaps(
            points={}, evaluate_on=None, meet_every_months=None, waiting=1, silent=1
        )
        said = {point.value: "Zo." for point in Point}

        assert set(found) == {
            Gap.SUPPLEMENT, Gap.CALLING_IN, Gap.ACCESS_TEAMS, Gap.WHO_DOES_WHAT, Gap.NOT_JOINED,
            Gap.EVALUATION, Gap.RHYTHM,
        }  # fmt: skip
        assert covenant_gaps(
            points=said, evaluate_on=DAY, meet_every_months=3, waiting=0, silent=0
        ) == []  # fmt: skip


class TestSpeakAgain:
    @pytest.mark.parametrize(
        ("last", "months", "again"),
        [
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2028, 1, 31), 1, date(2028, 2, 29)),
            (date(2026, 11, 9), 2, date(2027, 1, 9)),
            (date(2026, 12, 31), 12, date(2027, 12, 31)),
        ],
    )
    def test_is_so_many_calendar_months_later(self, last, months, again):
        assert speak_again_on(last_on=last, every_months=months) == again

    @given(st.dates(date(2020, 1, 1), date(2060, 1, 1)), st.integers(1, 12))
    def test_is_never_earlier_nor_more_than_a_month_later_than_it_says(self, last, months):
        again = speak_again_on(last_on=last, every_months=months)

        assert timedelta(days=28 * months) <= again - last <= timedelta(days=31 * months)
