"""The page of a suggestion: what is beside what, and what came of accepting it."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from naast.core.policy.walls import Actor, Scope, acting
from naast.entrances.desk.tests.test_queue import waiting
from naast.supply.supporters.tests.factories import make_offered
from naast.support.matching import actions
from naast.support.matching.models import QueueSuggestion, SuggestedLine
from naast.support.matching.tests.factories import find_question
from naast.support.people.tests.factories import make_ground
from tests.cast import BRAM, CARLA, FOPPE, GEA, LINDE, MEIDOORN, SANNE, TINEKE, UMA
from tests.counting import statements

MOST_QUERIES = 15
PAGE = "/desk/suggestion/"


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


def as_(client, cast, who):
    client.force_login(cast[who])
    return client


def free(**fields):
    return waiting(chosen_by_resident=False, domains=["money"], **fields)


def suggested(*, organisation_id=MEIDOORN, lead=CARLA):
    """Ask for a suggestion and let the job make it."""
    now = timezone.localtime()
    scope = Scope(user_id=lead.user_id, organisation_ids=[organisation_id], municipality_ids=[])
    staff = Scope(user_id=lead.user_id)
    coordinator = Actor(user_id=lead.user_id, at=now, staff=staff, coordinator=scope)
    with acting(coordinator):
        asked = actions.ask_suggestion(actor=coordinator, organisation_id=organisation_id, at=now)
    clock = Actor(at=now, clock=Scope())
    with acting(clock):
        actions.make_suggestion(actor=clock, suggestion_id=asked.id)
    return asked


def line_of(question):
    return SuggestedLine.objects.get(question=question)


class TestPage:
    def test_shows_each_question_beside_whom_to_ask_and_why_with_the_weight(self, client, cast):
        make_offered(BRAM.user_id, domains=["money"])
        question = free()
        suggested()

        shown = as_(client, cast, CARLA).get(PAGE).content.decode()

        for words in (question.number, "Nog niemand", "<b>Bram</b>", "weet veel van dit alles"):
            assert words in shown
        assert "3,0" in shown
        for words in ("Tjitske", "durf de post"):
            assert words not in shown

    def test_sets_apart_what_the_resident_chose(self, client, cast):
        make_offered(BRAM.user_id, domains=["money"], ceiling=9)
        make_offered(SANNE.user_id, domains=["money"], ceiling=9)
        chosen = waiting(SANNE.user_id, domains=["money"])
        suggested()

        shown = as_(client, cast, CARLA).get(PAGE).content.decode()

        before, after = shown.split('id="kept"')
        assert chosen.number in after
        assert chosen.number not in before
        assert str(line_of(chosen).id) not in shown

    def test_says_how_full_a_professional_is_and_never_a_volunteer(self, client, cast):
        make_offered(SANNE.user_id, domains=["money"], ceiling=22)
        make_offered(BRAM.user_id, domains=["mind"], kind="trained_volunteer", ceiling=4)
        free()
        waiting(chosen_by_resident=False, domains=["mind"])
        suggested()

        shown = as_(client, cast, CARLA).get(PAGE).content.decode()

        assert "Nu naast 0 van 22 mensen." in shown
        assert "van 4" not in shown
        assert "Nu naast 0 mensen." in shown

    def test_tells_what_happened_since(self, client, cast):
        make_offered(BRAM.user_id, domains=["money"])
        question = free()
        suggested()
        question.user_id = SANNE.user_id
        question.save()

        shown = as_(client, cast, CARLA).get(PAGE).content.decode()

        assert f"{question.number}: Nu gevraagd aan Sanne." in shown
        assert 'name="lines"' not in shown

    def test_has_no_suggestion_until_one_is_asked_for(self, client, cast):
        free()

        assert "Er is geen voorstel van vandaag." in (
            as_(client, cast, CARLA).get(PAGE).content.decode()
        )
        answer = client.post(f"{PAGE}{MEIDOORN}/ask/")
        assert answer.status_code == 302
        assert "Er wordt een voorstel gemaakt." in client.get(answer.url).content.decode()
        assert QueueSuggestion.objects.get().made_at is None

    @pytest.mark.parametrize("who", [SANNE, FOPPE, GEA])
    def test_is_not_there_for_others(self, client, cast, who):
        made = suggested()
        as_(client, cast, who)

        answers = [
            client.get(PAGE),
            client.post(f"{PAGE}{MEIDOORN}/ask/"),
            client.post(f"{PAGE}{MEIDOORN}/{made.id}/accept/", {"lines": str(uuid4())}),
        ]

        assert [answer.status_code for answer in answers] == [404] * 3

    @pytest.mark.parametrize("organisation", [str(LINDE), "x", "0", "9" * 40, "²", "%00", "-1"])
    def test_is_of_the_own_organisation(self, client, cast, organisation):
        as_(client, cast, CARLA)

        assert client.get(f"{PAGE}?organisation={organisation}").status_code == 404
        assert client.post(f"{PAGE}{LINDE}/ask/").status_code == 404

    def test_takes_few_queries_however_many_wait(self, client, cast):
        make_offered(BRAM.user_id, domains=["money"], ceiling=50)
        for _ in range(12):
            free()
        suggested()

        as_(client, cast, CARLA)
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)

        assert len(statements(captured)) <= MOST_QUERIES


class TestAccept:
    def post(self, client, cast, made, who=CARLA, organisation_id=MEIDOORN, **typed):
        as_(client, cast, who)
        address = f"{PAGE}{organisation_id}/{made.id}/accept/"
        return client.post(address, typed, follow=True).content.decode()

    def test_asks_for_those_that_are_ticked_alone(self, client, cast):
        make_offered(BRAM.user_id, domains=["money"], ceiling=9)
        ticked, also, other = free(), free(), free()
        made = suggested()

        shown = self.post(
            client, cast, made, lines=[str(line_of(ticked).id), str(line_of(also).id)]
        )

        assert "2 vragen zijn gevraagd" in shown
        asked = [find_question(id=one.id).user_id for one in (ticked, also, other)]
        assert asked == [BRAM.user_id, BRAM.user_id, None]

    def test_asks_for_one_by_its_own_button(self, client, cast):
        make_offered(BRAM.user_id, domains=["money"], ceiling=9)
        one, other = free(), free()
        made = suggested()

        self.post(client, cast, made, one=str(line_of(one).id), lines=[str(line_of(other).id)])

        assert find_question(id=one.id).user_id == BRAM.user_id
        assert find_question(id=other.id).user_id is None

    def test_says_what_is_true_now_of_what_is_past(self, client, cast):
        make_offered(BRAM.user_id, domains=["money"], ceiling=9)
        past, good = free(), free()
        made = suggested()
        past.user_id = SANNE.user_id
        past.save()

        shown = self.post(client, cast, made, lines=[str(line_of(one).id) for one in (past, good)])

        assert f"{past.number}: Nu gevraagd aan Sanne." in shown
        assert f"1 vraag is gevraagd: {good.number} Bram" in shown

    def test_says_kindly_that_somebody_cannot_be_asked_any_more(self, client, cast):
        bram = make_offered(BRAM.user_id, domains=["money"], ceiling=1)
        question = free()
        made = suggested()
        bram.pool.ceiling = 0
        bram.pool.save()

        shown = self.post(client, cast, made, lines=[str(line_of(question).id)])

        assert f"{question.number}: Bram kan hier niet meer voor gevraagd worden." in shown
        assert find_question(id=question.id).user_id is None

    def test_says_that_a_newer_suggestion_took_its_place(self, client, cast):
        make_offered(BRAM.user_id, domains=["money"], ceiling=1)
        question = free()
        old, line = suggested(), line_of(question)
        suggested()

        shown = self.post(client, cast, old, lines=[str(line.id)])

        assert "Er kwam een nieuwer voorstel." in shown
        assert find_question(id=question.id).user_id is None

    @pytest.mark.parametrize(
        "lines", [[], [""], ["x"], ["0"], ["9" * 5000], ["1\0"], ["<script>"], ["🙂"]]
    )
    def test_asks_nobody_for_what_is_no_line(self, client, cast, lines):
        make_offered(BRAM.user_id, domains=["money"])
        question = free()
        made = suggested()
        as_(client, cast, CARLA)

        for name in ("lines", "one"):
            answer = client.post(f"{PAGE}{MEIDOORN}/{made.id}/accept/", {name: lines})
            shown = answer.content.decode()
            assert answer.status_code == 422
            assert "Vink minstens één vraag aan." in shown or "kennen wij niet" in shown
            assert 'href="#id_lines_0"' in shown

        assert find_question(id=question.id).user_id is None

    def test_accepts_no_line_of_another_organisation(self, client, cast):
        make_offered(BRAM.user_id, domains=["money"], ceiling=9)
        question = free()
        suggested()
        theirs = suggested(organisation_id=LINDE, lead=TINEKE)

        shown = self.post(client, cast, theirs, UMA, LINDE, lines=[str(line_of(question).id)])

        assert "Deze regels zijn weg." in shown
        assert find_question(id=question.id).user_id is None
