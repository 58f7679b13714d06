"""Coming in with a code, guessing one, and getting a new one."""

import logging
from datetime import timedelta

import pytest

from naast.core.audit.models import Entry
from naast.core.crypto.keys import fingerprint
from naast.core.outbox.models import Message
from naast.core.policy.walls import acting
from naast.support.people import actions
from naast.support.people.actions import TooManyTries
from naast.support.people.models import Code, Details, Guesses, Person
from naast.support.people.rules import ALARM, EVERYWHERE, MOST_WRONG, House, Way, window
from naast.support.people.tests.factories import make_ground, make_person, make_standing, sealed
from tests.cast import (
    BRAM,
    CARLA,
    CLOCK,
    FOPPE,
    GEA,
    HANNA,
    HANNA_ID,
    JOOP,
    LINDE,
    NOON,
    SANNE,
    TINEKE,
)

pytestmark = pytest.mark.django_db

PHONE = "0612345678"
WRONG = "otter wilg lamp boter mand 0000"
SOON = NOON + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


@pytest.fixture
def hanna():
    return with_phone(make_person(id=HANNA_ID, first_name="Hanna"))


def with_phone(person, **safe):
    index = fingerprint(value=PHONE, label="people.phone")
    Details.objects.filter(person=person).update(phone_index=index, **safe)
    return person


def guess(text=WRONG, *, source="192.0.2.7", at=NOON):
    return actions.enter_with_code(text=text, source=source, at=at)


def own_code():
    with acting(HANNA):
        return actions.renew_code(actor=HANNA, at=NOON)


class TestGuessing:
    def test_stops_after_ten_wrong_codes_from_one_place(self, hanna):
        code = own_code()
        for _ in range(MOST_WRONG):
            assert guess() is None

        with pytest.raises(TooManyTries):
            guess()
        with pytest.raises(TooManyTries):  # the right one is not looked at either
            guess(code)

    def test_leaves_others_alone(self, hanna):
        code = own_code()
        for _ in range(MOST_WRONG):
            guess()

        assert guess(code, source="192.0.2.8") is not None

    def test_goes_on_after_a_quarter_of_an_hour(self, hanna):
        for _ in range(MOST_WRONG):
            guess()

        assert guess(at=NOON + timedelta(minutes=15)) is None

    def test_counts_a_whole_home_as_one(self):
        for n in range(MOST_WRONG):
            guess(source=f"2001:db8::{n + 1}")

        with pytest.raises(TooManyTries):
            guess(source="2001:db8::ffff")

    def test_gives_each_place_less_when_many_guess(self):
        Guesses.objects.create(source=EVERYWHERE, since=window(at=NOON), tries=ALARM)

        for _ in range(3):
            assert guess() is None
        with pytest.raises(TooManyTries):
            guess()

    def test_a_right_code_counts_nothing_and_keeps_nothing(self, hanna):
        guess(own_code())

        assert not Guesses.objects.exists()

    def test_is_written_down_once_without_the_place(self, caplog):
        with caplog.at_level(logging.WARNING):
            for _ in range(MOST_WRONG):
                guess()

        [entry] = Entry.objects.filter(action="people.guessing.slowed")
        assert (entry.user_id, entry.subject_id) == (None, None)
        assert len(caplog.records) == 1
        assert "192.0.2.7" not in caplog.text + str(list(Guesses.objects.values()))

    def test_is_forgotten_within_the_hour(self):
        guess()

        with acting(CLOCK):
            actions.forget_guesses(actor=CLOCK, at=NOON + timedelta(minutes=14))
        assert Guesses.objects.exists()
        with acting(CLOCK):
            actions.forget_guesses(actor=CLOCK, at=NOON + timedelta(minutes=15))
        assert not Guesses.objects.exists()

    def test_counts_a_wrong_code_of_who_links_too(self, hanna):
        with acting(HANNA):
            for _ in range(MOST_WRONG):
                with pytest.raises(actions.CannotLink):
                    actions.link_houses(actor=HANNA, other_code=WRONG, source="here", at=NOON)
            with pytest.raises(TooManyTries):
                actions.link_houses(actor=HANNA, other_code=WRONG, source="here", at=NOON)


