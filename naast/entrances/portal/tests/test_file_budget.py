"""My file reads each table once, however much is in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naast.core.policy.walls import acting
from naast.learning.experience import actions as experience
from naast.learning.experience.tests.factories import make_look
from naast.support.casework.rules.alongside import Along, AlongState
from naast.support.casework.tests.factories import (
    make_alongside,
    make_contact,
    make_goal,
    make_hand_over,
    make_rung,
    make_running_case,
)
from naast.support.decisions.tests.factories import make_running_matter
from naast.support.encounters.tests.factories import make_appointment, make_message, make_thread
from naast.support.keys.tests.factories import make_remark
from naast.support.matching.tests.factories import make_invitation, make_question
from naast.support.people.queries import code_fingerprint
from naast.support.people.rules import House
from naast.support.people.tests.factories import (
    make_agreement_with,
    make_code,
    make_ground,
    make_person,
    sealed,
)
from tests.cast import (
    BRAM,
    DIRK,
    FOPPE,
    HANNA,
    HANNA_ID,
    MEIDOORN,
    NOON,
    RINSKE,
    SANNE,
    UMA,
    WETTERWALD,
    WILLEM_ID,
)
from tests.counting import statements

pytestmark = pytest.mark.django_db

FILE = "/wetterwald/mijn-dossier/"
CODE = "otter wilg lamp boter mand 4827"
MOST = 20
"""With her session, her code, the municipality, and keeping the file open."""


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def hanna(cast):
    make_ground()
    person = make_person(id=HANNA_ID, first_name="Hanna")
    make_code(person, code_fingerprint(text=CODE))
    return person


def look_in(client):
    client.post(FILE, {"code": CODE})
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(FILE)
    assert answer.status_code == 200
    return answer.content.decode(), len(_of_a_request(captured))


def _of_a_request(captured):
    """Leave out what only a test does: set back who acted, within its own transaction."""
    return [one for one in statements(captured) if "set_config('naast.actor', ''" not in one]


def fill(person, number):
    user_id = (SANNE, BRAM, DIRK)[number - 1].user_id
    case = make_running_case(user_id, person=person, text=f"Vraag {number}.")
    for _ in range(3):
        make_contact(case, f"Gebeld over {number}.")
        make_goal(case, f"Doel {number}.")
        make_appointment(person, user_id)
    make_rung(case)
    make_hand_over(case)
    make_alongside(
        case, UMA.user_id, manner=Along.TOGETHER, state=AlongState.AGREED,
        holder_does=sealed(person, f"Belt {number}."), other_does=sealed(person, "Koffie."),
    )  # fmt: skip
    talk = make_contact(case)
    make_remark(person, f"Niet goed {number}.", row_id=talk.id)
    look = make_look(person, user_id)
    with acting(HANNA):
        experience.ask_why(actor=HANNA, entry_id=look.id, text=f"Waarom {number}?", at=NOON)
        experience.complain(
            actor=HANNA, municipality_id=WETTERWALD, organisation_id=MEIDOORN,
            text=f"Klacht {number}.", reach_me="", at=NOON,
        )  # fmt: skip
    return case


class TestASupportFile:
    def test_takes_twenty_queries_with_everything_in_it(self, client, hanna):
        make_thread(hanna)
        make_message(hanna)
        hers = make_person(first_name="Willem", circle=hanna.circle)
        make_agreement_with(hers, hanna)
        make_agreement_with(hanna, make_person(first_name="Ytsje"))
        question = make_question(hanna, asker_relation="child")
        make_invitation(question, "a" * 64)
        fill(hanna, 1)

        page, few = look_in(client)

        assert all(
            f"{words} 1" in page for words in ("Vraag", "Doel", "Niet goed", "Waarom", "Belt")
        )
        assert few <= MOST

    def test_takes_no_more_when_there_is_more(self, client, hanna):
        fill(hanna, 1)
        _page, few = look_in(client)
        fill(hanna, 2)
        fill(hanna, 3)

        page, many = look_in(client)

        assert all(f"Doel {number}." in page for number in (1, 2, 3))
        assert few == many


class TestAFileOfTheMunicipality:
    def test_takes_no_more_than_a_support_file(self, client, cast):
        make_ground()
        person = make_person(id=WILLEM_ID, first_name="Willem", house=House.MUNICIPALITY)
        make_code(person, code_fingerprint(text=CODE))
        for officer in (FOPPE, RINSKE):
            make_running_matter(officer.user_id, person=person)

        page, many = look_in(client)

        assert page.count("Wat de gemeente doet") == 2
        assert many <= MOST
