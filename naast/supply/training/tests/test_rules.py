"""What being there fulfils, and what is never added up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.supporters.rules import Item, Kind
from naast.supply.training.rules import (
    Form,
    adds_up_hours,
    hours_in_a_year,
    is_for,
    item_of,
)

TODAY = date(2026, 11, 9)


@pytest.mark.parametrize(
    ("form", "fulfils", "item"),
    [
        (Form.COURSE, "training", Item.TRAINING),
        (Form.COURSE, "", None),
        (Form.INTERVISION, "", Item.INTERVISION),
        (Form.JOINT, "", None),
    ],
)
def test_being_there_fulfils(form, fulfils, item):
    assert item_of(form=form, course_fulfils=fulfils) is item


@pytest.mark.parametrize(
    ("kinds", "fits"), [([], True), (["formal"], False), (["trained_volunteer"], True)]
)
def test_a_course_is_for_its_kinds_or_for_everybody(kinds, fits):
    assert is_for(kinds=kinds, kind=Kind.TRAINED_VOLUNTEER) is fits


@pytest.mark.req("R-076")
@pytest.mark.parametrize("kind", Kind)
def test_hours_are_added_up_of_professionals_only(kind):
    assert adds_up_hours(kind=kind) is (kind is Kind.FORMAL)


@pytest.mark.parametrize(
    ("days_ago", "counts"), [(0, True), (364, True), (365, False), (-1, False)]
)
def test_a_year_ends_today_and_holds_365_days(days_ago, counts):
    followed = [(TODAY - timedelta(days=days_ago), 3)]

    assert hours_in_a_year(followed=followed, on=TODAY) == (3 if counts else 0)


@given(st.lists(st.tuples(st.dates(), st.integers(1, 400)), max_size=20), st.dates())
def test_hours_never_exceed_all_that_was_followed(followed, on):
    hours = hours_in_a_year(followed=followed, on=on)

    assert 0 <= hours <= sum(one for _day, one in followed)
