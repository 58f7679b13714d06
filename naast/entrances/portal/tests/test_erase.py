"""She erases her file: nothing of hers opens any more, and the counts stay."""

import pytest
from django.apps import apps
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.crypto.fields import SealedField
from naast.core.outbox.models import Message
from naast.core.policy.registry import registry
from naast.core.policy.walls import acting
from naast.entrances.portal.actions import erase_file, with_rows_to_erase
from naast.learning.experience.models import Answer, CallBack
from naast.learning.experience.tests.factories import (
    make_answer,
    make_call_back,
    make_helped_question,
)
from naast.supply.training.rules import Form
from naast.supply.training.tests.factories import make_meeting
from naast.support.casework import actions as casework
from naast.support.casework import queries as cases
from naast.support.casework.models import Case, ConsultOutcome
from naast.support.casework.rules import CaseStatus, ContactKind
from naast.support.casework.rules.consulting import ConsultState
from naast.support.casework.tests.factories import make_consult
from naast.support.keys.actions import share_piece
from naast.support.keys.models import SharedPiece
from naast.support.keys.rules import PieceKind, Purpose
from naast.support.matching.actions import Left, ask_question
from naast.support.matching.models import Placement, Question
from naast.support.matching.rules import Need
from naast.support.people.models import Code, Details, Link, Person, Standing
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_ground, make_person, sealed
from tests.cast import BRAM, FOPPE, HANNA, MEIDOORN, NOON, SANNE, WETTERWALD, WILLEM

FILE, PAGE = "/wetterwald/mijn-dossier/", "/wetterwald/mijn-dossier/wissen/"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def asked(cast):
    make_ground()
    return ask_question(
        municipality_id=WETTERWALD,
        house=House.SUPPORT,
        organisation_id=MEIDOORN,
        user_id=SANNE.user_id,
        working_days=3,
        need=Need(domains=frozenset({"money"})),
        text="De brieven liggen in een doos.",
        left=Left(first_name="Wiebrich", phone="0612345678", safe=frozenset({"text"})),
        at=NOON,
    )


@pytest.fixture
def person(asked):
    """Write a file with a bit of everything: a case, an answer, a call, a message, a document."""
    person = Person.objects.get(id=asked.person_id)
    with acting(SANNE):
        case = casework.take_case(actor=SANNE, question_id=asked.question.id, at=NOON)
        said = casework.Said(kind=ContactKind.CALL, minutes=10, text="Samen elf brieven geopend.")
        casework.note_contact(actor=SANNE, case_id=case.id, said=said, at=NOON)
        casework.set_goal(actor=SANNE, case_id=case.id, text="Weer slapen", score_start=2, at=NOON)
    question = make_helped_question(person)
    make_answer(question, comment=sealed(person, "Fijn."), stood_beside=1)
    make_call_back(question)
    make_consult(case, BRAM.user_id, answer="Begin met één envelop.")
    talk = make_meeting(form=Form.CASES)
    talked = make_consult(case, None, meeting=talk, state=ConsultState.DISCUSSED)
    ConsultOutcome.objects.create(
        consult=talked, person=person, text=sealed(person, "Eén envelop per keer."), at=NOON
    )
    return person


@pytest.fixture
def her(client, asked, person):
    assert client.post(FILE, {"code": asked.code}).status_code == 302
    return client


def keys_left(person):
    """Return every key of hers that the database still holds."""
    return [
        row
        for model in apps.get_models()
        if "wrapped_key" in {f.name for f in model._meta.concrete_fields}
        for row in model._base_manager.filter(wrapped_key__isnull=False)
        if person.id in {getattr(row, "subject_id", None), getattr(row, "person_id", None), row.pk}
    ]


