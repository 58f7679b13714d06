"""What runs by term of the law, and giving it over: headers only, for who leads the team."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from naast.core.identity.rules import Role
from naast.core.identity.tests.factories import user
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_offered
from naast.support.decisions.tests.factories import make_running_matter
from naast.support.people.rules import HatKind
from naast.support.people.tests.factories import make_ground, make_hat
from tests.cast import CARLA, EMRE, FOPPE, GEA, KARIN, LEO, RINSKE, SANNE, WETTERWALD
from tests.counting import statements

ALL = "/desk/team/matters/"
MINE = f"{ALL}{FOPPE.user_id}/"
MOST_QUERIES = 20


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    make_offered(FOPPE.user_id, name="Foppe", kind=Kind.MEITINKER)
    with translation.override("nl"):
        yield


@pytest.fixture
def matter():
    return make_running_matter(FOPPE.user_id, text="Ik kom er niet uit.")


@pytest.fixture
def hetty():
    found = user("Hetty", (Role.ACCESS_OFFICER, f"municipality:{WETTERWALD}"))
    make_offered(found.pk, kind=Kind.MEITINKER, ceiling=30)
    return found


def page(client, cast, path=MINE, *, who=KARIN, typed=None):
    client.force_login(cast[who])
    return client.get(path) if typed is None else client.post(path, typed)


def test_lists_terms_and_tells_no_name_and_no_word_of_a_resident(client, cast, matter, hetty):
    everything = page(client, cast, ALL).content.decode() + page(client, cast).content.decode()

    assert matter.question.number in everything
    assert "Foppe" in everything
    assert "Tjitske" not in everything
    assert "kom er niet uit" not in everything


def test_gives_one_to_who_was_chosen(client, cast, matter, hetty):
    typed = {f"to_{matter.id}": str(hetty.pk)}

    assert page(client, cast, f"{MINE}{matter.id}/", typed=typed).status_code == 302

    matter.refresh_from_db()
    assert matter.user_id == hetty.pk


def test_gives_all_of_who_stops_and_loses_nobody(client, cast, hetty):
    matters = [make_running_matter(FOPPE.user_id) for _ in range(3)]

    page(client, cast, typed={f"to_{one.id}": str(hetty.pk) for one in matters})

    for one in matters:
        one.refresh_from_db()
    assert {one.user_id for one in matters} == {hetty.pk}
    assert "heeft nu geen lopende zaken" in page(client, cast).content.decode()


def test_the_other_hat_reads_as_no_room(client, cast, matter, hetty):
    make_hat(matter.person, hetty.pk, house="support", kind=HatKind.SUPPORTS)
    supports = page(client, cast).content.decode()
    asked = page(client, cast, typed={f"to_{matter.id}": str(hetty.pk)})

    assert "Niemand heeft nu plek." in supports
    assert "Hetty" not in supports
    assert asked.status_code == 422
    matter.refresh_from_db()
    assert matter.user_id == FOPPE.user_id


@pytest.mark.parametrize("step", ["", "one"])
def test_changes_nothing_where_nobody_was_chosen(client, cast, matter, hetty, step):
    path = MINE + (f"{matter.id}/" if step else "")

    answer = page(client, cast, path, typed={f"to_{matter.id}": ""})

    assert answer.status_code == 422
    assert "Kies iemand." in answer.content.decode()


@pytest.mark.parametrize("who", [FOPPE, RINSKE, SANNE, CARLA, GEA, EMRE, LEO])
@pytest.mark.parametrize("path", [ALL, MINE])
def test_is_not_there_for_others(client, cast, matter, who, path):
    assert page(client, cast, path, who=who).status_code == 404


def test_knows_no_officer_of_another_municipality(client, cast):
    make_running_matter(RINSKE.user_id, municipality_id=2)

    assert page(client, cast, f"{ALL}{RINSKE.user_id}/").status_code == 404


@pytest.mark.parametrize("path", [ALL, MINE])
def test_takes_few_queries_however_many_matters(client, cast, hetty, path):
    for _ in range(14):
        make_running_matter(FOPPE.user_id)
    client.force_login(cast[KARIN])

    with CaptureQueriesContext(connection) as captured:
        client.get(path)

    assert len(statements(captured)) <= MOST_QUERIES
