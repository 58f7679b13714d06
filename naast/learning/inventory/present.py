"""A round for the page: what stands in each picture, in words."""

from collections.abc import Callable, Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.learning.inventory import words
from naast.learning.inventory.rules import tables
from naast.learning.inventory.rules.rounds import (
    CODES,
    OF_MUNICIPALITIES,
    OF_PROVIDERS,
    Limit,
    RoundData,
    Table,
)
from naast.learning.inventory.rules.survey import Coded, Surveyed, side_by_side
from naast.learning.inventory.rules.tables import Doubt
from naast.learning.inventory.sheets import names_of

FIRST_PAIR = (Table.PROFILE, Table.STEERING_ROLE)
BANDS = (("1", "2"), ("3", "4"), ("5", "6"))
"""The six fields: informal official beside not official, below each other where formal stands."""


def page(*, data: RoundData, row: Table, column: Table, of_2016: bool = False) -> dict[str, Any]:
    """Return all that the page of a round shows, with `row` and `column` crossed.

    `of_2016`: its bars say what one sees in them; of another round they say what they count.
    """
    names = names_of(data=data)
    return {
        "response": data.response,
        "scheme": _scheme(data, names),
        "bars": [
            _bars(data, table, words.SENTENCES[table] if of_2016 else words.TABLES[table])
            for table in Table
            if table in words.SENTENCES
        ],
        "views": _per_number(data, names),
        "matrix": _matrix(data, names, row, column),
        "limits": [words.LIMITS[one] for one in data.limits],
        "doubts": _doubts(data, names),
        "attendees": data.attendees,
        "came": sum(one.number for one in data.attendees),
        "pickers": [_picker("row", row), _picker("column", column)],
    }


