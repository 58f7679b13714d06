from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.law.rules import DUTCH_TIME
from naast.support.outreach import rules
from naast.support.outreach.rules import FEW, MARKS

FIRST = datetime(2024, 1, 1, tzinfo=DUTCH_TIME)
moments = st.integers(min_value=0, max_value=10 * 365 * 24 * 60).map(
    lambda minutes: FIRST + timedelta(minutes=minutes)
)


class TestHowLong:
    @pytest.mark.parametrize(
        ("from_at", "ends"),
        [
            ("2026-11-09T12:00", "2026-11-23T00:00"),
            ("2026-11-09T00:00", "2026-11-23T00:00"),
            ("2026-11-09T23:59", "2026-11-23T00:00"),
            # Over the night in which the clock goes back, and over the one in which it goes on.
            ("2026-10-18T00:30", "2026-11-01T00:00"),
            ("2027-03-20T12:00", "2027-04-03T00:00"),
        ],
    )
    def test_fourteen_dutch_days(self, from_at, ends):
        at = datetime.fromisoformat(from_at).replace(tzinfo=DUTCH_TIME)

        assert rules.ends_at(from_at=at) == datetime.fromisoformat(ends).replace(tzinfo=DUTCH_TIME)

    @given(moments)
    def test_never_more_than_fourteen_days_and_never_less_than_thirteen(self, at):
        kept = rules.ends_at(from_at=at) - at.astimezone(DUTCH_TIME)

        # Wall-clock days: the clock going back or on is no reason to keep a name.
        assert timedelta(days=13) < kept <= timedelta(days=14)

    @given(moments)
    def test_the_last_day_is_the_day_before(self, at):
        ends = rules.ends_at(from_at=at)

        assert rules.last_day(ends=ends) == ends.date() - timedelta(days=1)

    @pytest.mark.parametrize(
        ("days", "expected"), [(0, None), (9, None), (10, 10), (12, 10), (13, 13)]
    )
    def test_warns_after_ten_and_thirteen_days(self, days, expected):
        reported = datetime(2026, 11, 9, 23, 30, tzinfo=DUTCH_TIME)
        at = datetime(2026, 11, 9, 6, 0, tzinfo=DUTCH_TIME) + timedelta(days=days)

        assert rules.warning(reported_at=reported, at=at) == expected


class TestMarks:
    @given(st.sets(st.sampled_from(MARKS)), st.integers(min_value=0, max_value=10**6))
    def test_a_mark_is_never_one_that_is_used(self, used, draw):
        assert rules.free_mark(used=used, draw=draw) not in used

    def test_goes_on_when_all_are_used(self):
        one = rules.free_mark(used=MARKS, draw=0)

        assert one == "reiger 2"
        assert rules.free_mark(used=[*MARKS, one], draw=0) == "reiger 3"


class TestCounts:
    @given(st.integers(min_value=0, max_value=50))
    def test_no_count_under_five_is_shown(self, n):
        assert rules.shown(n=n) == (n if n >= FEW else None)

    @pytest.mark.parametrize(
        ("at", "on"),
        [
            ("2026-12-31T23:30+01:00", date(2026, 10, 1)),
            # In Dutch time it is next year already.
            ("2026-12-31T23:30+00:00", date(2027, 1, 1)),
        ],
    )
    def test_counts_by_dutch_quarter(self, at, on):
        assert rules.quarter(at=datetime.fromisoformat(at)) == on
