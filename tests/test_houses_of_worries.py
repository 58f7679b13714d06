"""Neither house can tell by a list, a count or the course of an answer whom the other goes to see.

A worry of the support house about somebody, and an approach of the municipality to the very same
person: with and without it, each page of the other house is the same, byte for byte, and asks the
database the same.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from naast.entrances.desk.nav import pages
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_default,
    make_organisation,
)
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.support.decisions.models import Approach
from naast.support.decisions.tests.factories import make_approach
from naast.support.outreach.models import InSight, Tally, Worry
from naast.support.outreach.rules import Sign
from naast.support.outreach.tests.factories import make_in_sight, make_tally, make_worry
from tests.cast import (
    CARLA,
    EMRE,
    FOPPE,
    GEA,
    KARIN,
    LEO,
    MEIDOORN,
    NAMES,
    NOON,
    SANNE,
    WETTERWALD,
)
from tests.counting import statements

pytestmark = pytest.mark.django_db

WHO = "Mevrouw Tjalkema"
MUNICIPAL_HERE = [FOPPE, GEA, KARIN, EMRE, LEO]


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    town = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    organisation = make_organisation(id=MEIDOORN, name="Stichting Skouder")
    make_agreement(organisation, WETTERWALD)
    make_default(organisation, WETTERWALD)
    return make_zone(town, name="Wetterkant", slug="wetterkant")


def all_of(client, actor) -> dict[str, tuple[int, str, list[str]]]:
    """Return what each page of somebody's menu shows, and what it asks of the database."""
    found = {}
    for page in pages(actor=actor, path=""):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(page["url"])
        shown = re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", answer.content.decode())
        # The session and the moment differ; which tables are read, and how often, must not.
        kinds = [" ".join(sql.split()[:4]) for sql in statements(asked)]
        found[page["url"]] = answer.status_code, shown, kinds
    return found


@pytest.mark.parametrize("actor", MUNICIPAL_HERE, ids=NAMES.get)
def test_the_municipality_cannot_tell_that_somebody_is_worried_about(client, cast, here, actor):
    client.force_login(cast[actor])
    make_approach(FOPPE.user_id, who=WHO)
    all_of(client, actor)  # what is read once a process, is read
    without = all_of(client, actor)

    make_worry(user_id=SANNE.user_id, who=WHO, zone_id=here.pk)
    make_in_sight(SANNE.user_id, zone_id=here.pk)
    make_tally(Sign.CARE_TOO_HEAVY, 7, zone_id=here.pk)

    assert all_of(client, actor) == without


@pytest.mark.parametrize("actor", [SANNE, CARLA], ids=NAMES.get)
def test_the_support_house_cannot_tell_to_whom_the_municipality_goes(client, cast, here, actor):
    client.force_login(cast[actor])
    make_worry(user_id=SANNE.user_id, who=WHO, zone_id=here.pk)
    all_of(client, actor)
    without = all_of(client, actor)

    make_approach(FOPPE.user_id, who=WHO, zone_id=here.pk)

    assert all_of(client, actor) == without


def test_noting_a_visit_of_the_municipality_is_the_same_with_and_without_a_worry(
    client, cast, here
):
    client.force_login(cast[FOPPE])
    filled = {
        "zone": here.pk, "who": WHO, "where": "Wilgenlaan 4", "source": "network",
        "reason": "Een mentor belde.", "after": "3",
    }  # fmt: skip

    def begun() -> tuple[int, str, list[str]]:
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(reverse("decisions:approaches"), filled)
        kinds = [" ".join(sql.split()[:4]) for sql in statements(asked)]
        return answer.status_code, re.sub("[0-9a-f-]{36}", "", answer.headers["Location"]), kinds

    begun()
    without = begun()
    make_worry(user_id=SANNE.user_id, who=WHO, zone_id=here.pk)

    assert begun() == without


@pytest.mark.parametrize("model", [Worry, InSight, Tally])
def test_nothing_of_the_municipality_points_to_a_worry_and_no_worry_to_it(model):
    points_to = {field.related_model for field in model._meta.fields if field.remote_field}
    pointed = {field.related_model for field in Approach._meta.fields if field.remote_field}

    assert Approach not in points_to
    assert pointed.isdisjoint({Worry, InSight, Tally})
