"""Rows for tests, written as the superuser of the test database."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from naast.supply.cooperation import queries
from naast.supply.cooperation.models import (
    ContactPoint,
    Covenant,
    CovenantParty,
    FindingPlace,
    Meeting,
    MeetingAction,
    OwnExample,
    PolicyNote,
    Proposal,
    Talk,
)
from naast.supply.cooperation.rules import (
    ExampleKind,
    Function,
    MeetingKind,
    NoteKind,
    PlaceKind,
    ProposalState,
)
from naast.supply.organisations.rules import Clause, Funding, Norm, Terms
from tests.cast import (
    BRAM,
    CARLA,
    CLOCK,
    EMRE,
    GEA,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    STIJN,
    TINEKE,
    UMA,
    WETTERWALD,
)
from tests.world import World

if TYPE_CHECKING:
    from naast.core.policy.rules import Actor

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


def make_meeting(municipality_id: int, user_id: int, **fields: Any) -> Meeting:
    """Write a meeting of next week; whom it concerns must be said."""
    starts_at = fields.pop("starts_at", NOON + timedelta(days=7))
    defaults = {
        "kind": MeetingKind.CONSULTATION,
        "title": "Wie gaat waarheen",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=1),
        "place": "Dorpshuis",
    }
    return Meeting.objects.create(
        municipality_id=municipality_id, user_id=user_id, **{**defaults, **fields}
    )


def make_action(meeting: Meeting, owner_id: int, **fields: Any) -> MeetingAction:
    """Write what somebody would do before the first of December."""
    defaults = {"what": "Een rooster maken", "due_on": date(2026, 12, 1)}
    return MeetingAction.objects.create(
        meeting=meeting,
        meeting_title=meeting.title,
        owner_id=owner_id,
        **{**defaults, **fields},
    )


def make_example(municipality_id: int, **fields: Any) -> OwnExample:
    """Write a municipality's own example of an agreement, not shared."""
    return OwnExample.objects.create(
        **{
            "municipality_id": municipality_id,
            "kind": ExampleKind.SUBSIDY,
            "title": "Zo beginnen wij",
            "texts": {"task": "{organisatie} staat naast inwoners van {gemeente}."},
            "source": "Onze jurist, oktober 2026",
            "written_on": date(2026, 11, 2),
            **fields,
        }
    )


def make_note(municipality_id: int, **fields: Any) -> PolicyNote:
    """Write a decision of the council that is not published."""
    return PolicyNote.objects.create(
        **{
            "municipality_id": municipality_id,
            "kind": NoteKind.DECISION,
            "title": "Steun voor elke inwoner",
            "says": "Elke inwoner kiest zelf wie naast haar staat.",
            "decided_by": "De gemeenteraad",
            "decided_on": date(2026, 10, 1),
            **fields,
        }
    )


def make_place(municipality_id: int, organisation_id: int | None, **fields: Any) -> FindingPlace:
    """Write a school where somebody goes since 1 October 2026."""
    return FindingPlace.objects.create(
        **{
            "municipality_id": municipality_id,
            "organisation_id": organisation_id,
            "kind": PlaceKind.SCHOOL,
            "name": "De Reiger",
            "groups": ["children"],
            "goes": "Een vrijwilliger",
            "from_on": date(2026, 10, 1),
            **fields,
        }
    )


WALL_QUERIES = {
    ContactPoint: queries.contact_points,
    Talk: queries.talks,
    Meeting: queries.meetings,
    MeetingAction: queries.meeting_actions,
}


def wall_rows(world: World) -> None:
    """Write a draft and a proposal between organisation 1 and municipality 1; then contacts."""
    _contacts(world)
    _talks(world)
    _meetings(world)
    world.draft = make_draft(MEIDOORN, WETTERWALD, from_on=date(2028, 1, 1))
    world.covenant = make_covenant(WETTERWALD, MEIDOORN)
    world.proposal = make_proposal(MEIDOORN, WETTERWALD)
    world.example = make_example(WETTERWALD)
    world.note = make_note(WETTERWALD)
    world.place = make_place(WETTERWALD, MEIDOORN)


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


def _meetings(world: World) -> None:
    """Write meetings: the parties read them, who called one keeps it, who does something sees it.

    After each something is to be done, by somebody who was there or not; of one it is done.
    """
    gea, carla, emre, stijn = (one.user_id for one in (GEA, CARLA, EMRE, STIJN))
    lindes, here = {TINEKE, UMA}, {"with_municipality": True}
    rows: list[tuple[Meeting, set[Actor], set[Actor]]] = [
        (make_meeting(WETTERWALD, gea, organisation_ids=[MEIDOORN], with_council=True, **here),
         {GEA, EMRE, CARLA}, {GEA}),
        (make_meeting(WETTERWALD, carla, organisation_ids=[MEIDOORN, LINDE]),
         {CARLA} | lindes, {CARLA}),
        (make_meeting(WETTERWALD, emre, with_council=True), {EMRE}, {EMRE}),
        (make_meeting(WETTERWALD, emre, **here), {GEA}, set()),
        (make_meeting(WETTERWALD, gea, with_council=True), {EMRE}, set()),
        (make_meeting(WETTERWALD, gea, organisation_ids=[LINDE]), lindes, set()),
        (make_meeting(HAVENSTAD, stijn, organisation_ids=[MEIDOORN], **here),
         {STIJN, CARLA}, {STIJN}),
        (make_meeting(HAVENSTAD, emre, with_council=True), set(), set()),
        (make_meeting(WETTERWALD, TINEKE.user_id, organisation_ids=[LINDE]), lindes, {TINEKE}),
    ]  # fmt: skip
    world.meeting = rows[0][0]
    for row, view, write in rows:
        world.expect(row, view=view, write=write)
        done = row is rows[3][0]
        action = make_action(row, SANNE.user_id, done_on=date(2026, 11, 9) if done else None)
        clock = set() if done else {CLOCK}
        world.expect(action, view=view | {SANNE} | clock, give=write, finish=write | {SANNE})
        if row is world.meeting:
            world.action = action
    one = make_action(world.meeting, BRAM.user_id)
    world.expect(one, view={GEA, EMRE, CARLA, BRAM, CLOCK}, give={GEA}, finish={GEA, BRAM})
