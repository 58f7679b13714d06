"""Of a calendar only when somebody is busy comes out, and no calendar keeps us busy for long."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naast.supply.supporters.diary.apart import busy_in
from naast.supply.supporters.diary.fetch import Failed
from naast.supply.supporters.diary.read import busy_times
from naast.supply.supporters.rules import DIARY_AHEAD, MOST_BUSY, Trouble, busy_to_keep

AT = datetime(2026, 10, 20, 8, 0, tzinfo=UTC)
"""A Tuesday; on the Sunday after it the clock goes back."""
DUTCH = ZoneInfo("Europe/Amsterdam")


def calendar(*events, zone="Europe/Amsterdam"):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"]
    for number, event in enumerate(events):
        uid = [] if "UID:" in event else [f"UID:{number}@elders"]
        lines += ["BEGIN:VEVENT", *uid, "SUMMARY:Tandarts", *event.split("\n"), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def dutch(*events, at=AT):
    """Return what is found, in Dutch time."""
    return [
        (a.astimezone(DUTCH).strftime("%m-%d %H:%M"), b.astimezone(DUTCH).strftime("%m-%d %H:%M"))
        for a, b in busy_times(contents=calendar(*events), at=at)
    ]


ONE = "DTSTART;TZID=Europe/Amsterdam:20261021T100000\nDTEND;TZID=Europe/Amsterdam:20261021T113000"


class TestBusyTimes:
    def test_are_from_until(self):
        assert dutch(ONE) == [("10-21 10:00", "10-21 11:30")]

    def test_of_a_series_over_the_change_of_the_clock_stay_at_their_hour(self):
        found = dutch(
            "DTSTART;TZID=Europe/Amsterdam:20260101T090000\nDURATION:PT1H\n"
            "RRULE:FREQ=WEEKLY;BYDAY=TH\nEXDATE;TZID=Europe/Amsterdam:20261105T090000"
        )

        assert found[:3] == [
            ("10-22 09:00", "10-22 10:00"),
            ("10-29 09:00", "10-29 10:00"),
            ("11-12 09:00", "11-12 10:00"),
        ]
        assert len(found) == 7

    def test_of_one_that_was_moved_are_the_new_and_of_one_called_off_none(self):
        series = (
            "UID:reeks\nDTSTART:20261020T120000Z\nDTEND:20261020T130000Z\nRRULE:FREQ=DAILY;COUNT=3"
        )
        later = "UID:reeks\nRECURRENCE-ID:20261021T120000Z\nDTSTART:20261021T150000Z\nDURATION:PT1H"
        off = (
            "UID:reeks\nRECURRENCE-ID:20261022T120000Z\nDTSTART:20261022T120000Z\nDURATION:PT1H\n"
            "STATUS:CANCELLED"
        )

        assert dutch(series, later, off) == [
            ("10-20 14:00", "10-20 15:00"),
            ("10-21 17:00", "10-21 18:00"),
        ]

    @pytest.mark.parametrize(
        "free",
        ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
         "UID:abc@naast"],
    )  # fmt: skip
    def test_are_not_where_the_calendar_says_free_and_not_what_naast_put_there(self, free):
        assert dutch(f"{ONE}\n{free}") == []

    def test_of_a_whole_day_are_that_day_in_dutch_time(self):
        assert dutch("DTSTART;VALUE=DATE:20261025") == [("10-25 00:00", "10-26 00:00")]
        [(start, end)] = busy_times(contents=calendar("DTSTART;VALUE=DATE:20261025"), at=AT)
        assert end - start == timedelta(hours=25)

    def test_without_a_zone_are_dutch(self):
        assert dutch("DTSTART:20261021T100000\nDTEND:20261021T110000") == [
            ("10-21 10:00", "10-21 11:00")
        ]

    def test_beyond_eight_weeks_or_past_are_not_kept(self):
        assert dutch(ONE, at=AT - timedelta(days=60)) == []
        assert dutch(ONE, at=AT + timedelta(days=3)) == []

    def test_that_touch_become_one_so_that_nobody_can_count_them(self):
        assert dutch(ONE, "DTSTART:20261021T093000Z\nDTEND:20261021T100000Z", ONE) == [
            ("10-21 10:00", "10-21 12:00")
        ]

    def test_of_what_lasts_no_time_or_less_are_none(self):
        assert dutch("DTSTART:20261021T093000Z", "DTSTART:20261021T093000Z\nDURATION:PT0S") == []

    @pytest.mark.parametrize("no", [b"", b"<html>", b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", b"\xff\x00"])
    def test_of_what_is_no_calendar_are_not_guessed(self, no):
        with pytest.raises(ValueError):  # noqa: PT011 (whatever the library says)
            busy_times(contents=no, at=AT)


BOMB = "DTSTART:19700101T000000Z\nDTEND:19700101T000001Z\nRRULE:"


class TestApart:
    def test_says_the_same_from_a_process_of_its_own(self):
        contents = calendar(ONE)

        assert busy_in(contents=contents, at=AT) == busy_times(contents=contents, at=AT)

    @pytest.mark.parametrize(
        "rule",
        [
            "FREQ=SECONDLY",
            "FREQ=MINUTELY;INTERVAL=1",
            "FREQ=HOURLY",
            "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6;BYMINUTE=0,1,2,3;BYSECOND=0,1,2,3",
        ],
    )
    def test_what_repeats_more_often_than_a_diary_is_left_out_and_the_rest_counts(self, rule):
        found = busy_in(contents=calendar(BOMB + rule, ONE), at=AT)

        assert len(found) == 1

    def test_what_never_comes_to_an_end_is_cut_by_the_machine(self):
        never = "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;BYSETPOS=1"
        many = calendar(*[f"UID:{n}\n{BOMB}{never}" for n in range(3000)])

        with pytest.raises(Failed) as failed:
            busy_in(contents=many, at=AT, cpu_seconds=1)

        assert failed.value.trouble == Trouble.UNREADABLE

    def test_tells_no_more_than_it_may(self):
        events = [
            f"DTSTART:202610{day}T{hour:02}{minute:02}00Z\nDURATION:PT1M"
            for day in (21, 22, 23)
            for hour in range(24)
            for minute in range(0, 60, 3)
        ]

        assert len(busy_in(contents=calendar(*events), at=AT)) == MOST_BUSY

    def test_says_nothing_of_what_it_could_not_read(self):
        with pytest.raises(Failed) as failed:
            busy_in(contents=b"BEGIN:VCALENDAR\r\nSUMMARY:Tandarts\r\n", at=AT)

        assert "Tandarts" not in repr(failed.value)
        assert failed.value.__cause__ is None


MOMENTS = st.datetimes(
    datetime.fromisoformat("2026-09-01"), datetime.fromisoformat("2027-06-01"),
    timezones=st.just(DUTCH),
)  # fmt: skip


class TestBusyToKeep:
    @given(st.lists(st.tuples(MOMENTS, MOMENTS), max_size=8), MOMENTS)
    @settings(max_examples=200)
    def test_is_the_same_time_within_eight_weeks_in_order_and_apart(self, spans, at):
        kept = busy_to_keep(spans=spans, at=at)

        first, last = at.astimezone(UTC), at.astimezone(UTC) + DIARY_AHEAD
        assert all(first <= start < end <= last for start, end in kept)
        assert all(one[1] < two[0] for one, two in pairwise(kept))
        for start, end in spans:
            middle = start.astimezone(UTC) + (end.astimezone(UTC) - start.astimezone(UTC)) / 2
            long = end.astimezone(UTC) - start.astimezone(UTC) >= timedelta(minutes=4)
            if long and first <= middle < last:
                assert any(a <= middle < b for a, b in kept)
