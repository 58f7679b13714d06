"""The rules of the self-test: nobody outvoted, nothing left out, in whatever order."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.learning.steering.rules import selftest
from naast.learning.steering.rules.selftest import (
    ITEMS,
    NATIONAL,
    NUMBER,
    Chair,
    Item,
    National,
    Score,
    Theme,
)
from tests.cast import NOON

SCORES = st.dictionaries(st.sampled_from(Item), st.sampled_from(Score))
SHEETS = st.lists(st.tuples(st.sampled_from(Chair), SCORES), max_size=6)


class TestItems:
    def test_there_are_24_each_in_one_theme(self):
        assert [item for theme in Theme for item in ITEMS[theme]] == list(Item)
        assert [NUMBER[item] for item in Item] == list(range(1, 25))

    @pytest.mark.req("R-248")
    def test_the_national_figures_are_those_that_were_printed(self):
        assert NATIONAL == {
            National.SUFFICIENT: 25, National.NOT_INDEPENDENT: 30, National.NOT_ACCESSIBLE: 34,
            National.NOT_EXPERT: 22, National.NOT_ALL_GROUPS: 36, National.NOT_BROAD: 28,
            National.USEFUL: 75,
        }  # fmt: skip


class TestLay:
    @given(SHEETS, st.randoms(use_true_random=False))
    def test_the_order_of_the_sheets_does_not_matter(self, sheets, random: Random):
        other = [*sheets]
        random.shuffle(other)

        assert selftest.lay(sheets=sheets) == selftest.lay(sheets=other)

    @given(SHEETS)
    def test_nothing_that_was_said_is_left_out(self, sheets):
        laid = {one.item: one for one in selftest.lay(sheets=sheets)}

        assert set(laid) == set(Item)
        for chair in Chair:
            for item in Item:
                said = sorted(s[item] for c, s in sheets if c is chair and item in s)
                assert sorted(laid[item].by.get(chair, ())) == said

    def test_not_applicable_is_no_difference(self):
        sheets = [
            (Chair.COUNCIL, {Item.NO_COST: Score.YES}),
            (Chair.MUNICIPALITY, {Item.NO_COST: Score.NOT_APPLICABLE}),
        ]

        [one] = [one for one in selftest.lay(sheets=sheets) if one.item is Item.NO_COST]

        assert one.gap is None
        assert not one.lacking


class TestAgenda:
    @given(SHEETS)
    def test_all_who_differ_are_on_it_and_who_all_say_yes_are_not(self, sheets):
        laid = selftest.lay(sheets=sheets)
        points = selftest.agenda(laid=laid)

        gaps = [one.gap or 0 for one in points]
        assert gaps == sorted(gaps, reverse=True)
        for one in laid:
            said = {score for scores in one.by.values() for score in scores}
            said.discard(Score.NOT_APPLICABLE)
            assert (one in points) == (bool(said) and said != {Score.YES})


class TestPoints:
    @given(st.lists(SCORES, max_size=4), st.sampled_from(Theme))
    def test_a_part_lies_between_nothing_and_all(self, sheets, theme):
        part = selftest.part_of_points(theme=theme, sheets=sheets)
        said = {s[item] for s in sheets for item in ITEMS[theme] if item in s}
        said.discard(Score.NOT_APPLICABLE)

        assert (part is None) == (not said)
        if said == {Score.YES}:
            assert part == 100
        if said == {Score.NO}:
            assert part == 0
        assert part is None or 0 <= part <= 100


class TestAgreed:
    @pytest.mark.req("R-335")
    @given(st.lists(st.sampled_from(Chair)))
    def test_two_of_three_never_agree_without_the_third(self, yes):
        assert selftest.is_agreed(yes=yes) == (len(set(yes)) == 3)


class TestOpen:
    @given(st.integers(-60, 60), st.booleans())
    def test_nobody_writes_once_something_is_on_the_table(self, minutes, handed_in):
        at = NOON + timedelta(minutes=minutes)
        still = selftest.is_open(shown_from=NOON, handed_in=handed_in, at=at)

        assert still == (minutes < 0 and not handed_in)

    def test_each_year_has_one(self):
        on = date(2026, 11, 9)

        assert selftest.next_year(last=None, on=on) == 2026
        assert selftest.next_year(last=2025, on=on) == 2026
        assert selftest.next_year(last=2026, on=on) is None
