"""A file that was kept for its time goes: no key opens it any more, and the counts stay."""

from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.crypto.fields import SealedField
from naast.core.crypto.keys import data_key
from naast.core.crypto.rules import DoesNotOpen
from naast.core.policy.walls import acting
from naast.entrances.portal.actions import let_go, let_go_of_file
from naast.learning.experience.tests.factories import (
    make_answer,
    make_complaint,
    make_helped_question,
)
from naast.support.casework import actions as casework
from naast.support.casework.models import Case, Contact
from naast.support.casework.rules import ContactKind, Outcome
from naast.support.casework.tests.factories import make_running_case, make_term
from naast.support.keeping.rules import Why
from naast.support.keeping.tests.factories import make_hold
from naast.support.keeping.tests.factories import make_term as make_keeping
from naast.support.matching.actions import Left, ask_question
from naast.support.matching.models import Placement, Question
from naast.support.matching.rules import Need
from naast.support.people.models import Code, Details, Person
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_ground, make_person, sealed
from tests.cast import MEIDOORN, NOON, SANNE, WETTERWALD

FILE = "/wetterwald/mijn-dossier/"
PAGE = f"{FILE}bewaren/"
A_YEAR_ON = NOON + timedelta(days=366)
JUST_BEFORE = NOON + timedelta(days=365)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def asked(cast):
    make_ground()
    return ask_question(
        municipality_id=WETTERWALD,
        house=House.SUPPORT,
        organisation_id=MEIDOORN,
        user_id=SANNE.user_id,
        working_days=3,
        need=Need(domains=frozenset({"money"})),
        text="De brieven liggen in een doos.",
        left=Left(first_name="Wiebrich", phone="0612345678", safe=frozenset({"text"})),
        at=NOON,
    )


@pytest.fixture
def case(asked):
    """Write a case with a bit of everything, closed at NOON."""
    with acting(SANNE):
        case = casework.take_case(actor=SANNE, question_id=asked.question.id, at=NOON)
        said = casework.Said(kind=ContactKind.CALL, minutes=10, text="Samen elf brieven geopend.")
        casework.note_contact(actor=SANNE, case_id=case.id, said=said, at=NOON)
        goal = casework.set_goal(
            actor=SANNE, case_id=case.id, text="Weer slapen", score_start=2, at=NOON
        )
        casework.close_case(
            actor=SANNE,
            case_id=case.id,
            outcome=Outcome.VOLUNTEER,
            scores={goal.id: 7},
            learned="Een brief openen kan samen.",
            at=NOON,
        )
    question = make_helped_question(case.person)
    Question.objects.filter(id=question.id).update(asked_at=NOON)
    make_answer(question, comment=sealed(case.person, "Fijn."), stood_beside=1)
    return case


@pytest.fixture
def her(client, asked, case):
    assert client.post(FILE, {"code": asked.code}).status_code == 302
    return client


