"""The independence file in words: what residents say first, then what does not hold, then all."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from naast.learning.insight import queries as insight
from naast.learning.insight.rules import Table
from naast.learning.steering.models import Answer
from naast.learning.steering.present.answers import answer
from naast.learning.steering.present.answers import group as together
from naast.learning.steering.rules import independence as rules
from naast.learning.steering.rules.independence import Entry, Filed, Flag, Group, Party
from naast.learning.steering.words import independence as words
from naast.supply.organisations import queries as organisations


@dataclass(frozen=True, kw_only=True)
class File:
    """The file of one municipality: its rows, what it holds, and what does not hold."""

    town: Any
    rows: dict[str, Answer]
    filed: dict[Entry, Filed]
    flags: tuple[Flag, ...]


def file(*, town: Any, on: date, rows: dict[str, Answer]) -> File:
    """Read the file from the answers of the municipality. Two queries."""
    filed = {
        entry: Filed(
            codes=frozenset(rows[entry].codes),
            evidence=rows[entry].evidence,
            evidence_on=rows[entry].evidence_on,
        )
        for entry in Entry
        if entry in rows
    }
    serving = organisations.serving(municipality_id=town.pk, on=on)
    tied = [one.name for one in serving.values() if one.providers]
    flags = rules.flags(filed=filed, tied=tied, on=on)
    return File(town=town, rows=rows, filed=filed, flags=flags)


def flag(*, one: Flag) -> str:
    """Return a flag in words."""
    what = words.QUESTIONS[one.entry] if one.entry else one.about
    if one.about in set(Party):
        what = words.PARTIES[one.about]
    told = str(words.WARNINGS[one.kind])
    return told % {"what": what} if "%(what)s" in told else told


def open_points(*, one: File, may_say: bool) -> list[dict[str, str]]:
    """Return what does not hold, each with the page where who steers mends it."""
    return [
        {
            "text": flag(one=each),
            "url": reverse("steering:answer", args=[one.town.slug, each.entry])
            if may_say and each.entry
            else "",
        }
        for each in one.flags
    ]


def felt(*, municipality_id: int) -> str:
    """Return what residents say, from the last closed quarter: above all claims (R-138)."""
    shown = next(iter(insight.figures(municipality_id=municipality_id, most=1)), None)
    share = shown.agreeing(Table.STOOD_BESIDE) if shown else None
    if shown is None or share is None:
        return _("Too few residents answered to tell what they feel.")
    return _("%(period)s: of ten residents about %(part)s say “somebody stood beside me”.") % {
        "part": round(share.percent / 10),
        "period": insight.period_words(period=shown.period),
    }


def groups(*, one: File, may_say: bool) -> list[dict[str, Any]]:
    """Return the subjects of the file by group, each with its answer."""
    return [
        together(
            key=group.value,
            name=words.GROUPS[group],
            rows=[
                answer(
                    slug=one.town.slug,
                    subject=entry,
                    question=words.QUESTIONS[entry],
                    options=words.OPTIONS.get(entry, {}),
                    row=one.rows.get(entry),
                    may_say=may_say,
                )
                for entry in rules.ENTRIES[group]
            ],
        )
        for group in Group
    ]


def carriers(*, one: File) -> dict[str, Any]:
    """Return a table of angles and parties: who carries what."""
    found = rules.carried(filed=one.filed)
    return {
        "heads": [words.PARTIES[party] for party in Party],
        "rows": [
            {
                "name": words.ANGLES[angle],
                "cells": [
                    {"name": words.PARTIES[party], "carries": party in found[angle]}
                    for party in Party
                ],
            }
            for angle in rules.ENTRIES[Group.ANGLES]
        ],
    }
