"""How long files are kept is said by who guards privacy."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.support.keeping import actions, queries
from naast.support.keeping.models import KeepingTerm
from naast.support.keeping.rules import BY_ITSELF, Ground, Kept
from naast.support.keeping.tests.factories import make_term
from naast.support.people.tests.factories import make_ground
from tests.cast import (
    CARLA,
    LINDE,
    MEIDOORN,
    NOON,
    PETRA,
)

PAGE = "/desk/keeping/"
TODAY = NOON.date()
FIFTEEN = {"ground": "provider", "months": "180", "source": "Bestuur, 9 november 2026"}


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def ground(cast):
    make_ground()


@pytest.fixture
def of(client, cast):
    """Return a browser of somebody of the cast."""

    def signed_in(actor):
        client.force_login(cast[actor])
        return client

    return signed_in


class TestSetKeeping:
    def test_what_nobody_chose_is_the_shortest(self, ground):
        assert queries.kept_by(organisation_id=MEIDOORN, on=TODAY) == BY_ITSELF

    def test_the_newest_that_began_counts(self, ground):
        make_term(from_on=TODAY - timedelta(days=9), months=20)
        make_term(from_on=TODAY - timedelta(days=2), months=18)
        make_term(from_on=TODAY + timedelta(days=1), months=15)
        make_term(organisation_id=LINDE, months=24)

        assert queries.kept_by(organisation_id=MEIDOORN, on=TODAY).months == 18
        assert {id_: kept.months for id_, kept in queries.terms(on=TODAY).items()} == {
            MEIDOORN: 18,
            LINDE: 24,
        }

    def test_is_for_who_guards_privacy_there(self, ground):
        kept = Kept(months=24, ground=Ground.CONSENT)
        for actor, organisation_id in ((PETRA, LINDE), (CARLA, MEIDOORN)):
            with acting(actor), pytest.raises(actions.NotThere):
                actions.set_keeping(
                    actor=actor, organisation_id=organisation_id, kept=kept, source="-", at=NOON
                )

    def test_refuses_what_the_ground_does_not_allow(self, ground):
        kept = Kept(months=60, ground=Ground.CONSENT)

        with acting(PETRA), pytest.raises(actions.NotAllowed):
            actions.set_keeping(
                actor=PETRA, organisation_id=MEIDOORN, kept=kept, source="-", at=NOON
            )

    def test_on_the_page_it_stands_with_its_ground_and_is_recorded(self, of, ground):
        answer = of(PETRA).post(f"{PAGE}{MEIDOORN}/", FIFTEEN)

        assert answer.status_code == 302
        term = KeepingTerm.objects.get()
        assert (term.months, term.ground) == (180, Ground.PROVIDER)
        page = of(PETRA).get(PAGE).content.decode()
        assert "180 maanden na het einde van de hulp" in page
        assert "artikel 5.3.4" in page
        assert Entry.objects.get().action == "keeping.term.set"

    def test_says_what_is_possible_on_a_ground(self, of, ground):
        answer = of(PETRA).post(f"{PAGE}{MEIDOORN}/", {**FIFTEEN, "ground": "consent"})

        assert answer.status_code == 422
        assert "12 tot en met 24 maanden" in answer.content.decode()
        assert not KeepingTerm.objects.exists()

    def test_another_organisation_is_not_there(self, of, ground):
        assert of(PETRA).get(f"{PAGE}{LINDE}/").status_code == 404
