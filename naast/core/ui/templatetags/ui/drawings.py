"""Icons, pictures, faces, and the frame in which somebody stands."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from naast.core.ui import portraits
from naast.core.ui.numbers import numbers
from naast.core.ui.templatetags.ui.library import PARTS, register


@cache
def _icons() -> dict[str, str]:
    return dict(json.loads((Path(__file__).parents[2] / "icons.json").read_text()))


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """Draw an icon (Tabler, outline). It is hidden from who hears the page: words stand beside it.

    An unknown name is an error at once; add it to assets/icons.txt and run `make assets`.
    """
    size_class = f" naast-icon--{size}" if size else ""
    return format_html(
        '<svg class="naast-icon{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        size_class,
        SafeString(_icons()[name]),  # our own file, built from the package
    )


@register.simple_tag
def picto(name: str) -> SafeString:
    """Draw an icon on the pair: two arches side by side."""
    return format_html('<span class="naast-picto">{}</span>', icon(name))


@register.inclusion_tag(PARTS + "_mark.html")
def mark(*, inverse: bool = False) -> dict[str, Any]:
    """Draw the mark of Naast; `inverse` for a dark ground."""
    return {"first": "naast-paper" if inverse else "naast-own"}


@register.inclusion_tag(PARTS + "_scene.html")
def scene() -> dict[str, Any]:
    """Draw the bench by the water. Once per page."""
    return {}


@register.inclusion_tag(PARTS + "_pair.html")
def pair(kind: str) -> dict[str, Any]:
    """Draw one of the three moments: think, ask or busy."""
    return {"kind": kind}


@register.inclusion_tag(PARTS + "_national.html")
def national() -> dict[str, Any]:
    """Give whom one calls where no municipality is known."""
    language = get_language() or "nl"
    return {
        "numbers": [
            {"words": one.said(language=language), "number": one.number, "href": one.href}
            for one in numbers()
        ]
    }


@register.simple_tag
def portrait(key: str) -> SafeString:
    """Draw a portrait: the face with this key, or the one that goes with any other text."""
    return SafeString(portraits.draw(portraits.face(str(key))))  # numbers and colours of our own


@register.inclusion_tag(PARTS + "_arch.html")
def arch(
    key: str = "",
    *,
    photo: str = "",
    initials: str = "",
    alt: str = "",
    kind: str = "",
    size: str = "",
) -> dict[str, Any]:
    """Draw the frame in which a person stands.

    Inside: a photo by its address, else initials, else the drawn face of `key`. `kind`: ""
    (beside), own, plain (works for the municipality). `size`: "", sm, lg. `alt` only where no name
    stands beside.
    """
    return {
        "key": key,
        "photo": photo,
        "initials": initials,
        "alt": alt,
        "kind": kind,
        "size": size,
    }
