"""My file: why somebody looked is asked beside the look, and answered by another."""

import re

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, ProgrammingError, transaction
from django.db.models import F
from django.test import Client
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.identity.models import Grant
from naast.core.identity.rules import Role
from naast.core.outbox.models import Message
from naast.core.policy.walls import acting
from naast.entrances.portal.actions import erase_file
from naast.entrances.portal.download import rows
from naast.learning.experience import actions, queries
from naast.learning.experience.models import LookQuestion
from naast.learning.experience.tests.factories import (
    make_complaint,
    make_look,
    make_look_question,
)
from naast.support.people.models import Person
from naast.support.people.queries import code_fingerprint
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_code, make_ground, make_person
from tests.cast import (
    BRAM,
    CARLA,
    CAST,
    CLOCK,
    FOPPE,
    HANNA,
    HANNA_ID,
    KARIN,
    MEIDOORN,
    NOON,
    OMAR,
    PETRA,
    SANNE,
    WETTERWALD,
    WILLEM,
    WILLEM_ID,
)  # fmt: skip

pytestmark = pytest.mark.django_db

FILE = "/wetterwald/mijn-dossier/"
CODE = "otter wilg lamp boter mand 4827"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def hanna(cast):
    make_ground()
    person = make_person(id=HANNA_ID, first_name="Hanna")
    make_code(person, code_fingerprint(text=CODE))
    return person


@pytest.fixture
def look(hanna):
    return make_look(hanna)


@pytest.fixture
def hers(client, hanna):
    client.post(FILE, {"code": CODE})
    return client


@pytest.fixture
def at_desk(cast):
    def sign_in(actor):
        client = Client()
        client.force_login(cast[actor])
        return client

    return sign_in


def page_of(look):
    return f"{FILE}waarom/{look.id}/"


def text_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def ask(actor, look, text=""):
    with acting(actor):
        return actions.ask_why(actor=actor, entry_id=look.id, text=text, at=NOON)


def told():
    return set(Message.objects.values_list("user_id", "template"))


class TestSheAsks:
    def test_beside_each_look_of_a_colleague(self, hers, hanna, look):
        along = Entry.objects.create(
            at=NOON, role="resident", action="people.file.looked_along",
            object_type="people.person", object_id=str(hanna.id), subject_id=hanna.id,
        )  # fmt: skip

        text = text_of(hers.get(FILE))

        assert page_of(look) in text
        assert page_of(along) not in text
        assert hers.get(page_of(along)).status_code == 404

    def test_the_page_says_who_answers_and_by_when(self, hers, look):
        text = text_of(hers.get(page_of(look)))

        assert "Alleen Carla, Petra. Wie keek, leest het niet." in text
        assert "U hoort uiterlijk op 9 december iets." in text

    def test_without_a_word_of_why_she_asks(self, hers, look):
        text = text_of(hers.post(page_of(look), {"woorden": ""}, follow=True))

        assert "U vroeg op 9 november 2026 waarom dit was." in text
        assert LookQuestion.objects.get().text is None
        assert told() == {(CARLA.user_id, "question_waiting"), (PETRA.user_id, "question_waiting")}

    def test_her_words_are_sealed(self, hers, look):
        hers.post(page_of(look), {"woorden": "Ik had toen geen afspraak."})

        assert b"afspraak" not in bytes(LookQuestion.objects.get().text.sealed)
        assert "Ik had toen geen afspraak." in text_of(hers.get(FILE))

    def test_once_for_each_look(self, hers, look):
        first = ask(HANNA, look, "Eerst.")

        assert ask(HANNA, look, "Weer.") == first
        text = text_of(hers.post(page_of(look), {"woorden": "Nog eens."}))
        assert "Eerst." in text
        assert "Nog eens." not in text
        assert page_of(look) not in text_of(hers.get(FILE))
        assert LookQuestion.objects.count() == 1

    def test_a_look_of_another_file_is_not_there(self, hers):
        assert hers.get(page_of(make_look(make_person()))).status_code == 404

    def test_without_a_code_it_is_not_there(self, client, look):
        assert client.get(page_of(look)).status_code == 404

    def test_a_file_holds_so_many(self, hers, hanna, look):
        for _number in range(queries.MOST_ASKED_WHY):
            make_look_question(hanna)

        with pytest.raises(actions.AskedTooOften):
            ask(HANNA, look)
        assert "U vroeg dit al heel vaak. Bel ons." in text_of(hers.get(page_of(look)))


class TestNobodyIsLeft:
    def test_she_reads_whom_to_call(self, hers, hanna):
        look = make_look(hanna, CARLA.user_id)
        Grant.objects.filter(role=Role.PRIVACY_OFFICER).delete()

        with pytest.raises(actions.NobodyExplains):
            ask(HANNA, look)
        text = text_of(hers.post(page_of(look), {"woorden": "Waarom?"}))
        assert "Hier kan nu niemand anders dit beantwoorden." in text
        assert "vraag naar de privacyfunctionaris" in text
        assert not LookQuestion.objects.exists()


