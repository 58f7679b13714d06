"""The rules of appointments."""

from datetime import timedelta

import pytest

from naast.support.encounters.rules import FURTHEST, lies_ahead
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
