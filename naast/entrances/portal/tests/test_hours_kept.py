"""What staff keep about phone and hours stands at once on every page that tells it."""

from datetime import datetime, time

import pytest
from django.urls import reverse
from django.utils import timezone

from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_calling_hours,
    make_default,
    make_organisation,
)
from naast.supply.places.models import MeetingPoint
from naast.supply.places.tests.factories import make_municipality, make_walk_in, make_zone
from naast.supply.supporters.models import Card, PoolRecord
from naast.supply.supporters.rules import CardField
from naast.supply.supporters.tests.factories import make_offered
from naast.support.matching.models import Question
from naast.support.matching.rules import AMSTERDAM
from tests.cast import CARLA, GEA, JOOP, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

OURS = f"/desk/hours/organisations/{MEIDOORN}/"
HOME, WALK_IN = "/wetterwald/", "/wetterwald/inloop/"
CALENDAR = "/api/v1/municipalities/wetterwald/walk-ins"
TUESDAY = "dinsdag 10 november, van 9.00 tot 12.00 uur"
WEDNESDAY = "woensdag 11 november, van 9.00 tot 12.00 uur"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def town(cast):
    town = make_municipality(
        id=WETTERWALD, name="Wetterwâld", slug="wetterwald", phone="0999 10 20 30"
    )
    meidoorn = make_organisation(id=MEIDOORN, name="Stichting Meidoorn", phone="0999 12 30 30")
    make_agreement(meidoorn, WETTERWALD)
    make_calling_hours(meidoorn)
    make_default(meidoorn, WETTERWALD)
    return town


@pytest.fixture
def point(town):
    row = make_walk_in(make_zone(town, name="Buorren"), weekday=2, starts=time(10), ends=time(12))
    MeetingPoint.objects.filter(pk=row.point_id).update(hosted_by=MEIDOORN)
    return f"/desk/hours/points/{row.point_id}/"


@pytest.fixture
def sanne(town):
    return make_offered(SANNE.user_id, name="Sanne Waterdal")


@pytest.fixture
def sends(client, cast):
    """Return how somebody of the cast sends a form; signed out again after."""

    def send(actor, path, **filled):
        client.force_login(cast[actor])
        answer = client.post(path, filled)
        assert answer.status_code == 302, answer.content.decode()
        client.logout()

    return send


@pytest.fixture
def read(client):
    return lambda path: client.get(path).content.decode()


def of(worker):
    return reverse("portal:person", args=["wetterwald", worker.pk])


@pytest.mark.req("R-024")
def test_number_and_hours_of_an_organisation_stand_with_each_of_its_people(sends, read, sanne):
    sends(CARLA, OURS, phone="0999 65 43 21", mail="", day_3="9-12")

    page = read(of(sanne))

    assert 'href="tel:0999654321"' in page
    assert "0999 12 30 30" not in page
    assert WEDNESDAY in page


def test_a_day_without_calls_is_offered_to_nobody_until_it_is_opened_again(sends, read, sanne):
    closed = f"{OURS}closed/"
    pages = [read(of(sanne))]

    sends(CARLA, closed, on="2026-11-10")
    pages.append(read(of(sanne)))
    sends(CARLA, closed, open="2026-11-10")
    pages.append(read(of(sanne)))

    assert [TUESDAY in page for page in pages] == [True, False, True]
    assert WEDNESDAY in pages[1]


def test_a_day_without_calls_holds_for_who_has_moments_of_her_own_too(sends, read, sanne):
    moments = {"moments": ["2-morning", "3-morning"], "ways": ["phone"]}
    fields = sorted({CardField.NAME, *(f for f in CardField if f in moments)})
    PoolRecord.objects.filter(supporter=sanne).update(**moments)
    Card.objects.filter(supporter=sanne).update(fields=fields, **moments)
    before = read(of(sanne))

    sends(CARLA, f"{OURS}closed/", on="2026-11-10")

    assert (TUESDAY in before, TUESDAY in read(of(sanne))) == (True, False)
    assert WEDNESDAY in read(of(sanne))


