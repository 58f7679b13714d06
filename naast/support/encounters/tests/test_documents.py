"""Put a document in a file, open it, take it away: who may, and what the record says."""

import pytest

from naast.core.audit.tests.factories import Entry
from naast.core.files.models import Part, StoredFile
from naast.core.files.rules import Kind, read_document
from naast.core.files.tests.factories import PDF, png
from naast.core.policy.walls import acting
from naast.support.encounters import actions, queries, rules
from naast.support.encounters.actions import TooMany
from naast.support.encounters.models import Document
from naast.support.encounters.tests.factories import make_document
from naast.support.people.rules import House
from naast.support.people.tests.factories import (
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
    NAMES,
    NOON,
    SANNE,
    WILLEM,
    WILLEM_ID,
)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


@pytest.fixture
def hanna():
    person = make_person(id=HANNA_ID, first_name="Hanna")
    make_standing(person, SANNE.user_id)
    return person


def add(actor, person_id=HANNA_ID, *, name="huur.exe", data=PDF):
    with acting(actor):
        return actions.add_document(
            actor=actor, person_id=person_id, name=name, contents=read_document(data=data), at=NOON
        )


def opened(actor, document):
    with acting(actor):
        return actions.open_document(actor=actor, document_id=document.id)


def did(action):
    return [e.user_id for e in Entry.objects.filter(action=f"encounters.document.{action}")]


class TestToAndFro:
    @pytest.mark.parametrize(("giver", "taker"), [(HANNA, SANNE), (SANNE, HANNA), (HANNA, HANNA)])
    def test_what_one_adds_the_other_opens(self, hanna, giver, taker):
        found = opened(taker, add(giver))

        assert (found.name, found.kind, found.data) == ("huur.pdf", Kind.PDF, PDF)

    def test_keeps_to_the_house_of_the_person(self):
        make_standing(make_person(id=WILLEM_ID, house=House.MUNICIPALITY), FOPPE.user_id)

        document = add(WILLEM, WILLEM_ID, data=png())

        assert opened(FOPPE, document).kind == Kind.PNG
        assert (document.house, document.file.house) == (House.MUNICIPALITY, House.MUNICIPALITY)

    def test_every_look_of_staff_stands_in_the_record(self, hanna):
        document = add(HANNA)

        opened(SANNE, document)
        opened(SANNE, document)
        opened(HANNA, document)

        assert did("opened") == [SANNE.user_id, SANNE.user_id]

    @pytest.mark.parametrize("actor", [BRAM, CARLA, DIRK, FOPPE, GEA])
    def test_to_everybody_else_it_is_not_there(self, hanna, actor):
        document = add(HANNA)

        with pytest.raises(Document.DoesNotExist):
            opened(actor, document)
        with pytest.raises(Person.DoesNotExist):
            add(actor)

        assert did("opened") == []

    def test_a_list_opens_no_document(self, hanna, django_assert_max_num_queries):
        for _ in range(3):
            add(HANNA)

        with acting(SANNE), django_assert_max_num_queries(2):
            listed = queries.listed_documents(actor=SANNE, person_id=HANNA_ID)

        assert [(one.name, one.by_name) for one in listed] == [("huur.pdf", "")] * 3

    def test_a_file_holds_no_more_than_fits(self, hanna, monkeypatch):
        monkeypatch.setattr(rules, "MOST_DOCUMENTS", 1)
        add(HANNA)

        with pytest.raises(TooMany):
            add(SANNE)

        assert StoredFile.objects.count() == 1

    def test_closes_with_her_key(self, hanna):
        document = add(HANNA)
        Person.objects.filter(id=HANNA_ID).update(wrapped_key=None, erased_at=NOON)

        for actor in (HANNA, SANNE):
            with pytest.raises(Document.DoesNotExist):
                opened(actor, document)


class TestRemoveDocument:
    @pytest.mark.parametrize(
        ("giver", "remover", "gone"),
        [
            (HANNA, HANNA, True),
            (SANNE, SANNE, True),
            (SANNE, HANNA, True),
            (HANNA, SANNE, False),
            (HANNA, BRAM, False),
        ],
    )
    def test_is_for_herself_and_for_who_put_it_there(self, hanna, giver, remover, gone):
        document = add(giver)

        with acting(remover):
            try:
                actions.remove_document(actor=remover, document_id=document.id)
            except Document.DoesNotExist:
                assert not gone

        assert Document.objects.exists() is not gone
        assert Part.objects.exists() is not gone

    def test_with_the_municipality_it_stays(self):
        person = make_person(id=WILLEM_ID, house=House.MUNICIPALITY)
        make_standing(person, FOPPE.user_id)
        document = make_document(person, FOPPE.user_id)

        for actor in (WILLEM, FOPPE):
            with acting(actor), pytest.raises(Document.DoesNotExist):
                actions.remove_document(actor=actor, document_id=document.id)


def test_only_she_and_who_stands_beside_her_see_that_there_is_one(hanna):
    add(SANNE)
    seeing = set()

    for actor in CAST:
        with acting(actor):
            if queries.documents(actor=actor).exists():
                seeing.add(NAMES[actor])

    assert seeing == {"Sanne", "Hanna"}
