"""Who was there is kept once, and her screening follows from it."""

from datetime import date, timedelta

import pytest

from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.actions import DayDoesNotFit, MayNotAdmit
from naast.supply.supporters.models import SeenItem
from naast.supply.supporters.rules import Item, Kind
from naast.supply.supporters.tests.factories import (
    make_declaration,
    make_requirement,
    make_screening,
    make_supporter,
)
from naast.supply.training import queries
from naast.supply.training.actions import (
    change_course,
    note_attendance,
    offer_course,
    plan_meeting,
    stop_course,
)
from naast.supply.training.models import Attendance, Course, Meeting
from naast.supply.training.rules import Form, PaidBy, Subject
from naast.supply.training.tests.factories import make_course, make_meeting
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    FOPPE,
    GEA,
    KARIN,
    LINDE,
    MEIDOORN,
    SANNE,
    TINEKE,
    WETTERWALD,
)

TODAY = date(2026, 11, 9)
FACTS = {
    "title": "Wetten",
    "about": "",
    "subject": Subject.LAW,
    "provider": "Wij",
    "payer": PaidBy.NOBODY,
    "hours": 4,
    "kinds": [],
    "fulfils": "",
}
ON = {"title": "Samen", "subject": Subject.LAW, "held_on": TODAY, "hours": 2}


@pytest.fixture(autouse=True)
def stage(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    make_organisation(id=LINDE, name="De Linde")


@pytest.fixture
def bram():
    worker = make_supporter(BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER)
    make_screening(worker)
    make_declaration(worker)
    make_requirement(worker, Item.TRAINING, months=24)
    make_requirement(worker, Item.INTERVISION, months=12)
    return worker


def note(actor, meeting, *workers):
    with acting(actor):
        return note_attendance(
            actor=actor, meeting_id=meeting.pk, supporter_ids=[one.pk for one in workers]
        )


def lapsed(worker):
    with acting(CARLA):
        one, *_others = supporters.look_at(actor=CARLA, supporter_id=worker.pk, on=TODAY)
    return one.missing


class TestCatalogue:
    @pytest.mark.req("R-163")
    def test_offers_changes_and_stops(self):
        with acting(CARLA):
            course = offer_course(actor=CARLA, employer=(MEIDOORN, None), **FACTS)
            change_course(actor=CARLA, course_id=course.pk, **{**FACTS, "hours": 6})
            stop_course(actor=CARLA, course_id=course.pk)

        course.refresh_from_db()
        assert (course.title, course.hours, course.until_on) == ("Wetten", 6, TODAY)

    def test_a_municipality_offers_its_own_people_too(self):
        with acting(KARIN):
            course = offer_course(actor=KARIN, employer=(None, WETTERWALD), **FACTS)

        assert course.employer_municipality_id == WETTERWALD

    @pytest.mark.parametrize("actor", [SANNE, TINEKE, KARIN, GEA])
    def test_is_of_who_leads_there(self, actor):
        course = make_course()

        with acting(actor):
            with pytest.raises(MayNotAdmit):
                offer_course(actor=actor, employer=(MEIDOORN, None), **FACTS)
            with pytest.raises(MayNotAdmit):
                change_course(actor=actor, course_id=course.pk, **FACTS)
            with pytest.raises(MayNotAdmit):
                plan_meeting(
                    actor=actor,
                    employer=(MEIDOORN, None),
                    form=Form.JOINT,
                    course=None,
                    facts=ON,
                )

        assert Course.objects.get() == course
        assert not Meeting.objects.exists()


class TestAttendance:
    @pytest.mark.req("R-163", "R-162")
    def test_puts_training_in_order_by_itself(self, bram):
        course = make_course(fulfils=Item.TRAINING)
        before = lapsed(bram)

        note(CARLA, make_meeting(course=course), bram)

        assert Item.TRAINING in before
        assert lapsed(bram) == {Item.INTERVISION}

    def test_puts_intervision_in_order_from_the_day_it_was_held(self, bram):
        held = TODAY - timedelta(days=100)

        note(CARLA, make_meeting(form=Form.INTERVISION, held_on=held), bram)

        look = SeenItem.objects.get(item=Item.INTERVISION)
        assert (look.seen_on, look.seen_by_id, look.valid_until) == (held, CARLA.user_id, None)

    def test_a_joint_meeting_fulfils_nothing(self, bram):
        note(CARLA, make_meeting(form=Form.JOINT), bram)

        assert lapsed(bram) == {Item.TRAINING, Item.INTERVISION}

    def test_an_older_one_takes_nothing_away(self, bram):
        note(CARLA, make_meeting(form=Form.INTERVISION, held_on=TODAY), bram)
        note(
            CARLA,
            make_meeting(form=Form.INTERVISION, held_on=TODAY - timedelta(days=400)),
            bram,
        )

        assert Item.INTERVISION not in lapsed(bram)

    def test_is_kept_once(self, bram):
        meeting = make_meeting()

        assert [note(CARLA, meeting, bram), note(CARLA, meeting, bram)] == [1, 0]

    def test_is_of_ones_own_people_alone(self, bram):
        dirk = make_supporter(DIRK.user_id, organisation_id=LINDE)

        note(CARLA, make_meeting(guest_ids=[LINDE]), bram, dirk)

        assert list(Attendance.objects.values_list("supporter_id", flat=True)) == [bram.pk]

    def test_who_was_asked_along_keeps_her_own(self, bram):
        dirk = make_supporter(DIRK.user_id, organisation_id=LINDE)
        meeting = make_meeting(guest_ids=[LINDE])

        assert note(TINEKE, meeting, bram, dirk) == 1
        with acting(TINEKE):
            assert queries.was_there(actor=TINEKE, meeting=meeting) == {dirk.pk}

    def test_not_before_it_was_held(self, bram):
        with pytest.raises(DayDoesNotFit):
            note(CARLA, make_meeting(held_on=TODAY + timedelta(days=1)), bram)

    @pytest.mark.parametrize("actor", [BRAM, TINEKE, KARIN, GEA])
    def test_is_of_who_leads_there(self, bram, actor):
        with pytest.raises(Meeting.DoesNotExist):
            note(actor, make_meeting(), bram)

    def test_of_the_municipality_by_who_leads_its_people(self):
        foppe = make_supporter(FOPPE.user_id, kind=Kind.MEITINKER)

        meeting = make_meeting(None, employer_municipality_id=WETTERWALD)

        assert note(KARIN, meeting, foppe) == 1
