"""The page on which a municipality looks up the terms of the law."""

import pytest

from naast.supply.law.models import TermVersion
from naast.supply.places.tests.factories import make_municipality
from tests.cast import EMRE, FOPPE, GEA, WETTERWALD

pytestmark = pytest.mark.django_db
PAGE, ONE = "/en/desk/terms/", "/en/desk/terms/AWB_KLACHT/"
GOOD = {
    "length": "7",
    "extension": "3",
    "article": "Awb art. 9:11",
    "seen": "wetten.overheid.nl, vandaag",
    "from_on": "2020-01-01",
}


@pytest.fixture(autouse=True)
def town(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")


def test_what_was_looked_up_moves_down_with_its_source(client, cast):
    client.force_login(cast[GEA])

    sent = client.post(f"{ONE}?town={WETTERWALD}", GOOD)
    page = client.get(sent.headers["Location"]).content.decode()

    assert TermVersion.objects.get().length == 7
    to_look_up, looked_up = page.split('id="sure">')
    assert "Answer to your complaint<small>" in looked_up
    assert "Answer to your complaint<small>" not in to_look_up
    assert "7 weeks" in looked_up
    assert "once 3 weeks longer" in looked_up
    assert "wetten.overheid.nl, vandaag" in looked_up


def test_a_hearing_counts_back(client, cast):
    client.force_login(cast[EMRE])

    assert "before the day of a hearing" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("who", [EMRE, FOPPE])
def test_who_reads_cannot_write(client, cast, who):
    client.force_login(cast[who])

    page = client.get(PAGE).content.decode()

    assert "Terms of the law in Wetterwâld" in page
    assert "/desk/terms/AWB_KLACHT/" not in page
    assert client.get(ONE).status_code == 404
    assert client.post(ONE, GOOD).status_code == 404
    assert not TermVersion.objects.exists()


def test_a_term_without_a_length_asks_for_none(client, cast):
    client.force_login(cast[GEA])

    page = client.get("/en/desk/terms/WMO_SPOED/").content.decode()

    assert 'name="length"' not in page
    assert 'name="extension"' not in page
    assert client.get("/en/desk/terms/NOT_ONE/").status_code == 404
