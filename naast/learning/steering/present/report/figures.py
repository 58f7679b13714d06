"""The chapters of a report that tell figures: each was published, or went through hiding (I-9)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from naast.learning.experience import queries as experience
from naast.learning.insight import queries as insight
from naast.learning.insight.rules import Share, Table
from naast.learning.steering.present.report.parts import Read, quarter, shown, table
from naast.supply.law import queries as law


def reach_chapter(read: Read) -> dict[str, Any]:
    tables = [
        table(
            _("Questions, to the nearest five"),
            [_("Quarter"), _("Questions"), _("Helped to the end")],
            [
                [
                    quarter(one),
                    shown(one.total(Table.QUESTIONS)),
                    shown(one.total(Table.OUTCOME)),
                ]
                for one in read.series
            ],
        )
    ]
    if read.series:
        life = {one.domain.value: one.name for one in law.domains()}
        last = read.series[-1]
        tables.append(
            table(
                _("What questions are about, %(period)s") % {"period": quarter(last)},
                [_("About"), _("Questions")],
                _largest_first(
                    {life.get(code, code): n for code, n in last.cells(Table.DOMAIN).items()}
                ),
            )
        )
    reasons = experience.reasons(municipality_id=read.town.pk, on=read.on)
    if reasons:
        tables.append(
            table(
                _("Why people went on without support, last quarter"),
                [_("Why"), _("How often")],
                [
                    [one.words, _("fewer than 5") if one.count is None else one.count]
                    for one in reasons
                ],
            )
        )
    return {"lines": [], "tables": tables}


def _largest_first(cells: Mapping[Any, int | None]) -> list[list[Any]]:
    rows = sorted(cells.items(), key=lambda one: (-(one[1] or 0), str(one[0])))
    return [[name, shown(value)] for name, value in rows]


def waiting_chapter(read: Read) -> dict[str, Any]:
    lines = []
    whole_town, _by_zone = insight.doorstep_lately(municipality_id=read.town.pk, at=read.at)
    if whole_town:
        lines.append(
            _("Lately %(part)s of %(all)s visits that were asked came within a week.")
            % {"part": whole_town.in_time, "all": whole_town.asked}
        )
    return {
        "lines": lines,
        "tables": [
            table(
                _("Days until somebody was spoken to"),
                [_("Quarter"), _("Half within"), _("Nine in ten within")],
                [
                    [quarter(one), *(_days(mark) for mark in one.waiting())]
                    for one in read.series
                ],
            )
        ],
    }  # fmt: skip


def _days(number: int | None) -> str:
    if number is None:
        return _("not shown")
    return ngettext("%(n)s day", "%(n)s days", number) % {"n": number}


def outcome_chapter(read: Read) -> dict[str, Any]:
    named = insight.outcome_words()
    ended = [one.cells(Table.OUTCOME) for one in read.series]
    return {
        "lines": [],
        "tables": [
            table(
                _("How support ended, to the nearest five"),
                [_("How it ended"), *(quarter(one) for one in read.series)],
                [
                    [named[code], *(shown(cells.get(code)) for cells in ended)]
                    for code in named
                    if any(code in cells for cells in ended)
                ],
            )
        ],
    }  # fmt: skip


def experience_chapter(read: Read) -> dict[str, Any]:
    named = insight.item_words()
    rows = [
        [quarter(one), *(_agreeing(one.agreeing(item)) for item in named)] for one in read.series
    ]
    return {
        "lines": [_("In brackets: between what it surely lies.")] if rows else [],
        "tables": [
            table(_("How many in a hundred agree"), [_("Quarter"), *named.values()], rows)
        ],
    }  # fmt: skip


def _agreeing(share: Share | None) -> str:
    if share is None:
        return _("not shown")
    return f"{share.percent}% ({share.low}\N{EN DASH}{share.high})"


def complaints_chapter(read: Read) -> dict[str, Any]:
    houses = {
        "support": pgettext("complaint", "organisations"),
        "municipality": pgettext("complaint", "the municipality"),
    }
    rows = experience.complaint_counts(municipality_id=read.town.pk, at=read.at)
    return {
        "lines": [_("Whole years, to the nearest five. Fewer than five are hidden, none as well.")],
        "tables": [
            table(
                _("Complaints"),
                [_("Year"), _("About whom"), _("Complaints")],
                [
                    [one.year, houses[one.house], shown(one.made)]
                    for one in rows
                    if one.year <= read.span.year
                ],
            )
        ],
    }


def terms_chapter(read: Read) -> dict[str, Any]:
    told = insight.terms_missed(municipality_id=read.town.pk, at=read.at)
    return {
        "lines": [
            _(
                "Whole years, to the nearest five. "
                "A year with few terms, or of fewer than three workers, is not told."
            )
        ],
        "tables": [
            table(
                _("Terms of the law"),
                [_("Year"), _("Term"), _("Came to an end"), _("Missed")],
                [
                    [
                        one.year,
                        law.term_words(term_id=one.term),
                        one.ran,
                        _("fewer than 5") if one.missed is None else one.missed,
                    ]
                    for one in told
                    if one.year <= read.span.year
                ],
            )
        ],
    }
