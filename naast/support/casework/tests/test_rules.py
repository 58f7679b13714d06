"""The rules of a case: moves, quick notes, promises and marks."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.law.rules import working_days_after
from naast.support.casework.rules import (
    AMSTERDAM,
    QUICK_KEYS,
    CaseStatus,
    ContactKind,
    Note,
    Urgency,
    is_mark,
    is_silent,
    may_move,
    read_note,
    urgency,
)
from tests.cast import NOON

SIGNS = " \t\n:,–—-"  # noqa: RUF001


class TestMayMove:
    def test_goes_from_open_to_closed(self):
        assert may_move(current=CaseStatus.OPEN, to=CaseStatus.CLOSED)

    @pytest.mark.parametrize("to", list(CaseStatus))
    def test_leaves_a_closed_case_closed(self, to):
        assert not may_move(current=CaseStatus.CLOSED, to=to)


class TestReadNote:
    @pytest.mark.parametrize(
        ("typed", "kind", "minutes", "text"),
        [
            ("bel 15 rolstoel komt donderdag", ContactKind.CALL, 15, "rolstoel komt donderdag"),
            ("Bel 15 min: rolstoel", ContactKind.CALL, 15, "rolstoel"),
            ("BEL 10 – hij is blij", ContactKind.CALL, 10, "hij is blij"),  # noqa: RUF001
            ("huis 90\nSamen gekeken", ContactKind.HOME, 90, "Samen gekeken"),
            ("mee 45 minuten naar het gesprek", ContactKind.ALONG, 45, "naar het gesprek"),
            ("inloop", ContactKind.WALK_IN, None, ""),
            ("mail: brief gestuurd", ContactKind.MAIL, None, "brief gestuurd"),
            ("bel 15.30 afgesproken", ContactKind.CALL, None, "15.30 afgesproken"),
            ("bel 15-jarige zoon", ContactKind.CALL, None, "15-jarige zoon"),
            ("bel 2 keer geprobeerd", ContactKind.CALL, None, "2 keer geprobeerd"),
            ("belde haar", None, None, "belde haar"),
            ("mailbox is vol", None, None, "mailbox is vol"),
            ("Zij vertelde", None, None, "Zij vertelde"),
            ("", None, None, ""),
        ],
    )
    def test_reads_key_minutes_and_words(self, typed, kind, minutes, text):
        note = read_note(typed=typed, with_minutes=True)

        assert note == Note(kind=kind, minutes=minutes, text=text)

    def test_leaves_the_number_of_a_volunteer_in_the_words(self):
        note = read_note(typed="bel 15 rolstoel", with_minutes=False)

        assert note == Note(kind=ContactKind.CALL, minutes=None, text="15 rolstoel")

    @given(typed=st.text(), with_minutes=st.booleans())
    def test_never_raises_and_loses_no_word(self, typed, with_minutes):
        note = read_note(typed=typed, with_minutes=with_minutes)

        stripped = typed.strip()
        head = stripped.removesuffix(note.text)
        assert stripped == head + note.text
        assert bool(head) <= (note.kind is not None)

    @given(
        key=st.sampled_from(sorted(QUICK_KEYS)),
        minutes=st.integers(5, 600),
        words=st.text(min_size=1).map(str.strip).filter(lambda s: s and s[0] not in SIGNS),
    )
    def test_reads_back_what_was_meant(self, key, minutes, words):
        note = read_note(typed=f"{key} {minutes} {words}", with_minutes=True)

        assert (note.kind, note.minutes) == (QUICK_KEYS[key], minutes)
        assert note.text.endswith(words) or words.casefold().startswith("min")


class TestUrgency:
    @pytest.mark.parametrize(
        ("until", "expected"),
        [
            (NOON, Urgency.LATE),
            (NOON + timedelta(minutes=1), Urgency.SOON),
            (NOON + timedelta(days=2), Urgency.SOON),
            (NOON + timedelta(days=2, seconds=1), Urgency.LATER),
        ],
    )
    def test_tells_how_a_promise_stands(self, until, expected):
        assert urgency(until=until, at=NOON) is expected


class TestIsSilent:
    @given(st.timedeltas(timedelta(0), timedelta(days=4000)))
    def test_is_who_heard_nothing_for_two_weeks_and_is_promised_nothing(self, quiet):
        heard_at, soon = NOON - quiet, NOON + timedelta(days=1)

        assert is_silent(heard_at=heard_at, hear_before_at=None, at=NOON) == (
            quiet >= timedelta(days=14)
        )
        assert not is_silent(heard_at=heard_at, hear_before_at=soon, at=NOON)

    @given(st.timedeltas(timedelta(0), timedelta(days=200)), st.integers(1, 60))
    def test_is_who_heard_nothing_for_longer_than_was_agreed(self, quiet, days):
        heard_at = NOON - quiet
        last = working_days_after(start=heard_at.astimezone(AMSTERDAM).date(), days=days)

        found = is_silent(heard_at=heard_at, hear_before_at=None, at=NOON, agreed_working_days=days)

        assert found == (NOON.astimezone(AMSTERDAM).date() > last)
        assert not is_silent(
            heard_at=heard_at,
            hear_before_at=NOON + timedelta(days=1),
            at=NOON,
            agreed_working_days=days,
        )

    def test_a_weekend_and_a_holiday_between_are_no_working_days(self):
        thursday = datetime(2026, 4, 2, 9, tzinfo=AMSTERDAM)  # before Good Friday and Easter Monday

        silent = [
            day
            for day in range(2, 12)
            if is_silent(
                heard_at=thursday,
                hear_before_at=None,
                at=thursday.replace(day=day),
                agreed_working_days=2,
            )
        ]

        assert silent[0] == 9


@pytest.mark.parametrize(("value", "allowed"), [(-1, False), (0, True), (10, True), (11, False)])
def test_a_mark_is_0_to_10(value, allowed):
    assert is_mark(value=value) is allowed
