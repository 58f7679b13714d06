"""On 1 January every declaration lapses: nobody is offered, and nobody meets an empty page."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.utils import timezone

from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_default,
    make_organisation,
)
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import actions
from naast.supply.supporters.rules import CardField, Kind
from naast.supply.supporters.tests.factories import (
    make_card,
    make_declaration,
    make_screening,
    make_supporter,
)
from tests.cast import BRAM, CARLA, DIRK, MEIDOORN, SANNE, WETTERWALD
from tests.journeys.walk import Walker

pytestmark = pytest.mark.django_db

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NEW_YEAR = datetime(2027, 1, 1, tzinfo=AMSTERDAM)
LAST_SECOND = NEW_YEAR - timedelta(seconds=1)
PHONE = "0566 12 34 56"
FIND, ANYBODY = "/wetterwald/vind-iemand/", "/wetterwald/kies/iemand/"
NAMES = ("Sanne", "Bram", "Dirk")
KINDS = (Kind.FORMAL, Kind.TRAINED_VOLUNTEER, Kind.EXPERIENCE_EXPERT)


@pytest.fixture
def at(monkeypatch):
    """Let the clock on the wall stand at a moment."""

    def stand(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    stand(LAST_SECOND)
    return stand


@pytest.fixture(autouse=True)
def pool(cast, at):
    """Write three supporters, for whom all is in order until the first of January."""
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald", phone=PHONE)
    skouder = make_organisation(id=MEIDOORN, name="Stichting Skouder")
    make_agreement(skouder, WETTERWALD)
    make_default(skouder, WETTERWALD)
    for actor, name, kind in zip((SANNE, BRAM, DIRK), NAMES, KINDS, strict=True):
        worker = make_supporter(actor.user_id, kind=kind)
        make_card(worker, shown_name=name)
        make_screening(worker, vog_until=date(2035, 1, 1))
        make_declaration(worker, declared_on=date(2026, 1, 1), until_on=NEW_YEAR.date())


def text_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.req("R-161")
def test_nobody_meets_an_empty_page(client, at):
    before = text_of(client, FIND)
    at(NEW_YEAR)
    found, home, form = (text_of(client, path) for path in (FIND, "/wetterwald/", ANYBODY))
    kinds = text_of(client, "/wetterwald/hoe-is-het-hier/")

    assert all(f"Kies {name}" in before for name in NAMES)
    assert not any(f"Kies {name}" in found for name in NAMES)
    for way in (ANYBODY, "/wetterwald/inloop/", PHONE, "/wetterwald/hoe-is-het-hier/"):
        assert way in found
    assert PHONE in home
    assert "voornaam" in form
    assert "Vrijwilliger" in kinds


def test_a_question_still_gets_a_promise_and_stands_with_the_coordinator(client, cast, at):
    at(NEW_YEAR)

    answer = client.post(ANYBODY, {"vraag": "Ik durf de post niet open te doen."}, follow=True)

    question = apps.get_model("matching.Question").objects.get()
    assert answer.status_code == 200
    assert (question.user_id, question.organisation_id) == (None, MEIDOORN)
    client.force_login(cast[CARLA])
    assert question.number in text_of(client, "/desk/queue/")


def test_who_leads_is_told_beforehand_and_alarmed_on_the_day(client, cast, at):
    for days in (60, 30, 7, 0):
        moment = NEW_YEAR - timedelta(days=days) + timedelta(hours=7)
        with acting(Actor(at=moment, clock=Scope())) as clock:
            actions.warn_lapsing(actor=clock)
    at(NEW_YEAR)
    client.force_login(cast[CARLA])

    page = text_of(client, "/desk/people/")

    told = list(apps.get_model("outbox.Message").objects.values_list("user_id", flat=True))
    assert told.count(CARLA.user_id) == 4
    assert all(told.count(one.user_id) == 4 for one in (SANNE, BRAM, DIRK))
    assert "Niemand van uw mensen krijgt nu nieuwe vragen." in page


def test_who_declares_again_is_offered_at_once(client, at):
    at(NEW_YEAR)
    sanne = Actor(user_id=SANNE.user_id, at=NEW_YEAR, **SANNE.scopes)
    with acting(sanne):
        actions.declare_interests(actor=sanne, providers=[])
        actions.keep_card(actor=sanne, values={CardField.NAME: "Sanne"}, shown=[CardField.NAME])

    found = text_of(client, FIND)

    assert "Kies Sanne" in found
    assert "Kies Bram" not in found


@pytest.fixture
def lapsed_in_heidehoven(served, browser):
    """Let a phone come to a municipality where every declaration lapsed; put them back after."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
    walker = Walker(site=served, tab=context.new_page())
    there = (
        "FROM supporters_supporter s, places_municipality m WHERE s.id = d.supporter_id"
        " AND m.slug = 'heidehoven' AND m.id = ANY (s.municipality_ids)"
    )
    walker.rows(
        "CREATE TABLE until_before AS SELECT d.id, d.until_on"
        " FROM supporters_declaration d, supporters_supporter s, places_municipality m"
        " WHERE s.id = d.supporter_id AND m.slug = 'heidehoven' AND m.id = ANY (s.municipality_ids)"
    )
    walker.rows(f"UPDATE supporters_declaration d SET until_on = d.declared_on + 1 {there}")
    try:
        yield walker
    finally:
        walker.rows(
            "UPDATE supporters_declaration d SET until_on = b.until_on"
            " FROM until_before b WHERE b.id = d.id"
        )
        walker.rows("DROP TABLE until_before")
        context.close()


def test_a_phone_finds_whom_to_call_and_where_to_walk_in(lapsed_in_heidehoven):
    walker = lapsed_in_heidehoven

    walker.go("/heidehoven/vind-iemand/")
    words = walker.text()
    walker.tab.locator("main a", has_text="Laat ons").first.click()
    walker.tab.locator("main [name=vraag]").wait_for()

    assert "Iedereen is nu bezet." in words
    assert "Inloop bij u in de buurt" in words
