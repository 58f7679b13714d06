"""Themes: what a municipality may choose."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.ui.rules import Theme, contrast_ratio, stylesheet, theme_faults

SOURCE = Path(__file__).parents[1] / "assets" / "theme.css"
RULE = re.compile(
    r"\.naast-theme(?:\.naast-theme--(?P<slug>[a-z]+))? \{(?P<body>[^}]*--naast-own:[^}]*)\}"
)
TOKEN = re.compile(r"--naast-([a-z-]+): ([^;]+);")

WETTERWALD = Theme(
    own="#0b5563",
    own_deep="#083b45",
    own_mid="#7fb0b3",
    own_soft="#e8f2f1",
    beside="#f6bd56",
    beside_deep="#7a4d00",
    beside_soft="#fff3da",
    radius=12,
)
COLOURS = [field.name for field in fields(Theme) if field.name != "radius"]
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
themes = st.builds(Theme, **dict.fromkeys(COLOURS, colours), radius=st.integers(-5, 40))


def shipped_themes():
    """The themes that stand in the stylesheet; the default is Wetterwâld's."""
    for rule in RULE.finditer(SOURCE.read_text()):
        tokens = {name.replace("-", "_"): value for name, value in TOKEN.findall(rule["body"])}
        tokens["radius"] = int(tokens["radius"].removesuffix("px"))
        yield rule["slug"] or "wetterwald", Theme(**tokens)


class TestContrastRatio:
    def test_is_21_between_black_and_white(self):
        assert contrast_ratio(first="#000000", second="#ffffff") == pytest.approx(21)

    def test_is_what_is_published_for_grey_on_white(self):
        assert contrast_ratio(first="#767676", second="#ffffff") == pytest.approx(4.54, abs=0.01)

    @given(colours, colours)
    def test_does_not_ask_which_colour_comes_first(self, one, other):
        ratio = contrast_ratio(first=one, second=other)

        assert ratio == contrast_ratio(first=other, second=one)
        assert 1 <= ratio <= 21.01


class TestThemeFaults:
    @pytest.mark.parametrize(("slug", "theme"), list(shipped_themes()))
    def test_finds_none_in_a_theme_that_we_ship(self, slug, theme):
        assert theme_faults(theme=theme) == []

    def test_every_municipality_of_the_demo_has_its_own(self):
        assert {slug for slug, _ in shipped_themes()} == {
            "wetterwald",
            "heidehoven",
            "havenstad",
            "veenmond",
        }

    @pytest.mark.parametrize(
        ("token", "value", "told"),
        [
            ("own", "#7fb0b3", "own with white"),
            ("own_deep", "#5a7a80", "own_deep with white"),
            ("own_mid", "#0b5563", "own_mid with ink"),
            ("own_soft", "#8fa0a0", "own_soft with soft ink"),
            ("beside", "#7a4d00", "beside with ink"),
            ("beside_deep", "#f6bd56", "beside_deep with white"),
            ("beside_soft", "#c0a060", "beside_soft with soft ink"),
        ],
    )
    def test_names_the_pair_that_cannot_be_read(self, token, value, told):
        faults = theme_faults(theme=replace(WETTERWALD, **{token: value}))

        assert any(fault.startswith(told) for fault in faults), faults

    def test_refuses_a_second_colour_that_looks_like_the_first(self):
        theme = replace(WETTERWALD, own="#5d6d3d", beside="#a9c46c")

        assert any(fault.startswith("beside with own") for fault in theme_faults(theme=theme))

    @pytest.mark.parametrize("radius", [-1, 17])
    def test_refuses_a_corner_out_of_bounds(self, radius):
        assert theme_faults(theme=replace(WETTERWALD, radius=radius)) != []

    @pytest.mark.parametrize("value", ["red", "#fff", "#0B5563", "#0b5563;}", "", "var(--x)"])
    def test_refuses_what_is_not_a_colour(self, value):
        assert theme_faults(theme=replace(WETTERWALD, own=value)) != []

    @given(themes)
    def test_a_theme_without_faults_can_be_read(self, theme):
        if theme_faults(theme=theme):
            return

        assert contrast_ratio(first=theme.own, second="#ffffff") >= 4.5
        assert contrast_ratio(first=theme.own, second=theme.own_soft) >= 4.5
        assert contrast_ratio(first=theme.beside, second="#15262a") >= 7
        assert 0 <= theme.radius <= 16


class TestStylesheet:
    def test_sets_the_eight_tokens_and_nothing_else(self):
        css = stylesheet(theme=WETTERWALD, slug="wetterwald")

        assert css.startswith(".naast-theme.naast-theme--wetterwald {")
        assert len(TOKEN.findall(css)) == 8

    @pytest.mark.parametrize("slug", ["Weg", "a{}", "a b", "-a"])
    def test_refuses_a_slug_that_is_no_plain_word(self, slug):
        with pytest.raises(ValueError, match=re.escape(repr(slug)[1:-1])):
            stylesheet(theme=WETTERWALD, slug=slug)

    @given(themes, st.text(max_size=12))
    def test_never_writes_what_it_did_not_check(self, theme, slug):
        try:
            css = stylesheet(theme=theme, slug=slug)
        except ValueError:
            return

        assert css.count("{") == css.count("}") == 1
