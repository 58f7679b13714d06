"""How far training reaches: people, places, who paid, and learning together."""

from datetime import date, timedelta

import pytest

from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_supporter
from naast.supply.training import queries
from naast.supply.training.rules import Form, PaidBy
from naast.supply.training.tests.factories import make_attendance, make_course, make_meeting
from tests.cast import BRAM, CARLA, DIRK, HAVENSTAD, LINDE, MEIDOORN, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 9)
LONG_AGO = TODAY - timedelta(days=400)


@pytest.fixture(autouse=True)
def ground(cast):
    for pk in (WETTERWALD, HAVENSTAD):
        make_municipality(id=pk)
    for pk in (MEIDOORN, LINDE):
        make_organisation(id=pk)


def trained():
    with acting(CARLA):
        led = supporters.led(actor=CARLA, on=TODAY)
        return queries.trained(actor=CARLA, organisation_id=MEIDOORN, people=led, on=TODAY)


@pytest.mark.req("R-156", "R-157")
def test_people_trained_where_they_work_and_what_a_municipality_paid():
    sanne = make_supporter(SANNE.user_id, municipality_ids=[WETTERWALD])
    bram = make_supporter(
        BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER, municipality_ids=[WETTERWALD, HAVENSTAD]
    )
    stranger = make_supporter(DIRK.user_id, organisation_id=LINDE)
    paid = make_course(payer=PaidBy.MUNICIPALITY)
    for course, people, day in (
        (paid, (sanne, bram, stranger), TODAY - timedelta(days=30)),
        (make_course(title="Wetten"), (bram,), LONG_AGO),
    ):
        meeting = make_meeting(course=course, form=Form.COURSE, held_on=day)
        for one in people:
            make_attendance(meeting, one)

    found = trained()

    assert (found.people, found.this_year, found.municipalities) == (2, 2, 2)
    assert found.paid_by_municipality == 1


@pytest.mark.req("R-158")
def test_days_of_professionals_and_volunteers_together_are_counted_for_a_year():
    for form in (Form.JOINT, Form.INTERVISION):
        make_meeting(form=form, held_on=TODAY - timedelta(days=3))
    make_meeting(form=Form.JOINT, held_on=LONG_AGO)
    make_meeting(form=Form.JOINT, held_on=TODAY + timedelta(days=7))

    assert trained().together == 1
