"""Take, note, look near first, decide, close."""

from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from naast.core.audit.models import Entry
from naast.core.identity.rules import DECIDING, SUPPORTING, Role
from naast.core.policy.walls import Actor, NotActing, Scope, acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_supporter
from naast.support.decisions import actions, queries
from naast.support.decisions.models import Decision, Matter, Talk
from naast.support.decisions.rules import (
    LOWER_RUNGS,
    MatterStatus,
    Outcome,
    Provision,
    RungState,
    Verdict,
)
from naast.support.decisions.rules.deviation import DeviationGoal, LeftRule
from naast.support.decisions.tests.factories import (
    make_decision,
    make_rung,
    make_running_matter,
    make_talk,
    make_waiting_question,
)
from naast.support.keys.models import SharedPiece
from naast.support.keys.tests.factories import make_piece
from naast.support.matching.actions import accept_question
from naast.support.matching.models import Placement, Question
from naast.support.matching.tests.factories import make_question
from naast.support.people.actions import take_off_hats
from naast.support.people.models import Hat, Standing
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_hat, make_person
from tests.cast import FOPPE, HAVENSTAD, KARIN, MEIDOORN, NOON, RINSKE, SANNE, WETTERWALD

LATER = NOON + timedelta(days=3)


@pytest.fixture(autouse=True)
def world(cast):
    make_municipality(id=WETTERWALD, slug="wetterwald")
    make_municipality(id=HAVENSTAD, slug="havenstad")
    make_organisation(id=MEIDOORN)


def looked_near(matter: Matter) -> None:
    for rung in LOWER_RUNGS:
        make_rung(matter, rung)


def decide(matter: Matter, **changes) -> Decision:
    given = {
        "provision": Provision.TRANSPORT,
        "verdict": Verdict.GRANTED,
        "reasons": "Zij moet eruit kunnen.",
        "at": LATER,
        **changes,
    }
    with acting(FOPPE):
        return actions.decide(actor=FOPPE, matter_id=matter.id, **given)


class TestTakeMatter:
    def test_opens_hat_standing_placement_and_matter_at_once(self):
        question = make_waiting_question(FOPPE.user_id)

        with acting(FOPPE):
            matter = actions.take_matter(actor=FOPPE, question_id=question.id, at=LATER)

        assert Hat.objects.get(circle_id=matter.circle_id).kind == "decides"
        assert Standing.objects.get().hat == "decides"
        assert (matter.status, matter.opened_at) == (MatterStatus.OPEN, LATER)
        assert matter.notified_at == question.asked_at

    @pytest.mark.parametrize("kind", [Kind.MEITINKER, Kind.OMTINKER])
    def test_keeps_what_kind_of_worker_she_is(self, kind):
        make_supporter(
            FOPPE.user_id, kind=kind, organisation_id=None, employer_municipality_id=WETTERWALD
        )
        question = make_waiting_question(FOPPE.user_id)

        with acting(FOPPE):
            actions.take_matter(actor=FOPPE, question_id=question.id, at=LATER)

        assert Placement.objects.get().kind == kind

    def test_calls_an_officer_of_no_known_kind_no_meitinker(self):
        question = make_waiting_question(FOPPE.user_id)

        with acting(FOPPE):
            actions.take_matter(actor=FOPPE, question_id=question.id, at=LATER)

        assert Placement.objects.get().kind == ""

    def test_is_recorded_where_the_resident_sees_it(self):
        question = make_waiting_question(FOPPE.user_id)

        with acting(FOPPE):
            actions.take_matter(actor=FOPPE, question_id=question.id, at=LATER)

        entry = Entry.objects.get(action="decisions.matter.taken")
        assert (entry.role, entry.house) == ("access_officer", House.MUNICIPALITY)
        assert entry.subject_id == question.person_id

    def test_refuses_a_question_put_to_a_colleague(self):
        question = make_waiting_question(FOPPE.user_id)

        with acting(RINSKE), pytest.raises(Question.DoesNotExist):
            actions.take_matter(actor=RINSKE, question_id=question.id, at=LATER)

    @pytest.mark.req("R-123")
    def test_the_other_hat_looks_the_same_as_a_question_that_is_not_there(self):
        question = make_waiting_question(FOPPE.user_id)
        make_hat(question.person, FOPPE.user_id, house=House.SUPPORT, kind="supports")

        with acting(FOPPE), pytest.raises(Question.DoesNotExist) as other_hat:
            actions.take_matter(actor=FOPPE, question_id=question.id, at=LATER)
        with acting(FOPPE), pytest.raises(Question.DoesNotExist) as absent:
            actions.take_matter(actor=FOPPE, question_id=uuid4(), at=LATER)

        assert str(other_hat.value) == str(absent.value)
        assert not Matter.objects.exists()
        assert Question.objects.get().status == "open"

    def test_never_takes_a_question_of_the_support_house(self):
        both = Actor(
            user_id=SANNE.user_id,
            at=NOON,
            staff=Scope(user_id=SANNE.user_id),
            supporter=SANNE.scopes["supporter"],
            access_officer=Scope(user_id=SANNE.user_id, municipality_ids=[HAVENSTAD]),
        )
        question = make_question(make_person(), SANNE.user_id)

        with acting(both), pytest.raises(Question.DoesNotExist):
            actions.take_matter(actor=both, question_id=question.id, at=LATER)

    def test_raises_for_who_does_not_act(self):
        with acting(KARIN), pytest.raises(NotActing):
            actions.take_matter(actor=FOPPE, question_id=uuid4(), at=LATER)


