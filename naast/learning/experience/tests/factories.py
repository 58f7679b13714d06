"""Answers for tests, written as the superuser of the test database."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from naast.core.audit.models import Entry
from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.core.policy.rules import Scope
from naast.learning.experience import queries
from naast.learning.experience.models import Answer, CallBack, Complaint, LookQuestion
from naast.learning.experience.rules import Caller
from naast.support.matching.models import Question
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import make_placement, make_question
from naast.support.people.models import Person
from naast.support.people.rules import House, controller_of
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    FOPPE,
    HANNA,
    KARIN,
    LINDE,
    MEIDOORN,
    NOON,
    OMAR,
    PETRA,
    RINSKE,
    SANNE,
    TINEKE,
    UMA,
    WETTERWALD,
    WILLEM,
)
from tests.world import World


def make_helped_question(
    person: Person, user_id: int = SANNE.user_id, *, kind: str = "formal", **fields: Any
) -> Question:
    """Write a question that was taken and helped to the end."""
    until_at = fields.pop("until_at", NOON - timedelta(days=1))
    question = make_question(person, user_id, status=QuestionStatus.ACCEPTED, **fields)
    make_placement(question, user_id, kind=kind, from_at=question.accepted_at, until_at=until_at)
    return question


def make_answer(question: Question, **fields: Any) -> Answer:
    defaults = {
        "person": question.person,
        "house": question.house,
        "municipality_id": question.municipality_id,
        "organisation_id": question.organisation_id,
        "stood_beside": 5,
        "answered_at": NOON,
    }
    return Answer.objects.create(question=question, **{**defaults, **fields})


def make_call_back(question: Question, **fields: Any) -> CallBack:
    """Write that she wants to be called; not yet called."""
    key, wrapped = new_data_key(controller=question.person.controller)
    defaults = {
        "number": question.number,
        "person": question.person,
        "house": question.house,
        "municipality_id": question.municipality_id,
        "organisation_id": question.organisation_id,
        "by": Caller.LEAD,
        "phone": Clear("0671234567", key),
        "wrapped_key": wrapped,
        "controller": question.person.controller,
        "asked_at": NOON,
    }
    return CallBack.objects.create(question=question, **{**defaults, **fields})


def make_complaint(
    *, municipality_id: int, organisation_id: int | None, **fields: Any
) -> Complaint:
    house = House.SUPPORT if organisation_id else House.MUNICIPALITY
    controller = controller_of(
        house=house, organisation_id=organisation_id, municipality_id=municipality_id
    )
    key, wrapped = new_data_key(controller=controller)
    defaults = {
        "house": house,
        "municipality_id": municipality_id,
        "organisation_id": organisation_id,
        "text": Clear("Zij luisterde niet.", key),
        "wrapped_key": wrapped,
        "controller": controller,
        "made_at": NOON,
    }
    return Complaint.objects.create(**{**defaults, **fields})


def make_look(person: Person, user_id: int = SANNE.user_id, **fields: Any) -> Entry:
    """Write that somebody looked in a file, as the record has it."""
    defaults = {
        "at": NOON - timedelta(days=1),
        "role": "supporter",
        "action": "casework.case.opened",
        "object_type": "casework.case",
        "object_id": str(uuid4()),
        "house": person.house,
    }
    return Entry.objects.create(user_id=user_id, subject_id=person.id, **{**defaults, **fields})


def make_look_question(
    person: Person, looked_by: int = SANNE.user_id, **fields: Any
) -> LookQuestion:
    """Write that she asks why somebody looked; it waits. Fields may say otherwise."""
    key, wrapped = new_data_key(controller=person.controller)
    defaults = {
        "house": person.house,
        "municipality_id": person.municipality_id,
        "organisation_id": person.organisation_id,
        "entry_id": uuid4(),
        "action": "casework.case.opened",
        "looked_at": NOON - timedelta(days=1),
        "to_lead": True,
        "text": Clear("Ik had toen geen afspraak.", key),
        "wrapped_key": wrapped,
        "controller": person.controller,
        "asked_at": NOON,
        "answer_by_on": date(2026, 12, 9),
    }
    return LookQuestion.objects.create(
        person=person, looked_by_id=looked_by, **{**defaults, **fields}
    )


WALL_QUERIES = {
    Answer: queries.answers,
    CallBack: queries.call_backs,
    Complaint: queries.complaints,
    LookQuestion: queries.look_questions,
}


def wall_rows(world: World) -> None:
    """Write an answer of a resident of each house, and of one of the other organisation.

    She alone reads it: not who stood beside her, not who leads, not the municipality. Hanna has a
    question that is over, about which she may still answer.
    """
    world.hannas_question_over = make_helped_question(world.hanna, BRAM.user_id)
    for question, herself in (
        (world.hannas_question, {HANNA}),
        (world.willems_question, {WILLEM}),
        (world.iekes_question, set()),
        (world.wobkes_question, set()),
    ):
        world.expect(make_answer(question), view=herself, answer=herself)
    _call_backs(world)
    _complaints(world)
    _look_questions(world)


def _complaints(world: World) -> None:
    """Write complaints on both routes: each officer reads those of her own house alone."""
    for organisation_id, person, herself, hears in (
        (MEIDOORN, world.hanna, {HANNA}, {OMAR}),
        (MEIDOORN, None, set(), {OMAR}),
        (LINDE, world.ieke, set(), set()),
        (None, world.hanna, {HANNA}, set()),
        (None, world.willem, {WILLEM}, set()),
    ):
        row = make_complaint(
            municipality_id=WETTERWALD, organisation_id=organisation_id, person=person
        )
        # The step in which a job sees whether this one still waits.
        reminds = (
            {world.step("reminding", reminding=Scope(row_ids=[row.id]))}
            if organisation_id == LINDE
            else set()
        )
        step = world.step("complaining", complaining=Scope(row_ids=[row.id]))
        world.expect(
            row,
            view=herself | hears | reminds,
            complain={step},
            see=herself,
            answer=hears,
            extend=hears,
            erase=herself,
        )
        if organisation_id == MEIDOORN and person:
            world.complaint = row


def _look_questions(world: World) -> None:
    """Write who asks why somebody looked: who leads there and the privacy officer, not who looked.

    What became of a complaint or a doubt is not for who leads.
    """
    for person, looked_by, to_lead, herself, explains in (
        (world.hanna, SANNE, True, {HANNA}, {CARLA, PETRA}),
        (world.hanna, CARLA, True, {HANNA}, {PETRA}),
        (world.hanna, PETRA, True, {HANNA}, {CARLA}),
        (world.hanna, OMAR, False, {HANNA}, {PETRA}),
        (world.ieke, DIRK, True, set(), {TINEKE, UMA}),
        (world.ieke, DIRK, False, set(), set()),
        (world.willem, FOPPE, True, {WILLEM}, {KARIN}),
        (world.willem, KARIN, True, {WILLEM}, set()),
        (world.willem, FOPPE, False, {WILLEM}, set()),
        (world.wobke, RINSKE, True, set(), set()),
    ):
        row = make_look_question(person, looked_by.user_id, to_lead=to_lead)
        reminds = (
            {world.step("reminding of a look", reminding=Scope(row_ids=[row.id]))}
            if person == world.wobke
            else set()
        )
        world.expect(
            row,
            view=herself | explains | reminds,
            ask=herself,
            see=herself,
            answer=explains,
            erase=herself,
        )
        if explains == {CARLA, PETRA}:
            world.look_question = row


def _call_backs(world: World) -> None:
    """Write who wants to be called by whom: she and whom she chose know of it, nobody else."""
    world.hannas_doubt = make_helped_question(world.hanna, BRAM.user_id)
    make_answer(world.hannas_doubt, stood_beside=1)
    for question, by, herself, caller in (
        (world.hannas_question, Caller.LEAD, {HANNA}, {CARLA}),
        (make_helped_question(world.hanna), Caller.COMPLAINTS, {HANNA}, {OMAR}),
        (world.iekes_question, Caller.LEAD, set(), {TINEKE, UMA}),
        (make_helped_question(world.ieke, DIRK.user_id), Caller.COMPLAINTS, set(), set()),
        (world.willems_question, Caller.LEAD, {WILLEM}, {KARIN}),
        (world.wobkes_question, Caller.LEAD, set(), set()),
    ):
        row = make_call_back(question, by=by)
        world.expect(row, view=herself | caller, ask=herself, call=caller, erase=herself)
        if caller == {CARLA}:
            world.call_back = row
