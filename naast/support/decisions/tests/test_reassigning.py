"""Another officer goes on: what moves, who sees what after, and what cannot be."""

from datetime import timedelta

import pytest

from naast.core.audit.tests.factories import Entry
from naast.core.identity.rules import Role
from naast.core.identity.tests.factories import user
from naast.core.outbox.tests.factories import Message
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_offered
from naast.support.decisions import queries
from naast.support.decisions.actions import open_matter
from naast.support.decisions.actions.reassigning import CannotGoOn, reassign_matter
from naast.support.decisions.models import Matter
from naast.support.decisions.queries.reassigning import leaving, running
from naast.support.decisions.rules import MatterStatus
from naast.support.decisions.tests.factories import make_matter, make_running_matter, make_talk
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
)
from tests.cast import (
    CARLA,
    FOPPE,
    GEA,
    KARIN,
    NOON,
    QUINTEN,
    RINSKE,
    SANNE,
    WETTERWALD,
    WILLEM,
    WILLEM_ID,
)

LATER = NOON + timedelta(days=3)
LEFT = QUINTEN
"""Somebody whose grant ended, and who left a matter behind."""


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


@pytest.fixture
def foppe():
    return make_offered(FOPPE.user_id, kind=Kind.MEITINKER)


def willems_matter(**fields):
    person = make_person(
        id=WILLEM_ID, house="municipality", first_name="Willem", phone="0612345678"
    )
    Details.objects.filter(person=person).update(safe_to_text=True)
    return make_running_matter(LEFT.user_id, person=person, text="Ik kom er niet uit.", **fields)


def reassign(matter, *, actor=KARIN, to=FOPPE):
    with acting(actor):
        return reassign_matter(actor=actor, matter_id=matter.id, to_user_id=to.user_id, at=NOON)


def make_officer():
    """Write a colleague of Foppe who may have more, and return her as she acts."""
    hetty = user("Hetty", (Role.ACCESS_OFFICER, f"municipality:{WETTERWALD}"))
    make_offered(hetty.pk, kind=Kind.MEITINKER)
    scope = Scope(user_id=hetty.pk, municipality_ids=[WETTERWALD])
    return Actor(user_id=hetty.pk, at=NOON, staff=Scope(user_id=hetty.pk), access_officer=scope)


def sees(actor, matter):
    """Return what somebody sees of a matter: its header, what was said."""
    with acting(actor):
        return (
            queries.matters(actor=actor).filter(id=matter.id).exists(),
            queries.talks(actor=actor).filter(matter_id=matter.id).exists(),
        )


