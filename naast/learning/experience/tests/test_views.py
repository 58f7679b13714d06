"""The page on which a resident says what the help was like."""

from datetime import timedelta
from uuid import uuid4

import pytest

from naast.core.identity.queries import RESIDENT
from naast.learning.experience.models import Answer, CallBack
from naast.learning.experience.tests.factories import (
    make_answer,
    make_call_back,
    make_helped_question,
)
from naast.support.people.queries import key_of
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import CARLA, HANNA_ID, MEMBERS, NAMES, NOON

EVIL = "<script>alert(1)</script> 😀 \u202e" + "x" * 40


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


@pytest.fixture
def hanna(ground):
    return make_person(id=HANNA_ID)


@pytest.fixture
def her(client, hanna):
    """Open her file in a browser."""
    session = client.session
    until = NOON + timedelta(days=36_500)  # the clock on the wall runs here
    session[RESIDENT] = {"person_id": str(HANNA_ID), "until": until.isoformat()}
    session.save()
    return client


def page(question_id, slug="wetterwald"):
    return f"/{slug}/mijn-dossier/mening/{question_id}/"


class TestOpinion:
    @pytest.mark.req("R-231", "R-232")
    def test_asks_four_questions_in_easy_words(self, her, hanna):
        question = make_helped_question(hanna)

        text = her.get(page(question.id)).content.decode()

        for asked in (
            "Stond deze persoon naast u? En niet naast de gemeente of een zorgaanbieder?",
            "Wist deze persoon genoeg van al uw vragen?",
            "Deed deze persoon alleen wat u wilde?",
        ):
            assert asked in text
        assert text.count("<fieldset") == 4
        assert "Sanne hielp u" in text
        assert "Niemand die met u werkte, leest uw antwoorden" in text

    def test_keeps_what_she_answers(self, her, hanna):
        question = make_helped_question(hanna)

        answer = her.post(page(question.id), {"stood_beside": "4", "comment": EVIL})

        row = Answer.objects.get()
        assert answer["Location"] == "/wetterwald/mijn-dossier/"
        assert (row.stood_beside, row.my_interest) == (4, None)
        assert row.comment.open(key=key_of(person=hanna)) == EVIL

    def test_writes_nothing_when_she_skips_everything(self, her, hanna):
        question = make_helped_question(hanna)

        answer = her.post(page(question.id), {"stood_beside": "skip", "comment": "  "})

        assert answer.status_code == 302
        assert not Answer.objects.exists()

    @pytest.mark.parametrize(
        "typed",
        [
            {"stood_beside": "6"},
            {"stood_beside": "heel erg"},
            {"my_interest": "5; DROP TABLE"},
            {"comment": "y" * 10_000},
        ],
    )
    def test_says_kindly_what_is_wrong_and_keeps_what_was_typed(self, her, hanna, typed):
        question = make_helped_question(hanna)

        answer = her.post(page(question.id), {"comment": "Mijn woorden.", **typed})

        text = answer.content.decode()
        assert answer.status_code == 422
        assert "naast-errors" in text
        assert typed.get("comment", "Mijn woorden.") in text
        assert not Answer.objects.exists()

    def test_takes_no_null_byte(self, her, hanna):
        question = make_helped_question(hanna)

        answer = her.post(page(question.id), {"comment": "a\0b"})

        assert answer.status_code < 500
        assert not Answer.objects.exists()

    def test_leads_back_when_it_was_answered(self, her, hanna):
        question = make_helped_question(hanna)
        make_answer(question)

        assert her.get(page(question.id))["Location"] == "/wetterwald/mijn-dossier/"
        assert her.post(page(question.id), {"stood_beside": "1"}).status_code == 302
        assert Answer.objects.get().stood_beside == 5

    def test_is_not_there_for_a_question_that_is_not_hers(self, her):
        others = make_helped_question(make_person())

        assert her.get(page(others.id)).status_code == 404
        assert her.post(page(others.id), {"stood_beside": "1"}).status_code == 404
        assert her.get(page(uuid4())).status_code == 404

    @pytest.mark.parametrize("actor", [None, *MEMBERS], ids=lambda a: NAMES.get(a, "nobody"))
    def test_is_there_for_nobody_else(self, client, cast, hanna, actor):
        question = make_helped_question(hanna)
        if actor is not None:
            client.force_login(cast[actor])

        assert client.get(page(question.id)).status_code == 404

    def test_has_few_queries(self, her, hanna, django_assert_max_num_queries):
        question = make_helped_question(hanna)

        with django_assert_max_num_queries(15):
            her.get(page(question.id))


class TestCallMe:
    @pytest.fixture
    def doubt(self, hanna):
        question = make_helped_question(hanna)
        make_answer(question, stood_beside=1)
        return f"/wetterwald/mijn-dossier/bellen/{question.id}/"

    def test_is_asked_of_who_doubts_and_of_nobody_else(self, her, hanna):
        doubted, content = make_helped_question(hanna), make_helped_question(hanna)

        after_doubt = her.post(page(doubted.id), {"stood_beside": "2"})
        after_yes = her.post(page(content.id), {"stood_beside": "5"})

        assert after_doubt["Location"] == f"/wetterwald/mijn-dossier/bellen/{doubted.id}/"
        assert after_yes["Location"] == "/wetterwald/mijn-dossier/"
        assert her.get(f"/wetterwald/mijn-dossier/bellen/{content.id}/").status_code == 404

    def test_lets_her_choose_by_whom(self, her, doubt):
        text = her.get(doubt).content.decode()

        answer = her.post(doubt, {"by": "complaints", "phone": "06 7123 4567"})

        assert "Nee, bel mij niet" in text
        assert answer.status_code == 302
        assert CallBack.objects.get().by == "complaints"
        assert her.get(doubt)["Location"] == "/wetterwald/mijn-dossier/"

    def test_writes_nothing_when_she_does_not_want_it(self, her, doubt):
        assert her.post(doubt, {"by": ""}).status_code == 302
        assert not CallBack.objects.exists()

    @pytest.mark.parametrize(
        "typed",
        [
            {"by": "lead"},
            {"by": "lead", "phone": "12"},
            {"by": "lead", "phone": EVIL},
            {"by": "lead", "phone": "9" * 10_000},
            {"by": "the mayor", "phone": "0671234567"},
        ],
    )
    def test_says_kindly_what_is_wrong(self, her, doubt, typed):
        answer = her.post(doubt, typed)

        assert answer.status_code == 422
        assert b"naast-errors" in answer.content
        assert not CallBack.objects.exists()


class TestCallBacks:
    def test_show_a_number_until_somebody_called(self, client, cast, hanna):
        row = make_call_back(make_helped_question(hanna))
        client.force_login(cast[CARLA])

        before = client.get("/desk/call-backs/").content.decode()
        client.post(f"/desk/call-backs/{row.id}/called/")
        after = client.get("/desk/call-backs/").content.decode()

        assert "0671234567" in before
        assert "0671234567" not in after
        assert "Niemand wacht op een telefoontje." in after
