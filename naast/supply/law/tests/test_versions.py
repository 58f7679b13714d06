"""A municipality looks a term up at its source; from a day on it counts so (I-10)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.supply.law import actions, queries
from naast.supply.law.models import TermVersion
from naast.supply.law.rules import Certainty
from naast.supply.places.tests.factories import make_municipality
from tests.cast import CAST, GEA, HAVENSTAD, NOON, STIJN, WETTERWALD

pytestmark = pytest.mark.django_db
TODAY, THIS_YEAR = NOON.date(), date(2026, 1, 1)


@pytest.fixture(autouse=True)
def towns(cast):
    for id_, slug in ((WETTERWALD, "wetterwald"), (HAVENSTAD, "havenstad")):
        make_municipality(id=id_, name=slug, slug=slug)


def confirm(actor=GEA, **changed):
    facts = {
        "municipality_id": WETTERWALD,
        "term_id": "WGS_BESLUIT",
        "length": 6,
        "extension": None,
        "article": "Verordening, artikel 6",
        "seen": "lokaleregelgeving.overheid.nl",
        "from_on": THIS_YEAR,
        "at": NOON,
    }
    with acting(actor):
        return actions.confirm_term(actor=actor, **(facts | changed))


def term(on=TODAY, *, term_id="WGS_BESLUIT", municipality_id=WETTERWALD):
    return queries.term_book(municipality_id=municipality_id).term(term_id=term_id, on=on)


class TestConfirm:
    def test_counts_from_its_day_on_and_not_before(self):
        confirm()

        assert (term().term.length, term().certainty) == (6, Certainty.CONFIRMED)
        assert (term().article, term().source) == (
            "Verordening, artikel 6",
            "lokaleregelgeving.overheid.nl",
        )
        before = term(on=THIS_YEAR - timedelta(days=1))
        assert (before.term.length, before.certainty) == (8, Certainty.UNVERIFIED)

    def test_counts_in_its_own_municipality_alone(self):
        confirm()

        assert term(municipality_id=HAVENSTAD).certainty is Certainty.UNVERIFIED

    def test_what_is_written_later_for_the_same_day_counts(self):
        confirm(length=7)
        confirm(length=5)

        assert term().term.length == 5
        assert TermVersion.objects.count() == 2

    def test_a_later_day_leaves_what_ran_before_alone(self):
        confirm(length=7)
        confirm(length=5, from_on=date(2027, 1, 1))

        assert term(on=date(2026, 12, 31)).term.length == 7
        assert term(on=date(2027, 1, 1)).term.length == 5

    def test_keeps_unit_and_counting_and_takes_the_extension(self):
        confirm(term_id="AVG_INZAGE", length=2, extension=1, article="AVG art. 12 lid 3")

        found, known = term(term_id="AVG_INZAGE"), queries.legal_term(term_id="AVG_INZAGE")
        assert (found.term.unit, found.term.counting) == (known.term.unit, known.term.counting)
        assert (found.term.length, found.extension.length) == (2, 1)

    def test_a_term_without_a_length_is_confirmed_without_one(self):
        confirm(term_id="WMO_SPOED", length=None)

        assert term(term_id="WMO_SPOED").certainty is Certainty.CONFIRMED
        assert term(term_id="WMO_SPOED").term is None

    def test_the_record_says_who_read_it(self):
        version = confirm()

        entry = Entry.objects.get(action="law.term.confirmed")
        assert (entry.user_id, entry.object_id) == (GEA.user_id, str(version.pk))


class TestIsRefused:
    @pytest.mark.parametrize("who", [who for who in CAST if who is not GEA], ids=str)
    def test_to_everybody_but_who_answers_for_it_there(self, who):
        if who.user_id is None and not who.scopes:
            return
        with pytest.raises(actions.MayNotConfirm):
            confirm(who)
        assert not TermVersion.objects.exists()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"length": None},
            {"length": 0},
            {"length": 101},
            {"extension": 2},
            {"term_id": "WMO_SPOED"},
            {"term_id": "AVG_INZAGE", "extension": 0},
            {"term_id": "AVG_INZAGE", "extension": 101},
        ],
    )
    def test_for_a_length_that_the_law_cannot_give(self, wrong):
        with pytest.raises(actions.NotSuchATerm):
            confirm(**wrong)

    @pytest.mark.parametrize("missing", ["article", "seen"])
    def test_without_saying_where_it_stands_and_was_read(self, missing):
        with pytest.raises(ValueError, match="WGS_BESLUIT"):
            confirm(**{missing: "  "})

    def test_for_a_term_that_does_not_exist(self):
        with pytest.raises(KeyError):
            confirm(term_id="WMO_ALTIJD")

    @pytest.mark.parametrize(
        "wrong", [{"length": 0}, {"seen": ""}, {"article": ""}, {"length": None, "extension": 2}]
    )
    def test_by_the_database_too(self, wrong):
        row = {
            "municipality_id": WETTERWALD, "term_id": "WGS_BESLUIT", "length": 6, "article": "a",
            "seen": "s", "from_on": THIS_YEAR, "set_at": NOON,
        }  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            TermVersion.objects.create(**(row | wrong))


def test_many_municipalities_are_one_query(django_assert_num_queries):
    confirm()
    confirm(STIJN, municipality_id=HAVENSTAD)

    with django_assert_num_queries(1):
        books = queries.term_books(municipality_ids=[WETTERWALD, HAVENSTAD])

    for book in books.values():
        assert book.term(term_id="WGS_BESLUIT", on=TODAY).term.length == 6
