"""The pages of handing over: whom one may ask, and what who is asked reads before saying yes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from naast.supply.supporters.tests.factories import make_offered
from naast.support.casework.tests.factories import (
    find_hand_over,
    make_hand_over,
    make_running_case,
)
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import BRAM, CARLA, DIRK, FOPPE, HANNA_ID, SANNE, TINEKE
from tests.counting import statements

MOST_QUERIES = 20
LIST = f"/desk/hand-over/{SANNE.user_id}/"


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    make_offered(SANNE.user_id)
    with translation.override("nl"):
        yield


@pytest.fixture
def case():
    return make_running_case(SANNE.user_id, person=make_person(id=HANNA_ID, first_name="Tjitske"))


def page(client, cast, path=LIST, *, who=CARLA, typed=None):
    client.force_login(cast[who])
    return client.get(path) if typed is None else client.post(path, typed)


class TestHandOver:
    def test_proposes_somebody_and_tells_no_name_of_a_resident(self, client, cast, case):
        make_offered(BRAM.user_id)

        shown = page(client, cast).content.decode()

        assert f'<option value="{BRAM.user_id}" selected' in shown
        assert case.question.number in shown
        assert "Tjitske" not in shown

    def test_asks_one(self, client, cast, case):
        make_offered(BRAM.user_id)
        typed = {"reason": "away", f"to_{case.id}": str(BRAM.user_id)}

        assert page(client, cast, f"{LIST}{case.id}/", typed=typed).status_code == 302

        offered = find_hand_over()
        assert (offered.to_user_id, offered.reason) == (BRAM.user_id, "away")

    def test_takes_back(self, client, cast, case):
        offered = make_hand_over(case, to_user_id=BRAM.user_id)

        page(client, cast, f"{LIST}{offered.id}/take-back/", typed={})

        assert find_hand_over().state == "withdrawn"

    @pytest.mark.parametrize("step", ["", "case/"])
    def test_asks_nobody_where_nobody_was_chosen(self, client, cast, case, step):
        path = LIST + step.replace("case", str(case.id))

        answer = page(client, cast, path, typed={"reason": "stops", f"to_{case.id}": ""})

        assert answer.status_code == 422
        assert "Kies iemand." in answer.content.decode()

    @pytest.mark.parametrize("step", ["", "keep/"])
    def test_knows_no_case_of_another(self, client, cast, step):
        others = make_running_case(BRAM.user_id)

        answer = page(client, cast, f"{LIST}{others.id}/{step}", typed={"reason": "stops"})

        assert answer.status_code == 404

    def test_says_so_when_nobody_has_room(self, client, cast, case):
        shown = page(client, cast).content.decode()

        assert "Niemand heeft nu plek." in shown
        assert "Bewaar de plek" in shown

    @pytest.mark.parametrize("who", [SANNE, BRAM, TINEKE, FOPPE])
    def test_is_not_there_for_others(self, client, cast, case, who):
        assert page(client, cast, who=who).status_code == 404

    def test_takes_few_queries_however_many_cases(self, client, cast):
        make_offered(BRAM.user_id, ceiling=30)
        for _ in range(14):
            make_running_case(SANNE.user_id)
        client.force_login(cast[CARLA])

        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)

        assert len(statements(captured)) <= MOST_QUERIES


class TestGoOn:
    def test_tells_where_and_what_about_and_no_name(self, client, cast, case):
        offered = make_hand_over(case, to_user_id=BRAM.user_id)

        today = page(client, cast, "/desk/today/", who=BRAM).content.decode()
        shown = page(client, cast, f"/desk/go-on/{offered.id}/", who=BRAM).content.decode()

        assert f"/desk/go-on/{offered.id}/" in today
        assert "Verdergaan na Sanne: Geld en schulden" in shown
        assert "Tjitske" not in today + shown

    def test_says_yes(self, client, cast, case):
        offered = make_hand_over(case, to_user_id=BRAM.user_id)

        answer = page(client, cast, f"/desk/go-on/{offered.id}/yes/", who=BRAM, typed={})

        assert answer.headers["Location"] == f"/desk/cases/{case.id}/"
        assert client.get(f"/desk/cases/{case.id}/").status_code == 200

    @pytest.mark.parametrize("who", [SANNE, CARLA, DIRK, FOPPE])
    def test_is_not_there_for_others(self, client, cast, case, who):
        offered = make_hand_over(case, to_user_id=BRAM.user_id)

        assert page(client, cast, f"/desk/go-on/{offered.id}/", who=who).status_code == 404


class TestWant:
    def test_asks_for_a_successor_once_and_the_queue_shows_it(self, client, cast, case):
        path = f"/desk/cases/{case.id}/hand-over/"
        for _ in range(2):
            answer = page(client, cast, path, who=SANNE, typed={"reason": "no_room"})
            assert answer.status_code == 302

        shown = page(client, cast, "/desk/queue/").content.decode()
        assert "Een ander moet verdergaan" in shown
        assert LIST in shown

    def test_goes_no_further_without_a_reason(self, client, cast, case):
        answer = page(client, cast, f"/desk/cases/{case.id}/hand-over/", who=SANNE, typed={})

        assert answer.status_code == 422
        assert "Kies waarom." in answer.content.decode()
