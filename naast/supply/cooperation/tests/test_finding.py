"""Finding places: who is met where, planned where, and nowhere; each party keeps its own."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.supply.cooperation import queries
from naast.supply.cooperation.actions import (
    Place,
    been_there,
    change_place,
    name_place,
    stop_going,
)
from naast.supply.cooperation.models import FindingPlace
from naast.supply.cooperation.rules import Going, PlaceKind, Reached, Visited, going, reached
from naast.supply.cooperation.tests.factories import make_place
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality, make_zone
from tests.cast import CARLA, EMRE, GEA, HAVENSTAD, LINDE, MEIDOORN, NOON, SANNE, STIJN, WETTERWALD

LIST = "/desk/finding-places/"
TODAY = NOON.date()
SOON = TODAY + timedelta(days=20)
GROUPS = ("children", "older", "newcomers")
PLACE = Place(
    kind=PlaceKind.LIBRARY,
    name="Taalcafé",
    where="",
    groups=["newcomers"],
    goes="Een vrijwilliger",
    from_on=SOON,
    last_been_on=None,
)

days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
visits = st.builds(
    Visited,
    groups=st.sets(st.sampled_from(GROUPS)),
    from_on=days,
    until_on=st.none() | days,
)


class TestReached:
    @given(places=st.lists(visits), on=days)
    def test_is_the_best_of_its_places_and_never_of_one_that_was_left(self, places, on):
        found = reached(places=places, groups=GROUPS, on=on)

        assert set(found) == set(GROUPS)
        for group, how in found.items():
            met = {going(place=one, on=on) for one in places if group in one.groups}
            assert (how == Reached.SOMEWHERE) == (Going.NOW in met)
            assert (how == Reached.NOWHERE) == (not met & {Going.NOW, Going.PLANNED})

    def test_knows_no_group_that_was_not_asked_for(self):
        place = Visited(groups=["sailors"], from_on=TODAY, until_on=None)

        assert reached(places=[place], groups=["older"], on=TODAY) == {"older": Reached.NOWHERE}


@pytest.fixture
def here(db, cast):
    town = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_municipality(id=HAVENSTAD)
    for number in (MEIDOORN, LINDE):
        make_agreement(make_organisation(id=number), WETTERWALD)
    make_zone(town, name="Wetterkant")
    with translation.override("nl"):
        yield town


def how(actor, code):
    with acting(actor):
        rows = queries.finding_places(actor=actor, municipality_ids=[WETTERWALD])
        rows = queries.still(rows=rows, on=TODAY)
        return next(one for one in queries.found_of(rows=rows, on=TODAY) if one.code == code)


class TestPlace:
    @pytest.mark.req("R-029")
    def test_is_planned_then_visited_then_left(self, here):
        assert how(CARLA, "newcomers").reached == Reached.NOWHERE

        with acting(CARLA):
            row = name_place(
                actor=CARLA, municipality_id=WETTERWALD, party=str(MEIDOORN), place=PLACE
            )
        assert how(GEA, "newcomers").reached == Reached.PLANNED

        with acting(CARLA):
            been_there(actor=CARLA, place_id=row.id)
        assert how(GEA, "newcomers").reached == Reached.SOMEWHERE
        row.refresh_from_db()
        assert (row.from_on, row.last_been_on) == (TODAY, TODAY)

        with acting(CARLA):
            stop_going(actor=CARLA, place_id=row.id)
        assert how(GEA, "newcomers").reached == Reached.NOWHERE

    def test_that_was_planned_can_be_given_up(self, here):
        row = make_place(WETTERWALD, MEIDOORN, from_on=SOON)

        with acting(CARLA):
            stop_going(actor=CARLA, place_id=row.id)

        assert how(CARLA, "children").reached == Reached.NOWHERE

    @pytest.mark.parametrize(
        ("party", "keeper"), [(None, GEA), (MEIDOORN, CARLA)], ids=["municipality", "organisation"]
    )
    def test_is_kept_by_its_own_party_only(self, here, party, keeper):
        row = make_place(WETTERWALD, party)

        for actor in (CARLA, GEA, STIJN, EMRE, SANNE):
            with acting(actor):
                for act in (
                    lambda who=actor: change_place(actor=who, place_id=row.id, place=PLACE),
                    lambda who=actor: been_there(actor=who, place_id=row.id),
                ):
                    if actor is keeper:
                        assert act().id == row.id
                    else:
                        with pytest.raises(FindingPlace.DoesNotExist):
                            act()

    @pytest.mark.parametrize(
        ("actor", "party"),
        [(CARLA, "municipality"), (CARLA, str(LINDE)), (GEA, str(MEIDOORN)), (EMRE, "council"),
         (STIJN, "municipality"), (SANNE, str(MEIDOORN))],
        ids=["carla-town", "carla-linde", "gea-meidoorn", "emre-council", "stijn-town", "sanne"],
    )  # fmt: skip
    def test_is_named_for_one_s_own_party_only(self, here, actor, party):
        with acting(actor), pytest.raises(FindingPlace.DoesNotExist):
            name_place(actor=actor, municipality_id=WETTERWALD, party=party, place=PLACE)


class TestPages:
    SENT = {
        "party": str(MEIDOORN),
        "kind": "library",
        "name": "Taalcafé",
        "groups": ["newcomers"],
        "goes": "Een vrijwilliger",
        "from_on": "01-10-2026",
        "last_been_on": "",
    }

    @pytest.mark.req("R-029")
    def test_who_is_found_nowhere_is_shown_here_and_beside_what_is_covered(
        self, client, cast, here
    ):
        client.force_login(cast[CARLA])
        page = client.get(LIST).content.decode()
        assert f"{LIST}new/{WETTERWALD}/?group=newcomers" in page
        assert "Mensen die nieuw zijn in Nederland" in nowhere(client)

        client.post(f"{LIST}new/{WETTERWALD}/", self.SENT)

        page = client.get(LIST).content.decode()
        assert "Taalcafé" in page
        assert f"{LIST}new/{WETTERWALD}/?group=newcomers" not in page
        assert "Mensen die nieuw zijn in Nederland" not in nowhere(client)

    def test_begins_with_the_group_that_is_found_nowhere(self, client, cast, here):
        client.force_login(cast[GEA])

        form = client.get(f"{LIST}new/{WETTERWALD}/?group=older").context["form"]

        assert form.initial == {"party": "municipality", "groups": ["older"]}

    @pytest.mark.parametrize(
        ("field", "value"),
        [("goes", "Mevrouw Jansen, 0612345678"), ("last_been_on", "2100-01-01"),
         ("last_been_on", "30-09-2026"), ("groups", [])],
        ids=["a name", "a day to come", "before the first day", "nobody"],
    )  # fmt: skip
    def test_asks_again_what_cannot_be(self, client, cast, here, field, value):
        client.force_login(cast[CARLA])

        answer = client.post(f"{LIST}new/{WETTERWALD}/", self.SENT | {field: value})

        assert answer.status_code == 422
        assert field in answer.context["form"].errors
        assert not FindingPlace.objects.exists()

    def test_asks_no_more_queries_for_more_places(
        self, client, cast, here, django_assert_max_num_queries
    ):
        for number in range(6):
            make_place(WETTERWALD, MEIDOORN, name=f"Nr {number}")
        client.force_login(cast[CARLA])

        with django_assert_max_num_queries(14):
            client.get(LIST)


def nowhere(client) -> str:
    """Return what the page of what is covered says of who is found nowhere."""
    shown = client.get("/desk/supply/").content.decode()
    return shown.partition('id="nowhere"')[2].partition("</section>")[0]