@pytest.mark.usefixtures("foppe")
class TestReassign:
    def test_moves_question_placement_standing_and_matter_as_one(self):
        matter = willems_matter()

        assert reassign(matter).user_id == FOPPE.user_id

        now = {"until_at__isnull": True}
        for row in (
            Matter.objects.get(),
            Question.objects.get(),
            Placement.objects.get(**now),
            Standing.objects.get(**now),
        ):
            assert (row.user_id, row.person_id) == (FOPPE.user_id, WILLEM_ID)
        assert Placement.objects.get(**now).kind == Kind.MEITINKER
        assert Placement.objects.filter(user_id=LEFT.user_id, until_at=NOON, hat=None).exists()
        assert set(Hat.objects.values_list("user_id", "kind")) == {
            (LEFT.user_id, HatKind.DECIDES),
            (FOPPE.user_id, HatKind.DECIDES),
        }

    def test_the_new_one_opens_all_that_was_said(self):
        matter = willems_matter()
        make_talk(matter, "De trap is te steil.")

        reassign(matter)

        with acting(FOPPE):
            opened = open_matter(actor=FOPPE, matter_id=matter.id, at=NOON)
        assert opened.words == "Ik kom er niet uit."
        assert [talk.text for talk in opened.talks] == ["De trap is te steil."]

    def test_the_old_one_reads_nothing_any_more_and_who_leads_no_more_than_before(self):
        matter = make_running_matter(FOPPE.user_id)
        make_talk(matter)
        assert sees(FOPPE, matter) == (True, True)
        hetty = make_officer()

        reassign(matter, to=hetty)

        assert sees(FOPPE, matter) == (False, False)
        assert sees(hetty, matter) == (True, True)
        assert sees(KARIN, matter) == (True, False)
        with acting(FOPPE), pytest.raises(Matter.DoesNotExist):
            open_matter(actor=FOPPE, matter_id=matter.id, at=NOON)

    def test_tells_the_resident_who_reads_who_it_is_now(self):
        matter = willems_matter()

        reassign(matter)

        told = Message.objects.values_list("user_id", "template")
        assert set(told) == {(FOPPE.user_id, "question_waiting"), (None, "answer_waiting")}
        with acting(WILLEM):
            names = [s.user.name for s in people.standings(actor=WILLEM).filter(until_at=None)]
        assert names == ["Foppe"]
        entry = Entry.objects.get(action="decisions.matter.reassigned")
        assert (entry.user_id, entry.subject_id) == (KARIN.user_id, WILLEM_ID)

    def test_takes_the_coming_appointments_along(self):
        matter = willems_matter()
        coming = make_appointment(matter.person, LEFT.user_id, starts_at=LATER)
        past = make_appointment(matter.person, LEFT.user_id, starts_at=NOON - timedelta(days=2))

        reassign(matter)

        users = dict(Appointment.objects.values_list("id", "user_id"))
        assert users == {coming.id: FOPPE.user_id, past.id: LEFT.user_id}

    def test_leaves_the_terms_of_the_law_as_they_were(self):
        matter = willems_matter(applied_at=NOON - timedelta(days=3), applied_for="transport")
        before = (matter.notified_at, matter.applied_at)

        reassign(matter)

        matter.refresh_from_db()
        assert (matter.notified_at, matter.applied_at) == before

    def test_leaves_the_old_one_beside_her_for_another_question(self):
        matter = willems_matter()
        question = make_question(matter.person, LEFT.user_id, status="accepted")
        make_placement(question, LEFT.user_id, kind="meitinker")
        other = make_matter(question, LEFT.user_id)

        reassign(matter)

        there = Standing.objects.filter(until_at=None).values_list("user_id", flat=True)
        assert set(there) == {LEFT.user_id, FOPPE.user_id}
        other.refresh_from_db()
        assert other.user_id == LEFT.user_id

    @pytest.mark.parametrize("actor", [FOPPE, SANNE, CARLA, GEA, RINSKE, WILLEM])
    def test_is_for_who_leads_there(self, actor):
        matter = willems_matter()

        with pytest.raises(Matter.DoesNotExist):
            reassign(matter, actor=actor)

        matter.refresh_from_db()
        assert matter.user_id == LEFT.user_id

    def test_a_matter_that_ended_stays(self):
        matter = willems_matter()
        Matter.objects.update(
            status=MatterStatus.CLOSED, closed_at=NOON, outcome="stopped", hat=None
        )

        with pytest.raises(Matter.DoesNotExist):
            reassign(matter)

    @pytest.mark.parametrize("to", [SANNE, CARLA, RINSKE, GEA, LEFT])
    def test_goes_to_nobody_who_does_not_work_there(self, to):
        matter = willems_matter()

        with pytest.raises(CannotGoOn):
            reassign(matter, to=to)


@pytest.mark.req("R-125")
class TestTwoHats:
    """Who supports in this circle is not there, as who is away is not there (I-1)."""

    def test_the_other_hat_is_answered_and_listed_as_being_away(self):
        away = [["2026-11-01", "2026-12-01"]]
        worker = make_offered(FOPPE.user_id, kind=Kind.MEITINKER)
        matter = willems_matter()

        def told():
            with acting(KARIN):
                [one] = leaving(actor=KARIN, user_id=LEFT.user_id, at=NOON)
                with pytest.raises(CannotGoOn) as refused:
                    reassign_matter(
                        actor=KARIN, matter_id=matter.id, to_user_id=FOPPE.user_id, at=NOON
                    )
            return one.succession, str(refused.value)

        hat = make_hat(matter.person, FOPPE.user_id, house="support", kind=HatKind.SUPPORTS)
        supports = told()
        hat.delete()
        pool = worker.pool
        pool.away = away
        pool.save(update_fields=["away"])

        assert told() == supports
        assert supports[0].fitting == ()


class TestLists:
    def test_are_by_the_term_that_presses_most(self, foppe):
        calm = willems_matter()
        pressing = make_running_matter(FOPPE.user_id, notified_at=NOON - timedelta(days=60))
        Matter.objects.filter(id=calm.id).update(notified_at=NOON)

        with acting(KARIN):
            found = [one.matter.id for one in running(actor=KARIN, at=NOON)]

        assert found == [pressing.id, calm.id]

    def test_hold_nobody_of_another_municipality(self, foppe):
        make_running_matter(FOPPE.user_id, municipality_id=2)
        mine = willems_matter()

        with acting(KARIN):
            assert [one.matter.id for one in running(actor=KARIN, at=NOON)] == [mine.id]
        with acting(FOPPE):
            assert running(actor=FOPPE, at=NOON) == []

    def test_who_has_no_grant_there_any_more_goes_on_with_nothing(self):
        make_offered(LEFT.user_id, kind=Kind.MEITINKER)
        matter = make_running_matter(FOPPE.user_id)
        assert matter.municipality_id == WETTERWALD

        with acting(KARIN):
            [one] = leaving(actor=KARIN, user_id=FOPPE.user_id, at=NOON)

        assert one.succession.fitting == ()
