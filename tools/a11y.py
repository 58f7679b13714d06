"""Check every page in both languages at three widths, and write docs/accessibility.md.

make a11y                    every page
… -m tools.a11y home vind    those whose name has one of these words in it; writes nothing

A page that is reached by steps is reached in Dutch, and then read in English at the same address.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page as Tab

import tests.settings  # noqa: F401 (its environment stands before anything reads it)
from tests.pages import PAGES, Page
from tests.served import Visits, chromium, served_site
from tests.test_accessibility import AXE, CUT, OF_ONE_LANGUAGE, OTHER_LANGUAGE, axe, violations

RESULT = Path(__file__).resolve().parents[1] / "docs" / "accessibility.md"
WIDTHS = (360, 768, 1280)
LANGUAGES = ("nl", "en")
# Addresses in one language: of the demo and of the parts, and of pages in a third language.
ONE_LANGUAGE = re.compile(r"^/(demo|patterns|static|en)\b|/talen/.")

LOOKED = "Looked at on {on:%-d %B %Y}: {pages} pages, {checks} checks, {faults} faults."
EXPLAINED = """\
Per page, language and width in CSS pixels the number of faults: rules of axe-core {version} for
WCAG 2.2 A and AA and its best practices, sideways scroll, text that is cut off, and words in
another language than the page says. A dash: the page has one language. What a page looks like when
a form is refused is asked in Dutch; in English the same address is read."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """What was found on one page: (language, width) → faults. What is not there was not asked."""

    page: str
    found: dict[tuple[str, int], list[str]]

    @property
    def faults(self) -> int:
        return sum(len(faults) for faults in self.found.values())


def look(tab: Tab) -> Iterator[tuple[int, list[str]]]:
    """Yield per width what is wrong with the page that a window shows."""
    tab.evaluate(axe())
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        tab.evaluate("scrollTo(0, 0)")
        across = tab.evaluate("document.documentElement.scrollWidth")
        yield (
            width,
            [
                *violations(tab),
                *([f"{across} px wide"] if across > width else []),
                *tab.evaluate(CUT),
                *tab.evaluate(OTHER_LANGUAGE, OF_ONE_LANGUAGE),
            ],
        )


def row(visits: Visits, page: Page) -> Row:
    """Look at one page in each language that it has."""
    found = {}
    with visits.open(page, width=WIDTHS[-1]) as visit:
        here = urlsplit(visit.tab.url)
        first = "en" if here.path.startswith("/en/") else "nl"
        found |= {(first, width): faults for width, faults in look(visit.tab)}
        if not ONE_LANGUAGE.search(here.path):
            visit.tab.goto(f"/en{here.path}" + (f"?{here.query}" if here.query else ""))
            found |= {("en", width): faults for width, faults in look(visit.tab)}
    return Row(page=page.name, found=found)


def table(rows: Iterable[Row], *, on: date) -> str:
    """Return what was found as a page of the documentation."""
    rows = list(rows)
    version = re.search(r"axe v([\d.]+)", AXE.read_text(encoding="utf-8"))
    asked = [(language, width) for language in LANGUAGES for width in WIDTHS]
    checks = sum(len(one.found) for one in rows)
    head = ["page", *(f"{language} {width}" for language, width in asked)]
    faults = sum(one.faults for one in rows)
    lines = [
        "# Accessibility",
        "",
        LOOKED.format(on=on, pages=len(rows), checks=checks, faults=faults),
        "",
        EXPLAINED.format(version=version[1] if version else ""),
        "",
        f"| {' | '.join(head)} |",
        f"|{'---|' * len(head)}",
    ]
    for one in rows:
        cells = [str(len(one.found[key])) if key in one.found else "–" for key in asked]  # noqa: RUF001
        lines.append(f"| `{one.page}` | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main(words: list[str]) -> int:
    """Look, print what is wrong, and write the table when every page was looked at."""
    wanted = [page for page in PAGES if not words or any(word in page.name for word in words)]
    rows = []
    with served_site(name="test_a11y") as site, chromium() as browser:
        visits = Visits(site=site, browser=browser)
        for page in wanted:
            rows.append(row(visits, page))
            print(f"{rows[-1].faults:3} {page.name}", flush=True)
            for (language, width), faults in rows[-1].found.items():
                for fault in faults:
                    print(f"      {language} {width}: {fault}", flush=True)
    if not words:
        RESULT.write_text(table(rows, on=date.today()), encoding="utf-8")  # noqa: DTZ011
    return 1 if any(one.faults for one in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
