"""Every entry of every list has its words, in English and in Dutch."""

import pytest
from django.utils.translation import override

from naast.supply.law import data, queries, rules, words
from naast.supply.law.rules import Certainty, Domain, StartEvent

EVERYTHING = [
    *words.DOMAINS.values(),
    *words.LEGAL_FIELDS.values(),
    *words.REPORT_FIELDS.values(),
    *words.FRAMES.values(),
    *words.ACTIVITIES.values(),
    *words.LAYERS.values(),
    *(part for pair in words.MOMENTS.values() for part in pair),
    *words.CERTAINTIES.values(),
    *words.TERMS.values(),
    words.DEFINITION,
]


@pytest.mark.parametrize(
    ("enum", "table"),
    [
        (rules.Domain, words.DOMAINS),
        (rules.LegalField, words.LEGAL_FIELDS),
        (rules.ReportField, words.REPORT_FIELDS),
        (rules.Frame, words.FRAMES),
        (rules.Activity, words.ACTIVITIES),
        (rules.Layer, words.LAYERS),
        (rules.Moment, words.MOMENTS),
        (rules.Certainty, words.CERTAINTIES),
    ],
)
def test_every_entry_has_words(enum, table):
    assert list(table) == list(enum)


def test_every_text_has_its_dutch():
    with override("en"):
        english = [str(text) for text in EVERYTHING]
    with override("nl"):
        dutch = [str(text) for text in EVERYTHING]

    same = {en for en, nl in zip(english, dutch, strict=True) if en == nl}

    assert same == set()


def test_a_domain_has_name_and_icon():
    with override("nl"):
        first = queries.domains()[0]

        assert (first.domain, str(first.name), first.icon) == (Domain.HOUSING, "Wonen", "home")


@pytest.mark.req("R-100")
def test_the_translation_table_has_a_row_for_each_domain_in_every_list():
    table = queries.translation_table()

    with override("en"):
        rows = {
            str(row.domain): (list(map(str, row.legal_fields)), list(map(str, row.report_fields)))
            for row in table
        }
    assert len(rows) == 12
    assert rows["Work and the day"] == (["social support", "work"], ["work or daytime activity"])


class TestLegalTerms:
    def test_ids_differ_and_have_words(self):
        ids = [term.id for term in data.LEGAL_TERMS]

        assert len(ids) == len(set(ids))
        assert set(ids) == set(words.TERMS)

    def test_each_says_where_it_stands_and_how_sure_that_is(self):
        for term in queries.legal_terms():
            assert term.article
            assert term.source
            assert isinstance(term.certainty, Certainty)

    def test_each_has_a_length_or_says_why_not(self):
        without = {term.id for term in queries.legal_terms() if term.term is None}

        assert without == {"WMO_AANVRAAG_VRIJ", "WMO_SPOED", "CEO"}

    def test_what_nobody_read_is_not_verified(self):
        unsure = {t.id for t in queries.legal_terms() if not t.certainty.is_verified}

        assert unsure == {"WGS_BESLUIT", "AVG_INZAGE", "AVG_LEK"}

    def test_a_notification_makes_three_terms_run(self):
        running = {t.id for t in queries.legal_terms(starts_with=StartEvent.NOTIFICATION)}

        assert running == {"WMO_PLAN", "WMO_ONDERZOEK", "PW_JONG"}

    def test_an_unknown_id_is_refused(self):
        with pytest.raises(KeyError):
            queries.legal_term(term_id="WMO_ALTIJD")
