"""Signals for tests, written as the superuser of the test database."""

from datetime import date, timedelta
from typing import Any

from naast.learning.concerns import queries
from naast.learning.concerns.models import Concern, Obstacle
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    EMRE,
    FOPPE,
    GEA,
    HAVENSTAD,
    JOOP,
    KARIN,
    LINDE,
    MEIDOORN,
    NOON,
    RINSKE,
    SANNE,
    STIJN,
    TINEKE,
    UMA,
    WETTERWALD,
)
from tests.world import World

RAISED_ON = date(2026, 11, 2)


def make_concern(user_id: int, **fields: Any) -> Concern:
    """Write a signal of Meidoorn in Wetterwâld, a week old."""
    defaults = {
        "municipality_id": WETTERWALD,
        "organisation_id": MEIDOORN,
        "organisation_ids": [MEIDOORN],
        "role": "supporter",
        "theme": "money",
        "about": "Brieven over toeslagen zijn te moeilijk",
        "text": "Mensen betalen terug wat zij niet begrijpen.",
        "raised_on": RAISED_ON,
        "answer_before_on": RAISED_ON + timedelta(days=28),
    }
    return Concern.objects.create(user_id=user_id, **{**defaults, **fields})


def make_answered(user_id: int, **fields: Any) -> Concern:
    answered = {
        "follow": "looking",
        "answer": "Wij lezen de brieven na met een taalambassadeur.",
        "answered_by_id": GEA.user_id,
        "answered_on": NOON.date(),
    }
    return make_concern(user_id, **{**answered, **fields})


def make_obstacle(user_id: int, **fields: Any) -> Obstacle:
    """Write that a rule stood in the way, noted for Meidoorn in Wetterwâld in a quarter before."""
    defaults = {
        "municipality_id": WETTERWALD,
        "organisation_id": MEIDOORN,
        "rule_kind": "policy_rule",
        "rule": "Eerst drie offertes",
        "holder": "Gemeente Wetterwâld",
        "prevented": "Een wasmachine binnen een week",
        "quarter": "2026-Q3",
    }
    return Obstacle.objects.create(user_id=user_id, **{**defaults, **fields})


WALL_QUERIES = {Concern: queries.concerns, Obstacle: queries.obstacles}

_HERE = {SANNE, BRAM, UMA, CARLA, JOOP, FOPPE, KARIN, GEA, EMRE}
"""Who works for organisation 1, or for municipality 1."""
_THERE = {DIRK, TINEKE, UMA, RINSKE, STIJN}
"""The same of organisation 2 and municipality 2."""


def wall_rows(world: World) -> None:
    """Write a signal of everybody who may raise one, in each of two municipalities.

    Whoever works there reads it; who raised it could have, until it is answered; who works on
    policy there answers. Of the other municipality nobody reads it.
    """
    for who in (SANNE, CARLA, JOOP, FOPPE, KARIN, EMRE):
        concern = make_concern(who.user_id)
        world.concern = getattr(world, "concern", concern)
        world.expect(concern, view=_HERE, answer={GEA}, **{"raise": {who}})
    away = {"municipality_id": HAVENSTAD, "organisation_id": LINDE, "organisation_ids": [LINDE]}
    for who in (DIRK, TINEKE, RINSKE):
        concern = make_concern(who.user_id, **away)
        world.expect(concern, view=_THERE, answer={STIJN}, **{"raise": {who}})
    # Told by somebody who does not work there any more, and one that was answered.
    for who in (SANNE, CARLA, JOOP, FOPPE, KARIN, EMRE):
        world.expect(make_concern(who.user_id, **away), view=_THERE, answer={STIJN})
    world.expect(make_answered(SANNE.user_id), view=_HERE, answer={GEA})
    # Who makes policy takes up a rule herself; anything else others tell.
    about_a_rule = {"rule_kind": "policy_rule", "holder": "Gemeente"}
    world.expect(
        make_concern(GEA.user_id, organisation_id=None, **about_a_rule),
        view=_HERE, answer={GEA}, **{"raise": {GEA}},
    )  # fmt: skip
    world.expect(make_concern(GEA.user_id, organisation_id=None), view=_HERE, answer={GEA})
    world.expect(
        make_concern(STIJN.user_id, **{**away, "organisation_id": None}, **about_a_rule),
        view=_THERE, answer={STIJN}, **{"raise": {STIJN}},
    )  # fmt: skip
    _obstacles(world)


def _obstacles(world: World) -> None:
    """Write what stood in the way in both houses: read where it was noted, and nowhere else."""
    support = {SANNE: MEIDOORN, BRAM: MEIDOORN, DIRK: LINDE}
    near = {MEIDOORN: {SANNE, BRAM, UMA, CARLA}, LINDE: {DIRK, UMA, TINEKE}}
    for who, organisation_id in support.items():
        row = make_obstacle(who.user_id, organisation_id=organisation_id)
        world.expect(row, view=near[organisation_id], log={who})
    # Noted by somebody who coordinates, or supports elsewhere: read, and not hers to note.
    world.expect(make_obstacle(CARLA.user_id), view=near[MEIDOORN])
    world.expect(make_obstacle(DIRK.user_id), view=near[MEIDOORN])
    officers = {FOPPE: WETTERWALD, RINSKE: HAVENSTAD}
    town = {WETTERWALD: {FOPPE, KARIN}, HAVENSTAD: {RINSKE}}
    for who, municipality_id in officers.items():
        own = {"municipality_id": municipality_id, "organisation_id": None}
        world.expect(make_obstacle(who.user_id, **own), view=town[municipality_id], log={who})
        world.expect(make_obstacle(GEA.user_id, **own), view=town[municipality_id])
