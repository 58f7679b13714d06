"""Rows for tests, written as the superuser of the test database."""

from datetime import date
from typing import Any

from naast.supply.cooperation import queries
from naast.supply.cooperation.models import (
    ContactPoint,
    Covenant,
    CovenantParty,
    Proposal,
    Talk,
)
from naast.supply.cooperation.rules import Function, ProposalState
from naast.supply.organisations.rules import Clause, Funding, Norm, Terms
from tests.cast import (
    CARLA,
    CLOCK,
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

NEW_YEAR = date(2027, 1, 1)
TERMS = Terms(
    funding=Funding.LUMP_SUM,
    activities=("information", "advice"),
    first_contact_working_days=2,
    norms={Norm.ANSWER: 1},
    clauses={Clause.TASK: "Naast inwoners staan."},
    review_on=date(2027, 7, 1),
)


def make_proposal(organisation_id: int, municipality_id: int, **fields: Any) -> Proposal:
    """Write a proposal that waits for the organisation."""
    defaults = {
        "from_on": NEW_YEAR,
        "terms": TERMS.kept(),
        "state": ProposalState.SENT,
        "written_on": date(2026, 11, 2),
        "sent_on": date(2026, 11, 3),
    }
    return Proposal.objects.create(
        organisation_id=organisation_id, municipality_id=municipality_id, **{**defaults, **fields}
    )


def make_draft(organisation_id: int, municipality_id: int, **fields: Any) -> Proposal:
    """Write a proposal that the organisation has not seen."""
    draft = {"state": ProposalState.DRAFT, "sent_on": None}
    return make_proposal(organisation_id, municipality_id, **{**draft, **fields})


def make_covenant(municipality_id: int, *organisation_ids: int, **fields: Any) -> Covenant:
    """Write a covenant in force that all joined; `domains` are what the first takes."""
    joined_on = fields.pop("joined_on", date(2026, 1, 1))
    domains = fields.pop("domains", [])
    covenant = Covenant.objects.create(
        **{
            "municipality_id": municipality_id,
            "title": "Samen naast inwoners",
            "purpose": "Niemand valt tussen twee organisaties.",
            "from_on": date(2026, 1, 1),
            "stage_on": date(2026, 1, 1),
            **fields,
        }
    )
    CovenantParty.objects.bulk_create(
        CovenantParty(
            covenant=covenant,
            organisation_id=one,
            joined_on=joined_on,
            domains=domains if one == organisation_ids[0] else [],
        )
        for one in organisation_ids
    )
    return covenant


def make_contact(
    municipality_id: int, organisation_id: int | None, user_id: int, **fields: Any
) -> ContactPoint:
    """Write whom one turns to at an organisation, or (None) at the municipality itself."""
    defaults = {
        "organisation_ids": [organisation_id] if organisation_id else [],
        "function": Function.QUESTIONS,
        "name": "Team vragen",
        "phone": "0999 12 34 56",
        "from_on": date(2026, 1, 1),
    }
    return ContactPoint.objects.create(
        municipality_id=municipality_id,
        organisation_id=organisation_id,
        user_id=user_id,
        **{**defaults, **fields},
    )


def make_talk(municipality_id: int, user_id: int, **fields: Any) -> Talk:
    """Write who spoke; whom it concerns must be said."""
    defaults = {
        "spoke_on": date(2026, 11, 2),
        "who": "De beleidsadviseur en het team vragen",
        "about": "Hoe wij elkaar bellen",
        "agreed": "Wij bellen elke week.",
        "written_on": date(2026, 11, 2),
    }
    return Talk.objects.create(
        municipality_id=municipality_id, user_id=user_id, **{**defaults, **fields}
    )


WALL_QUERIES = {ContactPoint: queries.contact_points, Talk: queries.talks}


def wall_rows(world: World) -> None:
    """Write a draft and a proposal between organisation 1 and municipality 1; then contacts."""
    _contacts(world)
    _talks(world)
    world.draft = make_draft(MEIDOORN, WETTERWALD, from_on=date(2028, 1, 1))
    world.covenant = make_covenant(WETTERWALD, MEIDOORN)
    world.proposal = make_proposal(MEIDOORN, WETTERWALD)


def _contacts(world: World) -> None:
    """Write whom one turns to: each party keeps its own, and who works there reads it."""
    both, lindes = [MEIDOORN, LINDE], {TINEKE, UMA}
    world.contact = make_contact(WETTERWALD, MEIDOORN, CARLA.user_id)
    world.expect(world.contact, view={CARLA, GEA, EMRE}, keep={CARLA})
    for row, view, keep in (
        (make_contact(WETTERWALD, MEIDOORN, CARLA.user_id, organisation_ids=both),
         {CARLA, GEA, EMRE} | lindes, {CARLA}),
        (make_contact(WETTERWALD, LINDE, TINEKE.user_id, organisation_ids=both),
         {CARLA, GEA, EMRE} | lindes, lindes),
        (make_contact(WETTERWALD, None, GEA.user_id, organisation_ids=[LINDE]),
         {GEA, EMRE} | lindes, {GEA}),
        (make_contact(HAVENSTAD, None, STIJN.user_id), {STIJN}, {STIJN}),
        (make_contact(HAVENSTAD, MEIDOORN, CARLA.user_id), {STIJN, CARLA}, {CARLA}),
    ):  # fmt: skip
        world.expect(row, view=view, keep=keep)


def _talks(world: World) -> None:
    """Write who spoke: the parties concerned read it, who wrote it corrects it."""
    gea, carla, emre, stijn = (one.user_id for one in (GEA, CARLA, EMRE, STIJN))
    lindes, here = {TINEKE, UMA}, {"with_municipality": True}
    world.talk = make_talk(WETTERWALD, gea, organisation_ids=[MEIDOORN], **here)
    world.expect(world.talk, view={GEA, CARLA}, write={GEA})
    later = {"follow_up_on": date(2026, 12, 1)}
    done = {**later, "followed_on": date(2026, 11, 9)}
    for row, view, write in (
        (make_talk(WETTERWALD, carla, organisation_ids=[MEIDOORN], **here), {GEA, CARLA}, {CARLA}),
        (make_talk(WETTERWALD, carla, organisation_ids=[MEIDOORN, LINDE]),
         {CARLA} | lindes, {CARLA}),
        (make_talk(WETTERWALD, gea, organisation_ids=[LINDE]), lindes, set()),
        (make_talk(WETTERWALD, emre, with_council=True, **here, **later),
         {EMRE, GEA, CLOCK}, {EMRE}),
        (make_talk(WETTERWALD, gea, with_council=True, **done), {EMRE}, set()),
        (make_talk(WETTERWALD, stijn, organisation_ids=[MEIDOORN, LINDE], with_council=True,
                   **here, **later), {EMRE, GEA, CARLA, CLOCK} | lindes, set()),
        (make_talk(WETTERWALD, emre, with_council=False, **here), {GEA}, set()),
        (make_talk(HAVENSTAD, stijn, organisation_ids=[MEIDOORN], **here), {STIJN, CARLA}, {STIJN}),
        (make_talk(HAVENSTAD, emre, with_council=True), set(), set()),
        (make_talk(WETTERWALD, TINEKE.user_id, organisation_ids=[LINDE]), lindes, {TINEKE}),
    ):  # fmt: skip
        world.expect(row, view=view, write=write)
