"""Her code: since when it holds, a new one, and that the old one opens nothing any more."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from naast.core.identity.queries import RESIDENT
from naast.support.people.models import Code
from naast.support.people.queries import code_fingerprint
from naast.support.people.rules import MOST_WRONG, House
from naast.support.people.tests.factories import make_code, make_ground, make_person
from tests.cast import NOON

CODE = "otter wilg lamp boter mand 4827"
FILE, PAGE = "/wetterwald/mijn-dossier/", "/wetterwald/mijn-dossier/code/"


@pytest.fixture(params=House)
def person(request, cast):
    make_ground()
    person = make_person(house=request.param, first_name="Tjitske")
    make_code(person, code_fingerprint(text=CODE))
    return person


def come_in(client, code=CODE):
    return client.post(FILE, {"code": code})


def is_in(client):
    return "Dag Tjitske" in client.get(FILE).content.decode()


def test_tells_since_when_each_code_holds(client, person):
    come_in(client)

    assert "De code die u nu hebt" in client.get(PAGE).content.decode()


def test_gives_a_new_code_and_lets_her_stay_in(client, person):
    come_in(client)

    page = client.post(PAGE).content.decode()

    new = " ".join(re.findall(r"<span>([a-z]+|\d{4})</span>", page))
    assert Code.objects.get(ended_at=None).code_hash == code_fingerprint(text=new)
    assert is_in(client)
    assert "Een eerdere code" in client.get(PAGE).content.decode()


def test_whoever_came_in_with_the_old_code_is_out(client, person):
    other = type(client)()
    come_in(client)
    come_in(other)
    assert is_in(other)

    client.post(PAGE)

    assert not is_in(other)
    assert RESIDENT not in other.session
    assert come_in(other).status_code == 422


def test_a_page_that_is_hers_alone_is_gone_with_the_code(client, person):
    come_in(client)
    Code.objects.update(ended_at="2026-01-01T00:00+01:00")

    assert client.get(PAGE).status_code == 404


def test_is_not_there_without_a_code(client, person):
    assert client.get(PAGE).status_code == 404


def test_guessing_is_slowed_and_looks_the_same_for_a_code_that_is_there(client, person):
    for _ in range(MOST_WRONG):
        assert come_in(client, "otter wilg lamp boter mand 0000").status_code == 422

    wrong, right = come_in(client, "otter wilg lamp boter mand 0001"), come_in(client)

    assert (wrong.status_code, right.status_code) == (429, 429)
    assert "Wacht een kwartier" in right.content.decode()
    assert come_in_from(client, "198.51.100.7").status_code == 302


def come_in_from(client, address):
    return client.post(FILE, {"code": CODE}, REMOTE_ADDR=address)


class TestIdle:
    @pytest.fixture(autouse=True)
    def clock(self, monkeypatch):
        self.now = NOON
        monkeypatch.setattr(timezone, "now", lambda: self.now)

    @pytest.mark.parametrize(("ticked", "minutes"), [({}, 15), ({"openbaar": "on"}, 5)])
    def test_closes_after_so_many_minutes_without_a_page(self, client, person, ticked, minutes):
        client.post(FILE, {"code": CODE, **ticked})

        for _ in range(2):  # each page gives as many again
            self.now += timedelta(minutes=minutes, seconds=-1)
            assert is_in(client)
        self.now += timedelta(minutes=minutes)

        assert not is_in(client)

    def test_is_over_when_the_browser_closes(self, client, person):
        come_in(client)

        assert client.cookies["naast"]["max-age"] == client.cookies["naast"]["expires"] == ""