class TestEraseFile:
    def test_leaves_no_key_with_which_anything_of_hers_opens(self, her, person):
        assert keys_left(person)

        assert her.post(PAGE, {"zeker": "on"}).status_code == 302

        assert keys_left(person) == []
        details = Details.objects.get(person=person)
        assert (details.first_name, details.phone, details.phone_index) == (None, None, "")

    def test_walks_each_table_that_has_a_key_of_its_own(self):
        walked = {model._meta.label for model, _ in with_rows_to_erase()}

        # Who has no file yet (a worry, a first visit) is gone by another road: see outreach.
        of_residents = {
            one.model
            for one in registry()
            if one.walls and one.house != "none" and not one.subject.startswith("nobody")
        }
        own_key = {
            model._meta.label
            for model in apps.get_models()
            if any(isinstance(f, SealedField) for f in model._meta.concrete_fields)
            and "wrapped_key" in {f.name for f in model._meta.concrete_fields}
        }
        assert own_key & of_residents <= walked

    def test_ends_what_runs(self, her, person):
        her.post(PAGE, {"zeker": "on"})

        assert set(Case.objects.values_list("status", flat=True)) == {CaseStatus.CLOSED}
        assert not Standing.objects.filter(person=person, until_at=None).exists()
        assert not Placement.objects.filter(until_at=None).exists()
        assert not Code.objects.filter(person=person, ended_at=None).exists()
        with acting(SANNE):
            assert not cases.contents(actor=SANNE).exists()

    def test_counts_stay(self, her, person):
        before = [model.objects.count() for model in (Question, Case, Placement, Answer)]

        her.post(PAGE, {"zeker": "on"})

        assert [model.objects.count() for model in (Question, Case, Placement, Answer)] == before
        assert Answer.objects.get().stood_beside == 1

    def test_takes_messages_and_calls_with_it(self, her, person):
        her.post(PAGE, {"zeker": "on"})

        assert not CallBack.objects.exists()
        assert not Message.objects.filter(subject_id=person.id).exists()

    def test_what_the_municipality_used_stays_in_its_file(self, cast):
        make_ground()
        make_person(id=HANNA.scopes["resident"].person_id)
        there = make_person(id=WILLEM.scopes["resident"].person_id, house=House.MUNICIPALITY)
        Link.objects.create(
            supported_id=HANNA.scopes["resident"].person_id, decided=there, linked_at=NOON
        )
        with acting(HANNA):
            for text in ("Gebruikt.", "Niet gebruikt."):
                share_piece(
                    actor=HANNA, municipal_person_id=there.id, kind=PieceKind.PLAN,
                    purpose=Purpose.DECISION, text=text, until_on=NOON.date(), at=NOON,
                )  # fmt: skip
        used = SharedPiece.objects.order_by("id")[0]
        SharedPiece.objects.filter(id=used.id).update(used_at=NOON)

        with acting(HANNA):
            erase_file(actor=HANNA, at=NOON)

        assert SharedPiece.objects.filter(withdrawn_at=None).count() == 0
        assert SharedPiece.objects.get(id=used.id).used_at == NOON
        there.refresh_from_db()
        assert there.wrapped_key is not None

    def test_is_not_for_a_file_of_the_municipality(self, cast):
        make_ground()
        make_person(id=WILLEM.scopes["resident"].person_id, house=House.MUNICIPALITY)

        with acting(WILLEM), pytest.raises(Person.DoesNotExist):
            erase_file(actor=WILLEM, at=NOON)

    @pytest.mark.parametrize("actor", [SANNE, FOPPE])
    def test_is_for_herself_alone(self, person, actor):
        with acting(actor), pytest.raises(Person.DoesNotExist):
            erase_file(actor=actor, at=NOON)


class TestThePage:
    def test_asks_whether_she_is_sure(self, her, person):
        answer = her.post(PAGE, {})

        person.refresh_from_db()
        assert answer.status_code == 422
        assert person.wrapped_key is not None

    def test_closes_the_file_for_everybody(self, her, asked):
        her.post(PAGE, {"zeker": "on"})

        assert her.get(PAGE).status_code == 404
        assert her.post(FILE, {"code": asked.code}).status_code == 422
        assert Entry.objects.filter(action="people.person.erased").count() == 1
