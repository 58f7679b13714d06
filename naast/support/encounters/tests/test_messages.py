"""Write each other and read it: who may, who is told, what is promised, what is kept."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from naast.core.audit.tests.factories import Entry
from naast.core.outbox.models import Message as Told
from naast.core.policy.walls import acting
from naast.support.encounters import actions, queries
from naast.support.encounters.actions import NobodyBeside
from naast.support.encounters.models import Message
from naast.support.encounters.tests.factories import make_message, make_thread
from naast.support.people.rules import House
from naast.support.people.tests.factories import (
    LONG_AGO,
    Details,
    Person,
    make_ground,
    make_person,
    make_standing,
)
from tests.cast import (
    BRAM,
    CARLA,
    CAST,
    DIRK,
    FOPPE,
    GEA,
    HANNA,
    HANNA_ID,
    KARIN,
    NAMES,
    NOON,
    SANNE,
    WILLEM,
    WILLEM_ID,
)

LATER = NOON + timedelta(hours=2)
SAFE_TEXT = {"phone": "0612345678"}


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


@pytest.fixture
def hanna():
    person = make_person(id=HANNA_ID, first_name="Hanna")
    make_standing(person, SANNE.user_id)
    return person


def asks(text="Mag ik u morgen bellen?", *, at=NOON):
    with acting(HANNA):
        return actions.write_own_message(actor=HANNA, text=text, at=at)


def answers(text="Ja, graag.", *, at=LATER):
    with acting(SANNE):
        return actions.write_message(actor=SANNE, person_id=HANNA_ID, text=text, at=at)


def reads(actor, person_id=HANNA_ID, *, at=LATER, page=1):
    with acting(actor):
        return actions.read_messages(actor=actor, person_id=person_id, at=at, page=page)


class TestWriteOwnMessage:
    @pytest.mark.req("R-024")
    def test_is_read_by_who_stands_beside_her(self, hanna):
        asks()

        [message] = reads(SANNE).messages
        assert (message.text, message.by_name) == ("Mag ik u morgen bellen?", "")

    def test_promises_an_answer_within_what_was_agreed_and_keeps_the_first_promise(self, hanna):
        asks()
        asks("Of overmorgen?", at=NOON + timedelta(days=1))

        thread = reads(SANNE)
        assert thread.waiting_since_at == NOON
        assert thread.answer_before_at == NOON + timedelta(days=3, hours=5)

    def test_tells_staff_once_that_something_waits_and_never_what(self, hanna):
        asks("Ik ben bang.")
        asks("Echt.")

        [told] = Told.objects.all()
        assert (told.template, told.user_id, told.values) == (
            "question_waiting", SANNE.user_id, {},
        )  # fmt: skip

    def test_is_not_kept_where_nobody_would_read_it(self):
        make_standing(make_person(id=HANNA_ID), SANNE.user_id, until_at=LONG_AGO)

        with pytest.raises(NobodyBeside):
            asks()

        assert not Message.objects.exists()

    def test_goes_to_the_municipality_in_her_file_there(self):
        make_standing(make_person(id=WILLEM_ID, house=House.MUNICIPALITY), FOPPE.user_id)

        with acting(WILLEM):
            actions.write_own_message(actor=WILLEM, text="Wanneer komt u?", at=NOON)

        assert reads(FOPPE, WILLEM_ID).messages[0].text == "Wanneer komt u?"
        assert Entry.objects.get(action="encounters.messages.opened").house == House.MUNICIPALITY


class TestWriteMessage:
    def test_ends_the_waiting(self, hanna):
        asks()
        answers()

        thread = reads(HANNA)
        assert [m.text for m in thread.messages] == ["Ja, graag.", "Mag ik u morgen bellen?"]
        assert (thread.waiting_since_at, thread.answer_before_at) == (None, None)

    @pytest.mark.parametrize("actor", [BRAM, CARLA, DIRK, FOPPE, GEA, KARIN])
    def test_is_for_who_stands_beside_her(self, hanna, actor):
        with acting(actor), pytest.raises(Person.DoesNotExist):
            actions.write_message(actor=actor, person_id=HANNA_ID, text="Dag", at=NOON)

        assert not Message.objects.exists()

    @pytest.mark.parametrize(
        ("safe", "channel"),
        [
            ({}, None),
            ({"safe_to_call": True}, None),
            ({"safe_to_text": True}, "text"),
            ({"safe_to_mail": True}, "mail"),
            ({"safe_to_text": True, "safe_to_mail": True}, "text"),
        ],
    )
    def test_tells_her_in_neutral_words_by_a_safe_way_only(self, safe, channel):
        person = make_person(id=HANNA_ID, phone="0612345678", mail="hanna@example.nl")
        make_standing(person, SANNE.user_id)
        Details.objects.filter(person=person).update(**safe)

        answers("Neem uw brief mee.")
        answers("En een pen.")

        told = list(Told.objects.values_list("channel", "template", "values"))
        assert told == ([(channel, "answer_waiting", {})] if channel else [])


class TestReadMessages:
    def test_notes_when_the_other_saw_it_and_by_whom_it_was_read(self, hanna):
        asked, answered = asks(), answers()

        reads(SANNE)
        reads(HANNA, at=LATER)

        seen = {m.id: (m.seen_at, m.seen_by_id) for m in Message.objects.all()}
        assert seen == {asked.id: (LATER, SANNE.user_id), answered.id: (LATER, None)}

    def test_keeps_the_first_moment(self, hanna):
        asks()

        reads(SANNE, at=NOON)
        reads(SANNE, at=LATER)

        assert Message.objects.get().seen_at == NOON

    def test_stands_in_the_record_that_she_reads(self, hanna):
        asks()

        reads(SANNE)
        reads(HANNA)

        [look] = Entry.objects.filter(action="encounters.messages.opened")
        assert (look.user_id, look.subject_id) == (SANNE.user_id, HANNA_ID)

    def test_goes_by_pages(self, hanna, monkeypatch):
        monkeypatch.setattr(queries, "MESSAGES_SHOWN", 2)
        monkeypatch.setattr(actions, "MESSAGES_SHOWN", 2)
        for hour in range(3):
            asks(str(hour), at=NOON + timedelta(hours=hour))

        first, second = reads(SANNE), reads(SANNE, page=2)

        assert ([m.text for m in first.messages], first.more) == (["2", "1"], True)
        assert ([m.text for m in second.messages], second.more) == (["0"], False)

    @pytest.mark.parametrize("actor", [BRAM, CARLA, DIRK, FOPPE])
    def test_is_for_nobody_else(self, hanna, actor):
        with pytest.raises(Person.DoesNotExist):
            reads(actor)


class TestEndWaiting:
    @pytest.mark.parametrize(("seen_at", "waits"), [(NOON, False), (None, True)])
    def test_leaves_waiting_what_nobody_saw(self, hanna, seen_at, waits):
        make_message(hanna, seen_at=seen_at)
        make_thread(hanna, waiting_since_at=NOON, answer_before_at=LATER)

        with acting(SANNE):
            actions.end_waiting(actor=SANNE, person_id=hanna.id)
            found = queries.waiting(actor=SANNE).exists()

        assert found is waits


@pytest.mark.parametrize(
    ("rows", "seeing"),
    [(queries.threads, {"Sanne", "Hanna", "Carla"}), (queries.messages, {"Sanne", "Hanna"})],
)
def test_the_coordinator_sees_that_somebody_waits_and_no_contents(hanna, rows, seeing):
    asks()
    found = set()

    for actor in CAST:
        with acting(actor):
            if rows(actor=actor).exists():
                found.add(NAMES[actor])

    assert found == seeing


@pytest.mark.parametrize("column", ["text = ''", "user_id = 102", "written_at = now()"])
def test_words_once_sent_never_change(hanna, column):
    asks()

    with (
        acting(SANNE),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute(f"UPDATE encounters_message SET {column}")
