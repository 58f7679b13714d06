"""Ask, accept, pass on, warn, withdraw: what each changes, and for whom it is not there."""

from datetime import timedelta
from uuid import uuid4

import pytest

from naast.core.audit.tests.factories import Entry
from naast.core.outbox.tests.factories import Message
from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_offered
from naast.support.matching import actions, queries
from naast.support.matching.actions import (
    AlreadyAsked,
    AlreadyTaken,
    CannotBeProposed,
    Left,
    NoticeNotRead,
)
from naast.support.matching.models import Offer, PassOn, Placement, Question, QuestionText
from naast.support.matching.rules import Need, PassReason, QuestionStatus
from naast.support.matching.tests.factories import make_placement, make_question
from naast.support.people.actions import enter_with_code
from naast.support.people.rules import House
from naast.support.people.tests.factories import (
    Details,
    Hat,
    Person,
    Standing,
    make_ground,
    make_person,
    make_standing,
)
from tests.cast import (
    BRAM,
    CARLA,
    CLOCK,
    DIRK,
    FOPPE,
    GEA,
    HANNA,
    HANNA_ID,
    KARIN,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    TINEKE,
    WETTERWALD,
)

LATER = NOON + timedelta(hours=5)
STRANGERS = (BRAM, CARLA, DIRK, FOPPE, GEA, KARIN)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


def ask(**fields):
    given = {
        "municipality_id": WETTERWALD,
        "house": House.SUPPORT,
        "organisation_id": MEIDOORN,
        "user_id": SANNE.user_id,
        "working_days": 3,
        "need": Need(domains=frozenset({"money"})),
        "text": "Ik durf de post niet open te doen.",
        "left": Left(first_name="Tjitske", phone="0612345678", safe=frozenset({"call"})),
        "at": NOON,
    }
    return actions.ask_question(**{**given, **fields})


def mailed_to():
    return list(Message.objects.order_by("queued_at", "id").values_list("user_id", "template"))


class TestAskQuestion:
    def test_keeps_the_question_and_gives_a_code_with_which_she_comes_back(self):
        asked = ask()

        resident = enter_with_code(text=asked.code, source="here", at=LATER)
        with acting(resident):
            words = queries.own_words(actor=resident, question_ids={asked.question.id})
        assert words == {asked.question.id: "Ik durf de post niet open te doen."}

    def test_promises_by_working_days(self):
        asked = ask(working_days=3)  # on a Monday at noon

        assert asked.question.promised_at.isoformat() == "2026-11-12T17:00:00+01:00"

    @pytest.mark.req("R-001")
    def test_asks_for_nothing(self):
        asked = ask(text="", left=Left(), need=Need())

        person = Person.objects.get()
        assert (person.details.first_name, person.details.phone_index) == (None, "")
        assert not QuestionText.objects.exists()
        assert asked.question.domains == []

    def test_tells_who_was_asked_in_neutral_words(self):
        ask()

        assert mailed_to() == [(SANNE.user_id, "question_waiting")]

    def test_asks_the_best_fitting_of_the_organisation_where_nobody_was_chosen(self):
        make_offered(DIRK.user_id, organisation_id=LINDE, domains=["money"])
        make_offered(BRAM.user_id, domains=["money"])

        asked = ask(user_id=None)

        assert asked.question.user_id == BRAM.user_id
        assert not asked.question.chosen_by_resident

    def test_tells_the_coordinator_when_nobody_can_be_asked(self):
        asked = ask(user_id=None)

        assert asked.question.user_id is None
        assert mailed_to() == [(CARLA.user_id, "question_late")]

    def test_goes_to_the_municipality_only_after_she_read_what_that_means(self):
        municipal = {"house": House.MUNICIPALITY, "organisation_id": None, "user_id": FOPPE.user_id}

        with pytest.raises(NoticeNotRead):
            ask(**municipal)
        asked = ask(**municipal, notice="2026-11")

        assert (asked.question.notice, asked.question.notice_at) == ("2026-11", NOON)
        assert set(Person.objects.values_list("house", flat=True)) == {"municipality"}
        assert set(Details.objects.values_list("house", flat=True)) == {"municipality"}
        assert Offer.objects.get().house == "municipality"

    def test_sent_twice_is_asked_once(self):
        person_id = uuid4()
        ask(person_id=person_id)

        with pytest.raises(AlreadyAsked):
            ask(person_id=person_id)

        assert Question.objects.count() == 1

    def test_records_ids_and_no_words(self):
        asked = ask()

        entries = Entry.objects.filter(subject_id=asked.person_id)
        assert set(entries.values_list("action", "role", "reason")) == {
            ("people.person.registered", "resident", ""),
            ("matching.question.asked", "resident", ""),
        }


