"""Somebody else goes on beside a resident: what moves, who sees what after, and what cannot be."""

from datetime import timedelta
from uuid import uuid4

import pytest

from naast.core.audit.tests.factories import Entry
from naast.core.outbox.tests.factories import Message
from naast.core.policy.walls import acting
from naast.supply.supporters.tests.factories import make_offered
from naast.support.casework import queries
from naast.support.casework.actions import close_case, open_case
from naast.support.casework.actions.handing_over import (
    AlreadyAsked,
    CannotGoOn,
    accept_hand_over,
    keep_case,
    offer_hand_over,
    refuse_hand_over,
    want_another,
    want_successor,
    withdraw_hand_over,
)
from naast.support.casework.models import Case, HandOver
from naast.support.casework.queries import handing_over
from naast.support.casework.rules import (
    KEPT_BY_COORDINATOR,
    HandOverReason,
    HandOverState,
    Outcome,
)
from naast.support.casework.tests.factories import (
    make_case,
    make_contact,
    make_hand_over,
    make_running_case,
)
from naast.support.encounters.tests.factories import Appointment, make_appointment
from naast.support.matching.tests.factories import (
    Placement,
    Question,
    make_placement,
    make_question,
)
from naast.support.people import queries as people
from naast.support.people.rules import HatKind
from naast.support.people.tests.factories import (
    Details,
    Hat,
    Standing,
    make_ground,
    make_hat,
    make_person,
    make_standing,
)
from tests.cast import BRAM, CARLA, DIRK, FOPPE, GEA, HANNA, HANNA_ID, KARIN, NOON, SANNE, TINEKE

LATER = NOON + timedelta(days=3)
NOT_LEADING = (SANNE, BRAM, DIRK, TINEKE, FOPPE, GEA, KARIN, HANNA)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


def hannas_case(**fields):
    person = make_person(id=HANNA_ID, first_name="Hanna", phone="0612345678")
    Details.objects.filter(person=person).update(safe_to_text=True)
    return make_running_case(
        SANNE.user_id, person=person, text="Ik durf de post niet open te doen.", **fields
    )


def offer(case, *, actor=CARLA, to=BRAM):
    with acting(actor):
        return offer_hand_over(
            actor=actor,
            case_id=case.id,
            to_user_id=to.user_id,
            reason=HandOverReason.STOPS,
            at=NOON,
        )


def accept(offered, *, actor=BRAM):
    with acting(actor):
        return accept_hand_over(actor=actor, hand_over_id=offered.id, at=NOON)


def sees(actor, case):
    """Return what somebody sees of a case: its header, its contents."""
    with acting(actor):
        return (
            queries.cases(actor=actor).filter(id=case.id).exists(),
            queries.contents(actor=actor).filter(case_id=case.id).exists(),
        )


class TestOffer:
    def test_asks_somebody_and_tells_both(self):
        make_offered(BRAM.user_id)
        case = hannas_case()

        offered = offer(case)

        assert (offered.state, offered.to_user_id) == (HandOverState.OFFERED, BRAM.user_id)
        told = list(Message.objects.values_list("user_id", "template"))
        assert sorted(told, key=str) == [
            (BRAM.user_id, "question_waiting"),
            (None, "answer_waiting"),
        ]
        assert Entry.objects.get().action == "casework.hand_over.offered"

    def test_shows_who_is_asked_the_header_and_nothing_more(self):
        make_offered(BRAM.user_id)
        case = hannas_case()

        offer(case)

        assert sees(BRAM, case) == (False, False)
        with acting(BRAM):
            [row] = handing_over.asked_to_go_on(actor=BRAM)
        assert (row.domains, row.from_user_id) == (["money"], SANNE.user_id)

    def test_asks_once(self):
        make_offered(BRAM.user_id)
        case = hannas_case()
        offer(case)

        with pytest.raises(AlreadyAsked):
            offer(case)

    def test_asks_nobody_who_is_full_or_decides_or_works_elsewhere_or_said_no(self):
        make_offered(BRAM.user_id, ceiling=0)
        make_offered(DIRK.user_id, organisation_id=2)
        case = hannas_case()
        for who in (BRAM, DIRK, SANNE, FOPPE):
            with pytest.raises(CannotGoOn):
                offer(case, to=who)

    def test_the_other_hat_looks_like_being_full(self):
        make_offered(BRAM.user_id)
        case = hannas_case()
        make_hat(case.person, BRAM.user_id, house="municipality", kind=HatKind.DECIDES)

        with pytest.raises(CannotGoOn):
            offer(case)

    @pytest.mark.parametrize("actor", NOT_LEADING)
    def test_is_for_who_leads_there(self, actor):
        make_offered(BRAM.user_id)
        case = hannas_case()

        with pytest.raises((Case.DoesNotExist, KeyError)):
            offer(case, actor=actor)

        assert not HandOver.objects.exists()

    def test_answers_what_a_supporter_wanted(self):
        make_offered(BRAM.user_id)
        case = hannas_case()
        with acting(SANNE):
            want_successor(actor=SANNE, case_id=case.id, reason=HandOverReason.AWAY, at=NOON)

        offer(case)

        [row] = HandOver.objects.all()
        assert (row.state, row.reason) == (HandOverState.OFFERED, HandOverReason.AWAY)