def dump() -> bytes:
    """Return all rows of all tables as `pg_dump` writes them, inside this very transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
    found = []
    for table in sorted(tables):
        with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT') as copied:
            found.extend(bytes(part) for part in copied)
    return b"".join(found)


def sealed_of(person: Person) -> list[tuple[str, bytes]]:
    """Return all that is sealed and about her, by column."""
    return [
        (field.label, bytes(getattr(row, field.attname).sealed))
        for model in apps.get_models()
        if "person" in {one.name for one in model._meta.concrete_fields}
        for field in model._meta.concrete_fields
        if isinstance(field, SealedField)
        for row in model._base_manager.filter(person=person)
        if getattr(row, field.attname)
    ]


def keys_there() -> list[object]:
    """Return every key that the database still holds, of anybody, opened."""
    return [
        data_key(wrapped=bytes(row.wrapped_key), controller=row.controller)
        for model in apps.get_models()
        if {"wrapped_key", "controller"} <= {one.name for one in model._meta.concrete_fields}
        for row in model._base_manager.filter(wrapped_key__isnull=False)
    ]


def opens(sealed_text: bytes, label: str) -> bool:
    for key in keys_there():
        try:
            key.open(sealed=sealed_text, label=label)
        except DoesNotOpen:
            continue
        return True
    return False


class TestTheDump:
    def test_holds_no_key_code_or_number_of_hers_and_nothing_of_hers_opens(self, asked, case):
        person = Person.objects.get(id=case.person_id)
        make_person(first_name="Tjitske", created_at=JUST_BEFORE)  # whose key stays
        left, code = Details.objects.get(person=person), Code.objects.get(person=person)
        traces = [
            bytes(person.wrapped_key).hex().encode(),
            left.phone_index.encode(),
            code.code_hash.encode(),
        ]
        before, texts = dump(), sealed_of(person)
        assert all(trace in before for trace in traces)
        assert len(texts) >= 6
        assert all(opens(text, label) for label, text in texts)

        assert let_go(at=A_YEAR_ON, most=10) == 1

        after = dump()
        assert [trace for trace in traces if trace in after] == []
        assert keys_there() != []
        assert not any(opens(text, label) for label, text in texts)
        assert b"Wiebrich" not in after

    def test_holds_the_counts(self, case):
        kinds = (Question, Case, Contact, Placement)
        before = [model.objects.count() for model in kinds]

        let_go(at=A_YEAR_ON, most=10)

        assert [model.objects.count() for model in kinds] == before
        assert Case.objects.get(id=case.id).outcome == Outcome.VOLUNTEER


class TestTheClock:
    def test_comes_on_the_day_and_not_before(self, case):
        assert let_go(at=JUST_BEFORE - timedelta(hours=12, minutes=1), most=10) == 0
        assert let_go(at=A_YEAR_ON, most=10) == 1
        assert let_go(at=A_YEAR_ON, most=10) == 0

    def test_is_that_of_the_organisation(self, case):
        make_keeping(months=24)

        assert let_go(at=A_YEAR_ON, most=10) == 0
        assert let_go(at=NOON + timedelta(days=732), most=10) == 1

    def test_writes_down_that_it_did_and_not_she(self, case):
        let_go(at=A_YEAR_ON, most=10)

        entry = Entry.objects.get(action="people.person.kept_no_longer")
        assert (entry.role, entry.subject_id) == ("clock", case.person_id)
        assert not Entry.objects.filter(action="people.person.erased").exists()

    def test_takes_so_many_a_night(self, case):
        make_person(created_at=NOON)

        assert [let_go(at=A_YEAR_ON, most=1) for _ in range(3)] == [1, 1, 0]

    def test_passes_by_what_is_held_however_much_of_it_there_is(self, case):
        for _ in range(3):
            make_hold(make_person(created_at=NOON - timedelta(days=1)), until_on=A_YEAR_ON.date())

        assert let_go(at=A_YEAR_ON, most=1) == 1

    def test_leaves_a_file_of_the_municipality(self, cast):
        make_ground()
        there = make_person(house=House.MUNICIPALITY)

        assert let_go(at=NOON + timedelta(days=9000), most=10) == 0
        there.refresh_from_db()
        assert there.erased_at is None

    def test_runs_as_a_command(self, case):
        said = StringIO()

        call_command("let_go_of_files", "--at", A_YEAR_ON.isoformat(), stdout=said)

        assert said.getvalue() == "1 let go.\n"


def _another_case(case):
    make_running_case(SANNE.user_id, person=case.person)


def _objection(case):
    row = make_term(case, term_id="AWB_BOB", ends_on=A_YEAR_ON.date() - timedelta(days=30))
    assert row.ended_on is None


def _term(case):
    make_term(case, ends_on=A_YEAR_ON.date() + timedelta(days=1))


def _complaint(case):
    make_complaint(municipality_id=WETTERWALD, organisation_id=MEIDOORN, person_id=case.person_id)


def _hold(case):
    make_hold(case.person, until_on=A_YEAR_ON.date())


class TestNothingGoesWhile:
    @pytest.mark.parametrize("stands", [_another_case, _objection, _term, _complaint, _hold])
    def test_it_stands(self, case, stands):
        stands(case)

        assert let_go(at=A_YEAR_ON, most=10) == 0
        assert not let_go_of_file(person_id=case.person_id, at=A_YEAR_ON)
        case.person.refresh_from_db()
        assert case.person.wrapped_key is not None

    def test_a_hold_that_is_over_holds_nothing(self, case):
        make_hold(case.person, until_on=A_YEAR_ON.date() - timedelta(days=1))
        make_hold(case.person, until_on=A_YEAR_ON.date() + timedelta(days=9), ended_at=NOON)

        assert let_go(at=A_YEAR_ON, most=10) == 1


class TestThePage:
    def test_says_until_when_and_because_of_what(self, her):
        page = her.get(PAGE).content.decode()

        assert "Uw dossier blijft tot <b>10 november 2027</b>." in page
        assert "artikel 5" in page

    def test_she_keeps_it_longer_and_lets_go_again(self, her, case):
        assert her.post(PAGE).status_code == 302
        assert "U houdt het zelf langer" in her.get(PAGE).content.decode()
        assert let_go(at=A_YEAR_ON - timedelta(days=3), most=10) == 0

        her.post(PAGE)

        assert "Bewaar mijn dossier een jaar langer" in her.get(PAGE).content.decode()
        assert let_go(at=A_YEAR_ON, most=10) == 1

    def test_says_who_holds_it_and_why(self, her, case):
        make_hold(case.person, why=Why.COURT)

        page = her.get(PAGE).content.decode()

        assert "houdt het vast tot en met" in page
        assert "Een rechter kijkt ernaar" in page

    def test_says_what_runs(self, her, case):
        make_running_case(SANNE.user_id, person=case.person)

        page = her.get(PAGE).content.decode()

        assert "zolang er iets in loopt" in page
        assert "Er staat iemand naast u." in page


class TestGoOn:
    def test_what_was_learned_stands_in_her_file_with_a_way_to_go_on(self, her, case):
        page = her.get(FILE).content.decode()

        assert "Een brief openen kan samen." in page
        assert f"{FILE}opnieuw/{case.id}/" in page

    def test_who_cannot_be_asked_now_is_told_with_others(self, her, case):
        answer = her.get(f"{FILE}opnieuw/{case.id}/")

        assert answer.status_code == 302
        assert answer["Location"] == "/wetterwald/vind-iemand/?over=money"

    def test_a_case_that_runs_is_not_asked_again(self, her, case):
        running = make_running_case(SANNE.user_id, person=case.person)

        assert her.get(f"{FILE}opnieuw/{running.id}/").status_code == 404
