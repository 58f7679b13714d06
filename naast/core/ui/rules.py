"""What a municipality may choose of its looks, and what must hold whatever it chooses.

A theme is eight tokens. Contrast is counted as WCAG 2.2 counts it (relative luminance of sRGB).
Source of the demands: the table of tokens in `naast/core/ui/README.md`; WCAG 1.4.3 and 1.4.11.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

WHITE = "#ffffff"
INK = "#15262a"
INK_SOFT = "#47595d"

TEXT = 4.5
"""Least contrast of text (WCAG 1.4.3)."""
STRONG = 7.0
"""What large grounds with white or ink on them must reach (WCAG 1.4.6)."""
SHAPE = 3.0
"""Least contrast of a shape that carries meaning (WCAG 1.4.11)."""
MAX_RADIUS = 16

_HEX = re.compile(r"#[0-9a-f]{6}")
_SLUG = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """The eight tokens that a municipality sets: colours as `#rrggbb` in small letters, pixels."""

    own: str
    own_deep: str
    own_mid: str
    own_soft: str
    beside: str
    beside_deep: str
    beside_soft: str
    radius: int


def contrast_ratio(*, first: str, second: str) -> float:
    """Return the contrast between two colours, from 1 (the same) to 21 (black and white)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def theme_faults(*, theme: Theme) -> list[str]:
    """Tell what is wrong with a theme, one sentence each; empty when it may be used."""
    broken = [
        f"{name} must be a colour like #0b5563"
        for name in _colours()
        if not _HEX.fullmatch(getattr(theme, name))
    ]
    if broken:
        return broken
    return [*_contrast_faults(theme), *_radius_faults(theme)]


def stylesheet(*, theme: Theme, slug: str) -> str:
    """Return the tokens of `theme` as CSS, for the class `naast-theme--<slug>`.

    Raises ValueError for a theme with faults or a slug that is not a plain word: the text goes
    unescaped into a stylesheet.
    """
    faults = theme_faults(theme=theme)
    if faults or not _SLUG.fullmatch(slug):
        raise ValueError(faults or slug)

    tokens = [f"  --naast-{name.replace('_', '-')}: {getattr(theme, name)};" for name in _colours()]
    tokens.append(f"  --naast-radius: {theme.radius}px;")
    return "\n".join([f".naast-theme.naast-theme--{slug} {{", *tokens, "}", ""])


def _colours() -> Iterator[str]:
    return (field.name for field in fields(Theme) if field.name != "radius")


def _contrast_faults(theme: Theme) -> Iterator[str]:
    demands = (
        ("own", WHITE, "white", TEXT),
        ("own", theme.own_soft, "own_soft", TEXT),
        ("own_deep", WHITE, "white", STRONG),
        ("own_mid", INK, "ink", TEXT),
        ("own_soft", INK_SOFT, "soft ink", TEXT),
        ("beside", INK, "ink", STRONG),
        ("beside", theme.own, "own", SHAPE),
        ("beside_deep", WHITE, "white", TEXT),
        ("beside_soft", INK_SOFT, "soft ink", TEXT),
    )
    for name, other, called, least in demands:
        ratio = contrast_ratio(first=getattr(theme, name), second=other)
        if ratio < least:
            yield f"{name} with {called}: {ratio:.1f}, must be at least {least:g}"


def _radius_faults(theme: Theme) -> Iterator[str]:
    if not 0 <= theme.radius <= MAX_RADIUS:
        yield f"radius must be from 0 to {MAX_RADIUS} pixels"


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB


# ---------------------------------------------------------------- a map

Spot = tuple[float, float]
Rings = Sequence[Sequence[Spot]]
LEVELS = ("plain", "good", "thin", "missing")
"""How an area looks: by its pattern and edge first, by its colour last."""


@dataclass(frozen=True, kw_only=True)
class Area:
    """A part of the map. `said` is in few words what there is; `cells` all of it, for the table."""

    name: str
    level: str
    said: str = ""
    cells: Sequence[str] = ()
    rings: Rings = ()
    tile: tuple[int, int] = (0, 0)
