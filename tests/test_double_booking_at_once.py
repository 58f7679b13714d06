"""No double booking: two appointments of one person at the same moment, on real connections."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection

from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.support.encounters.actions import Overlaps, agree_appointment
from naast.support.encounters.models import Appointment
from naast.support.encounters.rules import Way
from naast.support.encounters.tests.factories import make_appointment
from naast.support.people.tests.factories import make_person, make_standing
from tests.at_once import at_once, own_database
from tests.cast import BRAM, MEIDOORN, NOON, SANNE, WETTERWALD, write_cast

TRIES = 20


@pytest.fixture(scope="module", autouse=True)
def database(django_db_setup, django_db_blocker) -> Iterator[None]:
    with own_database("booked_at_once", django_db_blocker):
        write_cast()
        make_municipality(id=WETTERWALD, slug="wetterwald")
        make_organisation(id=MEIDOORN)
        yield


@pytest.fixture(autouse=True)
def empty():
    Appointment.objects.all().delete()


@pytest.fixture
def residents():
    people = [make_person() for _ in range(2)]
    for person in people:
        make_standing(person, SANNE.user_id)
        make_standing(person, BRAM.user_id)
    return people


def agree(person, hour, *, actor=SANNE, minutes=60, after=0):
    """Make an appointment `after` minutes past an hour to come; tell how it went."""
    starts_at = NOON + timedelta(hours=hour, minutes=after)
    try:
        with acting(actor):
            agree_appointment(
                actor=actor,
                person_id=person.id,
                way=Way.HOME,
                starts_at=starts_at,
                minutes=minutes,
                about="",
                at=NOON,
                alone=True,
            )
    except Overlaps:
        return "taken"
    return "made"


@pytest.mark.parametrize("level", ["READ COMMITTED", "REPEATABLE READ"])
def test_of_two_at_once_one_is_made_and_the_other_is_told(residents, level):
    one, other = residents
    hours = range(1, 2 * TRIES, 2)

    def second(hour):
        try:
            return agree(other, hour, after=30)
        except IntegrityError:
            # Above READ COMMITTED it does not see what was made meanwhile; PostgreSQL refuses it.
            assert level != "READ COMMITTED"
            return "taken"

    def first(hour):
        try:
            return agree(one, hour)
        except IntegrityError:
            assert level != "READ COMMITTED"
            return "taken"

    went = at_once(hours, [first, second], level=level)

    assert all(dict(how) == {"made": 1, "taken": 1} for how in went)
    assert Appointment.objects.count() == TRIES


def test_of_four_clicks_on_one_button_one_is_made(residents):
    one, _ = residents
    hours = range(1, 2 * TRIES, 2)

    went = at_once(hours, [partial(agree, one)] * 4)

    assert all(dict(how) == {"made": 1, "taken": 3} for how in went)


def test_two_people_may_be_busy_at_the_same_moment(residents):
    one, other = residents
    hours = range(1, 2 * TRIES, 2)

    went = at_once(hours, [partial(agree, one), partial(agree, other, actor=BRAM)])

    assert all(dict(how) == {"made": 2} for how in went)


def test_what_touches_is_no_clash_and_what_was_called_off_neither(residents):
    one, other = residents
    assert agree(one, 1) == "made"
    assert agree(other, 2) == "made"
    Appointment.objects.filter(person=one).update(cancelled_at=NOON)

    assert agree(other, 1) == "made"


def test_beside_what_stands_there_knowingly_it_is_taken_too(residents):
    one, other = residents
    make_appointment(one, SANNE.user_id, starts_at=NOON + timedelta(hours=1))

    assert agree(other, 1, after=59) == "taken"


@pytest.mark.parametrize("after", [-59, -1, 0, 1, 59])
def test_postgresql_itself_refuses_it_whoever_writes(residents, after):
    at = NOON + timedelta(hours=5)
    make_appointment(residents[0], SANNE.user_id, starts_at=at, alone=True)

    with pytest.raises(IntegrityError, match="nobody_is_at_two_places"):
        make_appointment(
            residents[1], SANNE.user_id, starts_at=at + timedelta(minutes=after), alone=True
        )
    connection.close()
