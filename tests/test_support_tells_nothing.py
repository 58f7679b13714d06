"""I-1 and I-3: whatever ties two files, the municipality's work is the same to the statement.

The same question to an officer is met in worlds that differ in one thing: whether somebody supports
her, and what ties that file to this one. What PostgreSQL is asked, what comes back as a page, what
is queued and what is recorded must not differ in a single statement or byte: that is how time can
tell nothing either, without a clock in a test. How long it took is measured in `benchmarks/`.
"""

import re
from dataclasses import dataclass, field

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.identity.models import User
from naast.core.outbox.models import Message
from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_offered
from naast.support.casework.tests.factories import make_contact, make_running_case
from naast.support.decisions.actions.reassigning import reassign_matter
from naast.support.decisions.queries.reassigning import leaving
from naast.support.decisions.tests.factories import make_running_matter
from naast.support.encounters.tests.factories import make_appointment
from naast.support.matching.models import Question
from naast.support.matching.tests.factories import make_question, make_text
from naast.support.people.actions import link_houses
from naast.support.people.models import Link, Person
from naast.support.people.queries import code_fingerprint
from naast.support.people.rules import House, RelationKind
from naast.support.people.tests.factories import (
    make_agreement_with,
    make_code,
    make_ground,
    make_hat,
    make_person,
    make_relation,
    make_representation,
)
from tests.cast import FOPPE, KARIN, NOON, QUINTEN, SANNE

TIES = ("linked", "not linked", "household", "representation")
MADE_UP = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|V-\d+|'\\x[0-9a-f]*'|value=\"\w{64}\"|\b[0-9a-f]{32,64}\b"
    r"|'[\w.+/=-]{60,}'|naast_?s\d+|_django_curs_\w+|\bs\d+_x\d+\b"
)


@pytest.fixture(autouse=True)
def noon(monkeypatch, cast):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_ground()


@dataclass
class Told:
    """What an officer's work gives away: what it asked, what it showed, what it left behind."""

    asked: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def her_question(tie: str | None) -> Question:
    """Write a question to Foppe; with a supporter beside her, whose file hangs on hers by `tie`."""
    her = make_person(house=House.MUNICIPALITY, first_name="Tjitske")
    question = make_question(her, FOPPE.user_id)
    make_text(question, "Het lukt niet meer.")
    if tie is not None:
        stand_beside(her, tie)
    return question


def stand_beside(her: Person, tie: str) -> None:
    circle = None if tie == "not linked" else her.circle
    supported = make_person(circle=circle)
    case = make_running_case(SANNE.user_id, person=supported)
    make_contact(case, "Gebeld.")
    make_appointment(supported, SANNE.user_id)
    if tie == "linked":
        Link.objects.create(supported=supported, decided=her, linked_at=NOON)
    elif tie in {"household", "representation"}:
        third = make_person(circle=circle)
        Link.objects.create(supported=third, decided=her, linked_at=NOON)
        make_agreement_with(supported, third, relation=RelationKind.CHILD)
        if tie == "representation":
            make_representation(make_relation(supported, other=third), representative=third)


def as_told(sql: str) -> str:
    return MADE_UP.sub("-", sql)


def work(client: Client, tie: str | None) -> Told:
    """Let Foppe find the question, take it and read it, in a world that is gone afterwards."""
    told = Told()
    with transaction.atomic():
        question = her_question(tie)
        before = set(Entry.objects.values_list("id", flat=True))
        sent_before = set(Message.objects.values_list("id", flat=True))
        steps = [
            ("get", "/desk/"),
            ("get", "/desk/matters/"),
            ("post", f"/desk/matters/questions/{question.id}/take/"),
            ("get", "/desk/matters/"),
        ]
        for how, where in steps:
            _step(client, how, where, told)
        matter = question.id and _matter_of(question)
        for part in ("", "appointment/", "notice/", "report/", "messages/"):
            _step(client, "get", f"/desk/matters/{matter}/{part}", told)
        new = Entry.objects.exclude(id__in=before)
        told.left += sorted(f"{one.action} {one.role} {one.house}" for one in new)
        sent = Message.objects.exclude(id__in=sent_before)
        told.left += sorted(f"{one.template} {one.channel}" for one in sent)
        transaction.set_rollback(True)
    return told


def _matter_of(question: Question) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM decisions_matter WHERE question_id = %s", [question.id])
        return str(cursor.fetchone()[0])


def _step(client: Client, how: str, where: str, told: Told) -> None:
    with CaptureQueriesContext(connection) as caught:
        answer = getattr(client, how)(where)
    assert answer.status_code in {200, 302}, where
    told.asked += [as_told(one["sql"]) for one in caught]
    told.shown.append(as_told(f"{answer.status_code} {answer.content.decode()}"))


