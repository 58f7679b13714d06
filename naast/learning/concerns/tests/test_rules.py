"""When an answer was promised, and how a signal stands."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from naast.learning.concerns.rules import State, answer_before, state

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(raised_on=DAYS)
def test_four_weeks_are_promised_and_the_last_day_is_in_time(raised_on):
    last = answer_before(raised_on=raised_on)

    assert last == raised_on + timedelta(days=28)
    assert state(answered=False, answer_before_on=last, on=last) == State.WAITING
    assert state(answered=False, answer_before_on=last, on=last + timedelta(days=1)) == State.LATE


@given(last=DAYS, on=DAYS)
def test_an_answer_is_an_answer_also_when_it_came_too_late(last, on):
    assert state(answered=True, answer_before_on=last, on=on) == State.ANSWERED