class TestAccept:
    def test_moves_question_placement_standing_and_case_as_one(self):
        make_offered(BRAM.user_id)
        case = hannas_case()

        accept(offer(case))

        running = {"until_at__isnull": True}
        for row in (
            Case.objects.get(),
            Question.objects.get(),
            Placement.objects.get(**running),
            Standing.objects.get(**running),
        ):
            assert (row.user_id, row.person_id) == (BRAM.user_id, HANNA_ID)
        assert Placement.objects.filter(user_id=SANNE.user_id, until_at=NOON, hat=None).exists()
        assert set(Hat.objects.values_list("user_id", flat=True)) == {SANNE.user_id, BRAM.user_id}

    @pytest.mark.req("R-111")
    @pytest.mark.parametrize(
        ("was", "becomes"), [("formal", "trained_volunteer"), ("trained_volunteer", "formal")]
    )
    def test_goes_between_professional_and_volunteer_both_ways(self, was, becomes):
        make_offered(BRAM.user_id, kind=becomes)
        case = hannas_case(kind=was)
        make_contact(case, "Samen de post gedaan.")

        accept(offer(case))

        kinds = Placement.objects.order_by("from_at").values_list("kind", flat=True)
        assert list(kinds) == [was, becomes]
        with acting(BRAM):
            opened = open_case(actor=BRAM, case_id=case.id)
        assert opened.own_words == "Ik durf de post niet open te doen."
        assert [one.text for one in opened.contacts] == ["Samen de post gedaan."]

    def test_the_old_one_sees_nothing_any_more_and_the_new_one_all(self):
        make_offered(BRAM.user_id)
        case = hannas_case()
        assert sees(SANNE, case) == (True, True)

        offered = offer(case)
        accept(offered)

        assert sees(SANNE, case) == (False, False)
        assert sees(BRAM, case) == (True, True)
        with acting(SANNE):
            assert not handing_over.hand_overs(actor=SANNE).exists()
            with pytest.raises(Case.DoesNotExist):
                open_case(actor=SANNE, case_id=case.id)

    def test_takes_the_coming_appointments_along(self):
        make_offered(BRAM.user_id)
        case = hannas_case()
        coming = make_appointment(case.person, SANNE.user_id, starts_at=LATER)
        past = make_appointment(case.person, SANNE.user_id, starts_at=NOON - timedelta(days=2))

        accept(offer(case))

        users = dict(Appointment.objects.values_list("id", "user_id"))
        assert users == {coming.id: BRAM.user_id, past.id: SANNE.user_id}

    def test_keeps_what_was_promised(self):
        make_offered(BRAM.user_id)
        case = hannas_case(hear_before_at=LATER)

        accept(offer(case))

        case.refresh_from_db()
        assert case.hear_before_at == LATER

    def test_promises_something_where_nothing_was(self):
        make_offered(BRAM.user_id)
        case = hannas_case()

        accept(offer(case))

        case.refresh_from_db()
        assert case.hear_before_at > NOON

    def test_leaves_the_old_one_beside_her_for_another_question(self):
        make_offered(BRAM.user_id)
        case = hannas_case()
        other = make_running_case_again(case)

        accept(offer(case))

        assert sees(SANNE, other) == (True, True)
        assert sees(SANNE, case)[0] is False

    def test_somebody_who_stands_there_already_takes_it_too(self):
        make_offered(BRAM.user_id)
        case = hannas_case()
        make_running_case_again(case, user=BRAM)

        accept(offer(case))

        assert Standing.objects.filter(user_id=BRAM.user_id, until_at=None).count() == 1

    @pytest.mark.parametrize("actor", [SANNE, CARLA, DIRK, FOPPE, HANNA])
    def test_is_only_for_who_was_asked(self, actor):
        make_offered(BRAM.user_id)
        case = hannas_case()
        offered = offer(case)

        with pytest.raises(HandOver.DoesNotExist):
            accept(offered, actor=actor)

        assert sees(SANNE, case) == (True, True)

    def test_is_over_once_the_case_is(self):
        make_offered(BRAM.user_id)
        case = hannas_case()
        offered = offer(case)
        with acting(SANNE):
            close_case(
                actor=SANNE, case_id=case.id, outcome=Outcome.OWN_STRENGTH, scores={}, at=NOON
            )

        with pytest.raises(HandOver.DoesNotExist):
            accept(offered)

    def test_the_other_hat_put_on_meanwhile_stops_it_and_nothing_moves(self):
        make_offered(BRAM.user_id)
        case = hannas_case()
        offered = offer(case)
        make_hat(case.person, BRAM.user_id, house="municipality", kind=HatKind.DECIDES)

        with pytest.raises(CannotGoOn):
            accept(offered)

        assert sees(SANNE, case) == (True, True)
        assert Placement.objects.get().until_at is None


