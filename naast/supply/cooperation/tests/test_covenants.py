"""Covenants: written, divided, joined; and what is divided by them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.outbox.models import Message
from naast.core.policy.walls import acting
from naast.supply.cooperation import queries
from naast.supply.cooperation.actions import (
    Words,
    ask_parties,
    change_covenant,
    join_covenant,
    note_stage,
    say_what_she_takes,
    write_covenant,
)
from naast.supply.cooperation.models import Covenant, Talk
from naast.supply.cooperation.rules import Point, Stage, Taking, left_to_others
from naast.supply.cooperation.tests.factories import make_covenant
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import (
    CARLA,
    CAST,
    CLOCK,
    EMRE,
    GEA,
    LINDE,
    MEIDOORN,
    NOON,
    STIJN,
    TINEKE,
    UMA,
    WETTERWALD,
)

TODAY = NOON.date()
SAID = Words(
    title="Samen in Wetterwâld",
    purpose="Niemand valt tussen twee organisaties.",
    from_on=date(2026, 1, 1),
    until_on=None,
    evaluate_on=date(2027, 1, 1),
    meet_every_months=3,
    points={Point.MEETINGS: "Elk kwartaal."},
)


def taking(organisation_id, *domains, zones=(), bound=(1, 2)):
    return Taking(
        organisation_id=organisation_id,
        domains=frozenset(domains),
        zone_ids=frozenset(zones),
        bound=frozenset(bound),
    )


takings = st.lists(
    st.builds(
        Taking,
        organisation_id=st.integers(1, 3),
        domains=st.frozensets(st.sampled_from(["money", "people"])),
        zone_ids=st.frozensets(st.integers(1, 3)),
        bound=st.frozensets(st.integers(1, 3)),
    ),
    max_size=5,
)


class TestLeftToOthers:
    def test_is_what_another_took(self):
        left = left_to_others(organisation_id=2, takings=[taking(1, "money")], zone_ids=[7])

        assert left == {("money", 7), ("money", None)}

    def test_is_nothing_of_ones_own(self):
        assert not left_to_others(organisation_id=1, takings=[taking(1, "money")], zone_ids=[7])

    def test_in_a_zone_is_left_in_that_zone_alone(self):
        divided = [taking(1, "money", zones=[7])]

        assert left_to_others(organisation_id=2, takings=divided, zone_ids=[7, 8]) == {("money", 7)}

    def test_what_two_take_is_left_by_neither(self):
        both = [taking(1, "money"), taking(2, "money")]

        assert not left_to_others(organisation_id=2, takings=both, zone_ids=[7])

    @given(takings=takings, organisation_id=st.integers(1, 3))
    def test_binds_only_who_joined_and_always_leaves_somebody(self, takings, organisation_id):
        every = {
            one: left_to_others(organisation_id=one, takings=takings, zone_ids=[1, 2, 3])
            for one in (1, 2, 3)
        }

        for domain, zone in every[organisation_id]:
            takes = [one for one in takings if one.covers(domain=domain, zone_id=zone)]
            assert any(organisation_id in one.bound for one in takes)
            assert all((domain, zone) not in every[one.organisation_id] for one in takes), (
                "who takes it never leaves it"
            )


@pytest.fixture
def here(cast):
    make_municipality(id=WETTERWALD)
    make_organisation(id=MEIDOORN)
    make_organisation(id=LINDE)


def do(actor, action, covenant, **more):
    with acting(actor):
        return action(actor=actor, covenant_id=covenant.id, **more)


@pytest.mark.django_db
class TestCovenant:
    @pytest.mark.req("R-174")
    def test_is_written_by_the_municipality_and_read_by_its_parties(self, here):
        with acting(GEA):
            write_covenant(actor=GEA, municipality_id=WETTERWALD, words=SAID, parties=[MEIDOORN])

        seeing = {one for one in CAST if queries.covenants(actor=one).exists()}
        assert seeing == {GEA, EMRE, CARLA}
        assert Covenant.objects.get().points == {"meetings": "Elk kwartaal."}

    @pytest.mark.parametrize("actor", [CARLA, STIJN])
    def test_is_written_by_nobody_else(self, here, actor):
        with acting(actor), pytest.raises(Covenant.DoesNotExist):
            write_covenant(actor=actor, municipality_id=WETTERWALD, words=SAID, parties=[])

    def test_divides_only_once_both_joined(self, here):
        row = make_covenant(WETTERWALD, MEIDOORN, LINDE, joined_on=None)
        take = {"organisation_id": MEIDOORN, "does": "", "domains": ["money"], "zone_ids": []}
        do(GEA, say_what_she_takes, row, **take)

        do(CARLA, join_covenant, row)
        [alone] = queries.takings(municipality_id=WETTERWALD, on=TODAY)
        assert not left_to_others(organisation_id=LINDE, takings=[alone], zone_ids=[])
        do(TINEKE, join_covenant, row)
        [both] = queries.takings(municipality_id=WETTERWALD, on=TODAY)

        assert left_to_others(organisation_id=LINDE, takings=[both], zone_ids=[]) == {
            ("money", None)
        }

    def test_each_change_asks_everybody_anew(self, here):
        row = make_covenant(WETTERWALD, MEIDOORN, LINDE)

        do(GEA, change_covenant, row, words=SAID, parties=[MEIDOORN, LINDE])

        assert not row.parties.filter(joined_on__isnull=False).exists()
        assert queries.takings(municipality_id=WETTERWALD, on=TODAY) == []

    def test_one_joins_for_ones_own_organisation_alone(self, here):
        row = make_covenant(WETTERWALD, MEIDOORN, LINDE, joined_on=None)

        do(UMA, join_covenant, row)  # who coordinates De Linde, and only supports at Meidoorn

        joined = row.parties.filter(joined_on__isnull=False)
        assert [one.organisation_id for one in joined] == [LINDE]

    def test_holds_on_its_days_alone(self, here):
        make_covenant(WETTERWALD, MEIDOORN, domains=["money"], until_on=TODAY)

        assert queries.takings(municipality_id=WETTERWALD, on=TODAY) == []
        assert queries.takings(municipality_id=WETTERWALD, on=date(2026, 11, 8))

    @pytest.mark.req("R-180")
    def test_grows_in_stages_with_a_day_and_without_joining_anew(self, here):
        row = make_covenant(WETTERWALD, MEIDOORN)

        do(GEA, note_stage, row, stage=Stage.WORKING, on=TODAY)

        row.refresh_from_db()
        assert (row.stage, row.stage_on) == (Stage.WORKING, TODAY)
        assert row.parties.filter(joined_on__isnull=False).exists()

    def test_asks_who_did_not_join(self, here):
        row = make_covenant(WETTERWALD, MEIDOORN, LINDE, joined_on=None)
        do(CARLA, join_covenant, row)
        Message.objects.all().delete()

        assert do(GEA, ask_parties, row) == 1
        told = set(Message.objects.values_list("user_id", flat=True))
        assert told == {TINEKE.user_id, UMA.user_id}

    def test_tells_all_sides_of_its_days(self, here):
        make_covenant(WETTERWALD, MEIDOORN, LINDE, evaluate_on=date(2026, 12, 1))

        with acting(CLOCK):
            [near] = queries.near_dates(actor=CLOCK, on=TODAY)

        assert near.due_on == date(2026, 12, 1)
        assert set(near.organisation_ids) == {MEIDOORN, LINDE}


LIST = "/desk/covenants/"
WRITTEN = {
    "title": "Samen",
    "purpose": "Niemand valt ertussen.",
    "parties": [str(MEIDOORN), str(LINDE)],
    "from_on": "01-01-2026",
    "calling_in": "Wij bellen.",
}


@pytest.fixture
def of(client, cast):
    """Return a browser of somebody of the cast."""

    def signed_in(actor):
        client.force_login(cast[actor])
        return client

    return signed_in


@pytest.mark.django_db
class TestInTheWay:
    @pytest.mark.req("R-177")
    def test_a_party_tells_of_competition_and_all_parties_come_back_to_it(self, client, cast, here):
        row = make_covenant(WETTERWALD, MEIDOORN, LINDE)
        for one in (MEIDOORN, LINDE):
            make_agreement(Organisation.objects.get(id=one), WETTERWALD)
        client.force_login(cast[CARLA])
        way = f"/desk/contacts/talks/new/{WETTERWALD}/?covenant={row.id}"
        assert way in client.get(f"/desk/covenants/{row.id}/").content.decode()

        begun = client.get(way).context["form"].initial
        client.post(way, {**begun, "who": "Carla", "agreed": "Wij spreken erover."})

        [talk] = Talk.objects.all()
        assert talk.about == "Zitten wij elkaar in de weg?"
        assert (set(talk.organisation_ids), talk.with_municipality) == ({MEIDOORN, LINDE}, True)
        assert talk.follow_up_on is not None

    @pytest.mark.parametrize("wanted", ["x", "", "00000000-0000-4000-8000-000000000000"])
    def test_begins_empty_with_what_is_no_covenant_of_hers(self, client, cast, here, wanted):
        make_agreement(Organisation.objects.get(id=MEIDOORN), WETTERWALD)
        client.force_login(cast[CARLA])

        begun = client.get(f"/desk/contacts/talks/new/{WETTERWALD}/?covenant={wanted}")

        assert "about" not in begun.context["form"].initial


class TestPages:
    @pytest.mark.req("R-175")
    def test_begins_from_a_template(self, of, here):
        shown = of(GEA).get(f"{LIST}new/{WETTERWALD}/").content.decode()

        assert "Wij bellen elkaar, zonder formulier." in shown

    def test_goes_from_the_form_to_a_division(self, of, here):
        of(GEA).post(f"{LIST}new/{WETTERWALD}/", WRITTEN)
        row = Covenant.objects.get()
        page = f"{LIST}{row.id}/"
        of(GEA).post(f"{page}parties/{MEIDOORN}/", {"does": "Helpt.", "domains": ["money"]})
        of(CARLA).post(f"{page}join/")
        of(TINEKE).post(f"{page}join/")

        shown = of(EMRE).get(page).content.decode()

        assert "Neemt vragen over: " in shown
        assert [one.bound for one in queries.takings(municipality_id=WETTERWALD, on=TODAY)] == [
            {MEIDOORN, LINDE}
        ]

    def test_is_saved_as_tagged_pdf(self, of, here):
        row = make_covenant(WETTERWALD, MEIDOORN, domains=["money"])

        made = of(CARLA).get(f"{LIST}{row.id}/paper/").content

        assert b"/StructTreeRoot" in made
        assert b"pdfuaid" in made

    def test_elsewhere_it_is_not_there(self, of, here):
        row = make_covenant(WETTERWALD, MEIDOORN)

        assert of(STIJN).get(f"{LIST}{row.id}/").status_code == 404
        assert of(TINEKE).get(f"{LIST}{row.id}/").status_code == 404
        assert of(GEA).get(f"{LIST}{row.id}/parties/{LINDE}/").status_code == 404
