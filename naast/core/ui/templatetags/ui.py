"""The parts of Naast as template tags: `{% load ui %}`. `/patterns/` shows them all.

Tags draw and decide nothing: they get words, numbers and addresses that a view has made.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField, PasswordInput
from django.template import Context
from django.urls import translate_url
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from naast.core.ui import areas as maps
from naast.core.ui import charts, form_fields, portraits, trends
from naast.core.ui.rules import Area, Spot

register = template.Library()

PARTS = "ui/parts/"
NOTICE_KINDS = {"success": "good", "debug": "info"}
"""What Django's messages call it, and what we do."""
NOTICE_ICONS = {
    "info": "info-circle",
    "good": "circle-check",
    "warning": "alert-triangle",
    "error": "alert-circle",
}
RUNG_ICONS = {"done": "check", "busy": "clock", "open": "player-skip-forward"}
SCALE_STEPS = 10


@cache
def _icons() -> dict[str, str]:
    return dict(json.loads((Path(__file__).parents[1] / "icons.json").read_text()))


# --- drawings


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


# --- words


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


# --- forms


@register.inclusion_tag(PARTS + "_field.html")
def field(
    bound: BoundField,
    *,
    look: str = "",
    size: str = "",
    icons: Mapping[str, str] | None = None,
    mark_optional: bool = True,
) -> dict[str, Any]:
    """Draw a field of a form: label, hint, error beside it, control, all wired together.

    `look` of a group of choices: "" (a list), words (pills) or pictures (with `icons`, by value).
    `size`: "" or short. An optional field says so, unless `mark_optional` is off.
    """
    drawn = form_fields.draw(bound, size=size, icons=icons)
    return {"field": drawn, "look": look, "say_optional": mark_optional and not drawn.required}


