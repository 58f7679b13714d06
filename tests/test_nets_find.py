"""Each net over the pages finds what it is for: a page with one thing wrong does not pass it."""

import pytest

from tests.focus import unreached
from tests.pages import PAGES
from tests.test_accessibility import DESKTOP, PHONE, WIDTHS, what_is_wrong
from tests.test_focus_and_targets import SMALL, walk_by_tab
from tests.test_weight import MOST_BYTES, weigh

HOME = next(page for page in PAGES if page.name == "home")
# The Content-Security-Policy stays in force, so a style comes by way of the script.
ADD = """html => {
    document.querySelector('main').insertAdjacentHTML('beforeend', html)
    for (const one of document.querySelectorAll('[data-style]')) one.style = one.dataset.style
}"""
TWO_SMALL = """
<button data-style='all: revert; width: 10px; height: 10px; padding: 0'>a</button>
<button data-style='all: revert; width: 10px; height: 10px; padding: 0'>b</button>
"""
CUT_OFF = """
<p id="here" data-style='width: 50px; overflow: hidden; white-space: nowrap'>Past er niet in</p>
"""
COVERED = """
<button id='here'>Ja</button>
<p data-style='position: fixed; inset: 0; background: white'>Eroverheen</p>
"""


@pytest.fixture
def visit(shared_visits):
    """A page as it is, to make wrong; nobody else meets it so."""
    shared_visits.leave()
    with shared_visits.open(HOME, width=DESKTOP) as opened:
        yield opened
    shared_visits.leave()


@pytest.mark.parametrize(
    ("html", "widths", "found"),
    [
        ("<img src='/favicon.ico'>", {PHONE, DESKTOP}, "image-alt"),
        ("<input name='wat'>", {PHONE, DESKTOP}, "label: "),
        ("<p data-style='color: rgb(200, 200, 200)'>Grijs</p>", {PHONE, DESKTOP}, "color-contrast"),
        (TWO_SMALL, {PHONE, DESKTOP}, "target-size"),
        ("<p data-style='width: 500px'>Te breed</p>", {360, 320}, "px wide"),
        (CUT_OFF, set(WIDTHS), 'id="here"'),
        ("<p>You and your family have this.</p>", {"language"}, "You and your family"),
    ],
)
def test_the_look_at_a_page_finds(html, widths, found, visit):
    visit.tab.evaluate(ADD, html)

    wrong = what_is_wrong(visit.tab)

    assert wrong.keys() == widths
    assert all(any(found in each for each in wrong[width]) for width in widths)


def test_the_thumb_finds_a_small_target(visit):
    visit.tab.evaluate(ADD, TWO_SMALL)

    small = visit.tab.evaluate(SMALL)

    assert [one[:7] for one in small] == ["<button", "<button"]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<button id='here' data-style='outline: none; box-shadow: none'>Ja</button>", "no sign"),
        ("<button id='here' data-style='position: absolute; left: -999px'>Ja</button>", "covered"),
        (COVERED, "covered"),
    ],
)
def test_the_walk_by_tab_finds_a_focus_that_is_not_seen(html, found, visit):
    visit.tab.evaluate(ADD, html)

    stops = walk_by_tab(visit.tab)

    (here,) = [stop for stop in stops if 'id="here"' in stop.what]
    assert any(found in each for each in here.wrong)


def test_the_walk_by_tab_finds_what_it_does_not_reach(visit):
    visit.tab.evaluate(ADD, "<button id='here'>Ja</button>")
    visit.tab.evaluate("here.addEventListener('focus', () => here.blur())")

    walk_by_tab(visit.tab)

    assert any('id="here"' in one for one in unreached(visit.tab))


def test_the_scales_count_every_part(visit, served):
    before = weigh(visit.tab, served)
    visit.tab.evaluate(ADD, "<link rel='stylesheet' href='/static/ui/staff.css'>")

    after = weigh(visit.tab, served)

    assert sum(weight for weight, _ in before.values()) < MOST_BYTES
    assert after.keys() - before.keys() == {"/static/ui/staff.css"}
    assert after["/static/ui/staff.css"][0] > 0
