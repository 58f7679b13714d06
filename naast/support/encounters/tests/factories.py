"""Appointments and messages for tests, written as the superuser of the test database."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from naast.core.files.models import Part
from naast.core.files.tests.factories import PDF, make_file
from naast.core.policy.rules import Actor, Scope
from naast.support.encounters import queries
from naast.support.encounters.models import (
    Appointment,
    Document,
    Message,
    OfferedTime,
    Thread,
)
from naast.support.encounters.rules import Way
from naast.support.people.rules import House
from naast.support.people.tests.factories import (
    LONG_AGO,
    YESTERDAY,
    key,
    make_person,
    make_standing,
    sealed,
)
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    FOPPE,
    HANNA,
    KARIN,
    NOON,
    RINSKE,
    SANNE,
    TINEKE,
    UMA,
    WILLEM,
)
from tests.world import World

if TYPE_CHECKING:
    from naast.support.people.models import Person

TOMORROW = NOON + timedelta(days=1)


def make_appointment(
    person: "Person", user_id: int, *, about: str = "", **fields: Any
) -> Appointment:
    defaults = {
        "house": person.house,
        "way": Way.HOME,
        "starts_at": TOMORROW,
        "made_at": LONG_AGO,
        "about": sealed(person, about) if about else None,
    }
    return Appointment.objects.create(person=person, user_id=user_id, **{**defaults, **fields})


def make_offered_time(person: "Person", **fields: Any) -> OfferedTime:
    """Write a time at which a resident can speak with the municipality."""
    defaults = {"way": Way.HOME, "starts_at": TOMORROW, "offered_at": LONG_AGO}
    return OfferedTime.objects.create(person=person, **{**defaults, **fields})


def make_message(
    person: "Person", user_id: int | None = None, *, text: str = "Komt u maandag?", **fields: Any
) -> Message:
    """Write a message of a user, or of the resident herself."""
    defaults = {"house": person.house, "written_at": LONG_AGO}
    return Message.objects.create(
        person=person, user_id=user_id, text=sealed(person, text), **{**defaults, **fields}
    )


def make_thread(person: "Person", **fields: Any) -> Thread:
    defaults = {"house": person.house, "organisation_id": person.organisation_id}
    return Thread.objects.create(person=person, **{**defaults, **fields})


def make_document(
    person: "Person", user_id: int | None = None, *, name: str = "brief.pdf", **fields: Any
) -> Document:
    """Write a document that a user added, or the resident herself."""
    stored = make_file(subject_id=person.id, house=person.house, key=key(person))
    defaults = {"house": person.house, "kind": "pdf", "size": len(PDF), "added_at": LONG_AGO}
    return Document.objects.create(
        person=person,
        user_id=user_id,
        file=stored,
        name=sealed(person, name),
        **{**defaults, **fields},
    )


WALL_QUERIES = {
    Document: queries.documents,
    Appointment: queries.appointments,
    Thread: queries.threads,
    Message: queries.messages,
    OfferedTime: queries.offered_times,
}


def wall_rows(world: World) -> None:
    _appointments(world)
    _offered_times(world)
    _threads(world)
    _messages(world)
    _documents(world)


def _appointments(world: World) -> None:
    """Write appointments: seen by herself and by who stands beside her, made by him alone.

    A calendar of his own sees that he made one, in whichever house.
    """
    elsewhere = {
        user: world.step(f"calendar of {user.user_id}", calendar=Scope(user_id=user.user_id))
        for user in (SANNE, BRAM)
    }

    def calendar(user: Actor) -> set[Actor]:
        return {elsewhere[user]} if user in elsewhere else set()

    for person, user, herself in (
        (world.hanna, SANNE, {HANNA}),
        (world.ieke, DIRK, set()),
        (world.willem, FOPPE, {WILLEM}),
        (world.wobke, RINSKE, set()),
    ):
        own = {user}
        goes_on = {world.handing_over} if person is world.hanna else set()
        world.expect(
            make_appointment(person, user.user_id),
            view=own | herself | goes_on | calendar(user),
            agree=own,
            cancel=own | herself,
            take_over=goes_on,
        )
    # Made by a colleague for somebody whom Sanne stands beside: she sees it, and leaves it to him.
    world.expect(
        make_appointment(world.hanna, BRAM.user_id),
        view={SANNE, HANNA, world.handing_over, elsewhere[BRAM]},
        cancel={HANNA},
        take_over={world.handing_over},
    )
    # Bram no longer stands beside Jelle, so nobody at work sees what he had agreed with him.
    world.expect(make_appointment(world.jelle, BRAM.user_id), view={elsewhere[BRAM]})
    # A colleague's appointment in the other house.
    world.expect(
        make_appointment(world.willem, RINSKE.user_id), view={FOPPE, WILLEM}, cancel={WILLEM}
    )


def _offered_times(world: World) -> None:
    """Write times that residents offer the municipality: herself and her officer, nobody else."""
    for person, herself, officer in (
        (world.willem, {WILLEM}, {FOPPE}),
        (world.wobke, set(), {RINSKE}),
        (world.pier, set(), set()),
    ):
        time = make_offered_time(person)
        world.willems_time = getattr(world, "willems_time", time)
        world.expect(time, view=herself | officer, offer=herself, withdraw=herself, pick=officer)
    # Of somebody with a file at a support organisation: of no use, so nobody can write it.
    world.expect(make_offered_time(world.hanna))


def _threads(world: World) -> None:
    """Write that somebody waits: her coordinator sees that too, and nothing of what she wrote."""
    waits = {"waiting_since_at": LONG_AGO, "answer_before_at": TOMORROW}
    for person, near, leads in (
        (world.hanna, {SANNE, HANNA}, {CARLA}),
        (world.ieke, {DIRK}, {TINEKE, UMA}),
        # Bram no longer stands beside Jelle: only who leads there sees that he waits.
        (world.jelle, set(), {CARLA}),
        (world.willem, {FOPPE, WILLEM}, {KARIN}),
        (world.wobke, {RINSKE}, set()),
        (world.pier, set(), {KARIN}),
    ):
        world.expect(
            make_thread(person, **waits), view=near | leads, write=near, erase=near & {HANNA}
        )

    # Foppe decided about somebody once: he sees nothing of it, who leads there that she waits.
    once = make_person(house=House.MUNICIPALITY)
    make_standing(once, FOPPE.user_id, until_at=YESTERDAY)
    world.expect(make_thread(once, **waits), view={KARIN})


def _messages(world: World) -> None:
    """Write what each wrote the other; who coordinates sees none of it."""
    for person, user, herself in (
        (world.hanna, SANNE, {HANNA}),
        (world.ieke, DIRK, set()),
        (world.willem, FOPPE, {WILLEM}),
        (world.wobke, RINSKE, set()),
    ):
        both = {user} | herself
        world.expect(make_message(person, user.user_id), view=both, write={user}, see=herself)
        world.expect(make_message(person), view=both, write=herself, see={user})
    # A colleague's, to somebody whom Sanne stands beside; and his to whom he stood beside once.
    world.expect(make_message(world.hanna, BRAM.user_id), view={SANNE, HANNA}, see={HANNA})
    world.expect(make_message(world.willem, RINSKE.user_id), view={FOPPE, WILLEM}, see={WILLEM})
    for user_id in (BRAM.user_id, None):
        world.expect(make_message(world.jelle, user_id), view=set())


def _documents(world: World) -> None:
    """Write what each put in the file; in the municipality's house it stays there."""
    for person, user, herself in (
        (world.hanna, SANNE, {HANNA}),
        (world.ieke, DIRK, set()),
        (world.willem, FOPPE, {WILLEM}),
        (world.wobke, RINSKE, set()),
    ):
        both = {user} | herself
        in_support = person.house == "support"
        his = make_document(person, user.user_id)
        world.expect(his, view=both, add={user}, remove=both if in_support else set())
        hers = make_document(person)
        world.expect(hers, view=both, add=herself, remove=herself if in_support else set())
        # Their bytes: files has these by the step that holds them, and by herself.
        for document in (his, hers):
            world.expect(document.file, view=herself)
            for part in Part.objects.filter(file=document.file):
                world.expect(part, view=herself, erase=herself & {HANNA})
    for person, user in ((world.hanna, BRAM), (world.willem, RINSKE), (world.jelle, BRAM)):
        ours = make_document(person, user.user_id)
        near = {world.hanna: {SANNE, HANNA}, world.willem: {FOPPE, WILLEM}}.get(person, set())
        world.expect(ours, view=near, remove=near & {HANNA})
        herself = near & {HANNA, WILLEM}
        world.expect(ours.file, view=herself)
        world.expect(Part.objects.get(file=ours.file), view=herself, erase=herself & {HANNA})
