"""Ten tasks of somebody who reads slowly and distrusts the municipality, by visible words alone.

What was unclear, and what was changed, stands in docs/usability.md.
"""

import re
from dataclasses import dataclass

import pytest

from tests.journeys.reader import Task, read
from tests.pages import code_of

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"


@dataclass(frozen=True, kw_only=True)
class Errand:
    """A task, in how many presses it must be done, and how we know that it was really done.

    `ends_at` is the address, which the reader never sees; `code_of` whose code she has with her.
    """

    name: str
    task: Task
    most_steps: int
    ends_at: str
    code_of: str = ""

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
        most_steps=4,
        ends_at=r"/mijn-dossier/delen/$",
    ),
    Errand(
        name="my mother",
        task=Task(
            says="Mijn moeder heeft hulp nodig.",
            hopes=("iemand", "ander", "zoekt vertelt"),
        ),
        most_steps=3,
        ends_at=r"voor=ander",
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
        base_url=served.url, viewport={"width": 360, "height": 740}, locale="nl-NL"
    )
    context.set_default_timeout(15_000)
    tab = context.new_page()
    task = errand.task
    if errand.code_of:
        task = task.with_(label="code", text=code_of(tab, errand.code_of))
        context.clear_cookies()
    tab.goto("/wetterwald/")

    way = read(tab, task, most_steps=errand.most_steps)

    assert re.search(errand.ends_at, tab.url), (way, tab.url)
    context.close()
