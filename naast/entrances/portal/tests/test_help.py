"""From whom do you get help already? Asked before the choice, kept from the municipality (I-2)."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_default,
    make_organisation,
    make_tie,
)
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.models import Card, PoolRecord
from naast.supply.supporters.rules import Kind, Status
from naast.supply.supporters.tests.factories import make_offered
from naast.support.matching import actions, queries
from naast.support.matching.models import Question
from naast.support.matching.rules import PassReason, provider_code
from naast.support.people.models import Person
from tests.cast import BRAM, CARLA, DIRK, FOPPE, LINDE, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

FIND = "/wetterwald/vind-iemand/"
ANYBODY = "/wetterwald/kies/iemand/"
FAMILY_HELP = "Gezinshulp Vaart"
CODE = provider_code(FAMILY_HELP)
HIS_OWN = provider_code("Thuiszorg Terp")
ASKED = "Krijgt u hulp van een van deze?"
NOT_FREE = "hoort bij een organisatie die u al helpt"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def here(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    free = make_organisation(id=MEIDOORN, name="Stichting Skouder")
    tied = make_organisation(id=LINDE, name="De Linde")
    for organisation in (free, tied):
        make_agreement(organisation, WETTERWALD)
    make_tie(tied, FAMILY_HELP)
    make_default(tied, WETTERWALD)


@pytest.fixture
def people(here):
    """Sanne is free; the organisation of Dirk is tied, and so is Bram by himself."""
    people = {
        "sanne": make_offered(SANNE.user_id, name="Sanne"),
        "dirk": make_offered(
            DIRK.user_id, name="Dirk", kind=Kind.TRAINED_VOLUNTEER, organisation_id=LINDE
        ),
        "bram": make_offered(BRAM.user_id, name="Bram", kind=Kind.EXPERIENCE_EXPERT),
    }
    declaration = people["bram"].declarations.get()
    declaration.interests.create(supporter=people["bram"], provider="Thuiszorg Terp")
    Card.objects.filter(supporter=people["bram"]).update(providers=["Thuiszorg Terp"])
    return people


def choose(worker, **query):
    return reverse("portal:choose_person", args=["wetterwald", worker.pk], query=query)


def page(client, address, data=None):
    return client.get(address, data).content.decode()


def names(text):
    return {name for name in ("Sanne", "Dirk", "Bram") if f">{name}</h2>" in text}


class TestBeforeTheChoice:
    def test_she_is_asked_about_those_that_are_behind_somebody_here(self, client, people):
        told = page(client, FIND)

        assert ASKED in told
        for name in (FAMILY_HELP, "Thuiszorg Terp", "Geen van deze", "Ik weet het niet"):
            assert name in told

    def test_where_nobody_is_tied_there_is_nothing_to_ask(self, client, here):
        sanne = make_offered(SANNE.user_id, name="Sanne")

        assert ASKED not in page(client, FIND)
        assert ASKED not in page(client, choose(sanne))

    @pytest.mark.parametrize(
        ("answer", "shown"),
        [
            ([], {"Sanne", "Dirk", "Bram"}),
            (["geen"], {"Sanne", "Dirk", "Bram"}),
            (["weet-niet"], {"Sanne", "Dirk", "Bram"}),
            ([CODE], {"Sanne", "Bram"}),
            ([HIS_OWN], {"Sanne", "Dirk"}),
            ([CODE, HIS_OWN, "geen"], {"Sanne"}),
            (["onzin"], {"Sanne", "Dirk", "Bram"}),
        ],
    )
    def test_who_is_tied_to_her_help_is_not_shown(self, client, people, answer, shown):
        assert names(page(client, FIND, {"hulp": answer})) == shown

    def test_who_is_tied_is_said_to_be_and_never_stands_first(self, client, people):
        for seed in range(12):
            told = page(client, FIND, {"z": seed})

            assert told.index(">Sanne</h2>") < min(
                told.index(f">{n}</h2>") for n in ("Dirk", "Bram")
            )
            assert told.count("Verbonden aan een zorgaanbieder") == 2

    def test_where_all_are_tied_a_call_back_comes_first(self, client, people):
        PoolRecord.objects.filter(supporter=people["sanne"]).update(status=Status.PAUSED)

        told = page(client, FIND)

        assert told.index(ANYBODY) < told.index(">Dirk</h2>")

    def test_where_nobody_is_left_there_is_a_call_back(self, client, people):
        PoolRecord.objects.filter(supporter=people["sanne"]).update(status=Status.PAUSED)

        told = page(client, FIND, {"hulp": [CODE, HIS_OWN]})
        link = re.search(rf'href="({ANYBODY}\?[^"]+)"', told)[1].replace("&amp;", "&")
        client.post(link, {"vraag": "Help"})

        assert not names(told)
        waiting = Question.objects.get()
        assert (waiting.user_id, waiting.organisation_id) == (None, MEIDOORN)

    def test_no_address_tells_a_name(self, client, people):
        told = page(client, FIND, {"hulp": [CODE]})

        assert not [link for link in re.findall(r'href="([^"]*)"', told) if "ezinshulp" in link]


class TestAtTheChoice:
    def test_it_is_asked_there_only_if_it_was_not_answered(self, client, people):
        assert ASKED in page(client, choose(people["dirk"]))
        assert ASKED not in page(client, choose(people["dirk"], hulp="weet-niet"))

    def test_who_turns_out_to_be_tied_is_not_asked_and_nothing_is_lost(self, client, people):
        told = client.post(choose(people["dirk"]), {"hulp": CODE, "vraag": "Ik wil slapen."})

        text = told.content.decode()
        assert NOT_FREE in text
        assert "Ik wil slapen." in text
        assert not Person.objects.exists()

        elsewhere = re.search(r'formaction="([^"]+)"', text)[1].replace("&amp;", "&")
        client.post(elsewhere, {"hulp": CODE, "vraag": "Ik wil slapen."})

        question = Question.objects.get()
        assert (question.user_id, question.organisation_id) == (SANNE.user_id, MEIDOORN)

    @pytest.mark.parametrize("how", ["get", "post"])
    def test_an_address_made_by_hand_opens_no_way_round(self, client, people, how):
        told = getattr(client, how)(choose(people["dirk"], hulp=CODE))

        assert NOT_FREE in told.content.decode()
        assert not Question.objects.exists()

    def test_who_became_full_meanwhile_is_told_and_nothing_is_lost(self, client, people):
        PoolRecord.objects.filter(supporter=people["sanne"]).update(status=Status.PAUSED)

        text = client.post(choose(people["sanne"]), {"vraag": "Ik wil slapen."}).content.decode()

        assert "Sanne neemt nu geen nieuwe vragen aan" in text
        assert "Ik wil slapen." in text
        assert not Person.objects.exists()

    def test_her_own_page_says_why_there_is_no_choice(self, client, people):
        address = reverse("portal:person", args=["wetterwald", people["dirk"].pk])

        told = page(client, address, {"hulp": CODE})

        assert NOT_FREE in told
        assert "Kies Dirk" not in told

    def test_where_no_organisation_serves_she_is_told_to_call(self, client, cast):
        make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")

        text = client.post(ANYBODY, {"vraag": "Ik wil slapen."}).content.decode()

        assert "Bel ons" in text
        assert "Ik wil slapen." in text


class TestAfterwards:
    def test_a_question_passed_on_or_proposed_goes_to_nobody_who_is_tied(self, client, people):
        make_offered(CARLA.user_id, name="Carla", kind=Kind.TRAINED_VOLUNTEER)
        client.post(choose(people["sanne"], hulp=HIS_OWN), {})
        question = Question.objects.get()

        with acting(SANNE):
            actions.pass_on(
                actor=SANNE, question_id=question.id, reason=PassReason.NO_ROOM, at=NOON
            )

        question.refresh_from_db()
        assert question.user_id == CARLA.user_id
        with acting(CARLA):
            fitting = queries.who_fits(actor=CARLA, question=question, at=NOON)
        assert BRAM.user_id not in {who.user_id for who in fitting}

    @pytest.mark.req("R-018")
    def test_who_has_her_file_open_is_not_asked_again(self, client, people):
        client.post(choose(people["sanne"], hulp=CODE), {})
        person = Person.objects.get()
        session = client.session
        session["resident"] = {
            "person_id": str(person.pk),
            "until": "2099-01-01T00:00:00+00:00",
        }
        session.save()

        assert names(page(client, FIND)) == {"Sanne", "Bram"}
        assert ASKED not in page(client, choose(people["sanne"]))
        assert names(page(client, FIND, {"hulp": "geen"})) == {"Sanne", "Dirk", "Bram"}

    @pytest.mark.req("R-003")
    def test_the_municipality_is_never_told(self, client, people):
        foppe = make_offered(FOPPE.user_id, name="Foppe", kind=Kind.MEITINKER)

        client.post(choose(foppe, hulp=CODE), {"gelezen": "on"})

        question = Question.objects.get()
        assert question.house == "municipality"
        assert CODE not in str(question.wishes)
        assert "gezinshulp" not in str(question.wishes).casefold()
