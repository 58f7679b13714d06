"""A resident answers, once, about what is over; nobody else reads it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from naast.core.audit.models import Entry
from naast.core.outbox.models import Message
from naast.core.policy.walls import NotActing, acting
from naast.learning.experience import actions, queries
from naast.learning.experience.actions import NothingToAnswer
from naast.learning.experience.models import Answer, CallBack
from naast.learning.experience.rules import Caller, Item
from naast.learning.experience.tests.factories import (
    make_answer,
    make_call_back,
    make_helped_question,
)
from naast.support.matching.tests.factories import make_placement, make_question
from naast.support.people.queries import key_of
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_ground, make_person, make_standing
from tests.cast import (
    BRAM,
    CARLA,
    CAST,
    FOPPE,
    HANNA,
    HANNA_ID,
    KARIN,
    NAMES,
    NOON,
    OMAR,
    SANNE,
    TINEKE,
    WILLEM,
    WILLEM_ID,
)

ALL_FIVES = dict.fromkeys(Item, 5)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


@pytest.fixture
def hanna(ground):
    return make_person(id=HANNA_ID)


def answer_as(actor, question, **fields):
    given = {"scores": ALL_FIVES, "comment": "", "at": NOON, **fields}
    with acting(actor):
        return actions.answer(actor=actor, question_id=question.id, **given)


class TestAnswer:
    def test_keeps_what_she_answers_sealed_with_her_key(self, hanna):
        question = make_helped_question(hanna)

        answer_as(HANNA, question, scores={Item.STOOD_BESIDE: 2}, comment="Hij kende ze goed.")

        row = Answer.objects.get()
        assert (row.stood_beside, row.my_interest) == (2, None)
        assert (row.person_id, row.house, row.answered_at) == (HANNA_ID, House.SUPPORT, NOON)
        assert row.comment.open(key=key_of(person=hanna)) == "Hij kende ze goed."
        assert Entry.objects.filter(action="experience.answer.given", subject_id=HANNA_ID).exists()

    def test_is_there_for_who_was_helped_by_the_municipality_too(self):
        question = make_helped_question(
            make_person(id=WILLEM_ID, house=House.MUNICIPALITY), FOPPE.user_id, kind="meitinker"
        )

        answer_as(WILLEM, question)

        assert Answer.objects.get().house == House.MUNICIPALITY

    def test_is_given_once(self, hanna):
        question = make_helped_question(hanna)
        answer_as(HANNA, question)

        with pytest.raises(NothingToAnswer):
            answer_as(HANNA, question, scores={Item.STOOD_BESIDE: 1})

        assert Answer.objects.get().stood_beside == 5

    def test_waits_until_the_help_is_over(self, hanna):
        make_standing(hanna, SANNE.user_id)
        question = make_helped_question(hanna, BRAM.user_id)
        make_placement(question, SANNE.user_id, from_at=NOON - timedelta(days=1))

        with pytest.raises(NothingToAnswer):
            answer_as(HANNA, question)

    def test_is_not_asked_of_who_was_never_helped(self, hanna):
        question = make_question(hanna, SANNE.user_id)

        with pytest.raises(NothingToAnswer):
            answer_as(HANNA, question)

    @pytest.mark.parametrize("actor", [a for a in CAST if a is not HANNA], ids=NAMES.get)
    def test_is_hers_alone_to_give(self, hanna, actor):
        question = make_helped_question(hanna)

        with pytest.raises(NothingToAnswer):
            answer_as(actor, question)

        assert not Answer.objects.exists()

    def test_is_for_who_acts(self, hanna):
        question = make_helped_question(hanna)

        with acting(SANNE), pytest.raises(NotActing):
            actions.answer(
                actor=HANNA, question_id=question.id, scores=ALL_FIVES, comment="", at=NOON
            )


class TestQueries:
    @pytest.mark.parametrize("actor", CAST, ids=NAMES.get)
    def test_she_alone_reads_her_answer(self, hanna, actor):
        make_answer(make_helped_question(hanna))

        with acting(actor):
            found = queries.answers(actor=actor).count()

        assert found == (1 if actor is HANNA else 0)

    def test_what_is_over_and_not_answered_is_to_answer(self, hanna):
        over, answered = make_helped_question(hanna), make_helped_question(hanna)
        make_answer(answered)
        make_helped_question(make_person())

        with acting(HANNA):
            assert queries.to_answer(actor=HANNA) == {over.id}
            assert queries.asked_about(actor=HANNA, question_id=over.id).who == "Sanne"
            assert queries.asked_about(actor=HANNA, question_id=uuid4()) is None


class TestAskCallBack:
    @pytest.fixture
    def doubt(self, hanna):
        question = make_helped_question(hanna, BRAM.user_id)
        make_answer(question, stood_beside=2)
        return question

    def ask(self, actor, question, *, by=Caller.LEAD, phone="0671234567"):
        with acting(actor):
            return actions.ask_call_back(
                actor=actor, question_id=question.id, by=by, phone=phone, at=NOON
            )

    def test_tells_whom_she_chose_and_nobody_else(self, doubt):
        self.ask(HANNA, doubt)

        assert list(Message.objects.values_list("user_id", flat=True)) == [CARLA.user_id]

    @pytest.mark.parametrize(
        ("by", "sees"), [(Caller.LEAD, {HANNA, CARLA}), (Caller.COMPLAINTS, {HANNA, OMAR})]
    )
    def test_is_seen_by_her_and_whom_she_chose(self, doubt, by, sees):
        self.ask(HANNA, doubt, by=by)

        seen = set()
        for actor in CAST:
            with acting(actor):
                if queries.call_backs(actor=actor).exists():
                    seen.add(actor)
        assert seen == sees

    @pytest.mark.parametrize("score", [None, 3, 5])
    def test_is_for_who_doubts(self, hanna, score):
        question = make_helped_question(hanna)
        make_answer(question, stood_beside=score)

        with pytest.raises(NothingToAnswer):
            self.ask(HANNA, question)

    def test_is_asked_once(self, doubt):
        self.ask(HANNA, doubt)

        with pytest.raises(NothingToAnswer):
            self.ask(HANNA, doubt)

    @pytest.mark.parametrize("actor", [SANNE, BRAM, CARLA, FOPPE, WILLEM], ids=NAMES.get)
    def test_is_hers_to_ask(self, doubt, actor):
        with pytest.raises(NothingToAnswer):
            self.ask(actor, doubt)


class TestCalling:
    @pytest.fixture
    def call_back(self, hanna):
        return make_call_back(make_helped_question(hanna, BRAM.user_id))

    def test_looking_shows_the_number_and_is_told_to_her(self, call_back):
        with acting(CARLA):
            [found] = actions.open_call_backs(actor=CARLA)

        assert (found.phone, found.row.number) == ("0671234567", call_back.question.number)
        look = Entry.objects.get(action="experience.call_back.opened")
        assert (look.user_id, look.subject_id) == (CARLA.user_id, HANNA_ID)

    def test_the_number_goes_when_she_was_called(self, call_back):
        with acting(CARLA):
            actions.note_called(actor=CARLA, call_back_id=call_back.id, at=NOON)

        call_back.refresh_from_db()
        assert (call_back.phone, call_back.wrapped_key) == (None, None)
        assert (call_back.called_at, call_back.called_by_id) == (NOON, CARLA.user_id)
        with acting(CARLA):
            assert actions.open_call_backs(actor=CARLA) == []

    @pytest.mark.parametrize("actor", [SANNE, BRAM, OMAR, TINEKE, KARIN, HANNA], ids=NAMES.get)
    def test_only_whom_she_chose_notes_it(self, call_back, actor):
        with acting(actor), pytest.raises(CallBack.DoesNotExist):
            actions.note_called(actor=actor, call_back_id=call_back.id, at=NOON)
