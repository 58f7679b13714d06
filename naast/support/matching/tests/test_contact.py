"""When somebody can be called, and in which ways the first talk can come about."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.law.rules import holidays
from naast.supply.supporters.rules import MOMENTS, Way
from naast.support.matching.rules import (
    AMSTERDAM,
    ContactWay,
    FirstContact,
    call_moments,
    hours_of_week,
    ways_offered,
)

OFFICE = [(day, time(9), time(17)) for day in range(1, 6)]
NOON = datetime(2026, 11, 9, 12, 0, tzinfo=AMSTERDAM)  # a Monday

any_moment = st.integers(0, 5 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
any_hours = st.lists(
    st.tuples(st.integers(1, 7), st.times(), st.times()).filter(lambda one: one[1] < one[2]),
    max_size=12,
)


@given(any_hours, any_moment)
def test_only_what_lies_ahead_is_offered_within_a_week_and_never_on_a_holiday(hours, now):
    found = call_moments(hours=hours, now=now)

    for one in found:
        assert now + timedelta(hours=2) <= one.starts_at
        assert one.starts_at - now <= timedelta(days=8)
        assert one.on not in holidays(year=one.on.year)


@given(any_hours, any_moment)
def test_a_moment_lies_within_the_hours_of_its_dutch_day(hours, now):
    for one in call_moments(hours=hours, now=now):
        begins, ends = one.starts_at.astimezone(AMSTERDAM), one.ends_at.astimezone(AMSTERDAM)
        assert begins.date() == ends.date() == one.on
        assert any(
            day == one.on.isoweekday() and opens <= begins.time() and ends.time() <= closes
            for day, opens, closes in hours
        )
        assert ends - begins >= timedelta(hours=1)


@given(any_hours, any_moment)
def test_each_part_of_a_day_stands_there_once_in_order(hours, now):
    found = call_moments(hours=hours, now=now)

    assert len({one.code for one in found}) == len(found)
    assert found == sorted(found, key=lambda one: one.starts_at)


@given(st.sets(st.sampled_from(MOMENTS)), any_moment)
def test_who_tells_her_week_is_called_at_no_other_moment(moments, now):
    for one in call_moments(hours=hours_of_week(moments=moments), now=now):
        assert f"{one.on.isoweekday()}-{one.part}" in moments


def test_an_afternoon_that_began_is_over_and_hours_shorten_a_part():
    found = call_moments(hours=[(1, time(9, 30), time(16))], now=NOON)

    assert [(one.code, one.starts_at.hour, one.ends_at.hour) for one in found] == [
        ("2026-11-16_morning", 9, 12),
        ("2026-11-16_afternoon", 13, 16),
    ]


@pytest.mark.parametrize(
    ("now", "utc_hour"),
    [
        (datetime(2026, 10, 23, 12, tzinfo=AMSTERDAM), 8),  # the clock goes back on the 25th
        (datetime(2026, 3, 26, 12, tzinfo=AMSTERDAM), 7),  # and forward on the 29th
    ],
)
def test_nine_in_the_morning_stays_nine_when_the_clock_is_changed(now, utc_hour):
    after = [m for m in call_moments(hours=OFFICE, now=now) if m.on.weekday() == 0]

    assert after[0].starts_at.astimezone(AMSTERDAM).hour == 9
    assert after[0].starts_at.astimezone(UTC).hour == utc_hour


def test_the_day_is_the_dutch_one():
    late = datetime(2026, 11, 9, 23, 30, tzinfo=UTC)  # in the Netherlands it is Tuesday

    assert call_moments(hours=OFFICE, now=late)[0].code == "2026-11-10_morning"


@given(st.sets(st.sampled_from(list(Way))), st.booleans())
def test_no_way_is_offered_that_she_did_not_say_yes_to(published, can_call):
    found = set(ways_offered(published=published, can_call=can_call))

    for way in found - {ContactWay.MESSAGE, ContactWay.CALL_BACK}:
        assert way.value in published
    assert ContactWay.MESSAGE in found
    if ContactWay.CALL_BACK in found:
        assert can_call
        assert not published or Way.PHONE in published


def test_a_call_back_has_a_moment_and_nothing_else_has():
    moment = call_moments(hours=OFFICE, now=NOON)[0]

    assert FirstContact(way=ContactWay.CALL_BACK, moment=moment).moment == moment
    with pytest.raises(ValueError, match="call_back"):
        FirstContact(way=ContactWay.CALL_BACK)
    with pytest.raises(ValueError, match="mail"):
        FirstContact(way=ContactWay.MAIL, moment=moment)


@given(any_hours, any_moment, st.lists(st.tuples(st.integers(0, 200), st.integers(1, 90))))
def test_nobody_is_promised_while_she_is_gone_and_who_is_not_keeps_the_rest(hours, now, gone):
    away = [
        (now + timedelta(hours=start), now + timedelta(hours=start + long)) for start, long in gone
    ]
    usual = {one.code: one for one in call_moments(hours=hours, now=now)}

    found = call_moments(hours=hours, now=now, gone=away)

    for one in found:
        assert not any(one.starts_at < end and one.ends_at > start for start, end in away)
        assert one.ends_at - one.starts_at >= timedelta(hours=1)
    untouched = {
        code
        for code, one in usual.items()
        if not any(one.starts_at < end and one.ends_at > start for start, end in away)
    }
    assert untouched <= {one.code for one in found}


def test_an_extra_time_stands_beside_the_week_also_on_a_day_that_is_closed():
    tuesday = NOON.date() + timedelta(days=1)
    extra = [(tuesday, time(18, 30), time(21))]

    found = call_moments(hours=(), now=NOON, closed={tuesday}, extra=extra)

    assert [(one.code, one.starts_at.time()) for one in found] == [
        ("2026-11-10_evening", time(18, 30))
    ]


def test_an_extra_time_within_her_week_takes_nothing_of_it():
    monday = NOON.date() + timedelta(days=7)

    found = call_moments(hours=OFFICE[:1], now=NOON, extra=[(monday, time(10), time(11))])

    assert [one.starts_at.hour for one in found if one.on == monday] == [9, 13]
