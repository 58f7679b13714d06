"""The record: written by who acts, in her own name, and never changed."""

import pytest
from django.db import ProgrammingError, connection, transaction

from naast.core.audit.actions import record
from naast.core.audit.models import Entry
from naast.core.audit.tests.factories import entry, lines
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import NotActing, acting
from tests.cast import BRAM, CLOCK, FOPPE, HANNA, HANNA_ID, NOBODY, NOON, SANNE, VERA, WILLEM_ID


@pytest.fixture
def what(cast):
    """Return any row that somebody could do something to."""
    return cast[SANNE]


class TestRecord:
    def test_says_who_did_what_to_what_about_whom_when(self, what):
        with acting(SANNE):
            record(
                SANNE,
                "casework.case.closed",
                what,
                role="supporter",
                subject_id=HANNA_ID,
                house="support",
                reason="agreed",
            )

        [line] = lines()
        assert (line.user_id, line.role, line.at) == (SANNE.user_id, "supporter", NOON)
        assert (line.action, line.object_type, line.object_id) == (
            "casework.case.closed",
            "identity.user",
            str(SANNE.user_id),
        )
        assert (line.subject_id, line.house, line.reason) == (HANNA_ID, "support", "agreed")

    @pytest.mark.parametrize(
        ("actor", "role", "subject_id"),
        [(HANNA, "resident", HANNA_ID), (VERA, "visitor", None), (CLOCK, "clock", None)],
    )
    def test_takes_who_has_no_account(self, what, actor, role, subject_id):
        with acting(actor):
            record(actor, "x.y.done", what, role=role, subject_id=subject_id)

        assert [line.user_id for line in lines()] == [None]

    def test_takes_no_word_of_somebody_else(self, what):
        with acting(SANNE), pytest.raises(NotActing):
            record(BRAM, "x.y.done", what, role="supporter")

    def test_takes_no_word_of_somebody_without_a_moment(self, what):
        timeless = Actor(clock=Scope())

        with acting(timeless), pytest.raises(ValueError, match="moment"):
            record(timeless, "x.y.done", what, role="clock")

    def test_goes_when_the_action_is_undone(self, what):
        def act_and_fail():
            record(SANNE, "x.y.done", what, role="supporter")
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError), acting(SANNE):
            act_and_fail()

        assert lines() == []


class TestTheWalls:
    @pytest.mark.parametrize(
        ("actor", "fields"),
        [
            (SANNE, {"user_id": BRAM.user_id}),
            (SANNE, {"user_id": None}),
            (FOPPE, {"user_id": SANNE.user_id, "role": "supporter"}),
            (HANNA, {"user_id": SANNE.user_id, "subject_id": HANNA_ID}),
            (HANNA, {"user_id": None, "subject_id": WILLEM_ID}),
            (HANNA, {"user_id": None, "subject_id": None}),
            (VERA, {"user_id": SANNE.user_id}),
            (CLOCK, {"user_id": SANNE.user_id}),
            (NOBODY, {"user_id": None}),
        ],
    )
    def test_nobody_writes_under_another_name(self, cast, actor, fields):
        with pytest.raises(ProgrammingError, match="row-level security"), acting(actor):
            entry(**fields)

        assert lines() == []

    @pytest.mark.parametrize(
        "attempt",
        [
            "UPDATE audit_entry SET reason = 'nothing happened'",
            "DELETE FROM audit_entry",
            "TRUNCATE audit_entry",
            "INSERT INTO audit_entry TABLE audit_entry ON CONFLICT (id) DO UPDATE SET reason = 'x'",
        ],
    )
    @pytest.mark.parametrize("actor", [SANNE, HANNA, CLOCK, NOBODY])
    def test_nobody_changes_or_removes_a_line(self, cast, actor, attempt):
        entry(user_id=SANNE.user_id, subject_id=HANNA_ID)

        with pytest.raises(ProgrammingError, match="permission denied"), acting(actor):
            connection.cursor().execute(attempt)

        assert [line.reason for line in lines()] == [""]

    def test_nor_through_the_models(self, cast):
        line = entry(user_id=SANNE.user_id)
        changes = (
            lambda: Entry.objects.update(reason="x"),
            lambda: Entry.objects.all().delete(),
            line.save,
            line.delete,
        )

        with acting(SANNE):
            for change in changes:
                with pytest.raises(ProgrammingError), transaction.atomic():
                    change()
