"""What a council said, for tests; written as the superuser of the database."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from naast.core.policy.rules import Scope
from naast.learning.steering import queries
from naast.learning.steering.models.council import ClientBody, CouncilWord
from naast.learning.steering.rules.council import Body, Voice
from tests.cast import EMRE, GEA, HAVENSTAD, STIJN, WETTERWALD
from tests.world import World

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LONG_AGO = datetime(2026, 1, 30, tzinfo=AMSTERDAM)
FAR = datetime(2099, 1, 30, tzinfo=AMSTERDAM)


def make_word(user_id: int = EMRE.user_id, **fields: Any) -> CouncilWord:
    """Write a question of the council of Wetterwâld that waits in time."""
    defaults = {
        "municipality_id": WETTERWALD,
        "voice": Voice.QUESTION,
        "about": "Hoe vaak komt de folder bij mensen thuis?",
        "text": "Niemand kende de folder.",
        "said_on": date(2026, 11, 2),
        "answer_before_on": date(2099, 1, 29),
        "public_from": FAR,
    }
    return CouncilWord.objects.create(user_id=user_id, **{**defaults, **fields})


def make_asked(user_id: int = GEA.user_id, **fields: Any) -> CouncilWord:
    """Write that the municipality asks advice."""
    defaults = {
        "voice": Voice.ADVICE_ASKED,
        "about": "Een tweede inloop",
        "text": "",
        "asked": "In het dorpshuis of de bibliotheek.",
        "asked_on": date(2026, 11, 2),
        "advise_before_on": date(2026, 12, 7),
        "said_on": None,
        "answer_before_on": None,
        "public_from": None,
    }
    return make_word(user_id, **{**defaults, **fields})


def make_body(**fields: Any) -> ClientBody:
    defaults = {
        "municipality_id": WETTERWALD,
        "body": Body.WMO_COUNCIL,
        "name": "Wmo-raad Wetterwâld",
        "role": "Adviseert het college.",
        "from_on": date(2024, 1, 1),
    }
    return ClientBody.objects.create(**{**defaults, **fields})


WALL_QUERIES = {CouncilWord: queries.council_words}


def wall_rows(world: World) -> None:
    """Write what a council said and is asked, in time and late, in two municipalities."""
    publishing = world.step(
        "publishing what is late", publishing=Scope(municipality_ids=[WETTERWALD])
    )
    world.publishing = publishing
    here, words = {GEA, EMRE}, []
    words.append(make_word())
    world.expect(words[0], view=here, say={EMRE}, answer={GEA})
    world.expect(
        make_word(public_from=LONG_AGO), view=here | {publishing}, say={EMRE}, answer={GEA}
    )
    # Said by somebody who is no member any more, and what the municipality asked.
    world.expect(make_word(STIJN.user_id), view=here, answer={GEA})
    words.append(make_asked())
    world.expect(words[1], view=here, ask={GEA}, advise={EMRE}, answer={GEA})
    world.expect(make_asked(EMRE.user_id), view=here, advise={EMRE}, answer={GEA})
    away = {"municipality_id": HAVENSTAD}
    world.expect(make_word(public_from=LONG_AGO, **away), view={STIJN}, answer={STIJN})
    world.expect(make_asked(STIJN.user_id, **away), view={STIJN}, ask={STIJN}, answer={STIJN})
    world.expect(make_asked(GEA.user_id, **away), view={STIJN}, answer={STIJN})
    world.council_word, world.council_asked = words
    make_body()
