"""Every page passes axe-core, folds to any width, speaks one language, and none complains."""

import pytest

from tests.axe import violations
from tests.pages import PAGES

# 640 is a desktop of 1280 at 200 %, 320 the same at 400 % (WCAG 1.4.10).
WIDTHS = DESKTOP, _, PHONE, _ = 1280, 640, 360, 320

# Text that is cut off: a box that hides what does not fit, and does not let one scroll to it.
CUT = """
[...document.querySelectorAll('body *')].filter(box => {
    const style = getComputedStyle(box)
    const hides = ['hidden', 'clip'].includes(style.overflowX) && style.clipPath === 'none'
    return hides && box.clientWidth > 1 && box.innerText && box.scrollWidth > box.clientWidth + 1
}).map(box => box.outerHTML.slice(0, 120))
"""

# Words that only one of the two languages has, in small letters: names begin with a capital.
OF_ONE_LANGUAGE = {
    "nl": "een het de niet uw wij zij naar voor met bij ook geen maar zijn wordt als dan deze dit",
    "en": "the and you your with not for what this that are have from they when which will to by",
}
# What is said in the other language than the page, or the part of it, claims. Two such words make
# it sure. What people wrote themselves stands between quotation marks, and is theirs.
OTHER_LANGUAGE = """
(only) => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    for (let text; (text = walk.nextNode()); ) {
        const said = text.textContent.trim()
        const claims = text.parentElement.closest('[lang]').lang
        const other = claims === 'nl' ? 'en' : 'nl'
        if (!said || /^[“"]/.test(said) || text.parentElement.closest('script, textarea')) continue
        const words = new Set(said.match(/(?<![\\p{L}'\\u2019])\\p{Ll}+/gu) ?? [])
        if (only[other].split(' ').filter((word) => words.has(word)).length > 1) found.push(said)
    }
    return found
}
"""


@pytest.mark.parametrize("page", PAGES)
def test_a_page_passes_axe_folds_to_any_width_and_speaks_one_language(page, visits):
    with visits.open(page, width=DESKTOP) as visit:
        complaints = list(visit.complaints)  # before axe tries things of its own
        wrong = what_is_wrong(visit.tab)

    assert wrong == {}
    assert complaints == []


def what_is_wrong(tab) -> dict[str | int, list[str]]:
    """Return what is wrong with the words of a page, and with how it stands at each width."""
    wrong = {"language": tab.evaluate(OTHER_LANGUAGE, OF_ONE_LANGUAGE)}
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        # Else the bar covers what scrolls under it; at once, as a glide is still under way when
        # axe begins.
        tab.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        across = tab.evaluate("document.documentElement.scrollWidth")
        wrong[width] = [
            *(violations(tab) if width in {PHONE, DESKTOP} else []),
            *([f"{across} px wide"] if across > width else []),
            *tab.evaluate(CUT),
        ]
    return {width: found for width, found in wrong.items() if found}
