"""The coordinator's queue: who waits and who has room, and nothing about whom."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from naast.entrances.desk.views.queue import PER_PAGE
from naast.supply.supporters.tests.factories import make_offered, make_supporter
from naast.support.casework.tests.factories import make_running_case
from naast.support.matching.tests.factories import (
    find_question,
    make_pass_on,
    make_question,
    make_text,
)
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import BRAM, CARLA, DIRK, FOPPE, GEA, LINDE, SANNE, UMA
from tests.counting import statements

MOST_QUERIES = 16


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


def queue(client, cast, *, who=CARLA, query=""):
    client.force_login(cast[who])
    return client.get(f"/desk/queue/{query}")


def waiting(user_id=None, *, days=-2, **fields):
    person = make_person(first_name="Tjitske", organisation_id=fields.pop("organisation_id", None))
    now = timezone.localtime()
    question = make_question(
        person,
        user_id,
        asked_at=now - timedelta(days=6),
        promised_at=now + timedelta(days=days, hours=1),
        **fields,
    )
    make_text(question, "Ik durf de post niet open te doen.")
    return question


class TestPropose:
    def page(self, client, cast, question, *, who=CARLA, typed=None):
        client.force_login(cast[who])
        address = f"/desk/queue/{question.id}/"
        return client.get(address) if typed is None else client.post(address, typed)

    def test_shows_who_fits_and_why_and_never_how_full(self, client, cast):
        make_offered(BRAM.user_id, kind="trained_volunteer", domains=["money"], ceiling=4)
        make_offered(SANNE.user_id, domains=["money"], ceiling=22)
        question = waiting(SANNE.user_id, domains=["money"])

        shown = self.page(client, cast, question).content.decode()

        assert "Bram: weet hiervan" in shown
        assert "Nu gevraagd aan Sanne." in shown
        for words in ("Tjitske", "durf de post", "van 4", "plek"):
            assert words not in shown

    def test_asks_somebody_and_keeps_the_promise(self, client, cast):
        make_offered(BRAM.user_id, domains=["money"])
        question = waiting(domains=["money"])

        answer = self.page(client, cast, question, typed={"user": str(BRAM.user_id)})

        asked = find_question(id=question.id)
        assert answer.status_code == 302
        assert (asked.user_id, asked.promised_at) == (BRAM.user_id, question.promised_at)

    def test_says_so_when_nobody_fits(self, client, cast):
        shown = self.page(client, cast, waiting()).content.decode()

        assert "Er past nu niemand anders" in shown

    @pytest.mark.parametrize(
        "user", ["", "0", "999", str(DIRK.user_id), "iemand", "<script>", "🙂", "9" * 5000, "1\0"]
    )
    def test_asks_nobody_else(self, client, cast, user):
        make_offered(BRAM.user_id, domains=["money"])
        make_offered(DIRK.user_id, domains=["money"], organisation_id=LINDE)
        question = waiting(domains=["money"])

        answer = self.page(client, cast, question, typed={"user": user})

        shown = answer.content.decode()
        assert answer.status_code == 200
        assert "Kies iemand." in shown or "Deze keuze kennen wij niet." in shown
        assert find_question(id=question.id).user_id is None

    @pytest.mark.parametrize("who", [SANNE, FOPPE, GEA, UMA])
    def test_is_not_there_for_others(self, client, cast, who):
        question = waiting(SANNE.user_id)

        answers = [
            self.page(client, cast, question, who=who),
            self.page(client, cast, question, who=who, typed={"user": str(BRAM.user_id)}),
        ]

        assert [answer.status_code for answer in answers] == [404, 404]

    def test_is_gone_once_it_was_taken(self, client, cast):
        taken = make_running_case(SANNE.user_id).question

        assert self.page(client, cast, taken).status_code == 404

    def test_takes_few_queries(self, client, cast):
        make_offered(BRAM.user_id, domains=["money"])
        question = waiting(SANNE.user_id, domains=["money"])

        client.force_login(cast[CARLA])
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/desk/queue/{question.id}/")

        assert len(statements(captured)) <= MOST_QUERIES


class TestQueue:
    def test_shows_who_waits_without_names_and_words(self, client, cast):
        question = waiting(days=1, domains=["housing"], wishes={"group": "formal", "language": ""})

        shown = queue(client, cast).content.decode()

        for words in (question.number, "Wonen", "Vroeg een beroepskracht.", "nog 1 dag"):
            assert words in shown
        for words in ("Tjitske", "durf de post"):
            assert words not in shown

    def test_counts_what_is_late_and_how_long_the_longest_waits(self, client, cast):
        waiting(days=-2)
        waiting(days=3)

        shown = queue(client, cast).content.decode()

        assert "<b>1</b>" in shown
        assert "<b>6</b> dagen" in shown
        assert "1 dag te laat" in shown

    def test_says_of_whom_it_was_asked(self, client, cast):
        waiting(SANNE.user_id)
        waiting()

        shown = queue(client, cast).content.decode()

        assert "Sanne" in shown
        assert "Nog niemand" in shown

    def test_says_why_it_still_waits(self, client, cast):
        make_offered(BRAM.user_id, domains=["housing"])
        for user in (SANNE, BRAM):
            make_pass_on(waiting(SANNE.user_id, domains=["money"]), user.user_id)
        often = waiting(domains=["money"])
        make_pass_on(often, SANNE.user_id)
        make_pass_on(often, UMA.user_id)

        shown = queue(client, cast).content.decode()

        assert shown.count("Nog geen antwoord.") == 2
        assert shown.count("2 keer doorgegeven. De laatste keer: nu geen plek.") == 1
        assert shown.count("Niemand met plek in de buurt weet hiervan.") == 1

    def test_leaves_out_what_was_taken(self, client, cast):
        taken = make_running_case(SANNE.user_id)

        shown = queue(client, cast).content.decode()

        assert taken.question.number not in shown
        assert "Niemand wacht." in shown

    @pytest.mark.req("R-076")
    def test_shows_the_room_of_professionals_and_never_of_volunteers(self, client, cast):
        make_supporter(SANNE.user_id, ceiling=22)
        make_supporter(BRAM.user_id, kind="trained_volunteer", ceiling=4)
        make_running_case(SANNE.user_id)
        make_running_case(BRAM.user_id)

        shown = queue(client, cast).content.decode()

        assert "1 van 22" in shown
        assert "naast 1 persoon" in shown
        assert "van 4" not in shown

    def test_is_of_the_own_organisation(self, client, cast):
        ours, theirs = waiting(), waiting(organisation_id=LINDE)

        carlas = queue(client, cast).content.decode()
        umas = queue(client, cast, who=UMA).content.decode()

        assert ours.number in carlas
        assert theirs.number not in carlas
        assert theirs.number in umas
        assert ours.number not in umas

    def test_has_pages(self, client, cast):
        for _ in range(PER_PAGE + 1):
            waiting()

        first = queue(client, cast).content.decode()
        second = queue(client, cast, query="?page=2").content.decode()

        assert "?page=2" in first
        assert "?page=1" in second

    @pytest.mark.parametrize("page", ["0", "-1", "x", "²", "9" * 40, "%00", "<script>", "1.5"])
    def test_takes_any_page_for_the_first_or_an_empty_one(self, client, cast, page):
        assert queue(client, cast, query=f"?page={page}").status_code in {200, 404}

    @pytest.mark.parametrize("who", [SANNE, FOPPE, GEA])
    def test_is_not_there_for_others(self, client, cast, who):
        assert queue(client, cast, who=who).status_code == 404

    def test_takes_few_queries_however_many_wait(self, client, cast):
        for _ in range(20):
            waiting(SANNE.user_id)
            make_pass_on(waiting(), SANNE.user_id)

        client.force_login(cast[CARLA])
        with CaptureQueriesContext(connection) as captured:
            client.get("/desk/queue/")

        assert len(statements(captured)) <= MOST_QUERIES
