"""What residents read is measured: the tool finds what is too long or too hard, and all is well."""

import pytest

from tools import words
from tools.words import Text

ROOT = words.SETTINGS.parents[1]


def faults(dutch):
    return words.measure([Text(dutch=dutch, where="here")]).faults


class TestSentences:
    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("Wij bellen u. Dat is gratis.", 2),
            ("Wij bellen om 8.30 uur, volgens art. 3 van de wet.", 1),
            ("Dit kan wel: bel ons.", 2),
            ("<b>Gratis</b>, voor iedereen", 1),
            ("Een.\nTwee.", 2),
            ("…", 0),
        ],
    )
    def test_end_where_a_reader_breathes(self, text, parts):
        assert len(words.sentences(text)) == parts

    def test_count_a_name_that_is_filled_in_as_one_word(self):
        assert words.length(words.sentences("%(who)s nam uw vraag aan.")[0]) == 5


class TestMeasure:
    def test_finds_a_sentence_of_more_than_twenty_words(self):
        assert faults("woord " * 20 + "punt.")
        assert not [one for one in faults("woord " * 19 + "punt.") if "at most 20" in one]

    def test_finds_a_mean_above_twelve(self):
        assert "on average" in faults("woord " * 12 + "punt.")[0]

    @pytest.mark.parametrize(
        "text",
        ["Bel ons indien u twijfelt.", "Indien", "met betrekking tot u", "Kom z.s.m. langs."],
    )
    def test_finds_a_hard_word_and_names_a_plain_one(self, text):
        assert "but" in faults(text)[0]

    def test_finds_no_hard_word_within_another(self):
        assert faults("Een echtpaar.") == ()

    def test_takes_no_label_for_a_sentence(self):
        assert words.measure([Text(dutch="Uw code", where="here")]).sentences == 0


class TestResidentTexts:
    def test_leave_out_what_staff_alone_reads(self):
        assert words.is_for_staff(["naast/entrances/desk/views/today.py"])
        assert not words.is_for_staff(["naast/entrances/desk/x.py", "naast/entrances/portal/x.py"])
        assert not words.is_for_staff([])


def test_every_text_for_residents_is_short_and_plain():
    measured = words.measure(words.resident_texts(root=ROOT))

    assert measured.faults == ()
    assert measured.sentences > 500