class TestAcceptQuestion:
    def test_opens_her_words_and_not_before(self):
        asked = ask()
        ids = {asked.question.id}

        with acting(SANNE):
            before = queries.own_words(actor=SANNE, question_ids=ids)
            actions.accept_question(
                actor=SANNE, question_id=asked.question.id, kind="formal", at=LATER
            )
            after = queries.own_words(actor=SANNE, question_ids=ids)

        assert before == {}
        assert after == {asked.question.id: "Ik durf de post niet open te doen."}

    @pytest.mark.parametrize("actor", STRANGERS)
    def test_is_only_for_who_was_asked(self, actor):
        asked = ask()

        with acting(actor), pytest.raises(Question.DoesNotExist):
            actions.accept_question(
                actor=actor, question_id=asked.question.id, kind="formal", at=LATER
            )

        assert not Placement.objects.exists()
        assert not Hat.objects.exists()

    def test_looks_like_a_question_that_is_not_there_once_taken(self):
        asked = ask()
        with acting(SANNE):
            actions.accept_question(actor=SANNE, question_id=asked.question.id, kind="", at=LATER)

        with acting(SANNE), pytest.raises(Question.DoesNotExist):
            actions.accept_question(actor=SANNE, question_id=asked.question.id, kind="", at=LATER)

        assert Placement.objects.count() == 1


class TestPassOn:
    def pass_on(self, question, *, actor=SANNE, reason=PassReason.NO_ROOM):
        with acting(actor):
            actions.pass_on(actor=actor, question_id=question.id, reason=reason, at=LATER)
        question.refresh_from_db()
        return question

    def test_proposes_a_second_supporter_and_leaves_the_promise_as_it_was(self):
        make_offered(SANNE.user_id, domains=["money"])
        make_offered(BRAM.user_id, domains=["money"])
        question = ask().question
        promised = question.promised_at

        self.pass_on(question, reason=PassReason.TOO_CLOSE)

        assert (question.user_id, question.promised_at) == (BRAM.user_id, promised)
        assert (question.status, question.chosen_by_resident) == (QuestionStatus.OPEN, False)
        passed = PassOn.objects.get()
        assert (passed.user_id, passed.reason) == (SANNE.user_id, PassReason.TOO_CLOSE)
        assert passed.proposed_id == BRAM.user_id
        assert (BRAM.user_id, "question_waiting") in mailed_to()

    def test_never_comes_back_to_who_passed_it_on(self):
        make_offered(SANNE.user_id, domains=["money"])
        make_offered(BRAM.user_id, domains=["money"])
        question = ask().question

        self.pass_on(question)
        self.pass_on(question, actor=BRAM)

        assert question.user_id is None

    def test_goes_to_the_coordinator_when_nobody_is_left(self):
        question = ask().question

        self.pass_on(question)

        with acting(CARLA):
            assert queries.questions(actor=CARLA).get().user_id is None
        assert (CARLA.user_id, "question_late") in mailed_to()

    def test_stays_within_the_organisation_and_the_house(self):
        make_offered(DIRK.user_id, organisation_id=LINDE, domains=["money"])
        make_offered(FOPPE.user_id, kind=Kind.MEITINKER, domains=["money"])
        question = ask().question

        self.pass_on(question)

        assert question.user_id is None

    def test_leaves_the_first_with_nothing(self):
        make_offered(BRAM.user_id, domains=["money"])
        question = ask().question

        self.pass_on(question)

        with acting(SANNE):
            assert not queries.questions(actor=SANNE).exists()
            with pytest.raises(Question.DoesNotExist):
                actions.accept_question(actor=SANNE, question_id=question.id, kind="", at=LATER)

    @pytest.mark.parametrize("actor", STRANGERS)
    def test_is_only_for_who_was_asked(self, actor):
        question = ask().question

        with pytest.raises(Question.DoesNotExist):
            self.pass_on(question, actor=actor)

        assert not PassOn.objects.exists()

    def test_is_seen_by_the_resident(self):
        asked = ask()
        self.pass_on(asked.question, reason=PassReason.AWAY)

        resident = enter_with_code(text=asked.code, source="here", at=LATER)
        with acting(resident):
            [passed] = queries.passed_on(actor=resident)
        assert passed.reason == PassReason.AWAY


