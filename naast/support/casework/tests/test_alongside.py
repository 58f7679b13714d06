"""Who else is in a case: asked, answered, seen by the resident; and what opens when, and never."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.tests.factories import Entry
from naast.core.outbox.tests.factories import Message
from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.supporters.models import Supporter
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_offered
from naast.supply.training.rules import Subject
from naast.supply.training.tests.factories import make_attendance, make_meeting
from naast.support.casework.actions import (
    Said,
    close_case,
    leave_supporter,
    note_contact,
    open_case,
)
from naast.support.casework.actions import alongside as actions
from naast.support.casework.models import Alongside, Case, CaseContent, Contact
from naast.support.casework.queries import alongside
from naast.support.casework.queries.told import told_of_others
from naast.support.casework.rules import ContactKind, Outcome
from naast.support.casework.rules.alongside import (
    LONGEST_DAYS,
    AlongState,
    WhyBehind,
    stand_in_period,
)
from naast.support.casework.tests.factories import make_contact, make_running_case
from naast.support.matching import queries as matching
from naast.support.matching.tests.factories import Placement
from naast.support.people import queries as people
from naast.support.people.rules import HatKind
from naast.support.people.tests.factories import (
    Details,
    Standing,
    make_ground,
    make_hat,
    make_person,
)
from tests.cast import BRAM, CARLA, DIRK, FOPPE, HANNA, HANNA_ID, ILSE, NOON, SANNE, TINEKE, UMA

DAY = timedelta(days=1)
TODAY = NOON.date()
FROM_ON, UNTIL_ON = TODAY + DAY, TODAY + 3 * DAY
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FROM = datetime(2026, 11, 10, tzinfo=AMSTERDAM)
UNTIL = datetime(2026, 11, 13, tzinfo=AMSTERDAM)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


@pytest.fixture
def case():
    person = make_person(id=HANNA_ID, first_name="Hanna", phone="0612345678")
    Details.objects.filter(person=person).update(safe_to_text=True)
    make_offered(SANNE.user_id)
    make_offered(BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER)
    case = make_running_case(SANNE.user_id, person=person, text="Ik durf de post niet te openen.")
    make_contact(case, text="Wij lazen de brief samen.")
    return case


def later(actor, at):
    scopes = {
        role: Scope(**{k: v for k, v in vars(scope).items() if k != "now"})
        for role, scope in actor.scopes.items()
    }
    return Actor(user_id=actor.user_id, at=at, **scopes)


def ask_behind(case, *, actor=SANNE, to=ILSE):
    with acting(actor):
        return actions.ask_behind(
            actor=actor, case_id=case.id, user_id=to.user_id, why=WhyBehind.LAW, at=NOON
        )


def ask_stand_in(case, *, actor=SANNE, to=BRAM, from_on=FROM_ON, until_on=UNTIL_ON):
    with acting(actor):
        return actions.ask_stand_in(
            actor=actor,
            case_id=case.id,
            user_id=to.user_id,
            from_on=from_on,
            until_on=until_on,
            at=NOON,
        )


def ask_together(case, *, actor=SANNE, to=BRAM):
    with acting(actor):
        return actions.ask_together(
            actor=actor,
            case_id=case.id,
            user_id=to.user_id,
            holder_does="Sanne belt met de gemeente.",
            other_does="Bram drinkt elke week koffie.",
            at=NOON,
        )


def do(step, row, *, actor, at=NOON):
    who = actor if at == NOON else later(actor, at)
    with acting(who):
        return step(actor=who, along_id=row.id, at=at)


def reads(actor, case, at=NOON):
    """Return what somebody reads of a case: header, contents, name; by the second wall alone."""
    with acting(later(actor, at)):
        return (
            Case.objects.filter(id=case.id).exists(),
            CaseContent.objects.filter(case_id=case.id).exists()
            and Contact.objects.filter(case_id=case.id).exists(),
            Details.objects.filter(person_id=case.person_id).exists(),
        )


NOTHING, NOTES, ALL = (False, False, False), (True, True, False), (True, True, True)


class TestBehind:
    @pytest.mark.req("R-171", "R-112")
    def test_a_supporter_calls_on_formal_backing_and_the_resident_sees_who(self, case):
        row = ask_behind(case)
        before = reads(ILSE, case)

        do(actions.say_yes, row, actor=ILSE)

        assert (before, reads(ILSE, case)) == (NOTHING, NOTES)
        with acting(HANNA):
            [shown] = alongside.live(actor=HANNA, at=NOON)
            assert (shown.user.name, shown.holder.name) == ("Ilse", "Sanne")

    @pytest.mark.req("R-115", "R-171")
    def test_a_question_of_law_stands_with_it_and_each_look_is_seen(self, case):
        row = ask_behind(case)
        do(actions.say_yes, row, actor=ILSE)

        with acting(ILSE):
            opened = actions.open_behind(actor=ILSE, along_id=row.id, at=NOON)

        assert [one.text for one in opened.contacts] == ["Wij lazen de brief samen."]
        assert opened.row.why == WhyBehind.LAW
        look = Entry.objects.get(action="casework.case.opened", role="supervisor")
        assert (look.user_id, look.subject_id) == (ILSE.user_id, HANNA_ID)

    @pytest.mark.req("R-115")
    def test_a_complaint_is_written_with_training_and_the_law_behind_her_named(self, cast, case):
        sanne, page = Client(), f"/desk/cases/{case.id}/letters/new/complaint/"
        sanne.force_login(cast[SANNE])
        bare = sanne.get(page).content.decode()
        here = make_meeting(subject=Subject.COMPLAINTS, held_on=date(2026, 10, 5))
        make_attendance(here, Supporter.objects.get(user_id=SANNE.user_id))
        row = ask_behind(case)
        asked = sanne.get(page).content.decode()
        do(actions.say_yes, row, actor=ILSE)

        backed = sanne.get(page).content.decode()

        for said in ("U volgde nog geen scholing over klachten", "Vraag iemand om mee te lezen"):
            assert (said in bare, said in backed) == (True, False), said
        assert "U leerde op 5 oktober 2026 voor het laatst" in asked
        assert "U vroeg Ilse om achter u te staan" in asked
        assert "Ilse staat achter u voor vragen over recht" in backed
        other = sanne.get(f"/desk/cases/{case.id}/letters/new/preparation/").content.decode()
        assert "achter u voor vragen over recht" not in other

    def test_what_another_learned_or_another_was_asked_says_nothing_of_her(self, cast, case):
        here = make_meeting(subject=Subject.COMPLAINTS, held_on=date(2026, 10, 5))
        make_attendance(here, Supporter.objects.get(user_id=BRAM.user_id))
        make_attendance(
            make_meeting(subject=Subject.LAW), Supporter.objects.get(user_id=SANNE.user_id)
        )

        with acting(SANNE):
            found = alongside.backed_by_law(actor=SANNE, case_id=case.id, at=NOON)

        assert (found.learned_on, found.along) == (None, None)

    def test_counts_in_nobodys_load(self, case):
        do(actions.say_yes, ask_behind(case), actor=ILSE)

        assert not Placement.objects.filter(user_id=ILSE.user_id).exists()

    @pytest.mark.parametrize("to", [SANNE, BRAM, CARLA, DIRK, FOPPE])
    def test_is_asked_of_who_holds_that_role_here(self, case, to):
        with pytest.raises(actions.CannotAsk):
            ask_behind(case, to=to)

    @pytest.mark.parametrize("actor", [BRAM, CARLA, ILSE, DIRK, TINEKE, FOPPE])
    def test_is_asked_by_whose_case_it_is(self, case, actor):
        with pytest.raises(Case.DoesNotExist):
            ask_behind(case, actor=actor)

    @pytest.mark.parametrize("actor", [SANNE, ILSE])
    def test_reads_nothing_once_it_ended(self, case, actor):
        row = ask_behind(case)
        do(actions.say_yes, row, actor=ILSE)

        do(actions.end, row, actor=actor)

        assert reads(ILSE, case, at=NOON + timedelta(hours=1)) == NOTHING

    def test_reads_nothing_once_the_resident_says_no(self, case):
        row = ask_behind(case)
        do(actions.say_yes, row, actor=ILSE)

        do(actions.resident_refuses, row, actor=HANNA)

        assert reads(ILSE, case) == NOTHING
        assert reads(SANNE, case) == ALL

    def test_who_decides_about_her_is_not_there(self, case):
        make_hat(case.person, ILSE.user_id, house="municipality", kind=HatKind.DECIDES)

        with pytest.raises(actions.CannotAsk):
            ask_behind(case)

    def test_the_other_hat_put_on_meanwhile_is_refused_by_the_database(self, case):
        row = ask_behind(case)
        make_hat(case.person, ILSE.user_id, house="municipality", kind=HatKind.DECIDES)

        with pytest.raises(actions.CannotAsk):
            do(actions.say_yes, row, actor=ILSE)

        assert reads(ILSE, case) == NOTHING


class TestStandIn:
    @pytest.mark.parametrize(
        ("at", "seen"),
        [
            (NOON, NOTHING),
            (FROM - timedelta(seconds=1), NOTHING),
            (FROM, ALL),
            (UNTIL - timedelta(seconds=1), ALL),
            (UNTIL, NOTHING),
        ],
    )
    def test_reads_in_those_days_and_no_moment_longer(self, case, at, seen):
        row = ask_stand_in(case)
        assert reads(BRAM, case, at=FROM) == NOTHING  # asked, and the resident knows nothing yet

        do(actions.say_yes, row, actor=BRAM)

        assert reads(BRAM, case, at=at) == seen

    def test_the_resident_is_told_beforehand_by_a_way_she_called_safe(self, case):
        row = ask_stand_in(case)
        assert not Message.objects.filter(channel="text").exists()

        do(actions.say_yes, row, actor=BRAM)

        assert Message.objects.filter(channel="text").count() == 1

    def test_works_in_the_case_meanwhile_under_a_name_of_her_own(self, case):
        do(actions.say_yes, ask_stand_in(case), actor=BRAM)
        bram = later(BRAM, FROM)

        with acting(bram):
            note_contact(
                actor=bram,
                case_id=case.id,
                said=Said(kind=ContactKind.CALL, text="Ik ben er voor Sanne."),
                at=FROM,
            )
            opened = open_case(actor=bram, case_id=case.id)

        assert [one.by_name for one in opened.contacts] == ["Bram", "Sanne"]

    @pytest.mark.parametrize("step", [close_case])
    def test_does_not_close_what_is_anothers(self, case, step):
        do(actions.say_yes, ask_stand_in(case), actor=BRAM)
        bram = later(BRAM, FROM)

        with acting(bram), pytest.raises(Case.DoesNotExist):
            step(actor=bram, case_id=case.id, outcome=Outcome.STOPPED, scores={}, at=FROM)

    def test_counts_in_the_load_of_those_days(self, case):
        do(actions.say_yes, ask_stand_in(case), actor=BRAM)

        def running(at):
            coordinator = later(CARLA, at)
            with acting(coordinator):
                rows = matching.running_placements(actor=coordinator, at=at)
                return rows.filter(user_id=BRAM.user_id).count()

        assert [running(at) for at in (NOON, FROM, UNTIL)] == [0, 1, 0]

    def test_a_coordinator_asks_too_and_reads_nothing(self, case):
        row = ask_stand_in(case, actor=CARLA)
        do(actions.say_yes, row, actor=BRAM)

        assert reads(CARLA, case, at=FROM) == (True, False, False)

    @pytest.mark.parametrize("actor", [BRAM, ILSE, DIRK, TINEKE, UMA, FOPPE, HANNA])
    def test_nobody_else_asks(self, case, actor):
        with pytest.raises(Case.DoesNotExist):
            ask_stand_in(case, actor=actor)

    def test_the_resident_says_no_and_who_leads_calls_back(self, case):
        row = ask_stand_in(case)
        do(actions.say_yes, row, actor=BRAM)

        do(actions.resident_refuses, row, actor=HANNA)

        assert reads(BRAM, case, at=FROM) == NOTHING
        assert reads(SANNE, case, at=FROM) == ALL
        assert Message.objects.filter(user_id=CARLA.user_id, template="question_waiting").exists()
        with acting(CARLA):
            ours = alongside.unwanted_stand_ins(actor=CARLA, organisation_ids=[1])
            assert [one.id for one in ours] == [row.id]

    @pytest.mark.parametrize("actor", [BRAM, SANNE, CARLA, HANNA, DIRK])
    def test_only_who_was_asked_says_yes(self, case, actor):
        row = ask_stand_in(case, to=BRAM)
        if actor is BRAM:
            do(actions.say_yes, row, actor=actor)
            actor = SANNE

        with pytest.raises(Alongside.DoesNotExist):
            do(actions.say_yes, row, actor=actor)

    def test_hat_standing_placement_and_row_never_differ(self, case):
        row = do(actions.say_yes, ask_stand_in(case), actor=BRAM)

        standing = Standing.objects.get(user_id=BRAM.user_id)
        placement = Placement.objects.get(user_id=BRAM.user_id)
        periods = {(one.from_at, one.until_at) for one in (row, standing, placement)}
        assert periods == {(FROM, UNTIL)}
        assert {standing.hat, placement.hat} == {HatKind.SUPPORTS}

    def test_two_at_once_are_one(self, case):
        ask_stand_in(case)

        with pytest.raises(actions.AlreadyAsked):
            ask_stand_in(case, actor=CARLA)

    def test_after_the_end_another_may_be_asked(self, case):
        do(actions.say_yes, ask_stand_in(case), actor=BRAM)
        Alongside.objects.update(from_at=NOON - 3 * DAY, until_at=NOON - DAY)

        again = ask_stand_in(case)

        assert again.state == AlongState.ASKED

    def test_ends_when_the_case_does(self, case):
        row = do(actions.say_yes, ask_stand_in(case, from_on=TODAY), actor=BRAM)

        with acting(HANNA):
            leave_supporter(actor=HANNA, case_id=case.id, at=NOON)

        row.refresh_from_db()
        assert row.state == AlongState.ENDED
        assert reads(BRAM, case, at=NOON + timedelta(minutes=1)) == NOTHING


class TestTogether:
    def test_begins_with_the_yes_of_the_resident(self, case):
        row = ask_together(case)
        do(actions.say_yes, row, actor=BRAM)
        before = reads(BRAM, case)

        do(actions.resident_agrees, row, actor=HANNA)

        assert (before, reads(BRAM, case), reads(SANNE, case)) == (NOTHING, ALL, ALL)

    def test_who_does_what_is_shown_to_her(self, case):
        row = ask_together(case)
        do(actions.say_yes, row, actor=BRAM)

        with acting(HANNA):
            [shown] = told_of_others(actor=HANNA, at=NOON)
            does = shown.who_does_what(key=people.myself(actor=HANNA).key)

        assert does == ("Sanne belt met de gemeente.", "Bram drinkt elke week koffie.")

    def test_she_ends_one_without_the_other(self, case):
        row = ask_together(case)
        do(actions.say_yes, row, actor=BRAM)
        do(actions.resident_agrees, row, actor=HANNA)

        do(actions.resident_refuses, row, actor=HANNA)

        assert (reads(BRAM, case), reads(SANNE, case)) == (NOTHING, ALL)

    def test_is_of_a_formal_and_an_informal_supporter(self, case):
        make_offered(UMA.user_id, kind=Kind.FORMAL)

        with pytest.raises(actions.CannotAsk):
            ask_together(case, to=UMA)

    @pytest.mark.parametrize("actor", [SANNE, BRAM, CARLA, ILSE])
    def test_nobody_says_yes_for_her(self, case, actor):
        row = ask_together(case)
        do(actions.say_yes, row, actor=BRAM)

        with pytest.raises(Alongside.DoesNotExist):
            do(actions.resident_agrees, row, actor=actor)

    def test_closing_ends_both(self, case):
        row = ask_together(case)
        do(actions.say_yes, row, actor=BRAM)
        do(actions.resident_agrees, row, actor=HANNA)

        with acting(SANNE):
            close_case(
                actor=SANNE, case_id=case.id, outcome=Outcome.OWN_STRENGTH, scores={}, at=NOON
            )

        assert not Standing.objects.filter(until_at__isnull=True).exists()
        assert not Placement.objects.filter(until_at__isnull=True).exists()


class TestRefuse:
    @pytest.mark.parametrize(
        ("ask", "who"), [(ask_behind, ILSE), (ask_stand_in, BRAM), (ask_together, BRAM)]
    )
    def test_nothing_opens(self, case, ask, who):
        row = ask(case)

        do(actions.refuse, row, actor=who)

        assert reads(who, case, at=FROM) == NOTHING
        assert Alongside.objects.get().state == AlongState.REFUSED


class TestPeriod:
    @given(start=st.integers(-5, 5), length=st.integers(-3, 120))
    def test_lies_ahead_and_lasts_a_while(self, start, length):
        first, last = TODAY + start * DAY, TODAY + (start + length) * DAY

        found = stand_in_period(from_on=first, until_on=last, at=NOON)

        possible = 0 <= length < LONGEST_DAYS and last >= TODAY
        assert (found is not None) == possible
        if found is not None:
            assert NOON <= found[0] < found[1]
            assert found[1].astimezone(AMSTERDAM).date() == last + DAY

    def test_counts_dutch_days_also_when_the_clock_goes_back(self):
        found = stand_in_period(
            from_on=date(2026, 10, 24), until_on=date(2026, 10, 25), at=NOON - 30 * DAY
        )

        assert found is not None
        assert [one.utcoffset() for one in found] == [timedelta(hours=2), timedelta(hours=1)]
