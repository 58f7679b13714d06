"""A plan becomes hers when she says so: with her code, or with a question of her own."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from naast.core.identity.queries import RESIDENT
from naast.core.policy.walls import Actor, Scope, acting
from naast.entrances.portal.tests.test_talk import HERE, MARK, heading, post, text
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.models import Card, PoolRecord
from naast.supply.supporters.rules import CardField, Kind, Mandate, Payer, Position
from naast.supply.supporters.tests.factories import make_offered
from naast.support.decisions.tests.factories import make_running_matter
from naast.support.encounters.tests.factories import make_appointment
from naast.support.keys import queries
from naast.support.keys.models import OwnPlan
from naast.support.matching.models import Question
from naast.support.people.models import Code, Link
from naast.support.people.queries import code_fingerprint, pin_fingerprint
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_code, make_person
from tests.cast import FOPPE, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

KEEP, SOMEBODY = HERE + "bewaren/", HERE + "iemand/"
FILE = "/wetterwald/mijn-dossier/"
PLAN = FILE + "plan/"
CODE = "otter wilg lamp boter mand 4827"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture(autouse=True)
def here(cast):
    here = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_agreement(make_organisation(id=MEIDOORN, name="Skouder"), here.pk)
    return here


@pytest.fixture
def person():
    person = make_person(first_name="Tjitske")
    make_code(person, code_fingerprint(text=CODE))
    return person


@pytest.fixture
def people():
    sanne = make_offered(SANNE.user_id, name="Sanne Waterdal")
    foppe = make_offered(
        FOPPE.user_id, name="Foppe Hoekstra", kind=Kind.MEITINKER, organisation_id=None,
        employer_municipality_id=WETTERWALD, position=Position.MUNICIPAL,
        payer=Payer.MUNICIPALITY, mandate=Mandate.GRANTS,
    )  # fmt: skip
    for worker in (sanne, foppe):
        PoolRecord.objects.filter(supporter=worker).update(domains=["money"])
        names = sorted({CardField.NAME, CardField.DOMAINS})
        Card.objects.filter(supporter=worker).update(fields=names, domains=["money"])
    return {"sanne": sanne, "foppe": foppe}


@pytest.fixture
def plan(client):
    answer = post(client, stap="about", over=["money"], naar="verder")
    return post(client, after=answer, stap="need", tekst=f"{MARK} need", naar="klaar")


def kept(person_id):
    with acting(Actor(at=NOON, resident=Scope(person_id=person_id))) as resident:
        return queries.kept_plan(actor=resident)


class TestKeep:
    def test_asks_for_the_code_and_keeps_it_in_that_file(self, client, plan, person):
        door = post(client, after=plan, at=KEEP)
        assert heading(door) == "Bewaar uw plan in uw dossier"
        assert not OwnPlan.objects.exists()

        answer = post(client, after=door, at=KEEP, code=CODE)

        assert answer.headers["Location"] == PLAN
        assert kept(person.id).plan.words == {"need": f"{MARK} need"}
        assert MARK in text(client.get(PLAN))

    @pytest.mark.req("R-104")
    def test_her_own_question_stands_with_her_talk_and_first_in_what_she_shares(
        self, client, person
    ):
        answer = post(client, stap="need", tekst="Ik val vaak.", naar="question")
        answer = post(client, after=answer, stap="question", tekst="Mag ik zingen?", naar="klaar")
        post(client, after=post(client, after=answer, at=KEEP), at=KEEP, code=CODE)
        one = make_appointment(person, SANNE.user_id)

        page = text(client.get(f"{FILE}afspraak/{one.id}/"))

        assert "Uw vraag voor dit gesprek" in page
        assert "“Mag ik zingen?”" in page
        shared = queries.plan_text(plan=kept(person.id).plan)
        assert shared.startswith("Mijn vraag:\nMag ik zingen?")

    @pytest.mark.parametrize(("ticked", "minutes"), [({}, 15), ({"openbaar": "on"}, 5)])
    def test_closes_sooner_where_others_come_too(self, client, plan, person, ticked, minutes):
        door = post(client, after=plan, at=KEEP)
        assert 'name="openbaar"' in text(door)

        post(client, after=door, at=KEEP, code=CODE, **ticked)

        until = datetime.fromisoformat(client.session[RESIDENT]["until"])
        assert until == NOON + timedelta(minutes=minutes)

    def test_needs_no_code_where_the_file_is_open(self, client, plan, person):
        client.post(FILE, {"code": CODE})

        assert post(client, after=plan, at=KEEP).headers["Location"] == PLAN
        assert kept(person.id) is not None

    def test_keeps_nothing_with_a_wrong_code_and_loses_nothing(self, client, plan, person):
        door = post(client, after=plan, at=KEEP)
        wrong = post(client, after=door, at=KEEP, code="otter wilg lamp boter mand 1111")

        assert wrong.status_code == 422
        assert not OwnPlan.objects.exists()
        assert post(client, after=wrong, at=KEEP, code=CODE).status_code == 302

    def test_asks_the_pin_that_goes_with_the_code(self, client, plan, person):
        code = Code.objects.get(person=person)
        code.pin_hash, code.pin_since = pin_fingerprint(code=code, pin="4071"), NOON
        code.save(update_fields=["pin_hash", "pin_since"])
        door = post(client, after=plan, at=KEEP)

        alone = post(client, after=door, at=KEEP, code=CODE)
        assert alone.status_code == 422
        assert not OwnPlan.objects.exists()
        assert post(client, after=alone, at=KEEP, code=CODE, pin="4071").status_code == 302

    def test_of_what_does_not_open_keeps_nothing(self, client, person):
        client.post(FILE, {"code": CODE})
        answer = client.post(KEEP, {"bewaard": "kapot"})

        assert "niet meer openen" in text(answer)
        assert not OwnPlan.objects.exists()


class TestOwnPlan:
    @pytest.fixture(autouse=True)
    def in_file(self, client, plan, person):
        client.post(FILE, {"code": CODE})
        post(client, after=plan, at=KEEP)

    def test_is_changed_by_going_on_with_it(self, client, person):
        again = post(client, after=client.get(PLAN), naar="klaar")
        changed = post(client, after=again, stap="need", tekst="Nu anders.", naar="klaar")
        post(client, after=changed, at=KEEP)

        assert kept(person.id).plan.words == {"need": "Nu anders."}

    def test_goes_on_paper_from_there(self, client):
        answer = post(client, after=client.get(PLAN), at=HERE + "papier/")

        assert answer.content.startswith(b"%PDF")

    def test_is_opened_and_closed_and_erased(self, client, person):
        client.post(PLAN, {"doe": "open"})
        assert kept(person.id).open_to_supporter
        client.post(PLAN, {"doe": "dicht"})
        assert not kept(person.id).open_to_supporter

        client.post(PLAN, {"doe": "wis"})
        assert kept(person.id) is None
        assert "nog geen plan" in text(client.get(PLAN))
        assert client.post(PLAN, {"doe": "open"}).status_code == 302

    def test_stands_ready_where_she_shares_and_goes_nowhere_by_itself(self, client, person):
        matter = make_running_matter(FOPPE.user_id, person=make_person(house=House.MUNICIPALITY))
        Link.objects.create(supported=person, decided=matter.person, linked_at=NOON)

        page = client.get(FILE + "delen/")

        assert f"Wat ik nodig heb:\n{MARK} need" in text(page)
        with acting(FOPPE):
            assert not queries.pieces(actor=FOPPE).exists()

    def test_is_nobodys_without_the_code(self, client):
        client.post(FILE + "sluiten/")

        assert client.get(PLAN).status_code == 404


class TestSupporterAtTalk:
    def test_shows_independent_people_who_know_what_it_is_about(self, client, plan, people):
        page = text(post(client, after=plan, at=SOMEBODY))

        assert "Sanne Waterdal" in page
        assert "Foppe Hoekstra" not in page
        assert f"/wetterwald/kies/{people['sanne'].pk}/" in page
        assert not re.findall(r'href="[^"]*over=', page)

    @pytest.mark.req("R-082")
    def test_takes_the_plan_along_into_the_file_that_begins_with_the_question(
        self, client, plan, people
    ):
        choose = f"/wetterwald/kies/{people['sanne'].pk}/"
        form = post(client, after=plan, at=choose, naar="kies")
        assert "Ik wil iemand naast mij bij mijn gesprek" in text(form)
        assert f"{MARK} need" in text(form)
        assert not OwnPlan.objects.exists()

        asked = post(
            client, after=form, at=choose, vraag="Kom mee.", plan_open="on",
            eens=re.search(r'name="eens" value="([^"]+)"', text(form))[1],
        )  # fmt: skip

        question = Question.objects.get()
        assert heading(asked) == "U hebt Sanne gekozen"
        assert question.domains == ["money"]
        assert kept(question.person_id).plan.words == {"need": f"{MARK} need"}
        assert kept(question.person_id).open_to_supporter

    def test_keeps_the_plan_first_where_the_file_is_open(self, client, plan, people, person):
        client.post(FILE, {"code": CODE})
        page = post(client, after=plan, at=SOMEBODY)
        assert f'formaction="{KEEP}"' in text(page)

        choose = f"/wetterwald/kies/{people['sanne'].pk}/"
        assert post(client, after=page, at=choose, naar="kies").headers["Location"] == choose
        assert not Question.objects.exists()

    def test_loses_no_plan_when_something_is_not_right(self, client, plan, people):
        choose = f"/wetterwald/kies/{people['sanne'].pk}/"
        form = post(client, after=plan, at=choose, naar="kies")
        wrong = post(client, after=form, at=choose, vraag="Kom mee.", telefoon="12")
        assert "Kom mee." in text(wrong)

        post(client, after=wrong, at=choose, vraag="Kom mee.")

        assert kept(Question.objects.get().person_id) is not None

    def test_never_goes_to_the_municipality(self, client, plan, people):
        choose = f"/wetterwald/kies/{people['foppe'].pk}/"
        form = post(client, after=plan, at=choose, naar="kies")
        post(client, after=form, at=choose, vraag="Kom mee.", gelezen="on")

        assert Question.objects.get().house == House.MUNICIPALITY
        assert not OwnPlan.objects.exists()
