"""What is not right: she says it, who may answers it, and her words stay."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from naast.core.audit.models import Entry
from naast.core.identity.models import Grant
from naast.core.outbox.models import Message
from naast.core.policy.walls import acting
from naast.entrances.portal.actions import erase_file
from naast.supply.law.rules import DUTCH_TIME
from naast.support.casework.actions.entries import correct_entry
from naast.support.casework.queries.entries import entry
from naast.support.casework.tests.factories import make_contact, make_running_case
from naast.support.decisions.actions.entries import correct_entry as correct_at_municipality
from naast.support.decisions.tests.factories import make_reasons, make_running_matter, make_talk
from naast.support.keys import queries
from naast.support.keys.actions import (
    NotForNow,
    ReasonOwed,
    TooManyRemarks,
    answer_remark,
    make_remark,
)
from naast.support.keys.models import Remark
from naast.support.keys.rules import MOST_REMARKS, About, Outcome, RemarkKind
from naast.support.people.models import Standing
from naast.support.people.queries import key_of
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_ground, make_person, sealed
from tests.cast import BRAM, CARLA, FOPPE, HANNA, HANNA_ID, NOON, SANNE, WILLEM, WILLEM_ID

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(cast):
    make_ground()
    person = make_person(id=HANNA_ID, first_name="Hanna")
    return make_contact(make_running_case(SANNE.user_id, person=person), "Er waren tien brieven.")


@pytest.fixture
def municipal(cast):
    make_ground()
    person = make_person(id=WILLEM_ID, house=House.MUNICIPALITY)
    return make_talk(make_running_matter(FOPPE.user_id, person=person), "De trap lukt nog.")


def say(talk, *, actor=HANNA, about=About.TALK, kind=RemarkKind.WRONG, text="Het waren er elf."):
    with acting(actor):
        return make_remark(actor=actor, about=about, row_id=talk.pk, kind=kind, text=text, at=NOON)


def seen_by(actor, person):
    with acting(actor):
        return queries.remarks_opened(actor=actor, person_id=person.id, key=key_of(person=person))


class TestWhatIsNotRight:
    def test_is_answered_within_the_month_of_the_law(self, talk):
        said = say(talk)

        assert said.answer_before_at == datetime(2026, 12, 10, tzinfo=DUTCH_TIME)

    def test_reaches_who_stands_beside_her_without_a_word_of_it(self, talk):
        say(talk)

        [told] = Message.objects.filter(user_id=SANNE.user_id)
        assert told.template == "question_waiting"

    def test_is_seen_by_nobody_but_herself_and_who_stands_beside_her(self, talk):
        say(talk)

        for actor, sees in ((HANNA, 1), (SANNE, 1), (BRAM, 0), (CARLA, 0), (FOPPE, 0)):
            with acting(actor):
                assert queries.remarks(actor=actor).count() == sees

    def test_is_corrected_and_what_stood_there_stays(self, talk):
        said = say(talk)

        with acting(SANNE):
            correct_entry(
                actor=SANNE, remark_id=said.id, text="Er waren elf brieven.", reason="", at=NOON
            )

        [opened] = seen_by(HANNA, talk.person)[About.TALK, talk.id]
        with acting(HANNA):
            now = entry(actor=HANNA, about=About.TALK, row_id=talk.id)
        assert now.text == "Er waren elf brieven."
        assert (opened.corrected, opened.was) == (True, "Er waren tien brieven.")
        assert (opened.text, opened.answered_by) == ("Het waren er elf.", "Sanne")

    def test_stays_as_it_is_with_the_reason_and_her_words_beside_it(self, talk):
        said = say(talk)

        with acting(SANNE):
            answer_remark(actor=SANNE, remark_id=said.id, was=None, reason="Ik telde ze.", at=NOON)

        [opened] = seen_by(HANNA, talk.person)[About.TALK, talk.id]
        assert (opened.corrected, opened.reason) == (False, "Ik telde ze.")
        assert opened.text == "Het waren er elf."

    def test_does_not_stay_without_a_reason(self, talk):
        said = say(talk)

        with acting(SANNE), pytest.raises(ReasonOwed):
            answer_remark(actor=SANNE, remark_id=said.id, was=None, reason="", at=NOON)

    def test_is_answered_once(self, talk):
        said = say(talk)

        with acting(SANNE):
            answer_remark(actor=SANNE, remark_id=said.id, was=None, reason="Nee.", at=NOON)
            with pytest.raises(Remark.DoesNotExist):
                correct_entry(actor=SANNE, remark_id=said.id, text="x", reason="", at=NOON)

    @pytest.mark.parametrize("actor", [BRAM, CARLA, FOPPE])
    def test_is_not_answered_by_who_does_not_stand_beside_her(self, talk, actor):
        said = say(talk)

        with acting(actor), pytest.raises(Remark.DoesNotExist):
            answer_remark(actor=actor, remark_id=said.id, was=None, reason="Nee.", at=NOON)

    def test_waits_once_an_entry(self, talk):
        say(talk)

        with pytest.raises(NotForNow):
            say(talk)

    def test_is_not_asked_where_nobody_can_change_it(self, talk):
        Standing.objects.update(until_at=NOON, hat=None)
        Grant.objects.all().delete()

        with pytest.raises(NotForNow):
            say(talk)
        assert say(talk, kind=RemarkKind.STATEMENT).answer_before_at is None

    def test_shows_her_that_it_was_read_and_answered(self, talk):
        said = say(talk)
        with acting(SANNE):
            answer_remark(actor=SANNE, remark_id=said.id, was=None, reason="Nee.", at=NOON)

        assert Entry.objects.filter(
            action="keys.remark.kept", subject_id=HANNA_ID, user_id=SANNE.user_id
        ).exists()


class TestWithTheMunicipality:
    def test_the_officer_corrects_in_her_own_house(self, municipal):
        said = say(municipal, actor=WILLEM, text="De trap lukt niet meer.")

        with acting(FOPPE):
            correct_at_municipality(
                actor=FOPPE, remark_id=said.id, text="De trap lukt niet.", reason="", at=NOON
            )

        [opened] = seen_by(WILLEM, municipal.person)[About.TALK, municipal.id]
        assert opened.was == "De trap lukt nog."

    def test_neither_house_answers_for_the_other(self, municipal):
        said = say(municipal, actor=WILLEM)

        with acting(FOPPE), pytest.raises(Remark.DoesNotExist):
            correct_entry(actor=FOPPE, remark_id=said.id, text="x", reason="", at=NOON)

    def test_a_decision_takes_her_statement_and_is_not_corrected(self, municipal):
        make_reasons(municipal.matter)

        with pytest.raises(NotForNow):
            say(municipal.matter, actor=WILLEM, about=About.DECISION)
        say(municipal.matter, actor=WILLEM, about=About.DECISION, kind=RemarkKind.STATEMENT)
        assert len(seen_by(FOPPE, municipal.person)[About.DECISION, municipal.matter.id]) == 1


class TestHerWords:
    def test_never_change_once_written(self, talk):
        said = say(talk)

        with acting(HANNA), pytest.raises(ProgrammingError), transaction.atomic():
            Remark.objects.filter(id=said.id).update(text=sealed(talk.person, "Anders."))

    def test_of_a_note_nothing_changes_but_its_text(self, talk):
        with acting(SANNE), pytest.raises(ProgrammingError), transaction.atomic():
            type(talk).objects.filter(id=talk.id).update(minutes=5)

    def test_are_erased_with_the_file(self, talk):
        say(talk)

        with acting(HANNA):
            erase_file(actor=HANNA, at=NOON)

        assert not Remark.objects.exists()

    def test_have_an_end(self, talk):
        Remark.objects.bulk_create(
            Remark(
                person=talk.person,
                house=House.SUPPORT,
                about=About.TALK,
                row_id=uuid4(),
                kind=RemarkKind.STATEMENT,
                text=sealed(talk.person, "Nog iets."),
                made_at=NOON,
            )
            for _ in range(MOST_REMARKS)
        )

        with pytest.raises(TooManyRemarks):
            say(talk, kind=RemarkKind.STATEMENT)


def test_a_corrected_entry_always_keeps_what_stood_there(talk):
    said = say(talk)

    with pytest.raises(IntegrityError, match="corrected_keeps_what_was"), transaction.atomic():
        Remark.objects.filter(id=said.id).update(
            outcome=Outcome.CORRECTED, answered_at=NOON, answered_by_id=SANNE.user_id
        )
