"""Her own details: kept in one page, looked over with one button, and read by the match."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.apps import apps
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import actions, queries
from naast.supply.supporters.models import Card, PoolRecord
from naast.supply.supporters.rules import (
    Reason,
    Status,
    is_away,
    joined,
    still_to_come,
    why_not_available,
)
from naast.supply.supporters.tests.factories import (
    TODAY,
    make_card,
    make_declaration,
    make_screening,
    make_supporter,
    make_words,
)
from tests.cast import BRAM, CARLA, MEIDOORN, NOON, SANNE, WETTERWALD

DETAILS = "/desk/my-details/"
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31))
RUNS = st.lists(st.tuples(DAYS, DAYS), max_size=8)


class TestAway:
    @given(RUNS, DAYS)
    def test_joining_changes_no_day(self, away, on):
        assert is_away(away=joined(away=away), on=on) == is_away(away=away, on=on)

    @given(RUNS)
    def test_joined_runs_neither_touch_nor_overlap(self, away):
        found = joined(away=away)

        assert all(one[1] < other[0] for one, other in pairwise(found))

    @given(RUNS, DAYS)
    def test_what_is_past_is_forgotten_and_nothing_else(self, away, on):
        kept = still_to_come(away=away, on=on)

        assert all(after > on for _, after in kept)
        assert is_away(away=kept, on=on) == is_away(away=away, on=on)


@pytest.fixture
def at_noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def sanne(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    worker = make_supporter(SANNE.user_id, facts_confirmed_on=TODAY - timedelta(days=200))
    make_screening(worker)
    make_declaration(worker)
    return worker


@pytest.fixture
def desk(client, cast, sanne, at_noon):
    client.force_login(cast[SANNE])
    return client


def sent(**fields):
    return {"ceiling": "3", "languages": ["nl"], "ways": ["home"], **fields}


@pytest.mark.django_db
class TestDetails:
    @pytest.mark.req("R-144", "R-076")
    def test_keeps_all_of_it_and_counts_it_as_looked_over(self, desk):
        desk.post(
            DETAILS,
            sent(
                moments=["2-evening"],
                target_groups=["older"],
                other_work="Bestuur van de dorpstuin\nBibliotheek, 8 uur",
                away_from="2026-12-21",
                away_to="3-1-2027",
            ),
        )

        facts = PoolRecord.objects.get()
        assert (facts.ceiling, facts.moments, facts.target_groups) == (3, ["2-evening"], ["older"])
        assert facts.other_work == ["Bestuur van de dorpstuin", "Bibliotheek, 8 uur"]
        assert facts.away == [["2026-12-21", "2027-01-04"]]
        assert facts.facts_confirmed_on == TODAY

    def test_one_button_says_that_all_is_still_right(self, desk, sanne):
        before = desk.get(DETAILS).content.decode()

        after = desk.post("/desk/my-card/confirm/", follow=True).content.decode()

        assert "Longer" not in before
        assert "Langer dan een half jaar geleden" in before
        assert "Langer dan een half jaar geleden" not in after
        assert PoolRecord.objects.get().facts_confirmed_on == TODAY

    def test_changes_on_her_card_what_she_shows_there_and_nothing_more(self, desk, sanne):
        make_words(
            sanne, shown_name="Sanne", shown={"shown_name": "2026-01-01", "ways": "2026-01-01"}
        )
        make_card(sanne)

        desk.post(DETAILS, sent(ways=["video"], moments=["2-evening"]))

        card = Card.objects.get()
        assert (card.ways, card.moments) == (["video"], [])

    def test_an_absence_goes_when_its_tick_is_taken_away(self, desk):
        desk.post(DETAILS, sent(away_from="2026-12-21", away_to="2027-01-03"))

        desk.post(DETAILS, sent())

        assert PoolRecord.objects.get().away == []

    @pytest.mark.parametrize(
        "wrong",
        [
            {"ceiling": ""},
            {"ceiling": "61"},
            {"away_from": "2026-12-21"},
            {"away_from": "2026-12-21", "away_to": "2026-12-20"},
            {"away_from": "2026-10-01", "away_to": "2026-10-20"},
            {"other_work": "\n".join("abcdefghijk")},
        ],
    )
    def test_keeps_nothing_that_cannot_be(self, desk, wrong):
        before = list(PoolRecord.objects.values())

        assert desk.post(DETAILS, sent(**wrong)).status_code == 422
        assert list(PoolRecord.objects.values()) == before

    @pytest.mark.req("R-144")
    def test_her_coordinator_reads_what_else_she_does_and_another_supporter_does_not(
        self, desk, client, cast, sanne
    ):
        desk.post(DETAILS, sent(other_work="Bibliotheek, 8 uur"))
        client.force_login(cast[CARLA])

        page = client.get(f"/desk/people/{sanne.pk}/").content.decode()

        assert "Bibliotheek, 8 uur" in page
        with acting(BRAM):
            assert not queries.pool(actor=BRAM).exists()


@pytest.mark.django_db
def test_is_not_offered_while_she_is_away(sanne):
    make_card(sanne)
    PoolRecord.objects.update(away=[["2026-11-10", "2026-11-12"]])
    matcher = Actor(at=NOON, matcher=Scope(municipality_ids=[WETTERWALD]))
    days = [TODAY + timedelta(days=ahead) for ahead in range(4)]

    with acting(matcher):
        reasons = [
            why_not_available(candidate=one, on=day)
            for day in days
            for one in queries.candidates(actor=matcher, municipality_id=WETTERWALD, on=day)
        ]

    assert reasons == [(), (Reason.AWAY,), (Reason.AWAY,), ()]


@pytest.mark.django_db
def test_who_did_not_look_for_half_a_year_is_asked_once(sanne):
    make_supporter(BRAM.user_id, status=Status.STOPPED, facts_confirmed_on=date(2026, 1, 1))

    for _ in range(2):
        with acting(Actor(at=NOON, clock=Scope())) as clock:
            actions.warn_lapsing(actor=clock)

    told = apps.get_model("outbox.Message").objects.filter(template="facts_stale")
    assert [one.user_id for one in told] == [SANNE.user_id]
