"""Messages in my file and at the desk: write, read, see what was seen; and lose no word."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naast.core.policy.walls import acting
from naast.support.casework import actions as casework
from naast.support.casework.rules import Outcome
from naast.support.casework.tests.factories import make_running_case
from naast.support.decisions.tests.factories import make_running_matter
from naast.support.encounters.models import Message
from naast.support.people.queries import code_fingerprint
from naast.support.people.tests.factories import make_code, make_ground
from tests.cast import CARLA, FOPPE, GEA, NOON, SANNE

MESSAGES = "/wetterwald/mijn-dossier/berichten/"
FILE = "/wetterwald/mijn-dossier/"
CODE = "otter wilg lamp boter mand 4827"


@pytest.fixture(autouse=True)
def noon(monkeypatch, cast):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_ground()


@pytest.fixture
def case():
    case = make_running_case(SANNE.user_id)
    make_code(case.person, code_fingerprint(text=CODE))
    return case


@pytest.fixture
def her(client, case):
    client.post(FILE, {"code": CODE})
    return client


@pytest.fixture
def desk(cast):
    """Return what a member of staff gets at an address, or for what she sends there."""
    from django.test import Client  # noqa: PLC0415 (a browser of her own)

    def ask(actor, path, **filled):
        client = Client()
        client.force_login(cast[actor])
        return client.post(path, filled) if filled else client.get(path)

    return ask


def text(answer):
    return answer.content.decode()


def at_case(case):
    return reverse("casework:messages", args=[case.id])


class TestToAndFro:
    def test_she_writes_he_answers_and_each_sees_when_it_was_seen(self, her, desk, case):
        assert her.post(MESSAGES, {"bericht": "Mag ik u morgen bellen?"}).status_code == 302
        assert "Nog niet gezien" in text(her.get(MESSAGES))

        assert "Mag ik u morgen bellen?" in text(desk(SANNE, at_case(case)))
        assert "Gezien op 9 november, 12.00" in text(her.get(MESSAGES))

        desk(SANNE, at_case(case), text="Ja, na tienen.")
        assert "1 nieuw bericht voor u" in text(her.get(FILE))
        assert "Ja, na tienen." in text(her.get(MESSAGES))
        assert "nieuw bericht" not in text(her.get(FILE))

    def test_she_reads_before_when_she_gets_an_answer(self, her, case):
        her.post(MESSAGES, {"bericht": "Mag ik u morgen bellen?"})

        for path in (MESSAGES, FILE):
            assert "voor donderdag 12 november, 17.00" in text(her.get(path))

    def test_what_she_wrote_flags_in_the_day_of_who_stands_beside_her(self, her, desk, case):
        her.post(MESSAGES, {"bericht": "Ik durf niet meer."})

        today = text(desk(SANNE, "/desk/today/"))
        assert "Tjitske schreef u" in today
        assert "nog 3 dagen" in today
        assert "Ik durf niet meer." not in today

    def test_silence_longer_than_agreed_is_late(self, her, desk, case, monkeypatch):
        her.post(MESSAGES, {"bericht": "Ik durf niet meer."})
        monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(days=5))

        for actor, path in ((SANNE, "/desk/today/"), (CARLA, "/desk/queue/")):
            assert "1 dag te laat" in text(desk(actor, path))

    def test_the_coordinator_sees_that_it_waits_and_no_word(self, her, desk, case):
        her.post(MESSAGES, {"bericht": "Ik durf niet meer."})

        queue = text(desk(CARLA, "/desk/queue/"))
        assert "Aan Sanne, sinds maandag 9 november" in queue
        assert "Ik durf niet meer." not in queue
        assert "Tjitske" not in queue

    def test_everybody_else_finds_nothing(self, her, desk, case):
        for actor in (CARLA, FOPPE, GEA):
            assert desk(actor, at_case(case)).status_code == 404

    def test_goes_to_the_meitinker_in_the_file_at_the_municipality(self, client, desk):
        matter = make_running_matter(FOPPE.user_id)
        make_code(matter.person, code_fingerprint(text=CODE))
        client.post(FILE, {"code": CODE})

        assert "Dit gaat naar de gemeente" in text(client.get(MESSAGES))
        client.post(MESSAGES, {"bericht": "Wanneer komt u?"})

        assert "De inwoner schreef u." in text(desk(FOPPE, "/desk/matters/"))
        path = reverse("decisions:messages", args=[matter.id])
        assert "Wanneer komt u?" in text(desk(FOPPE, path))
        desk(FOPPE, path, text="Dinsdag.")
        assert "Dinsdag." in text(client.get(MESSAGES))


class TestNoWordIsLost:
    def close(self, case):
        with acting(SANNE):
            casework.close_case(
                actor=SANNE, case_id=case.id, outcome=Outcome.VOLUNTEER, scores={}, at=NOON
            )

    def test_where_the_case_closed_while_she_typed(self, her, case):
        self.close(case)

        answer = her.post(MESSAGES, {"bericht": "Nog één ding."})

        assert answer.status_code == 422
        assert "Nog één ding." in text(answer)
        assert "Er staat nu niemand naast u." in text(answer)
        assert not Message.objects.exists()

    def test_where_the_case_closed_while_he_typed(self, her, desk, case):
        self.close(case)

        answer = desk(SANNE, at_case(case), text="Tot dinsdag.")

        assert (answer.status_code, "Tot dinsdag." in text(answer)) == (409, True)

    def test_where_her_file_closed_by_itself(self, her, monkeypatch):
        monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(minutes=16))

        answer = her.post(MESSAGES, {"bericht": "Ik zocht lang naar woorden."})

        assert (answer.status_code, "Ik zocht lang naar woorden." in text(answer)) == (409, True)
        assert her.post(MESSAGES, {}).status_code == 404

    def test_a_message_that_nobody_saw_waits_on_where_the_coordinator_sees_it(
        self, her, desk, case
    ):
        her.post(MESSAGES, {"bericht": "Wacht nog even."})
        self.close(case)

        assert "Niemand staat meer naast deze inwoner." in text(desk(CARLA, "/desk/queue/"))
