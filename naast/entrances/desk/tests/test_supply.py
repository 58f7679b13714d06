"""What is covered by zone: of one's own people, in words, and no question for a municipality."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.supply.supporters.tests.factories import make_offered
from naast.support.matching.tests.factories import make_question
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import BRAM, CARLA, DIRK, FOPPE, GEA, KARIN, LINDE, MEIDOORN, SANNE, WETTERWALD
from tests.counting import statements

PAGE = "/desk/supply/"
MOST_QUERIES = 18


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    for number in (MEIDOORN, LINDE):
        make_agreement(Organisation.objects.get(id=number), WETTERWALD)
    with translation.override("nl"):
        yield make_zone(Municipality.objects.get(id=WETTERWALD), name="Wetterkant")


def page(client, cast, *, who=CARLA):
    client.force_login(cast[who])
    return client.get(PAGE)


def money(shown: str) -> str:
    """Return what the page says of money."""
    return shown.partition("Geld en schulden</th>")[2].partition("</tr>")[0]


@pytest.mark.req("R-097")
def test_tells_of_one_s_own_people_in_words(client, cast):
    make_offered(SANNE.user_id, domains=["money"])
    for user in (BRAM, DIRK, FOPPE):
        make_offered(user.user_id, domains=["money"], organisation_id=LINDE)

    assert "een of twee" in money(page(client, cast).content.decode())
    assert "drie of meer" in money(page(client, cast, who=GEA).content.decode())


@pytest.mark.req("R-043")
def test_lists_the_questions_that_nobody_can_take(client, cast):
    make_offered(SANNE.user_id, domains=["housing"])
    alone = make_question(make_person(first_name="Tjitske"), domains=["money"])
    possible = make_question(make_person(), domains=["housing"])

    shown = page(client, cast).content.decode()

    assert alone.number in shown
    assert possible.number not in shown
    assert "Tjitske" not in shown


def test_a_municipality_sees_no_question(client, cast):
    alone = make_question(make_person(), domains=["money"])

    assert alone.number not in page(client, cast, who=GEA).content.decode()


@pytest.mark.parametrize("who", [SANNE, FOPPE, KARIN])
def test_is_not_there_for_others(client, cast, who):
    assert page(client, cast, who=who).status_code == 404


def test_takes_few_queries(client, cast):
    for _ in range(10):
        make_question(make_person(), domains=["money"])
    client.force_login(cast[CARLA])

    with CaptureQueriesContext(connection) as captured:
        client.get(PAGE)

    assert len(statements(captured)) <= MOST_QUERIES
