"""How long a file is kept, and what holds it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.support.keeping.rules import (
    BY_ITSELF,
    GROUNDS,
    Ground,
    Kept,
    ended_before,
    kept_until,
    may_hold,
    may_keep,
    objection_runs,
)

MOMENTS = st.datetimes(
    min_value=datetime(2015, 1, 1),  # noqa: DTZ001 (hypothesis adds the zone)
    max_value=datetime(2045, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
ALLOWED = st.sampled_from(list(Ground)).flatmap(
    lambda ground: st.integers(GROUNDS[ground].fewest, GROUNDS[ground].most).map(
        lambda months: Kept(months=months, ground=ground)
    )
)


class TestKeptUntil:
    def test_is_the_dutch_midnight_after_so_many_months(self):
        ended = datetime(2026, 11, 9, 12, tzinfo=UTC)

        assert kept_until(ended_at=ended, kept=BY_ITSELF).isoformat() == "2027-11-10T00:00:00+01:00"

    def test_counts_the_dutch_day_also_just_before_midnight_elsewhere(self):
        ended = datetime(2026, 11, 9, 23, 30, tzinfo=UTC)  # half past twelve on the tenth, here

        assert kept_until(ended_at=ended, kept=BY_ITSELF).date() == date(2027, 11, 11)

    @given(MOMENTS, MOMENTS, ALLOWED)
    def test_who_ended_later_is_kept_as_long_or_longer(self, one, other, kept):
        first, last = sorted([one, other])

        assert kept_until(ended_at=first, kept=kept) <= kept_until(ended_at=last, kept=kept)

    @given(MOMENTS, ALLOWED)
    def test_the_wide_sieve_passes_over_no_file_that_is_over(self, ended, kept):
        over_at = kept_until(ended_at=ended, kept=kept)

        assert ended < ended_before(at=over_at, kept=kept)


class TestMayKeep:
    def test_what_holds_by_itself_is_the_shortest_that_any_ground_allows(self):
        assert may_keep(kept=BY_ITSELF)
        assert BY_ITSELF.months == min(law.fewest for law in GROUNDS.values())

    @pytest.mark.parametrize("ground", Ground)
    def test_a_month_less_or_more_than_the_ground_allows_is_refused(self, ground):
        law = GROUNDS[ground]

        assert not may_keep(kept=Kept(months=law.fewest - 1, ground=ground))
        assert not may_keep(kept=Kept(months=law.most + 1, ground=ground))


class TestHolds:
    @given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(-400, 800))
    def test_lies_ahead_and_lasts_a_year_at_most(self, on, days):
        until_on = on + timedelta(days=days)

        if may_hold(until_on=until_on, on=on):
            assert 0 < days <= 366
        else:
            assert days <= 0 or days >= 365

    def test_an_objection_of_which_nobody_wrote_the_end_runs_for_another_year(self):
        ends_on = date(2026, 3, 2)

        assert objection_runs(ends_on=ends_on, on=date(2027, 3, 2))
        assert not objection_runs(ends_on=ends_on, on=date(2027, 3, 3))
