"""She is told that there is an answer: on her file, by a way she called safe, until she saw it."""

import re

import pytest
from django.utils import timezone

from naast.core.outbox.models import Message
from naast.core.policy.walls import acting
from naast.learning.experience import actions as experience
from naast.learning.experience.models import Complaint, LookQuestion
from naast.learning.experience.tests.factories import (
    make_complaint,
    make_look,
    make_look_question,
)
from naast.support.casework.tests.factories import make_contact, make_running_case
from naast.support.keys import actions as keys
from naast.support.keys.models import Remark
from naast.support.keys.tests.factories import make_remark
from naast.support.people.models import Details
from naast.support.people.queries import code_fingerprint
from naast.support.people.tests.factories import make_code, make_ground, make_person
from tests.cast import CARLA, HANNA, HANNA_ID, MEIDOORN, NOON, OMAR, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

FILE = "/wetterwald/mijn-dossier/"
ANSWERS = f"{FILE}antwoorden/"
CODE = "otter wilg lamp boter mand 4827"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def hanna(cast):
    make_ground()
    person = make_person(id=HANNA_ID, first_name="Hanna", phone="0612345678", mail="h@x.example")
    make_code(person, code_fingerprint(text=CODE))
    return person


@pytest.fixture
def hers(client, hanna):
    client.post(FILE, {"code": CODE})
    return client


def text_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def answer_look(person):
    asked = make_look_question(person, entry_id=make_look(person).id)
    with acting(CARLA):
        experience.explain_look(
            actor=CARLA, look_question_id=asked.id, text="Voor uw afspraak.", at=NOON
        )


def answer_complaint(person):
    made = make_complaint(municipality_id=WETTERWALD, organisation_id=MEIDOORN, person=person)
    with acting(OMAR):
        experience.answer_complaint(
            actor=OMAR, complaint_id=made.id, text="U heeft gelijk.", at=NOON
        )


def answer_remark(person):
    case = make_running_case(SANNE.user_id, person=person)
    remark = make_remark(person, row_id=make_contact(case).id)
    with acting(SANNE):
        keys.answer_remark(
            actor=SANNE, remark_id=remark.id, was=None, reason="Zo ging het.", at=NOON
        )


ANSWERING = [
    (answer_look, "Voor uw afspraak."),
    (answer_complaint, "U heeft gelijk."),
    (answer_remark, "Zo ging het."),
]


@pytest.mark.parametrize(("answering", "words"), ANSWERING)
class TestAnAnswer:
    def test_is_new_on_her_file_until_she_read_it(self, hers, hanna, answering, words):
        answering(hanna)

        before, read, after = (text_of(hers.get(page)) for page in (FILE, ANSWERS, FILE))

        assert "1 nieuw antwoord voor u" in before
        assert words in read
        assert "Nieuw</" in read
        assert "nieuw antwoord voor u" not in after
        assert "Nieuw</" not in text_of(hers.get(ANSWERS))

    def test_is_not_seen_by_who_asks_only_whether_the_page_is_there(
        self, hers, hanna, answering, words
    ):
        answering(hanna)

        hers.head(ANSWERS)

        assert "1 nieuw antwoord voor u" in text_of(hers.get(FILE))


@pytest.mark.parametrize("answering", [answer_look, answer_complaint])
class TestSheIsTold:
    def test_by_a_way_she_called_safe_in_neutral_words(self, hanna, answering):
        Details.objects.filter(person=hanna).update(safe_to_text=True)

        answering(hanna)

        told = Message.objects.get(subject_id=hanna.id)
        assert (told.channel, told.template) == ("text", "answer_waiting")

    def test_by_no_way_where_none_is_safe(self, hanna, answering):
        Details.objects.filter(person=hanna).update(
            safe_to_text=False, safe_to_call=False, safe_to_mail=False
        )

        answering(hanna)

        assert not Message.objects.filter(subject_id=hanna.id).exists()


class TestThePage:
    def test_says_so_where_nothing_was_answered(self, hers):
        assert "Er is nog niets beantwoord." in text_of(hers.get(ANSWERS))

    def test_is_not_there_without_a_code(self, client, hanna):
        assert client.get(ANSWERS).status_code == 404

    def test_shows_nothing_that_waits_and_notes_nothing_of_it(self, hers, hanna):
        make_look_question(hanna, entry_id=make_look(hanna).id)
        make_complaint(municipality_id=WETTERWALD, organisation_id=MEIDOORN, person=hanna)
        make_remark(hanna)

        page = text_of(hers.get(ANSWERS))

        assert "Ik had toen geen afspraak." not in page
        rows = (LookQuestion, Complaint, Remark)
        assert {row.objects.get().seen_at for row in rows} == {None}

    def test_notes_only_what_is_hers(self, hers, hanna):
        other = make_person(first_name="Ytsje")
        answer_look(other)

        hers.get(ANSWERS)

        assert LookQuestion.objects.get().seen_at is None


def test_the_resident_notes_and_nobody_for_her(hanna):
    answer_look(hanna)

    with acting(CARLA):
        experience.note_answers_seen(actor=CARLA, at=NOON)
    assert LookQuestion.objects.get().seen_at is None

    with acting(HANNA):
        experience.note_answers_seen(actor=HANNA, at=NOON)
    assert LookQuestion.objects.get().seen_at == NOON
