"""Somebody who reads slowly: goes by what stands on the page, one link at a time.

The reader knows the words in which somebody thinks about her task, and a list of small words that
say nothing by themselves. It sees what a phone shows: no addresses, no ids, nothing that is folded
away. It gives nothing away: it fills in what the task carries (a code), writes its task where one
may search in one's own words, and leaves every other field empty.

On each page it first looks for its answer: one piece of text with all the words it hopes for. Else
it takes the link or button whose words are most like its own. Words on the link count twice; words
near it (its heading, the short text around it) once. What it cannot tell apart, it does not choose.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from playwright.sync_api import Page as Tab

# They stand in any sentence, and say nothing about what it is about.
_SMALL = """
    aan al alle als altijd ben bent bij daar dan dat de deze die dit doe doen door een en er geen
    had heb hebben hebt heeft het hier hoe hun ik in is ja kan kunt maar mag me meer met mij mijn
    moet na naar nee niet nog nu of om ook op over te tot u uit uw van voor waar wanneer wat we
    wel welke wie wij wil wilt worden wordt zal ze zich zij zijn zo
"""
SMALL_WORDS = frozenset(_SMALL.split())

SEARCH = "eigen woorden"
ON_LINK, NEAR = 2, 1
ALIKE, LONGEST_ENDING = 4, 3
SHORT_TEXT = 250

# What one may press, with the words on it and near it; and the pieces of text of the page.
READ = """shortText => {
    // What is one pixel wide, or above the page until it has the focus, is there for other eyes.
    const seen = one => {
        const place = one.getBoundingClientRect()
        return one.checkVisibility({visibilityProperty: true}) && place.width > 2
            && place.bottom + scrollY > 0
    }
    const press = 'a[href], button, summary'
    // Around one link, what stands on other links is not about it.
    const words = (one, link = null) => {
        const copy = []
        const walk = node => {
            if (node.nodeType === Node.TEXT_NODE) copy.push(node.textContent)
            else if (node.nodeType === Node.ELEMENT_NODE && seen(node)
                    && !(link && node !== link && node.matches(press))) {
                for (const child of node.childNodes) walk(child)
                copy.push(' ')
            }
        }
        walk(one)
        return copy.join('').replace(/\\s+/g, ' ').trim()
    }
    const heading = one => {
        for (let box = one; box && !box.matches('main, header, footer, nav, body');
                box = box.parentElement) {
            for (let before = box.previousElementSibling; before;
                    before = before.previousElementSibling) {
                if (before.matches('li')) continue  // its heading is of what stands there
                const found = before.matches('h1, h2, h3') ? before
                    : [...before.querySelectorAll('h1, h2, h3')].filter(h => !h.closest('li')).pop()
                if (found && seen(found)) return words(found)
            }
        }
        return ''
    }
    const around = one => {
        let best = words(one)
        for (let box = one.parentElement; box && box !== document.body; box = box.parentElement) {
            const is_its_own = box.matches('h1, h2, h3, li, p, dd')
            const text = words(box, one)
            if (text.length > shortText) break
            if (!is_its_own && box.querySelectorAll(press).length > 1) break
            best = text
        }
        return best
    }
    const links = [...document.querySelectorAll(press)].filter(seen)
    links.forEach((one, n) => one.setAttribute('data-reader', n))
    return {
        links: links.map((one, n) => ({
            n, words: words(one), near: `${heading(one)} ${around(one)}`.trim(),
            goal: one.matches('a') ? one.href : '', folds: one.matches('summary'),
        })),
        fields: [...document.querySelectorAll('input, textarea, select')].filter(seen)
            .filter(one => one.labels?.length)
            .map((one, n) => {
                one.setAttribute('data-reader-field', n)
                const send = one.form?.querySelector('button[type=submit]')
                return {
                    n, label: words(one.labels[0]), send: send?.dataset.reader ?? null,
                    is_search: one.type === 'search',
                }
            }),
        texts: [...document.querySelectorAll(`h1, h2, h3, p, li, dt, dd, div, label, ${press}`)]
            .filter(one => seen(one) && !(one.matches('div') && one.querySelector('p, li, div')))
            .map(one => words(one)).filter(text => text && text.length <= shortText)
            .sort((one, other) => one.length - other.length),
    }
}"""


class Lost(Exception):
    """The reader sees nothing that looks like her task, or has gone around in a circle."""


class Doubts(Exception):
    """Two links look equally like her task, and lead elsewhere."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """What somebody wants, in her own words.

    `thinks` are words that come to her mind; `hopes` what she would call an answer: one piece of
    text with a word of each line. `carries` is what she has with her: a label, and what is written.
    """

    says: str
    hopes: tuple[str, ...]
    thinks: str = ""
    carries: tuple[tuple[str, str], ...] = ()
    handed_over: str = ""

    @property
    def words(self) -> frozenset[str]:
        """Her words, each once. What is handed over no longer draws her."""
        mine, over = [], meaning(self.handed_over)
        for word in sorted(meaning(f"{self.says} {self.thinks}"), key=len):
            mine += [] if any(alike(word, other) for other in (*mine, *over)) else [word]
        return frozenset(mine)

    def handing_over(self) -> "Task":
        return replace(self, carries=(), handed_over=" ".join(label for label, _ in self.carries))

    def with_(self, *, label: str, text: str) -> "Task":
        """Return the same task, of somebody who has this with her."""
        return replace(self, carries=(*self.carries, (label, text)))


@dataclass
class Way:
    """Where the reader went: what she pressed, and the text in which she found her answer."""

    pressed: list[str] = field(default_factory=list)
    answer: str = ""


def read(tab: Tab, task: Task, *, most_steps: int) -> Way:
    """Walk from the page that is open until an answer is read, in at most `most_steps` presses.

    Raises Lost or Doubts, telling what stood there.
    """
    way = Way()
    while not (answer := _answer(page := tab.evaluate(READ, SHORT_TEXT), task)):
        if len(way.pressed) == most_steps:
            raise Lost(f"{task.says} After {way.pressed} no answer, at {_title(page)}")
        asked = _asked_for(page, task)
        link = asked or choose(page["links"], task, way.pressed)
        _write(tab, page, task, sent_by=link)
        task = task.handing_over() if asked else task
        way.pressed.append(link["words"])
        if link["folds"]:
            tab.locator(f"[data-reader='{link['n']}']").click()
        else:
            with tab.expect_navigation():
                tab.locator(f"[data-reader='{link['n']}']").click()
    way.answer = answer
    return way


def choose(links: list[dict[str, Any]], task: Task, pressed: list[str]) -> dict[str, Any]:
    """Return the link whose words are most like those of the task."""
    scored = sorted(
        ((score(link, task), -n, link) for n, link in enumerate(links)),
        key=lambda one: one[:2],
        reverse=True,
    )
    best, _, link = scored[0] if scored else (0, 0, {})
    if not best:
        stood = [one["words"] for one in links]
        raise Lost(f"{task.says} After {pressed} nothing like it: {stood}")
    if link["words"] in pressed:
        raise Lost(f"{task.says} Around in a circle: {pressed}, and again {link['words']!r}")
    rivals = [
        other["words"]
        for points, _, other in scored
        if points == best and (other["goal"] != link["goal"] or not link["goal"]) and other != link
    ]
    if rivals:
        raise Doubts(f"{task.says} After {pressed}: {link['words']!r} or {rivals}?")
    return link


def score(link: dict[str, Any], task: Task) -> int:
    """Tell how much a link looks like the task: each of her words counts once, best where it is."""
    on, near = meaning(link["words"]), meaning(link["near"])
    return sum(
        ON_LINK if any(alike(word, one) for one in on)
        else NEAR if any(alike(word, one) for one in near)
        else 0
        for word in task.words
    )  # fmt: skip


def _asked_for(page: dict[str, Any], task: Task) -> dict[str, Any] | None:
    """Return the button that sends what she carries, where that is asked for."""
    for label, _ in task.carries:
        for one in page["fields"]:
            if one["send"] is not None and meaning(label) <= meaning(one["label"]):
                return dict(page["links"][int(one["send"])])
    return None


def _write(tab: Tab, page: dict[str, Any], task: Task, *, sent_by: dict[str, Any]) -> None:
    """Write what she carries where it is asked for, and what she says where she may search."""
    for label, text in (*task.carries, (SEARCH, task.says)):
        for one in page["fields"]:
            is_asked = meaning(label) <= meaning(one["label"])
            if (
                is_asked
                and one["send"] == str(sent_by["n"])
                and one["is_search"] == (label == SEARCH)
            ):
                tab.locator(f"[data-reader-field='{one['n']}']").fill(text)


def _answer(page: dict[str, Any], task: Task) -> str:
    for text in page["texts"]:
        said = meaning(text)
        if all(
            any(alike(word, one) for word in meaning(hope) for one in said) for hope in task.hopes
        ):
            return str(text)
    return ""


def _title(page: dict[str, Any]) -> str:
    return str(page["texts"][:1])


# ---------------------------------------------------------------- words


@cache
def meaning(text: str) -> frozenset[str]:
    """Return the words of a text that say something, in small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.lower())
    found = re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return frozenset(_stem(word) for word in found if word not in SMALL_WORDS and len(word) > 1)


def _stem(word: str) -> str:
    """Undo what Dutch does to a stem: *praat* and *praten*, *brief* and *brieven*, *anders*."""
    stem = re.sub(r"(.)\1", r"\1", word).replace("v", "f").replace("z", "s")
    return re.sub(rf"(?<=.{{{ALIKE}}})(en|e|s|t)$", "", stem)


@cache
def alike(one: str, other: str) -> bool:
    """Tell whether two words are the same but for their ending: *schuld*, *schulden*."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return (
        len(short) >= ALIKE and long.startswith(short) and len(long) - len(short) <= LONGEST_ENDING
    )