class TestRenewCodeOfCaller:
    def renew(self, actor, *, phone=PHONE, first_name="hanna ", way=Way.PHONE):
        with acting(actor):
            return actions.renew_code_of_caller(
                actor=actor, phone=phone, first_name=first_name, way=way, at=SOON
            )

    @pytest.mark.parametrize("actor", [JOOP, CARLA])
    def test_gives_a_new_code_and_ends_the_old_one(self, hanna, actor):
        old = own_code()

        new = self.renew(actor)

        assert guess(old, at=SOON) is None
        assert guess(new, at=SOON).scopes["resident"].person_id == hanna.id
        assert [c.ended_at for c in Code.objects.order_by("created_at")] == [SOON, None]

    def test_she_sees_who_gave_it_and_how(self, hanna):
        self.renew(JOOP, way=Way.PAPER)

        [entry] = Entry.objects.filter(subject_id=HANNA_ID, user__isnull=False)
        assert (entry.user_id, entry.action, entry.reason) == (
            JOOP.user_id,
            "people.code.renewed",
            "paper",
        )

    @pytest.mark.parametrize(
        "told", [{"phone": "0687654321"}, {"first_name": "Jikke"}, {"first_name": ""}]
    )
    def test_tells_nothing_of_what_is_wrong(self, hanna, told):
        old = own_code()

        assert self.renew(JOOP, **told) is None
        assert guess(old) is not None

    def test_knows_nobody_of_another_organisation(self, hanna):
        assert self.renew(TINEKE) is None

    def test_knows_nobody_of_the_municipality(self):
        with_phone(make_person(house=House.MUNICIPALITY, first_name="Hanna"))

        assert self.renew(JOOP) is None

    def test_takes_the_newest_of_two_files(self, hanna):
        newest = with_phone(make_person(first_name="Hanna", created_at=NOON))

        new = self.renew(JOOP)

        assert guess(new, at=SOON).scopes["resident"].person_id == newest.id

    def test_is_slowed_too(self, hanna):
        for _ in range(MOST_WRONG):
            self.renew(JOOP, first_name="Jikke")

        with pytest.raises(TooManyTries):
            self.renew(JOOP)
        assert self.renew(CARLA) is not None

    @pytest.mark.parametrize("actor", [SANNE, GEA, FOPPE, HANNA])
    def test_is_for_who_answers_the_phone(self, hanna, actor):
        with pytest.raises(TooManyTries):
            self.renew(actor)

    def test_says_so_where_it_is_safe(self, hanna):
        details = Details.objects.get(person=hanna)
        details.phone, details.safe_to_text = sealed(hanna, PHONE), True
        details.save(update_fields=["phone", "safe_to_text"])

        self.renew(JOOP)

        [message] = Message.objects.all()
        assert (message.template, message.channel, message.subject_id) == (
            "code_renewed",
            "text",
            hanna.id,
        )


class TestRenewCodeBeside:
    def renew(self, actor, person):
        with acting(actor):
            return actions.renew_code_beside(
                actor=actor, person_id=person.id, way=Way.PAPER, at=SOON
            )

    def test_who_stands_beside_her_gives_one(self, hanna):
        make_standing(hanna, SANNE.user_id)

        assert guess(self.renew(SANNE, hanna), at=SOON) is not None

    def test_who_decides_gives_one_of_the_municipality(self):
        person = make_person(house=House.MUNICIPALITY)
        make_standing(person, FOPPE.user_id)

        self.renew(FOPPE, person)

        assert Entry.objects.get().role == "access_officer"

    @pytest.mark.parametrize("actor", [BRAM, CARLA, JOOP, FOPPE, GEA])
    def test_nobody_else_does(self, hanna, actor):
        make_standing(hanna, SANNE.user_id)

        with pytest.raises(Person.DoesNotExist):
            self.renew(actor, hanna)

    def test_not_for_who_was_erased(self, hanna):
        make_standing(hanna, SANNE.user_id)
        Person.objects.filter(id=hanna.id).update(wrapped_key=None, erased_at=NOON)

        with pytest.raises(Person.DoesNotExist):
            self.renew(SANNE, hanna)


def test_an_organisation_beside_is_told_apart_by_its_own_people(hanna):
    other = with_phone(make_person(organisation_id=LINDE, first_name="Hanna", created_at=NOON))

    with acting(JOOP):
        new = actions.renew_code_of_caller(
            actor=JOOP, phone=PHONE, first_name="Hanna", way=Way.PHONE, at=SOON
        )

    assert guess(new, at=SOON).scopes["resident"].person_id == hanna.id != other.id
