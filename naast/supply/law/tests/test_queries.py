"""Every entry of every list has its words, in English and in Dutch."""

import json
from pathlib import Path

import pytest
from django.utils.translation import override

from naast.supply.law import data, queries, rules, talk, talk_words, words
from naast.supply.law.rules import Certainty, Domain, StartEvent

UI = Path(__file__).parents[3] / "core" / "ui"

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
    *(part for three in talk_words.QUESTIONS.values() for part in three),
    *talk_words.LIFE.values(),
    *talk_words.ALONG.values(),
    *talk_words.BRING.values(),
    *talk_words.ASK.values(),
    *talk_words.RIGHTS.values(),
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
        (talk.TalkQuestion, talk_words.QUESTIONS),
        (rules.Domain, talk_words.LIFE),
        (talk.Along, talk_words.ALONG),
        (talk.Bring, talk_words.BRING),
        (talk.Ask, talk_words.ASK),
        (talk.Right, talk_words.RIGHTS),
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


class TestTheTalk:
    def test_asks_about_every_topic_of_the_law_in_its_order(self):
        asked = queries.talk_questions()

        assert sorted({one.question.letter for one in asked}) == list("abcdefg")
        assert [one.question.letter for one in asked] == sorted(
            one.question.letter for one in asked
        )
        assert asked[0].article == "Wmo 2015 art. 2.3.2 lid 4 onder a"

    def test_tells_rights_that_were_read_at_their_source_and_no_others(self, monkeypatch):
        unsure = talk.RightOfLaw(right=talk.Right.PLAN, article="-", certainty=Certainty.UNVERIFIED)
        monkeypatch.setattr(talk, "RIGHTS", (*talk.RIGHTS, unsure))

        told = queries.talk_rights()

        assert len(told) == len(talk.Right)
        assert all(one.certainty.is_verified and one.source and one.article for one in told)
        assert unsure.source == data.OWN

    def test_says_the_same_seven_days_as_the_table_of_terms(self):
        term = queries.legal_term(term_id="WMO_PLAN").term

        assert (term.length, term.unit) == (7, rules.Unit.DAYS)
        with override("en"):
            assert any("seven days" in str(one.text) for one in queries.talk_rights())

    def test_has_an_icon_that_is_there(self):
        icons = json.loads((UI / "icons.json").read_text())

        assert {one.icon for one in queries.talk_questions()} <= icons.keys()
