"""What people type is understood; hours fall on their days; nobody gets lost in a herindeling."""

import string
from datetime import date, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.places import rules
from naast.supply.places.rules import Hours, Meaning, Meant, Step

POSTCODES = {"9370": 1, "9371": 1, "9374": 3}
NAMES = [
    ("Buorren", 1),
    ("Wetterkant", 2),
    ("Waterkant", 2),
    ("Wâldein", 3),
    ("De Mieden", 4),
    ("It Eilân", 6),
    ("Nij", 7),
]
MONDAY = date(2026, 11, 23)


def meant(text):
    return rules.zone_meant(text=text, postcodes=POSTCODES, names=NAMES)


class TestSlugs:
    @pytest.mark.parametrize("text", ["wetterwald", "s-hertogenbosch", "de-friese-meren", "a1"])
    def test_plain_words_may_be_used(self, text):
        assert rules.may_be_slug(text=text)

    @pytest.mark.parametrize("text", ["desk", "demo", "accounts", "static", "en", "api", "theme"])
    def test_our_own_addresses_may_not(self, text):
        assert not rules.may_be_slug(text=text)

    @pytest.mark.parametrize(
        "text", ["", "Wetterwald", "wâld", "-a", "a-", "a--b", "1a", "a b", "a\n", "a/b", "a" * 61]
    )
    def test_what_is_no_plain_word_may_not(self, text):
        assert not rules.may_be_slug(text=text)


class TestNormalise:
    @pytest.mark.parametrize(
        ("text", "same"),
        [
            ("  Wâldein ", "waldein"),
            ("'t  WALD-EIN", "t wald ein"),
            ("IJsselstraße", "ijsselstrasse"),
            ("a\0b\n", "a b"),
            ("\u202eabc", "abc"),
            ("😀", ""),
        ],
    )
    def test_keeps_letters_and_digits(self, text, same):
        assert rules.normalise(text=text) == same

    @given(st.text())
    def test_holds_nothing_but_small_letters_digits_and_single_spaces(self, text):
        found = rules.normalise(text=text)

        assert set(found) <= set(string.ascii_lowercase + string.digits + " ")
        assert "  " not in found
        assert found == found.strip()

    @given(st.text())
    def test_twice_is_once(self, text):
        once = rules.normalise(text=text)

        assert rules.normalise(text=once) == once


class TestPostcodeIn:
    @pytest.mark.parametrize(
        "text", ["9370", "9370AB", "9370 ab", " 9370  AB", "in 9370AB Buorren"]
    )
    def test_is_found_however_it_is_written(self, text):
        assert rules.postcode_in(text=text) == "9370"

    @pytest.mark.parametrize("text", ["", "937", "93701", "0999", "09370 AB", "a9370", "9370ABC"])
    def test_is_not_seen_where_there_is_none(self, text):
        assert rules.postcode_in(text=text) is None


class TestZoneMeant:
    @pytest.mark.parametrize(
        ("text", "zone"),
        [
            ("9370", 1),
            ("9374 xs", 3),
            ("buorren", 1),
            ("  BUORREN ", 1),
            ("waldein", 3),
            ("Wâldein", 3),
            ("It Eilan", 6),
            ("Buoren", 1),
            ("Wetterknat", 2),
            ("waterkant", 2),
            ("de miedn", 4),
            ("ik woon in Buorren", 1),
            ("Wetter", 2),
            ("1234 AB Buorren", 1),
            ("9371 Wetterkant", 1),
            ("nij", 7),
        ],
    )
    def test_understands(self, text, zone):
        assert meant(text) == Meant(meaning=Meaning.FOUND, zone_ids=(zone,))

    @pytest.mark.parametrize(
        ("text", "meaning"),
        [
            ("", Meaning.EMPTY),
            (" \0 ", Meaning.EMPTY),
            ("😀", Meaning.EMPTY),
            ("1234 AB", Meaning.OTHER_POSTCODE),
            ("1234 Nergens", Meaning.OTHER_POSTCODE),
            ("Nergenshuizen", Meaning.UNKNOWN),
            ("ni", Meaning.UNKNOWN),
            ("nia", Meaning.UNKNOWN),
            ("<script>", Meaning.UNKNOWN),
            ("x" * 61, Meaning.TOO_LONG),
        ],
    )
    def test_says_kindly_what_it_does_not_understand(self, text, meaning):
        assert meant(text) == Meant(meaning=meaning)

    def test_names_all_zones_that_share_a_name(self):
        found = rules.zone_meant(
            text="nieuwkerk", postcodes={}, names=[("Nieuwkerk", 5), ("Nieuwkerk", 2)]
        )

        assert found == Meant(meaning=Meaning.SEVERAL, zone_ids=(2, 5))

    @given(st.text())
    def test_answers_whatever_is_typed(self, text):
        found = meant(text)

        assert (found.meaning is Meaning.FOUND) == (len(found.zone_ids) == 1)
        assert (found.meaning is Meaning.SEVERAL) == (len(found.zone_ids) > 1)

    @given(st.sampled_from([(name, zone) for name, zone in NAMES if len(name) > 4]), st.data())
    def test_forgives_one_letter_too_many(self, village, data):
        name, zone = village
        at = data.draw(st.integers(1, len(name)))
        letter = data.draw(st.sampled_from("bcdfgxyz"))

        found = meant(name[:at] + letter + name[at:])

        assert zone in found.zone_ids


