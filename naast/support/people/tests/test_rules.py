"""Codes, ages and who agrees."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.law.rules import Term, Unit
from naast.support.people.rules import (
    House,
    RepresentationKind,
    birthday,
    controller_of,
    hat_stays_until,
    may_see_until,
    may_try,
    network,
    new_code,
    normalised_code,
    phone_number,
    same_name,
    who_agrees,
    window,
)

WORDS = [f"woord{n}" for n in range(1024)]


class TestCode:
    def test_has_five_words_and_four_digits(self):
        *words, digits = new_code(words=WORDS).split()

        assert len(words) == 5
        assert set(words) <= set(WORDS)
        assert (len(digits), digits.isdigit()) == (4, True)

    @pytest.mark.parametrize(
        "typed",
        [
            "Otter-Wilg, lamp  boter MAND 4827",
            "otterwilglampbotermand4827",
            "ötter wilg lamp boter mand 4827",
        ],
    )
    def test_is_compared_without_case_accents_and_signs(self, typed):
        assert normalised_code(text=typed) == "otterwilglampbotermand4827"

    @given(st.text())
    def test_any_text_can_be_compared(self, typed):
        once = normalised_code(text=typed)

        assert normalised_code(text=once) == once


class TestController:
    def test_is_the_municipality_or_the_organisation(self):
        municipal = controller_of(house=House.MUNICIPALITY, organisation_id=None, municipality_id=3)
        support = controller_of(house=House.SUPPORT, organisation_id=5, municipality_id=3)

        assert (municipal, support) == ("municipality-3", "organisation-5")

    def test_a_row_of_support_has_somebody_who_answers_for_it(self):
        with pytest.raises(ValueError, match="has an organisation"):
            controller_of(house=House.SUPPORT, organisation_id=None, municipality_id=3)


class TestAges:
    def test_who_was_born_on_29_february_has_her_birthday_on_1_march(self):
        assert birthday(born_on=date(2012, 2, 29), age=16) == date(2028, 2, 29)
        assert birthday(born_on=date(2012, 2, 29), age=12) == date(2024, 2, 29)
        assert birthday(born_on=date(2012, 2, 29), age=13) == date(2025, 3, 1)

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            (date(2024, 5, 5), {"representative"}),
            (date(2024, 5, 6), {"subject", "representative"}),
            (date(2028, 5, 5), {"subject", "representative"}),
            (date(2028, 5, 6), {"subject"}),
        ],
    )
    def test_who_agrees_changes_at_12_and_16(self, on, expected):
        assert who_agrees(born_on=date(2012, 5, 6), on=on) == expected

    def test_custody_opens_the_file_until_she_is_16(self):
        born_on = date(2012, 5, 6)

        assert may_see_until(kind=RepresentationKind.CUSTODY, born_on=born_on) == date(2028, 5, 6)
        assert may_see_until(kind=RepresentationKind.CURATOR, born_on=born_on) is None
        assert may_see_until(kind=RepresentationKind.CUSTODY, born_on=None) is None


class TestHatStaysUntil:
    @given(
        st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        st.integers(1, 40),
        st.integers(1, 36),
    )
    def test_runs_the_terms_one_after_the_other(self, ended_at, weeks, months):
        objection, after = (
            Term(length=weeks, unit=Unit.WEEKS),
            Term(length=months, unit=Unit.MONTHS),
        )

        until = hat_stays_until(ended_at=ended_at, terms=[objection, after])

        assert until >= hat_stays_until(ended_at=ended_at, terms=[after]) + timedelta(
            weeks=weeks - 1
        )
        assert until - ended_at >= timedelta(weeks=weeks, days=28 * months)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("06 71 23 45 67", "0671234567"),
        ("+31 6 71234567", "0671234567"),
        ("0031(0)671234567", None),
        ("0999-123456", "0999123456"),
        ("067123456", None),
        ("6712345670", None),
        ("\u0660671234567", None),
        ("bel maar", None),
        ("", None),
    ],
)
def test_reads_a_number_however_it_is_written(typed, number):
    assert phone_number(typed=typed) == number


class TestGuessing:
    @given(st.datetimes(timezones=st.just(UTC), min_value=datetime(2020, 1, 1)))  # noqa: DTZ001
    def test_a_moment_lies_in_its_own_quarter_of_an_hour(self, at):
        since = window(at=at)

        assert since <= at < since + timedelta(minutes=15)
        assert since.minute % 15 == since.second == since.microsecond == 0

    @given(st.integers(0, 1000), st.integers(0, 10_000))
    def test_who_never_guessed_may_always_try(self, here, everywhere):
        assert may_try(here=0, everywhere=everywhere)
        assert not may_try(here=here + 10, everywhere=everywhere)

    def test_each_place_gets_fewer_tries_when_many_places_guess(self):
        assert may_try(here=5, everywhere=299)
        assert not may_try(here=5, everywhere=300)

    @pytest.mark.parametrize(
        ("source", "one"),
        [
            ("192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
            ("user-7", "user-7"),
        ],
    )
    def test_one_home_is_one_source(self, source, one):
        assert network(source=source) == one

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("Tjitske", " tjitske ", True),
            ("Renée", "renee", True),
            ("Anne-Fleur", "anne fleur", True),
            ("Tjitske", "Tjits", False),
            ("", "", False),
            ("", "Tjitske", False),
        ],
    )
    def test_a_name_is_the_same_however_it_is_written(self, one, other, same):
        assert same_name(one=one, other=other) is same
