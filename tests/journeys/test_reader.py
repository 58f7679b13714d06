"""The reader of the ten tasks can fail: it doubts, gets lost, and sees only what a person sees."""

import pytest

from tests.journeys.reader import Doubts, Lost, Task, alike, meaning, read

TASK = Task(says="Ik wil mijn fiets laten maken.", hopes=("fietsenmaker", "open"))


@pytest.fixture
def tab(browser):
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_it_does_not_choose_between_two_that_look_the_same(tab):
    tab.set_content("<main><a href='/a'>Uw fiets</a> <a href='/b'>Een fiets</a></main>")

    with pytest.raises(Doubts, match="Een fiets"):
        read(tab, TASK, most_steps=2)


def test_it_is_lost_where_no_word_is_like_hers(tab):
    tab.set_content("<main><a href='/fiets' id='fiets' title='fiets'>Rijwielservice</a></main>")

    with pytest.raises(Lost, match="Rijwielservice"):
        read(tab, TASK, most_steps=2)


@pytest.mark.parametrize(
    "unseen",
    [
        "<p hidden>De fietsenmaker is open.</p>",
        "<details><summary>Meer</summary><p>De fietsenmaker is open.</p></details>",
        "<p style='position: absolute; width: 1px; overflow: hidden'>De fietsenmaker is open.</p>",
        "<p>De fietsenmaker</p><p>is open.</p>",
    ],
    ids=["hidden", "folded away", "for a screen reader alone", "in two pieces"],
)
def test_it_finds_no_answer_that_a_person_does_not_see(tab, unseen):
    tab.set_content(f"<main>{unseen}</main>")

    with pytest.raises(Lost):
        read(tab, TASK, most_steps=1)


def test_it_stops_where_the_answer_stands(tab):
    tab.set_content(
        "<main><p>De fietsenmaker is om tien uur open.</p><a href='/a'>Fiets</a></main>"
    )

    way = read(tab, TASK, most_steps=0)

    assert way.pressed == []
    assert way.answer == "De fietsenmaker is om tien uur open."


def test_words_near_a_link_help_where_those_on_it_do_not_tell(tab):
    tab.set_content(
        "<main><ul><li><a href='#a'>Kijk hier</a> Voor uw auto</li>"
        "<li><a href='#b'>Kijk daar</a> Voor uw fiets</li></ul>"
        "<p id='b'>Welkom</p></main>"
    )

    with pytest.raises(Lost, match="Kijk daar"):
        read(tab, TASK, most_steps=1)
    assert tab.url.endswith("#b")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("schuld", "schulden", True),
        ("praat", "praten", True),
        ("brief", "brieven", True),
        ("anders", "andere", True),
        ("wisselt", "wisselen", True),
        ("gemeente", "gemeld", False),
        ("wet", "weten", False),
    ],
)
def test_words_are_alike_but_for_their_ending(one, other, same):
    [left], [right] = meaning(one), meaning(other)

    assert alike(left, right) is same