class TestOneSlipAway:
    @pytest.mark.parametrize(
        "second", ["buoren", "buorrren", "bourren", "buorrem", "uorren", "buorre"]
    )
    def test_one_slip_is_one(self, second):
        assert rules.is_one_slip_away(first="buorren", second=second)

    @pytest.mark.parametrize("second", ["buren", "bourern", "nerroub", "", "buorrenen"])
    def test_two_are_not(self, second):
        assert not rules.is_one_slip_away(first="buorren", second=second)

    @given(st.text(alphabet="abc", max_size=6), st.text(alphabet="abc", max_size=6))
    def test_goes_both_ways(self, first, second):
        there = rules.is_one_slip_away(first=first, second=second)

        assert there == rules.is_one_slip_away(first=second, second=first)


def hours(**fields):
    return Hours(
        **{
            "id": 1,
            "weekday": 1,
            "starts": time(10),
            "ends": time(12),
            "valid_from": date(2026, 1, 1),
            "valid_to": None,
        }
        | fields
    )


class TestWalkInMoments:
    def test_come_back_each_week_in_order_of_time(self):
        rows = [hours(id=2, starts=time(14), ends=time(15)), hours(id=1), hours(id=3, weekday=3)]

        found = rules.walk_in_moments(
            hours=rows, closed=(), from_on=MONDAY, to_on=MONDAY + timedelta(days=7)
        )

        next_monday = MONDAY + timedelta(days=7)
        wednesday = MONDAY + timedelta(days=2)
        assert found == [
            (MONDAY, 1), (MONDAY, 2), (wednesday, 3), (next_monday, 1), (next_monday, 2),
        ]  # fmt: skip

    def test_leave_out_the_day_that_the_door_is_closed(self):
        found = rules.walk_in_moments(
            hours=[hours(), hours(id=2)], closed={(1, MONDAY)}, from_on=MONDAY, to_on=MONDAY
        )

        assert found == [(MONDAY, 2)]

    def test_stop_on_the_day_that_the_period_ends(self):
        ended = hours(valid_to=MONDAY)
        beginning = hours(id=2, valid_from=MONDAY)

        found = rules.walk_in_moments(
            hours=[ended, beginning], closed=(), from_on=MONDAY, to_on=MONDAY
        )

        assert found == [(MONDAY, 2)]

    @given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(0, 60), st.integers(1, 7))
    def test_fall_on_their_weekday_between_the_days_asked(self, from_on, length, weekday):
        to_on = from_on + timedelta(days=length)

        found = rules.walk_in_moments(
            hours=[hours(weekday=weekday)], closed=(), from_on=from_on, to_on=to_on
        )

        assert all(on.isoweekday() == weekday and from_on <= on <= to_on for on, _ in found)
        assert (length + 1) // 7 <= len(found) <= length // 7 + 1

    def test_no_days_hold_no_moments(self):
        found = rules.walk_in_moments(
            hours=[hours()], closed=(), from_on=MONDAY, to_on=MONDAY - timedelta(days=1)
        )

        assert found == []


class TestHeirs:
    def test_who_goes_on_holds_itself(self):
        assert rules.heirs(municipality_id=1, steps=[], on=MONDAY) == {1: 1}

    def test_a_split_passes_on_in_shares_and_further_on_later(self):
        steps = [
            Step(from_id=1, to_id=2, on=date(2018, 1, 1), share=Fraction(3, 4)),
            Step(from_id=1, to_id=3, on=date(2018, 1, 1), share=Fraction(1, 4)),
            Step(from_id=3, to_id=4, on=date(2022, 1, 1), share=Fraction(1)),
        ]

        assert rules.heirs(municipality_id=1, steps=steps, on=date(2017, 12, 31)) == {1: 1}
        assert rules.heirs(municipality_id=1, steps=steps, on=date(2018, 1, 1)) == {
            2: Fraction(3, 4),
            3: Fraction(1, 4),
        }
        assert rules.heirs(municipality_id=1, steps=steps, on=MONDAY) == {
            2: Fraction(3, 4),
            4: Fraction(1, 4),
        }

    def test_who_gives_a_part_away_keeps_the_rest(self):
        steps = [Step(from_id=1, to_id=2, on=date(2018, 1, 1), share=Fraction(1, 10))]

        assert rules.heirs(municipality_id=1, steps=steps, on=MONDAY) == {
            1: Fraction(9, 10),
            2: Fraction(1, 10),
        }

    @given(
        st.lists(
            st.builds(
                Step,
                from_id=st.integers(1, 5),
                to_id=st.integers(1, 5),
                on=st.dates(date(2015, 1, 1), date(2025, 1, 1)),
                share=st.sampled_from([Fraction(1, 5), Fraction(1, 3), Fraction(1, 2)]),
            ),
            max_size=8,
            unique_by=lambda step: (step.from_id, step.on),
        )
    )
    def test_nobody_is_lost_and_circles_end(self, steps):
        held = rules.heirs(municipality_id=1, steps=steps, on=MONDAY)

        assert sum(held.values()) == 1
