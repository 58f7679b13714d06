"""A second way to the tables of 2016: from the printed text itself, never from our files.

It reads the text of the report, finds each table by its heading and each row by words that stand in
no other, and counts the names in its list. What it needs to know beside the text is in `SAME`: four
names that the report gives to a respondent beside the one in its tables.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SAME = {
    "Den Bosch": "'s-Hertogenbosch",
    "Smalingerland": "Smallingerland",
    "Zaandam": "Zaanstad",
    # Two municipalities, and one respondent: the text does not tell which was meant.
    "Opsterland": "Smallingerland",
}

# By table: the heading before it, the heading after it, and by code a word of its row alone.
ROWS = {
    "profile": (
        "3.3.1 Toelichting op de profielen",
        "Over deze analyse en indeling",
        {
            "1": "Formele cliëntondersteuning in en buiten het wijkteam en officiële",
            "2": "Formele cliëntondersteuning in en buiten het wijkteam, geen officiële",
            "3": "Formele cliëntondersteuning buiten het wijkteam en officiële",
            "4": "Formele cliëntondersteuning buiten het wijkteam, geen officiële",
            "5": "Formele cliëntondersteuning in het wijkteam en officiële",
            "6": "Formele cliëntondersteuning in het wijkteam, geen officiële",
        },
    ),
    "independence_view": (
        "3.2.1 Opvattingen over de onafhankelijkheid",
        "Gemeenten kiezen dus voor",
        {
            "professionalism": "De professionaliteit en ervaring",
            "separate_team": "De organisatorische positie in een apart team",
            "positive_signals": "Positieve signalen",
            "task_package": "Het takenpakket",
            "free_choice": "De keuzemogelijkheid",
        },
    ),
    "steering_role": (
        "3.2.2 De regierol van gemeenten",
        "Ook hier zien we een variatie",
        {
            "leaves_to_providers": "Gemeente is geïnteresseerd",
            "sets_conditions": "Gemeente is betrokken, heeft een eigen mening",
            "develops_jointly": "ontwikkelen samen in gesprek",
        },
    ),
    "ambition": (
        "Ambitie\tOmschrijving",
        "3.5 Knelpunten van",
        {
            "radical_change": "'Radicale' verandering",
            "informal_official": "een officiële positie geven",
            "connect_organisations": "Bestaande organisaties met elkaar verbinden",
            "safeguard_independence": "De onafhankelijkheid waarborgen",
            "improve_communication": "De communicatie met inwoners",
            "insight_in_use": "Het gebruik inzichtelijk",
        },
    ),
    "bottleneck_municipality": (
        "3.5.1 De knelpunten van gemeenten",
        "Toelichting",
        {
            "not_landed": "goed geland",
            "low_awareness_or_use": "Lage bekendheid en/of gebruik",
            "notion_of_independence": "De notie van onafhankelijkheid",
        },
    ),
    "bottleneck_provider": (
        "3.5.2 De knelpunten van aanbieders",
        "3.5.3 Laag bereik",
        {
            "pressure_to_use_volunteers": "vooral met vrijwilligers te werken",
            "low_awareness": "De lage bekendheid",
            "policy_makes_uncertain": "beleid maakt onzeker",
            "workload_and_knowledge": "vraagt veel tijd en kennis",
            "safeguard_independence": "De onafhankelijkheid waarborgen",
            "unclear_which_tasks": "Welke taken vallen onder",
        },
    ),
    "tip_municipality": (
        "De tips van gemeenten\n",
        "De tips van aanbieders cliëntondersteuning\n",
        {
            "stimulate_collaboration": "Samenwerking tussen organisaties",
            "local_points_at_the_front": "Wijk- of dorpspunten aan de voorkant",
            "ownership_with_providers": "Het eigenaarschap",
        },
    ),
    "tip_provider": (
        "De tips van aanbieders cliëntondersteuning\n",
        "4. Discussie en aanbevelingen",
        {
            "short_lines_with_municipality": "Korte lijntjes",
            "work_with_other_parties": "Samenwerken met andere partijen",
            "ownership_with_providers": "Het eigenaarschap",
        },
    ),
}

LIST = re.compile(r"(?:Gemeenten|Organisaties): ([^\n<;]*)|(Geen gemeenten)\.")
BRACKETS = re.compile(r"\(((?:Breda|Eindhoven)[^)]*)\)")
WRITTEN = {"zes": 6}


@dataclass(frozen=True, kw_only=True)
class Derived:
    """What the text tells: names by table and code, the list of who was interviewed, the response.

    `interviewed` holds municipalities with how many organisations stand below each.
    """

    names: dict[str, dict[str, tuple[str, ...]]]
    interviewed: dict[str, int]
    selected: int
    without: int
    described: int

    def subjects(self, table: str, code: str, *, inside: bool) -> set[str]:
        """Return the municipalities that have a code; `inside` only those of the list."""
        found = {SAME.get(name, name) for name in self.names[table][code]}
        return found & self.sample() if inside else found

    def sample(self) -> set[str]:
        return {SAME.get(name, name) for name in self.interviewed}


def derive(text: str) -> Derived:
    """Return what the printed text tells."""
    _, body = text.split("\n1. Inleiding\n", 1)  # the table of contents names each heading too
    interviewed = _interviewed(body)
    known = {*interviewed, *SAME.values()}
    response = re.search(r"in (\w+) van de (\d+) vooraf geselecteerde gemeenten", body)
    others = re.search(r"bij de overige (\d+) gemeenten", body)
    assert response
    assert others
    return Derived(
        names={table: dict(_rows(body, *where, known)) for table, where in ROWS.items()},
        interviewed=interviewed,
        selected=int(response[2]),
        without=WRITTEN[response[1]],
        described=int(others[1]),
    )


def _rows(
    body: str, start: str, end: str, codes: dict[str, str], known: set[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    part = body[body.index(start) + len(start) :]
    part = part[: part.index(end)]
    places = {code: part.index(words) for code, words in codes.items()}
    assert len(set(places.values())) == len(codes)
    ends = sorted([*places.values(), len(part)])
    for code, place in places.items():
        row = part[place : ends[ends.index(place) + 1]]
        lists = LIST.findall(row)
        texts = [names for names, none in lists if not none] if lists else BRACKETS.findall(row)
        assert lists or texts, code
        yield code, tuple(name for text in texts for name in _split(text, known))


def _split(text: str, known: set[str]) -> Iterator[str]:
    """Take a list apart; a name that is known, or an organisation, keeps its own "en" or comma."""
    for part in re.split(r",(?! Gooi)", text.strip().rstrip(".")):
        name = re.sub(r"^\s*en ", "", part.strip())
        if name in known or " en " not in name or name.startswith("MEE ") or "(" in name:
            yield name
            continue
        cut = next(
            place.start()
            for place in re.finditer(" en ", name)
            if name[: place.start()] in known or name[place.end() :] in known
        )
        yield name[:cut]
        yield name[cut + 4 :]


def _interviewed(body: str) -> dict[str, int]:
    """Read the list at the end: a municipality begins a line, an organisation has two tabs."""
    found: dict[str, int] = {}
    rows = body[body.index("Bijlage 3. Overzicht van geïnterviewde") :].split("\n")
    for row in rows:
        cells = row.split("\t")
        if row.startswith("\t\t") and cells[2]:
            found[next(reversed(found))] += 1
        elif cells[0] not in ("", "Gemeente") and len(cells) > 1:
            found[cells[0]] = 0
    return found
