"""Answers for tests, written as the superuser of the test database."""

from datetime import timedelta
from typing import Any

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.core.policy.rules import Scope
from naast.learning.experience import queries
from naast.learning.experience.models import Answer, CallBack, Complaint
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
    HANNA,
    KARIN,
    LINDE,
    MEIDOORN,
    NOON,
    OMAR,
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


WALL_QUERIES = {
    Answer: queries.answers,
    CallBack: queries.call_backs,
    Complaint: queries.complaints,
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
            row, view=herself | hears | reminds, complain={step}, answer=hears, erase=herself
        )
        if organisation_id == MEIDOORN and person:
            world.complaint = row


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
