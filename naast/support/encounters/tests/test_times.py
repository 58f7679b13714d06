"""She offers times, the municipality picks one; nothing tells who else comes."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob

from naast.core.outbox.models import Message as Sent
from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.law.rules import DUTCH_TIME
from naast.support.encounters import queries, rules
from naast.support.encounters.actions import (
    NotAhead,
    call_off_own,
    cancel_appointment,
    times,
)
from naast.support.encounters.jobs import remind
from naast.support.encounters.models import Appointment, OfferedTime
from naast.support.encounters.rules import Way, appointment_file, offered, remind_at
from naast.support.encounters.tests.factories import make_appointment, make_offered_time
from naast.support.people.models import Details, Person
from naast.support.people.rules import House
from naast.support.people.tests.factories import (
    make_ground,
    make_person,
    make_standing,
)
from tests.cast import FOPPE, NOON, RINSKE, SANNE

SOON, LATER, LAST = (NOON + timedelta(days=n) for n in (2, 3, 4))


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


@pytest.fixture
def person():
    person = make_person(house=House.MUNICIPALITY, first_name="Tjitske", phone="0612345678")
    Details.objects.filter(person=person).update(safe_to_text=True)
    make_standing(person, FOPPE.user_id)
    return person


def her(person) -> Actor:
    return Actor(at=NOON, resident=Scope(person_id=person.id))


def offer(person, *moments: datetime, way: Way = Way.HOME) -> list[OfferedTime]:
    with acting(her(person)) as she:
        return times.offer_times(actor=she, starts_at=moments, way=way, at=NOON)


def pick(time: OfferedTime, *, actor: Actor = FOPPE) -> Appointment:
    with acting(actor):
        return times.pick_time(actor=actor, time_id=time.id, at=NOON)


class TestOffer:
    @pytest.mark.req("R-122")
    def test_tells_the_municipality_when_and_how_and_nothing_else(self, person):
        offer(person, SOON, LATER)

        told = {field.name for field in OfferedTime._meta.get_fields()}
        assert told == {"id", "person", "way", "starts_at", "offered_at"}
        with acting(FOPPE):
            seen = queries.offered_times(actor=FOPPE).values_list("starts_at", "way")
            assert list(seen) == [(SOON, "home"), (LATER, "home")]

    def test_others_take_the_place_of_those_before(self, person):
        offer(person, SOON, LATER)

        offer(person, LAST, way=Way.PHONE)

        assert list(OfferedTime.objects.values_list("starts_at", "way")) == [(LAST, "phone")]

    def test_what_is_past_is_not_offered(self, person):
        with pytest.raises(times.NothingOffered):
            offer(person, NOON - timedelta(hours=1))

    def test_is_not_of_a_file_at_a_support_organisation(self):
        with pytest.raises(Person.DoesNotExist):
            offer(make_person(), SOON)

    @pytest.mark.req("R-122")
    @pytest.mark.parametrize("actor", [SANNE, RINSKE], ids=str)
    def test_nobody_but_her_officer_sees_them(self, person, actor):
        offer(person, SOON)

        with acting(actor), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM encounters_offeredtime")
            assert cursor.fetchone() == (0,)

    @given(st.lists(st.integers(min_value=-60, max_value=20_000), max_size=12))
    def test_at_most_five_ahead_each_once_soonest_first(self, hours):
        moments = [NOON + timedelta(hours=one) for one in hours]

        found = offered(starts_at=moments, at=NOON)

        assert found == sorted(set(found))
        assert len(found) <= rules.MOST_OFFERED
        assert all(rules.lies_ahead(starts_at=one, minutes=60, at=NOON) for one in found)
        assert set(found) <= set(moments)


class TestPick:
    def test_makes_an_appointment_and_the_other_times_go(self, person):
        _first, second = offer(person, SOON, LATER)

        made = pick(second)

        assert (made.starts_at, made.house, made.user_id) == (LATER, "municipality", FOPPE.user_id)
        assert not OfferedTime.objects.exists()

    @pytest.mark.req("R-012", "R-120")
    def test_is_confirmed_in_neutral_words_that_she_may_bring_somebody(self, person):
        [time] = offer(person, SOON)

        pick(time)

        told = Sent.objects.get(template="appointment_made")
        assert (told.channel, datetime.fromisoformat(told.values["at"])) == ("text", SOON)

    def test_one_time_is_picked_once(self, person):
        [time] = offer(person, SOON)
        pick(time)

        with pytest.raises(OfferedTime.DoesNotExist):
            pick(time)
        assert Appointment.objects.count() == 1

    @pytest.mark.parametrize("stranger", [RINSKE, SANNE], ids=str)
    def test_is_of_her_officer_alone(self, person, stranger):
        [time] = offer(person, SOON)

        with pytest.raises(OfferedTime.DoesNotExist):
            pick(time, actor=stranger)

    def test_one_that_passed_meanwhile_stays_unpicked(self, person):
        time = make_offered_time(person, starts_at=NOON - timedelta(minutes=1))

        with pytest.raises(NotAhead):
            pick(time)
        assert OfferedTime.objects.filter(id=time.id).exists()


class TestRemind:
    def test_a_day_before_and_not_for_what_was_made_later(self):
        moment = datetime(2026, 11, 20, 14, tzinfo=DUTCH_TIME)

        assert remind_at(starts_at=moment, made_at=moment - timedelta(days=3)) == (
            moment - timedelta(days=1)
        )
        assert remind_at(starts_at=moment, made_at=moment - timedelta(hours=20)) is None

    def test_is_planned_with_the_appointment(self, person):
        [time] = offer(person, LATER)

        made = pick(time)

        job = ProcrastinateJob.objects.get(task_name="encounters.remind")
        assert job.scheduled_at == LATER - timedelta(days=1)
        assert job.args == {"appointment_id": str(made.id), "person_id": str(person.id)}

    def test_is_sent_once_and_in_neutral_words(self, person):
        one = make_appointment(person, FOPPE.user_id)

        for _ in range(2):
            self.reminded(one)

        told = Sent.objects.get(template="appointment_soon")
        assert datetime.fromisoformat(told.values["at"]) == one.starts_at

    def test_what_was_called_off_is_not_reminded_of(self, person):
        one = make_appointment(person, FOPPE.user_id)
        with acting(FOPPE):
            cancel_appointment(actor=FOPPE, appointment_id=one.id, at=NOON)

        self.reminded(one)

        assert not Sent.objects.exists()

    def test_who_was_erased_hears_nothing(self, person):
        one = make_appointment(person, FOPPE.user_id)

        remind(appointment_id=str(one.id), person_id=str(make_person().id))

        assert not Sent.objects.exists()

    def reminded(self, one: Appointment) -> None:
        clock = Actor(at=NOON, clock=Scope())
        with acting(clock):
            times.remind(actor=clock, appointment_id=one.id, person_id=one.person_id, at=NOON)


def test_who_calls_off_herself_has_the_officer_told(person):
    one = make_appointment(person, FOPPE.user_id)

    with acting(her(person)) as she:
        call_off_own(actor=she, appointment_id=one.id, at=NOON)

    assert Sent.objects.get(template="question_waiting").user_id == FOPPE.user_id


def test_a_calendar_gets_day_and_time_and_nothing_else():
    made = appointment_file(uid="1", starts_at=SOON, minutes=60, summary="Afspraak", at=NOON)

    kinds = {line.partition(":")[0] for line in made.splitlines()}
    assert kinds == {
        "BEGIN", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS",
        "END",
    }  # fmt: skip
    assert "SUMMARY:Afspraak" in made


def test_over_the_change_of_the_clock_an_hour_stays_an_hour():
    before = datetime(2026, 10, 25, 0, 30, tzinfo=DUTCH_TIME)

    made = appointment_file(uid="1", starts_at=before, minutes=180, summary="-", at=NOON)

    assert "DTSTART:20261024T223000Z" in made
    assert "DTEND:20261025T013000Z" in made
