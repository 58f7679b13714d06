"""The rules of appointments and messages."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.support.encounters.rules import FURTHEST, By, answer_before, lies_ahead, safe_way
from tests.cast import NOON

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("starts_at", "minutes", "expected"),
    [
        (NOON + HOUR, 60, True),
        (NOON, 60, False),
        (NOON - HOUR, 60, False),
        (NOON + FURTHEST, 60, True),
        (NOON + FURTHEST + HOUR, 60, False),
        (NOON + HOUR, 4, False),
        (NOON + HOUR, 1441, False),
    ],
)
def test_an_appointment_lies_ahead_and_has_a_sensible_length(starts_at, minutes, expected):
    assert lies_ahead(starts_at=starts_at, minutes=minutes, at=NOON) is expected


class TestSafeWay:
    @given(
        phone=st.sampled_from(["", "0612345678", "0581234567"]),
        mail=st.sampled_from(["", "a@b.nl"]),
        text=st.booleans(),
        by_mail=st.booleans(),
    )
    def test_is_only_what_she_ticked_and_left(self, phone, mail, text, by_mail):
        way = safe_way(phone=phone, mail=mail, safe_to_text=text, safe_to_mail=by_mail)

        assert way != By.TEXT or (text and phone.startswith("06"))
        assert way != By.MAIL or (by_mail and mail)
        assert way or not (by_mail and mail)


class TestAnswerBefore:
    def test_is_five_o_clock_on_the_third_working_day(self):
        friday = datetime(2026, 11, 13, 16, 0, tzinfo=UTC)

        before = answer_before(written_at=friday, working_days=3)

        assert before.isoformat() == "2026-11-18T17:00:00+01:00"

    @given(st.timedeltas(timedelta(), timedelta(days=5000)), st.integers(1, 20))
    def test_lies_ahead(self, later, days):
        at = NOON + later

        assert answer_before(written_at=at, working_days=days) > at
