"""The pages of signals: in words, without who told it, and with nobody in them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from naast.learning.concerns.models import Concern
from naast.learning.concerns.tests.factories import make_answered, make_concern
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.support.people.tests.factories import make_ground
from tests.cast import CARLA, EMRE, GEA, LEO, MEIDOORN, SANNE, STIJN, WETTERWALD
from tests.counting import statements

PAGE, NEW = "/desk/signals/", "/desk/signals/new/"
MOST_QUERIES = 15
GOOD = {
    "about": "Geen taxi in het weekend",
    "text": "Mensen komen niet meer bij hun kinderen.",
    "theme": "getting_around",
    "group": "",
    "place": "1",
}


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    make_agreement(Organisation.objects.get(id=MEIDOORN), WETTERWALD)
    with translation.override("nl"):
        yield


def page(client, cast, path=PAGE, *, who=SANNE, typed=None):
    client.force_login(cast[who])
    return client.get(path) if typed is None else client.post(path, typed)


def test_shows_the_organisation_and_not_the_worker(client, cast):
    concern = make_concern(SANNE.user_id)

    shown = "".join(
        page(client, cast, path, who=GEA).content.decode()
        for path in (PAGE, f"{PAGE}{concern.id}/")
    )

    assert "Brieven over toeslagen" in shown
    assert Organisation.objects.get(id=MEIDOORN).name in shown
    assert "Sanne" not in shown


@pytest.mark.req("R-316")
def test_an_answer_that_is_too_late_is_visible_to_all(client, cast):
    make_concern(SANNE.user_id, raised_on="2020-01-01", answer_before_on="2020-01-29")

    for who in (SANNE, CARLA, GEA, EMRE):
        assert "te laat" in page(client, cast, who=who).content.decode()


@pytest.mark.req("R-323")
def test_council_and_policy_read_the_same_table_by_zone(client, cast):
    zone = make_zone(Municipality.objects.get(id=WETTERWALD), name="Wetterkant")
    make_concern(SANNE.user_id, zone=zone)

    tables = {
        page(client, cast, who=who)
        .content.decode()
        .partition("Per wijk")[2]
        .partition("</table>")[0]
        for who in (GEA, EMRE)
    }

    [shown] = tables
    assert "Wetterkant" in shown


def test_is_told_in_one_page(client, cast):
    zone = make_zone(Municipality.objects.get(id=WETTERWALD), name="Wetterkant")

    sent = page(client, cast, NEW, typed={**GOOD, "place": f"{WETTERWALD}:{zone.pk}"})

    concern = Concern.objects.get()
    assert sent.headers["Location"] == f"{PAGE}{concern.id}/"
    assert concern.zone_id == zone.pk


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("about", "Mevrouw Jansen krijgt geen taxi"),
        ("text", "Bel haar op 06 12 34 56 78."),
        ("text", "Haar nummer is 111222333."),
    ],
)
def test_refuses_what_looks_like_a_person_and_keeps_what_was_typed(client, cast, field, text):
    sent = page(client, cast, NEW, typed={**GOOD, field: text})

    assert sent.status_code == 422
    assert text in sent.content.decode()
    assert not Concern.objects.exists()


def test_who_works_on_policy_answers_on_the_page(client, cast):
    concern = make_concern(SANNE.user_id)
    typed = {"follow": "doing", "answer": "Wij herschrijven de brieven."}

    page(client, cast, f"{PAGE}{concern.id}/", who=GEA, typed=typed)

    assert (
        "Wij herschrijven de brieven."
        in page(client, cast, f"{PAGE}{concern.id}/").content.decode()
    )


@pytest.mark.parametrize("who", [SANNE, CARLA, EMRE])
def test_nobody_else_answers(client, cast, who):
    concern = make_concern(SANNE.user_id)
    typed = {"follow": "doing", "answer": "Zelf bedacht."}

    assert page(client, cast, f"{PAGE}{concern.id}/", who=who, typed=typed).status_code == 404


@pytest.mark.parametrize(("who", "path"), [(LEO, PAGE), (LEO, NEW), (GEA, NEW), (STIJN, NEW)])
def test_is_not_there_for_who_has_no_part_in_it(client, cast, who, path):
    assert page(client, cast, path, who=who).status_code == 404


def test_takes_few_queries_however_many(client, cast):
    for _ in range(12):
        make_concern(SANNE.user_id)
        make_answered(SANNE.user_id)
    client.force_login(cast[GEA])

    with CaptureQueriesContext(connection) as captured:
        client.get(PAGE)

    assert len(statements(captured)) <= MOST_QUERIES
