"""What a case holds: who asks, about what, how they spoke, and in which layer."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from naast.core.policy.walls import acting
from naast.supply.law.rules import Activity, Domain
from naast.support.casework import actions, queries
from naast.support.casework.actions import Said
from naast.support.casework.rules import ContactKind, Outcome, Rung, RungState
from naast.support.casework.tests.factories import make_contact, make_running_case
from naast.support.keys.actions import keep_plan
from naast.support.keys.rules import Plan
from naast.support.matching.tests.factories import make_question
from naast.support.people.rules import RelationKind
from naast.support.people.tests.factories import make_ground, make_person, make_relation
from tests.cast import BRAM, HANNA, HANNA_ID, NOON, SANNE

LATER = NOON + timedelta(days=3)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


def said(**fields):
    return Said(**{"kind": ContactKind.CALL, "text": "Gesproken.", **fields})


class TestWhoAsks:
    @pytest.mark.req("R-010")
    def test_a_carer_has_a_case_of_his_own_beside_that_of_whom_he_cares_for(self):
        wife, carer = make_person(first_name="Aly"), make_person(id=HANNA_ID, first_name="Sjoerd")
        make_relation(wife, kind=RelationKind.CARER, other=carer)
        hers = make_running_case(BRAM.user_id, person=wife)
        question = make_question(carer, SANNE.user_id, domains=[Domain.CARING])

        with acting(SANNE):
            his = actions.take_case(actor=SANNE, question_id=question.id, at=NOON)

        assert (his.person_id, his.domains) == (carer.id, [Domain.CARING])
        assert his.circle_id != hers.circle_id
        with acting(HANNA):
            assert [case.id for case in queries.cases(actor=HANNA)] == [his.id]

    @pytest.mark.req("R-095")
    def test_one_case_holds_more_domains_and_what_lies_under_the_first_question(self):
        question = make_question(make_person(), SANNE.user_id, domains=["money", "mind", "work"])

        with acting(SANNE):
            case = actions.take_case(actor=SANNE, question_id=question.id, at=NOON)
            actions.write_question_behind(
                actor=SANNE, case_id=case.id, behind="Schaamte", reading="", at=NOON
            )
            opened = queries.opened_case(actor=SANNE, case_id=case.id)

        assert set(opened.domains) == {"money", "mind", "work"}
        assert opened.behind == "Schaamte"

    @pytest.mark.req("R-083", "R-084")
    @pytest.mark.parametrize(
        "why_now", ["reassessment", "change", "care_plan", "taking_part", "education"]
    )
    def test_who_has_help_asks_at_its_moments_and_that_is_the_third_layer(self, why_now):
        question = make_question(make_person(), SANNE.user_id, why_now=why_now)

        with acting(SANNE):
            case = actions.take_case(actor=SANNE, question_id=question.id, at=NOON)
            opened = queries.opened_case(actor=SANNE, case_id=case.id)

        assert (opened.why_now, opened.layer) == (why_now, 3)

    @pytest.mark.req("R-083")
    def test_who_supports_writes_that_it_turned_out_to_be_about_looking_again(self):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE):
            for more in ({"why_now": "reassessment"}, {"layer": 2}, {"why_now": "", "layer": 1}):
                actions.note_contact(actor=SANNE, case_id=case.id, said=said(**more), at=NOON)
            opened = queries.opened_case(actor=SANNE, case_id=case.id)

        assert sorted(talk.layer for talk in opened.contacts) == [1, 2, 3]
        assert (opened.why_now, opened.layer) == ("", 1)

    @pytest.mark.req("R-081")
    def test_thinking_about_ones_life_needs_no_application(self):
        question = make_question(make_person(), SANNE.user_id, domains=[Domain.FUTURE])

        with acting(SANNE):
            case = actions.take_case(actor=SANNE, question_id=question.id, at=NOON)
            actions.note_contact(actor=SANNE, case_id=case.id, said=said(layer=1), at=NOON)
            actions.set_goal(
                actor=SANNE, case_id=case.id, text="Weer zingen", score_start=3, at=NOON
            )
            opened = queries.opened_case(actor=SANNE, case_id=case.id)
            actions.close_case(
                actor=SANNE, case_id=case.id, outcome=Outcome.OWN_STRENGTH, scores={}, at=NOON
            )

        assert (opened.layer, [goal.text for goal in opened.goals]) == (1, ["Weer zingen"])
        assert not apps.get_model("decisions.Matter").objects.exists()

    @pytest.mark.req("R-108")
    def test_tells_which_questions_what_was_done_and_what_came_of_it(self):
        question = make_question(make_person(id=HANNA_ID), SANNE.user_id, domains=["money", "mind"])
        with acting(SANNE):
            case = actions.take_case(actor=SANNE, question_id=question.id, at=NOON)
            for kind, activity in (
                (ContactKind.CALL, Activity.INFORMATION),
                (ContactKind.HOME, Activity.ADVICE),
                (ContactKind.ALONG, Activity.GENERAL_SUPPORT),
            ):
                talk = said(kind=kind, activity=activity)
                actions.note_contact(actor=SANNE, case_id=case.id, said=talk, at=LATER)
            actions.close_case(
                actor=SANNE, case_id=case.id, outcome=Outcome.OBJECTION, scores={}, at=LATER
            )

        with acting(HANNA):
            opened = queries.opened_case(actor=HANNA, case_id=case.id)
        assert sorted(opened.domains) == ["mind", "money"]
        assert {(one.kind, one.activity) for one in opened.contacts} == {
            (ContactKind.CALL, Activity.INFORMATION),
            (ContactKind.HOME, Activity.ADVICE),
            (ContactKind.ALONG, Activity.GENERAL_SUPPORT),
        }
        assert opened.outcome == Outcome.OBJECTION


class TestContacts:
    @pytest.mark.req("R-079")
    @pytest.mark.parametrize("layer", [1, 2, 3])
    def test_has_one_of_the_three_layers(self, layer):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE):
            actions.note_contact(actor=SANNE, case_id=case.id, said=said(layer=layer), at=NOON)
            [noted] = queries.opened_case(actor=SANNE, case_id=case.id).contacts

        assert noted.layer == layer
        with pytest.raises(IntegrityError), transaction.atomic():
            make_contact(case, layer=None)

    @pytest.mark.req("R-025")
    @pytest.mark.parametrize(
        "kind", [ContactKind.CALL, ContactKind.MAIL, ContactKind.HOME, ContactKind.WALK_IN]
    )
    def test_keeps_how_they_spoke(self, kind):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE):
            actions.note_contact(
                actor=SANNE, case_id=case.id, said=Said(kind=kind, text="Gesproken."), at=NOON
            )
            [noted] = queries.opened_case(actor=SANNE, case_id=case.id).contacts

        assert noted.kind == kind

    @pytest.mark.req("R-004")
    @pytest.mark.parametrize("activity", Activity)
    def test_is_information_advice_or_general_support_and_nothing_else(self, activity):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE):
            actions.note_contact(
                actor=SANNE, case_id=case.id, said=said(activity=activity), at=NOON
            )
            [noted] = queries.opened_case(actor=SANNE, case_id=case.id).contacts

        assert noted.activity in {"information", "advice", "general_support"}
        with pytest.raises(IntegrityError), transaction.atomic():
            make_contact(case, activity="decision")

    @pytest.mark.req("R-102")
    def test_begins_with_plain_information_and_grows_into_what_is_needed(self):
        case = make_running_case(SANNE.user_id, text="Waar vraag ik een rolstoel aan?")

        with acting(SANNE):
            for at, activity in ((NOON, Activity.INFORMATION), (LATER, Activity.GENERAL_SUPPORT)):
                actions.note_contact(
                    actor=SANNE, case_id=case.id, said=said(activity=activity), at=at
                )
            actions.write_question_behind(
                actor=SANNE, case_id=case.id, behind="Zij komt nergens meer.", reading="", at=LATER
            )
            opened = queries.opened_case(actor=SANNE, case_id=case.id)

        assert {one.activity for one in opened.contacts} == {
            Activity.INFORMATION,
            Activity.GENERAL_SUPPORT,
        }
        assert (opened.own_words, opened.behind) == (
            "Waar vraag ik een rolstoel aan?",
            "Zij komt nergens meer.",
        )

    @pytest.mark.req("R-106")
    def test_guidance_is_no_contact_and_goes_to_who_gives_it(self):
        case = make_running_case(SANNE.user_id)

        with acting(SANNE), pytest.raises(IntegrityError), transaction.atomic():
            actions.note_contact(
                actor=SANNE, case_id=case.id, said=said(activity="guidance"), at=NOON
            )
        with acting(SANNE):
            actions.mark_rung(
                actor=SANNE,
                case_id=case.id,
                rung=Rung.MADE_TO_MEASURE,
                state=RungState.PLANNED,
                text="Begeleiding: vraagt zij bij de gemeente.",
                at=NOON,
            )
            opened = queries.opened_case(actor=SANNE, case_id=case.id)

        assert opened.contacts == ()
        assert [one.text for one in opened.rungs if one.state] == [
            "Begeleiding: vraagt zij bij de gemeente."
        ]


class TestHerOwnPlan:
    @pytest.mark.req("R-006")
    def test_stands_apart_from_notes_and_is_read_only_where_she_says_so(self):
        case = make_running_case(SANNE.user_id, person=make_person(id=HANNA_ID))
        plan = Plan(words={"need": "Ik val vaak."})

        for to_supporter in (False, True):
            with acting(HANNA):
                keep_plan(actor=HANNA, plan=plan, at=NOON, open_to_supporter=to_supporter)
            with acting(SANNE):
                opened = actions.open_case(actor=SANNE, case_id=case.id)
            assert [part.text for part in opened.own_plan] == ["Ik val vaak."] * to_supporter
            assert opened.contacts == ()
