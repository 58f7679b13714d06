"""Quarters, and what may be told of small groups."""

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.learning.insight.rules import (
    FEWEST_WORKERS,
    THRESHOLD,
    NotAPeriod,
    Period,
    Said,
    agree_shown,
    parse_period,
    quantile_shown,
    rounded,
    said_shown,
    share,
    shown,
    total_shown,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
POSSIBLE_AT_LEAST = 5
"""So many numbers a hidden count may be, at the least."""

counts = st.integers(min_value=0, max_value=120)
small_counts = st.one_of(st.integers(min_value=0, max_value=9), counts)
tables = st.lists(
    st.tuples(small_counts, st.one_of(st.none(), st.integers(min_value=0, max_value=9))),
    min_size=1,
    max_size=9,
)


@st.composite
def _said(draw):
    answers = draw(st.one_of(st.integers(1, 14), st.integers(1, 90)))
    doubts = draw(st.one_of(st.integers(0, min(answers, 4)), st.integers(0, answers)))
    workers = draw(st.sampled_from([9, 9, 9, 3, 2, 0]))
    return Said(answers=answers, agree=answers - doubts, workers=workers)


organisations = st.lists(_said(), min_size=1, max_size=7)


class TestPeriod:
    @pytest.mark.parametrize(
        ("text", "from_on", "until_on"),
        [
            ("2026-Q1", (2026, 1, 1), (2026, 4, 1)),
            ("2026-Q3", (2026, 7, 1), (2026, 10, 1)),
            ("2026-q4", (2026, 10, 1), (2027, 1, 1)),
        ],
    )
    def test_is_a_calendar_quarter_by_dutch_days(self, text, from_on, until_on):
        period = parse_period(text=text)

        assert period.from_at == datetime(*from_on, tzinfo=AMSTERDAM)
        assert period.until_at == datetime(*until_on, tzinfo=AMSTERDAM)

    def test_is_over_from_its_last_midnight_on(self):
        period = Period(year=2026, quarter=4)

        assert not period.is_over(at=period.until_at - timedelta(microseconds=1))
        assert period.is_over(at=period.until_at)

    @pytest.mark.parametrize(
        "text",
        ["", "2026", "2026-Q5", "2026-Q0", "26-Q1", "2026-4", "x-Q1", "²026-Q1", "2026-Q1\0",
         "0000-Q1", "9999-Q4", "2026-Q1-Q2"],
    )  # fmt: skip
    def test_knows_nothing_else(self, text):
        with pytest.raises(NotAPeriod):
            parse_period(text=text)

    @given(st.integers(min_value=1900, max_value=2100), st.integers(min_value=1, max_value=4))
    def test_reads_what_it_writes(self, year, quarter):
        period = Period(year=year, quarter=quarter)

        assert parse_period(text=str(period)) == period


class TestShown:
    @given(tables)
    def test_shows_nothing_small_and_nothing_about_few_workers(self, table):
        cells, workers = zip(*table, strict=True)

        figures = shown(cells=cells, workers=workers)

        for cell, hands, figure in zip(cells, workers, figures, strict=True):
            if figure is not None:
                assert cell >= THRESHOLD
                assert hands is None or hands >= FEWEST_WORKERS
                assert figure == rounded(count=cell)
                assert figure % 5 == 0

    @given(tables)
    def test_never_hides_one_cell_alone_beside_a_total(self, table):
        cells, workers = zip(*table, strict=True)

        hidden = shown(cells=cells, workers=workers).count(None)

        assert hidden != 1 or len(cells) == 1

    @given(tables)
    def test_leaves_five_numbers_possible_for_who_subtracts_what_is_shown(self, table):
        """The attack by arithmetic: all published figures, and between what each surely lies."""
        cells, workers = zip(*table, strict=True)
        total, figures = total_shown(count=sum(cells)), shown(cells=cells, workers=workers)
        if None not in figures:
            return

        most = 4 if total is None else total + 2
        most -= sum(max(THRESHOLD, figure - 2) for figure in figures if figure is not None)

        # Each hidden cell may be nothing, as another may be all of it, and all of it itself.
        assert figures.count(None) > 1 or len(figures) == 1
        assert most + 1 >= POSSIBLE_AT_LEAST

    @pytest.mark.parametrize(("size", "most"), [(2, 30), (3, 28), (4, 16)])
    def test_leaves_five_numbers_possible_for_who_undoes_the_rule(self, size, most):
        """The strongest attack: every table there is, by what is published of it."""
        behind = defaultdict(list)
        for cells in product(range(most), repeat=size):
            figures = shown(cells=cells, workers=(None,) * size)
            behind[total_shown(count=sum(cells)), figures].append(cells)

        pinned = [
            (total, figures, at)
            for (total, figures), tables in behind.items()
            if max(map(max, tables)) < most - 3  # else some tables behind it were not tried
            for at, figure in enumerate(figures)
            if figure is None
            if len({cells[at] for cells in tables}) < POSSIBLE_AT_LEAST
        ]

        assert pinned == []

    def test_shows_all_where_nothing_is_small(self):
        assert shown(cells=(12, 43, 5), workers=(3, None, 9)) == (10, 45, 5)

    def test_hides_a_cover_with_what_is_small(self):
        assert shown(cells=(40, 30, 20, 4), workers=(None,) * 4) == (40, 30, None, None)

    def test_hides_what_is_about_two_workers(self):
        assert shown(cells=(40, 30, 20), workers=(4, 2, 9)) == (40, None, None)


class TestAgreeing:
    def test_leaves_five_numbers_possible_of_who_does_not_agree(self):
        behind = defaultdict(set)
        for answers in range(90):
            for agree in range(answers + 1):
                figures = (
                    total_shown(count=answers, workers=9),
                    agree_shown(answers=answers, agree=agree, workers=9),
                )
                behind[figures].add(answers - agree)

        assert {
            figures: doubting
            for figures, doubting in behind.items()
            if figures[0] is None or figures[0] < 85
            if len(doubting) < POSSIBLE_AT_LEAST
        } == {}

    def test_hides_what_two_workers_are_told(self):
        assert agree_shown(answers=50, agree=40, workers=2) is None


def tables_of(*, size, most):
    """Yield every table of (answers, agree) with a total up to `most`."""
    if size == 0:
        yield ()
        return
    for answers in range(most + 1):
        for rest in tables_of(size=size - 1, most=most - answers):
            for agree in range(answers + 1):
                yield ((answers, agree), *rest)


def attack(*, size, most):
    """Return each number that whoever undoes `said_shown` pins down, over every table there is.

    Beside the figures of organisations stand the totals of the municipality. What is under five may
    be no fewer than five numbers. That nobody at all answered about somebody tells of nobody.
    """
    # A total of `most` is the last that is rounded as it is: so no table behind a figure is missed.
    assert rounded(count=most) != rounded(count=most + 1)
    asked, behind = {}, {}
    for table in tables_of(size=size, most=most):
        total, agreed = (sum(column) for column in zip(*table, strict=True))
        # What the rule sees of it, so that tables that look alike are asked once.
        looks = (
            rounded(count=total), rounded(count=agreed),
            *((n == 0, (n + 2) // 5, (y + 2) // 5, n < 8 or y < THRESHOLD) for n, y in table),
        )  # fmt: skip
        if looks not in asked:
            figures = iter(
                said_shown(said=[Said(answers=n, agree=y, workers=9) for n, y in table if n])
            )
            asked[looks] = tuple(next(figures) if n else None for n, _y in table)
        told = (
            total_shown(count=total),
            agree_shown(answers=total, agree=agreed, workers=9),
            asked[looks],
        )
        if told not in behind:
            behind[told] = [(set(), set(), set()) for _ in table]
        for (answers, agree, doubt), (n, y) in zip(behind[told], table, strict=True):
            answers.add(n)
            agree.add(y)
            doubt.add(n - y)
    return [
        (told, of_one)
        for told, of_all in behind.items()
        for of_one in of_all
        if of_one[0] != {0}
        if any(len(seen) < POSSIBLE_AT_LEAST and min(seen) < THRESHOLD for seen in of_one)
    ]


class TestSaidShown:
    @given(organisations)
    def test_shows_nothing_small_and_nothing_about_few_workers(self, said):
        for one, figures in zip(said, said_shown(said=said), strict=True):
            if figures is not None:
                assert figures == (rounded(count=one.answers), rounded(count=one.agree))
                assert min(one.answers, one.agree) >= THRESHOLD
                assert one.workers >= FEWEST_WORKERS

    @given(organisations)
    def test_never_hides_one_alone_beside_the_total(self, said):
        assert said_shown(said=said).count(None) != 1 or len(said) == 1

    @given(organisations)
    def test_leaves_open_who_does_not_agree_for_who_subtracts(self, said):
        """By the totals, and between what each figure surely lies."""
        shown_ = said_shown(said=said)
        total = rounded(count=sum(one.answers for one in said))
        agreed = rounded(count=sum(one.agree for one in said))
        doubts = [
            (max(0, figures[0] - figures[1] - 4), figures[0] - figures[1] + 4)
            for figures in shown_
            if figures is not None
        ]

        most = total - agreed + 4 - sum(low for low, _high in doubts)

        for low, high in doubts:
            assert low >= THRESHOLD or min(high, low + most) - low + 1 >= POSSIBLE_AT_LEAST
        assert None not in shown_ or not doubts or most + 1 >= POSSIBLE_AT_LEAST

    @pytest.mark.parametrize(("size", "most"), [(1, 52), (2, 42), (3, 22)])
    def test_leaves_five_numbers_possible_for_who_undoes_the_rule(self, size, most):
        assert attack(size=size, most=most) == []

    def test_shows_all_where_nothing_can_be_subtracted(self):
        said = [
            Said(answers=41, agree=30, workers=5),
            Said(answers=24, agree=17, workers=3),
        ]

        assert said_shown(said=said) == ((40, 30), (25, 15))

    def test_hides_a_second_with_the_one_that_is_small(self):
        said = [
            Said(answers=41, agree=30, workers=5),
            Said(answers=24, agree=17, workers=3),
            Said(answers=4, agree=4, workers=3),
        ]

        assert said_shown(said=said) == ((40, 30), None, None)

    def test_hides_both_where_the_totals_would_tell_who_does_not_agree(self):
        # Twenty of twenty in all, and fifteen of fifteen: of the others surely few would doubt.
        said = [
            Said(answers=8, agree=8, workers=5),
            Said(answers=8, agree=5, workers=5),
        ]

        assert said_shown(said=said) == (None, None)

    def test_of_nobody_is_nothing(self):
        assert said_shown(said=[]) == ()


class TestQuantileShown:
    def test_needs_five_on_either_side(self):
        values = [1, 1, 2, 3, 4, 9, 9, 9, 9]

        assert quantile_shown(values=values, quantile=4, workers=None) == 4
        assert quantile_shown(values=values, quantile=3, workers=None) is None
        assert quantile_shown(values=[], quantile=None, workers=None) is None

    def test_hides_how_fast_two_workers_are(self):
        assert quantile_shown(values=[2] * 20, quantile=2, workers=2) is None


class TestShare:
    @given(counts, counts)
    def test_lies_between_its_bounds(self, part, whole):
        found = share(part=min(part, whole), whole=whole)

        if whole == 0:
            assert found is None
        else:
            assert 0 <= found.low <= found.percent <= found.high <= 100

    def test_is_surer_of_more(self):
        few, many = share(part=9, whole=10), share(part=900, whole=1000)

        assert few.percent == many.percent == 90
        assert (few.low, few.high) == (59, 99)
        assert (many.low, many.high) == (87, 92)
