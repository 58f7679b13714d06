"""A resident wrote, and nobody stands beside her any more: who coordinates asks somebody."""

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist

from naast.core.audit.models import Entry
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement
from naast.supply.supporters.tests.factories import make_offered
from naast.support.encounters.tests.factories import make_thread
from naast.support.matching import actions, queries
from naast.support.matching.models import Question, QuestionText
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import make_question
from naast.support.people.tests.factories import make_ground, make_person, make_standing
from tests.cast import BRAM, CARLA, GEA, KARIN, MEIDOORN, NOON, SANNE, TINEKE, WETTERWALD

pytestmark = pytest.mark.django_db


@pytest.fixture
def jelle(cast):
    """Write a resident of whom the help is over, and who wrote since."""
    make_ground()
    make_agreement(Organisation.objects.get(id=MEIDOORN), WETTERWALD)
    person = make_person()
    make_question(
        person, BRAM.user_id, status=QuestionStatus.ACCEPTED, domains=["money"],
        wishes={"language": "nl"},
    )  # fmt: skip
    make_standing(person, BRAM.user_id, until_at=NOON - timedelta(days=2))
    waits = {"waiting_since_at": NOON - timedelta(days=1), "answer_before_at": NOON}
    make_thread(person, **waits)
    return person


def ask(actor, person):
    with acting(actor):
        return actions.ask_for_who_waits(actor=actor, person_id=person.id, at=NOON)


class TestAskForWhoWaits:
    def test_asks_who_fits_about_the_same_without_a_word_of_hers(self, jelle):
        sanne = make_offered(SANNE.user_id, name="Sanne")

        question = ask(CARLA, jelle)

        assert (question.status, question.user_id) == (QuestionStatus.OPEN, sanne.user_id)
        assert (question.domains, question.wishes) == (["money"], {"language": "nl"})
        assert question.promised_at > NOON
        assert not question.chosen_by_resident
        assert not QuestionText.objects.filter(question=question).exists()

    def test_the_resident_sees_it_in_her_file_and_in_who_looked(self, jelle):
        question = ask(CARLA, jelle)
        herself = Actor(at=NOON, resident=Scope(person_id=jelle.id))

        with acting(herself):
            assert queries.questions(actor=herself).filter(id=question.id).exists()
        entry = Entry.objects.get(action="matching.question.asked_for_who_waits")
        assert (entry.subject_id, entry.user_id) == (jelle.id, CARLA.user_id)

    def test_waits_in_the_queue_where_nobody_is_left_to_ask(self, jelle):
        assert ask(CARLA, jelle).user_id is None

    def test_is_not_done_twice(self, jelle):
        ask(CARLA, jelle)

        with pytest.raises(actions.SomebodyIsThere):
            ask(CARLA, jelle)
        assert Question.objects.filter(person=jelle).count() == 2

    def test_is_not_done_where_somebody_stands_beside_her(self, jelle):
        make_standing(jelle, SANNE.user_id)

        with pytest.raises(actions.SomebodyIsThere):
            ask(CARLA, jelle)

    def test_is_not_done_for_who_has_an_answer(self, jelle):
        answered = make_person()
        make_question(answered, BRAM.user_id, status=QuestionStatus.ACCEPTED)
        make_thread(answered)

        with pytest.raises(ObjectDoesNotExist):
            ask(CARLA, answered)

    @pytest.mark.parametrize("actor", [TINEKE, GEA, KARIN, BRAM, SANNE])
    def test_is_done_by_who_coordinates_there_alone(self, jelle, actor):
        with pytest.raises(ObjectDoesNotExist):
            ask(actor, jelle)
