"""A complaint goes to who hears it in that one house; the two routes never read each other."""

import pytest

from naast.core.audit.models import Entry
from naast.core.identity.models import Grant, User
from naast.core.identity.queries import staff_actor
from naast.core.identity.rules import Role
from naast.core.outbox.models import Message
from naast.core.policy.rules import Actor
from naast.core.policy.walls import acting
from naast.learning.experience import actions, queries
from naast.learning.experience.models import Complaint
from naast.learning.experience.tests.factories import make_complaint
from naast.supply.organisations.tests.factories import Organisation, make_agreement
from naast.support.people.tests.factories import make_ground, make_person, make_standing
from tests.cast import (
    CARLA,
    CAST,
    GEA,
    GRANTED_ON,
    HANNA,
    HANNA_ID,
    MEIDOORN,
    NOON,
    OMAR,
    SANNE,
    WETTERWALD,
)  # fmt: skip

PAGE = "/wetterwald/klacht/"
SAID = {"over": str(MEIDOORN), "klacht": "Zij luisterde niet.", "bereik": "0612345678"}


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    make_agreement(Organisation.objects.get(id=MEIDOORN), WETTERWALD)


@pytest.fixture
def otto(cast):
    """Return who hears the complaints about the municipality."""
    user = User.objects.create(email="otto@naast.example", name="Otto", is_demo=True)
    Grant.objects.create(
        user=user,
        role=Role.COMPLAINTS_OFFICER,
        scope=f"municipality:{WETTERWALD}",
        from_on=GRANTED_ON,
    )
    return user


def complain(actor, organisation_id=MEIDOORN, at=NOON):
    with acting(actor):
        return actions.complain(
            actor=actor, municipality_id=WETTERWALD, organisation_id=organisation_id,
            text="Zij luisterde niet.", reach_me="", at=at,
        )  # fmt: skip


class TestComplain:
    @pytest.mark.req("R-167")
    def test_reaches_who_hears_it_without_a_name_or_a_code(self, client):
        assert client.post(PAGE, SAID).status_code == 302

        row = Complaint.objects.get()
        assert (row.person_id, row.organisation_id, row.house) == (None, MEIDOORN, "support")
        assert set(Message.objects.values_list("user_id", flat=True)) == {OMAR.user_id}
        with acting(OMAR):
            opened = actions.open_complaint(actor=OMAR, complaint_id=row.id)
        assert (opened.text, opened.reach_me) == ("Zij luisterde niet.", "0612345678")

    def test_keeps_no_word_of_it_in_the_clear(self, client):
        client.post(PAGE, SAID)

        assert b"luisterde" not in bytes(Complaint.objects.get().text.sealed)

    def test_who_came_in_with_her_code_finds_it_back(self):
        make_person(id=HANNA_ID)

        row = complain(HANNA)

        with acting(HANNA):
            [own] = queries.own_complaints(actor=HANNA)
        assert (row.person_id, own.text) == (HANNA_ID, "Zij luisterde niet.")

    def test_may_be_made_by_anybody(self):
        complain(Actor(at=NOON))

        assert Complaint.objects.count() == 1


class TestTwoRoutes:
    def test_never_read_each_other(self, otto):
        about_them = complain(Actor(at=NOON))
        about_it = complain(Actor(at=NOON), organisation_id=None)

        officer = staff_actor(user=otto, at=NOON)
        with acting(officer):
            assert list(queries.complaints(actor=officer)) == [about_it]
        with acting(OMAR):
            assert list(queries.complaints(actor=OMAR)) == [about_them]

    def test_nobody_else_reads_one(self):
        person = make_person(id=HANNA_ID)
        make_standing(person, SANNE.user_id)
        complain(HANNA)

        readers = set()
        for actor in CAST:
            with acting(actor):
                if queries.complaints(actor=actor).exists():
                    readers.add(actor)
        assert readers == {OMAR, HANNA}

    def test_offers_only_routes_on_which_somebody_hears(self, client, otto):
        shown = client.get(PAGE).content.decode()

        assert 'value="gemeente"' in shown
        assert f'value="{MEIDOORN}"' in shown
        Grant.objects.filter(user=otto).delete()
        assert 'value="gemeente"' not in client.get(PAGE).content.decode()


class TestAnswer:
    def test_is_kept_once_and_she_reads_it(self):
        make_person(id=HANNA_ID)
        row = complain(HANNA)

        with acting(OMAR):
            actions.answer_complaint(actor=OMAR, complaint_id=row.id, text="Sorry.", at=NOON)
            with pytest.raises(Complaint.DoesNotExist):
                actions.answer_complaint(actor=OMAR, complaint_id=row.id, text="Nee.", at=NOON)

        with acting(HANNA):
            assert queries.own_complaints(actor=HANNA)[0].answer == "Sorry."
        assert Entry.objects.get(action="experience.complaint.answered").subject_id == HANNA_ID

    @pytest.mark.parametrize("actor", [CARLA, SANNE, GEA, HANNA])
    def test_is_for_who_hears_it(self, actor):
        row = make_complaint(municipality_id=WETTERWALD, organisation_id=MEIDOORN)

        with acting(actor), pytest.raises(Complaint.DoesNotExist):
            actions.answer_complaint(actor=actor, complaint_id=row.id, text="Nee.", at=NOON)