class TestOpenMatter:
    def test_opens_everything_and_records_the_look(self):
        matter = make_running_matter(FOPPE.user_id, text="Ik kom de deur niet meer uit.")

        with acting(FOPPE):
            opened = actions.open_matter(actor=FOPPE, matter_id=matter.id, at=LATER)

        assert opened.words == "Ik kom de deur niet meer uit."
        assert opened.who.first_name == "Tjitske"
        assert (opened.notice, bool(opened.notice_at)) == ("2026-11", True)
        assert Entry.objects.filter(action="decisions.matter.opened").count() == 1

    @pytest.mark.parametrize("stranger", [RINSKE, SANNE])
    def test_hides_it_from_strangers(self, stranger):
        matter = make_running_matter(FOPPE.user_id)

        with acting(stranger), pytest.raises(Matter.DoesNotExist):
            actions.open_matter(actor=stranger, matter_id=matter.id, at=LATER)

    def test_shows_a_team_leader_the_header_and_no_contents(self):
        matter = make_running_matter(FOPPE.user_id, text="Ik kom de deur niet meer uit.")

        with acting(KARIN):
            opened = actions.open_matter(actor=KARIN, matter_id=matter.id, at=LATER)

        assert (opened.words, opened.who, opened.talks) == ("", None, [])