def make_running_case_again(case, *, user=SANNE):
    """Write another question of the same resident, taken too."""
    if user is not SANNE:
        make_standing(case.person, user.user_id)
    question = make_question(case.person, user.user_id, status="accepted")
    make_placement(question, user.user_id)
    return make_case(question, user.user_id)


class TestNo:
    def test_who_was_asked_says_no_and_is_not_proposed_again(self):
        make_offered(BRAM.user_id)
        case = hannas_case()
        offered = offer(case)

        with acting(BRAM):
            refuse_hand_over(actor=BRAM, hand_over_id=offered.id, at=NOON)

        with pytest.raises(CannotGoOn):
            offer(case)
        assert Message.objects.filter(user_id=CARLA.user_id).exists()
        assert sees(SANNE, case) == (True, True)

    def test_the_resident_would_rather_have_another(self):
        make_offered(BRAM.user_id)
        case = hannas_case()
        offered = offer(case)

        with acting(HANNA):
            want_another(actor=HANNA, hand_over_id=offered.id, at=NOON)

        offered.refresh_from_db()
        assert offered.state == HandOverState.UNWANTED
        with pytest.raises(HandOver.DoesNotExist):
            accept(offered)
        with pytest.raises(CannotGoOn):
            offer(case)

    def test_who_leads_takes_it_back(self):
        make_offered(BRAM.user_id)
        offered = offer(hannas_case())

        with acting(CARLA):
            withdraw_hand_over(actor=CARLA, hand_over_id=offered.id, at=NOON)

        with pytest.raises(HandOver.DoesNotExist):
            accept(offered)

    @pytest.mark.parametrize("actor", [SANNE, BRAM, TINEKE, FOPPE])
    def test_nobody_else_says_it_for_the_resident(self, actor):
        make_offered(BRAM.user_id)
        offered = offer(hannas_case())

        with acting(actor), pytest.raises(HandOver.DoesNotExist):
            want_another(actor=actor, hand_over_id=offered.id, at=NOON)


