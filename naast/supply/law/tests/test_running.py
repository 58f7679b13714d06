"""A term while it runs: pauses, extensions, turns, post, and a notice of default."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.law import data, rules
from naast.supply.law.rules import Counting, Pause, Term, Unit

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))
DUTCH = st.one_of(
    st.builds(Term, length=st.integers(1, 120), unit=st.just(Unit.DAYS)),
    st.builds(Term, length=st.integers(1, 20), unit=st.just(Unit.WEEKS)),
    st.builds(Term, length=st.integers(1, 6), unit=st.just(Unit.MONTHS)),
)
FOUR_WEEKS = Term(length=4, unit=Unit.WEEKS)
MONDAY = date(2026, 6, 1)


@st.composite
def pauses(draw, start: date) -> list[Pause]:
    """Draw pauses around the run of a term that begins at `start`, ended ones."""
    found = []
    for _ in range(draw(st.integers(0, 3))):
        asked_on = start + timedelta(days=draw(st.integers(-5, 90)))
        found.append(
            Pause(asked_on=asked_on, ended_on=asked_on + timedelta(draw(st.integers(0, 40))))
        )
    return found


class TestCounting:
    @given(DAYS, st.integers(1, 400), st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS]))
    def test_a_term_of_the_union_never_ends_on_a_free_day_however_long(self, start, length, unit):
        term = Term(length=length, unit=unit, counting=Counting.EUROPEAN)

        assert rules.is_normal_day(on=rules.ends_on(start=start, term=term))

    @given(DAYS, DUTCH)
    def test_an_agreed_term_ends_where_the_calendar_says(self, start, term):
        agreed = Term(length=term.length, unit=term.unit, counting=Counting.AGREED)

        assert not agreed.is_moved
        assert rules.ends_on(start=start, term=agreed) <= rules.ends_on(start=start, term=term)

    def test_two_days_of_the_union_hold_two_working_days(self):
        friday = date(2026, 6, 5)
        two = {"length": 2, "unit": Unit.DAYS}

        assert rules.ends_on(start=friday, term=Term(**two)) == date(2026, 6, 8)
        union = Term(**two, counting=Counting.EUROPEAN)
        assert rules.ends_on(start=friday, term=union) == date(2026, 6, 9)


class TestLastDay:
    @given(st.data(), DAYS, DUTCH)
    def test_a_pause_never_shortens_and_never_ends_inside_itself(self, data, start, term):
        stood = data.draw(pauses(start))
        plain = rules.ends_on(start=start, term=term)

        end = rules.last_day(start=start, term=term, pauses=stood)

        assert end is not None
        assert end >= plain
        for pause in stood:
            still = [pause.asked_on + timedelta(d) for d in range(1, 41)]
            inside = [day for day in still if pause.ended_on and day < pause.ended_on]
            assert end not in inside or pause.asked_on >= end

    @given(st.data(), DAYS, DUTCH)
    def test_it_ends_on_a_normal_day_where_the_act_applies(self, data, start, term):
        end = rules.last_day(start=start, term=term, pauses=data.draw(pauses(start)))

        assert end is not None
        assert not term.is_moved or rules.is_normal_day(on=end)

    @given(st.data(), DAYS, DUTCH)
    def test_a_longer_pause_never_ends_earlier(self, data, start, term):
        stood = data.draw(pauses(start))
        longer = [
            Pause(asked_on=one.asked_on, ended_on=one.ended_on + timedelta(days=3))
            for one in stood
            if one.ended_on
        ]

        before = rules.last_day(start=start, term=term, pauses=stood)
        after = rules.last_day(start=start, term=term, pauses=longer)

        assert before is not None
        assert after is not None
        assert after >= before

    @given(st.data(), DAYS, DUTCH)
    def test_the_order_in_which_pauses_are_told_does_not_matter(self, data, start, term):
        stood = data.draw(pauses(start))

        ends = {
            rules.last_day(start=start, term=term, pauses=order)
            for order in (stood, stood[::-1], [*stood, *stood])
        }

        assert len(ends) == 1

    @given(DAYS, st.integers(1, 12), st.integers(1, 12))
    def test_an_extension_never_shortens(self, start, weeks, more):
        term, extension = (Term(length=n, unit=Unit.WEEKS) for n in (weeks, more))

        end = rules.last_day(start=start, term=term, extended_by=extension)

        assert end is not None
        assert end >= rules.ends_on(start=start, term=term)

    def test_a_running_pause_has_no_last_day(self):
        assert (
            rules.last_day(start=MONDAY, term=FOUR_WEEKS, pauses=[Pause(asked_on=MONDAY)]) is None
        )

    @pytest.mark.parametrize(
        "term",
        [
            Term(length=72, unit=Unit.HOURS),
            Term(length=3, unit=Unit.WORKING_DAYS),
            Term(length=10, unit=Unit.DAYS, backwards=True),
        ],
    )
    def test_no_act_pauses_these(self, term):
        with pytest.raises(ValueError, match=term.unit):
            rules.last_day(start=MONDAY, term=term, pauses=[Pause(asked_on=MONDAY)])

    def test_an_extension_in_another_unit_is_refused(self):
        with pytest.raises(ValueError, match="months"):
            rules.last_day(
                start=MONDAY, term=FOUR_WEEKS, extended_by=Term(length=1, unit=Unit.MONTHS)
            )

    def test_a_pause_that_ends_before_it_was_asked_is_refused(self):
        with pytest.raises(ValueError, match="Pause"):
            Pause(asked_on=MONDAY, ended_on=MONDAY - timedelta(days=1))


class TestTurns:
    def test_a_moved_end_does_not_push_the_next_turn(self):
        found = rules.comes_again(start=date(2026, 3, 9), term=FOUR_WEEKS, until=date(2026, 6, 2))

        assert list(found) == [date(2026, 4, 7), date(2026, 5, 4), date(2026, 6, 1)]

    @given(DAYS)
    def test_turns_are_four_weeks_apart_but_for_free_days(self, start):
        found = list(rules.comes_again(start=start, term=FOUR_WEEKS, until=start + timedelta(400)))

        assert len(found) >= 13
        assert all(20 <= (b - a).days <= 36 for a, b in pairwise(found))

    def test_every_year_before_the_first_of_july_is_the_last_of_june(self):
        assert rules.every_year(year=2027, before=(7, 1)) == date(2027, 6, 30)

    def test_she_may_apply_herself_the_day_after_the_investigation_should_have_been_done(self):
        assert rules.opens_on(start=date(2026, 7, 13), term=None) == date(2026, 7, 14)


class TestByPost:
    LAST = date(2026, 7, 13)

    @pytest.mark.parametrize(
        ("received_on", "posted_on", "in_time"),
        [
            (date(2026, 7, 13), None, True),
            (date(2026, 7, 14), None, False),
            (date(2026, 7, 14), date(2026, 7, 13), True),
            (date(2026, 7, 20), date(2026, 7, 13), True),
            (date(2026, 7, 21), date(2026, 7, 13), False),
            (date(2026, 7, 20), date(2026, 7, 14), False),
            (date(2026, 7, 13), date(2026, 7, 13), True),
        ],
    )
    def test_within_a_week_when_posted_by_the_last_day(self, received_on, posted_on, in_time):
        found = rules.is_in_time(last_on=self.LAST, received_on=received_on, posted_on=posted_on)

        assert found is in_time

    def test_the_week_ends_on_a_normal_day(self):
        monday = {"last_on": date(2026, 4, 20), "posted_on": date(2026, 4, 20)}

        assert rules.is_in_time(**monday, received_on=date(2026, 4, 28))
        assert not rules.is_in_time(**monday, received_on=date(2026, 4, 29))


class TestPenalty:
    @pytest.mark.parametrize(
        ("days_late", "cents"),
        [(-3, 0), (0, 0), (1, 2000), (14, 28000), (15, 31000), (42, 126000), (300, 126000)],
    )
    def test_is_that_of_the_act_and_stops_after_42_days(self, days_late, cents):
        steps = data.PENALTIES[-1].steps

        assert rules.penalty_cents(days_late=days_late, steps=steps) == cents
        assert steps.longest_days == 42

    def test_the_newest_amounts_wait_for_somebody_to_confirm_them(self):
        newest = data.PENALTIES[0]

        assert rules.penalty_cents(days_late=42, steps=newest.steps) == 144200
        assert not newest.certainty.is_verified

    @given(st.integers(-5, 100))
    def test_never_falls(self, days_late):
        for penalty in data.PENALTIES:
            now = rules.penalty_cents(days_late=days_late, steps=penalty.steps)
            assert now <= rules.penalty_cents(days_late=days_late + 1, steps=penalty.steps)