class TestNoteTalk:
    TALK = {
        "kind": "visit",
        "text": "Zij houdt van dieren.",
        "companion_present": True,
        "support_offered": True,
        "support_known": True,
        "support_used": True,
        "supporter_kind": "informal",
    }

    @pytest.mark.req("R-126")
    def test_keeps_who_was_there_and_whether_support_was_offered(self):
        matter = make_running_matter(FOPPE.user_id)

        with acting(FOPPE):
            actions.note_talk(actor=FOPPE, matter_id=matter.id, at=LATER, **self.TALK)
            opened = actions.open_matter(actor=FOPPE, matter_id=matter.id, at=LATER)

        [talk] = opened.talks
        assert talk.text == "Zij houdt van dieren."
        assert talk.companion_present
        assert talk.support_offered
        assert talk.support_known
        assert talk.support_used
        assert Talk.objects.get().supporter_kind == "informal"

    def test_the_first_talk_is_the_first_contact(self):
        matter = make_running_matter(FOPPE.user_id)

        for at in (LATER, LATER + timedelta(days=1)):
            with acting(FOPPE):
                actions.note_talk(actor=FOPPE, matter_id=matter.id, at=at, **self.TALK)

        assert Matter.objects.get().first_talk_at == LATER
        assert Question.objects.get().first_contact_at == LATER

    @pytest.mark.req("R-294")
    def test_a_call_is_no_visit_and_the_first_visit_stays_the_first(self):
        matter = make_running_matter(FOPPE.user_id)

        for kind, days in (("phone", 0), ("visit", 2), ("visit", 5)):
            with acting(FOPPE):
                actions.note_talk(
                    actor=FOPPE,
                    matter_id=matter.id,
                    at=LATER + timedelta(days=days),
                    **{**self.TALK, "kind": kind},
                )

        matter.refresh_from_db()
        assert matter.first_talk_at == LATER
        assert matter.first_visit_at == LATER + timedelta(days=2)

    def test_what_was_noted_before_is_filled_in_by_the_migration(self):
        migration = import_module("naast.support.decisions.migrations.0005_fill_first_visit")
        visited, called = (make_running_matter(FOPPE.user_id) for _ in range(2))
        for days in (4, 3):
            make_talk(visited, at=LATER + timedelta(days=days))
        make_talk(called, kind="phone", at=LATER)

        with connection.cursor() as cursor:
            cursor.execute(migration.FILL)

        found = dict(Matter.objects.values_list("id", "first_visit_at"))
        assert found == {visited.id: LATER + timedelta(days=3), called.id: None}

    def test_refuses_support_that_does_not_hold_together(self):
        matter = make_running_matter(FOPPE.user_id)
        unclear = {**self.TALK, "supporter_kind": ""}

        with acting(FOPPE), pytest.raises(actions.TalkUnclear):
            actions.note_talk(actor=FOPPE, matter_id=matter.id, at=LATER, **unclear)

    def test_is_closed_to_a_colleague(self):
        matter = make_running_matter(FOPPE.user_id)

        with acting(RINSKE), pytest.raises(Matter.DoesNotExist):
            actions.note_talk(actor=RINSKE, matter_id=matter.id, at=LATER, **self.TALK)


class TestWriting:
    @pytest.mark.req("R-103")
    def test_the_question_behind_the_question_can_be_written_and_changed(self):
        matter = make_running_matter(FOPPE.user_id)

        with acting(FOPPE):
            for text in ("Vervoer.", "Zij is veel alleen."):
                actions.write_question_behind(actor=FOPPE, matter_id=matter.id, text=text, at=LATER)
            opened = actions.open_matter(actor=FOPPE, matter_id=matter.id, at=LATER)

        assert opened.behind == "Zij is veel alleen."

    def test_a_rung_keeps_its_last_state(self):
        matter = make_running_matter(FOPPE.user_id)

        with acting(FOPPE):
            for state, text in (
                (RungState.HELPS, "Haar zus rijdt."),
                (RungState.NOT_ENOUGH, "Haar zus is verhuisd."),
            ):
                actions.mark_rung(
                    actor=FOPPE,
                    matter_id=matter.id,
                    rung=LOWER_RUNGS[0],
                    state=state,
                    text=text,
                    at=LATER,
                )
            opened = actions.open_matter(actor=FOPPE, matter_id=matter.id, at=LATER)

        assert (opened.rungs[0].state, opened.rungs[0].text) == (
            RungState.NOT_ENOUGH,
            "Haar zus is verhuisd.",
        )

    def test_only_the_first_application_counts(self):
        matter = make_running_matter(FOPPE.user_id)

        with acting(FOPPE):
            for provision, at in ((Provision.TRANSPORT, NOON), (Provision.HOUSEHOLD, LATER)):
                actions.note_application(
                    actor=FOPPE, matter_id=matter.id, provision=provision, at=at
                )

        found = Matter.objects.get()
        assert (found.applied_for, found.applied_at) == (Provision.TRANSPORT, NOON)