def test_a_day_without_calls_cannot_be_chosen_by_who_had_the_form_open(sends, client, sanne):
    choose = reverse("portal:choose_person", args=["wetterwald", sanne.pk])
    sends(CARLA, f"{OURS}closed/", on="2026-11-10")

    answer = client.post(
        choose,
        {"contact": "call_back", "belmoment": "2026-11-10_morning", "telefoon": "0999 123456"},
    )

    assert 'id="id_belmoment-error"' in answer.content.decode()
    assert not Question.objects.exists()


def test_the_phone_of_the_municipality_stands_on_its_pages(sends, read, town):
    sends(
        GEA, "/desk/hours/municipalities/wetterwald/",
        phone="0999 77 88 99", hours_nl="Elke dag tot 20.00 uur.", hours_en="Each day until 20.00.",
    )  # fmt: skip

    for path in (HOME, WALK_IN):
        page = read(path)
        assert 'href="tel:0999778899"' in page
        assert "Elke dag tot 20.00 uur." in page
        assert "0999 10 20 30" not in page


@pytest.mark.req("R-132")
def test_the_word_of_the_municipality_stands_beside_the_official_name(sends, read, town):
    pages = ("/wetterwald/wat-is-dit/", "/wetterwald/gesprek/")
    before = [read(path) for path in pages]

    sends(GEA, "/desk/hours/municipalities/wetterwald/talk/", talk_word=" keukentafelgesprek ")

    for path, was in zip(pages, before, strict=True):
        page = read(path)
        assert "Hier noemen mensen dit gesprek:" not in was
        assert "“keukentafelgesprek”" in page
        assert "Dat is geen officieel woord. De wet noemt dit het onderzoek." in page


@pytest.mark.req("R-026")
def test_walk_in_hours_stand_on_home_on_their_page_and_in_the_calendar(sends, read, point):
    sends(CARLA, point, day_2="13-15")

    for path in (HOME, WALK_IN):
        page = read(path)
        assert "13.00–15.00" in page  # noqa: RUF001 - from, to
        assert "10.00–12.00" not in page  # noqa: RUF001 - from, to
    calendar = read(CALENDAR)
    assert "DTSTART;TZID=Europe/Amsterdam:20261110T130000" in calendar
    assert "T100000" not in calendar


def test_a_closed_door_stands_nowhere_and_is_left_out_of_the_calendar(sends, read, point):
    sends(CARLA, f"{point}closed/", on="2026-11-10", reason="Dag samen")

    assert "Dinsdag 10 november" not in read(HOME) + read(WALK_IN)
    assert "EXDATE;TZID=Europe/Amsterdam:20261110T100000" in read(CALENDAR)
    assert "Dag samen" not in read(HOME) + read(WALK_IN) + read(CALENDAR)


def test_what_was_promised_before_a_day_was_closed_stays_promised(sends, client, sanne):
    choose = reverse("portal:choose_person", args=["wetterwald", sanne.pk])
    asked = client.post(
        choose,
        {"contact": "call_back", "belmoment": "2026-11-10_morning", "telefoon": "0999 123456"},
    )

    sends(CARLA, f"{OURS}closed/", on="2026-11-10")

    assert asked.status_code == 200
    assert Question.objects.get().call_from_at == datetime(2026, 11, 10, 9, tzinfo=AMSTERDAM)


def test_the_reception_tells_the_same(sends, client, cast, point):
    sends(CARLA, point, day_2="13-15")
    sends(CARLA, OURS, phone="0999 65 43 21")

    client.force_login(cast[JOOP])
    page = client.get("/desk/reception/").content.decode()
    client.logout()
    sends(CARLA, f"{point}closed/", on="2026-11-10")
    client.force_login(cast[JOOP])
    after = client.get("/desk/reception/").content.decode()

    assert "13.00–15.00" in page  # noqa: RUF001 - from, to
    assert "Dinsdag 10 november" in page
    assert "0999 65 43 21" in page
    assert "Dinsdag 10 november" not in after
