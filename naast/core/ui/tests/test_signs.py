"""Signs that carry meaning stand out: axe-core looks at text, not at charts, ladders and edges.

Each sign is found in the stylesheets as a browser would: its colours are tokens, resolved for every
theme of the demo. Source of the demands: WCAG 2.2, 1.4.3 (text) and 1.4.11 (what is no text).
"""

import re
from pathlib import Path

import pytest

from naast.core.ui.rules import SHAPE, TEXT, contrast_ratio

ASSETS = Path(__file__).parents[1] / "assets"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
THEMES = ("", "heidehoven", "havenstad", "veenmond")

# The sign, and the ground it may stand on. One of the colours of the sign must stand out.
SIGNS = (
    *((f".naast-chart-{part}", "--naast-paper") for part in (
        "first", "second", "third", "sure", "sure--low", "low", "hidden", "hatch", "line",
        "line--second", "norm",
    )),
    *((f".naast-scale i{part}", "--naast-paper") for part in ("", ".was", ".now", ".lost")),
    *((f".naast-progress i{part}", "--naast-paper") for part in ("", ".done", ".here")),
    *((f".naast-load__bar i{part}", "--naast-paper") for part in ("", ".on", ".plus")),
    *((f".naast-rung--{part}::after", ground)
      for part in ("done", "busy", "open") for ground in ("--naast-paper", "--naast-mist")),
    (".naast-day li::before", "--naast-paper"),
    (".naast-day li.now::before", "--naast-paper"),
    (".naast-word span", "--naast-own-soft"),
    (".naast-word input:checked + span", "--naast-own-soft"),
    (".naast-picture", "--naast-paper"),
    (".naast-picture:has(input:checked)", "--naast-paper"),
    (".naast-errors", "--naast-paper"),
    (".naast-label--municipal", "--naast-paper"),
    (".naast-label > .naast-label__mark", "--naast-own-soft"),
    (".naast-label > .naast-label__mark", "--naast-beside-soft"),
    (".naast-empty__way", "--naast-paper"),
)  # fmt: skip
WORDS = (
    (".naast-due--late", "--naast-paper"),
    (".naast-due--soon", "--naast-paper"),
    (".naast-soft-text", "--naast-mist"),
    (".naast-soft-text", "--naast-own-soft"),
    (".naast-soft-text", "--naast-beside-soft"),
    (".naast-figure > svg .soft", "--naast-paper"),
    (".naast-errors a", "--naast-paper"),
)
EDGES = ("info", "good", "warning", "error")


def rules():
    """Return what the stylesheets say of each selector, all of it together."""
    found = {}
    for sheet in sorted(ASSETS.glob("*.css")):
        text = COMMENT.sub("", sheet.read_text())
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
            for selector in selectors.split(","):
                found[selector.strip()] = found.get(selector.strip(), "") + body
    return found


RULES = rules()


def tokens(theme):
    """Return every token of the theme; the municipality's own come last."""
    own = RULES.get(f".naast-theme.naast-theme--{theme}", "")
    return dict(TOKEN.findall(RULES[".naast-theme"])) | dict(TOKEN.findall(own))


def colour(text, known):
    """Return the colour that a value comes to, as #rrggbb, or "" where it names none."""
    while named := re.search(r"var\((--[\w-]+)\)", text):
        text = text.replace(named[0], known[named[1]])
    found = re.search(r"#[0-9a-f]{6}|#[0-9a-f]{3}\b", text)
    if not found:
        return ""
    return found[0] if len(found[0]) == 7 else "#" + "".join(sign * 2 for sign in found[0][1:])


def colours(selector, known):
    """Return the colours with which a sign is drawn: those of its own and of its edges."""
    painted = re.findall(
        r"(?:^|;)\s*(?:fill|stroke|color|background|border|border-color|outline|box-shadow):([^;]+)",
        RULES[selector],
    )
    return [found for value in painted if (found := colour(value, known))]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("selector", "ground"), SIGNS)
def test_a_sign_stands_out_from_its_ground(selector, ground, theme):
    known = tokens(theme)

    best = max(
        contrast_ratio(first=one, second=colour(known[ground], known))
        for one in colours(selector, known)
    )

    assert "opacity" not in RULES[selector]
    assert best >= SHAPE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("selector", "ground"), WORDS)
def test_words_stand_out_from_their_ground(selector, ground, theme):
    known = tokens(theme)

    ratios = [
        contrast_ratio(first=one, second=colour(known[ground], known))
        for one in colours(selector, known)
    ]

    assert min(ratios) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", EDGES)
def test_the_edge_of_a_notice_stands_out_from_page_and_ground(kind, theme):
    known = tokens(theme) | dict(TOKEN.findall(RULES[f".naast-notice--{kind}"]))
    edge, ground = (colour(known[f"--naast-notice-{part}"], known) for part in ("edge", "ground"))

    assert contrast_ratio(first=edge, second=ground) >= SHAPE
    assert contrast_ratio(first=edge, second="#ffffff") >= SHAPE
