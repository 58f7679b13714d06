"""Every step that support may take has its place in a case."""

import pytest
from django.urls import reverse
from django.utils import translation

from naast.core.policy.walls import acting
from naast.supply.law.rules import Activity
from naast.support.casework.actions import open_case
from naast.support.casework.models import Contact, Letter, RungTried
from naast.support.casework.rules import ContactKind
from naast.support.casework.rules.terms import LetterKind
from naast.support.casework.tests.factories import make_running_case
from naast.support.people.tests.factories import make_ground
from tests.cast import SANNE

LETTER = {"subject": "Over mijn huis", "text": "Ik wil graag blijven wonen."}


@pytest.mark.req("R-101")
def test_from_thinking_along_to_arranging_help(client, cast):
    make_ground()
    case = make_running_case(SANNE.user_id, text="De post durf ik niet te openen.")
    client.force_login(cast[SANNE])

    def does(page, *more, **typed):
        with translation.override("nl"):
            answer = client.post(reverse(f"casework:{page}", args=[case.id, *more]), typed)
        assert answer.status_code == 302, (page, more)

    # think along, put the situation in order, clarify the question
    does("case", text="Samen de brieven geopend.", kind="home", activity="general_support")
    does("case", text="De brieven op stapels gelegd.", kind="home", activity="general_support")
    does("question_behind", behind="Zij is alleen.", reading="Rouw.")
    does("goal", text="Weer slapen.")
    # inform and advise
    does("case", text="Verteld wat de Wmo is.", kind="call", activity="information")
    does("case", text="Vraag de gemeente om een gesprek.", kind="call", activity="advice")
    # prepare the talk, and be there
    does("new_letter", "preparation", **LETTER)
    does("case", text="Mee naar het gesprek.", kind="along", activity="general_support")
    # help in appeal
    does("new_letter", "objection", **LETTER)
    # find and arrange help that fits
    does("ladder", rung="1", state="skipped", text="Er is niemand.")
    does("ladder", rung="2", state="done", text="Een buurvrouw kookt mee.")

    with acting(SANNE):
        opened = open_case(actor=SANNE, case_id=case.id)
    talks = Contact.objects.filter(case=case)
    assert opened.behind == "Zij is alleen."
    assert [goal.text for goal in opened.goals] == ["Weer slapen."]
    assert {talk.activity for talk in talks} == set(Activity)
    assert talks.filter(kind=ContactKind.ALONG).count() == 1
    assert {letter.kind for letter in Letter.objects.filter(case=case)} == {
        LetterKind.PREPARATION,
        LetterKind.OBJECTION,
    }
    assert RungTried.objects.filter(case=case).count() == 2
