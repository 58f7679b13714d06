"""Figures as a page shows them: a sentence that says what one sees, and the rows of its picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.learning.insight import words
from naast.learning.insight.queries import Figures, period_words
from naast.learning.insight.rules import AGREE, NO_ZONE, Period, Table, share
from naast.supply.law import queries as law
from naast.supply.law.rules import Layer

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

HELD_BACK = 10
"""Shares are told as so many of ten people."""


@dataclass(frozen=True, kw_only=True)
class Bars:
    """A picture of bars: (label, value), None is hidden; the largest first, hidden last."""

    key: str
    sentence: str
    counted: str
    heads: tuple[str, str]
    rows: list[tuple[str, int | None]]
    hidden: str


@dataclass(frozen=True, kw_only=True)
class Shares:
    """A picture of shares of a hundred: (label, value, low, high), None is hidden."""

    key: str
    sentence: str
    counted: str
    heads: tuple[str, str, str]
    rows: list[tuple[str, int | None, int, int]]


@dataclass(frozen=True, kw_only=True)
class Key:
    """A figure in large letters. An empty `value` is hidden."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """All that a page with the figures of a period tells."""

    period_words: str
    keys: list[Key]
    bars: list[Bars]
    waiting_sentence: str
    waiting_names: tuple[str, str]
    waiting_rows: list[tuple[str, int | None, int | None]]
    own_workers: str
    opinion_sentence: str
    opinion_heads: tuple[str, str, str]
    opinion_rows: list[tuple[str, int | None, int, int]]
    opinion_start: int
    shares: list[Shares]
    safeguards: list[dict[str, str]]


def page(*, shown: Figures, series: Sequence[Figures], zones: Mapping[int, str]) -> Page:
    """Return the page of `shown`; `series` are the closed periods, newest first."""
    opinions = _opinions(shown)
    return Page(
        period_words=period_words(period=shown.period),
        keys=_keys(shown, series),
        bars=[
            _domains(shown),
            _zones(shown, zones),
            _groups(shown),
            _outcomes(shown),
            *_by_layer(shown),
        ],
        waiting_sentence=_waiting(shown),
        waiting_names=(_("half"), _("nine of ten")),
        waiting_rows=[
            (_short(one.period), *one.waiting())
            for one in reversed(series)
            if one.period <= shown.period
        ],
        own_workers=_own_workers(shown),
        opinion_sentence=_opinion(shown),
        opinion_heads=(_("People say"), _("Agree"), _("Surely between")),
        opinion_rows=opinions,
        opinion_start=_start(opinions),
        shares=[one for one in (_near_by_layer(shown), _talks(shown)) if one is not None],
        safeguards=_safeguards(),
    )


def _short(period: Period) -> str:
    return f"{words.SHORT_QUARTERS[period.quarter]} {period.year % 100:02}"


def _days(number: int) -> str:
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}


# ---------------------------------------------------------------- the row of large figures


def _keys(shown: Figures, series: Sequence[Figures]) -> list[Key]:
    half, most = shown.waiting()
    beside = shown.agreeing(Table.STOOD_BESIDE)
    return [
        Key(
            label=_("Questions"),
            value=_number(shown.total(Table.QUESTIONS)),
            note=_before(shown, series),
        ),
        Key(
            label=_("First talk, half within"),
            value="" if half is None else _days(half),
            note="" if most is None else _("nine of ten: within %(days)s") % {"days": _days(most)},
        ),
        Key(
            label=_("Stood beside me"),
            value=""
            if beside is None
            else _("%(part)s of 10") % {"part": round(beside.percent / HELD_BACK)},
            note="" if beside is None else _surely(beside.low, beside.high),
        ),
        Key(
            label=_("Helped to the end"),
            value=_number(shown.total(Table.OUTCOME)),
            note=_("by client support"),
        ),
    ]


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _before(shown: Figures, series: Sequence[Figures]) -> str:
    earlier = [one for one in series if one.period < shown.period]
    total = earlier[0].total(Table.QUESTIONS) if earlier else None
    if total is None:
        return ""
    return _("the quarter before: %(total)s") % {"total": total}


def _surely(low: int, high: int) -> str:
    return _("surely between %(low)s and %(high)s of 100") % {"low": low, "high": high}


# ---------------------------------------------------------------- bars


def _bars(
    *,
    key: str,
    head: str,
    cells: Mapping[str, int | None],
    labels: Mapping[str, "StrOrPromise"],
    sentence: str,
    counted: str,
    hidden: str = "",
) -> Bars:
    rows = [(str(labels[cell]), value) for cell, value in cells.items() if cell in labels]
    rows.sort(key=lambda row: -1 if row[1] is None else row[1], reverse=True)
    return Bars(
        key=key,
        sentence=sentence,
        counted=counted,
        heads=(head, _("Number")),
        rows=rows,
        # What adds up to a total hides in company, and not only what is small.
        hidden=hidden or _("not shown"),
    )


def _largest(cells: Mapping[str, int | None]) -> str:
    """Return the largest cell, or "" where there is not one."""
    known = sorted(((value, cell) for cell, value in cells.items() if value), reverse=True)
    if not known or (len(known) > 1 and known[0][0] == known[1][0]):
        return ""
    return known[0][1]


def _domains(shown: Figures) -> Bars:
    names = {domain.domain.value: str(domain.name) for domain in law.domains()}
    cells = shown.cells(Table.DOMAIN)
    first = _largest(cells)
    return _bars(
        key="domains",
        head=_("About"),
        cells=cells,
        labels=names,
        sentence=_("What comes up most: %(domain)s.") % {"domain": names[first].lower()}
        if first
        else _("What questions are about"),
        counted=_("Number of questions. One question can be about more, so they do not add up."),
        hidden=_("fewer than 5"),
    )


def _zones(shown: Figures, zones: Mapping[int, str]) -> Bars:
    labels = {**{str(id_): name for id_, name in zones.items()}, NO_ZONE: _("No place named")}
    cells = shown.cells(Table.ZONE)
    first = _largest({cell: value for cell, value in cells.items() if cell != NO_ZONE})
    return _bars(
        key="zones",
        head=_("Where"),
        cells=cells,
        labels=labels,
        sentence=_("Questions come most often from %(zone)s.") % {"zone": labels[first]}
        if first in labels
        else _("Where questions come from"),
        counted=_("Number of questions, by the place where somebody lives."),
    )


def _groups(shown: Figures) -> Bars:
    cells = shown.cells(Table.GROUP)
    first = _largest(cells)
    return _bars(
        key="groups",
        head=_("Who"),
        cells=cells,
        labels={group.value: name for group, name in words.GROUPS.items()},
        sentence=str(words.GROUP_LEADS[first]) if first else _("Who helped"),  # type: ignore[index]
        counted=_("Number of questions that somebody took. A meitinker is not independent."),
    )


def _outcomes(shown: Figures) -> Bars:
    cells = shown.cells(Table.OUTCOME)
    first = _largest(cells)
    return _bars(
        key="outcomes",
        head=_("How it ended"),
        cells=cells,
        labels={outcome.value: name for outcome, name in words.OUTCOMES.items()},
        sentence=str(words.OUTCOME_LEADS[first])  # type: ignore[index]
        if first
        else _("How it ended"),
        counted=_("Number of people whom client support helped to the end."),
    )


# ---------------------------------------------------------------- by layer, and at the talk


def _by_layer(shown: Figures) -> list[Bars]:
    """Return questions and contacts by layer; nothing of a quarter that was closed before them."""
    labels = {str(layer): str(name) for layer, name in law.layer_choices()}
    first = _largest(shown.cells(Table.LAYER_QUESTIONS))
    found = (
        (
            Table.LAYER_QUESTIONS,
            str(words.LAYER_LEADS[Layer(first)]) if first else _("For which layer of support"),
            _("Number of questions that client support took, by layer."),
        ),
        (
            Table.LAYER_CONTACTS,
            _("Contacts by layer of support"),
            _("Number of talks and other contacts that supporters noted."),
        ),
    )
    return [
        _bars(
            key=table.value,
            head=_("Layer"),
            cells=shown.cells(table),
            labels=labels,
            sentence=sentence,
            counted=counted,
        )
        for table, sentence, counted in found
        if table in shown.tables
    ]


def _near_by_layer(shown: Figures) -> Shares | None:
    """Return by layer how many were helped to the end without a provision."""
    if Table.LAYER_QUESTIONS not in shown.tables:
        return None
    closed = shown.tables.get(Table.LAYER_CLOSED, {})
    near = shown.tables.get(Table.LAYER_NEAR, {})
    return Shares(
        key="layer_results",
        sentence=_("Helped without a provision, by layer"),
        counted=_("Of 100 people whom client support helped to the end."),
        heads=(_("Layer"), _("Of 100"), _("Surely between")),
        rows=[
            _share_row(str(name), part=near.get(str(layer)), of=closed.get(str(layer)))
            for layer, name in law.layer_choices()
        ],
    )


def _talks(shown: Figures) -> Shares | None:
    """Return beside how many residents somebody stood at a talk with the municipality (R-127)."""
    if Table.TALK_USED not in shown.tables:
        return None
    used = shown.agreeing(Table.TALK_USED)
    return Shares(
        key="talks",
        sentence=_("Was somebody beside the resident at the talk?")
        if used is None
        else _("Beside %(part)s of 100 residents somebody stood at the talk.")
        % {"part": used.percent},
        counted=_("Of 100 residents with whom the municipality talked; only what was noted."),
        heads=(_("At the talk"), _("Of 100"), _("Surely between")),
        rows=[
            _share_row(str(name), part=shown.tables[table].get(AGREE), of=shown.total(table))
            for table, name in words.TALKS.items()
            if table in shown.tables
        ],
    )


def _share_row(name: str, *, part: int | None, of: int | None) -> tuple[str, int | None, int, int]:
    found = share(part=part, whole=of) if part is not None and of is not None else None
    return (name, None, 0, 0) if found is None else (name, found.percent, found.low, found.high)


# ---------------------------------------------------------------- waiting, and what residents say


def _waiting(shown: Figures) -> str:
    half, _most = shown.waiting()
    if half is None:
        return _("How long people wait for the first talk")
    if half == 0:
        return _("Half of the people spoke to somebody on the same day.")
    return _("Half of the people spoke to somebody within %(days)s.") % {"days": _days(half)}


def _own_workers(shown: Figures) -> str:
    """Return how soon the municipality's own workers were there, or "" where that is hidden."""
    half, _most = shown.waiting(Table.WAITING_MUNICIPALITY)
    if half is None:
        return ""
    return _("With a meitinker of the municipality, half waited at most %(days)s.") % {
        "days": _days(half)
    }


