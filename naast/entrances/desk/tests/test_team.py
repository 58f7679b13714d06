"""The team leader of the municipality: who waits, who has room, who is away; nothing of support."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from naast.core.audit.models import Entry
from naast.supply.supporters.models import PoolRecord
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_offered, make_supporter
from naast.support.decisions.models import Matter
from naast.support.decisions.tests.factories import make_running_matter
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import find_question, make_question, make_text
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import (
    CARLA,
    FOPPE,
    GEA,
    HAVENSTAD,
    KARIN,
    LEO,
    RINSKE,
    SANNE,
)
from tests.counting import statements

PAGE = "/desk/team/"
MOST_QUERIES = 16


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


@pytest.fixture
def foppe():
    return make_offered(FOPPE.user_id, name="Foppe", kind=Kind.MEITINKER, domains=["money"])


def page(client, cast, *, who=KARIN, path=PAGE):
    client.force_login(cast[who])
    return client.get(path).content.decode()


def waiting(user_id=None, **fields):
    now = timezone.now()  # noqa: TID251 (views go by the clock on the wall)
    person = make_person(house=House.MUNICIPALITY, first_name="Tjitske")
    question = make_question(
        person,
        user_id,
        asked_at=now - timedelta(days=6),
        promised_at=now - timedelta(days=1),
        notice="2026-11",
        **fields,
    )
    make_text(question, "Ik kom de deur niet meer uit.")
    return question


class TestTeam:
    def test_shows_who_waits_and_since_when_and_not_who_she_is(self, client, cast, foppe):
        question = waiting(FOPPE.user_id)

        shown = page(client, cast)

        assert question.number in shown
        assert "6 dagen" in shown
        assert "Foppe" in shown
        assert "Tjitske" not in shown
        assert "deur niet meer" not in shown

    def test_shows_beside_how_many_each_stands_and_who_is_away(self, client, cast, foppe):
        today = timezone.localdate()
        make_running_matter(FOPPE.user_id)
        away = [[today.isoformat(), (today + timedelta(days=3)).isoformat()]]
        PoolRecord.objects.filter(pk=foppe.pk).update(away=away, ceiling=9)

        shown = page(client, cast)

        assert "1 van 9" in shown
        assert "afwezig tot en met" in shown

    @pytest.mark.req("R-294")
    def test_shows_for_whom_nobody_came_within_a_week(self, client, cast):
        now = timezone.now()  # noqa: TID251 (views go by the clock on the wall)
        late = make_running_matter(FOPPE.user_id, notified_at=now - timedelta(days=9))
        seen = make_running_matter(FOPPE.user_id, notified_at=now - timedelta(days=9))
        Matter.objects.filter(pk=seen.pk).update(first_visit_at=now - timedelta(days=1))
        early = make_running_matter(FOPPE.user_id, notified_at=now - timedelta(days=2))

        shown = page(client, cast)

        assert late.question.number in shown
        assert seen.question.number not in shown
        assert early.question.number not in shown

    def test_sees_nothing_of_support_nor_of_another_municipality(self, client, cast):
        make_supporter(SANNE.user_id)
        make_supporter(
            RINSKE.user_id,
            kind=Kind.MEITINKER,
            employer_municipality_id=HAVENSTAD,
            municipality_ids=[HAVENSTAD],
        )
        asked = make_question(make_person(), SANNE.user_id)

        shown = page(client, cast)

        assert asked.number not in shown
        assert "Sanne" not in shown
        assert "Rinske" not in shown

    @pytest.mark.parametrize("who", [FOPPE, GEA, CARLA, SANNE])
    def test_is_not_there_for_others(self, client, cast, who):
        client.force_login(cast[who])

        assert client.get(PAGE).status_code == 404

    def test_asks_few_queries_however_many_wait(self, client, cast, foppe):
        for _ in range(6):
            waiting()
            make_running_matter(FOPPE.user_id)
        client.force_login(cast[KARIN])

        with CaptureQueriesContext(connection) as caught:
            client.get(PAGE)

        assert len(statements(caught)) <= MOST_QUERIES


class TestReassign:
    def test_asks_another_of_the_team_for_a_question_that_waits(self, client, cast, foppe):
        make_offered(LEO.user_id, name="Leo", kind=Kind.MEITINKER, domains=["money"])
        question = waiting(FOPPE.user_id)
        client.force_login(cast[KARIN])
        path = f"/desk/queue/{question.id}/"

        assert "Leo" in client.get(path).content.decode()
        answer = client.post(path, {"user": LEO.user_id})

        assert answer.headers["Location"] == PAGE
        assert find_question(id=question.id).user_id == LEO.user_id
        assert Entry.objects.filter(action="matching.question.proposed", role="access_lead")

    @pytest.mark.parametrize("who", [KARIN, CARLA])
    def test_each_leads_her_own_house_alone(self, client, cast, who):
        mine = waiting() if who is CARLA else make_question(make_person())
        client.force_login(cast[who])

        assert client.get(f"/desk/queue/{mine.id}/").status_code == 404

    def test_what_was_taken_waits_no_more(self, client, cast):
        matter = make_running_matter(FOPPE.user_id)
        client.force_login(cast[KARIN])

        assert matter.question.status == QuestionStatus.ACCEPTED
        assert client.get(f"/desk/queue/{matter.question_id}/").status_code == 404


class TestAway:
    def send(self, client, cast, worker, *, who=KARIN, **typed):
        client.force_login(cast[who])
        return client.post(f"/desk/team/{worker.pk}/away/", typed)

    def test_keeps_the_days_and_takes_back_what_was_unticked(self, client, cast, foppe):
        today = timezone.localdate()
        first, last = today + timedelta(days=2), today + timedelta(days=4)

        answer = self.send(
            client, cast, foppe, away_from=first.isoformat(), away_to=last.isoformat()
        )

        assert answer.headers["Location"] == PAGE
        after = last + timedelta(days=1)
        kept = PoolRecord.objects.get(pk=foppe.pk).away
        assert kept == [[first.isoformat(), after.isoformat()]]
        assert Entry.objects.get().action == "supporters.absence.noted"
        code = f"{first.isoformat()}_{after.isoformat()}"
        self.send(client, cast, foppe, still_away=[code])
        assert PoolRecord.objects.get(pk=foppe.pk).away == kept
        self.send(client, cast, foppe)
        assert PoolRecord.objects.get(pk=foppe.pk).away == []

    @pytest.mark.parametrize(("first", "last"), [(2, None), (None, 2), (3, 2), (-5, -2)], ids=str)
    def test_tells_what_is_wrong_with_the_days(self, client, cast, foppe, first, last):
        today = timezone.localdate()
        typed = {
            name: (today + timedelta(days=days)).isoformat()
            for name, days in (("away_from", first), ("away_to", last))
            if days is not None
        }

        assert self.send(client, cast, foppe, **typed).status_code == 422
        assert PoolRecord.objects.get(pk=foppe.pk).away == []

    @pytest.mark.parametrize("who", [FOPPE, GEA, CARLA])
    def test_nobody_else_says_so(self, client, cast, foppe, who):
        assert self.send(client, cast, foppe, who=who).status_code == 404

    def test_who_works_for_an_organisation_is_not_hers(self, client, cast):
        assert self.send(client, cast, make_supporter(SANNE.user_id)).status_code == 404

    def test_no_question_goes_to_who_is_away(self, client, cast, foppe):
        make_offered(LEO.user_id, name="Leo", kind=Kind.MEITINKER, domains=["money"])
        today = timezone.localdate().isoformat()
        self.send(client, cast, foppe, away_from=today, away_to=today)
        question = waiting()

        shown = page(client, cast, path=f"/desk/queue/{question.id}/")

        assert "Leo" in shown
        assert f'value="{FOPPE.user_id}"' not in shown
