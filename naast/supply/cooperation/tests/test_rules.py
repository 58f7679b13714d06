"""When a day comes near, and how a proposal moves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.cooperation.rules import ProposalState, may_answer, may_edit, stage

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
