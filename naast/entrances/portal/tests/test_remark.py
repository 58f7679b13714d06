"""My file: what is not right is said beside it, answered at the desk, and stays to be read."""

import pytest
from django.test import Client
from django.utils import timezone

from naast.core.identity.models import Grant
from naast.core.policy.walls import acting
from naast.entrances.portal.download import rows
from naast.support.casework.tests.factories import make_contact, make_running_case
from naast.support.decisions.tests.factories import make_running_matter, make_talk
from naast.support.keys.actions import make_remark
from naast.support.keys.models import Remark
from naast.support.keys.rules import About, RemarkKind
from naast.support.people.models import Standing
from naast.support.people.queries import code_fingerprint
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_code, make_ground, make_person
from tests.cast import BRAM, FOPPE, HANNA, HANNA_ID, NOON, SANNE

pytestmark = pytest.mark.django_db

FILE = "/wetterwald/mijn-dossier/"
CODE = "otter wilg lamp boter mand 4827"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def talk(cast):
    make_ground()
    person = make_person(first_name="Tjitske")
    make_code(person, code_fingerprint(text=CODE))
    return make_contact(make_running_case(SANNE.user_id, person=person), "Er waren tien brieven.")


@pytest.fixture
def hers(client, talk):
    client.post(FILE, {"code": CODE})
    return client


@pytest.fixture
def page(talk):
    return f"{FILE}klopt-niet/gesprek/{talk.id}/"


@pytest.fixture
def at_desk(cast):
    def sign_in(actor):
        client = Client()
        client.force_login(cast[actor])
        return client

    return sign_in


def say(client, page, soort="wrong", woorden="Het waren er elf."):
    return client.post(page, {"soort": soort, "woorden": woorden}, follow=True)


class TestSheSaysIt:
    def test_beside_each_entry_is_a_way_to_say_it(self, hers, page):
        assert page in hers.get(FILE).content.decode()

    def test_the_page_shows_what_is_written_and_who_answers(self, hers, page):
        text = hers.get(page).content.decode()

        assert "Er waren tien brieven." in text
        assert "Sanne geeft u binnen een maand antwoord." in text

    def test_it_stands_in_her_file_with_when_she_hears(self, hers, page):
        text = say(hers, page).content.decode()

        assert "U zei: dit klopt niet." in text
        assert "Het waren er elf." in text
        assert "U hoort vóór 10 december 2026 wat ermee gebeurt." in text

    def test_where_nobody_can_change_it_her_words_stand_beside_it(self, hers, page):
        Standing.objects.update(until_at=NOON, hat=None)
        Grant.objects.all().delete()

        assert "Er staat nu niemand naast u die dit kan veranderen." in (
            hers.get(page).content.decode()
        )
        assert "U schreef erbij:" in say(hers, page, soort="").content.decode()

    def test_an_entry_of_somebody_else_is_not_there(self, hers, cast):
        other = make_contact(make_running_case(BRAM.user_id, person=make_person()))

        assert hers.get(f"{FILE}klopt-niet/gesprek/{other.id}/").status_code == 404
        assert hers.get(f"{FILE}klopt-niet/nergens/{other.id}/").status_code == 404

    def test_without_a_code_it_is_not_there(self, client, page):
        assert client.get(page).status_code == 404


class TestItIsAnswered:
    def test_from_today_to_the_file(self, hers, page, at_desk):
        say(hers, page)
        url = f"/desk/remarks/{Remark.objects.get().id}/"
        sanne = at_desk(SANNE)

        assert url in sanne.get("/desk/today/").content.decode()
        sanne.post(url, {"outcome": "corrected", "text": "Er waren elf brieven.", "reason": ""})

        text = hers.get(FILE).content.decode()
        assert "Sanne verbeterde dit op 9 november 2026." in text
        assert "Er waren elf brieven." in text
        assert "Er waren tien brieven." in text
        assert url not in sanne.get("/desk/today/").content.decode()

    def test_the_case_shows_it_beside_the_note(self, hers, page, at_desk, talk):
        say(hers, page)

        text = at_desk(SANNE).get(f"/desk/cases/{talk.case_id}/").content.decode()

        assert "De inwoner zegt dat dit niet klopt:" in text

    def test_it_stays_only_with_a_reason(self, hers, page, at_desk):
        say(hers, page)
        url = f"/desk/remarks/{Remark.objects.get().id}/"

        answer = at_desk(SANNE).post(url, {"outcome": "kept", "text": "x", "reason": ""})

        assert answer.status_code == 422
        assert Remark.objects.get().answered_at is None

    def test_a_colleague_finds_nothing(self, hers, page, at_desk):
        say(hers, page)

        url = f"/desk/remarks/{Remark.objects.get().id}/"
        assert at_desk(BRAM).get(url).status_code == 404

    def test_at_the_municipality_it_stands_among_the_matters(self, client, cast, at_desk):
        make_ground()
        person = make_person(house=House.MUNICIPALITY, first_name="Lysbeth")
        make_code(person, code_fingerprint(text=CODE))
        talk = make_talk(make_running_matter(FOPPE.user_id, person=person), "De trap lukt nog.")
        client.post(FILE, {"code": CODE})
        say(client, f"{FILE}klopt-niet/gesprek/{talk.id}/", woorden="De trap lukt niet.")
        url = f"/desk/remarks/{Remark.objects.get().id}/"
        foppe = at_desk(FOPPE)

        assert url in foppe.get("/desk/matters/").content.decode()
        foppe.post(url, {"outcome": "kept", "text": "", "reason": "Ik zag u boven komen."})

        text = client.get(FILE).content.decode()
        assert "Het blijft zo staan, zegt Foppe:" in text
        assert "Ik zag u boven komen." in text


def test_her_words_are_taken_along(cast):
    make_ground()
    person = make_person(id=HANNA_ID, first_name="Hanna")
    talk = make_contact(make_running_case(SANNE.user_id, person=person))

    with acting(HANNA):
        make_remark(
            actor=HANNA,
            about=About.TALK,
            row_id=talk.pk,
            kind=RemarkKind.STATEMENT,
            text="Het waren er elf.",
            at=NOON,
        )
        [table] = [one for one in rows(actor=HANNA) if one["table"] == "keys.Remark"]

    assert [row["text"] for row in table["rows"]] == ["Het waren er elf."]
