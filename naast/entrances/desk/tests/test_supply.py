"""What is covered by zone: of one's own people, in words, and no question for a municipality."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from naast.learning.insight.rules import Table
from naast.learning.insight.tests.factories import make_figures
from naast.supply.law.queries import domains
from naast.supply.law.rules import Domain
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.supply.supporters.tests.factories import make_offered
from naast.support.matching.tests.factories import make_question
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    EMRE,
    FOPPE,
    GEA,
    KARIN,
    LINDE,
    MEIDOORN,
    SANNE,
    WETTERWALD,
)
from tests.counting import statements

PAGE = "/desk/supply/"
MOST_QUERIES = 19


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


def row(shown: str, name: str) -> str:
    """Return what the page says of one row."""
    return shown.partition(f"{name}</th>")[2].partition("</tr>")[0]


@pytest.mark.req("R-096", "R-097")
def test_names_every_part_of_life_that_nobody_knows(client, cast):
    make_offered(SANNE.user_id, domains=["money"])

    shown = page(client, cast, who=GEA).content.decode()

    for one in domains():
        said = row(shown, str(one.name))
        assert ("een of twee" if one.domain == Domain.MONEY else "niemand") in said


@pytest.mark.req("R-044")
def test_sets_supply_against_groups_of_people(client, cast):
    for user in (SANNE, BRAM, DIRK):
        make_offered(user.user_id, target_groups=["older"])
    make_offered(FOPPE.user_id, target_groups=["newcomers"])

    shown = page(client, cast, who=EMRE).content.decode()

    assert "Ouderen</th>" not in shown  # three or more: not among what lacks
    assert "een of twee" in row(shown, "Mensen die nieuw zijn in Nederland")
    assert "niemand" in row(shown, "Kinderen")


def test_tells_of_fewer_than_three_never_how_many(client, cast):
    make_offered(SANNE.user_id, domains=["money"], languages=["nl", "tr"])
    one = money(page(client, cast, who=GEA).content.decode())
    make_offered(BRAM.user_id, domains=["money"], languages=["nl", "tr"])

    assert money(page(client, cast, who=GEA).content.decode()) == one


@pytest.mark.req("R-054")
def test_tells_who_could_choose_by_published_shares_alone(client, cast, ground):
    zone = ground
    parts = {Table.FAIR_CHOICE: 60, Table.FAIR_KEPT: 90, Table.FAIR_IN_TIME: 80}
    make_figures(
        WETTERWALD,
        {
            Table.FAIR_OFFERED: {"all:total": 100, f"zone:{zone.pk}": None},
            **{table: {"all:total": n, f"zone:{zone.pk}": None} for table, n in parts.items()},
        },
    )

    shown = page(client, cast, who=EMRE).content.decode()

    assert "60%" in shown
    assert "te weinig om te tonen" in shown


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