class TestPropose:
    def propose(self, question, user, *, actor=CARLA):
        with acting(actor):
            actions.propose(actor=actor, question_id=question.id, user_id=user.user_id, at=LATER)
        question.refresh_from_db()
        return question

    def test_asks_somebody_and_leaves_the_promise_as_it_was(self):
        make_offered(BRAM.user_id, domains=["money"])
        question = ask().question
        promised = question.promised_at

        self.propose(question, BRAM)

        assert (question.user_id, question.promised_at) == (BRAM.user_id, promised)
        assert not question.chosen_by_resident
        assert (BRAM.user_id, "question_waiting") in mailed_to()

    @pytest.mark.parametrize("user", [SANNE, DIRK, FOPPE, GEA])
    def test_asks_nobody_who_may_not_be_offered_here(self, user):
        make_offered(SANNE.user_id, domains=["money"])
        make_offered(DIRK.user_id, organisation_id=LINDE, domains=["money"])
        make_offered(FOPPE.user_id, kind=Kind.MEITINKER, domains=["money"])
        question = ask().question  # of Sanne

        with pytest.raises(CannotBeProposed):
            self.propose(question, user)

    def test_asks_nobody_who_passed_it_on(self):
        make_offered(SANNE.user_id, domains=["money"])
        question = ask().question
        with acting(SANNE):
            actions.pass_on(actor=SANNE, question_id=question.id, reason=PassReason.AWAY, at=LATER)

        with pytest.raises(CannotBeProposed):
            self.propose(question, SANNE)

    @pytest.mark.parametrize("actor", [SANNE, BRAM, DIRK, FOPPE, GEA, KARIN, TINEKE])
    def test_is_for_who_leads_there(self, actor):
        make_offered(BRAM.user_id, domains=["money"])
        question = ask().question

        with pytest.raises(Question.DoesNotExist):
            self.propose(question, BRAM, actor=actor)

    def test_leaves_a_question_alone_that_was_taken(self):
        make_offered(BRAM.user_id, domains=["money"])
        question = make_question(make_person(), SANNE.user_id, status=QuestionStatus.ACCEPTED)

        with pytest.raises(Question.DoesNotExist):
            self.propose(question, BRAM)


class TestWarnLeads:
    def test_tells_the_coordinator_once(self):
        question = ask().question

        with acting(CLOCK):
            told = [actions.warn_leads(actor=CLOCK, question_id=question.id) for _ in range(2)]

        assert told == [1, 0]
        assert (CARLA.user_id, "question_late") in mailed_to()

    def test_tells_nobody_of_a_question_that_was_taken(self):
        question = make_question(make_person(), SANNE.user_id, status=QuestionStatus.ACCEPTED)

        with acting(CLOCK):
            told = actions.warn_leads(actor=CLOCK, question_id=question.id)

        assert told == 0

    def test_tells_the_team_leader_of_a_question_to_the_municipality(self):
        question = make_question(make_person(house=House.MUNICIPALITY), FOPPE.user_id)

        with acting(CLOCK):
            actions.warn_leads(actor=CLOCK, question_id=question.id)

        assert mailed_to() == [(KARIN.user_id, "question_late")]


class TestWithdrawQuestion:
    def test_is_for_the_resident_while_it_is_open(self):
        question = make_question(make_person(id=HANNA_ID), SANNE.user_id)

        with acting(HANNA):
            actions.withdraw_question(actor=HANNA, question_id=question.id, at=LATER)
            with pytest.raises(AlreadyTaken):
                actions.withdraw_question(actor=HANNA, question_id=question.id, at=LATER)

        question.refresh_from_db()
        assert (question.status, question.withdrawn_at) == (QuestionStatus.WITHDRAWN, LATER)
        with acting(SANNE), pytest.raises(Question.DoesNotExist):
            actions.accept_question(actor=SANNE, question_id=question.id, kind="", at=LATER)

    @pytest.mark.parametrize("actor", [SANNE, CARLA, Actor(resident=Scope(person_id=uuid4()))])
    def test_is_for_nobody_else(self, actor):
        question = make_question(make_person(id=HANNA_ID), SANNE.user_id)

        with acting(actor), pytest.raises(Question.DoesNotExist):
            actions.withdraw_question(actor=actor, question_id=question.id, at=LATER)


class TestNoteFirstContact:
    def test_keeps_the_first(self):
        question = make_question(make_person(), SANNE.user_id)

        with acting(SANNE):
            for at in (LATER, LATER + timedelta(days=1)):
                actions.note_first_contact(actor=SANNE, question_id=question.id, at=at)

        question.refresh_from_db()
        assert question.first_contact_at == LATER

    def test_does_nothing_for_a_stranger(self):
        question = make_question(make_person(), SANNE.user_id)

        with acting(BRAM):
            actions.note_first_contact(actor=BRAM, question_id=question.id, at=LATER)

        question.refresh_from_db()
        assert question.first_contact_at is None


class TestEndPlacement:
    def test_ends_placement_and_standing_and_keeps_the_hat(self):
        person = make_person()
        make_standing(person, SANNE.user_id)
        question = make_question(person, SANNE.user_id, status=QuestionStatus.ACCEPTED)
        make_placement(question, SANNE.user_id)

        with acting(SANNE):
            actions.end_placement(actor=SANNE, question_id=question.id, at=LATER)

        for row in (Placement.objects.get(), Standing.objects.get()):
            assert (row.until_at, row.hat) == (LATER, None)
        assert Hat.objects.count() == 1

    def test_frees_room(self):
        person = make_person()
        make_offered(SANNE.user_id, domains=["money"], ceiling=1)
        make_standing(person, SANNE.user_id)
        question = make_question(person, SANNE.user_id, status=QuestionStatus.ACCEPTED)
        make_placement(question, SANNE.user_id)

        def running():
            [one] = queries.candidates(municipality_id=WETTERWALD, at=LATER)
            return one.running

        before = running()
        with acting(SANNE):
            actions.end_placement(actor=SANNE, question_id=question.id, at=LATER)

        assert (before, running()) == (1, 0)
