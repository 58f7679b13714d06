from datetime import timedelta
from uuid import uuid4

import pytest

from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.organisations.queries import serving
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_organisation,
    make_review,
    make_tie,
)
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.supply.supporters import queries
from naast.supply.supporters.models import Card, TasksHere
from naast.supply.supporters.rules import (
    CardField,
    Gender,
    Kind,
    Position,
    Reason,
    Task,
    Theme,
)
from naast.supply.supporters.rules import why_not_available as why_not
from naast.supply.supporters.tests.factories import (
    NEXT_YEAR,
    TODAY,
    make_card,
    make_declaration,
    make_offered,
    make_screening,
    make_supporter,
    make_words,
)
from naast.supply.supporters.words import KIND_EXPLAINED, TASKS
from tests.cast import (
    BRAM,
    CARLA,
    CAST,
    CLOCK,
    DIRK,
    FOPPE,
    HAVENSTAD,
    KARIN,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    TINEKE,
    UMA,
    WETTERWALD,
)

pytestmark = pytest.mark.django_db

MATCHER = Actor(at=NOON, matcher=Scope(municipality_ids=[WETTERWALD]))


@pytest.fixture
def world(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_municipality(id=HAVENSTAD, name="Havenstad")
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    make_organisation(id=LINDE, name="De Linde")


def candidate(worker, *, on=TODAY):
    with acting(MATCHER):
        found = queries.candidates(actor=MATCHER, municipality_id=WETTERWALD, on=on)
    return next(one for one in found if one.supporter_id == worker.pk)


def seen_by(query):
    """Return who of the cast sees anything."""
    seen = set()
    for actor in CAST:
        with acting(actor):
            if query(actor=actor).exists():
                seen.add(actor)
    return seen


class TestWhoSeesWhat:
    @pytest.mark.parametrize(
        "query", [queries.supporters, queries.pool, queries.screenings, queries.declarations]
    )
    def test_a_supporter_is_seen_by_herself_and_her_coordinator(self, world, query):
        worker = make_supporter(SANNE.user_id)
        make_screening(worker)
        make_declaration(worker)

        assert seen_by(query) == {SANNE, CARLA, CLOCK}

    @pytest.mark.parametrize(
        "query", [queries.supporters, queries.pool, queries.screenings, queries.declarations]
    )
    def test_a_meitinker_is_seen_by_himself_and_his_team_leader(self, world, query):
        worker = make_supporter(FOPPE.user_id, kind=Kind.MEITINKER)
        make_screening(worker)
        make_declaration(worker)

        assert seen_by(query) == {FOPPE, KARIN, CLOCK}

    def test_own_words_are_seen_by_her_alone(self, world):
        make_words(make_supporter(SANNE.user_id), themes=[Theme.MENTAL_PROBLEMS])

        assert seen_by(queries.own_words) == {SANNE}

    def test_declared_ties_are_seen_by_herself_and_her_coordinator(self, world):
        make_declaration(make_supporter(DIRK.user_id, organisation_id=LINDE), "Thuiszorg De Kiel")

        assert seen_by(queries.interests) == {DIRK, TINEKE, UMA}


class TestCards:
    def test_are_read_by_nobody_at_all(self, world):
        make_card(make_supporter(SANNE.user_id), shown_name="Sanne Bakker")
        nobody = Actor()

        with acting(nobody):
            [found] = queries.cards(municipality_id=WETTERWALD, on=TODAY)

        assert (found.name, found.first_name) == ("Sanne Bakker", "Sanne")

    def test_of_another_municipality_are_not_there(self, world):
        worker = make_supporter(SANNE.user_id)
        make_card(worker)

        assert queries.cards(municipality_id=HAVENSTAD, on=TODAY) == []
        with pytest.raises(Card.DoesNotExist):
            queries.card(supporter_id=worker.pk, municipality_id=HAVENSTAD, on=TODAY)

    def test_keep_the_order_that_was_asked(self, world):
        sanne = make_offered(SANNE.user_id, name="Anna")
        bram = make_offered(BRAM.user_id, name="Bram")
        asked = [bram.pk, uuid4(), sanne.pk]

        found = queries.cards(municipality_id=WETTERWALD, on=TODAY, supporter_ids=asked)

        assert [card.supporter_id for card in found] == [bram.pk, sanne.pk]

    @pytest.mark.parametrize("many", [1, 4])
    def test_take_four_queries_however_many_there_are(self, world, many, django_assert_num_queries):
        for actor in (SANNE, BRAM, DIRK, UMA)[:many]:
            make_offered(actor.user_id)

        with django_assert_num_queries(4):
            found = queries.cards(municipality_id=WETTERWALD, on=TODAY)

        assert len(found) == many

    def test_tell_the_whole_municipality_when_no_zone_was_named(self, world):
        make_zone_named(WETTERWALD, "Buorren")
        make_card(make_supporter(SANNE.user_id), zone_ids=[])

        [found] = queries.cards(municipality_id=WETTERWALD, on=TODAY)

        assert [fact["text"] for fact in found.facts] == ["Heel Wetterwâld"]

    def test_tell_zones_ways_languages_and_the_first_moment(self, world):
        first, second = (make_zone_named(WETTERWALD, name) for name in ("Buorren", "Wetterkant"))
        make_zone_named(WETTERWALD, "It Eilân")
        make_card(
            make_supporter(SANNE.user_id),
            domains=["money", "body"],
            zone_ids=[first, second],
            ways=["home", "phone"],
            languages=["nl", "fy"],
            moments=["3-evening"],
        )

        [found] = queries.cards(municipality_id=WETTERWALD, on=TODAY)

        assert [fact["text"] for fact in found.facts] == [
            "Geld en ziekte of beperking",
            "Buorren en Wetterkant",
            "Bij u thuis en telefoon",
            "Nederlands en Frysk",
            "Woensdag 11 november, \u2019s\u00a0avonds",
        ]

    @pytest.mark.req("R-041")
    def test_say_whether_somebody_sits_in_the_access_team(self, world):
        make_card(make_supporter(SANNE.user_id, position=Position.IN_TEAM))

        [found] = queries.cards(municipality_id=WETTERWALD, on=TODAY)

        assert "Zit in het team van de gemeente." in found.label.lines

    def test_carry_a_tie_of_the_organisation(self, world):
        organisation = make_organisation(name="Zorg en Meer")
        make_tie(organisation, "Thuiszorg De Kiel")
        make_card(make_supporter(SANNE.user_id, organisation_id=organisation.pk))

        [found] = queries.cards(municipality_id=WETTERWALD, on=TODAY)

        assert (found.label.kind, found.label.may_come_first) == ("tied", False)


def make_zone_named(municipality_id, name):
    from naast.supply.places.queries import municipalities  # noqa: PLC0415

    municipality = municipalities(on=TODAY).get(id=municipality_id)
    return make_zone(municipality, name=name).pk


class TestProfile:
    def test_tells_employer_payer_mandate_and_ties(self, world):
        worker = make_supporter(SANNE.user_id)
        make_card(worker, providers=["Thuiszorg De Kiel"], training="Cursus Naast u")

        found = queries.profile(supporter_id=worker.pk, municipality_id=WETTERWALD, on=TODAY)

        assert {question: answer for question, answer, _ in found.standing} == {
            "Doet": "Geeft informatie, geeft advies, staat naast u, gaat mee naar een gesprek.",
            "Werkt voor": "Stichting Meidoorn",
            "Plek": "Buiten het team dat het gesprek voert",
            "Wie betaalt": "De gemeente, via de organisatie",
            "Beslist mee over uw hulp": "Nee, nooit",
            "Werkt ook voor": "Thuiszorg De Kiel. Opgeschreven in november 2026.",
            "Geleerd": "Cursus Naast u",
            "Gecontroleerd": "Bewijs van goed gedrag (VOG), geldig tot november 2027",
        }
        assert all((found.does, found.strength, found.limit))

    @pytest.mark.req("R-055")
    @pytest.mark.parametrize("kind", Kind)
    def test_tells_of_each_kind_what_it_does_where_it_is_strong_and_where_it_ends(
        self, world, kind
    ):
        worker = make_supporter(SANNE.user_id, kind=kind)
        make_card(worker)

        found = queries.profile(supporter_id=worker.pk, municipality_id=WETTERWALD, on=TODAY)

        told = (found.does, found.strength, found.limit)
        assert told == tuple(map(str, KIND_EXPLAINED[kind]))
        assert all(told)
        assert len(set(told)) == 3

    @pytest.mark.req("R-074")
    @pytest.mark.parametrize("kind", [Kind.MEITINKER, Kind.OMTINKER])
    def test_tells_the_tasks_that_this_municipality_chose(self, world, kind):
        worker = make_supporter(SANNE.user_id, kind=kind, municipality_ids=[WETTERWALD, HAVENSTAD])
        make_card(worker)
        for municipality_id, chosen in (
            (WETTERWALD, [Task.STRENGTHEN_NEIGHBOURHOOD]),
            (HAVENSTAD, [Task.SEEK_OUT]),
        ):
            TasksHere.objects.create(municipality_id=municipality_id, kind=kind, chosen=chosen)

        def does(municipality_id):
            page = queries.profile(
                supporter_id=worker.pk, municipality_id=municipality_id, on=TODAY
            )
            told = next(answer for question, answer, _ in page.standing if question == "Doet")
            free = (Task.STRENGTHEN_NEIGHBOURHOOD, Task.SEEK_OUT)
            return [task for task in free if str(TASKS[task]).lower() in told.lower()]

        assert does(WETTERWALD) == [Task.STRENGTHEN_NEIGHBOURHOOD]
        assert does(HAVENSTAD) == [Task.SEEK_OUT]

    @pytest.mark.parametrize(("until", "told"), [(TODAY, False), (NEXT_YEAR, True)])
    def test_tells_of_a_certificate_that_holds_and_is_silent_of_one_that_lapsed(
        self, world, until, told
    ):
        worker = make_supporter(SANNE.user_id)
        make_card(worker, vog_until=until)

        page = queries.profile(supporter_id=worker.pk, municipality_id=WETTERWALD, on=TODAY)

        assert any("VOG" in answer for _, answer, _ in page.standing) is told


class TestCandidates:
    def test_take_three_queries(self, world, django_assert_num_queries):
        for actor in (SANNE, BRAM, DIRK):
            make_offered(actor.user_id)

        with acting(MATCHER), django_assert_num_queries(3):
            found = queries.candidates(actor=MATCHER, municipality_id=WETTERWALD, on=TODAY)

        assert [why_not(candidate=one, on=TODAY) for one in found] == [(), (), ()]

    def test_of_another_municipality_are_not_there(self, world):
        make_offered(SANNE.user_id, municipality_ids=[HAVENSTAD])

        with acting(MATCHER):
            here = queries.candidates(actor=MATCHER, municipality_id=WETTERWALD, on=TODAY)
            there = queries.candidates(actor=MATCHER, municipality_id=HAVENSTAD, on=TODAY)

        assert (here, there) == ([], [])

    @pytest.mark.parametrize("actor", [a for a in CAST if a not in {SANNE, CARLA, CLOCK}])
    def test_are_unknown_to_whoever_is_not_the_engine(self, world, actor):
        make_offered(SANNE.user_id)

        with acting(actor):
            assert queries.candidates(actor=actor, municipality_id=WETTERWALD, on=TODAY) == []

    @pytest.mark.req("R-227")
    def test_serve_every_municipality_of_their_region(self, world):
        make_offered(SANNE.user_id, municipality_ids=[WETTERWALD, HAVENSTAD])
        team = make_organisation()
        for municipality_id in (WETTERWALD, HAVENSTAD):
            make_agreement(team, municipality_id)
        both = Actor(at=NOON, matcher=Scope(municipality_ids=[WETTERWALD, HAVENSTAD]))

        with acting(both):
            found = {
                here: queries.candidates(actor=both, municipality_id=here, on=TODAY)
                for here in (WETTERWALD, HAVENSTAD)
            }

        assert [one.user_id for one in found[WETTERWALD]] == [SANNE.user_id]
        assert found[WETTERWALD] == found[HAVENSTAD]
        for here in (WETTERWALD, HAVENSTAD):
            assert [card.name for card in queries.cards(municipality_id=here, on=TODAY)]
            assert team.pk in serving(municipality_id=here, on=TODAY)

    def test_carry_facts_of_the_pool_and_only_published_experience(self, world):
        worker = make_supporter(SANNE.user_id, domains=["money"], languages=["nl", "ti"], ceiling=7)
        make_words(worker, themes=[Theme.POVERTY], gender=Gender.WOMAN)
        make_card(worker, domains=["money"])

        found = candidate(worker)

        assert (found.domains, found.languages, found.ceiling) == (("money",), ("nl", "ti"), 7)
        assert (found.themes, found.gender) == ((), "")
        assert found.published == {CardField.NAME, CardField.DOMAINS}

    def test_without_a_card_cannot_be_shown(self, world):
        worker = make_supporter(SANNE.user_id)
        make_screening(worker)
        make_declaration(worker)

        assert why_not(candidate=candidate(worker), on=TODAY) == (Reason.NO_CARD,)

    def test_lose_their_place_on_the_day_that_something_lapses(self, world):
        worker = make_supporter(SANNE.user_id)
        make_card(worker)
        make_screening(worker, vog_until=TODAY + timedelta(days=1))
        make_declaration(worker, until_on=TODAY + timedelta(days=2))
        days = [TODAY + timedelta(days=ahead) for ahead in range(3)]

        reasons = [why_not(candidate=candidate(worker, on=day), on=day) for day in days]

        assert reasons == [
            (),
            (Reason.VOG_LAPSED,),
            (Reason.VOG_LAPSED, Reason.DECLARATION_LAPSED),
        ]

    def test_carry_their_latest_ties_and_those_of_their_organisation(self, world):
        organisation = make_organisation()
        make_tie(organisation, "Zorg en Meer")
        worker = make_supporter(SANNE.user_id, organisation_id=organisation.pk)
        make_declaration(worker, "Oude Zorg", declared_on=TODAY - timedelta(days=90))
        make_declaration(worker, "Thuiszorg De Kiel")

        assert candidate(worker).providers == ("Thuiszorg De Kiel", "Zorg en Meer")

    def test_are_marked_while_their_organisation_is_under_review_here(self, world):
        worker = make_offered(SANNE.user_id)
        make_review(MEIDOORN, WETTERWALD)

        assert why_not(candidate=candidate(worker), on=TODAY) == (Reason.UNDER_REVIEW,)

    def test_are_not_marked_for_a_review_elsewhere(self, world):
        worker = make_offered(SANNE.user_id)
        make_review(MEIDOORN, HAVENSTAD)

        assert why_not(candidate=candidate(worker), on=TODAY) == ()

    @pytest.mark.req("R-072")
    def test_a_meitinker_is_shown_and_never_counted(self, world):
        worker = make_offered(FOPPE.user_id, kind=Kind.MEITINKER)

        found = candidate(worker)

        assert (found.house, found.counted_as_support) == ("municipality", False)
