"""How something is written for a calendar."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from naast.core.files.rules import calendar_file, calendar_moment, calendar_text
from naast.core.files.rules.icalendar import LONGEST_LINE, fold

DUTCH = ZoneInfo("Europe/Amsterdam")
# Wall-clock time, to which hypothesis itself adds the zone.
FIRST, LAST = datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2090-01-01")


class TestFold:
    @given(st.text(max_size=400))
    def test_keeps_every_sign_in_lines_of_at_most_75_octets(self, value):
        pieces = fold(value)

        assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == value
        assert all(len(piece.encode()) <= LONGEST_LINE for piece in pieces)

    @given(st.text(max_size=100))
    def test_no_text_can_begin_a_line_of_its_own(self, value):
        assert calendar_text(value).splitlines() in ([], [calendar_text(value)])

    @given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n")), max_size=5))
    def test_each_line_ends_as_one(self, lines):
        made = calendar_file(f"SUMMARY:{line}" for line in lines)

        assert made.replace("\r\n ", "") == "".join(f"SUMMARY:{line}\r\n" for line in lines)


class TestMoment:
    @given(st.datetimes(FIRST, LAST, timezones=st.just(DUTCH)))
    def test_is_the_same_moment_also_when_the_clock_changes(self, at):
        read = datetime.strptime(calendar_moment(at), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)

        assert read == at.astimezone(UTC).replace(microsecond=0)
