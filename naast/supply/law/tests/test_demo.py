"""The demo world keeps the holidays of the law, and one municipality that looked some terms up."""

from datetime import UTC, date, datetime

import pytest

from naast.supply.law import demo, queries
from naast.supply.law.rules import Certainty
from naast.supply.places import demo as places_demo
from naast.supply.places import queries as places

NOW = datetime(2026, 11, 9, 9, 0, tzinfo=UTC)
TODAY = NOW.date()

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    places_demo.load(at=NOW, seed=1)
    demo.load(at=NOW, seed=1)


def test_doors_are_closed_at_christmas(world):
    here = places.municipality(slug="havenstad", on=TODAY)
    christmas = date(2026, 12, 25)

    assert places.walk_ins(municipality_id=here.id, from_on=christmas, to_on=christmas) == []


def test_one_municipality_confirmed_some_terms_and_another_none(world):
    found = {}
    for slug in ("wetterwald", "havenstad"):
        here = places.municipality(slug=slug, on=TODAY)
        book = queries.term_book(municipality_id=here.pk)
        found[slug] = {
            one.id
            for one in queries.legal_terms()
            if book.term(term_id=one.id, on=TODAY).certainty is Certainty.CONFIRMED
        }

    assert found == {"wetterwald": {*demo.CONFIRMED, "WGS_BESLUIT"}, "havenstad": set()}
