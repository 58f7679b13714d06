from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from naast.core.audit.tests.factories import Entry
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import NotActing, acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import actions, queries
from naast.supply.supporters.models import (
    Card,
    Interest,
    OwnWords,
    PoolRecord,
    Supporter,
)
from naast.supply.supporters.rules import (
    CardField,
    Item,
    Kind,
    Payer,
    Position,
    Reason,
    Status,
    Theme,
    why_not_available,
)
from naast.supply.supporters.tests.factories import (
    NEXT_YEAR,
    SINCE,
    TODAY,
    make_card,
    make_declaration,
    make_screening,
    make_supporter,
    make_words,
)
from tests.cast import (
    BRAM,
    CARLA,
    CAST,
    DIRK,
    FOPPE,
    GEA,
    HAVENSTAD,
    KARIN,
    LINDE,
    MEIDOORN,
    NOBODY,
    NOON,
    QUINTEN,
    SANNE,
    TINEKE,
    WETTERWALD,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sanne(cast):
    make_municipality(id=WETTERWALD)
    make_municipality(id=HAVENSTAD)
    make_organisation(id=MEIDOORN)
    make_organisation(id=LINDE)
    return make_supporter(SANNE.user_id, domains=["money"])


def keep(actor=SANNE, *, shown=(CardField.NAME,), **values):
    values = {CardField(name): value for name, value in ({"shown_name": "Sanne"} | values).items()}
    with acting(actor):
        actions.keep_card(actor=actor, values=values, shown=shown)


def see(worker, item, **fields):
    actions.see_item(actor=CARLA, supporter_id=worker.pk, item=item, **{"seen_on": TODAY, **fields})


def found_in_pool():
    """Return the only one in the pool of Wetterwâld, as the engine that matches sees her."""
    matcher = Actor(at=NOON, matcher=Scope(municipality_ids=[WETTERWALD]))
    with acting(matcher):
        [found] = queries.candidates(actor=matcher, municipality_id=WETTERWALD, on=TODAY)
    return found


def recorded():
    return list(Entry.objects.order_by("action", "reason").values_list("action", "reason"))


class TestKeepCard:
    def test_dates_each_yes_and_keeps_the_day_of_an_earlier_one(self, sanne):
        make_words(sanne, shown_name="Sanne", shown={"shown_name": "2025-01-01"})

        keep(tagline="Hoi", shown=[CardField.NAME, CardField.TAGLINE])

        assert OwnWords.objects.get().shown == {
            "shown_name": "2025-01-01",
            "tagline": TODAY.isoformat(),
        }

    def test_records_each_yes_and_no_once(self, sanne):
        keep(tagline="Hoi", shown=[CardField.NAME, CardField.TAGLINE])
        keep(tagline="Hoi", shown=[CardField.NAME])

        assert recorded() == [
            ("supporters.card.published", "shown_name"),
            ("supporters.card.published", "tagline"),
            ("supporters.card.withdrawn", "tagline"),
        ]

    def test_carries_employer_payer_mandate_and_ties_unasked(self, sanne):
        make_screening(sanne)
        make_declaration(sanne, "Thuiszorg De Kiel")

        keep()

        card = Card.objects.get()
        assert (card.organisation_id, card.payer, card.mandate) == (
            MEIDOORN,
            Payer.MUNICIPALITY_THROUGH_ORGANISATION,
            "none",
        )
        assert (card.providers, card.declared_on, card.vog_until) == (
            ["Thuiszorg De Kiel"],
            TODAY,
            NEXT_YEAR,
        )

    def test_does_not_show_an_empty_field(self, sanne):
        keep(shown=[CardField.NAME, CardField.STORY])

        assert Card.objects.get().fields == ["shown_name"]

    def test_confirms_the_facts(self, sanne):
        PoolRecord.objects.update(facts_confirmed_on=SINCE)

        keep()

        assert PoolRecord.objects.get().facts_confirmed_on == TODAY

    @pytest.mark.parametrize("actor", [a for a in CAST if a not in {SANNE, NOBODY}])
    def test_is_for_nobody_but_herself(self, sanne, actor):
        with pytest.raises(Supporter.DoesNotExist):
            keep(actor)

    def test_is_not_for_nobody(self, sanne):
        with pytest.raises(ValueError, match="moment"):
            keep(NOBODY)

    def test_refuses_to_act_for_somebody_else(self, sanne):
        with acting(BRAM), pytest.raises(NotActing):
            actions.keep_card(actor=SANNE, values={}, shown=())


class TestThemes:
    @pytest.mark.req("R-062")
    @pytest.mark.parametrize("theme", Theme)
    def test_of_an_experience_expert_is_kept_and_shown(self, sanne, theme):
        Supporter.objects.update(kind=Kind.EXPERIENCE_EXPERT)

        keep(themes=[theme], shown=[CardField.NAME, CardField.THEMES])

        assert (OwnWords.objects.get().themes, Card.objects.get().themes) == ([theme], [theme])

    @pytest.mark.req("R-063")
    @pytest.mark.parametrize(
        "new", [Theme.CULTURE, Theme.PARENTING, Theme.RELATIONSHIP, Theme.POVERTY]
    )
    def test_makes_the_pool_wider_when_one_is_added(self, sanne, new):
        keep(themes=[Theme.CARING], shown=[CardField.NAME, CardField.THEMES])
        before = found_in_pool()

        keep(themes=[Theme.CARING, new], shown=[CardField.NAME, CardField.THEMES])

        assert (before.themes, found_in_pool().themes) == ((Theme.CARING,), (Theme.CARING, new))


class TestWithdraw:
    def test_of_one_field_takes_that_field_away_at_once(self, sanne):
        keep(story="Een geheim", shown=[CardField.NAME, CardField.STORY])

        with acting(SANNE):
            actions.withdraw_field(actor=SANNE, field=CardField.STORY)

        assert (Card.objects.get().story, OwnWords.objects.get().story) == ("", "Een geheim")

    def test_of_her_name_takes_the_whole_card_away(self, sanne):
        keep(tagline="Hoi", shown=[CardField.NAME, CardField.TAGLINE])

        with acting(SANNE):
            actions.withdraw_field(actor=SANNE, field=CardField.NAME)

        assert not Card.objects.exists()

    def test_of_everything_leaves_no_yes(self, sanne):
        keep(tagline="Hoi", shown=[CardField.NAME, CardField.TAGLINE])

        with acting(SANNE):
            actions.withdraw_card(actor=SANNE)

        assert (Card.objects.exists(), OwnWords.objects.get().shown) == (False, {})

    def test_and_publish_again(self, sanne):
        keep()
        with acting(SANNE):
            actions.withdraw_card(actor=SANNE)
            actions.publish_field(actor=SANNE, field=CardField.NAME)

        assert Card.objects.get().shown_name == "Sanne"


class TestDeclareInterests:
    def test_holds_for_a_year_and_stands_on_the_card_at_once(self, sanne):
        keep()

        with acting(SANNE):
            declared = actions.declare_interests(actor=SANNE, providers=["Thuiszorg  De Kiel", " "])

        assert declared.until_on == TODAY + timedelta(days=365)
        assert Interest.objects.get().provider == "Thuiszorg De Kiel"
        assert Card.objects.get().providers == ["Thuiszorg De Kiel"]

    def test_without_a_tie_takes_an_earlier_one_off_the_card(self, sanne):
        make_declaration(sanne, "Thuiszorg De Kiel", declared_on=TODAY - timedelta(days=30))
        keep()

        with acting(SANNE):
            actions.declare_interests(actor=SANNE, providers=[])

        assert Card.objects.get().providers == []

    def test_twice_on_one_day_the_last_one_counts(self, sanne):
        keep()
        later = Actor(user_id=SANNE.user_id, at=SANNE.at + timedelta(minutes=5), **SANNE.scopes)
        for actor, provider in ((SANNE, "Vergissing"), (later, "Thuiszorg De Kiel")):
            with acting(actor):
                actions.declare_interests(actor=actor, providers=[provider])

        assert Card.objects.get().providers == ["Thuiszorg De Kiel"]

    @pytest.mark.parametrize("actor", [CARLA, BRAM, GEA])
    def test_nobody_declares_for_her(self, sanne, actor):
        with acting(actor), pytest.raises(Supporter.DoesNotExist):
            actions.declare_interests(actor=actor, providers=[])


class TestPool:
    @pytest.mark.parametrize(("actor", "role"), [(SANNE, "staff"), (CARLA, "coordinator")])
    def test_is_paused_by_herself_or_who_leads_her(self, sanne, actor, role):
        with acting(actor):
            actions.pause(actor=actor, supporter_id=sanne.pk)
            actions.pause(actor=actor, supporter_id=sanne.pk)

        assert PoolRecord.objects.get().status == Status.PAUSED
        assert [entry.role for entry in Entry.objects.all()] == [role]

    def test_comes_back(self, sanne):
        with acting(SANNE):
            actions.pause(actor=SANNE, supporter_id=sanne.pk)
            actions.resume(actor=SANNE, supporter_id=sanne.pk)

        assert PoolRecord.objects.get().status == Status.ACTIVE

    def test_stops_and_her_card_is_gone(self, sanne):
        keep()

        with acting(CARLA):
            actions.stop_supporter(actor=CARLA, supporter_id=sanne.pk)
        keep()

        assert (PoolRecord.objects.get().leaves_on, Card.objects.exists()) == (TODAY, False)

    def test_sets_a_ceiling(self, sanne):
        with acting(SANNE):
            actions.set_ceiling(actor=SANNE, supporter_id=sanne.pk, ceiling=7)

        assert PoolRecord.objects.get().ceiling == 7

    def test_confirms_the_facts(self, sanne):
        PoolRecord.objects.update(facts_confirmed_on=SINCE)

        with acting(SANNE):
            actions.confirm_facts(actor=SANNE)

        assert PoolRecord.objects.get().facts_confirmed_on == timezone.localdate(SANNE.at)

    @pytest.mark.parametrize("actor", [BRAM, DIRK, TINEKE, KARIN, GEA, FOPPE])
    @pytest.mark.parametrize("action", [actions.pause, actions.resume, actions.stop_supporter])
    def test_is_out_of_reach_for_a_stranger(self, sanne, actor, action):
        with acting(actor), pytest.raises(PoolRecord.DoesNotExist):
            action(actor=actor, supporter_id=sanne.pk)


def admit(actor, **fields):
    defaults = {
        "user_id": BRAM.user_id,
        "kind": Kind.TRAINED_VOLUNTEER,
        "position": Position.OUTSIDE,
        "payer": Payer.NOBODY,
        "municipality_ids": [WETTERWALD],
        "organisation_id": MEIDOORN,
    }
    with acting(actor):
        return actions.admit_supporter(actor=actor, **{**defaults, **fields})


class TestAdmitSupporter:
    @pytest.mark.req("R-058", "R-181")
    def test_takes_a_volunteer_into_an_organisation_with_professionals(self, sanne):
        bram = admit(CARLA)

        with acting(CARLA):
            found = queries.supporters(actor=CARLA).values_list("kind", flat=True)
            assert sorted(found) == [Kind.FORMAL, Kind.TRAINED_VOLUNTEER]
        assert (bram.pool.since, bram.screening.seen) == (TODAY, {})

    @pytest.mark.req("R-152", "R-161")
    def test_a_newcomer_waits_in_the_pool_until_all_is_seen_and_can_go_away(self, cast):
        make_municipality(id=WETTERWALD)
        make_organisation(id=MEIDOORN)
        bram = admit(CARLA, kind=Kind.EXPERIENCE_EXPERT)

        def why_not():
            return set(why_not_available(candidate=found_in_pool(), on=TODAY))

        candidate = why_not()
        with acting(CARLA):
            see(bram, Item.VOG, valid_until=NEXT_YEAR)
            see(bram, Item.CODE)
        with acting(BRAM):
            actions.declare_interests(actor=BRAM, providers=[])
        keep(BRAM, themes=[Theme.POVERTY], moments=["2-evening"], shown=list(CardField))
        ready, found = why_not(), found_in_pool()
        with acting(CARLA):
            actions.pause(actor=CARLA, supporter_id=bram.pk)

        assert {Reason.VOG_MISSING, Reason.CODE_NOT_SIGNED, Reason.NO_CARD} <= candidate
        assert ready == set()
        assert (found.themes, found.moments, found.organisation_id) == (
            (Theme.POVERTY,),
            ("2-evening",),
            MEIDOORN,
        )
        assert why_not() == {Reason.PAUSED}

    @pytest.mark.parametrize("actor", [SANNE, TINEKE, KARIN, GEA, QUINTEN])
    def test_refuses_who_does_not_lead_there(self, sanne, actor):
        with pytest.raises(actions.MayNotAdmit):
            admit(actor)

        assert Supporter.objects.count() == 1

    def test_takes_a_meitinker_into_the_municipality(self, sanne):
        worker = admit(
            KARIN,
            user_id=FOPPE.user_id,
            kind=Kind.MEITINKER,
            position=Position.MUNICIPAL,
            payer=Payer.MUNICIPALITY,
            mandate="grants",
            organisation_id=None,
            employer_municipality_id=WETTERWALD,
        )

        assert worker.employer_municipality_id == WETTERWALD


@pytest.mark.req("R-072")
@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.MEITINKER}))
def test_the_database_refuses_a_mandate_for_any_other_kind(sanne, kind):

    with pytest.raises(IntegrityError, match="only_a_meitinker_grants"), transaction.atomic():
        make_supporter(BRAM.user_id, kind=kind, mandate="grants")


def test_a_card_without_a_name_cannot_exist(sanne):

    with pytest.raises(IntegrityError, match="without_a_name"), transaction.atomic():
        make_card(sanne, shown_name="")
