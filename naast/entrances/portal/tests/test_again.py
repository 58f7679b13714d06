"""Choose somebody else in one's own file: no second person or code, no reason, the same hats."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_default,
    make_organisation,
)
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_offered
from naast.support.casework.actions import take_case
from naast.support.casework.models import Case
from naast.support.encounters.tests.factories import make_appointment
from naast.support.matching import queries as matching
from naast.support.matching.models import Placement, Question
from naast.support.people import queries as people
from naast.support.people.models import Code, Hat, Person, Standing
from naast.support.people.rules import HatKind, House
from naast.support.people.tests.factories import make_hat
from tests.cast import BRAM, DIRK, FOPPE, LINDE, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

FIND = "/wetterwald/vind-iemand/"
FILE = "/wetterwald/mijn-dossier/"
LATER = NOON + timedelta(hours=2)


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    for number, name in ((MEIDOORN, "Stichting Skouder"), (LINDE, "De Linde")):
        make_agreement(make_organisation(id=number, name=name), WETTERWALD)
    make_default(make_organisation(), WETTERWALD)


@pytest.fixture
def people_here():
    """Sanne and Bram work for one organisation, Dirk for another, Foppe for the municipality."""
    return {
        "sanne": make_offered(SANNE.user_id, name="Sanne"),
        "bram": make_offered(BRAM.user_id, name="Bram", kind=Kind.TRAINED_VOLUNTEER),
        "dirk": make_offered(DIRK.user_id, name="Dirk", organisation_id=LINDE),
        "foppe": make_offered(FOPPE.user_id, name="Foppe", kind=Kind.MEITINKER),
    }


def choose(worker):
    return reverse("portal:choose_person", args=["wetterwald", worker.pk])


@pytest.fixture
def waits(client, people_here):
    """She asked Sanne, and opened her file with the code."""
    text = client.post(
        choose(people_here["sanne"]), {"vraag": "Ik durf de post niet open te doen."}
    ).content.decode()
    code = re.findall(r"<span>(\w+)</span>", text.split("naast-code__words")[1])[:6]
    client.post(FILE, {"code": " ".join(code)})
    return Question.objects.get()


@pytest.fixture
def runs(waits):
    """And Sanne took it."""
    with acting(SANNE):
        return take_case(actor=SANNE, question_id=waits.id, at=NOON)


class TestAQuestionThatWaits:
    @pytest.mark.req("R-018", "R-040")
    def test_goes_to_another_with_her_words_and_its_promise(self, client, people_here, waits):
        answer = client.post(choose(people_here["bram"]), {})

        assert (answer.status_code, answer["Location"]) == (302, FILE)
        question = Question.objects.get()
        assert (question.user_id, question.promised_at) == (BRAM.user_id, waits.promised_at)
        assert question.chosen_by_resident
        assert (Person.objects.count(), Code.objects.count()) == (1, 1)
        with acting(SANNE):
            assert not matching.questions(actor=SANNE).exists()
        with acting(BRAM):
            take_case(actor=BRAM, question_id=question.id, at=LATER)
            words = matching.own_words(actor=BRAM, question_ids={question.id})
        assert words == {question.id: "Ik durf de post niet open te doen."}

    def test_asks_no_reason_no_name_and_no_words_again(self, client, people_here, waits):
        page = client.get(choose(people_here["bram"])).content.decode()

        fields = set(re.findall(r'name="(\w+)"', page.partition('class="naast-question"')[2]))
        assert fields == {"csrfmiddlewaretoken", "eens", "contact"}
        assert "Uw vraag ligt nu bij" in page

    def test_may_go_to_another_organisation_and_her_file_goes_along(
        self, client, people_here, waits
    ):
        client.post(choose(people_here["dirk"]), {})

        person, question = Person.objects.get(), Question.objects.get()
        assert (person.organisation_id, person.controller) == (LINDE, f"organisation-{LINDE}")
        assert (question.organisation_id, question.user_id) == (LINDE, DIRK.user_id)
        with acting(DIRK):
            take_case(actor=DIRK, question_id=question.id, at=LATER)
            opened = people.opened(actor=DIRK, person_ids={person.id})
        assert opened[person.id].person_id == person.id

    def test_may_go_to_nobody_in_particular(self, client, people_here, waits):
        make_agreement(make_organisation(id=7), WETTERWALD)

        client.post("/wetterwald/kies/iemand/", {})

        assert not Question.objects.get().chosen_by_resident
        assert Person.objects.count() == 1

    def test_that_was_taken_meanwhile_stays_where_it_is(self, client, people_here, runs):
        client.post(choose(people_here["bram"]), {})

        assert Case.objects.get().status == "open"
        assert Question.objects.count() == 2


class TestSomebodyStandsBesideHer:
    def test_asks_another_in_the_same_file_and_keeps_who_is_there(self, client, people_here, runs):
        client.post(choose(people_here["bram"]), {"vraag": "Nog iets."})

        assert (Person.objects.count(), Code.objects.count()) == (1, 1)
        new = Question.objects.exclude(id=runs.question_id).get()
        assert (new.person_id, new.user_id) == (runs.person_id, BRAM.user_id)
        assert Standing.objects.get(until_at__isnull=True).user_id == SANNE.user_id

    def test_who_she_says_stops_at_once_and_the_hat_stays(self, client, people_here, runs):
        coming = make_appointment(runs.person, SANNE.user_id, starts_at=LATER)

        client.post(choose(people_here["bram"]), {"stopt": [str(runs.id)]})

        case, standing, placement = (
            Case.objects.get(),
            Standing.objects.get(),
            Placement.objects.get(),
        )
        assert (case.status, case.closed_at) == ("closed", NOON)
        assert standing.until_at == placement.until_at == NOON
        assert {case.hat, standing.hat, placement.hat} == {None}
        assert Hat.objects.get().user_id == SANNE.user_id
        coming.refresh_from_db()
        assert coming.cancelled_at == NOON
        with acting(SANNE):
            assert not people.persons(actor=SANNE).exists()

    def test_who_works_elsewhere_stops_when_her_file_goes_away(self, client, people_here, runs):
        page = client.get(choose(people_here["dirk"])).content.decode()
        client.post(choose(people_here["dirk"]), {})

        assert "Daarom stopt Sanne" in page
        assert Person.objects.get().organisation_id == LINDE
        assert not Standing.objects.filter(until_at__isnull=True).exists()

    def test_nobody_elses_case_can_be_stopped(self, client, people_here, runs):
        answer = client.post(choose(people_here["bram"]), {"stopt": [str(runs.question_id)]})

        assert "Deze keuze kennen wij niet" in answer.content.decode()
        assert Case.objects.get().status == "open"

    def test_who_stands_there_already_is_not_asked_twice(self, client, people_here, runs):
        answer = client.post(choose(people_here["sanne"]), {}, follow=True)

        assert "Sanne staat al naast u." in answer.content.decode()
        assert Question.objects.count() == 1

    def test_the_same_form_sent_twice_asks_once(self, client, people_here, runs):
        address = choose(people_here["bram"])
        page = client.get(address).content.decode()
        once = re.search(r'name="eens" value="([^"]+)"', page)[1]

        client.post(address, {"eens": once})
        Question.objects.exclude(id=runs.question_id).update(status="withdrawn")
        client.post(address, {"eens": once})

        assert Question.objects.count() == 2


class TestWhereItLeads:
    def test_from_my_file_to_the_find_pages_and_back(self, client, people_here, waits):
        file, found = (client.get(address).content.decode() for address in (FILE, FIND))

        assert "Kies iemand anders" in file
        assert f'href="{FIND}"' in file
        assert f'href="{FILE}"' in found.partition('id="content"')[2]

    def test_who_decides_about_her_is_not_shown(self, client, people_here, waits):
        make_hat(Person.objects.get(), BRAM.user_id, house=House.MUNICIPALITY, kind=HatKind.DECIDES)

        assert ">Bram</h2>" not in client.get(FIND).content.decode()
        assert client.get(choose(people_here["bram"])).status_code == 404

    def test_a_question_for_the_municipality_never_lands_in_her_file(
        self, client, people_here, waits
    ):
        client.post(choose(people_here["foppe"]), {"gelezen": "on"})

        houses = Question.objects.order_by("number").values_list("person_id", "house")
        assert len({person for person, _ in houses}) == 2
        assert [house for _, house in houses] == ["support", "municipality"]

    def test_a_question_for_somebody_else_never_lands_in_her_file(self, client, people_here, waits):
        client.post(choose(people_here["bram"]) + "?voor=ander", {})

        assert Person.objects.count() == 2

    def test_a_closed_file_is_no_file(self, client, people_here, waits):
        client.post(f"{FILE}sluiten/")
        client.post(choose(people_here["bram"]), {})

        assert Person.objects.count() == 2
