"""Whatever somebody typed comes on paper, and what cannot is left out where one sees it."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.paper import rules
from naast.core.paper.rules import LEFT_OUT

FONTS = Path(__file__).parents[1] / "fonts"
LATIN = rules.characters(font=(FONTS / "AtkinsonHyperlegibleNext_400Regular.ttf").read_bytes())


class TestCharacters:
    def test_of_our_font_are_those_of_european_languages(self):
        assert {ord(sign) for sign in "Aéïëô€…âêûúŁğş[]"} <= LATIN
        assert not {ord(sign) for sign in "Пم中😀"} & LATIN

    @pytest.mark.parametrize(
        ("font", "signs"), [("NotoSans", "Привіт ы"), ("NotoSansArabic", "مرحبا")]
    )
    def test_are_read_from_both_formats_of_table(self, font, signs):
        drawable = rules.characters(font=(FONTS / f"{font}_400Regular.ttf").read_bytes())

        assert {ord(sign) for sign in signs} <= drawable

    @pytest.mark.parametrize("font", [b"", b"wOF2" + bytes(60), bytes(12)])
    def test_of_something_else_are_refused(self, font):
        with pytest.raises(rules.NotAFont):
            rules.characters(font=font)


class TestFit:
    def test_keeps_words_and_lines(self):
        assert rules.fit(text="Zó\r\nis\u2028het", drawable=LATIN) == "Zó\nis\nhet"

    def test_shows_once_where_signs_were_left_out(self):
        assert (
            rules.fit(text="Blij 😀😀 en 中文!", drawable=LATIN)
            == f"Blij {LEFT_OUT} en {LEFT_OUT}!"
        )

    def test_drops_without_a_word_what_draws_nothing(self):
        assert rules.fit(text="a\x00b\ufeffc\u202ed\ufe0f", drawable=LATIN) == "abcd"

    def test_puts_a_letter_and_its_mark_together(self):
        assert rules.fit(text="e\u0301", drawable=LATIN) == "é"

    @given(st.text())
    def test_leaves_nothing_that_the_font_cannot_draw(self, text):
        fitted = rules.fit(text=text, drawable=LATIN)

        assert {ord(sign) for sign in fitted} <= LATIN | {ord("\n")}

    @given(st.text(alphabet=st.sampled_from(sorted(map(chr, LATIN))).filter(str.isalnum)))
    def test_keeps_every_letter_that_it_can_draw(self, text):
        assert rules.fit(text=text, drawable=LATIN) == unicodedata.normalize("NFC", text)


class TestFitAll:
    def test_reaches_every_text_and_leaves_numbers(self):
        data = {"a": ["x😀", {"b": ("y", 1, True, None, 1.5)}]}

        fitted = rules.fit_all(data=data, drawable=LATIN)

        assert fitted == {"a": [f"x{LEFT_OUT}", {"b": ["y", 1, True, None, 1.5]}]}


class TestHeaders:
    def test_say_that_nothing_keeps_it(self):
        headers = rules.headers(filename="naast.pdf")

        assert headers["Content-Type"] == "application/pdf"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Content-Disposition"] == 'attachment; filename="naast.pdf"'
