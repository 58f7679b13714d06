"""What an answer means."""

import pytest

from naast.learning.experience.rules import Item, agrees, doubts, phone_number


@pytest.mark.parametrize(
    ("score", "agreeing", "doubting"),
    [(5, True, False), (4, True, False), (3, False, False), (2, False, True), (1, False, True)],
)
def test_a_score_agrees_or_doubts_or_neither(score, agreeing, doubting):
    assert (agrees(score=score), doubts(score=score)) == (agreeing, doubting)


def test_asks_the_three_traits_of_support():
    assert {Item.STOOD_BESIDE, Item.KNEW_ENOUGH, Item.MY_INTEREST} <= set(Item)


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
