"""The reception desk: on the way in a minute, and never read again by who typed it."""

import re

import pytest
from django.test import Client

from naast.core.audit.tests.factories import Entry
from naast.core.identity.models import Grant
from naast.core.policy.walls import acting
from naast.entrances.desk.actions import insert_question
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement, make_default
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.supply.supporters.models import Card
from naast.supply.supporters.rules import CardField, Kind
from naast.supply.supporters.tests.factories import make_offered
from naast.support.matching.models import Question
from naast.support.matching.queries import questions, texts
from naast.support.matching.rules import Need
from naast.support.people.models import Details
from naast.support.people.tests.factories import make_ground
from tests.cast import BRAM, HAVENSTAD, JOOP, MEIDOORN, NOON, SANNE, WETTERWALD

DESK = "/desk/reception/"
SAID = "Ik durf de post niet open te doen."


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    make_zone(Municipality.objects.get(id=WETTERWALD), name="Wetterkant")
    meidoorn = Organisation.objects.get(id=MEIDOORN)
    make_agreement(meidoorn, WETTERWALD)
    make_default(meidoorn, WETTERWALD)


@pytest.fixture
def sanne():
    return make_offered(SANNE.user_id, name="Sanne")


@pytest.fixture
def joop(cast):
    client = Client()
    client.force_login(cast[JOOP])
    return client


def send(client: Client, **filled):
    sent = {"town": WETTERWALD, "words": SAID, "channel": "phone", **filled}
    return client.post(DESK, sent)


@pytest.fixture
def call_centre(cast):
    """Let Joop answer the phone of a municipality, and of no organisation."""
    Grant.objects.filter(user_id=JOOP.user_id).update(scope=f"municipality:{WETTERWALD}")
    client = Client()
    client.force_login(cast[JOOP])
    return client


class TestTheOffer:
    def test_reads_out_who_can_help_and_keeps_what_was_typed(self, joop, sanne):
        make_offered(BRAM.user_id, name="Bram", kind=Kind.TRAINED_VOLUNTEER)

        page = send(joop, domains=["money"]).content.decode()

        assert "Lees dit voor" in page
        assert "Sanne:" in page
        assert "Bram:" in page
        assert SAID in page
        assert not Question.objects.exists()

    def test_hears_in_the_callers_words_what_it_is_about(self, joop, sanne):
        page = send(joop, words="Ik heb schulden.").content.decode()

        assert "U zoekt hulp bij: geld en schulden." in page
        send(joop, words="Ik heb schulden.", who="anybody")
        assert Question.objects.get().domains == ["money"]

    @pytest.mark.req("R-035")
    def test_goes_at_once_to_who_knows_of_it(self, joop):
        facts = {"kind": Kind.TRAINED_VOLUNTEER}
        for number, (user, domain) in enumerate(((BRAM, "housing"), (SANNE, "money"))):
            make_offered(user.user_id, name=f"Wie{number}", domains=[domain], **facts)
            fields = [CardField.NAME, CardField.DOMAINS]
            Card.objects.filter(supporter__user_id=user.user_id).update(
                domains=[domain], fields=fields
            )

        page = send(joop, words="Een deurwaarder wil geld.").content.decode()

        assert "Wie1:" in page
        assert "Wie0:" not in page
        first = re.search(r'name="who" value="([^"]+)"', page)[1]
        send(joop, words="Een deurwaarder wil geld.", who=first)
        assert Question.objects.get().user_id == SANNE.user_id

    @pytest.mark.req("R-088")
    def test_who_doubts_whether_a_talk_is_needed_gets_somebody_independent_first(self, joop, sanne):
        page = send(joop, domains=["money"], why_now="talk_in_doubt").content.decode()
        send(joop, domains=["money"], why_now="talk_in_doubt", who="anybody")

        assert "Dan kan iemand eerst meedenken." in page
        question = Question.objects.get()
        assert (question.why_now, question.house) == ("talk_in_doubt", "support")

    def test_a_tick_counts_for_more_than_the_words(self, joop, sanne):
        assert (
            "U zoekt hulp bij"
            not in send(joop, words="schulden", domains=["housing"]).content.decode()
        )

        send(joop, words="schulden", domains=["housing"], who="anybody")

        assert Question.objects.get().domains == ["housing"]

    def test_words_of_danger_are_answered_first(self, joop, sanne):
        page = send(joop, words="Mijn man slaat mij.").content.decode()

        assert page.index("0800 2000") < page.index("Lees dit voor")

    def test_says_nothing_twice(self, joop):
        bram = make_offered(BRAM.user_id, name="Bram", kind=Kind.TRAINED_VOLUNTEER)
        fields = [CardField.NAME, CardField.TAGLINE]
        Card.objects.filter(supporter=bram).update(tagline="Vrijwilliger. Luistert.", fields=fields)

        page = send(joop).content.decode()

        assert page.partition("Bram:")[2].partition("<")[0].lower().count("vrijwilliger") == 1
        assert "Luistert." in page

    def test_reads_out_again_whoever_was_chosen(self, joop, sanne):
        page = send(joop, words="huur", who=str(sanne.pk), again="1").content.decode()

        assert "Lees dit voor" in page
        assert not Question.objects.exists()

    def test_reads_out_nobody_of_the_municipality(self, joop, sanne):
        make_offered(
            BRAM.user_id, name="Meitinker", kind=Kind.MEITINKER, organisation_id=None,
            employer_municipality_id=WETTERWALD,
        )  # fmt: skip

        assert "Meitinker:" not in send(joop).content.decode()

    def test_says_which_place_is_not_known(self, joop, sanne):
        answer = send(joop, place="Nergenshuizen")

        assert answer.status_code == 422
        assert "Deze plek kennen wij hier niet." in answer.content.decode()

    def test_takes_nobody_who_was_not_read_out(self, joop, sanne):
        answer = send(joop, who="00000000-0000-4000-8000-000000000999")

        assert answer.status_code == 422
        assert not Question.objects.exists()