def _opinion(shown: Figures) -> str:
    beside = shown.agreeing(Table.STOOD_BESIDE)
    if beside is None:
        return _("What people say about the support")
    return _("%(part)s of 10 people say: this person stood beside me.") % {
        "part": round(beside.percent / HELD_BACK)
    }


def _opinions(shown: Figures) -> list[tuple[str, int | None, int, int]]:
    rows: list[tuple[str, int | None, int, int]] = []
    for table, label in words.ITEMS.items():
        share = shown.agreeing(table)
        rows.append(
            (str(label), None, 0, 0)
            if share is None
            else (str(label), share.percent, share.low, share.high)
        )
    return rows


def _start(opinions: Sequence[tuple[str, int | None, int, int]]) -> int:
    """Return where the scale of opinions begins: at 40, unless one lies lower."""
    lows = [low for _label, value, low, _high in opinions if value is not None]
    return 40 if min(lows, default=0) >= 40 else 0  # noqa: PLR2004


def _safeguards() -> list[dict[str, str]]:
    return [
        {"icon": icon, "label": label, "text": text}
        for icon, label, text in (
            ("users", _("Small groups"), _("We show no group of fewer than five.")),
            (
                "eye-off",
                _("Hidden together"),
                _("Where one number hides, another hides with it. So nobody can work it out."),
            ),
            ("rotate", _("Rounded"), _("Numbers are rounded to five.")),
            ("lock", _("No files"), _("Nobody at the municipality can open a file from here.")),
            (
                "user",
                _("Workers"),
                _("A number about fewer than three workers stays inside their team."),
            ),
        )
    ]
