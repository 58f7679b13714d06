"""What a supporter does with a case, and what nobody else can."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError

from naast.core.audit.tests.factories import Entry
from naast.core.policy.walls import NotActing, acting
from naast.supply.law.rules import Activity
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_supporter
from naast.support.casework import actions, queries
from naast.support.casework.actions import CaseCannotMove, NoMark, NotAhead, Said
from naast.support.casework.models import Case, Contact, Goal, RungTried
from naast.support.casework.rules import CaseStatus, ContactKind, Outcome, Rung, RungState
from naast.support.casework.tests.factories import (
    make_contact,
    make_goal,
    make_running_case,
)
from naast.support.encounters.actions import NotAhead as MomentNotAhead
from naast.support.encounters.rules import Way
from naast.support.encounters.tests.factories import Appointment, make_appointment
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import (
    Placement,
    Question,
    make_question,
    make_text,
)
from naast.support.people.rules import HatKind
from naast.support.people.tests.factories import (
    Hat,
    Person,
    Standing,
    make_ground,
    make_hat,
    make_person,
)
from tests.cast import BRAM, CARLA, DIRK, FOPPE, GEA, HANNA, HANNA_ID, KARIN, NOON, SANNE

LATER = NOON + timedelta(days=3)
STRANGERS = (BRAM, CARLA, DIRK, FOPPE, GEA, KARIN)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


def said(text="Gebeld.", **fields):
    return Said(kind=ContactKind.CALL, text=text, **fields)


def looks():
    return list(Entry.objects.order_by("at", "id").values_list("action", flat=True))


class TestTakeCase:
    def test_writes_hat_standing_placement_and_case_as_one(self):
        make_supporter(SANNE.user_id)
        question = make_question(make_person(id=HANNA_ID), SANNE.user_id)

        with acting(SANNE):
            case = actions.take_case(actor=SANNE, question_id=question.id, at=NOON)

        hat, standing, placement = (
            Hat.objects.get(),
            Standing.objects.get(),
            Placement.objects.get(),
        )
        question.refresh_from_db()
        assert question.status == QuestionStatus.ACCEPTED
        assert placement.kind == Kind.FORMAL
        assert case.hear_before_at == question.promised_at
        for row in (hat, standing, placement, case):
            assert (row.user_id, row.circle_id) == (SANNE.user_id, case.circle_id)
        for row in (standing, placement, case):
            assert (row.person_id, row.hat) == (HANNA_ID, HatKind.SUPPORTS)

    @pytest.mark.parametrize("actor", STRANGERS)
    def test_is_only_for_who_was_asked(self, actor):
        question = make_question(make_person(), SANNE.user_id)

        with acting(actor), pytest.raises(Question.DoesNotExist):
            actions.take_case(actor=actor, question_id=question.id, at=NOON)

        assert not Case.objects.exists()

    def test_takes_a_question_once(self):
        question = make_question(make_person(), SANNE.user_id)
        with acting(SANNE):
            actions.take_case(actor=SANNE, question_id=question.id, at=NOON)

        with acting(SANNE), pytest.raises(Question.DoesNotExist):
            actions.take_case(actor=SANNE, question_id=question.id, at=NOON)

        assert Case.objects.count() == 1

    def test_leaves_nothing_behind_when_the_other_hat_is_worn(self):
        person = make_person()
        make_hat(person, SANNE.user_id, house="municipality", kind=HatKind.DECIDES)
        question = make_question(person, SANNE.user_id)

        with acting(SANNE), pytest.raises(Question.DoesNotExist):
            actions.take_case(actor=SANNE, question_id=question.id, at=NOON)

        question.refresh_from_db()
        assert question.status == QuestionStatus.OPEN
        assert not Standing.objects.exists()
        assert not Case.objects.exists()

    def test_is_refused_to_who_does_not_act(self):
        question = make_question(make_person(), SANNE.user_id)

        with acting(BRAM), pytest.raises(NotActing):
            actions.take_case(actor=SANNE, question_id=question.id, at=NOON)


class TestOpenCase:
    def test_records_the_look_where_the_resident_sees_it(self):
        case = make_running_case(SANNE.user_id, person=make_person(id=HANNA_ID))

        with acting(SANNE):
            actions.open_case(actor=SANNE, case_id=case.id)

        with acting(HANNA):
            entry = Entry.objects.get(subject_id=HANNA_ID)
        assert (entry.action, entry.user_id) == ("casework.case.opened", SANNE.user_id)
        assert (entry.house, entry.object_id) == ("support", str(case.id))

    def test_opens_her_own_file_to_the_resident(self):
        case = make_running_case(SANNE.user_id, person=make_person(id=HANNA_ID), text="Help")

        with acting(HANNA):
            opened = actions.open_case(actor=HANNA, case_id=case.id)

        assert opened.own_words == "Help"
        assert looks() == []

    @pytest.mark.parametrize("actor", STRANGERS)
    def test_looks_to_strangers_like_a_case_that_is_not_there(self, actor):
        case = make_running_case(SANNE.user_id)

        for case_id in (case.id, uuid4()):
            with acting(actor), pytest.raises(Case.DoesNotExist):
                actions.open_case(actor=actor, case_id=case_id)

        assert looks() == []


class TestNoteContact:
    def test_keeps_the_words_and_the_first_contact(self):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE):
            for at in (NOON, LATER):
                actions.note_contact(
                    actor=SANNE,
                    case_id=case.id,
                    said=said("Rolstoel komt.", minutes=15, activity=Activity.ADVICE, layer=2),
                    at=at,
                )
            opened = queries.opened_case(actor=SANNE, case_id=case.id)

        assert [(one.text, one.minutes, one.layer) for one in opened.contacts] == [
            ("Rolstoel komt.", 15, 2)
        ] * 2
        assert (opened.last_contact_at, opened.layer) == (LATER, 2)
        assert Question.objects.get().first_contact_at == NOON

    @pytest.mark.req("R-076")
    @pytest.mark.parametrize(
        "kind", [Kind.TRAINED_VOLUNTEER, Kind.EXPERIENCE_EXPERT, Kind.ADVISER_FOR_THE_ELDERLY, ""]
    )
    def test_keeps_no_minutes_of_who_is_not_formal(self, kind):
        case = make_running_case(SANNE.user_id, kind=kind)

        with acting(SANNE):
            actions.note_contact(actor=SANNE, case_id=case.id, said=said(minutes=15), at=NOON)

        assert Contact.objects.get().minutes is None

    def test_keeps_what_was_promised_and_promises_anew(self):
        case = make_running_case(SANNE.user_id, hear_before_at=NOON + timedelta(hours=1))

        with acting(SANNE):
            actions.note_contact(actor=SANNE, case_id=case.id, said=said(), at=NOON)
            case.refresh_from_db()
            kept = case.hear_before_at
            actions.note_contact(
                actor=SANNE, case_id=case.id, said=said(), at=NOON, hear_before_at=LATER
            )
            case.refresh_from_db()

        assert (kept, case.hear_before_at) == (None, LATER)

    def test_promises_nothing_in_the_past(self):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE), pytest.raises(NotAhead):
            actions.note_contact(
                actor=SANNE, case_id=case.id, said=said(), at=NOON, hear_before_at=NOON
            )

        assert not Contact.objects.exists()

    @pytest.mark.req("R-106")
    @pytest.mark.parametrize("activity", ["guidance", "treatment", "begeleiden", ""])
    def test_refuses_what_is_no_support(self, activity):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE), pytest.raises(IntegrityError, match="contact_is_support"):
            actions.note_contact(
                actor=SANNE, case_id=case.id, said=said(activity=activity), at=NOON
            )

        assert not Contact.objects.exists()

    @pytest.mark.req("R-109")
    def test_goes_on_as_often_as_the_supporter_finds_needed(self):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE):
            for day in range(60):
                at = NOON + timedelta(days=day)
                actions.note_contact(actor=SANNE, case_id=case.id, said=said(), at=at)

        assert Contact.objects.count() == 60

    @pytest.mark.parametrize("actor", STRANGERS)
    def test_is_not_for_strangers(self, actor):
        case = make_running_case(SANNE.user_id)

        with acting(actor), pytest.raises(Case.DoesNotExist):
            actions.note_contact(actor=actor, case_id=case.id, said=said(), at=NOON)

        assert not Contact.objects.exists()


class TestWhatIsWritten:
    @pytest.mark.req("R-006", "R-103")
    def test_stands_apart_from_her_own_words(self):
        case = make_running_case(SANNE.user_id, text="Mijn post ligt er nog.")

        with acting(SANNE):
            actions.write_question_behind(
                actor=SANNE, case_id=case.id, behind="Geld", reading="Eerst rust", at=NOON
            )
            opened = queries.opened_case(actor=SANNE, case_id=case.id)

        assert (opened.own_words, opened.behind, opened.reading) == (
            "Mijn post ligt er nog.",
            "Geld",
            "Eerst rust",
        )

    def test_a_goal_is_in_her_words_with_her_mark(self):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE):
            actions.set_goal(
                actor=SANNE, case_id=case.id, text="Weer slapen", score_start=0, at=NOON
            )
            [goal] = queries.opened_case(actor=SANNE, case_id=case.id).goals

        assert (goal.text, goal.score_start, goal.score_end) == ("Weer slapen", 0, None)

    @pytest.mark.parametrize("mark", [-1, 11])
    def test_a_mark_is_0_to_10(self, mark):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE), pytest.raises(NoMark):
            actions.set_goal(actor=SANNE, case_id=case.id, text="-", score_start=mark, at=NOON)

    def test_a_rung_is_marked_and_marked_again(self):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE):
            for state, text in ((RungState.BUSY, "Zus leest mee"), (RungState.DONE, "")):
                actions.mark_rung(
                    actor=SANNE,
                    case_id=case.id,
                    rung=Rung.OWN_CIRCLE,
                    state=state,
                    text=text,
                    at=NOON,
                )
            rungs = queries.opened_case(actor=SANNE, case_id=case.id).rungs

        assert RungTried.objects.count() == 1
        assert [(one.rung, one.state) for one in rungs] == [
            (Rung.OWN_CIRCLE, RungState.DONE),
            *((rung, None) for rung in Rung if rung is not Rung.OWN_CIRCLE),
        ]

    def test_no_rung_waits_for_another(self):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE):
            actions.mark_rung(
                actor=SANNE,
                case_id=case.id,
                rung=Rung.OTHER_LAW,
                state=RungState.DONE,
                text="",
                at=NOON,
            )

        assert RungTried.objects.get().rung == Rung.OTHER_LAW

    def test_an_appointment_is_agreed_with_the_resident_of_the_case(self):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE):
            actions.agree_appointment(
                actor=SANNE,
                case_id=case.id,
                way=Way.HOME,
                starts_at=LATER,
                minutes=60,
                about="Post openen",
                at=NOON,
            )
            [moment] = queries.opened_case(actor=SANNE, case_id=case.id).appointments

        assert (moment.starts_at, moment.about, moment.user_id) == (
            LATER,
            "Post openen",
            SANNE.user_id,
        )

    def test_an_appointment_lies_ahead(self):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE), pytest.raises(MomentNotAhead):
            actions.agree_appointment(
                actor=SANNE,
                case_id=case.id,
                way=Way.HOME,
                starts_at=NOON,
                minutes=60,
                about="",
                at=NOON,
            )

        assert not Appointment.objects.exists()

    def test_a_promise_lies_ahead(self):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE):
            actions.promise_to_be_heard(actor=SANNE, case_id=case.id, hear_before_at=LATER, at=NOON)
            with pytest.raises(NotAhead):
                actions.promise_to_be_heard(
                    actor=SANNE, case_id=case.id, hear_before_at=NOON, at=NOON
                )

        case.refresh_from_db()
        assert case.hear_before_at == LATER

    @pytest.mark.parametrize("actor", STRANGERS)
    def test_is_not_for_strangers(self, actor):
        case = make_running_case(SANNE.user_id)
        steps = (
            lambda: actions.write_question_behind(
                actor=actor, case_id=case.id, behind="-", reading="-", at=NOON
            ),
            lambda: actions.set_goal(
                actor=actor, case_id=case.id, text="-", score_start=None, at=NOON
            ),
            lambda: actions.mark_rung(
                actor=actor, case_id=case.id, rung=Rung.VOLUNTEER, state="done", text="", at=NOON
            ),
            lambda: actions.agree_appointment(
                actor=actor,
                case_id=case.id,
                way=Way.HOME,
                starts_at=LATER,
                minutes=60,
                about="",
                at=NOON,
            ),
            lambda: actions.promise_to_be_heard(
                actor=actor, case_id=case.id, hear_before_at=LATER, at=NOON
            ),
            lambda: actions.close_case(
                actor=actor, case_id=case.id, outcome=Outcome.STOPPED, scores={}, at=NOON
            ),
        )

        for step in steps:
            with acting(actor), pytest.raises(Case.DoesNotExist):
                step()

        assert looks() == []


class TestLeaveSupporter:
    @pytest.mark.parametrize("actor", [SANNE, *STRANGERS])
    def test_is_for_the_resident_alone(self, actor):
        case = make_running_case(SANNE.user_id)

        with acting(actor), pytest.raises(Case.DoesNotExist):
            actions.leave_supporter(actor=actor, case_id=case.id, at=NOON)

    def test_ends_all_three_at_once_and_keeps_the_hat(self):
        case = make_running_case(SANNE.user_id, person=make_person(id=HANNA_ID))

        with acting(HANNA):
            actions.leave_supporter(actor=HANNA, case_id=case.id, at=NOON)

        case.refresh_from_db()
        assert (case.status, case.outcome) == ("closed", Outcome.STOPPED)
        assert (Standing.objects.get().until_at, Placement.objects.get().until_at) == (NOON, NOON)
        assert Hat.objects.get().kind == HatKind.SUPPORTS

    def test_is_no_way_to_change_anything_else(self):
        case = make_running_case(SANNE.user_id, person=make_person(id=HANNA_ID))

        with acting(HANNA), pytest.raises(Case.DoesNotExist):
            actions.close_case(
                actor=HANNA, case_id=case.id, outcome=Outcome.VOLUNTEER, scores={}, at=NOON
            )


class TestCloseCase:
    def test_ends_standing_and_placement_and_keeps_the_hat(self):
        case = make_running_case(SANNE.user_id)
        goal = make_goal(case, score_start=2)

        with acting(SANNE):
            actions.close_case(
                actor=SANNE,
                case_id=case.id,
                outcome=Outcome.VOLUNTEER,
                scores={goal.id: 7},
                at=NOON,
            )

        case.refresh_from_db()
        goal.refresh_from_db()
        assert (case.status, case.outcome, case.closed_at) == ("closed", Outcome.VOLUNTEER, NOON)
        assert goal.score_end == 7
        for row in (case, Standing.objects.get(), Placement.objects.get()):
            assert row.hat is None
        assert (Standing.objects.get().until_at, Placement.objects.get().until_at) == (NOON, NOON)
        assert Hat.objects.get().kind == HatKind.SUPPORTS

    def test_calls_off_what_was_agreed_for_later_and_nothing_else(self):
        case = make_running_case(SANNE.user_id)
        coming = make_appointment(case.person, SANNE.user_id, starts_at=LATER)
        kept = (
            make_appointment(case.person, SANNE.user_id, starts_at=NOON - timedelta(days=1)),
            make_appointment(case.person, BRAM.user_id, starts_at=LATER),
            make_appointment(make_running_case(SANNE.user_id).person, SANNE.user_id),
        )

        with acting(SANNE):
            actions.close_case(
                actor=SANNE, case_id=case.id, outcome=Outcome.STOPPED, scores={}, at=NOON
            )

        coming.refresh_from_db()
        assert coming.cancelled_at == NOON
        for one in kept:
            one.refresh_from_db()
            assert one.cancelled_at is None

    def test_leaves_the_supporter_the_header_and_no_contents(self):
        case = make_running_case(SANNE.user_id, text="Help")
        make_contact(case)

        with acting(SANNE):
            actions.close_case(
                actor=SANNE, case_id=case.id, outcome=Outcome.STOPPED, scores={}, at=NOON
            )

        with acting(SANNE):
            assert queries.cases(actor=SANNE).get().id == case.id
            assert not queries.contacts(actor=SANNE).exists()
            assert not queries.contents(actor=SANNE).exists()
            assert not Person.objects.exists()
            with pytest.raises(Case.DoesNotExist):
                actions.open_case(actor=SANNE, case_id=case.id)

    def test_stays_closed(self):
        case = make_running_case(SANNE.user_id)
        Case.objects.filter(id=case.id).update(
            status=CaseStatus.CLOSED, closed_at=NOON, hat=None, outcome=Outcome.STOPPED
        )

        with acting(SANNE), pytest.raises(CaseCannotMove):
            actions.close_case(
                actor=SANNE, case_id=case.id, outcome=Outcome.STOPPED, scores={}, at=NOON
            )

    def test_takes_marks_for_goals_of_this_case_only(self):
        case = make_running_case(SANNE.user_id)
        other = make_goal(make_running_case(SANNE.user_id))

        with acting(SANNE), pytest.raises(Goal.DoesNotExist):
            actions.close_case(
                actor=SANNE, case_id=case.id, outcome=Outcome.STOPPED, scores={other.id: 5}, at=NOON
            )

        case.refresh_from_db()
        assert case.status == CaseStatus.OPEN

    def test_records_each_step_with_ids_and_no_words(self):
        question = make_question(make_person(id=HANNA_ID), SANNE.user_id)
        make_text(question, "Help")

        with acting(SANNE):
            case = actions.take_case(actor=SANNE, question_id=question.id, at=NOON)
            actions.note_contact(actor=SANNE, case_id=case.id, said=said(), at=NOON)
            actions.close_case(
                actor=SANNE, case_id=case.id, outcome=Outcome.STOPPED, scores={}, at=NOON
            )

        assert sorted(looks()) == [
            "casework.case.closed",
            "casework.case.taken",
            "casework.contact.noted",
            "matching.question.accepted",
        ]
        assert set(Entry.objects.values_list("subject_id", "house")) == {(HANNA_ID, "support")}
