"""On every page of a resident: Tab goes everywhere and shows where it is, and a thumb hits it."""

import pytest

from tests.focus import Stop, look_at_rest, press_tab, unreached
from tests.pages import PAGES

PHONE = 360
MOST_STOPS = 200
# A date has four stops of its own, and a page with errors begins in the middle.
MOST_KNOWN = 6

# WCAG 2.5.8. What one presses is the words of a control, too; a link in a sentence may be as low
# as its line.
SMALL = """
[...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(one => {
    const target = one.closest('label') ?? one
    const style = getComputedStyle(one)
    const in_sentence = one.matches('a') && style.display === 'inline'
        && [...one.parentElement.childNodes].some(
            part => part.nodeType === Node.TEXT_NODE && /\\p{L}/u.test(part.textContent))
    const place = target.getBoundingClientRect()
    const is_drawn = one.checkVisibility({visibilityProperty: true}) && place.width > 2
        && place.bottom > 0
    return is_drawn && !in_sentence && Math.min(place.width, place.height) < 23.9
}).map(one => one.outerHTML.slice(0, 150))
"""


@pytest.mark.parametrize("page", [page for page in PAGES if page.resident])
def test_focus_is_seen_everywhere_and_targets_are_large(page, visits):
    with visits.open(page, width=PHONE) as visit:
        small = visit.tab.evaluate(SMALL)
        stops = walk_by_tab(visit.tab)
        missed = unreached(visit.tab)

    assert small == []
    assert [(stop.what, stop.wrong) for stop in stops if stop.wrong] == []
    assert missed == []
    assert len(stops) < MOST_STOPS


def walk_by_tab(tab) -> list[Stop]:
    """Press Tab until all that has the focus had it before."""
    tab.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    look_at_rest(tab)
    stops, known = [], 0
    while known < MOST_KNOWN and len(stops) < MOST_STOPS:
        stop = press_tab(tab)
        is_new = stop is not None and stop.is_new
        known = 0 if is_new else known + 1
        stops += [stop] if is_new else []
    return stops
