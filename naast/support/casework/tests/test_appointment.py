"""An appointment: at a moment at which she is free, or knowingly beside something else."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naast.supply.supporters.rules import MOMENTS, MOST_OFFERED
from naast.supply.supporters.tests.factories import make_busy, make_supporter
from naast.support.casework import actions
from naast.support.casework.tests.factories import make_running_case
from naast.support.encounters.rules import Way
from naast.support.encounters.tests.factories import Appointment, make_appointment
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import BRAM, NOON, SANNE

pytestmark = pytest.mark.django_db

TOMORROW = NOON + timedelta(days=1)


@pytest.fixture
def case(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_ground()
    return make_running_case(SANNE.user_id, person=make_person(first_name="Tjitske"))


@pytest.fixture
def worker(case):
    return make_supporter(SANNE.user_id, moments=list(MOMENTS))


@pytest.fixture
def page(client, cast, case):
    client.force_login(cast[SANNE])
    return reverse("casework:appointment", args=[case.id])


def offered(client, page):
    found = re.findall(r'name="moment"[^>]*value="([^"]+)"', client.get(page).content.decode())
    return [timezone.datetime.fromisoformat(one) for one in found]


def typed(at, **more):
    here = timezone.localtime(at)
    return {
        "on": f"{here:%Y-%m-%d}",
        "time": f"{here:%H:%M}",
        "minutes": "60",
        "way": "home",
        **more,
    }


@pytest.mark.req("R-128")
def test_the_page_tells_who_does_what_at_a_talk(client, page, worker):
    shown = client.get(page).content.decode()

    assert "Wie doet wat in een gesprek met de gemeente" in shown
    assert "is er alleen voor de inwoner" in shown


class TestOffered:
    def test_is_a_moment_at_which_she_is_free_and_it_is_kept(self, client, page, worker):
        [first, *others] = offered(client, page)

        client.post(page, {"moment": first.isoformat(), "minutes": "60", "way": "home"})

        row = Appointment.objects.get()
        assert (row.starts_at, row.alone) == (first, True)
        assert first > NOON
        assert len(others) == MOST_OFFERED - 1

    def test_is_none_at_which_something_else_stands(self, client, page, worker, case):
        free = offered(client, page)
        make_busy(worker, starts_at=free[0])
        make_appointment(make_person(), SANNE.user_id, starts_at=free[1])
        make_appointment(make_person(), BRAM.user_id, starts_at=free[2])

        now = offered(client, page)

        assert not {free[0], free[1]} & set(now)
        assert free[2] in now

    def test_that_is_not_free_any_more_is_said_and_nothing_kept(self, client, page, worker):
        [first, *_] = offered(client, page)
        make_busy(worker, starts_at=first)

        answer = client.post(page, {"moment": first.isoformat(), "minutes": "60", "way": "home"})

        assert "Dit moment is niet meer vrij." in answer.content.decode()
        assert not Appointment.objects.exists()

    def test_is_nothing_to_who_told_no_week_and_she_fills_in_her_own(self, client, page):
        assert "Wanneer bent u vrij?" not in client.get(page).content.decode()

        client.post(page, typed(TOMORROW))

        assert Appointment.objects.get().starts_at == TOMORROW

    def test_leaves_room_for_another_moment(self, client, page, worker):
        client.post(page, typed(TOMORROW, moment=""))

        assert Appointment.objects.get().starts_at == TOMORROW


class TestInTheWay:
    def test_is_said_with_what_it_is_and_she_may_go_on(self, client, page, worker):
        other = make_appointment(make_person(), SANNE.user_id, starts_at=TOMORROW)
        make_busy(worker, starts_at=TOMORROW + timedelta(minutes=30))
        at = typed(TOMORROW + timedelta(minutes=45))

        said = client.post(page, at).content.decode()

        assert "U hebt hier op 10 november al een afspraak, van 12:00 tot 13:00 uur." in said
        assert "Volgens uw eigen agenda bent u op 10 november bezet, van 12:30 tot" in said
        assert list(Appointment.objects.all()) == [other]
        assert client.post(page, {**at, "anyway": "on"}).status_code == 302
        assert [row.alone for row in Appointment.objects.exclude(pk=other.pk)] == [False]

    def test_is_not_asked_where_nothing_is(self, client, page, worker):
        make_appointment(make_person(), SANNE.user_id, starts_at=TOMORROW)

        assert "Ik weet het." not in client.get(page).content.decode()
        client.post(page, typed(TOMORROW + timedelta(hours=1), anyway="on"))
        assert Appointment.objects.filter(alone=True).count() == 1

    def test_that_came_while_this_was_kept_is_said_too(self, client, page, worker, monkeypatch):
        keep = actions.agree_appointment

        def in_two_windows(**given):
            keep(**given)
            return keep(**given)

        monkeypatch.setattr(actions, "agree_appointment", in_two_windows)

        answer = client.post(page, typed(TOMORROW, way=Way.PHONE))

        assert "al een afspraak" in answer.content.decode()
        assert Appointment.objects.count() == 1
