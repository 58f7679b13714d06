"""Nobody is asked a price or set a target, nowhere. Looked for wherever it could stand."""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[1] / "naast"

MONEY = re.compile(
    r"€|\beuros?\b|price|prijs|\bfee\b|tariff|tarief|contribution|bijdrage|\bcosts?\b|kost(en)?\b"
    r"|amount|bedrag|\bpay|betaal|invoice|factuur",
    re.IGNORECASE,
)
QUOTA = re.compile(
    r"target|quota|quotum|productiv|productie|budget|streefgetal|\bnorm\b|billable|declarabel",
    re.IGNORECASE,
)

# Who pays the supporter, and that it is not she who asks; costs that a law gives money for.
NOT_ASKED_OF_HER = {
    "payer",
    "The municipality of %(name)s pays for Naast. The municipality cannot look into your file.",
    "De gemeente %(name)s betaalt Naast. De gemeente kan niet in uw dossier kijken.",
    "Decide after all, or the municipality pays",
    "Alsnog besluiten, anders betaalt de gemeente",
    "Who pays",
    "Who stands beside you, who pays, and who decides. And where you complain.",
    "Wie naast u staat, wie betaalt en wie beslist. En waar u klaagt.",
    "Wie betaalt",
    "Gets no pay.",
    "Nobody: travel costs only",
    "Niemand: alleen reiskosten",
    "The municipality pays the organisation.",
    "De gemeente betaalt de organisatie.",
    "Gets no pay. The members pay the costs.",
    "Krijgt geen loon. De leden betalen de kosten.",
    "Money for special costs",
    # Topic g of the talk (Wmo 2015 art. 2.3.2 lid 4): the municipality tells her beforehand.
    "What do you want to know about what you pay yourself?",
    "Wat wilt u weten over wat u zelf betaalt?",
    "What I want to know about paying",
    "Wat ik wil weten over zelf betalen",
    "What do I pay myself, and when?",
    "Wat betaal ik zelf, en wanneer?",
    # How a municipality pays an organisation.
    "Payment per hour",
    "Payment per case",
    "Betaling per uur",
    "Vast bedrag voor de functie",
    "Betaald met",
    "Hoe het wordt betaald",
    "hoe het wordt betaald",
    "Hoe wordt het betaald?",
    "Kies hoe het wordt betaald.",
    "Wat, door wie en hoe het wordt betaald",
    # Who pays an organisation, or a course for who works there; never a resident.
    "Who pays, and what was agreed",
    "Wie betaalt, en wat is afgesproken",
    "Who pays?",
    "Wie betaalt?",
    "Choose who pays.",
    "Kies wie betaalt.",
    "Courses followed that a municipality pays",
    "Gevolgde cursussen die een gemeente betaalt",
    # Whom organisations turn to among each other.
    "Payment and accounts",
    # What a law asks to look at before special assistance; it is no price of support.
    "Look whether the costs can be paid from income and savings",
    "Kijk of de kosten uit inkomen en spaargeld kunnen",
    # That the framework of a decision holds no budget.
    "Een besluit rust hierop, niet op een bedrag. Wat op die dag telt, staat vanzelf in de brief.",
    # What a municipality spends on support, and what it assumes that was saved: none of it is
    # asked of a resident.
    "Costs and worth of support in %(name)s",
    "De helft had toen iemand gesproken. Tijd van inwoners krijgt hier geen prijs.",
    "Euro's",
    "Euros",
    "Fill in what it cost",
    "Half had spoken to somebody by then. Time of residents has no price here.",
    "Hier staat geen “zoveel per euro”. Daarin zou ontbreken wat niet te tellen is.",
    "Hoeveel van de honderd hadden anders iets gekost?",
    "Hoeveel, in hele euro's?",
    "How much, in whole euros?",
    "Kan opleveren, in euro's",
    "Kan opleveren, voor zover in euro's",
    "Kosten en opbrengst van steun in %(name)s",
    "May be worth, as far as in euros",
    "May be worth, in euros",
    "Neem zo mogelijk een prijs uit uw eigen boeken.",
    "Niemand vulde nog in wat steun in dit jaar kostte.",
    "Nobody filled in yet what support cost in this year.",
    "Of a hundred, how many would otherwise have cost something?",
    "Prices that others told",
    "Prijzen die anderen noemden",
    "Spent, in euros",
    "Take a price from your own books where you can.",
    "There is no sum of “so much for each euro”. What cannot be counted would be left out of it.",
    "Uitgegeven, in euro's",
    "Vul in wat het kostte",
    "Wat er één kost, in euro's",
    "Wat had er één gekost, in euro's?",
    "Wat het kost",
    "Wat inwoners antwoorden. Het zijn dezelfde mensen, dus nooit in euro's.",
    "Wat steun kost, en wat het kan opleveren",
    "What it costs",
    "What one costs, in euros",
    "What residents answer. The same people again, so never in euros.",
    "What support cost in a year",
    "What support costs, and what it may be worth",
    "What would one have cost, in euros?",
    "Wrote what support cost",
    "euros",
    "niet in euro's",
    "not in euros",
    # Of the work of a supporter.
    "Op elke regel één. Betaald of niet. Uw coördinator leest het.",
    "Scholing, en wie die betaalt",
    "Training, and who pays for it",
    "U keek uw gegevens langer dan een half jaar geleden na. Het kost vijf minuten.",
}
# For whom somebody is there, which is no target to reach.
OF_A_GROUP = {"target_groups"}
# On the pages that tell what never counts when people are put in order.
NEVER_COUNTS = re.compile(
    "^(What somebody costs|Wat iemand kost|.* None is for cost,|.* Er is geen gewicht voor kosten,)"
)
# A line in a chart of totals.
OF_A_CHART = {"agreed: %(norm)s%%", "afgesproken: %(norm)s%%"}


