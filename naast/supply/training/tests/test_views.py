"""The catalogue, the days, and the register."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.rules import Item, Kind
from naast.supply.supporters.tests.factories import make_card, make_screening, make_supporter
from naast.supply.training.models import Course, Meeting
from naast.supply.training.rules import Form, Subject
from naast.supply.training.tests.factories import make_attendance, make_course, make_meeting
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    GEA,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    TINEKE,
    WETTERWALD,
)

AT = "/desk/training/"


@pytest.fixture(autouse=True)
def stage(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    for pk, name in ((MEIDOORN, "Stichting Meidoorn"), (LINDE, "De Linde")):
        make_agreement(make_organisation(id=pk, name=name), WETTERWALD)


@pytest.fixture
def sanne():
    worker = make_supporter(SANNE.user_id)
    make_screening(worker)
    return worker


@pytest.fixture
def bram():
    worker = make_supporter(BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER, since=date(2024, 3, 1))
    make_screening(worker)
    return worker


@pytest.fixture
def of(client, cast):
    def signed_in(actor):
        client.force_login(cast[actor])
        return client

    return signed_in


def text(answer):
    return answer.content.decode()


class TestCatalogue:
    @pytest.mark.req("R-163")
    def test_tells_for_whom_by_whom_who_pays_and_what_it_fulfils(self, of, sanne):
        make_course(fulfils=Item.TRAINING, kinds=["formal"])

        page = text(of(SANNE).get(AT))

        for told in ("Naast iemand staan", "Leerplaats De Klaver", "De organisatie", "12 uur"):
            assert told in page
        assert "Opleiding" in page

    def test_shows_somebody_what_is_for_her_kind(self, of, sanne):
        make_course(title="Alleen vrijwilligers", kinds=["trained_volunteer"])
        make_course(title="Van de Linde", organisation_id=LINDE)
        make_course(title="Voor iedereen")

        page = text(of(SANNE).get(AT))

        assert "Voor iedereen" in page
        assert "Alleen vrijwilligers" not in page
        assert "Van de Linde" not in page

    @pytest.mark.req("R-166")
    def test_a_professional_sees_her_own_subjects_and_hours(self, of, sanne):
        make_attendance(make_meeting(hours=3, subject=Subject.LAW), sanne)
        make_attendance(make_meeting(hours=4, held_on=date(2026, 1, 5)), sanne)

        page = text(of(SANNE).get(AT))

        assert "In het laatste jaar 7 uur." in page
        assert "Wetten en rechten" in page

    @pytest.mark.req("R-166", "R-076")
    def test_of_a_volunteer_nothing_is_added_up(self, of, bram):
        make_attendance(make_meeting(hours=3, title="Samen aan tafel"), bram)

        page = text(of(BRAM).get(AT))

        assert "Samen aan tafel" in page
        assert "In het laatste jaar" not in page

    @pytest.mark.req("R-166")
    def test_who_leads_sees_subjects_with_the_hours_of_meetings(self, of, sanne, bram):
        meeting = make_meeting(hours=3, subject=Subject.LAW)
        make_attendance(meeting, sanne)
        make_attendance(meeting, bram)

        page = text(of(CARLA).get(AT))

        assert "Uren van deze bijeenkomsten: </span>3<" in page  # of the meeting, not of two people

    def test_is_not_there_for_who_neither_works_nor_leads(self, of):
        assert of(GEA).get(AT).status_code == 404

    def test_who_was_asked_along_sees_the_day(self, of):
        make_supporter(DIRK.user_id, organisation_id=LINDE)
        make_meeting(guest_ids=[LINDE], held_on=date(2026, 12, 1), title="Samen op pad")

        assert "Samen op pad" in text(of(DIRK).get(AT))

    def test_asks_no_more_for_more_courses(self, of, sanne, django_assert_max_num_queries):
        for _ in range(3):
            make_course()
            make_meeting()
        client = of(CARLA)

        with django_assert_max_num_queries(15):
            client.get(AT)


class TestFromCourseToScreening:
    @pytest.mark.req("R-163")
    def test_the_whole_way(self, of, bram):
        carla = of(CARLA)
        carla.post(
            f"{AT}courses/new/",
            {
                "employer": f"{MEIDOORN}-0",
                "title": "Basis",
                "subject": "listening",
                "provider": "Wij",
                "payer": "municipality",
                "hours": "8",
                "kinds": ["trained_volunteer"],
                "fulfils": "training",
            },
        )
        course = Course.objects.get()
        planned = carla.post(
            f"{AT}meetings/new/",
            {
                "employer": f"{MEIDOORN}-0",
                "sort": "course",
                "course": str(course.pk),
                "title": "Basis, groep 1",
                "subject": "listening",
                "held_on": "2026-11-02",
                "hours": "8",
            },
        )
        carla.post(planned.headers["Location"], {"people": [str(bram.pk)]})

        page = text(carla.get(f"/desk/people/{bram.pk}/"))
        assert "2 november 2026: Opleiding" in page
        assert "Bram" in text(carla.get(planned.headers["Location"]))

    def test_a_course_of_somebody_else_is_refused(self, of, bram):
        other = make_course(LINDE)

        answer = of(CARLA).post(
            f"{AT}meetings/new/",
            {
                "employer": f"{MEIDOORN}-0",
                "sort": "course",
                "course": str(other.pk),
                "title": "Basis",
                "subject": "law",
                "held_on": "2026-11-02",
                "hours": "8",
            },
        )

        assert answer.status_code == 422
        assert not Meeting.objects.exists()

    def test_a_day_to_come_takes_no_names(self, of, bram):
        meeting = make_meeting(held_on=NOON.date() + timedelta(days=1), form=Form.JOINT)

        page = text(of(CARLA).get(f"{AT}meetings/{meeting.pk}/"))

        assert 'name="people"' not in page

    def test_a_colleague_reads_no_names(self, of, sanne, bram):
        meeting = make_meeting()
        make_attendance(meeting, bram)

        assert "Bram" not in text(of(SANNE).get(f"{AT}meetings/{meeting.pk}/"))


class TestRegister:
    @pytest.mark.req("R-161")
    def test_holds_informal_supporters_with_what_they_followed_and_what_is_public(
        self, of, sanne, bram
    ):
        make_attendance(make_meeting(form=Form.INTERVISION, subject=Subject.SAFETY), bram)
        make_card(bram, shown_name="Bram", tagline="Was postbode.")

        page = text(of(CARLA).get(f"{AT}register/"))

        assert "Bram" in page
        assert "Sanne" not in page
        assert "maart 2024" in page
        assert "Als het niet veilig is" in page
        assert "2 van 14" in page
        assert "niet: tekening, verhaal" in page

    @pytest.mark.req("R-076")
    def test_orders_by_name_and_counts_no_hours(self, of, bram):
        eager = make_supporter(SANNE.user_id, kind=Kind.EXPERIENCE_EXPERT)
        make_screening(eager)
        for _ in range(5):
            make_attendance(make_meeting(hours=97), eager)

        page = text(of(CARLA).get(f"{AT}register/"))

        assert page.index(">Bram<") < page.index(">Sanne<")
        shown = re.sub(r"<[^>]*>", " ", page)  # an address may hold any digits
        assert "97" not in shown
        assert "485" not in shown

    def test_of_another_organisation_shows_nobody_of_here(self, of, bram):
        assert "Bram" not in text(of(TINEKE).get(f"{AT}register/"))

    def test_is_not_there_for_who_leads_nobody(self, of, sanne):
        assert of(SANNE).get(f"{AT}register/").status_code == 404
