"""A PIN beside her code: what she does with it, and what whoever has the code alone sees."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from naast.support.people.models import Code
from naast.support.people.queries import code_fingerprint
from naast.support.people.rules import WRONG_PINS_FREE, House
from naast.support.people.tests.factories import make_code, make_ground, make_person
from tests.cast import NOON

CODE = "otter wilg lamp boter mand 4827"
UNKNOWN = "otter wilg lamp boter mand 0000"
PIN, OTHER, WRONG = "4071", "829403", "5550"
FILE = "/wetterwald/mijn-dossier/"
CODE_PAGE, PAGE, DROP = FILE + "code/", FILE + "pincode/", FILE + "pincode/weg/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Let time stand still, so that nothing hangs on how quick this machine is."""
    moment = {"now": NOON}
    monkeypatch.setattr(timezone, "now", lambda: moment["now"])
    return moment


@pytest.fixture(params=House)
def person(request, cast):
    make_ground()
    person = make_person(house=request.param, first_name="Tjitske")
    make_code(person, code_fingerprint(text=CODE))
    return person


@pytest.fixture
def with_pin(client, person):
    come_in(client)
    set_pin(client)
    client.get(CODE_PAGE)  # where she reads that it is set
    leave(client)
    return person


def come_in(client, pin="", code=CODE, **more):
    return client.post(FILE, {"code": code, "pin": pin, **more})


def set_pin(client, pin=PIN, **more):
    return client.post(PAGE, {"pin": pin, "nogmaals": pin, **more})


def leave(client):
    client.post(FILE + "sluiten/")


def is_in(client):
    return "Dag Tjitske" in client.get(FILE).content.decode()


