"""Appointments for tests, written as the superuser of the test database."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from naast.support.encounters import queries
from naast.support.encounters.models import Appointment
from naast.support.encounters.rules import Way
from naast.support.people.tests.factories import LONG_AGO, sealed
from tests.cast import BRAM, DIRK, FOPPE, HANNA, NOON, RINSKE, SANNE, WILLEM
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


WALL_QUERIES = {Appointment: queries.appointments}


def wall_rows(world: World) -> None:
    """Write appointments: seen by herself and by who stands beside her, made by him alone."""
    for person, user, herself in (
        (world.hanna, SANNE, {HANNA}),
        (world.ieke, DIRK, set()),
        (world.willem, FOPPE, {WILLEM}),
        (world.wobke, RINSKE, set()),
    ):
        own = {user}
        world.expect(
            make_appointment(person, user.user_id),
            view=own | herself,
            agree=own,
            cancel=own | herself,
        )
    # Made by a colleague for somebody whom Sanne stands beside: she sees it, and leaves it to him.
    world.expect(make_appointment(world.hanna, BRAM.user_id), view={SANNE, HANNA}, cancel={HANNA})
    # Bram no longer stands beside Jelle, so nobody at work sees what he had agreed with him.
    world.expect(make_appointment(world.jelle, BRAM.user_id), view=set())
    # A colleague's appointment in the other house.
    world.expect(
        make_appointment(world.willem, RINSKE.user_id), view={FOPPE, WILLEM}, cancel={WILLEM}
    )
