"""Days ahead are planned per person; who lacks what stands by name; nobody is ordered by it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.outbox.tests.factories import Message
from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.actions import DayDoesNotFit, MayNotAdmit
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_supervision, make_supporter
from naast.supply.training import actions, queries
from naast.supply.training.models import Joining, Meeting
from naast.supply.training.rules import Answer, Form, Subject, lacks
from naast.supply.training.tests.factories import (
    make_attendance,
    make_joining,
    make_meeting,
)
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    FOPPE,
    HAVENSTAD,
    ILSE,
    LINDE,
    MEIDOORN,
    SANNE,
    TINEKE,
    WETTERWALD,
)

TODAY = date(2026, 11, 9)
SOON = TODAY + timedelta(days=7)
LONG_AGO = TODAY - timedelta(days=400)


@pytest.fixture(autouse=True)
def ground(request):
    if "django_db" in request.keywords:
        request.getfixturevalue("cast")
        for pk in (WETTERWALD, HAVENSTAD):
            make_municipality(id=pk)
        for pk in (MEIDOORN, LINDE):
            make_organisation(id=pk)


@pytest.fixture
def sanne():
    return make_supporter(SANNE.user_id, municipality_ids=[WETTERWALD])


@pytest.fixture
def bram():
    return make_supporter(
        BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER, municipality_ids=[WETTERWALD, HAVENSTAD]
    )


def plan(actor, meeting, *people):
    with acting(actor):
        return actions.plan_people(
            actor=actor, meeting_id=meeting.pk, supporter_ids=[one.pk for one in people]
        )


def say(actor, meeting, *, comes):
    with acting(actor):
        return actions.say_whether(actor=actor, meeting_id=meeting.pk, comes=comes)


def backed(actor=CARLA):
    with acting(actor):
        return queries.backed(actor=actor, on=TODAY)


class TestLacks:
    @given(
        st.none() | st.dates(date(2020, 1, 1), TODAY),
        st.none() | st.dates(TODAY, date(2030, 1, 1)),
    )
    def test_nobody_lacks_what_is_planned_or_was_held_this_year(self, last_on, next_on):
        found = lacks(last_on=last_on, next_on=next_on, on=TODAY)

        recent = last_on is not None and (TODAY - last_on).days < 365
        assert found == (next_on is None and not recent)


@pytest.mark.django_db
class TestPlanning:
    @pytest.mark.req("R-159")
    def test_who_lacks_intervision_or_supervision_is_shown_until_it_is_planned(self, sanne, bram):
        old = make_meeting(form=Form.INTERVISION, held_on=LONG_AGO)
        make_attendance(old, bram)
        before = {one.name: one.intervision.lacks for one in backed()}
        ahead = make_meeting(form=Form.INTERVISION, held_on=SOON)

        plan(CARLA, ahead, bram)

        assert before == {"Bram": True, "Sanne": True}
        by_name = {one.name: one for one in backed()}
        assert by_name["Bram"].intervision.next_on == SOON
        assert [one.intervision.lacks for one in by_name.values()] == [False, True]
        assert all(one.supervision.lacks for one in by_name.values())

    def test_she_is_told_and_says_herself_whether_she_comes(self, bram):
        ahead = make_meeting(form=Form.SUPERVISION, held_on=SOON)
        plan(CARLA, ahead, bram)
        assert Message.objects.filter(user_id=BRAM.user_id).count() == 1

        say(BRAM, ahead, comes=False)

        assert Joining.objects.get().answer == Answer.CANNOT
        assert backed()[0].supervision.lacks
        say(BRAM, ahead, comes=True)
        assert backed()[0].supervision.next_on == SOON

    def test_planning_twice_keeps_what_she_said(self, bram):
        ahead = make_meeting(held_on=SOON)
        say(BRAM, ahead, comes=False)

        assert plan(CARLA, ahead, bram) == 0
        assert Joining.objects.get().answer == Answer.CANNOT

    def test_nobody_plans_people_of_others_or_comes_to_days_of_others(self, bram):
        ahead = make_meeting(held_on=SOON)
        make_supporter(DIRK.user_id, organisation_id=LINDE)
        for stranger in (TINEKE, FOPPE, SANNE):
            with pytest.raises(Meeting.DoesNotExist):
                plan(stranger, ahead, bram)

        with pytest.raises(Meeting.DoesNotExist):
            say(DIRK, ahead, comes=True)

    def test_a_day_that_is_over_takes_nobody(self, bram):
        over = make_meeting(held_on=TODAY - timedelta(days=1))

        with pytest.raises(DayDoesNotFit):
            plan(CARLA, over, bram)
        with pytest.raises(DayDoesNotFit):
            say(BRAM, over, comes=True)

    @pytest.mark.req("R-065")
    def test_who_learned_about_complaints_stands_with_who_is_behind(self, sanne, bram):
        day = make_meeting(form=Form.JOINT, subject=Subject.COMPLAINTS)
        make_attendance(day, bram)
        make_supervision(bram, ILSE.user_id)

        found = {one.name: (one.complaints, one.supervisor) for one in backed()}

        assert found == {"Bram": (True, "Ilse"), "Sanne": (False, "")}

    def test_people_stand_by_name_whatever_they_lack(self, sanne, bram):
        make_attendance(make_meeting(form=Form.INTERVISION), sanne)

        assert [one.name for one in backed()] == ["Bram", "Sanne"]


@pytest.mark.django_db
class TestMirror:
    @pytest.mark.req("R-064")
    def test_what_changed_by_a_mirror_is_kept_by_who_planned_it(self, sanne):
        mirror = make_meeting(form=Form.MIRROR, held_on=TODAY, guest_ids=[LINDE])

        with acting(CARLA):
            actions.keep_what_changed(
                actor=CARLA, meeting_id=mirror.pk, text="De brief is korter. "
            )

        mirror.refresh_from_db()
        assert mirror.changed == "De brief is korter."
        with pytest.raises(MayNotAdmit), acting(TINEKE):
            actions.keep_what_changed(actor=TINEKE, meeting_id=mirror.pk, text="Niets.")

    def test_before_the_day_nothing_changed(self, sanne):
        mirror = make_meeting(form=Form.MIRROR, held_on=SOON)

        with pytest.raises(DayDoesNotFit), acting(CARLA):
            actions.keep_what_changed(actor=CARLA, meeting_id=mirror.pk, text="De brief.")


@pytest.mark.django_db
class TestDiscussions:
    def test_only_talks_about_cases_to_which_she_said_to_come(self, bram):
        comes = make_meeting(form=Form.CASES, held_on=SOON)
        make_joining(comes, bram, answer=Answer.COMES)
        make_joining(make_meeting(form=Form.CASES, held_on=SOON), bram)
        make_joining(make_meeting(held_on=SOON), bram, answer=Answer.COMES)

        with acting(BRAM):
            assert queries.discussions(actor=BRAM, on=TODAY) == [comes]
        with acting(SANNE):
            assert queries.discussions(actor=SANNE, on=TODAY) == []
