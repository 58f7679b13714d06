"""She takes everything along: what she may see is in it, opened; what is not hers is not."""

import io
import json
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.apps import apps

from naast.core.audit.models import Entry
from naast.core.crypto.fields import SealedField
from naast.core.paper.tests.look import look_at
from naast.core.policy.registry import registry
from naast.core.policy.walls import acting
from naast.entrances.portal import download
from naast.learning.experience.tests.factories import (
    make_answer,
    make_call_back,
    make_helped_question,
)
from naast.support.casework import actions as casework
from naast.support.casework.rules import ContactKind
from naast.support.decisions.tests.factories import (
    judged_by,
    make_decision,
    make_objection,
    make_objection_text,
    make_running_matter,
)
from naast.support.matching.actions import Left, ask_question
from naast.support.matching.rules import Need
from naast.support.people.models import Person
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_ground, make_person, sealed
from tests.cast import FOPPE, LEO, MEIDOORN, NOON, SANNE, WETTERWALD

PAGE = "/wetterwald/mijn-dossier/meenemen/"


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
        left=Left(first_name="Wiebrich", phone="0612345678"),
        at=NOON,
    )


@pytest.fixture
def her(client, asked):
    with acting(SANNE):
        case = casework.take_case(actor=SANNE, question_id=asked.question.id, at=NOON)
        said = casework.Said(kind=ContactKind.CALL, minutes=10, text="Samen elf brieven geopend.")
        casework.note_contact(actor=SANNE, case_id=case.id, said=said, at=NOON)
    assert client.post("/wetterwald/mijn-dossier/", {"code": asked.code}).status_code == 302
    return client


def take(her):
    answer = her.post(PAGE)
    assert answer.status_code == 200
    bundle = zipfile.ZipFile(io.BytesIO(answer.content))
    return answer, {name: bundle.read(name) for name in bundle.namelist()}


class TestTakeAlong:
    def test_gives_a_pdf_to_read_and_everything_for_a_machine(self, her):
        answer, files = take(her)

        assert "no-store" in answer.headers["Cache-Control"]
        assert "naast.zip" in answer.headers["Content-Disposition"]
        assert files["mijn-dossier.pdf"].startswith(b"%PDF")
        everything = files["mijn-dossier.json"].decode()
        for hers in ("Wiebrich", "0612345678", "De brieven liggen in een doos.", "elf brieven"):
            assert hers in everything

    def test_holds_no_key_no_code_and_nobody_else(self, her, asked):
        other = make_person(first_name="Jikke")
        make_answer(make_helped_question(other), comment=sealed(other, "Van een ander."))
        person = Person.objects.get(id=asked.person_id)

        everything = take(her)[1]["mijn-dossier.json"].decode()

        assert "Jikke" not in everything
        assert "Van een ander." not in everything
        assert str(other.id) not in everything
        for secret in ("wrapped_key", "code_hash", "pin_hash", "phone_index", person.controller):
            assert f'"{secret}"' not in everything

    def test_opens_what_has_a_key_of_its_own(self, her, asked):
        question = make_helped_question(Person.objects.get(id=asked.person_id))
        make_call_back(question)

        tables = json.loads(take(her)[1]["mijn-dossier.json"])["tables"]

        [calls] = [t["rows"] for t in tables if t["table"] == "experience.CallBack"]
        assert [row["phone"] for row in calls] == ["0671234567"]
        assert download.CANNOT_BE_OPENED not in json.dumps(tables)

    def test_is_written_down_where_she_sees_it(self, her, asked):
        take(her)

        entry = Entry.objects.get(action="people.file.taken_along")
        assert entry.subject_id == asked.person_id

    def test_explains_first_and_writes_nothing(self, her):
        text = her.get(PAGE).content.decode()

        assert "Wie deze bestanden heeft, leest alles" in text
        assert not Entry.objects.filter(action="people.file.taken_along").exists()


class TestObjection:
    """On paper it says what the page says: about what, since when, when she is heard, how it is."""

    @pytest.fixture
    def take_it(self, client, cast):
        make_ground()
        made = ask_question(
            municipality_id=WETTERWALD, house=House.MUNICIPALITY, organisation_id=None,
            user_id=FOPPE.user_id, working_days=3, need=Need(domains=frozenset({"household"})),
            text="Ik kan niet meer poetsen.", left=Left(first_name="Wiebrich"), notice="2026-11",
            at=NOON,
        )  # fmt: skip
        person = Person.objects.get(id=made.person_id)
        decision = make_decision(
            make_running_matter(FOPPE.user_id, person=person), verdict="refused", decided_at=NOON
        )
        assert client.post("/wetterwald/mijn-dossier/", {"code": made.code}).status_code == 302

        def taken(**fields):
            objection = make_objection(decision, **fields)
            make_objection_text(objection)
            if "outcome" not in fields:
                judged_by(objection, LEO.user_id)
            return " ".join(look_at(take(client)[1]["mijn-dossier.pdf"]).text.split())

        return taken

    def test_that_runs_tells_when_she_is_heard(self, take_it):
        text = take_it(hearing_at=datetime(2099, 3, 4, 9, 30, tzinfo=UTC), last_on=date(2099, 2, 2))

        for said in (
            "Uw bezwaar", "Mijn dochter woont ver weg.", "4 maart 2099, 10.30",
            "U krijgt uiterlijk op 16 maart 2099 antwoord.",
        ):  # fmt: skip
            assert said in text, said

    def test_whose_term_is_over_tells_that(self, take_it):
        text = take_it(last_on=date(2025, 2, 3), late=True)

        assert "Zij moest uiterlijk op 17 maart 2025 besluiten." in text
        assert "na de zes weken" in text


def test_every_table_with_something_sealed_about_a_resident_is_in_it():
    walked = {one.model for one, _ in download.of_residents()}
    # Who has no file yet (a worry, a first visit) has no code with which to take anything along.
    of_residents = {
        one.model
        for one in registry()
        if one.house != "none" and one.walls and not one.subject.startswith("nobody")
    }
    sealed_tables = {
        model._meta.label
        for model in apps.get_models()
        if any(isinstance(field, SealedField) for field in model._meta.concrete_fields)
    }

    # A draft is nobody's letter yet; what was decided is in it, and the letter once it went.
    assert (sealed_tables & of_residents) - walked == {"decisions.LetterDraft"}
