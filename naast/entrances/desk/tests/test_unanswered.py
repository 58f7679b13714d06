"""Messages that wait: who leads sees with whom and since when; never by whom, nor a word."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from naast.support.encounters.tests.factories import make_message, make_thread
from naast.support.matching.models import Question
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import make_question
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_ground, make_person, make_standing
from tests.cast import BRAM, CARLA, DIRK, FOPPE, GEA, KARIN, LINDE, TINEKE

BUTTON = "Vraag iemand die het overneemt"
LIST = "/desk/unanswered/"


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


def who_waits(user, *, stands=True, **fields):
    """Write a resident who wrote yesterday, and the one who stands, or stood, beside her."""
    now = timezone.localtime()
    person = make_person(first_name="Tjitske", **fields)
    make_question(person, user.user_id, status=QuestionStatus.ACCEPTED)
    make_standing(person, user.user_id, until_at=None if stands else now - timedelta(days=3))
    make_message(person, text="Hij neemt niet op.")
    make_thread(
        person,
        waiting_since_at=now - timedelta(days=1),
        answer_before_at=now + timedelta(days=1),
    )
    return person


def look(client, cast, who, path):
    client.force_login(cast[who])
    return client.get(path)


class TestTheCoordinator:
    def test_can_ask_somebody_where_nobody_stands_any_more(self, client, cast):
        person = who_waits(BRAM, stands=False)

        page = look(client, cast, CARLA, "/desk/queue/").content.decode()
        client.post(f"/desk/queue/waiting/{person.id}/")
        after = look(client, cast, CARLA, "/desk/queue/").content.decode()

        assert (BUTTON in page, BUTTON in after) == (True, False)
        assert Question.objects.filter(person=person, status=QuestionStatus.OPEN).count() == 1

    def test_is_told_that_it_was_done_before(self, client, cast):
        person = who_waits(BRAM, stands=False)
        client.force_login(cast[CARLA])

        client.post(f"/desk/queue/waiting/{person.id}/")
        again = client.post(f"/desk/queue/waiting/{person.id}/", follow=True)

        assert "Er is al iemand gevraagd." in again.content.decode()
        assert Question.objects.filter(person=person, status=QuestionStatus.OPEN).count() == 1

    def test_need_not_where_somebody_stands(self, client, cast):
        who_waits(BRAM)

        assert BUTTON not in look(client, cast, CARLA, "/desk/queue/").content.decode()

    @pytest.mark.parametrize("who", [TINEKE, BRAM, KARIN, GEA])
    def test_alone_can(self, client, cast, who):
        person = who_waits(BRAM, stands=False)
        client.force_login(cast[who])

        answer = client.post(f"/desk/queue/waiting/{person.id}/")

        assert answer.status_code == 404
        assert not Question.objects.filter(person=person, status=QuestionStatus.OPEN).exists()


class TestWhoLeadsTheTeam:
    def test_sees_with_whom_it_waits_and_nothing_of_whom(self, client, cast):
        who_waits(FOPPE, house=House.MUNICIPALITY)

        page = look(client, cast, KARIN, LIST).content.decode()

        assert "Aan Foppe" in page
        assert "Tjitske" not in page
        assert "Hij neemt niet op" not in page
        assert BUTTON not in page

    def test_sees_who_waits_with_nobody(self, client, cast):
        who_waits(FOPPE, house=House.MUNICIPALITY, stands=False)

        page = look(client, cast, KARIN, LIST).content.decode()

        assert "Niemand staat meer naast deze inwoner." in page

    def test_sees_nothing_of_the_support_house(self, client, cast):
        who_waits(BRAM)
        who_waits(DIRK, organisation_id=LINDE, stands=False)

        page = look(client, cast, KARIN, LIST).content.decode()

        assert "Iedereen die schreef, kreeg antwoord." in page

    @pytest.mark.parametrize("who", [CARLA, FOPPE, GEA])
    def test_alone_has_this_page(self, client, cast, who):
        assert look(client, cast, who, LIST).status_code == 404
