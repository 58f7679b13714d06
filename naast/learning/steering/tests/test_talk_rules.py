"""The rules of ambitions and of the client council's place."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.learning.steering.rules import ambitions, council
from naast.learning.steering.rules.ambitions import Direction, Kept, Moved, Reading
from naast.learning.steering.rules.council import State, Voice

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
VALUES = st.none() | st.integers(0, 500)


def quarters(values):
    """Return readings of quarters that follow each other from 2025 on."""
    starts = [date(2025 + n // 4, 1 + 3 * (n % 4), 1) for n in range(len(values) + 1)]
    return [
        Reading(from_on=start, until_on=end - timedelta(days=1), value=value)
        for start, end, value in zip(starts, starts[1:], values, strict=False)
    ]


class TestMoved:
    @given(st.lists(VALUES, max_size=12), st.dates(date(2024, 6, 1), date(2028, 6, 1)))
    def test_no_day_of_before_lies_after_the_beginning_nor_the_other_way(self, values, began_on):
        before, after = ambitions.before_and_after(readings=quarters(values), began_on=began_on)

        assert before is None or before.until_on < began_on
        assert after is None or after.from_on > began_on
        for one in quarters(values):
            if one.until_on < began_on:
                assert before is not None
                assert one.until_on <= before.until_on

    @pytest.mark.req("R-222")
    @given(VALUES, VALUES, st.sampled_from(Direction))
    def test_what_is_hidden_is_not_guessed_and_standing_still_is_no_move(self, was, now, direction):
        first, last = quarters([was, now])
        found = ambitions.moved(before=first, after=last, direction=direction)

        if was is None or now is None:
            assert found is Moved.NOT_MEASURABLE
        else:
            wanted = now > was if direction is Direction.UP else now < was
            assert found is (Moved.YES if wanted else Moved.NO)
        assert ambitions.moved(before=first, after=None, direction=direction) is Moved.TOO_EARLY


class TestWarned:
    @given(DAYS, st.integers(0, 365))
    def test_a_day_too_few_is_not_in_time(self, told_on, days):
        in_time = ambitions.warned_in_time(
            told_on=told_on, takes_effect_on=told_on + timedelta(days=days)
        )

        assert in_time == (days >= 90)


class TestKept:
    @given(st.integers(0, 100), VALUES)
    def test_what_cannot_be_measured_is_neither_kept_nor_broken(self, agreed, measured):
        least = ambitions.kept_at_least(agreed=agreed, measured=measured)

        assert (least is Kept.NOT_MEASURABLE) == (measured is None)
        if measured is not None:
            assert (least is Kept.YES) == (measured >= agreed)

    @given(DAYS, st.integers(1, 20))
    def test_a_norm_of_working_days_that_was_kept_to_the_day_is_never_called_broken(self, on, days):
        last, left = on, days
        while left:
            last += timedelta(days=1)
            left -= last.weekday() < 5
        waited = (last - on).days

        assert ambitions.kept_working_days(agreed=days, measured=waited) is not Kept.NO
        assert ambitions.kept_working_days(agreed=days, measured=days) is Kept.YES
        assert ambitions.kept_working_days(agreed=days, measured=3 * days + 10) is Kept.NO
        assert ambitions.kept_working_days(agreed=days, measured=None) is Kept.NOT_MEASURABLE


class TestAnswer:
    @given(DAYS, st.integers(-60, 60))
    def test_an_answer_is_late_from_the_day_after_the_last(self, said_on, days):
        last = council.answer_before(said_on=said_on)
        on = last + timedelta(days=days)
        stands = {"voice": Voice.QUESTION, "said": True, "answer_before_on": last, "on": on}

        assert (council.state(answered=False, **stands) is State.LATE) == (days > 0)
        assert council.state(answered=True, **stands) is State.ANSWERED
        assert council.days_late(answer_before_on=last, on=on) == max(0, days)

    @given(DAYS, st.sampled_from(Voice), st.booleans())
    def test_advice_that_is_not_given_is_not_late_at_the_municipality(self, on, voice, answered):
        found = council.state(
            voice=voice, said=False, answered=answered, answer_before_on=None, on=on
        )

        opinion = voice is Voice.OPINION
        assert found is (State.NEEDS_NONE if opinion else State.ADVICE_WAITS)