class TestSending:
    def test_gives_number_promise_and_code_and_asks_whom_the_caller_chose(self, joop, sanne):
        page = send(joop, who=str(sanne.pk), first_name="Wiebrich", phone="06 1234 5678")

        question = Question.objects.get()
        text = page.content.decode()
        assert (question.user_id, question.chosen_by_resident) == (SANNE.user_id, True)
        assert question.channel == "phone"
        assert question.number in text
        assert "U hoort van ons vóór" in text
        code = " ".join(re.findall(r"<span>(\w+)</span>", text.partition("code__words")[2])[:6])
        caller = Client()
        assert caller.post("/wetterwald/mijn-dossier/", {"code": code}).status_code == 302
        assert SAID in caller.get("/wetterwald/mijn-dossier/").content.decode()
        assert "Schreef uw vraag voor u op." in (
            caller.get("/wetterwald/mijn-dossier/").content.decode()
        )

    def test_calls_only_who_said_that_it_is_safe(self, joop, sanne):
        send(joop, who=str(sanne.pk), phone="0612345678")

        assert not Details.objects.get().safe_to_call

    def test_without_a_preference_somebody_is_looked_for(self, joop, sanne):
        send(joop, who="anybody")

        assert not Question.objects.get().chosen_by_resident

    @pytest.mark.req("R-032")
    def test_is_never_shown_again_to_who_typed_it(self, joop, sanne):
        answer = send(joop, who=str(sanne.pk))

        assert SAID not in answer.content.decode()
        with acting(JOOP):
            assert not questions(actor=JOOP).exists()
            assert not texts(actor=JOOP).exists()
        for path in (DESK, "/desk/", "/desk/looked/"):
            assert SAID not in joop.get(path).content.decode()
        entry = Entry.objects.get(action="matching.question.inserted")
        assert (entry.user_id, entry.role) == (JOOP.user_id, "receptionist")

    def test_a_form_sent_twice_asks_once(self, joop, sanne):
        form = joop.get(DESK).content.decode()
        once = re.search(r'name="once"[^>]*?value="([^"]+)"', form)[1]
        send(joop, who=str(sanne.pk), once=once)

        again = send(joop, who=str(sanne.pk), once=once).content.decode()

        assert "Deze vraag is al verstuurd." in again
        assert Question.objects.count() == 1

    def test_needs_nothing_at_all_of_the_caller(self, joop, sanne):
        answer = joop.post(DESK, {"town": WETTERWALD, "channel": "walk_in", "who": "anybody"})

        assert answer.status_code == 200
        assert Question.objects.count() == 1


class TestTheCallCentreOfAMunicipality:
    def test_sees_number_and_promise_and_no_code(self, call_centre, sanne):
        page = send(call_centre, who=str(sanne.pk)).content.decode()

        assert Question.objects.get().number in page
        assert "U ziet de code niet." in page
        assert "naast-code__words" not in page
        assert SAID not in page

    def test_puts_in_no_question_of_another_municipality(self, call_centre, sanne):
        assert send(call_centre, town=HAVENSTAD, who="anybody").status_code == 422
        with acting(JOOP), pytest.raises(PermissionError):
            insert_question(
                actor=JOOP, municipality_id=HAVENSTAD, need=Need(), chosen=None, shown=[],
                text="", first_name="", phone="", safe=frozenset(), channel="phone",
                language="nl", person_id=None, at=NOON,
            )  # fmt: skip
