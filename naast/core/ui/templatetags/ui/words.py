"""Words with a shape: buttons, links, labels, notices, days."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from naast.core.ui.templatetags.ui.drawings import icon
from naast.core.ui.templatetags.ui.library import PARTS, register

NOTICE_KINDS = {"success": "good", "debug": "info"}
"""What Django's messages call it, and what we do."""
NOTICE_ICONS = {
    "info": "info-circle",
    "good": "circle-check",
    "warning": "alert-triangle",
    "error": "alert-circle",
}


@register.filter
def month(day: date) -> str:
    """Write a month short: nov, and in English Nov."""
    return date_format(day, "M" if get_language() == "en" else "b")


@register.filter
def short(day: date) -> str:
    """Write a day short: 3 dec, and in English 3 Dec."""
    return f"{date_format(day, 'j')} {month(day)}"


@register.simple_tag
def button(
    text: str, url: str, kind: str = "primary", icon_before: str = "", icon_after: str = ""
) -> SafeString:
    """Draw a link that looks like a button. `kind`: primary (one per form) or secondary."""
    return format_html(
        '<a class="nl-button nl-button--{}" href="{}">{}'
        '<span class="nl-button__label">{}</span>{}</a>',
        kind,
        url,
        icon(icon_before) if icon_before else "",
        text,
        icon(icon_after) if icon_after else "",
    )


@register.inclusion_tag(PARTS + "_submit.html")
def submit(
    text: str,
    kind: str = "primary",
    *,
    name: str = "",
    value: str = "",
    icon_before: str = "",
    formaction: str = "",
) -> dict[str, Any]:
    """Draw the button that sends a form; with `formaction` to another address than its own."""
    return {
        "text": text,
        "kind": kind,
        "name": name,
        "value": value,
        "icon_before": icon_before,
        "formaction": formaction,
    }


@register.simple_tag
def link(text: str, url: str) -> SafeString:
    """Draw a link in running text."""
    return format_html('<a class="nl-link" href="{}">{}</a>', url, text)


@register.inclusion_tag(PARTS + "_back.html")
def back(text: str, url: str) -> dict[str, Any]:
    """Draw the way back, at the top of a page."""
    return {"text": text, "url": url}


@register.simple_tag
def badge(text: str) -> SafeString:
    """Draw a short word that sorts: a domain, a status."""
    return format_html('<span class="nl-data-badge">{}</span>', text)


@register.inclusion_tag(PARTS + "_due.html")
def due(text: str, kind: str = "", icon_name: str = "") -> dict[str, Any]:
    """Draw how long is left, in words. `kind`: "", soon or late."""
    return {
        "text": text,
        "kind": kind,
        "icon_name": icon_name or ("alert-triangle" if kind == "late" else "clock"),
    }


@register.inclusion_tag(PARTS + "_label.html")
def label(kind: str, title: str, lines: str | Sequence[str] = ()) -> dict[str, Any]:
    """Draw the honest label (I-8).

    `kind`: ind, lived (ervaringsdeskundige), municipal, tied (to a provider), neither. `title` says
    whether the support is independent; `lines` who employs, who pays, who decides.
    """
    return {"kind": kind, "title": title, "lines": [lines] if isinstance(lines, str) else lines}


@register.inclusion_tag(PARTS + "_facts.html")
def facts(rows: Iterable[Mapping[str, str]], *, two: bool = False) -> dict[str, Any]:
    """Draw facts with an icon each. A row has `icon`, `label` (heard, not seen) and `text`."""
    return {"rows": rows, "two": two}


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: str = "") -> SafeString:
    """Draw a notice around what stands inside. `kind`: info, good, warning or error."""
    kind = NOTICE_KINDS.get(kind, kind)
    head = format_html("<p><b>{}</b></p>", title) if title else ""
    return format_html(
        '<div class="naast-notice naast-notice--{}">{}'
        '<div class="naast-notice__body">{}{}</div></div>',
        kind,
        icon(NOTICE_ICONS[kind]),
        head,
        SafeString(content),  # the block was rendered, and escaped, by the template
    )
