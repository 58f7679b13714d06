"""Worth: the interval holds the middle, more is never worth less, nothing counts twice."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from naast.learning.insight.rules import Table
from naast.learning.steering.rules.worth import (
    CELLS,
    HOW,
    IN_EUROS,
    NOTHING,
    CountedTwice,
    Effect,
    How,
    Line,
    NoRange,
    Part,
    Range,
    counted,
    in_euros,
    is_old,
    lines,
    plus,
    together,
)

few = st.integers(0, 5_000)
ranges = st.lists(few, min_size=3, max_size=3).map(
    lambda found: Range(**dict(zip(("low", "middle", "high"), sorted(found), strict=True)))
)
cells = st.frozensets(st.tuples(st.just(Table.OUTCOME), st.sampled_from("abcdef")), max_size=3)
made = st.builds(
    Line,
    effect=st.sampled_from(list(Effect)).map(str),
    how=st.sampled_from(How),
    cells=cells,
    count=st.none() | ranges,
    share=st.none() | ranges,
    price=st.none() | ranges,
)


def valued(some):
    return [one for one in some if one.cents is not None]


def apart(some):
    used = [cell for one in valued(some) for cell in one.cells]
    return len(used) == len(set(used))


class TestTheSum:
    @pytest.mark.req("R-223")
    @given(st.lists(made, max_size=6))
    def test_is_that_of_its_parts_and_counts_no_figure_twice(self, some):
        if not apart(some):
            with pytest.raises(CountedTwice):
                together(lines=some)
            return

        total = together(lines=some)

        assert total.low == sum(one.cents.low for one in valued(some))
        assert total.middle == sum(one.cents.middle for one in valued(some))
        assert total.high == sum(one.cents.high for one in valued(some))

    @given(st.lists(made, max_size=4), made)
    def test_never_falls_when_an_effect_comes_along(self, some, one):
        assume(apart([*some, one]))

        before, after = together(lines=some), together(lines=[*some, one])

        assert before.low <= after.low
        assert before.middle <= after.middle
        assert before.high <= after.high

    @given(ranges, ranges, ranges, few)
    def test_never_falls_when_one_number_rises(self, count, share, price, more):
        def worth(**other):
            facts = {"count": count, "share": share, "price": price, **other}
            return Line(effect="x", how=How.ESTIMATED, **facts).cents

        up = Range(low=more, middle=more, high=more)

        for name, one in (("count", count), ("share", share), ("price", price)):
            risen = worth(**{name: plus(one, up)})
            assert risen.low >= worth().low
            assert risen.middle >= worth().middle
            assert risen.high >= worth().high

    def test_of_nothing_is_nothing(self):
        assert together(lines=[]) == NOTHING

    def test_leaves_out_what_misses_a_number(self):
        one = Range(low=1, middle=1, high=1)

        assert Line(effect="x", how=How.ESTIMATED, count=one, share=one).cents is None


class TestARange:
    @given(few, few, few)
    def test_stands_in_order_or_is_none(self, low, middle, high):
        if low <= middle <= high:
            assert Range(low=low, middle=middle, high=high).middle == middle
        else:
            with pytest.raises(NoRange):
                Range(low=low, middle=middle, high=high)


class TestRounding:
    @given(st.lists(st.integers(0, 10**15), min_size=3, max_size=3))
    def test_widens_and_still_holds_the_middle(self, found):
        low, middle, high = sorted(found)

        shown = in_euros(cents=Range(low=low, middle=middle, high=high))

        assert shown.low * 100 <= low
        assert shown.high * 100 >= high
        assert shown.low <= shown.middle <= shown.high

    @given(st.integers(0, 10**15))
    def test_shows_no_more_than_two_figures(self, cents):
        shown = in_euros(cents=Range(low=cents, middle=cents, high=cents))

        for value in (shown.low, shown.middle, shown.high):
            assert len(str(value).rstrip("0")) <= 2

    @pytest.mark.parametrize(
        ("cents", "low", "middle", "high"),
        [
            (0, 0, 0, 0),
            (99, 0, 1, 1),
            (1_234_567, 12_000, 12_000, 13_000),
            (1_250_000, 12_000, 13_000, 13_000),
            (9_990_100, 99_000, 100_000, 100_000),
        ],
    )
    def test_goes_down_to_the_nearest_and_up(self, cents, low, middle, high):
        shown = in_euros(cents=Range(low=cents, middle=cents, high=cents))

        assert shown == Range(low=low, middle=middle, high=high)


class TestCounting:
    @given(st.lists(st.integers(5, 400), max_size=8))
    def test_of_rounded_figures_holds_the_true_count(self, true):
        found = counted(figures=[(one + 2) // 5 * 5 for one in true])

        assert found.range.low <= sum(true) <= found.range.high
        assert found.hidden == 0

    def test_guesses_nothing_that_is_hidden(self):
        found = counted(figures=[None, 20, None])

        assert (found.range, found.hidden) == (Range(low=18, middle=20, high=22), 2)


class TestEffects:
    def test_rest_on_figures_of_their_own(self):
        used = [cell for found in CELLS.values() for cell in found]

        assert len(used) == len(set(used))

    def test_are_each_measured_estimated_or_said_not_to_be(self):
        assert set(HOW) == set(Effect)
        for effect, parts in IN_EUROS.items():
            assert (Part.COUNT in parts) == (HOW[effect] is How.ESTIMATED)
            assert (effect in CELLS) == (HOW[effect] is How.MEASURED)

    def test_that_are_measured_take_no_guess_for_a_count(self):
        guess = Range(low=900, middle=900, high=900)
        assumed = {(Effect.VOLUNTEER, Part.COUNT): guess, (Effect.NO_OBJECTION, Part.COUNT): guess}

        found = {one.effect: one for one in lines(shown=[], assumed=assumed)}

        assert found[Effect.VOLUNTEER].count is None
        assert found[Effect.NO_OBJECTION].count == guess

    def test_of_which_all_is_hidden_have_no_count(self):
        shown = [{(Table.OUTCOME, "volunteer"): None}]

        found = {one.effect: one for one in lines(shown=shown, assumed={})}

        assert found[Effect.VOLUNTEER].count is None
        assert found[Effect.VOLUNTEER].hidden == 1


@pytest.mark.parametrize(
    ("price_year", "old"), [(None, True), (2015, True), (2020, False), (2025, False)]
)
def test_a_price_of_long_ago_is_old(price_year, old):
    assert is_old(price_year=price_year, year=2025) is old