def columns() -> Iterator[str]:
    """Yield the name of every column; of a column for amounts, that it is one."""
    for model in apps.get_models():
        if not model.__module__.startswith("naast."):
            continue
        for field in model._meta.concrete_fields:
            yield field.name
            if isinstance(field, models.DecimalField) and field.name != "share":
                yield f"an amount: {model.__name__}.{field.name}"


def form_fields() -> Iterator[str]:
    for config in apps.get_app_configs():
        name = f"{config.name}.forms"
        if config.name.startswith("naast.") and find_spec(name):
            for form in vars(import_module(name)).values():
                if isinstance(form, type) and issubclass(form, forms.BaseForm):
                    yield from form.base_fields
                    yield from (str(field.label) for field in form.base_fields.values())


def words() -> Iterator[str]:
    """Yield every text of every screen, English and Dutch, and what templates hold themselves."""
    for file in ROOT.glob("*/*/locale/nl/LC_MESSAGES/django.po"):
        text = re.sub(r'"\n"', "", file.read_text(encoding="utf-8"))
        yield from re.findall(
            r'^(?:msgid|msgid_plural|msgstr(?:\[\d\])?) "(.+)"$', text, re.MULTILINE
        )
    for file in ROOT.glob("*/*/templates/**/*.html"):
        yield from re.findall(r">([^<>{}]+)<", file.read_text(encoding="utf-8"))


def found(pattern: re.Pattern[str]) -> set[str]:
    everything = {*columns(), *form_fields(), *words()}
    assert len(everything) > 1000, "a net with nothing in it catches nothing"
    texts = {text for text in everything if pattern.search(text) and not NEVER_COUNTS.match(text)}
    return texts - NOT_ASKED_OF_HER - OF_A_CHART - OF_A_GROUP


@pytest.mark.req("R-002")
def test_no_column_form_or_screen_knows_a_price_for_residents():
    assert found(MONEY) == set()


@pytest.mark.req("R-003", "R-076", "R-300")
def test_no_column_form_or_screen_knows_a_target_or_a_budget():
    assert found(QUOTA) == set()


@pytest.mark.parametrize(
    ("pattern", "caught"),
    [
        (MONEY, ["own_contribution", "U betaalt € 19 per maand", "Eigen bijdrage", "an amount: x"]),
        (QUOTA, ["target_hours", "budget_left", "Uw productie deze week"]),
    ],
)
def test_the_net_catches_what_it_should(pattern, caught):
    assert [text for text in caught if not pattern.search(text)] == []