class TestDecide:
    def test_by_mandate_with_reasons_and_the_application_at_the_table(self):
        matter = make_running_matter(FOPPE.user_id)
        looked_near(matter)

        decision = decide(matter)

        assert (decision.mandate, decision.hat, decision.deviates) == (
            "access_officer",
            "decides",
            False,
        )
        found = Matter.objects.get()
        assert (found.applied_at, found.applied_for) == (LATER, Provision.TRANSPORT)

    @pytest.mark.req("R-075")
    def test_an_access_officer_leads_the_talk_and_decides_and_never_supports(self):
        matter = make_running_matter(FOPPE.user_id)
        looked_near(matter)
        question = make_question(make_person(), FOPPE.user_id)  # as a mistake would put it

        with acting(FOPPE):
            actions.note_talk(actor=FOPPE, matter_id=matter.id, at=LATER, **TestNoteTalk.TALK)
        decision = decide(matter)

        assert (Talk.objects.get().user_id, decision.user_id) == (FOPPE.user_id, FOPPE.user_id)
        assert Role.ACCESS_OFFICER in DECIDING - SUPPORTING
        with acting(FOPPE), pytest.raises(Question.DoesNotExist):
            accept_question(actor=FOPPE, question_id=question.id, kind="formal", at=LATER)

    @pytest.mark.req("R-302")
    def test_during_a_visit_help_is_arranged_and_logged_at_once(self):
        matter = make_running_matter(FOPPE.user_id)
        looked_near(matter)

        with acting(FOPPE):
            actions.note_talk(actor=FOPPE, matter_id=matter.id, at=LATER, **TestNoteTalk.TALK)
        decide(matter, provision=Provision.SPECIAL_ASSISTANCE, reasons="Een wasmachine.")

        with acting(FOPPE):
            opened = actions.open_matter(actor=FOPPE, matter_id=matter.id, at=LATER)
        assert (opened.talks[0].at, Talk.objects.get().kind) == (LATER, "visit")
        assert opened.decisions[0].decided_at == LATER
        assert Decision.objects.get().provision == Provision.SPECIAL_ASSISTANCE
        assert Entry.objects.filter(action="decisions.decision.taken", at=FOPPE.at).exists()

    def test_says_why_a_rule_was_left(self):
        matter = make_running_matter(FOPPE.user_id)
        looked_near(matter)

        left = actions.Left(
            rule=LeftRule.POLICY_RULE,
            goal=DeviationGoal.TAKE_PART,
            why="De taxi is voor vrijwilligerswerk. Dat staat niet in de regels.",
        )
        decide(matter, left=left)

        with acting(FOPPE):
            opened = actions.open_matter(actor=FOPPE, matter_id=matter.id, at=LATER)
        [decision] = opened.decisions
        assert (decision.deviates, bool(decision.goal)) == (True, True)
        assert decision.deviation.startswith("De taxi is voor")

    @pytest.mark.req("R-107")
    def test_made_to_measure_waits_for_every_lower_rung(self):
        matter = make_running_matter(FOPPE.user_id)
        for rung in LOWER_RUNGS[:-1]:
            make_rung(matter, rung)

        with pytest.raises(actions.LadderNotClimbed) as refused:
            decide(matter)

        assert refused.value.left == [LOWER_RUNGS[-1]]
        assert not Decision.objects.exists()
        assert Matter.objects.get().applied_at is None

    def test_there_is_one_decision_a_provision(self):
        matter = make_running_matter(FOPPE.user_id)
        looked_near(matter)
        decide(matter)

        with pytest.raises(actions.AlreadyDecided):
            decide(matter, verdict=Verdict.REFUSED)

    def test_what_it_rests_on_stays(self):
        matter = make_running_matter(FOPPE.user_id)
        looked_near(matter)
        piece = make_piece(matter.person)

        decide(matter, used_piece_ids=[piece.id])

        assert SharedPiece.objects.get().used_at == LATER

    @pytest.mark.parametrize(
        "change", [{"withdrawn_at": NOON}, {"until_at": NOON}, {"purpose": "talk"}]
    )
    def test_cannot_rest_on_what_is_not_shared_for_it(self, change):
        matter = make_running_matter(FOPPE.user_id)
        looked_near(matter)
        piece = make_piece(matter.person, **change)

        with pytest.raises(SharedPiece.DoesNotExist):
            decide(matter, used_piece_ids=[piece.id])

        assert not Decision.objects.exists()

    @pytest.mark.req("R-123")
    def test_the_database_refuses_a_decision_under_a_supporting_hat(self):
        matter = make_running_matter(FOPPE.user_id)
        make_hat(matter.person, SANNE.user_id, house=House.SUPPORT, kind="supports")

        for hat in ("supports", "decides"):
            with pytest.raises(IntegrityError), transaction.atomic():
                make_decision(matter, user_id=SANNE.user_id, hat=hat)

    @pytest.mark.req("R-124")
    def test_the_database_refuses_the_mandate_of_a_supporting_role(self):
        matter = make_running_matter(FOPPE.user_id)

        with pytest.raises(IntegrityError), transaction.atomic():
            make_decision(matter, mandate="supporter")

    def test_the_database_never_changes_a_decision(self):
        make_decision(make_running_matter(FOPPE.user_id))

        with acting(FOPPE):
            assert Decision.objects.update(verdict=Verdict.REFUSED) == 0