def said(answer):
    """Return a page without what differs by itself: the token, and what was typed as code."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return page.replace(CODE, "").replace(UNKNOWN, "")


class TestComingIn:
    def test_a_code_without_a_pin_opens_as_before(self, client, person):
        client.post(FILE, {"code": CODE})

        assert is_in(client)

    def test_code_and_pin_open(self, client, with_pin):
        assert come_in(client, PIN).status_code == 302
        assert is_in(client)

    def test_an_unknown_code_and_a_wrong_or_missing_pin_look_the_same(self, client, with_pin):
        answers = [
            come_in(client, PIN, code=UNKNOWN),
            come_in(client, code=UNKNOWN),
            come_in(client, WRONG),
            come_in(client),
        ]

        assert {answer.status_code for answer in answers} == {422}
        assert len({said(answer) for answer in answers}) == 1
        assert "Dit opent niets." in said(answers[0])
        assert not is_in(client)

    def test_so_does_the_right_one_after_too_many_wrong_ones(self, client, with_pin):
        for n in range(WRONG_PINS_FREE + 1):
            client.post(FILE, {"code": CODE, "pin": WRONG}, REMOTE_ADDR=f"192.0.2.{n}")

        answer = come_in(client, PIN)

        assert answer.status_code == 422
        assert said(answer) == said(come_in(client, PIN, code=UNKNOWN))

    @pytest.mark.parametrize("code", [CODE, UNKNOWN])
    def test_what_is_no_pin_is_said_before_any_code_is_looked_at(self, client, with_pin, code):
        answer = come_in(client, "12", code=code)

        assert "Een pincode heeft vier tot zes cijfers." in answer.content.decode()
        assert Code.objects.get().pin_wrong == 0

    def test_asks_no_more_of_the_database_of_one_than_of_another(
        self, client, with_pin, django_assert_max_num_queries
    ):
        """What takes as many steps takes about as long: a wrong PIN writes two rows more."""
        counts = []
        for code in (UNKNOWN, CODE):
            with django_assert_max_num_queries(100) as asked:
                come_in(client, WRONG, code=code)
            counts.append(len(asked))

        assert 0 <= counts[1] - counts[0] <= 4

    def test_the_pin_is_never_shown_again(self, client, with_pin):
        assert WRONG not in come_in(client, WRONG).content.decode()

    def test_a_computer_of_others_is_closed_as_soon(self, client, with_pin, clock):
        come_in(client, PIN, openbaar="on")

        clock["now"] += timedelta(minutes=5)
        assert not is_in(client)

    def test_the_door_of_who_was_asked_for_opens_nothing_without_it(self, client, with_pin):
        yes = {"code": CODE, "antwoord": "ja", "voornaam": "Tjitske", "zestien": "on"}
        assert client.post(FILE + "antwoord/", yes).status_code == 422
        assert not is_in(client)


class TestSetting:
    def test_she_sets_one_and_reads_that_it_is_asked(self, client, person):
        come_in(client)

        assert set_pin(client).status_code == 302
        assert "Wij vragen uw pincode bij uw code." in client.get(CODE_PAGE).content.decode()
        assert is_in(client)

    def test_whoever_else_is_in_with_the_code_is_out(self, client, person, clock):
        other = type(client)()
        come_in(client)
        come_in(other)
        assert is_in(other)

        clock["now"] += timedelta(seconds=1)
        set_pin(client)

        assert is_in(client)
        assert not is_in(other)

    @pytest.mark.parametrize(
        ("sent", "words"),
        [
            ({"pin": "1234", "nogmaals": "1234"}, "makkelijk te raden"),
            ({"pin": PIN, "nogmaals": WRONG}, "twee keer dezelfde"),
            ({"pin": "12", "nogmaals": "12"}, "vier tot zes cijfers"),
            ({}, "Vul uw pincode in."),
        ],
    )
    def test_says_what_is_not_right(self, client, person, sent, words):
        come_in(client)

        answer = client.post(PAGE, sent)

        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert Code.objects.get().pin_hash == ""

    def test_changing_it_asks_the_one_of_now(self, client, with_pin):
        come_in(client, PIN)

        assert set_pin(client, OTHER).status_code == 422
        assert set_pin(client, OTHER, nu=WRONG).status_code == 422
        assert set_pin(client, OTHER, nu=PIN).status_code == 302
        leave(client)
        assert come_in(client, PIN).status_code == 422
        assert come_in(client, OTHER).status_code == 302

    def test_dropping_it_too(self, client, with_pin):
        come_in(client, PIN)

        assert client.post(DROP, {"nu": WRONG}).status_code == 422
        assert client.post(DROP, {"nu": PIN}).status_code == 302
        leave(client)
        assert come_in(client).status_code == 302

    def test_a_new_code_asks_it_too_and_has_none(self, client, with_pin):
        come_in(client, PIN)

        assert client.post(CODE_PAGE).status_code == 422
        assert client.post(CODE_PAGE, {"nu": WRONG}).status_code == 422
        page = client.post(CODE_PAGE, {"nu": PIN}).content.decode()

        new = " ".join(re.findall(r"<span>([a-z]+|\d{4})</span>", page))
        leave(client)
        assert come_in(client, code=new).status_code == 302

    def test_a_wrong_one_in_her_own_file_stays_counted(self, client, with_pin):
        come_in(client, PIN)

        client.post(DROP, {"nu": WRONG})

        assert Code.objects.get().pin_wrong == 1

    def test_is_for_nobody_without_the_file(self, client, person):
        assert {client.get(page).status_code for page in (PAGE, DROP)} == {404}


def test_she_reads_who_had_her_code_and_not_her_pin(client, with_pin):
    come_in(client, WRONG)
    come_in(client, PIN)

    page = client.get(FILE).content.decode()

    assert "Iemand, of uzelf" in page
    assert "Had uw code, maar niet de goede pincode." in page


def test_linking_asks_the_pin_of_the_other_file(client, cast):
    make_ground()
    for house, code in ((House.SUPPORT, CODE), (House.MUNICIPALITY, UNKNOWN)):
        make_code(make_person(house=house, first_name="Tjitske"), code_fingerprint(text=code))
    come_in(client, code=UNKNOWN)
    set_pin(client)
    leave(client)
    come_in(client)

    link = FILE + "koppelen/"
    assert client.post(link, {"code": UNKNOWN}).status_code == 422
    assert client.post(link, {"code": UNKNOWN, "pin": PIN}).status_code == 302
