"""Agreement between coders: equal to an established library, and what must hold of any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from naast.learning.inventory.rules.agreement import (
    cohens_kappa,
    in_words,
    krippendorffs_alpha,
    with_interval,
)

CODES = st.sampled_from("abc")
PAIRS = st.lists(st.tuples(CODES, CODES), min_size=2, max_size=40)


def library(units):
    return AnnotationTask(
        data=[
            (f"coder {coder}", number, code)
            for number, unit in enumerate(units)
            for coder, code in enumerate(unit)
            if code is not None
        ]
    )


def differs(units):
    return len({code for unit in units for code in unit if code is not None}) > 1


@given(PAIRS)
def test_kappa_equals_that_of_the_library(units):
    ours = cohens_kappa(units=units)

    if ours is None:
        assert not differs(units)
    else:
        assert ours == pytest.approx(library(units).kappa())


@given(st.integers(2, 4).flatmap(
    lambda coders: st.lists(st.tuples(*[CODES] * coders), min_size=2, max_size=30)
))  # fmt: skip
def test_alpha_equals_that_of_the_library(units):
    ours = krippendorffs_alpha(units=units)

    if ours is None:
        assert not differs(units)
    else:
        assert ours == pytest.approx(library(units).alpha())


@given(st.lists(st.tuples(*[st.one_of(CODES, st.none())] * 3), min_size=2, max_size=30))
def test_alpha_with_gaps_leaves_out_what_one_coder_saw_alone(units):
    looked_at_by_two = [unit for unit in units if sum(code is not None for code in unit) > 1]

    assert krippendorffs_alpha(units=units) == krippendorffs_alpha(units=looked_at_by_two)
    if differs(looked_at_by_two):
        assert krippendorffs_alpha(units=units) == pytest.approx(library(looked_at_by_two).alpha())


@given(PAIRS)
def test_who_agrees_on_everything_has_one(units):
    same = [(code, code) for code, _ in units]

    for measure in (cohens_kappa, krippendorffs_alpha):
        assert measure(units=same) == (pytest.approx(1) if differs(same) else None)


@given(PAIRS)
def test_it_does_not_matter_who_is_first_or_which_unit(units):
    turned = [(second, first) for first, second in reversed(units)]

    for measure in (cohens_kappa, krippendorffs_alpha):
        assert measure(units=turned) == pytest.approx(measure(units=units))


def test_nothing_coded_cannot_be_said():
    for measure in (cohens_kappa, krippendorffs_alpha):
        assert measure(units=[]) is None
        assert with_interval(units=[(None, "a")], measure=measure).value is None


def test_an_example_of_the_author():
    """Krippendorff (2011), example A: two coders, twelve units, two codes."""
    first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]

    alpha = krippendorffs_alpha(units=list(zip(first, second, strict=True)))

    assert alpha == pytest.approx(0.095, abs=0.001)


@given(PAIRS)
def test_the_interval_is_the_same_each_time_and_in_order(units):
    for measure in (cohens_kappa, krippendorffs_alpha):
        once = with_interval(units=units, measure=measure, draws=40)

        assert once == with_interval(units=units, measure=measure, draws=40)
        if once.low is not None:
            assert once.low <= once.high <= 1.0000001


def test_more_units_make_it_surer():
    few = [("a", "a"), ("b", "b"), ("a", "b"), ("b", "b"), ("a", "a")]

    wide = with_interval(units=few, measure=krippendorffs_alpha)
    narrow = with_interval(units=few * 20, measure=krippendorffs_alpha)

    assert narrow.high - narrow.low < wide.high - wide.low
    assert narrow.low < narrow.value < narrow.high


@pytest.mark.parametrize(("value", "word"), [(1, "good"), (0.8, "good"), (0.7, "tentative"),
                                             (0.6, "poor"), (-1, "poor")])  # fmt: skip
def test_says_how_good_it_is(value, word):
    assert in_words(value=value) == word
