"""Ten tasks of somebody who reads slowly and distrusts the municipality, by visible words alone.

What was unclear, and what was changed, stands in docs/usability.md.
"""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page as Tab

from tests.journeys.reader import Task, read
from tests.pages import PAGES
from tests.pages.steps import code_of

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"


@dataclass(frozen=True, kw_only=True)
class Errand:
    """A task, in how many presses it must be done, and how we know that it was really done.

    `ends_at` is the address, which the reader never sees; `code_of` whose code she has with her;
    `starts_at` the page of tests/pages on which the question comes up.
    """

    name: str
    task: Task
    most_steps: int
    ends_at: str
    code_of: str = ""
    starts_at: str = "home"

    def __str__(self) -> str:
        return self.name


ERRANDS = (
    Errand(
        name="debts",
        task=Task(
            says="Ik wil met iemand praten over mijn schulden.",
            thinks="geld rekeningen",
            hopes=("schulden geld", "weet"),
        ),
        most_steps=2,
        ends_at=r"/vind-iemand/\?.*money",
    ),
    Errand(
        name="who looked",
        task=Task(says="Wie keek er in mijn dossier?", thinks="code", hopes=("keek", MONTHS)),
        code_of="Tjitske",
        most_steps=2,
        ends_at=r"/mijn-dossier/$",
    ),
    Errand(
        name="not for the municipality",
        task=Task(
            says="Ik deelde mijn doelen met de gemeente. Ik wil niet dat zij dit nog leest.",
            thinks="code stoppen",
            hopes=("stop", "delen", "doelen"),
        ),
        code_of="Roelfien",
        most_steps=3,
        ends_at=r"/mijn-dossier/delen/$",
    ),
    Errand(
        name="my mother",
        task=Task(
            says="Mijn moeder heeft hulp nodig.",
            hopes=("iemand", "ander", "zoekt vertelt"),
        ),
        most_steps=2,
        ends_at=r"voor=ander",
    ),
    Errand(
        name="companion",
        task=Task(
            says="Mag ik iemand meenemen naar het gesprek met de gemeente?",
            hopes=("meenemen", "iemand"),
        ),
        most_steps=1,
        ends_at=r"/gesprek/$",
    ),
    Errand(
        name="really independent",
        task=Task(
            says="Is deze persoon echt onafhankelijk? Wie controleert dat?",
            hopes=("twijfelen klopt", "zoeken onderzoeken"),
        ),
        starts_at="persoon",
        most_steps=1,
        ends_at=r"#independent$",
    ),
    Errand(
        name="lost code",
        task=Task(says="Ik ben mijn code kwijt.", thinks="nieuwe", hopes=("kwijt", "samen nieuwe")),
        most_steps=1,
        ends_at=r"/mijn-dossier/$",
    ),
    Errand(
        name="another supporter",
        task=Task(
            says="Ik wil een andere ondersteuner.",
            thinks="code wisselen iemand anders",
            hopes=("mensen", "naast"),
        ),
        code_of="Tjitske",
        most_steps=3,
        ends_at=r"/vind-iemand/$",
    ),
    Errand(
        name="complaint",
        task=Task(
            says="Ik ben boos. Ik wil klagen over hoe zij mij hielpen.",
            thinks="klacht",
            hopes=("klagen klacht", "organisatie gemeente"),
        ),
        most_steps=1,
        ends_at=r"#complain$",
    ),
    Errand(
        name="costs",
        task=Task(says="Wat kost het?", thinks="betalen gratis duur", hopes=("gratis",)),
        most_steps=0,
        ends_at=r"/wetterwald/$",
    ),
)


@pytest.mark.req("R-016", "R-254")
@pytest.mark.parametrize("errand", ERRANDS, ids=str)
def test_a_slow_reader_finds_it_by_the_words_on_the_page(errand, served, browser):
    context = browser.new_context(
        reduced_motion="reduce",
        base_url=served.url,
        viewport={"width": 360, "height": 740},
        locale="nl-NL",
    )
    context.set_default_timeout(15_000)
    tab = context.new_page()
    task = errand.task
    if errand.code_of:
        task = task.with_(label="code", text=code_of(tab, errand.code_of))
        context.clear_cookies()
    _begin(tab, errand.starts_at)

    way = read(tab, task, most_steps=errand.most_steps)

    assert re.search(errand.ends_at, tab.url), (way, tab.url)
    context.close()


def _begin(tab: Tab, name: str) -> None:
    page = next(page for page in PAGES if page.name == name)
    tab.goto(page.path)
    if page.steps:
        page.steps(tab)
