"""What an answer means."""

import pytest

from naast.learning.experience.rules import Item, agrees, doubts


@pytest.mark.parametrize(
    ("score", "agreeing", "doubting"),
    [(5, True, False), (4, True, False), (3, False, False), (2, False, True), (1, False, True)],
)
def test_a_score_agrees_or_doubts_or_neither(score, agreeing, doubting):
    assert (agrees(score=score), doubts(score=score)) == (agreeing, doubting)


def test_asks_the_three_traits_of_support():
    assert {Item.STOOD_BESIDE, Item.KNEW_ENOUGH, Item.MY_INTEREST} <= set(Item)
