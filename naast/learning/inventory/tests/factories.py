"""Rounds to count in, as values and as rows."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from naast.learning.inventory import queries
from naast.learning.inventory.models import Chosen, Coding, Interview, Round
from naast.learning.inventory.rules.asking import InterviewState, Party, Stage
from naast.learning.inventory.rules.rounds import (
    CODES,
    OF_PROVIDERS,
    ONE_EACH,
    Mark,
    Place,
    Provider,
    Response,
    RoundData,
    Table,
)
from tests.cast import (
    CARLA,
    EMRE,
    GEA,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    MILA,
    NOUR,
    STIJN,
    TINEKE,
    UMA,
    WETTERWALD,
)
from tests.world import World

NOBODY_ASKED = Response(selected=0, described=0, planned=0, reached=0)


@st.composite
def rounds(draw):
    """Draw a round of up to ten municipalities and five organisations, marked at will."""
    inside = draw(st.lists(st.booleans(), min_size=1, max_size=10))
    places = [
        Place(slug=f"place-{number}", name=f"Place {number}", in_sample=one)
        for number, one in enumerate(inside)
    ]
    providers = [
        Provider(slug=f"org-{number}", name=f"Org {number}", places=(places[0].slug,))
        for number in range(draw(st.integers(0, 5)))
    ]
    marks = []
    for table in Table:
        subjects = providers if table in OF_PROVIDERS else places
        for subject in subjects:
            most = 1 if table in ONE_EACH else len(CODES[table])
            codes = draw(st.lists(st.sampled_from(CODES[table]), max_size=most, unique=True))
            marks.extend(Mark(table=table, code=code, subject=subject.slug) for code in codes)
    return RoundData(
        name="drawn",
        places=tuple(places),
        providers=tuple(providers),
        marks=tuple(marks),
        response=NOBODY_ASKED,
    )


# ---------------------------------------------------------------- rounds of our own, in rows


def make_round(**fields: Any) -> Round:
    """Write a round that asks."""
    defaults = {
        "name": "Noord 2026",
        "aim": "Hoe staat het ervoor?",
        "criteria": ["works_on_it", "large_and_small"],
        "asks_from": date(2026, 10, 1),
        "asks_until": date(2026, 12, 1),
    }
    return Round.objects.create(**{**defaults, **fields})


def make_published(**fields: Any) -> Round:
    """Write a round that was published, with nobody in it."""
    nothing = {"selected": 0, "described": 0, "planned": 0, "reached": 0}
    defaults = {
        "name": "Noord 2024",
        "asks_from": date(2024, 10, 1),
        "asks_until": date(2024, 12, 1),
        "stage": Stage.PUBLISHED,
        "published_on": date(2025, 1, 15),
        "frozen": {"response": nothing, "described": []},
    }
    return make_round(**{**defaults, **fields})


def make_talk(chosen: Chosen, organisation_id: int | None = None, **fields: Any) -> Interview:
    """Write a talk that was held; with the official where no organisation is named."""
    defaults = {
        "party": Party.OFFICIAL if organisation_id is None else Party.FORMAL,
        "state": InterviewState.HELD,
        "held_on": date(2026, 11, 2),
        "function": "Beleidsadviseur",
        "interviewer_id": MILA.user_id,
        "answers": {"tips": "Bel elkaar."},
    }
    return Interview.objects.create(
        chosen=chosen,
        municipality_id=chosen.municipality_id,
        organisation_id=organisation_id,
        **{**defaults, **fields},
    )


def make_coding(chosen: Chosen, **fields: Any) -> Coding:
    defaults = {
        "table": Table.STEERING_ROLE,
        "codes": ["sets_conditions"],
        "coder_id": MILA.user_id,
        "coded_on": date(2026, 11, 3),
    }
    return Coding.objects.create(chosen=chosen, **{**defaults, **fields})


WALL_QUERIES = {Interview: queries.interviews, Coding: queries.codings}
ALL_READERS = {MILA, NOUR, GEA, STIJN, EMRE, CARLA, TINEKE, UMA}


def wall_rows(world: World) -> None:
    """Write talks of every party and codes of every stage.

    A party reads back what it said itself; codes are the researcher's until they are published.
    """
    asks, over = make_round(), make_published()
    here = Chosen.objects.create(round=asks, municipality_id=WETTERWALD, reason="Bewust bezig")
    there = Chosen.objects.create(round=over, municipality_id=HAVENSTAD, reason="Groot")
    earlier = Chosen.objects.create(round=over, municipality_id=WETTERWALD, reason="Klein")
    world.round, world.published_round, world.chosen = asks, over, here
    official = make_talk(here, state=InterviewState.PLANNED, held_on=None, answers={})
    world.planned_talk = official
    for talk, own in (
        (official, {GEA}),
        (make_talk(there), {STIJN}),
        (make_talk(here, MEIDOORN), {CARLA}),
        (make_talk(earlier, LINDE), {TINEKE, UMA}),
    ):
        world.expect(talk, view={MILA} | own, ask={MILA})
    world.expect(make_coding(here), view={MILA}, code={MILA})
    world.expect(make_coding(here, settled=True), view={MILA}, code={MILA})
    world.expect(make_coding(there, settled=True, seen=True), view=ALL_READERS, code={MILA})