def sheet_links(*, row: Table, column: Table, url: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return the sheets that a page offers, with what is in each."""
    names = {
        "counts": _("All counts"),
        "marks": _("Each code, with the line of its source"),
        "doubts": _("What stays doubtful"),
        f"{row}_x_{column}": _("This table, crossed, with names"),
    }
    return [{"url": url(name), "words": told} for name, told in names.items()]


def beside_survey(*, data: RoundData, surveyed: Collection[Surveyed]) -> dict[str, Any]:
    """Return what client organisations said beside what was coded on the same subject (R-368)."""
    return {
        "limits": words.SURVEY_LIMITS,
        "rows": [
            {
                "what": words.SURVEY[one.item],
                "percent": f"{one.percent}%",
                "source": _("section %(section)s, line %(line)s")
                % {"section": one.section, "line": one.line},
                "coded": [_coded(each) for each in found],
            }
            for one, found in side_by_side(data=data, surveyed=surveyed)
        ],
    }


def _coded(one: Coded) -> dict[str, Any]:
    if one.of is None:
        told = ngettext("%(n)s organisation", "%(n)s organisations", one.named) % {"n": one.named}
    else:
        told = _("%(n)s of %(all)s municipalities") % {"n": one.named, "all": one.of}
    return {
        "table": words.TABLES[one.table],
        "code": words.CODES[one.table][one.code],
        "named": told,
    }


def asked(*, text: str, otherwise: Table) -> Table:
    """Return the feature of municipalities that was asked for, or the other one."""
    return next((table for table in OF_MUNICIPALITIES if table == text), otherwise)


def _scheme(data: RoundData, names: dict[str, str]) -> dict[str, Any]:
    found = tables.members(data=data, table=Table.PROFILE, within_sample=True)
    moving = {mark.subject: mark.moving_to for mark in data.marks if mark.moving_to}

    def told(slug: str) -> str:
        to = moving.get(slug)
        return f"{names[slug]} → {to}" if to else names[slug]

    profile = words.TABLES[Table.PROFILE]
    heads = (
        _("Formal support in and outside the team"),
        _("Formal support outside the team only"),
        _("Formal support in the team only"),
    )
    return {
        "columns": [_("Informal official"), _("Informal not official")],
        "rows": [
            (
                head,
                [
                    (f"{profile} {code}: {len(found[code])}", [told(one) for one in found[code]])
                    for code in band
                ],
            )
            for head, band in zip(heads, BANDS, strict=True)
        ],
        "counted": _("Municipalities by profile. An arrow: on the way to that profile."),
        "nobody": _("nobody"),
    }


def _bars(data: RoundData, table: Table, sentence: Any) -> dict[str, Any]:
    counts = tables.counts(data=data, table=table)
    ranked = sorted(counts.items(), key=lambda one: -one[1].as_printed)
    return {
        "key": table.value,
        "name": words.TABLES[table],
        "sentence": sentence,
        "counted": _counted(data, table),
        "rows": [(str(words.CODES[table][code]), one.as_printed) for code, one in ranked],
        "heads": [words.TABLES[table], _("Number")],
        "notes": [*_outside(table, counts), *_kinds(data, table), *_not_asked(data, table)],
    }


def _counted(data: RoundData, table: Table) -> str:
    if table in OF_PROVIDERS:
        of = _("Organisations that named it.")
    else:
        number = {"number": data.response.described}
        of = _("Of %(number)s municipalities, those that named it.") % number
    return f"{of} {words.LIMITS[Limit.NOT_NAMED_IS_NOT_ABSENT]}"


def _outside(table: Table, counts: dict[str, tables.Count]) -> list[str]:
    return [
        _("%(what)s: %(printed)s as printed, %(inside)s of the municipalities that were asked.")
        % {
            "what": words.CODES[table][code],
            "printed": one.as_printed,
            "inside": one.within_sample,
        }
        for code, one in counts.items()
        if one.as_printed != one.within_sample
    ]


def _kinds(data: RoundData, table: Table) -> list[str]:
    found = []
    for code in CODES[table]:
        kinds = tables.subcounts(data=data, table=table, code=code)
        if kinds:
            told = ", ".join(
                f"{words.SUBCODES[kind]} {one.as_printed}" for kind, one in kinds.items()
            )
            found.append(f"{words.CODES[table][code]}: {told}.")
    return found


def _not_asked(data: RoundData, table: Table) -> list[str]:
    """Return of each code how many organisations with it are not in the list of who was asked."""
    if table not in OF_PROVIDERS:
        return []
    listed = {one.slug for one in data.providers if one.listed}
    found = []
    for code, who in tables.members(data=data, table=table, within_sample=False).items():
        many = len([one for one in who if one not in listed])
        if many:
            told = ngettext(
                "%(what)s: %(many)s of them is not in the list of who was asked.",
                "%(what)s: %(many)s of them are not in the list of who was asked.",
                many,
            )
            found.append(told % {"what": words.CODES[table][code], "many": many})
    return found


def _per_number(data: RoundData, names: dict[str, str]) -> list[dict[str, Any]]:
    found = tables.per_number(data=data, table=Table.INDEPENDENCE_VIEW)
    return [
        {
            "label": ngettext("%(number)s view", "%(number)s views", number) % {"number": number},
            "many": len(who),
            "names": ", ".join(names[slug] for slug in who),
        }
        for number, who in found.items()
    ]


def _matrix(data: RoundData, names: dict[str, str], row: Table, column: Table) -> dict[str, Any]:
    found = tables.cells(data=data, row=row, column=column)
    return {
        "sentence": _("%(row)s, by: %(column)s")
        % {"row": words.TABLES[row], "column": str(words.TABLES[column])},
        "first_head": words.TABLES[row],
        "names": [str(words.CODES[column][code]) for code in CODES[column]],
        "rows": [
            (
                str(words.CODES[row][code]),
                [(len(who), [names[slug] for slug in who]) for who in line.values()],
            )
            for code, line in found.items()
        ],
    }


def _doubts(data: RoundData, names: dict[str, str]) -> list[dict[str, Any]]:
    groups: dict[Doubt, list[dict[str, Any]]] = {}
    for one in tables.doubts(data=data):
        printed = [names.get(text, text) for text in one.printed]
        if one.kind is Doubt.MOVING:
            printed = [_("from %(here)s to %(there)s") % {"here": printed[0], "there": printed[1]}]
        found = {
            "name": one.name,
            "printed": ", ".join(printed),
            "tables": [words.TABLES[table] for table in one.tables],
        }
        groups.setdefault(one.kind, []).append(found)
    return [{"words": words.DOUBTS[kind], "rows": rows} for kind, rows in groups.items()]


def _picker(name: str, chosen: Table) -> dict[str, Any]:
    return {
        "name": name,
        "label": _("Rows") if name == "row" else _("Columns"),
        "options": [
            {"value": table.value, "words": words.SHORT[table], "chosen": table is chosen}
            for table in OF_MUNICIPALITIES
        ],
    }
