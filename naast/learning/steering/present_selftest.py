"""A self-test as page and paper show it: side by side, what to talk about, and year by year."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from naast.learning.steering.models.selftest import SelfTest
from naast.learning.steering.queries.selftest import Note
from naast.learning.steering.rules.selftest import (
    BESIDE,
    ITEMS,
    NATIONAL,
    NUMBER,
    Chair,
    Item,
    Laid,
    National,
    Score,
    Scores,
    Theme,
    agenda,
    part_of_points,
)
from naast.learning.steering.words import selftest as words

NOTHING = "\N{EN DASH}"


def said(scores: Sequence[Score]) -> str:
    """Return what a chair said: one word, or how many of the organisations said what."""
    kinds = [one for one in Score if one in scores]
    if len(scores) == 1:
        return str(words.SCORES[scores[0]])
    return ", ".join(f"{scores.count(one)} x {words.SCORES[one]}" for one in kinds) or NOTHING


def item_row(one: Laid, notes: Mapping[Item, Collection[Note]]) -> dict[str, Any]:
    return {
        "number": NUMBER[one.item],
        "item": words.ITEMS[one.item],
        "by": [(words.CHAIRS[chair], said(one.by.get(chair, ()))) for chair in Chair],
        "why": _why(one),
        "sign": "scale" if one.gap else "alert-circle",
        "notes": [
            (note.organisation or words.CHAIRS[note.chair], note.text)
            for note in notes.get(one.item, ())
        ],
    }


def _why(one: Laid) -> str:
    if one.gap:
        return _("You do not agree") if one.gap > 1 else _("You differ a little")
    return _("Nobody says yes") if one.lacking else ""


def talk(*, laid: Collection[Laid], notes: Mapping[Item, Collection[Note]]) -> list[dict[str, Any]]:
    """Return the points of the talk, what differs most first."""
    return [item_row(one, notes) for one in agenda(laid=laid)]


def in_order(
    *, laid: Collection[Laid], notes: Mapping[Item, Collection[Note]]
) -> list[dict[str, Any]]:
    """Return what all call in order, or left out: no point of the talk."""
    points = {one.item for one in agenda(laid=laid)}
    return [item_row(one, notes) for one in laid if one.item not in points]


def years(
    *, rounds: Sequence[SelfTest], given: Mapping[Any, Collection[tuple[Chair, Scores]]]
) -> list[dict[str, Any]]:
    """Return by theme and chair which part of the points was given, year beside year, in percent.

    The national figure of 2015 stands beside the theme that it is about; it is another question.
    """
    found = []
    for theme in Theme:
        national = BESIDE.get(theme)
        rows = []
        for chair in Chair:
            parts = [
                part_of_points(theme=theme, sheets=[s for c, s in given[one.pk] if c is chair])
                for one in rounds
            ]
            rows.append(
                (
                    words.CHAIRS[chair],
                    [(one.year, part) for one, part in zip(rounds, parts, strict=True)],
                )
            )
        found.append(
            {
                "theme": words.THEMES[theme],
                "items": len(ITEMS[theme]),
                "rows": rows,
                "national": national and national_words(national),
            }
        )
    return found


def national_words(one: National) -> str:
    return f"{NATIONAL[one]}% {words.NATIONAL[one]}"


def national() -> list[str]:
    return [national_words(one) for one in National]


def paper(
    *,
    name: str,
    test: SelfTest,
    page: Mapping[str, Any],
    actions: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """Return what stands on the paper for the table."""
    return {
        "title": _("Self-test %(year)s, %(name)s") % {"year": test.year, "name": name},
        "lead": _("Three chairs filled it in. Where you differ is what you talk about."),
        "talk_title": _("What to talk about"),
        "heads": [_("Point"), *(str(words.CHAIRS[chair]) for chair in Chair)],
        "talk": [
            [f"{one['number']}. {one['item']}", *(text for _chair, text in one["by"])]
            for one in page["talk"]
        ],
        "nothing": _("On all points all chairs say yes."),
        "order_title": _("What you agree on"),
        "order": [f"{one['number']}. {one['item']}" for one in page["in_order"]],
        "years_title": _("Year by year, in percent of the points"),
        "years_heads": [_("Subject"), _("Chair"), *(str(y) for y in page["years_shown"])],
        "years": [
            [
                str(one["theme"]),
                str(chair),
                *(NOTHING if part is None else f"{part}%" for _year, part in parts),
            ]
            for one in page["years"]
            for chair, parts in one["rows"]
        ],
        "national_title": _("Client organisations in the whole country, 2015"),
        "national": page["national"],
        "source": str(words.SOURCE),
        "actions_title": _("What you do"),
        "actions": [
            [str(one["what"]), str(one["owner"]), one["before"], str(one["state"])]
            for one in actions
        ],
        "actions_heads": [_("What"), _("Who"), _("Before"), _("How far")],
    }
