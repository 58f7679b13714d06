from datetime import UTC, date, datetime, time

from naast.entrances.api.calendar import calendar
from naast.entrances.api.hsds import Hours, Point

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TUESDAYS = Hours(
    id=7,
    weekday=2,
    starts=time(13, 30),
    ends=time(15, 30),
    note="Neem uw post mee; koffie, thee",
    valid_from=date(2026, 1, 1),
    valid_to=date(2027, 1, 1),
    closed=(date(2026, 12, 29), date(2026, 4, 28)),
)
KAJUIT = Point(
    id=3, name="De Kajuit", address="Kade 3", access="", zone="Wetterkant", hours=(TUESDAYS,)
)


def lines() -> list[str]:
    return calendar(points=[KAJUIT], name="Inloop", at=AT).split("\r\n")


class TestCalendar:
    def test_begins_on_the_first_such_day_and_comes_back_each_week(self):
        assert "DTSTART;TZID=Europe/Amsterdam:20260106T133000" in lines()  # the first Tuesday
        assert "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231T225959Z" in lines()

    def test_leaves_out_the_days_on_which_the_door_is_closed(self):
        assert [line for line in lines() if line.startswith("EXDATE")] == [
            "EXDATE;TZID=Europe/Amsterdam:20260428T133000",
            "EXDATE;TZID=Europe/Amsterdam:20261229T133000",
        ]

    def test_writes_signs_that_mean_something_as_text(self):
        assert "DESCRIPTION:Neem uw post mee\\; koffie\\, thee" in lines()

    def test_opens_and_closes_each_part(self):
        begun = [line[6:] for line in lines() if line.startswith("BEGIN:")]
        ended = [line[4:] for line in lines() if line.startswith("END:")]

        assert sorted(begun) == sorted(ended)
        assert lines()[0] == "BEGIN:VCALENDAR"
        assert lines()[-2:] == ["END:VCALENDAR", ""]