@pytest.fixture
def foppe(cast) -> Client:
    client = Client()
    client.force_login(cast[FOPPE])
    work(client, None)  # so that nothing is read for the first time below
    return client


@pytest.mark.req("R-123")
@pytest.mark.parametrize("tie", TIES)
def test_an_officer_asks_sees_and_leaves_the_same(foppe, tie):
    alone, supported = work(foppe, None), work(foppe, tie)

    assert supported.shown == alone.shown
    assert supported.asked == alone.asked
    assert supported.left == alone.left
    assert any('INSERT INTO "decisions_matter"' in sql for sql in alone.asked)
    assert any("Tjitske" in page for page in alone.shown)


@pytest.mark.parametrize("tie", TIES)
def test_who_leads_looks_for_another_in_the_same_way(tie):
    make_offered(FOPPE.user_id, kind=Kind.MEITINKER)

    def told(tie: str | None) -> Told:
        found = Told()
        with transaction.atomic():
            matter = make_running_matter(QUINTEN.user_id)
            if tie is not None:
                stand_beside(matter.person, tie)
            with CaptureQueriesContext(connection) as caught, acting(KARIN):
                [one] = leaving(actor=KARIN, user_id=QUINTEN.user_id, at=NOON)
                found.shown.append(str(one.succession))
                reassign_matter(actor=KARIN, matter_id=matter.id, to_user_id=FOPPE.user_id, at=NOON)
            found.asked += [as_told(sql["sql"]) for sql in caught]
            transaction.set_rollback(True)
        return found

    told(None)

    assert told(tie) == told(None)


def test_the_other_hat_is_answered_as_a_question_that_is_gone(cast):
    both = User.objects.get(id=FOPPE.user_id)
    client = Client()
    client.force_login(both)

    def told(*, wears_the_other: bool) -> tuple[str, str, int]:
        with transaction.atomic():
            question = her_question(None)
            if wears_the_other:
                make_hat(question.person, FOPPE.user_id, house="support", kind="supports")
            else:
                Question.objects.filter(id=question.id).update(
                    status="accepted", accepted_at=NOON, user_id=QUINTEN.user_id
                )
            answer = client.post(f"/desk/matters/questions/{question.id}/take/", follow=True)
            [said] = answer.context["messages"]
            left = Entry.objects.filter(subject_id=question.person_id).count()
            transaction.set_rollback(True)
        return str(said), answer.redirect_chain[0][0], left

    assert told(wears_the_other=True) == told(wears_the_other=False)


READABLE = (
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    " AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')"
)


@pytest.mark.parametrize("from_house", House)
def test_no_row_that_an_officer_reads_changes_when_she_links_her_files(from_house):
    """Raw, as the app's role: not even the number of a circle that no page shows."""
    matter = make_running_matter(FOPPE.user_id)
    supported = make_running_case(SANNE.user_id).person
    make_code(supported, code_fingerprint(text="wilg"))
    make_code(matter.person, code_fingerprint(text="otter"))

    def read() -> dict[str, list[str]]:
        with acting(FOPPE), connection.cursor() as cursor:
            cursor.execute(READABLE)
            found = {}
            for (table,) in cursor.fetchall():
                cursor.execute(f'SELECT one::text FROM "{table}" AS one ORDER BY 1')
                found[table] = [row for (row,) in cursor.fetchall()]
        return found

    before = read()
    here, code = (supported, "otter") if from_house == House.SUPPORT else (matter.person, "wilg")
    she = Actor(at=NOON, resident=Scope(person_id=here.id))
    with acting(she):
        link_houses(actor=she, other_code=code, source="here", at=NOON)

    assert Link.objects.exists()
    assert {table: rows for table, rows in read().items() if rows != before[table]} == {}


@pytest.mark.parametrize("tie", TIES)
def test_no_count_of_her_own_rows_differs(tie):
    """Raw, as the app's role: whatever a console of an officer could count."""

    def counts(tie: str | None) -> dict[str, int]:
        with transaction.atomic():
            question = her_question(tie)
            she = Actor(at=NOON, resident=Scope(person_id=question.person_id))
            with acting(she):
                assert Person.objects.count() == 1  # so the wall is what we think it is
            with acting(FOPPE), connection.cursor() as cursor:
                cursor.execute(READABLE)
                found = {}
                for (table,) in cursor.fetchall():
                    cursor.execute(f'SELECT count(*) FROM "{table}"')
                    found[table] = cursor.fetchone()[0]
            # Of the whole country, bare numbers: which one is hers stands on rows that she reads.
            del found["people_circle"]
            transaction.set_rollback(True)
        return found

    assert counts(tie) == counts(None)
