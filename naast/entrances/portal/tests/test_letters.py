"""Her letters, and until when somebody has time, as she reads them in her file."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from naast.core.paper.tests.look import look_at
from naast.support.casework.tests.factories import make_letter, make_running_case, make_term
from naast.support.people.queries import code_fingerprint
from naast.support.people.tests.factories import make_code, make_ground, make_person
from tests.cast import NOON, SANNE

CODE = "otter wilg lamp boter mand 4827"
HERE = "/wetterwald/mijn-dossier/brieven/"


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


@pytest.fixture
def case():
    person = make_person(first_name="Tjitske")
    make_code(person, code_fingerprint(text=CODE))
    return make_running_case(SANNE.user_id, person=person)


@pytest.fixture
def her(client, case):
    client.post("/wetterwald/mijn-dossier/", {"code": CODE})
    return client


class TestLetters:
    def test_tells_who_has_time_until_when(self, her, case):
        today = timezone.localdate()
        make_term(case, "Hulp in huis", ends_on=today - timedelta(days=1))
        make_term(case, "Het besluit", term_id="AWB_BEZWAAR", ends_on=today + timedelta(days=3))
        make_term(case, "Een vergissing", dropped_at=NOON)

        shown = her.get(HERE).content.decode()
        assert "De gemeente heeft de tijd tot en met" in shown
        assert "U hebt de tijd tot en met" in shown
        assert "Uw ondersteuner kan u helpen met een brief." in shown
        assert "Een vergissing" not in shown

    def test_says_where_a_day_is_not_sure(self, her, case):
        make_term(case, term_id="WGS_BESLUIT", ends_on=timezone.localdate())

        assert "We vragen nog na of deze dag klopt." in her.get(HERE).content.decode()

    def test_shows_her_letter_to_read_and_to_print(self, her, case):
        letter = make_letter(case, "Wilt u alsnog beslissen?")

        assert "Wilt u alsnog beslissen?" in her.get(HERE).content.decode()
        answer = her.get(f"{HERE}{letter.id}/")
        assert answer["Cache-Control"].startswith("no-store")
        assert "Wilt u alsnog beslissen?" in look_at(answer.content).text

    def test_nothing_of_another_is_there(self, her):
        other = make_letter(make_running_case(SANNE.user_id))

        assert her.get(f"{HERE}{other.id}/").status_code == 404
        assert "Wilt u beslissen?" not in her.get(HERE).content.decode()

    def test_says_what_to_do_while_there_is_nothing(self, her):
        shown = her.get(HERE).content.decode()

        assert "Er loopt nu niets." in shown
        assert "Nog geen brief." in shown
