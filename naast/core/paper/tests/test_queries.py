"""A PDF that is heard as well as it is seen, made in memory."""

import hashlib
import json
import re
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naast.core.paper import queries, rules
from naast.core.paper.tests.look import look_at
from tests.cast import NOON

ROOT = Path(__file__).parents[4]
TEMPLATES = sorted(ROOT.glob("naast/*/*/paper/*.typ"))
FONTS = queries.FONTS
MANIFEST = json.loads((FONTS / "MANIFEST.json").read_text())
SQUARE = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' "
    "stroke='currentColor'><path d='M3 3h10v10'/></svg>"
)


def sheet(*, text="Zo gaat het.", lang="nl", title="Mijn plan", **changes):
    data = {
        "heading": "Wat ik wil",
        "text": text,
        "heads": ["Wat", "Wanneer"],
        "rows": [["Bellen", "morgen"]],
        "picture": SQUARE,
    }
    return queries.pdf(
        template="paper/every_part", data=data | changes, title=title, lang=lang, at=NOON
    )


class TestPdf:
    def test_is_tagged_with_its_title_and_language(self):
        seen = look_at(sheet(title="Mijn plan, één", lang="en"))

        assert seen.tagged
        assert (seen.title, seen.language) == ("Mijn plan, één", "en")

    def test_carries_our_fonts_and_no_other(self):
        seen = look_at(sheet(text="Привіт مرحبا Łódź"))

        assert seen.fonts
        assert all(seen.fonts.values())
        assert all(name.startswith(("AtkinsonHyper", "NotoSans")) for name in seen.fonts)

    def test_tells_headings_lists_and_the_head_of_a_table(self):
        structure = look_at(sheet()).structure

        assert '  H1 "Wat ik wil"' in structure
        assert re.search(r"THead\n\s+TR\n\s+TH <.*>:\n\s+/Scope /Column", structure)
        assert re.search(r"L \(block\).*?LBody", structure, re.DOTALL)

    def test_is_read_from_the_right_in_arabic(self):
        assert b"/Direction/R2L" in sheet(lang="ar", text="مرحبا")

    def test_takes_what_was_typed_as_text(self):
        typed = '#eval("1") *x* $y$ = kop @home \\ // <a> "q" #{data} {{ a }}'

        assert typed in look_at(sheet(text=typed)).text

    def test_leaves_out_a_sign_that_no_font_draws(self):
        assert f"Blij {rules.LEFT_OUT}." in look_at(sheet(text="Blij 😀.")).text
        assert queries.fits(text="Blij […].")
        assert not queries.fits(text="Blij 😀.")

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.text(max_size=40))
    @pytest.mark.parametrize("lang", ["nl", "ar"])
    def test_is_made_of_any_text(self, lang, text):
        assert sheet(text=text, title=f"Plan {text}", lang=lang).startswith(b"%PDF")

    @pytest.mark.parametrize("text", ["ب\u0327", "я\u0654", "e\u0f71", "\u0301", "अ\u0650"])
    def test_is_made_of_a_letter_with_the_mark_of_another_script(self, text):
        assert sheet(text=text).startswith(b"%PDF")

    def test_is_the_same_for_the_same_moment(self):
        assert sheet() == sheet()

    def test_that_fails_names_the_template_and_never_what_was_typed(self, caplog):
        with pytest.raises(
            queries.CannotPrint, match=r"^paper/every_part, line \d+ of base.typ$"
        ) as failure:
            sheet(text="GEHEIM", picture="GEHEIM")

        assert failure.value.__context__ is None
        assert "GEHEIM" not in caplog.text

    def test_writes_no_file_and_asks_no_network(self, monkeypatch):
        def refuse(*args, **kwargs):
            raise AssertionError(args)

        sheet()  # reads fonts and templates once
        monkeypatch.setattr(socket, "socket", refuse)
        monkeypatch.setattr("builtins.open", refuse)
        monkeypatch.setattr("io.open", refuse)

        assert sheet(text="anders")


class TestQr:
    def test_is_a_drawing_of_its_own_without_the_address_in_words(self):
        drawing = queries.qr(address="https://naast.example/wetterwald/")

        assert drawing.startswith("<svg")
        assert "http://www.w3.org/2000/svg" in drawing  # else typst draws nothing
        assert "naast.example" not in drawing
        assert drawing != queries.qr(address="https://naast.example/heidehoven/")


class TestTemplates:
    @pytest.mark.parametrize("path", [queries.HERE / "base.typ", *TEMPLATES], ids=lambda p: p.stem)
    def test_read_nothing_from_elsewhere(self, path):
        """Not from the network (`@preview`), not from a file, and no text as markup."""
        found = re.findall(
            r"#?\b(?:import|include|read|eval|csv|yaml|plugin)\b\s*[(\"@]|@preview",
            path.read_text(),
        )

        assert found == []


class TestFonts:
    @pytest.mark.parametrize("name", sorted(MANIFEST))
    def test_are_those_of_the_manifest_under_the_open_font_licence(self, name):
        digest = hashlib.sha256((FONTS / name).read_bytes()).hexdigest()

        assert digest == MANIFEST[name]["sha256"]
        assert all("OFL-1.1" in source["licence"] for source in MANIFEST[name]["from"])

    def test_are_all_in_the_manifest(self):
        there = {path.name for path in FONTS.iterdir()}

        assert there - {"MANIFEST.json"} == MANIFEST.keys()