class TestKeep:
    def test_her_name_stands_there_and_she_reads_nothing(self):
        case = hannas_case()

        with acting(CARLA):
            keep_case(actor=CARLA, case_id=case.id, at=NOON)

        assert sees(SANNE, case) == (False, False)
        assert sees(CARLA, case) == (True, False)
        with acting(HANNA):
            standings = [s.user.name for s in people.standings(actor=HANNA).filter(until_at=None)]
        assert standings == ["Carla"]
        kept = Placement.objects.get(until_at=None)
        assert (kept.user_id, kept.kind) == (CARLA.user_id, KEPT_BY_COORDINATOR)

    def test_calls_off_what_nobody_can_keep(self):
        case = hannas_case()
        make_appointment(case.person, SANNE.user_id, starts_at=LATER)

        with acting(CARLA):
            keep_case(actor=CARLA, case_id=case.id, at=NOON)

        assert Appointment.objects.get().cancelled_at == NOON

    def test_asks_nobody_any_more(self):
        make_offered(BRAM.user_id)
        case = hannas_case()
        offered = offer(case)

        with acting(CARLA):
            keep_case(actor=CARLA, case_id=case.id, at=NOON)

        with pytest.raises(HandOver.DoesNotExist):
            accept(offered)

    def test_goes_on_to_who_comes_after(self):
        case = hannas_case()
        with acting(CARLA):
            keep_case(actor=CARLA, case_id=case.id, at=NOON)
        make_offered(BRAM.user_id)

        accept(offer(case))

        assert sees(BRAM, case) == (True, True)
        running = Standing.objects.filter(until_at=None).values_list("user_id", flat=True)
        assert list(running) == [BRAM.user_id]

    @pytest.mark.parametrize("actor", NOT_LEADING)
    def test_is_for_who_leads_there(self, actor):
        case = hannas_case()

        with acting(actor), pytest.raises((Case.DoesNotExist, KeyError)):
            keep_case(actor=actor, case_id=case.id, at=NOON)

        assert Standing.objects.get().user_id == SANNE.user_id


class TestWant:
    def test_tells_who_leads_and_changes_nothing_else(self):
        case = hannas_case()

        with acting(SANNE):
            want_successor(actor=SANNE, case_id=case.id, reason=HandOverReason.NO_ROOM, at=NOON)

        with acting(CARLA):
            [row] = handing_over.unsettled(actor=CARLA, organisation_ids=[1])
        assert (row.state, row.case_id) == (HandOverState.WANTED, case.id)
        assert sees(SANNE, case) == (True, True)

    @pytest.mark.parametrize("actor", [BRAM, CARLA, DIRK, FOPPE])
    def test_is_for_who_stands_there(self, actor):
        case = hannas_case()

        with acting(actor), pytest.raises(Case.DoesNotExist):
            want_successor(actor=actor, case_id=case.id, reason=HandOverReason.AWAY, at=NOON)

    def test_is_not_there_for_what_is_not(self):
        with acting(SANNE), pytest.raises(Case.DoesNotExist):
            want_successor(actor=SANNE, case_id=uuid4(), reason=HandOverReason.AWAY, at=NOON)


class TestLists:
    def test_takes_few_queries_however_many_cases(self, django_assert_max_num_queries):
        make_offered(BRAM.user_id, ceiling=40)
        for _ in range(14):
            make_running_case(SANNE.user_id)

        with acting(CARLA), django_assert_max_num_queries(15):
            found = handing_over.leaving(actor=CARLA, user_id=SANNE.user_id, at=NOON)

        assert [one.succession.proposed for one in found] == [BRAM.user_id] * 14

    def test_proposes_nobody_above_her_room(self):
        make_offered(BRAM.user_id, ceiling=3)
        for _ in range(5):
            make_running_case(SANNE.user_id)

        with acting(CARLA):
            found = handing_over.leaving(actor=CARLA, user_id=SANNE.user_id, at=NOON)

        proposed = [one.succession.proposed for one in found]
        assert (proposed.count(BRAM.user_id), proposed.count(None)) == (3, 2)

    def test_what_is_done_or_taken_back_needs_no_look(self):
        case = hannas_case()
        make_hand_over(case, to_user_id=BRAM.user_id, state=HandOverState.WITHDRAWN)

        with acting(CARLA):
            assert not handing_over.unsettled(actor=CARLA, organisation_ids=[1]).exists()
