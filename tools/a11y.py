"""Check every page in both languages at three widths; write docs/accessibility.md and its figures.

make a11y                    every page that was not looked at yet at this commit
… -m tools.a11y home vind    those whose name has one of these words in it, again

A page that is reached by steps is reached in Dutch, and then read in English at the same address.

All of it takes half an hour of a quiet machine. So what is found on a page is kept in var/ with the
commit, page by page: who stops half-way goes on where it stopped. The document is written each
time, and says per page at which commit it was looked at. A page that nobody looked at stands there
as such; none is left out.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page as Tab

import tests.settings  # noqa: F401 (its environment stands before anything reads it)
from tests.axe import AXE, violations
from tests.pages import PAGES
from tests.pages.steps import Page
from tests.served import Visits, chromium, served_site
from tests.test_accessibility import CUT, OF_ONE_LANGUAGE, OTHER_LANGUAGE

ROOT = Path(__file__).resolve().parents[1]
RESULT = ROOT / "docs" / "accessibility.md"
# What the resident's statement tells of it, shipped with the application.
FIGURES = ROOT / "naast" / "entrances" / "portal" / "accessibility.json"
BY_PEOPLE: dict[str, Any] = {"audited_on": None, "audit_met_all": False, "planned_before": None}
KEPT = ROOT / "var" / "a11y.jsonl"
WIDTHS = (360, 768, 1280)
LANGUAGES = ("nl", "en")
# Addresses in one language: of the demo and of the parts, and of pages in a third language.
ONE_LANGUAGE = re.compile(r"^/(demo|patterns|static|en)\b|/talen/.")

LOOKED = "Looked at until {on:%-d %B %Y}: {pages} pages, {checks} checks, {faults} faults."
AT = "- at commit {commit}: {pages} pages"
NOT_LOOKED = "- not looked at yet: {pages}"
EXPLAINED = """\
Per page, language and width in CSS pixels the number of faults: rules of axe-core {version} for
WCAG 2.2 A and AA and its best practices, sideways scroll, text that is cut off, and words in
another language than the page says. A dash: the page has one language. What a page looks like when
a form is refused is asked in Dutch; in English the same address is read."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """What was found on one page: (language, width) → faults. What is not there was not asked.

    `commit` is the short name of the commit, with a plus where files were changed after it.
    """

    page: str
    commit: str
    on: date
    found: dict[tuple[str, int], list[str]]

    @property
    def faults(self) -> int:
        return sum(len(faults) for faults in self.found.values())


def look(tab: Tab) -> Iterator[tuple[int, list[str]]]:
    """Yield per width what is wrong with the page that a window shows."""
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


def row(visits: Visits, page: Page, *, commit: str, on: date) -> Row:
    """Look at one page in each language that it has."""
    found: dict[tuple[str, int], list[str]] = {}
    with visits.open(page, width=WIDTHS[-1]) as visit:
        here = urlsplit(visit.tab.url)
        first = "en" if here.path.startswith("/en/") else "nl"
        found |= {(first, width): faults for width, faults in look(visit.tab)}
        if not ONE_LANGUAGE.search(here.path):
            visit.tab.goto(f"/en{here.path}" + (f"?{here.query}" if here.query else ""))
            found |= {("en", width): faults for width, faults in look(visit.tab)}
    return Row(page=page.name, commit=commit, on=on, found=found)


def line(one: Row) -> str:
    """Return a row as one line of the file in which it is kept."""
    found = {f"{language} {width}": faults for (language, width), faults in one.found.items()}
    kept = {"page": one.page, "commit": one.commit, "on": one.on.isoformat(), "found": found}
    return json.dumps(kept, ensure_ascii=False)


def rows(lines: Iterable[str]) -> dict[str, Row]:
    """Return the last row of each page, by its name; a line that broke off half-way counts not."""
    found: dict[str, Row] = {}
    for text in lines:
        try:
            kept = json.loads(text)
        except json.JSONDecodeError:
            continue
        keys = {tuple(key.split()): faults for key, faults in kept["found"].items()}
        found[kept["page"]] = Row(
            page=kept["page"],
            commit=kept["commit"],
            on=date.fromisoformat(kept["on"]),
            found={(language, int(width)): faults for (language, width), faults in keys.items()},
        )
    return found


def figures(
    known: Mapping[str, Row], *, pages: Iterable[str], by_people: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what the statement tells of `pages`, those of residents; `by_people` is kept as it is.

    Raises ValueError where nobody looked at any of them: that is no result.
    """
    names = list(pages)
    there = [known[name] for name in names if name in known]
    if not there:
        raise ValueError(names)
    return {
        "on": max(one.on for one in there).isoformat(),
        "engine": f"axe-core {engine()}",
        "pages": len(there),
        "checks": sum(len(one.found) for one in there),
        "not_looked": len(names) - len(there),
        "wrong": [one.page for one in there if one.faults],
        **{name: by_people.get(name, nothing) for name, nothing in BY_PEOPLE.items()},
    }


