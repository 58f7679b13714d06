"""When a consent covers something: half-open, one party, one purpose."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.support.keys.rules import (
    DUTCH_TIME,
    Purpose,
    end_is_possible,
    is_covered,
    is_in_force,
    last_on,
    until_at,
)

HERE, THERE = "municipality:1", "municipality:2"
NOON = datetime(2026, 11, 9, 12, 0, tzinfo=DUTCH_TIME)
MOMENTS = st.integers(-1000, 1000).map(lambda minutes: NOON + timedelta(minutes=minutes))


@dataclass(frozen=True, kw_only=True)
class Given:
    purpose: str = Purpose.TALK
    party: str = HERE
    given_at: datetime = NOON
    until_at: datetime = NOON + timedelta(days=30)
    withdrawn_at: datetime | None = None


@st.composite
def consents(draw):
    given_at = draw(MOMENTS)
    lengths = st.integers(1, 2000).map(lambda minutes: timedelta(minutes=minutes))
    return Given(
        purpose=draw(st.sampled_from(Purpose)),
        party=draw(st.sampled_from([HERE, THERE])),
        given_at=given_at,
        until_at=given_at + draw(lengths),
        withdrawn_at=draw(st.none() | lengths.map(lambda length: given_at + length)),
    )


class TestInForce:
    def test_from_the_very_instant_it_was_given(self):
        assert is_in_force(consent=Given(), at=NOON)
        assert not is_in_force(consent=Given(), at=NOON - timedelta(microseconds=1))

    def test_no_longer_at_the_very_instant_of_withdrawal(self):
        later = NOON + timedelta(hours=1)
        withdrawn = Given(withdrawn_at=later)

        assert is_in_force(consent=withdrawn, at=later - timedelta(microseconds=1))
        assert not is_in_force(consent=withdrawn, at=later)

    def test_no_longer_at_its_end(self):
        assert not is_in_force(consent=Given(until_at=NOON), at=NOON)

    @given(consents(), MOMENTS, MOMENTS)
    def test_once_over_never_again(self, consent, one, other):
        early, late = sorted((one, other))
        was_over = not is_in_force(consent=consent, at=early) and early >= consent.given_at

        assert not (was_over and is_in_force(consent=consent, at=late))

    @given(consents(), MOMENTS, MOMENTS)
    def test_withdrawing_never_opens_anything(self, consent, withdrawn_at, at):
        withdrawn = Given(**{**vars(consent), "withdrawn_at": withdrawn_at})
        never = Given(**{**vars(consent), "withdrawn_at": None})

        assert is_in_force(consent=never, at=at) or not is_in_force(consent=withdrawn, at=at)


class TestCovered:
    def test_by_nothing_when_nothing_was_given(self):
        assert not is_covered([], purpose=Purpose.TALK, party=HERE, at=NOON)

    @given(st.lists(consents()), st.sampled_from(Purpose), st.sampled_from([HERE, THERE]), MOMENTS)
    def test_by_a_consent_for_this_purpose_and_this_party_alone(self, found, purpose, party, at):
        fitting = [
            one
            for one in found
            if (one.purpose, one.party) == (purpose, party) and is_in_force(consent=one, at=at)
        ]

        assert is_covered(found, purpose=purpose, party=party, at=at) == bool(fitting)

    @given(st.lists(consents(), min_size=1), MOMENTS)
    def test_by_none_once_all_were_withdrawn(self, found, at):
        withdrawn = [Given(**{**vars(one), "withdrawn_at": one.given_at}) for one in found]

        assert not any(
            is_covered(withdrawn, purpose=purpose, party=HERE, at=at) for purpose in Purpose
        )


class TestEnd:
    def test_is_the_midnight_after_the_last_day_also_when_the_clock_changes(self):
        assert until_at(on=date(2026, 10, 25)).isoformat() == "2026-10-26T00:00:00+01:00"
        assert until_at(on=date(2026, 3, 28)).isoformat() == "2026-03-29T00:00:00+01:00"

    @pytest.mark.parametrize(
        ("on", "possible"),
        [
            (date(2026, 11, 8), False),
            (date(2026, 11, 9), True),
            (date(2027, 11, 10), True),
            (date(2027, 11, 11), False),
        ],
    )
    def test_lies_between_today_and_a_year_from_now(self, on, possible):
        assert end_is_possible(on=on, today=date(2026, 11, 9)) is possible


@given(on=st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)))
def test_the_last_day_that_is_told_is_the_one_that_was_chosen(on):
    assert last_on(until_at=until_at(on=on)) == on
