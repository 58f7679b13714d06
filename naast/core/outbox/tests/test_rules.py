"""What a message may say, and when it is tried again."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from naast.core.outbox import rules
from naast.core.outbox.rules import TEMPLATES, NotNeutral
from tests.cast import NOON


class TestCheckValues:
    def test_keeps_a_day_and_a_moment(self):
        day = rules.check_values(template="still_busy", values={"by": date(2026, 11, 12)})
        moment = rules.check_values(template="appointment_soon", values={"at": NOON})

        assert (day, moment) == ({"by": "2026-11-12"}, {"at": "2026-11-09T12:00:00+01:00"})

    @pytest.mark.parametrize(
        "text", ["Hanna heeft schulden", "2026-11-12", "", "https://x.example/", 5, None, uuid4()]
    )
    def test_refuses_whatever_is_no_date(self, text):
        with pytest.raises(NotNeutral):
            rules.check_values(template="still_busy", values={"by": text})

    def test_refuses_a_moment_for_a_day_and_a_moment_without_a_time_zone(self):
        with pytest.raises(NotNeutral):
            rules.check_values(template="still_busy", values={"by": NOON})
        at = datetime(2026, 11, 9, 12)  # noqa: DTZ001 (the point)
        with pytest.raises(NotNeutral):
            rules.check_values(template="appointment_soon", values={"at": at})

    def test_refuses_more_and_less_than_the_template_asks(self):
        with pytest.raises(NotNeutral):
            rules.check_values(template="question_waiting", values={"by": date(2026, 11, 12)})
        with pytest.raises(NotNeutral):
            rules.check_values(template="still_busy", values={})

    def test_does_not_know_other_templates(self):
        with pytest.raises(KeyError):
            rules.check_values(template="your_debts", values={})


def test_a_template_can_hold_nothing_but_days_and_moments():
    kinds = {kind for one in TEMPLATES.values() for kind in one.values.values()}

    assert kinds <= {rules.Kind.DAY, rules.Kind.MOMENT}
    assert {one.door for one in TEMPLATES.values()} <= {rules.Door.RESIDENTS, rules.Door.STAFF}


def test_it_waits_longer_each_time_and_gives_up_after_seven():
    at = NOON
    waits: list[timedelta] = []

    for attempts in range(1, rules.MOST_ATTEMPTS):
        again = rules.next_attempt(attempts=attempts, at=at)
        waits.append(again - at)
        at = again

    assert rules.MOST_ATTEMPTS == 7
    assert waits == sorted(waits)
    assert timedelta(days=1) < sum(waits, timedelta()) < timedelta(days=2)
    assert rules.next_attempt(attempts=7, at=at) is None
