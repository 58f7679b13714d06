"""Every page passes axe-core, folds to any width, and makes the browser complain of nothing."""

from functools import cache
from pathlib import Path

import pytest

from tests.pages import PAGES

AXE = Path(__file__).parents[1] / "naast/core/ui/tests/vendor/axe.min.js"  # by `make assets`
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

PHONE, DESKTOP = 360, 1280

# Text that is cut off: a box that hides what does not fit, and does not let one scroll to it.
CUT = """
[...document.querySelectorAll('body *')].filter(box => {
    const style = getComputedStyle(box)
    const hides = ['hidden', 'clip'].includes(style.overflowX) && style.clipPath === 'none'
    return hides && box.clientWidth > 1 && box.innerText && box.scrollWidth > box.clientWidth + 1
}).map(box => box.outerHTML.slice(0, 120))
"""


@cache
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(page, width, visits):
    with visits.open(page, width=width) as visit:
        complaints = list(visit.complaints)  # before axe tries things of its own
        # Not as a script of the page, so that its Content-Security-Policy stays in force.
        visit.tab.evaluate(axe())
        found = visit.tab.evaluate(f"axe.run(document, {{runOnly: {RULES}}})")

    violations = [
        f"{one['id']}: {one['help']}: {[node['html'] for node in one['nodes']]}"
        for one in found["violations"]
    ]
    assert violations == []
    assert complaints == []


# 320 is a desktop of 1280 at 400 % (WCAG 1.4.10); 640 the same at 200 %.
@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (PHONE, 1), (640, 2)])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_needs_scrolling_sideways_or_is_cut(page, width, zoom, visits):
    with visits.open(page, width=width, zoom=zoom) as visit:
        across = visit.tab.evaluate("document.documentElement.scrollWidth")
        cut = visit.tab.evaluate(CUT)

    assert across <= width
    assert cut == []
