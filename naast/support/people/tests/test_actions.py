"""Come in, come back with a code, and go to another organisation."""

from datetime import timedelta

import pytest

from naast.core.audit.tests.factories import Entry
from naast.core.policy.walls import NotActing, acting
from naast.support.people import actions, queries
from naast.support.people.models import Code, Details, Person, Standing
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_ground, make_person, make_standing
from tests.cast import (
    BRAM,
    CARLA,
    CAST,
    CLOCK,
    DIRK,
    FOPPE,
    HANNA,
    HANNA_ID,
    LINDE,
    MEIDOORN,
    NAMES,
    NOON,
    SANNE,
    WETTERWALD,
)

LATER = NOON + timedelta(days=1)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


def register(**fields):
    given = {
        "house": House.SUPPORT,
        "municipality_id": WETTERWALD,
        "organisation_id": MEIDOORN,
        "at": NOON,
        "first_name": "Tjitske",
        "phone": "0612345678",
        "safe": frozenset({"call"}),
    }
    with acting(actions.newcomer(at=NOON)) as newcomer:
        return actions.register_person(actor=newcomer, **{**given, **fields})


class TestRegisterPerson:
    def test_seals_what_she_left_and_keeps_what_is_safe(self):
        person, _ = register()

        with acting(actions.newcomer(at=NOON, person_id=person.id)) as herself:
            opened = queries.opened(actor=herself, person_ids={person.id})[person.id]
        assert (opened.first_name, opened.phone) == ("Tjitske", "0612345678")
        assert (opened.safe_to_call, opened.safe_to_text, opened.safe_to_mail) == (
            True,
            False,
            False,
        )

    def test_needs_nothing(self):
        register(first_name="", phone="", safe=frozenset())

        details = Details.objects.get()
        assert (details.first_name, details.phone, details.mail) == (None, None, None)
        assert (details.phone_index, details.mail_index) == ("", "")

    def test_gives_a_code_of_which_only_a_fingerprint_is_kept(self):
        _, code = register()

        kept = Code.objects.get()
        assert len(code.split()) == 6
        assert code not in str(vars(kept))
        assert kept.code_hash == queries.code_fingerprint(text=code.upper().replace(" ", "-"))

    def test_is_not_for_who_does_not_act(self):
        newcomer = actions.newcomer(at=NOON)

        with acting(HANNA), pytest.raises(NotActing):
            actions.register_person(
                actor=newcomer,
                house=House.SUPPORT,
                municipality_id=WETTERWALD,
                organisation_id=MEIDOORN,
                at=NOON,
            )


class TestEnterWithCode:
    def test_brings_her_back_and_records_it(self):
        person, code = register()

        resident = actions.enter_with_code(text=f"  {code.upper()} ", source="here", at=LATER)

        assert resident.scopes["resident"].person_id == person.id
        assert Entry.objects.filter(action="people.file.entered", subject_id=person.id).exists()

    @pytest.mark.parametrize("text", ["", "otter wilg", "x" * 10_000, "🙂", "\0", "מחר"])
    def test_tells_nothing_of_a_code_that_is_not_there(self, text):
        register()

        assert actions.enter_with_code(text=text, source="here", at=LATER) is None

    def test_knows_an_old_code_no_more(self):
        _, old = register()
        resident = actions.enter_with_code(text=old, source="here", at=LATER)
        with acting(resident):
            new = actions.renew_code(actor=resident, at=LATER)

        assert actions.enter_with_code(text=old, source="here", at=LATER) is None
        assert actions.enter_with_code(text=new, source="here", at=LATER) is not None

    def test_knows_nobody_who_was_erased(self):
        person, code = register()
        Person.objects.filter(id=person.id).update(wrapped_key=None, erased_at=NOON)

        assert actions.enter_with_code(text=code, source="here", at=LATER) is None


class TestMoveToOrganisation:
    def test_wraps_her_key_anew_and_what_was_sealed_still_opens(self):
        person = make_person(id=HANNA_ID, first_name="Tjitske")
        before = bytes(person.wrapped_key)

        with acting(HANNA):
            moved = actions.move_to_organisation(actor=HANNA, organisation_id=LINDE)
            opened = queries.opened(actor=HANNA, person_ids={HANNA_ID})[HANNA_ID]

        assert (moved.organisation_id, moved.controller) == (LINDE, f"organisation-{LINDE}")
        assert bytes(moved.wrapped_key) != before
        assert opened.first_name == "Tjitske"

    def test_never_changes_houses(self):
        make_person(id=HANNA_ID, house=House.MUNICIPALITY)

        with acting(HANNA), pytest.raises(Person.DoesNotExist):
            actions.move_to_organisation(actor=HANNA, organisation_id=LINDE)


class TestEndStanding:
    @pytest.mark.parametrize("actor", [SANNE, HANNA])
    def test_is_for_either_side_and_closes_what_it_opened(self, actor):
        person = make_person(id=HANNA_ID, first_name="Tjitske")
        make_standing(person, SANNE.user_id)

        with acting(actor):
            actions.end_standing(actor=actor, person_id=HANNA_ID, user_id=SANNE.user_id, at=NOON)

        assert Standing.objects.get().until_at == NOON
        with acting(SANNE):
            assert queries.opened(actor=SANNE, person_ids={HANNA_ID}) == {}

    @pytest.mark.parametrize("actor", [BRAM, CARLA, DIRK, FOPPE])
    def test_does_nothing_for_anybody_else(self, actor):
        make_standing(make_person(id=HANNA_ID), SANNE.user_id)

        with acting(actor):
            actions.end_standing(actor=actor, person_id=HANNA_ID, user_id=SANNE.user_id, at=NOON)

        assert Standing.objects.get().until_at is None


@pytest.mark.parametrize(
    ("rows", "allowed"),
    [
        (queries.persons, {SANNE, HANNA}),
        (queries.details, {SANNE, HANNA}),
        (queries.hats, {SANNE, HANNA, CLOCK}),
        (queries.standings, {SANNE, CARLA, HANNA, CLOCK}),
    ],
)
def test_the_coordinator_sees_who_stands_where_and_no_person(rows, allowed):
    make_standing(make_person(id=HANNA_ID), SANNE.user_id)
    seeing = set()

    for actor in CAST:
        with acting(actor):
            if rows(actor=actor).exists():
                seeing.add(NAMES[actor])

    assert seeing == {NAMES[actor] for actor in allowed}