@register.inclusion_tag(PARTS + "_fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """Draw all fields of a form, one below the other."""
    return {"form": form}


@register.inclusion_tag(PARTS + "_errors.html")
def errors(form: BaseForm) -> dict[str, Any]:
    """Draw what is not right yet, above the form, with a way to each field."""
    wrong = [
        {
            "url": f"#{form_fields.first_control_id(bound)}",
            "label": _with_stop(str(bound.label)),
            "text": error,
        }
        for bound in form
        for error in bound.errors
    ]
    return {
        "wrong": wrong,
        "other": form.non_field_errors(),
        "count": len(wrong) + len(form.non_field_errors()),
        # What is secret is asked again: no page shows it.
        "kept": not any(isinstance(f.widget, PasswordInput) for f in form.fields.values()),
    }


def _with_stop(text: str) -> str:
    return text if text.endswith(("?", ".", "!", ":")) else f"{text}:"


# --- what happened, what is left


@register.inclusion_tag(PARTS + "_scale.html")
def scale(start: int | None, now: int | None) -> dict[str, Any]:
    """Draw a resident's own score from 0 to 10, at first and now."""
    was, latest = start or 0, (start or 0) if now is None else now
    cells = [
        "was"
        if at <= min(was, latest)
        else "now"
        if at <= latest
        else "lost"
        if at <= was
        else "left"
        for at in range(1, SCALE_STEPS + 1)
    ]
    return {"cells": cells, "start": start, "now": now}


@register.inclusion_tag(PARTS + "_ladder.html")
def ladder(
    rungs: Iterable[Mapping[str, str]], *, stairs: bool = False, level: int = 3
) -> dict[str, Any]:
    """Draw the ladder, nearest rung first.

    A rung has `state` (done, busy or open), `title`, `text`, `words` (the state in words) and
    perhaps an `icon`. `stairs`: as a staircase on a wide screen. `level`: of the headings.
    """
    drawn = [{"icon": RUNG_ICONS[rung["state"]], **rung} for rung in rungs]
    return {"rungs": drawn, "stairs": stairs, "tag": f"h{level}"}


@register.inclusion_tag(PARTS + "_load_bar.html")
def load_bar(used: int, room: int, plus: int = 0) -> dict[str, Any]:
    """Draw for how many people somebody stands, and what would come. Not for volunteers."""
    cells = [
        "on" if at < used else "plus" if at < used + plus else "left"
        for at in range(max(room, used + plus))
    ]
    return {"cells": cells}


@register.inclusion_tag(PARTS + "_progress.html")
def progress(step: int, steps: int) -> dict[str, Any]:
    """Draw how far a resident is in a row of questions."""
    cells = [
        "done" if at < step else "here" if at == step else "left" for at in range(1, steps + 1)
    ]
    return {"cells": cells, "step": step, "steps": steps}


@register.inclusion_tag(PARTS + "_pagination.html")
def pagination(page: Any) -> dict[str, Any]:
    """Draw the way further and back. `page` has `previous_url` and `next_url`; no counts."""
    return {"page": page}


# --- pictures of figures


@register.inclusion_tag(PARTS + "_bars.html")
def bars(
    sentence: str,
    rows: Sequence[tuple[str, float | None]],
    *,
    key: str,
    counted: str = "",
    unit: str = "",
    heads: Sequence[str] = (),
    leads: int = 1,
    level: int = 2,
    hidden: str = "",
) -> dict[str, Any]:
    """Draw bars. `sentence` says what one sees, `counted` what is counted, of whom and when.

    A row is (label, value); None is hidden, which is "fewer than 5" unless `hidden` has other
    words: where a larger number hides as well, so that nobody can work out the small one. `key` is
    unique on the page.
    """
    placed, height = charts.bars(rows, leads=leads)
    return _figure(sentence, counted, key, level, heads) | {
        "bars": placed,
        "height": height,
        "unit": unit,
        "hidden": hidden or gettext("fewer than 5"),
    }


@register.inclusion_tag(PARTS + "_stacks.html")
def stacks(
    sentence: str,
    rows: Sequence[tuple[str, Sequence[float | None]]],
    names: Sequence[str],
    *,
    key: str,
    counted: str = "",
    first_head: str = "",
    level: int = 2,
) -> dict[str, Any]:
    """Draw bars of two or three pieces. `names` and `first_head` are heads of the table."""
    placed, height = charts.stacks(rows, names=names)
    legend = [{"kind": kind, "name": name} for kind, name in zip(charts.KINDS, names, strict=False)]
    return _figure(sentence, counted, key, level) | {
        "stacks": placed,
        "height": height,
        "legend": legend,
        "first_head": first_head,
    }


@register.inclusion_tag(PARTS + "_range.html", name="range")
def range_(
    sentence: str,
    rows: Sequence[tuple[str, float | None, float, float]],
    *,
    key: str,
    counted: str = "",
    norm: float | None = None,
    start: int = 0,
    heads: Sequence[str] = (),
    level: int = 2,
) -> dict[str, Any]:
    """Draw shares of a hundred and between what they surely lie: (label, value, low, high).

    A value of None is hidden: too few answers. `norm` is dashed; what is under it is a red diamond.
    """
    placed, ticks, height = charts.ranges(rows, norm=norm, start=start)
    norm_x = charts.place(norm or start, start=start)
    return _figure(sentence, counted, key, level, heads) | {
        "ranges": placed,
        "ticks": ticks,
        "bottom": height,
        "height": height + 24,
        "norm": norm,
        "norm_x": norm_x,
        "norm_text_x": min(norm_x + 60, charts.WIDTH - 2),
    }


@register.inclusion_tag(PARTS + "_trend.html")
def trend(
    sentence: str,
    rows: Sequence[trends.Row],
    names: Sequence[str],
    *,
    key: str,
    counted: str = "",
    unit: str = "",
    norm: float | None = None,
    norm_text: str = "",
    first_head: str = "",
    level: int = 2,
) -> dict[str, Any]:
    """Draw two lines over periods: what half has, and what nine in ten have.

    A row is (period, half, nine in ten), None where hidden; `names` are of the two lines.
    """
    return _figure(sentence, counted, key, level) | {
        "trend": trends.trend(rows, norm=norm),
        "height": trends.HEIGHT,
        "rows": rows,
        "names": names,
        "unit": unit,
        "norm_text": norm_text,
        "first_head": first_head,
    }


@register.inclusion_tag(PARTS + "_areas.html")
def areas(
    sentence: str,
    rows: Sequence[Area],
    *,
    key: str,
    heads: Sequence[str],
    legend: Sequence[tuple[str, str]],
    spots: Sequence[Spot] = (),
    spots_word: str = "",
    counted: str = "",
    level: int = 2,
) -> dict[str, Any]:
    """Draw a map of areas, by their borders or as tiles, with the same in a table.

    `legend` is (level, what it means); `spots` are places in it, in metres, named by `spots_word`.
    """
    return _figure(sentence, counted, key, level, heads) | {
        "map": maps.draw(areas=rows, spots=spots),
        "legend": [{"level": one, "name": name} for one, name in legend],
        "spots_word": spots_word if spots else "",
    }


def _figure(
    sentence: str, counted: str, key: str, level: int, heads: Sequence[str] = ()
) -> dict[str, Any]:
    return {
        "sentence": sentence,
        "counted": counted,
        "key": key,
        "tag": f"h{level}",
        "heads": heads,
    }


# --- around the page


@register.inclusion_tag(PARTS + "_leave.html")
def leave(words: str = "", hint: str = "") -> dict[str, Any]:
    """Draw the way out: to a page that says nothing about who was here.

    `words` and `hint` (heard, not seen) in the language of a page that is in no catalogue.
    """
    return {"url": settings.NAAST_LEAVE_URL, "words": words, "hint": hint}


@register.inclusion_tag(PARTS + "_language.html", takes_context=True)
def language_link(context: Context) -> dict[str, Any]:
    """Draw the way to the same page in the other language, where the address is known."""
    request = context.get("request")
    other = "nl" if get_language() == "en" else "en"
    here = request.get_full_path() if request else ""
    url = translate_url(here, other)
    if url == here:  # not an address in two languages
        url = ""
    return {"url": url, "other": other, "name": {"nl": "Nederlands", "en": "English"}[other]}
