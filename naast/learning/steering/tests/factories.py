"""Rows of steering, written as the superuser of the test database."""

from datetime import date
from typing import Any

from naast.learning.steering.models import Answer, Remark, Vision
from naast.learning.steering.queries import answers, vision
from naast.learning.steering.rules.arrangement import Subject
from naast.learning.steering.rules.vision import Stage
from naast.learning.steering.tests import factories_of_ambitions as of_ambitions
from naast.learning.steering.tests import factories_of_council as of_council
from naast.learning.steering.tests import factories_of_reports as of_reports
from naast.learning.steering.tests import factories_of_talk as of_talk
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import (
    CARLA,
    EMRE,
    GEA,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    NOON,
    STIJN,
    TINEKE,
    UMA,
    WETTERWALD,
)
from tests.world import World

TODAY = NOON.date()


def make_ground() -> None:
    """Write both municipalities and organisations; Meidoorn works in Wetterwâld."""
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_municipality(id=HAVENSTAD, name="Havenstad", slug="havenstad")
    meidoorn = make_organisation(id=MEIDOORN, name="Stichting Meidoorn", slug="meidoorn")
    make_organisation(id=LINDE, name="De Linde", slug="linde")
    make_agreement(meidoorn, WETTERWALD)


def make_answer(subject: str = Subject.MIX, **fields: Any) -> Answer:
    """Write an answer of Wetterwâld that its council and Meidoorn read."""
    defaults = {
        "municipality_id": WETTERWALD,
        "organisation_ids": [MEIDOORN],
        "codes": ["resident_chooses"],
        "said_at": NOON,
        "open_on": TODAY,
        "user_id": GEA.user_id,
    }
    return Answer.objects.create(subject=subject, **{**defaults, **fields})


def make_draft(subject: str = Subject.MIX, **fields: Any) -> Answer:
    return make_answer(subject, **{"open_on": None, "organisation_ids": [], **fields})


def make_vision(**fields: Any) -> Vision:
    """Write a draft of Wetterwâld with which Meidoorn and the council write along."""
    defaults = {
        "municipality_id": WETTERWALD,
        "title": "Naast elkaar",
        "parts": {"why": "Iedereen heeft iemand naast zich."},
        "writer_ids": [MEIDOORN],
        "with_council": True,
        "user_id": GEA.user_id,
        "written_at": NOON,
    }
    return Vision.objects.create(**{**defaults, **fields})


def make_shared(**fields: Any) -> Vision:
    shared = {"stage": Stage.SHARED, "organisation_ids": [MEIDOORN]}
    return make_vision(**{**shared, **fields})


def make_decided(**fields: Any) -> Vision:
    decided = {
        "stage": Stage.DECIDED,
        "organisation_ids": [MEIDOORN],
        "from_on": date(2024, 1, 1),
        "decided_on": date(2023, 12, 12),
        "decision": "Raadsbesluit 2023-41",
    }
    return make_vision(**{**decided, **fields})


def make_remark(vision: Vision, user_id: int, **fields: Any) -> Remark:
    """Write what Meidoorn says about a version."""
    defaults = {
        "municipality_id": vision.municipality_id,
        "organisation_id": MEIDOORN,
        "text": "Noem ook de dorpen.",
        "said_at": NOON,
    }
    return Remark.objects.create(vision=vision, user_id=user_id, **{**defaults, **fields})


WALL_QUERIES = {
    Answer: answers.answers,
    Vision: vision.visions,
    Remark: vision.remarks,
    **of_talk.WALL_QUERIES,
    **of_ambitions.WALL_QUERIES,
    **of_council.WALL_QUERIES,
    **of_reports.WALL_QUERIES,
}


def wall_rows(world: World) -> None:
    """Write answers that were opened and drafts, of two municipalities and two organisations."""
    world.expect(make_answer(), view={GEA, EMRE, CARLA}, say={GEA})
    world.expect(make_draft(), view={GEA}, say={GEA})
    # Written by who steered there before her; told to who worked there then.
    lindes = {"organisation_ids": [LINDE], "user_id": STIJN.user_id}
    world.expect(make_answer(**lindes), view={GEA, EMRE, TINEKE, UMA}, say=set())
    away = {"municipality_id": HAVENSTAD, "user_id": STIJN.user_id}
    world.expect(make_answer(**away), view={STIJN, CARLA}, say={STIJN})
    world.expect(make_draft(**away), view={STIJN}, say={STIJN})
    world.expect(
        make_answer(municipality_id=HAVENSTAD, organisation_ids=[LINDE]),
        view={STIJN, TINEKE, UMA},
        say=set(),
    )
    _visions(world)
    of_talk.wall_rows(world)
    of_ambitions.wall_rows(world)
    of_council.wall_rows(world)
    of_reports.wall_rows(world)


def _visions(world: World) -> None:
    """Write versions of every stage, and what each party says of one that is put to it."""
    draft, shared = make_vision(), make_shared()
    world.draft_vision, world.shared_vision = draft, shared
    world.expect(draft, view={GEA}, write={GEA})
    world.expect(shared, view={GEA, EMRE, CARLA}, write={GEA})
    alone = make_shared(with_council=False)
    world.expect(alone, view={GEA, CARLA}, write={GEA})
    world.expect(
        make_shared(organisation_ids=[LINDE], with_council=False),
        view={GEA, TINEKE, UMA},
        write={GEA},
    )
    decided = make_decided(with_council=False)
    world.expect(decided, view={GEA, EMRE, CARLA}, write={GEA})
    away = {"municipality_id": HAVENSTAD, "user_id": STIJN.user_id}
    world.expect(make_vision(**away), view={STIJN}, write={STIJN})
    theirs = make_shared(**away, organisation_ids=[LINDE], writer_ids=[LINDE])
    world.expect(theirs, view={STIJN, TINEKE, UMA}, write={STIJN})
    world.expect(
        make_decided(**away, organisation_ids=[LINDE]), view={STIJN, TINEKE, UMA}, write={STIJN}
    )
    council = {"organisation_id": None}
    for about, who, fields, view, say, answer in (
        (shared, CARLA, {}, {GEA, CARLA}, {CARLA}, {GEA}),
        (shared, EMRE, council, {GEA, EMRE}, {EMRE}, {GEA}),
        (shared, CARLA, council, {GEA, EMRE}, set(), {GEA}),
        (shared, EMRE, {}, {GEA, CARLA}, set(), {GEA}),
        (shared, TINEKE, {"organisation_id": LINDE}, {GEA, TINEKE, UMA}, set(), {GEA}),
        (alone, EMRE, council, {GEA, EMRE}, set(), {GEA}),
        (alone, CARLA, {}, {GEA, CARLA}, {CARLA}, {GEA}),
        (draft, CARLA, {}, {GEA, CARLA}, set(), {GEA}),
        (decided, CARLA, {}, {GEA, CARLA}, set(), {GEA}),
        (decided, EMRE, council, {GEA, EMRE}, set(), {GEA}),
        (theirs, TINEKE, {"organisation_id": LINDE}, {STIJN, TINEKE, UMA}, {TINEKE}, {STIJN}),
        (theirs, EMRE, council, {STIJN}, set(), {STIJN}),
    ):
        remark = make_remark(about, who.user_id, **fields)
        world.expect(remark, view=view, say=say, answer=answer)
        world.remark = getattr(world, "remark", remark)
