"""Others in turn, and three beside each other: what each kind does, its strength and its limits."""

import re
from uuid import uuid4

import pytest
from django.utils import timezone

from naast.core.identity.tests.factories import user
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_default,
    make_organisation,
)
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.models import Card, PoolRecord
from naast.supply.supporters.rules import Kind, Status
from naast.supply.supporters.tests.factories import make_offered
from tests.cast import BRAM, DIRK, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

FIND = "/wetterwald/vind-iemand/"
COMPARE = f"{FIND}vergelijk/"


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_agreement(make_organisation(id=MEIDOORN), WETTERWALD)
    make_default(make_organisation(), WETTERWALD)


@pytest.fixture
def three():
    return [
        make_offered(SANNE.user_id, name="Sanne"),
        make_offered(BRAM.user_id, name="Bram", kind=Kind.EXPERIENCE_EXPERT),
        make_offered(DIRK.user_id, name="Dirk", kind=Kind.TRAINED_VOLUNTEER),
    ]


def page(client, address, data=None):
    return client.get(address, data).content.decode()


class TestCompare:
    def test_is_reached_from_the_first_three_with_what_was_chosen(self, client, three):
        text = page(client, FIND, {"over": "money", "z": "5"})
        link = re.search(rf'href="({COMPARE}[^"]+)"', text)[1].replace("&amp;", "&")

        assert "over=money" in link
        assert link.count("met=") == 3
        beside = page(client, link)
        assert all(f"Kies {name}" in beside for name in ("Sanne", "Bram", "Dirk"))

    @pytest.mark.req("R-055")
    def test_tells_for_each_kind_what_it_does_its_strength_and_its_limits(self, client, three):
        text = page(client, COMPARE, {"met": [one.pk for one in three]})

        for told in (
            "Weet veel van wetten",
            "Weet hoe het voelt",
            "Neemt de tijd",
            "Beslist niet voor u",
            "Onafhankelijk. Dit is een beroep.",
            "Onafhankelijk. Vrijwilliger.",
        ):
            assert told in text

    def test_holds_three_at_most_and_each_once(self, client, three):
        four = [*three, make_offered(user("vierde").pk, name="Vierde")]

        text = page(client, COMPARE, {"met": [str(one.pk) for one in [three[0], *four]]})

        assert text.count("Kies Sanne") == 1
        assert "Vierde" not in text

    @pytest.mark.parametrize("met", [[], ["onzin"], [str(uuid4())], ["x" * 5000], ["<b>"] * 50])
    def test_without_anybody_it_leads_back(self, client, three, met):
        answer = client.get(COMPARE, {"met": met})

        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, FIND)

    def test_who_withdrew_is_gone_at_once_and_who_is_away_cannot_be_chosen(self, client, three):
        Card.objects.filter(supporter=three[0]).delete()
        PoolRecord.objects.filter(supporter=three[1]).update(status=Status.PAUSED)

        text = page(client, COMPARE, {"met": [one.pk for one in three]})

        assert "Sanne" not in text.partition('id="content"')[2]
        assert "Kies Bram" not in text
        assert "Kies Dirk" in text

    def test_stands_in_no_index(self, client, three):
        assert "noindex" in page(client, COMPARE, {"met": three[0].pk})


class TestOthersInTurn:
    def names(self, text):
        return set(re.findall(r'level-2">(Iemand \d+)</h2>', text))

    def test_everybody_is_seen_once_and_the_way_back_stays(self, client):
        for number in range(14):
            make_offered(user(f"iemand{number}").pk, name=f"Iemand {number}")
        seen, address = [], f"{FIND}?z=3"

        while address:
            text = page(client, address)
            seen.append(self.names(text))
            more = re.search(r'href="(\?[^"]*meer=\d+)"', text)
            address = FIND + more[1].replace("&amp;", "&") if more else ""

        assert [len(names) for names in seen] == [3, 6, 5]
        assert len(set.union(*seen)) == 14
        assert "Terug naar de eerste drie" in text

    @pytest.mark.parametrize("turn", ["0", "99", "-1", "meer", "9" * 5000, "٣"])
    def test_a_turn_that_makes_no_sense_is_the_first(self, client, three, turn):
        text = page(client, FIND, {"meer": turn})

        assert all(f">{name}</h2>" in text for name in ("Sanne", "Bram", "Dirk"))
