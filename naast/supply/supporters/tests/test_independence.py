"""What stands in the way of independence, how it was found, and who reads it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_doubt,
    make_organisation,
    make_review,
    make_tie,
)
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.rules import (
    Conflict,
    FoundBy,
    Item,
    Kind,
    Mandate,
    Position,
    Task,
    findings,
)
from naast.supply.supporters.tests.factories import (
    make_card,
    make_declaration,
    make_requirement,
    make_screening,
    make_supporter,
)
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    EMRE,
    GEA,
    KARIN,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    STIJN,
    TINEKE,
    WETTERWALD,
)

TODAY = date(2026, 11, 9)
CLEAN = {
    "mandate": Mandate.NONE,
    "tasks": frozenset({Task.STAND_BESIDE}),
    "declared": (),
    "declared_on": TODAY,
    "declared_until": TODAY + timedelta(days=365),
    "of_organisation": (),
    "other_work": (),
    "known": (),
    "on": TODAY,
}


def found(**facts):
    return [(one.conflict, one.found_by, one.name) for one in findings(**{**CLEAN, **facts})]


class TestFindings:
    def test_finds_nothing_where_nothing_is(self):
        assert found() == []

    @pytest.mark.req("R-143")
    def test_goes_by_task_and_mandate(self):
        assert found(mandate=Mandate.GRANTS, tasks={Task.DECIDE_ON_ACCESS}) == [
            (Conflict.GRANTS, FoundBy.MANDATE, ""),
            (Conflict.DECIDES, FoundBy.TASKS, ""),
        ]

    @pytest.mark.req("R-148")
    def test_says_of_each_tie_how_it_was_found(self):
        assert found(declared=["Thuiszorg De Kiel"], of_organisation=["Gezinshulp"]) == [
            (Conflict.TIED, FoundBy.DECLARATION, "Thuiszorg De Kiel"),
            (Conflict.ORGANISATION_TIED, FoundBy.REGISTER, "Gezinshulp"),
        ]

    @pytest.mark.req("R-144")
    @pytest.mark.parametrize(
        "line", ["thuiszorg  de kiel, 8 uur", "Invaller (Thuiszorg De Kiel)", "THUISZORG DE KIEL"]
    )
    def test_finds_a_provider_in_other_work_that_was_not_declared(self, line):
        assert found(other_work=[line], known=["Thuiszorg De Kiel"]) == [
            (Conflict.OTHER_WORK, FoundBy.COMPARING, "Thuiszorg De Kiel")
        ]

    @pytest.mark.parametrize("line", ["Thuiszorg De Kieler", "Bestuur van de dorpstuin", ""])
    def test_finds_no_part_of_a_word(self, line):
        assert found(other_work=[line], known=["Thuiszorg De Kiel"]) == []

    def test_says_once_what_was_declared(self):
        told = found(
            declared=["Thuiszorg De Kiel"],
            other_work=["Thuiszorg De Kiel"],
            known=["Thuiszorg De Kiel"],
        )

        assert [conflict for conflict, _by, _name in told] == [Conflict.TIED]

    @pytest.mark.parametrize(
        ("until", "lapsed"), [(TODAY, True), (TODAY + timedelta(days=1), False), (None, True)]
    )
    def test_a_declaration_holds_up_to_its_last_day(self, until, lapsed):
        told = found(declared_until=until)

        assert (Conflict.UNDECLARED, FoundBy.CALENDAR, "") in told or not lapsed
        assert bool(told) is lapsed

    @given(
        st.sets(st.text("abc ", min_size=1).filter(str.strip)),
        st.sets(st.text("abc ", min_size=1).filter(str.strip)),
    )
    def test_a_further_declared_tie_never_hides_another(self, one, more):
        fewer = {name for _c, _by, name in found(declared=one)}

        assert fewer <= {name for _c, _by, name in found(declared=one | more)}


@pytest.fixture
def stage(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    meidoorn = make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    make_agreement(meidoorn, WETTERWALD, independence_floor=70, floor_source="Artikel 5")
    make_tie(make_organisation(id=LINDE, name="De Linde"), "Thuiszorg De Kiel")
    return meidoorn


@pytest.fixture
def sanne(stage):
    worker = make_supporter(SANNE.user_id, other_work=["Invaller bij Thuiszorg De Kiel"])
    make_screening(worker)
    today = timezone.localdate(NOON)
    make_declaration(worker, declared_on=today, until_on=today.replace(year=today.year + 90))
    return worker


@pytest.fixture
def read(client, cast):
    def page(actor, path):
        client.force_login(cast[actor])
        answer = client.get(path)
        return answer.status_code, answer.content.decode()

    return page


def card_of(worker):
    return f"/desk/people/{worker.pk}/independence/"


OF_MEIDOORN = f"/desk/independence/organisations/{MEIDOORN}/"


class TestPersonCard:
    @pytest.mark.req("R-144", "R-148")
    @pytest.mark.parametrize("actor", [SANNE, CARLA])
    def test_tells_what_was_found_and_how(self, read, sanne, actor):
        _status, page = read(actor, card_of(sanne))

        assert "Werkt ook voor Thuiszorg De Kiel, en gaf die band niet op" in page
        assert "door ander werk te vergelijken" in page

    @pytest.mark.parametrize("actor", [BRAM, DIRK, TINEKE, GEA, EMRE, KARIN])
    def test_is_of_herself_and_who_leads_her(self, read, sanne, actor):
        assert read(actor, card_of(sanne))[0] == 404

    @pytest.mark.req("R-143")
    def test_shows_place_and_tasks_and_takes_the_place_for_no_finding(self, read, stage):
        worker = make_supporter(BRAM.user_id, position=Position.IN_TEAM)
        make_screening(worker)
        make_declaration(worker, until_on=date(2099, 1, 1))

        _status, page = read(CARLA, card_of(worker))

        assert "In het team dat het gesprek voert" in page
        assert "Staat naast u" in page
        assert "is niets gevonden dat botst" in page

    def test_tells_which_of_it_residents_read(self, read, sanne):
        without = read(SANNE, card_of(sanne))[1]
        make_card(sanne)
        with_card = read(SANNE, card_of(sanne))[1]

        assert "Ook inwoners" not in without
        assert "Ook inwoners" in with_card

    @pytest.mark.req("R-148")
    def test_tells_of_each_safeguard_whether_it_is_in_order(self, read, sanne):
        make_requirement(sanne, Item.INTERVISION, months=12)

        _status, page = read(CARLA, card_of(sanne))

        assert page.count("Hier niet gevraagd") == 2
        assert "ontbreekt" in page


class TestOrganisationCard:
    @pytest.mark.req("R-148")
    @pytest.mark.parametrize("actor", [CARLA, GEA, EMRE])
    def test_is_read_by_who_leads_and_who_watches(self, read, stage, actor):
        make_review(MEIDOORN, WETTERWALD)
        make_doubt(MEIDOORN, WETTERWALD)

        status, page = read(actor, OF_MEIDOORN)

        assert status == 200
        assert "70 van de 100" in page
        assert "Inwoners gaven een lager cijfer dan afgesproken" in page
        assert "Onze mensen hebben ook andere taken" in page

    @pytest.mark.parametrize("actor", [SANNE, TINEKE, STIJN, KARIN])
    def test_of_another_place_it_is_not_there(self, read, stage, actor):
        assert read(actor, OF_MEIDOORN)[0] == 404

    @pytest.mark.parametrize("actor", [GEA, EMRE])
    def test_shows_of_persons_only_what_they_show_everybody(self, read, sanne, actor):
        bram = make_supporter(BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER)
        make_card(bram, shown_name="Bram uit het dorp")

        page = read(actor, OF_MEIDOORN)[1]

        assert "Bram uit het dorp" in page
        assert "Sanne" not in page
        assert "Thuiszorg De Kiel" not in page

    @pytest.mark.parametrize(("actor", "told"), [(CARLA, True), (GEA, False), (EMRE, False)])
    def test_tells_how_many_are_in_order_to_who_leads_them_alone(self, read, sanne, actor, told):
        page = read(actor, OF_MEIDOORN)[1]

        assert ("1 van 1" in page) is told

    def test_unknown_and_hidden_look_alike(self, read, stage):
        assert read(GEA, "/desk/independence/organisations/999999/")[0] == 404


@pytest.mark.parametrize("people", [1, 3])
def test_the_card_asks_no_more_for_more_people(
    client, cast, stage, people, django_assert_max_num_queries
):
    for actor in (SANNE, BRAM, DIRK)[:people]:
        worker = make_supporter(actor.user_id)
        make_screening(worker)
        make_card(worker)
    client.force_login(cast[CARLA])

    with django_assert_max_num_queries(20):
        client.get(OF_MEIDOORN)