def engine() -> str:
    """Return the version of axe-core that looks."""
    version = re.search(r"axe v([\d.]+)", AXE.read_text(encoding="utf-8"))
    return version[1] if version else ""


def table(known: Mapping[str, Row], *, pages: Iterable[str]) -> str:
    """Return what was found on `pages`, in their order, as a page of the documentation."""
    names = list(pages)
    there = [known[name] for name in names if name in known]
    asked = [(language, width) for language in LANGUAGES for width in WIDTHS]
    checks = sum(len(one.found) for one in there)
    head = ["page", *(f"{language} {width}" for language, width in asked), "commit"]
    faults = sum(one.faults for one in there)
    on = max((one.on for one in there), default=date.min)
    missing = [name for name in names if name not in known]
    lines = [
        "# Accessibility",
        "",
        LOOKED.format(on=on, pages=len(there), checks=checks, faults=faults),
        "",
        *(
            AT.format(commit=commit, pages=sum(one.commit == commit for one in there))
            for commit in dict.fromkeys(one.commit for one in there)
        ),
        *([NOT_LOOKED.format(pages=len(missing))] if missing else []),
        "",
        EXPLAINED.format(version=engine()),
        "",
        f"| {' | '.join(head)} |",
        f"|{'---|' * len(head)}",
    ]
    for name in names:
        if one := known.get(name):
            cells = [str(len(one.found[key])) if key in one.found else "–" for key in asked]  # noqa: RUF001
            lines.append(f"| `{name}` | {' | '.join(cells)} | {one.commit} |")
        else:
            lines.append(f"| `{name}` | {' | '.join('?' for _ in asked)} | not looked at |")
    return "\n".join(lines) + "\n"


def commit_here() -> str:
    """Return the short name of this commit, with a plus where a file differs from it."""

    def git(*words: str) -> str:
        return subprocess.run(
            ["git", *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    # What this very tool writes does not count as a change of the pages.
    written = (f":!{one.relative_to(ROOT)}" for one in (RESULT, FIGURES))
    changed = git("status", "--porcelain", "--", ".", *written)
    return git("rev-parse", "--short=9", "HEAD") + ("+" if changed else "")


def main(words: list[str]) -> int:
    """Look, print what is wrong, keep it, and write the table of all that is known."""
    KEPT.parent.mkdir(exist_ok=True)
    known = rows(KEPT.read_text(encoding="utf-8").splitlines() if KEPT.exists() else [])
    commit = commit_here()
    wanted = [
        page
        for page in PAGES
        if (any(word in page.name for word in words) if words else True)
        and (words or page.name not in known or known[page.name].commit != commit)
    ]
    unopened: list[str] = []
    with (
        served_site(name="test_a11y") as site,
        chromium() as browser,
        KEPT.open("a", encoding="utf-8") as kept,
    ):
        visits = Visits(site=site, browser=browser)
        for page in wanted:
            try:
                one = row(visits, page, commit=commit, on=date.today())  # noqa: DTZ011
            except (PlaywrightError, AssertionError, RuntimeError) as failure:
                unopened.append(page.name)
                print(f"  ? {page.name}: {failure}", flush=True)
                continue
            known[page.name] = one
            print(line(one), file=kept, flush=True)
            print(f"{one.faults:3} {page.name}", flush=True)
            for (language, width), faults in one.found.items():
                for fault in faults:
                    print(f"      {language} {width}: {fault}", flush=True)
    names = [page.name for page in PAGES]
    RESULT.write_text(table(known, pages=names), encoding="utf-8")
    by_people = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    of_residents = [page.name for page in PAGES if page.resident]
    told = figures(known, pages=of_residents, by_people=by_people)
    FIGURES.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 1 if unopened or any(known[name].faults for name in names if name in known) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
