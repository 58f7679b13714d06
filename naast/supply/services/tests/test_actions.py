from datetime import date

import pytest
from django.db import IntegrityError, transaction

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.supply.organisations.models import Agreement
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.services import actions, queries
from naast.supply.services.models import Service
from naast.supply.services.rules import Kind
from naast.supply.services.tests.factories import make_service
from tests.cast import CARLA, CAST, EMRE, GEA, HAVENSTAD, MEIDOORN, NOON, SANNE, STIJN, WETTERWALD

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
LONG_AGO = date(2025, 1, 2)
LAW = "Wmo 2015, artikel 2.3.2"


@pytest.fixture
def meidoorn(cast):
    """Write an organisation with an agreement in Wetterwâld."""
    for id_, slug in ((WETTERWALD, "wetterwald"), (HAVENSTAD, "havenstad")):
        make_municipality(id=id_, name="Wetterwâld", slug=slug)
    meidoorn = make_organisation(id=MEIDOORN, name="Stichting Meidoorn", slug="meidoorn")
    return make_agreement(meidoorn, WETTERWALD)


@pytest.fixture
def right(meidoorn):
    return make_service(
        WETTERWALD, kind=Kind.RIGHT, source=LAW, checked_on=LONG_AGO, name="Een recht"
    )


def act(actor, action, service, **more):
    with acting(actor):
        found = getattr(actions, action)(actor=actor, service_id=service.id, **more)
    service.refresh_from_db()
    return found


def facts(service, **changed):
    return {name: getattr(service, name) for name in actions.FACTS} | changed


ALL = {
    "confirm_service": {},
    "close_service": {},
    "reopen_service": {},
    "confirm_law": {"seen": "wetten.overheid.nl"},
}


class TestWhoKeepsIt:
    def test_is_the_municipality_and_who_has_an_agreement_there(self, right):
        keepers = set()
        for actor in CAST:
            with acting(actor):
                if queries.kept(actor=actor, on=TODAY).exists():
                    keepers.add(actor)

        assert keepers == {CARLA, GEA}

    def test_ends_with_the_agreement(self, right):
        Agreement.objects.update(until_on=TODAY)

        with acting(CARLA):
            assert not queries.kept(actor=CARLA, on=TODAY).exists()

    @pytest.mark.parametrize("action", [*ALL, "correct_service"])
    @pytest.mark.parametrize("actor", [SANNE, EMRE, STIJN])
    def test_is_nobody_else(self, right, action, actor):
        more = {"facts": facts(right)} if action == "correct_service" else ALL[action]

        with pytest.raises(Service.DoesNotExist):
            act(actor, action, right, **more)

        assert right.checked_on == LONG_AGO

    def test_is_each_of_its_own_municipality(self, right):
        elsewhere = make_service(HAVENSTAD, checked_on=LONG_AGO)

        with pytest.raises(Service.DoesNotExist):
            act(GEA, "confirm_service", elsewhere)


class TestConfirm:
    @pytest.mark.req("R-020")
    @pytest.mark.parametrize(
        ("actor", "name"), [(GEA, "Gemeente Wetterwâld"), (CARLA, "Stichting Meidoorn")]
    )
    def test_says_that_somebody_looked_today_and_in_whose_name(self, right, actor, name):
        act(actor, "confirm_service", right)

        assert (right.checked_on, right.checked_by) == (TODAY, name)
        entry = Entry.objects.get(action="services.service.confirmed")
        assert entry.user_id == actor.user_id

    def test_does_not_confirm_the_law_with_it(self, right):
        act(GEA, "confirm_service", right)

        assert right.source_seen_on is None


class TestCorrect:
    def test_counts_as_a_look(self, right):
        act(GEA, "correct_service", right, facts=facts(right, how="Bel op dinsdag."))

        assert (right.how, right.checked_on) == ("Bel op dinsdag.", TODAY)

    def test_lets_another_law_be_confirmed_again_and_the_same_one_stay(self, right):
        act(GEA, "confirm_law", right, seen="wetten.overheid.nl")

        act(GEA, "correct_service", right, facts=facts(right, how="Anders."))
        kept = right.source_seen_on
        act(GEA, "correct_service", right, facts=facts(right, source="Wmo 2015, artikel 2.3.5"))

        assert (kept, right.source_seen_on, right.source_seen) == (TODAY, None, "")

    def test_leaves_a_name_to_who_has_it(self, right):
        make_service(WETTERWALD, name="Twee", provider=right.provider)

        with pytest.raises(actions.NameTaken):
            act(GEA, "correct_service", right, facts=facts(right, name="Twee"))


class TestClose:
    def test_residents_no_longer_see_it_and_do_when_it_is_opened_again(self, right):
        def seen():
            return bool(queries.services(municipality_id=WETTERWALD, on=TODAY))

        act(GEA, "close_service", right)
        closed = seen()
        act(GEA, "reopen_service", right)

        assert (closed, seen()) == (False, True)

    def test_what_began_today_stops_tomorrow(self, meidoorn):
        service = make_service(WETTERWALD, valid_from=TODAY)

        act(GEA, "close_service", service)

        assert service.valid_to > service.valid_from


class TestConfirmLaw:
    def test_says_where_one_looked_and_in_whose_name(self, right):
        act(CARLA, "confirm_law", right, seen="wetten.overheid.nl, 1 januari")

        assert right.source_seen == "wetten.overheid.nl, 1 januari"
        assert (right.source_seen_on, right.source_seen_by) == (TODAY, "Stichting Meidoorn")

    def test_is_not_there_where_no_law_is_named(self, meidoorn):
        with pytest.raises(Service.DoesNotExist):
            act(GEA, "confirm_law", make_service(WETTERWALD), seen="ergens")

    @pytest.mark.parametrize(
        "half",
        [
            {"source_seen": "ergens"},
            {"source_seen_on": TODAY, "source_seen_by": "iemand"},
            {"source": "", "source_seen": "x", "source_seen_on": TODAY, "source_seen_by": "y",
             "kind": Kind.VOLUNTEERS},
        ],
    )  # fmt: skip
    def test_cannot_be_half_done(self, right, half):
        with pytest.raises(IntegrityError), transaction.atomic():
            Service.objects.filter(pk=right.pk).update(**half)
