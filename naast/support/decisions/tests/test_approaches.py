"""Going to somebody of one's own accord, with a name: the municipality's house, and no other."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.law.rules import DUTCH_TIME
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.support.decisions.actions import approaches as actions
from naast.support.decisions.models import Approach, ApproachText, ApproachVisit
from naast.support.decisions.rules import Source, Went, approach_ends_at
from naast.support.decisions.tests.factories import make_approach
from tests.cast import CARLA, CLOCK, FOPPE, GEA, HAVENSTAD, KARIN, NOON, RINSKE, SANNE, WETTERWALD

LIST = "/desk/going-to/"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    town = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_municipality(id=HAVENSTAD)
    return make_zone(town, name="Wetterkant")


def at(actor: Actor, moment: datetime) -> Actor:
    scopes = {role: Scope(**vars(scope)) for role, scope in actor.scopes.items()}
    return Actor(user_id=actor.user_id, at=moment, **scopes)


def begin(actor=FOPPE, town=WETTERWALD):
    with acting(actor):
        return actions.begin_approach(
            actor=actor,
            municipality_id=town,
            zone_id=None,
            source=Source.NETWORK,
            who="Mevrouw Tjalkema",
            where="Wilgenlaan 4",
            reason="De mentor van haar zoon belde.",
            next_on=NOON.date(),
            at=NOON,
        )


def note(approach, went, moment=NOON):
    foppe = at(FOPPE, moment)
    with acting(foppe):
        actions.note_approach(
            actor=foppe,
            approach_id=approach.id,
            went=went,
            agreed="Ik bel vrijdag.",
            next_on=moment.date() + 7 * DAY,
            at=moment,
        )


def left() -> int:
    return sum(model.objects.count() for model in (Approach, ApproachText, ApproachVisit))


@pytest.mark.req("R-317", "R-318")
def test_keeps_through_whom_and_why_one_goes_and_writes_down_each_look():
    approach = begin()

    with acting(FOPPE):
        opened = actions.open_approach(actor=FOPPE, approach_id=approach.id)

    assert (opened.who, opened.reason) == ("Mevrouw Tjalkema", "De mentor van haar zoon belde.")
    assert opened.approach.source == Source.NETWORK
    assert (
        list(Entry.objects.order_by("id").values_list("house", flat=True)) == ["municipality"] * 2
    )


@pytest.mark.parametrize("actor", [SANNE, CARLA, KARIN, GEA, RINSKE])
def test_is_of_who_goes_there_alone(actor):
    approach = begin()

    with acting(actor), pytest.raises(ApproachText.DoesNotExist):
        actions.open_approach(actor=actor, approach_id=approach.id)


@pytest.mark.parametrize("actor", [SANNE, CARLA, RINSKE])
def test_begins_only_for_an_officer_of_that_municipality(actor):
    with pytest.raises(actions.NotHere):
        begin(actor)


def test_after_a_no_all_of_it_is_gone():
    approach = begin()
    note(approach, Went.AGREED)

    note(approach, Went.NO)

    assert left() == 0
    kept = Entry.objects.filter(object_id=str(approach.id))
    assert set(kept.values_list("reason", flat=True)) == {"", "agreed", "no"}


def test_what_was_agreed_is_kept_and_that_she_was_told():
    approach = begin()

    note(approach, Went.TOLD)

    approach.refresh_from_db()
    assert (approach.told_at, approach.visits) == (NOON, 1)
    with acting(FOPPE):
        [visit] = actions.open_approach(actor=FOPPE, approach_id=approach.id).visits
    assert visit.agreed == "Ik bel vrijdag."


def test_half_a_year_after_the_last_visit_it_is_gone_and_nobody_reads_it_before_the_job_runs():
    approach = begin()
    note(approach, Went.NOBODY_HOME, NOON + 100 * DAY)
    approach.refresh_from_db()
    late = at(FOPPE, approach.ends_at)

    with acting(at(CLOCK, approach.ends_at - DAY)) as clock:
        assert actions.let_go_of_approaches(actor=clock) == 0
    with acting(late), pytest.raises(ApproachText.DoesNotExist):
        actions.open_approach(actor=late, approach_id=approach.id)
    with acting(at(CLOCK, approach.ends_at)) as clock:
        assert actions.let_go_of_approaches(actor=clock) == 1
    assert left() == 0


def test_ends_at_a_dutch_midnight_also_over_summer_time():
    ends = approach_ends_at(from_at=datetime(2026, 11, 9, 23, 30, tzinfo=DUTCH_TIME))

    assert ends == datetime(2027, 5, 11, tzinfo=DUTCH_TIME)


class TestPages:
    FILLED = {
        "who": "Mevrouw Tjalkema",
        "where": "Wilgenlaan 4",
        "source": "network",
        "reason": "De mentor van haar zoon belde.",
        "after": "3",
    }

    def test_note_to_whom_and_go(self, client, cast, here):
        client.force_login(cast[FOPPE])

        began = client.post(LIST, {**self.FILLED, "zone": here.pk}, follow=True)
        client.post(began.redirect_chain[-1][0], {"went": "agreed", "after": "7"})

        assert "Mevrouw Tjalkema" in began.content.decode()
        assert Approach.objects.get().visits == 1
        assert "Mevrouw Tjalkema" not in client.get(LIST).content.decode()

    def test_no_zone_of_another_municipality(self, client, cast, here):
        client.force_login(cast[RINSKE])

        assert client.post(LIST, {**self.FILLED, "zone": here.pk}).status_code == 422
        assert not Approach.objects.exists()

    def test_takes_few_queries(self, client, cast, django_assert_max_num_queries):
        for _ in range(12):
            make_approach(FOPPE.user_id)
        client.force_login(cast[FOPPE])

        with django_assert_max_num_queries(15):
            client.get(LIST)
