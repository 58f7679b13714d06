"""How long it takes is said before one chooses: what was agreed, and what really happened."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from naast.learning.insight.tests.test_waiting_lately import NOW, write
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_default,
    make_organisation,
)
from naast.supply.supporters.rules import Kind, Mandate, Payer, Position
from naast.supply.supporters.tests.factories import make_offered
from naast.support.people.tests.factories import make_ground
from tests.cast import BRAM, DIRK, FOPPE, LINDE, MEIDOORN, SANNE, UMA, WETTERWALD

pytestmark = pytest.mark.django_db

FIND = "/wetterwald/vind-iemand/"
AGREED = "U hoort binnen 3 werkdagen van iemand."
LATELY = "De laatste tijd sprak 9 van de 10 mensen iemand binnen 4 dagen."
NOT_KNOWN = "Hoe lang het echt duurt, weten wij nog niet."


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def sanne(cast):
    make_ground()
    office = Organisation.objects.get(id=MEIDOORN)
    make_agreement(office, WETTERWALD, first_contact_working_days=3)
    make_default(office, WETTERWALD)
    return make_offered(SANNE.user_id, name="Sanne Waterdal")


def pages(client, worker):
    """Return what is said on her card, on her page, and where one chooses her."""
    addresses = [FIND, *(reverse(f"portal:{n}", args=["wetterwald", worker.pk]) for n in PAGES)]
    return [client.get(address).content.decode() for address in addresses]


PAGES = ("person", "choose_person")


@pytest.mark.req("R-017")
def test_says_it_on_the_card_on_her_page_and_where_one_chooses(client, sanne):
    write([*[1] * 40, *[4] * 10])

    for page in pages(client, sanne):
        assert f"{AGREED} {LATELY}" in page


def test_half_is_told_where_nine_in_ten_would_be_about_few(client, sanne):
    write([*[1] * 9, *[4] * 3])

    for page in pages(client, sanne):
        assert "sprak de helft van de mensen iemand binnen 1 dag." in page


@pytest.mark.parametrize("days", [[], [1] * 4])
def test_says_plainly_that_it_is_not_known(client, sanne, days):
    write(days)

    for page in pages(client, sanne):
        assert f"{AGREED} {NOT_KNOWN}" in page
        assert "De laatste tijd" not in page


@pytest.mark.req("R-076")
def test_is_never_the_speed_of_one_worker_nor_of_two(client, sanne):
    write([1] * 60, workers=(SANNE.user_id,))
    write([1] * 60, workers=(SANNE.user_id, BRAM.user_id))

    for page in pages(client, sanne):
        assert NOT_KNOWN in page


def test_every_worker_of_an_organisation_has_the_same(client, sanne):
    write([*[1] * 40, *[4] * 10], workers=(SANNE.user_id, BRAM.user_id, UMA.user_id))
    bram = make_offered(BRAM.user_id, name="Bram Zandveen", kind=Kind.TRAINED_VOLUNTEER)

    page = client.get(FIND).content.decode()

    assert page.count(LATELY) == 2
    assert "Dit tellen wij nooit voor één persoon." in pages(client, bram)[1]


def test_of_the_municipality_itself_it_is_its_own(client, sanne):
    write([*[1] * 40, *[4] * 10])
    foppe = make_offered(
        FOPPE.user_id, name="Foppe Hoekstra", kind=Kind.MEITINKER, organisation_id=None,
        employer_municipality_id=WETTERWALD, position=Position.MUNICIPAL,
        payer=Payer.MUNICIPALITY, mandate=Mandate.GRANTS,
    )  # fmt: skip

    assert f"U hoort binnen 5 werkdagen van iemand. {NOT_KNOWN}" in pages(client, foppe)[1]


def test_is_one_query_for_a_page_however_many_cards(client, sanne):
    other = make_organisation(name="Stichting Anders")
    make_agreement(other, WETTERWALD)
    make_offered(BRAM.user_id, name="Bram Zandveen")
    make_offered(UMA.user_id, name="Uma Veen", organisation_id=other.id)
    make_offered(DIRK.user_id, name="Dirk Meer", organisation_id=LINDE)

    with CaptureQueriesContext(connection) as asked:
        page = client.get(FIND).content.decode()

    assert page.count('class="naast-person"') == 3
    assert sum("insight_waiting_lately" in one["sql"] for one in asked) == 1


def test_who_takes_no_questions_now_promises_nothing(client, sanne):
    sanne.pool.status = "paused"
    sanne.pool.save()

    for page in pages(client, sanne)[1:]:
        assert AGREED not in page