class TestWhoAnswers:
    def readers(self, row):
        found = set()
        for actor in CAST:
            with acting(actor):
                if LookQuestion.objects.filter(id=row.id).exists():
                    found.add(actor)
        return found

    def test_never_who_looked(self, hanna):
        row = ask(HANNA, make_look(hanna, CARLA.user_id), "Waarom?")

        assert self.readers(row) == {HANNA, PETRA}
        with acting(CARLA), pytest.raises(LookQuestion.DoesNotExist):
            actions.explain_look(actor=CARLA, look_question_id=row.id, text="-", at=NOON)
        with pytest.raises(IntegrityError), transaction.atomic():
            LookQuestion.objects.update(
                answered_by=CARLA.user_id, answered_at=NOON, answer=F("text")
            )

    def test_at_the_municipality_who_leads_the_team(self, cast):
        make_ground()
        willem = make_person(id=WILLEM_ID, house=House.MUNICIPALITY)
        row = ask(WILLEM, make_look(willem, FOPPE.user_id, action="decisions.matter.opened"))

        assert self.readers(row) == {WILLEM, KARIN}
        assert told() == {(KARIN.user_id, "question_waiting")}

    def test_what_became_of_a_complaint_is_for_the_privacy_officer_alone(self, hanna):
        complaint = make_complaint(
            municipality_id=WETTERWALD, organisation_id=MEIDOORN, person=hanna
        )
        look = make_look(
            hanna, OMAR.user_id, action="experience.complaint.opened",
            object_type="experience.complaint", object_id=str(complaint.id),
        )  # fmt: skip

        assert self.readers(ask(HANNA, look)) == {HANNA, PETRA}

    def test_of_a_complaint_about_the_municipality_the_organisation_hears_nothing(self, hanna):
        complaint = make_complaint(municipality_id=WETTERWALD, organisation_id=None, person=hanna)
        look = make_look(
            hanna, KARIN.user_id, action="experience.complaint.opened", house=House.MUNICIPALITY,
            object_type="experience.complaint", object_id=str(complaint.id),
        )  # fmt: skip

        with pytest.raises(actions.NobodyExplains):
            ask(HANNA, look)
        assert told() == set()


class TestTheAnswer:
    def test_from_the_desk_to_her_file(self, hers, look, at_desk):
        hers.post(page_of(look), {"woorden": "Ik had toen geen afspraak."})
        url = f"/desk/why/{LookQuestion.objects.get().id}/"
        petra = at_desk(PETRA)

        assert url in text_of(petra.get("/desk/why/"))
        shown = text_of(petra.get(url))
        assert "Ik had toen geen afspraak." in shown
        assert "Sanne" in shown
        assert "Hanna" not in shown
        petra.post(url, {"text": "Zij zocht uw telefoonnummer op."})

        text = text_of(hers.get(FILE))
        assert "Petra antwoordt:" in text
        assert "Zij zocht uw telefoonnummer op." in text
        assert "Las uw vraag waarom iemand keek." in text
        assert "Beantwoord op 9 november 2026 door Petra" in text_of(
            at_desk(CARLA).get("/desk/why/")
        )

    def test_only_the_first_is_kept(self, hanna, look, at_desk):
        row = ask(HANNA, look)
        with acting(CARLA):
            actions.explain_look(actor=CARLA, look_question_id=row.id, text="Eerst.", at=NOON)

        text = text_of(at_desk(PETRA).post(f"/desk/why/{row.id}/", {"text": "Later."}, follow=True))

        assert "Een collega gaf dit antwoord al." in text
        with acting(HANNA):
            [own] = queries.own_look_questions(actor=HANNA, on=NOON.date()).values()
        assert own.answer == "Eerst."

    def test_a_colleague_finds_nothing(self, hanna, look, at_desk):
        row = ask(HANNA, look)

        for actor in (SANNE, BRAM, KARIN):
            assert at_desk(actor).get(f"/desk/why/{row.id}/").status_code == 404

    def test_what_she_asks_never_changes(self, hanna, look):
        row = ask(HANNA, look, "Waarom?")

        with acting(CARLA), pytest.raises(ProgrammingError), transaction.atomic():
            LookQuestion.objects.filter(id=row.id).update(looked_by=BRAM.user_id)


class TestTheTerm:
    @pytest.mark.parametrize(
        ("last_on", "kind"),
        [("2026-11-17", []), ("2026-11-16", ["soon"]), ("2026-11-08", ["late"])],
    )
    def test_is_watched_for_both(self, hers, at_desk, last_on, kind):
        hanna = Person.objects.get(id=HANNA_ID)
        row = make_look_question(hanna, entry_id=make_look(hanna).id, answer_by_on=last_on)

        for path in ("/desk/why/", f"/desk/why/{row.id}/"):
            assert re.findall(r"naast-due--(\w+)", text_of(at_desk(CARLA).get(path))) == kind
        assert ("U had op 8 november" in text_of(hers.get(FILE))) == (kind == ["late"])

    def test_is_warned_about_unless_it_was_answered(self, hanna, look):
        row = ask(HANNA, look)
        Message.objects.all().delete()

        with acting(CLOCK):
            assert actions.warn_of_look_question(actor=CLOCK, look_question_id=row.id) == 2
        assert told() == {(CARLA.user_id, "question_late"), (PETRA.user_id, "question_late")}

        with acting(CARLA):
            actions.explain_look(actor=CARLA, look_question_id=row.id, text="Zo.", at=NOON)
        with acting(CLOCK):
            assert actions.warn_of_look_question(actor=CLOCK, look_question_id=row.id) == 0


class TestItIsHers:
    def test_it_goes_along_in_clear_words(self, hanna, look):
        ask(HANNA, look, "Waarom?")

        with acting(HANNA):
            [table] = [t for t in rows(actor=HANNA) if t["table"] == "experience.LookQuestion"]

        assert [one["text"] for one in table["rows"]] == ["Waarom?"]

    def test_it_goes_when_she_erases_her_file(self, hanna, look):
        ask(HANNA, look, "Waarom?")

        with acting(HANNA):
            erase_file(actor=HANNA, at=NOON)

        assert not LookQuestion.objects.exists()

    def test_a_stranger_asks_nothing(self, hanna, look):
        make_person(id=WILLEM_ID, house=House.MUNICIPALITY)

        with pytest.raises(ObjectDoesNotExist):
            ask(WILLEM, look)
