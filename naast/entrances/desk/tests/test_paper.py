"""What a coordinator prints: leaflets of the zones that her organisation serves."""

import pytest
from django.test import Client

from naast.core.identity.models import User
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.models import MeetingPoint
from naast.supply.places.tests.factories import make_municipality, make_walk_in, make_zone
from tests.cast import CARLA, JOOP, MEIDOORN, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db
HERE = "/desk/paper/"


@pytest.fixture(autouse=True)
def places(cast):
    here = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_walk_in(make_zone(here, name="Wetterkant", slug="wetterkant"))
    elsewhere = make_municipality(id=WETTERWALD + 1, name="Veenmond", slug="veenmond")
    make_zone(elsewhere, name="Hoogveen", slug="hoogveen")
    make_agreement(make_organisation(id=MEIDOORN, name="Skouder"), here.pk)


def page_of(actor):
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id))
    return client.get(HERE)


@pytest.mark.req("R-262")
@pytest.mark.parametrize("actor", [CARLA, JOOP])
def test_lists_both_languages_of_each_zone_served_and_no_other(actor):
    page = page_of(actor).content.decode()

    assert "/wetterwald/papier/folder/wetterkant/" in page
    assert "/en/wetterwald/papier/folder/wetterkant/" in page
    assert "/wetterwald/papier/klacht/" in page
    assert "Hoogveen" not in page


def test_lists_the_leaflet_of_each_point_below_its_zone():
    page = page_of(CARLA).content.decode()

    point = MeetingPoint.objects.get()
    assert point.name in page
    for prefix in ("", "/en"):
        assert f'"{prefix}/wetterwald/papier/folder/wetterkant/{point.pk}/"' in page
    assert page.index("Wetterkant") < page.index(point.name)


def test_is_not_there_for_who_prints_nothing():
    assert page_of(SANNE).status_code == 404