class TestCloseMatter:
    def test_ends_standing_and_placement_and_keeps_the_hat(self):
        matter = make_running_matter(FOPPE.user_id)

        with acting(FOPPE):
            actions.close_matter(
                actor=FOPPE, matter_id=matter.id, outcome=Outcome.VOLUNTEER, at=LATER
            )

        assert Standing.objects.get().until_at == LATER
        assert Placement.objects.get().until_at == LATER
        assert Hat.objects.get().kind == "decides"

    def test_leaves_the_officer_the_header_and_the_resident_everything(self):
        matter = make_running_matter(FOPPE.user_id, text="Ik kom de deur niet meer uit.")
        resident = Actor(at=NOON, resident=Scope(person_id=matter.person_id))

        with acting(FOPPE):
            actions.close_matter(actor=FOPPE, matter_id=matter.id, outcome=Outcome.STOPPED, at=NOON)
            mine = actions.open_matter(actor=FOPPE, matter_id=matter.id, at=LATER)
        with acting(resident):
            hers = queries.opened_matter(actor=resident, matter_id=matter.id, at=LATER)

        assert (mine.words, mine.who) == ("", None)
        assert hers.words == "Ik kom de deur niet meer uit."

    def test_waits_for_the_answer_to_an_application(self):
        matter = make_running_matter(
            FOPPE.user_id, applied_at=NOON, applied_for=Provision.TRANSPORT
        )

        with acting(FOPPE), pytest.raises(actions.DecisionOwed):
            actions.close_matter(
                actor=FOPPE, matter_id=matter.id, outcome=Outcome.VOLUNTEER, at=LATER
            )

    def test_is_final(self):
        matter = make_running_matter(FOPPE.user_id, status=MatterStatus.CLOSED)

        with acting(FOPPE), pytest.raises(Matter.DoesNotExist):
            actions.close_matter(
                actor=FOPPE, matter_id=matter.id, outcome=Outcome.VOLUNTEER, at=LATER
            )

    def test_an_end_without_an_outcome_is_refused_by_the_database(self):
        matter = make_running_matter(FOPPE.user_id)

        with pytest.raises(DatabaseError), transaction.atomic():
            Matter.objects.filter(id=matter.id).update(
                status=MatterStatus.CLOSED, closed_at=LATER, hat=None
            )


class TestTheHatOfWhoDecided:
    @pytest.mark.req("R-123")
    def test_stays_on_for_good(self):
        matter = make_running_matter(FOPPE.user_id)
        decide(matter, verdict=Verdict.REFUSED)
        with acting(FOPPE):
            actions.close_matter(actor=FOPPE, matter_id=matter.id, outcome="stopped", at=LATER)
        much_later = Actor(at=LATER + timedelta(days=5000), clock=Scope())

        with acting(much_later):
            taken_off = take_off_hats(actor=much_later, at=LATER + timedelta(days=5000))

        assert taken_off == 0
        assert Hat.objects.get().kind == "decides"

    def test_comes_off_where_nothing_was_decided(self):
        matter = make_running_matter(FOPPE.user_id)
        with acting(FOPPE):
            actions.close_matter(actor=FOPPE, matter_id=matter.id, outcome="stopped", at=LATER)
        much_later = Actor(at=LATER + timedelta(days=5000), clock=Scope())

        with acting(much_later):
            taken_off = take_off_hats(actor=much_later, at=LATER + timedelta(days=5000))

        assert taken_off == 1
