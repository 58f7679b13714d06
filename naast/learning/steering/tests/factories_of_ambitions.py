"""Ambitions, bottlenecks and motions for tests; written as the superuser of the database."""

from datetime import date
from typing import Any

from naast.learning.steering import queries
from naast.learning.steering.models.ambitions import Aim, Motion
from naast.learning.steering.rules.ambitions import AimKind, Vote
from tests.cast import (
    CARLA,
    EMRE,
    GEA,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    STIJN,
    TINEKE,
    UMA,
    WETTERWALD,
)
from tests.world import World


def make_aim(user_id: int = GEA.user_id, **fields: Any) -> Aim:
    """Write an ambition of Wetterwâld that was told to Meidoorn."""
    defaults = {
        "municipality_id": WETTERWALD,
        "organisation_ids": [MEIDOORN],
        "kind": AimKind.AMBITION,
        "code": "improve_communication",
        "title": "Meer mensen weten het",
        "text": "Wie een gesprek krijgt, weet het vooraf.",
        "function": "Beleidsadviseur",
        "began_on": date(2026, 1, 5),
        "due_on": date(2027, 6, 1),
        "told_on": date(2026, 1, 12),
    }
    return Aim.objects.create(user_id=user_id, **{**defaults, **fields})


def make_motion(**fields: Any) -> Motion:
    defaults = {
        "municipality_id": WETTERWALD,
        "title": "Onafhankelijk en dichtbij",
        "asks": "Maak steun vindbaar in elk dorp.",
        "source": "Raadsbesluit 114",
        "decided_on": date(2026, 3, 2),
        "vote": Vote.ADOPTED,
    }
    return Motion.objects.create(**{**defaults, **fields})


WALL_QUERIES = {Aim: queries.aims}


def wall_rows(world: World) -> None:
    """Write what was told and a draft, to each organisation, in two municipalities."""
    world.aim, world.draft_aim = make_aim(), make_aim(told_on=None)
    world.expect(world.aim, view={GEA, EMRE, CARLA}, write={GEA})
    world.expect(world.draft_aim, view={GEA}, write={GEA})
    row = make_aim(organisation_ids=[LINDE])
    world.expect(row, view={GEA, EMRE, TINEKE, UMA}, write={GEA})
    away = {"municipality_id": HAVENSTAD, "organisation_ids": [LINDE]}
    world.expect(make_aim(STIJN.user_id, **away), view={STIJN, TINEKE, UMA}, write={STIJN})
    world.expect(make_aim(STIJN.user_id, told_on=None, **away), view={STIJN}, write={STIJN})
    world.motion = make_motion()
