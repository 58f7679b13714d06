"""The lists hold what the law and the reports name; terms are counted as the act says."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.law import rules
from naast.supply.law.rules import Counting, Domain, Frame, LegalField, ReportField, Term, Unit

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 12, 31))
MOVED = st.one_of(
    st.builds(Term, length=st.integers(1, 90), unit=st.just(Unit.DAYS)),
    st.builds(Term, length=st.integers(1, 12), unit=st.just(Unit.WEEKS)),
    st.builds(Term, length=st.integers(1, 3), unit=st.just(Unit.MONTHS)),
)
WEEK = Term(length=1, unit=Unit.WEEKS)


class TestDomains:
    @pytest.mark.req("R-091")
    def test_reach_all_nine_fields_of_the_law(self):
        assert rules.legal_fields(domains=list(Domain)) == set(LegalField)
        assert len(LegalField) == 9

    @pytest.mark.req("R-092")
    def test_reach_all_seven_areas_of_the_reports(self):
        assert rules.report_fields(domains=list(Domain)) == set(ReportField)
        assert len(ReportField) == 7

    @pytest.mark.req("R-093")
    def test_reach_all_five_acts(self):
        assert set().union(*rules.FRAMES.values()) == set(Frame)
        assert len(Frame) == 5

    @pytest.mark.parametrize("domain", Domain)
    def test_each_has_a_field_of_the_law_an_act_and_a_picture_of_its_own(self, domain):
        assert rules.LEGAL_FIELDS[domain]
        assert rules.FRAMES[domain]
        assert [d for d in Domain if d.icon == domain.icon] == [domain]

    def test_a_question_about_money_and_work_is_reported_under_both(self):
        found = rules.report_fields(domains=[Domain.MONEY, Domain.WORK])

        assert found == {ReportField.INCOME, ReportField.WORK_OR_DAY}


class TestMoments:
    @pytest.mark.req("R-085")
    def test_life_moments_and_layers_are_one_to_one(self):
        assert list(rules.LAYER_OF_LIFE_MOMENT) == list(rules.LifeMoment)
        assert list(rules.LAYER_OF_LIFE_MOMENT.values()) == list(rules.Layer)

    def test_each_of_the_five_has_a_layer_and_no_layer_is_without(self):
        assert set(rules.LAYER_OF_MOMENT) == set(rules.Moment)
        assert set(rules.LAYER_OF_MOMENT.values()) == set(rules.Layer)

    def test_why_now_is_of_access_when_a_talk_is_in_doubt_and_else_of_help_that_is_there(self):
        layers = {one: rules.layer_of(why_now=one) for one in rules.WhyNow}

        assert layers.pop(rules.WhyNow.TALK_IN_DOUBT) == rules.Layer.ACCESS
        assert set(layers.values()) == {rules.Layer.IN_USE}


class TestHolidays:
    @pytest.mark.parametrize(
        ("year", "on"),
        [
            (1961, date(1961, 4, 2)),
            (2000, date(2000, 4, 23)),
            (2008, date(2008, 3, 23)),
            (2026, date(2026, 4, 5)),
            (2027, date(2027, 3, 28)),
            (2038, date(2038, 4, 25)),
        ],
    )
    def test_easter_is_on_its_known_day(self, year, on):
        assert rules.easter(year=year) == on

    @given(st.integers(1600, 4000))
    def test_easter_is_a_sunday_between_22_march_and_25_april(self, year):
        on = rules.easter(year=year)

        assert on.isoweekday() == 7
        assert date(year, 3, 22) <= on <= date(year, 4, 25)

    def test_are_those_of_2026(self):
        assert rules.holidays(year=2026) == {
            date(2026, 1, 1),
            date(2026, 4, 3),
            date(2026, 4, 6),
            date(2026, 4, 27),
            date(2026, 5, 5),
            date(2026, 5, 14),
            date(2026, 5, 25),
            date(2026, 12, 25),
            date(2026, 12, 26),
        }

    @pytest.mark.parametrize(("year", "day"), [(2025, 26), (2026, 27), (2031, 26), (2032, 27)])
    def test_kings_day_is_the_26th_when_the_27th_is_a_sunday(self, year, day):
        april = {on.day for on in rules.holidays(year=year) if on.month == 4 and on.day > 25}

        assert april == {day}

    @given(st.integers(1900, 2200))
    def test_5_may_counts_every_year(self, year):
        assert date(year, 5, 5) in rules.holidays(year=year)


class TestWorkingDaysAfter:
    def test_steps_over_easter(self):
        assert rules.working_days_after(start=date(2026, 4, 2), days=3) == date(2026, 4, 9)

    def test_steps_over_a_day_equated_by_decree(self):
        bridge = [date(2026, 5, 15)]

        found = rules.working_days_after(start=date(2026, 5, 13), days=1, also_free=bridge)

        assert found == date(2026, 5, 18)

    @given(DAYS, st.integers(0, 60))
    def test_passes_as_many_normal_days_as_asked(self, start, days):
        end = rules.working_days_after(start=start, days=days)

        assert len(list(rules.normal_days(after=start, until=end))) == days

    @given(DAYS, st.integers(1, 60))
    def test_ends_on_a_normal_day(self, start, days):
        assert rules.is_normal_day(on=rules.working_days_after(start=start, days=days))


class TestEndsOn:
    @pytest.mark.parametrize(
        ("start", "length", "unit", "end"),
        [
            (date(2026, 6, 1), 6, Unit.WEEKS, date(2026, 7, 13)),
            (date(2026, 2, 16), 6, Unit.WEEKS, date(2026, 3, 30)),
            # Ends on Easter Monday, so on Tuesday.
            (date(2026, 2, 23), 6, Unit.WEEKS, date(2026, 4, 7)),
            # Ends on the Saturday of Christmas, so on Monday.
            (date(2026, 12, 12), 2, Unit.WEEKS, date(2026, 12, 28)),
            # Three days over Easter hold no two normal days before Wednesday.
            (date(2026, 4, 3), 3, Unit.DAYS, date(2026, 4, 8)),
            # Two days may hold one normal day only.
            (date(2026, 4, 4), 2, Unit.DAYS, date(2026, 4, 7)),
            (date(2026, 1, 31), 1, Unit.MONTHS, date(2026, 3, 2)),
            (date(2027, 12, 31), 2, Unit.MONTHS, date(2028, 2, 29)),
            # Thirteen weeks and a year are longer than the act reaches.
            (date(2026, 1, 3), 13, Unit.WEEKS, date(2026, 4, 4)),
            (date(2028, 2, 29), 1, Unit.YEARS, date(2029, 2, 28)),
            (date(2026, 4, 2), 3, Unit.WORKING_DAYS, date(2026, 4, 9)),
        ],
    )
    def test_is_the_day_counted_by_hand(self, start, length, unit, end):
        assert rules.ends_on(start=start, term=Term(length=length, unit=unit)) == end

    @given(DAYS, MOVED)
    def test_is_a_normal_day_and_never_early(self, start, term):
        end = rules.ends_on(start=start, term=term)

        assert rules.is_normal_day(on=end)
        assert end > start

    @given(DAYS, MOVED)
    def test_is_at_most_a_week_later_than_the_bare_term(self, start, term):
        bare = Term(length=400, unit=Unit.DAYS)
        assert not bare.is_moved
        length = {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 31}[term.unit] * term.length

        end = rules.ends_on(start=start, term=term)

        assert end - start <= timedelta(days=length + 7)

    @given(DAYS, MOVED)
    def test_three_days_or_more_hold_two_normal_days(self, start, term):
        end = rules.ends_on(start=start, term=term)

        if term.unit is not Unit.DAYS or term.length >= 3:
            assert len(list(rules.normal_days(after=start, until=end))) >= 2

    @given(st.lists(DAYS, min_size=2, max_size=6), MOVED)
    def test_who_starts_later_never_ends_earlier(self, starts, term):
        ends = [rules.ends_on(start=start, term=term) for start in sorted(starts)]

        assert all(a <= b for a, b in pairwise(ends))

    @given(DAYS, MOVED)
    def test_a_day_equated_by_decree_never_shortens_it(self, start, term):
        end = rules.ends_on(start=start, term=term)

        assert rules.ends_on(start=start, term=term, also_free=[end]) > end

    @given(DAYS, st.integers(1, 90), st.sampled_from([Unit.DAYS, Unit.WEEKS]))
    def test_there_and_back_is_where_it_began(self, start, length, unit):
        there = Term(length=length, unit=unit, counting=Counting.AGREED)
        back = Term(length=length, unit=unit, backwards=True)

        end = rules.ends_on(start=start, term=there)

        # Before the tenth day before: one day more, so that it is surely in time.
        assert rules.ends_on(start=end, term=back) == start - timedelta(days=1)

    @given(DAYS, st.integers(1, 36))
    def test_months_there_and_back_lose_days_only_at_the_end_of_a_month(self, start, length):
        there = Term(length=length, unit=Unit.MONTHS, counting=Counting.AGREED)
        back = Term(length=length, unit=Unit.MONTHS, backwards=True)

        home = rules.ends_on(start=rules.ends_on(start=start, term=there), term=back)

        lost = (start - timedelta(days=1) - home).days
        assert lost == 0 if start.day <= 28 else 0 <= lost <= 3

    @given(st.lists(DAYS, min_size=2, max_size=6), st.integers(1, 90))
    def test_backwards_too_a_later_event_never_has_an_earlier_day(self, events, length):
        back = Term(length=length, unit=Unit.DAYS, backwards=True)
        days = [rules.ends_on(start=event, term=back) for event in sorted(events)]

        assert all(a <= b for a, b in pairwise(days))

    def test_counts_backwards_without_moving(self):
        ten = Term(length=10, unit=Unit.DAYS, backwards=True)

        assert rules.ends_on(start=date(2026, 4, 16), term=ten) == date(2026, 4, 5)

    @pytest.mark.parametrize("unit", [Unit.HOURS, Unit.WORKING_DAYS])
    def test_refuses_to_count_these_backwards(self, unit):
        with pytest.raises(ValueError, match=unit):
            Term(length=3, unit=unit, backwards=True)

    def test_refuses_a_term_of_nothing_and_hours_as_days(self):
        with pytest.raises(ValueError, match="0"):
            Term(length=0, unit=Unit.DAYS)
        with pytest.raises(ValueError, match="hours"):
            rules.ends_on(start=date(2026, 1, 1), term=Term(length=72, unit=Unit.HOURS))


class TestEndsAt:
    def test_hours_run_on_through_summer_time(self):
        known_at = datetime(2026, 3, 28, 11, 0, tzinfo=UTC)

        over_at = rules.ends_at(event_at=known_at, term=Term(length=72, unit=Unit.HOURS))

        assert over_at == datetime(2026, 3, 31, 11, 0, tzinfo=UTC)

    def test_the_last_day_counts_to_midnight_in_dutch_time(self):
        late_on_monday_here = datetime(2026, 6, 1, 21, 30, tzinfo=UTC)

        over_at = rules.ends_at(event_at=late_on_monday_here, term=WEEK)

        assert over_at == datetime(2026, 6, 8, 22, 0, tzinfo=UTC)

    def test_half_an_hour_after_midnight_is_the_next_day(self):
        past_midnight_here = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)

        over_at = rules.ends_at(event_at=past_midnight_here, term=WEEK)

        assert over_at == datetime(2026, 6, 9, 22, 0, tzinfo=UTC)
