"""What axe-core finds in the page that a tab shows."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page as Tab

AXE = Path(__file__).parents[1] / "naast/core/ui/tests/vendor/axe.min.js"  # by `make assets`
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# So many rules of this version have one of these marks and are not set aside by axe itself. Each
# page is held against all of them: a page on which fewer were tried was not looked at.
MOST_RULES = 91

# Only what is wrong comes back: all that is right is ten times as much to find words for.
LOOK = f"""async () => {{
    const all = {{runOnly: {RULES}, resultTypes: ['violations']}}
    const {{violations, passes, incomplete, inapplicable}} = await axe.run(document, all)
    const looked = [violations, passes, incomplete, inapplicable].flat().map(one => one.id)
    return {{violations, rules: new Set(looked).size}}
}}"""


@cache
def _source() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(tab: Tab) -> list[str]:
    """Return what is wrong, by rule, with where it stands. Begin with the page at its top."""
    if not tab.evaluate("'axe' in window"):
        # Not as a script of the page, so that its Content-Security-Policy stays in force.
        tab.evaluate(_source())
    found = tab.evaluate(LOOK)
    assert found["rules"] == MOST_RULES
    return [
        f"{one['id']}: {one['help']}: {[node['html'] for node in one['nodes']]}"
        for one in found["violations"]
    ]
