import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.law import everyday
from naast.supply.law.queries import meant_by_words
from naast.supply.law.rules import Domain
from naast.supply.law.tests.phrases import PHRASES

IN_THE_FIRST = 2
RIGHT = 0.95


class TestMeantByWords:
    def test_leads_to_the_right_domain_nearly_always(self):
        missed = [
            (text, domain)
            for text, domain in PHRASES
            if Domain[domain] not in meant_by_words(text=text).domains[:IN_THE_FIRST]
        ]

        assert len(PHRASES) >= 60
        assert len(missed) <= (1 - RIGHT) * len(PHRASES), missed

    def test_knows_each_word_that_it_was_told(self):
        lost = [
            (meaning.key, phrase)
            for meaning in everyday.MEANINGS
            for phrase in meaning.phrases
            if Domain(meaning.key) not in meant_by_words(text=phrase).domains
        ]

        assert lost == []

    @pytest.mark.req("R-094")
    @pytest.mark.parametrize(
        ("field", "domain"),
        [
            ("passend onderwijs", Domain.LEARNING),
            ("armoede en schulden", Domain.MONEY),
            ("bijzondere bijstand", Domain.MONEY),
            ("schuldhulpverlening", Domain.MONEY),
            ("jeugdhulp", Domain.FAMILY),
            ("werk en inkomen", Domain.WORK),
            ("buurthuis", Domain.PEOPLE),
            ("meedoen", Domain.GETTING_AROUND),
        ],
    )
    def test_knows_the_neighbouring_fields_by_name(self, field, domain):
        assert domain in meant_by_words(text=field).domains

    def test_every_domain_has_words(self):
        assert [meaning.key for meaning in everyday.MEANINGS] == [d.value for d in Domain]

    def test_shows_the_second_only_when_it_is_nearly_as_sure(self):
        both, one = meant_by_words(text="brief"), meant_by_words(text="huurtoeslag aanvragen")

        assert set(both.surest) == {Domain.LEARNING, Domain.HOUSEHOLD}
        assert one.surest == (Domain.MONEY,)

    @pytest.mark.parametrize(
        "text",
        [
            "ik wil niet meer leven",
            "denk aan zelfmoort",
            "mijn man slaat mij",
            "i want to die",
            "ik hoor dat hij haar slaat, hij slaat haar vaak",
            "zij wil zichzelf iets aandoen",
        ],
    )
    def test_sees_danger(self, text):
        assert meant_by_words(text=text).danger

    @pytest.mark.parametrize(
        "text",
        ["zin van het leven", "mijn man is dood", "ik wil niet verhuizen", "schulden", "slapen"],
    )
    def test_sees_no_danger_in_sorrow(self, text):
        assert not meant_by_words(text=text).danger

    @given(st.text(alphabet=string.printable, max_size=150))
    def test_takes_whatever_is_typed(self, text):
        found = meant_by_words(text=text)

        assert found.surest == found.domains[: len(found.surest)]
