"""The fairness of the match as a page and a machine read it: the same published figures for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.learning.insight import words
from naast.learning.insight.queries import Figures
from naast.learning.insight.rules import NO_ZONE, Share
from naast.learning.insight.rules.fairness import (
    ANOTHER_LANGUAGE,
    DUTCH,
    EVERYBODY,
    NOBODY_YET,
    Fair,
    Group,
    differ,
    fair_of,
)
from naast.supply.law.queries import DOMAINS
from naast.supply.law.rules import Domain
from naast.support.matching.rules import Group as Kind

HEADS: dict[Group, Promise] = {
    Group.LANGUAGE: gettext_lazy("By language"),
    Group.ZONE: gettext_lazy("By zone"),
    Group.KIND: gettext_lazy("By who helps"),
    Group.DOMAIN: gettext_lazy("By part of life"),
}
SUPPORT = (Kind.FORMAL, Kind.INFORMAL, Kind.LIVED)
LANGUAGES: dict[str, Promise] = {
    DUTCH: gettext_lazy("Asked in Dutch"),
    ANOTHER_LANGUAGE: gettext_lazy("Asked in another language"),
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """A group in words, with its figures; None is hidden. `apart`: which shares surely differ."""

    label: str
    fair: Fair | None
    apart: bool


@dataclass(frozen=True, kw_only=True)
class Division:
    """The groups of one division, hidden ones too."""

    key: str
    head: str
    rows: list[Row]


@dataclass(frozen=True, kw_only=True)
class FairPage:
    """What a page about the fairness of a quarter tells."""

    everybody: Fair | None
    divisions: list[Division]
    sentence: str


def fair_page(*, shown: Figures, zones: Mapping[int, str]) -> FairPage:
    """Return the fairness of a closed quarter in words."""
    found = fair_of(tables=shown.tables)
    everybody = found.get(EVERYBODY)
    divisions = [
        Division(
            key=group.value,
            head=str(head),
            rows=[
                _row(label, found.get(f"{group}:{cell}"), everybody)
                for cell, label in _cells(group, zones).items()
            ],
        )
        for group, head in HEADS.items()
    ]
    return FairPage(
        everybody=everybody, divisions=divisions, sentence=_sentence(everybody, divisions)
    )


def told(*, shown: Figures) -> dict[str, Any]:
    """Return the same for a machine: by group the count and three shares, each with its bounds.

    Shape: period, groups = {cell: {offered, real_choice, not_passed_on, in_time}}, each share
    {percent, low, high}. A group that is not there is hidden: too few to tell.
    """
    return {
        "period": str(shown.period),
        "groups": {
            cell: {
                "offered": fair.offered,
                "real_choice": _share(fair.choice),
                "not_passed_on": _share(fair.kept),
                "in_time": _share(fair.in_time),
            }
            for cell, fair in fair_of(tables=shown.tables).items()
        },
    }


def _share(one: Share) -> dict[str, int]:
    return {"percent": one.percent, "low": one.low, "high": one.high}


def _cells(group: Group, zones: Mapping[int, str]) -> dict[str, str]:
    if group == Group.LANGUAGE:
        return {cell: str(label) for cell, label in LANGUAGES.items()}
    if group == Group.ZONE:
        return {str(id_): name for id_, name in zones.items()} | {NO_ZONE: _("Zone unknown")}
    if group == Group.KIND:
        kinds = {kind.value: str(words.GROUPS[kind]) for kind in SUPPORT}
        return kinds | {NOBODY_YET: _("Nobody yet")}
    return {one.value: str(DOMAINS[one]) for one in Domain}


def _row(label: str, fair: Fair | None, everybody: Fair | None) -> Row:
    apart = bool(
        fair
        and everybody
        and any(
            differ(one=one, other=other)
            for one, other in (
                (fair.choice, everybody.choice),
                (fair.kept, everybody.kept),
                (fair.in_time, everybody.in_time),
            )
        )
    )
    return Row(label=label, fair=fair, apart=apart)


def _sentence(everybody: Fair | None, divisions: list[Division]) -> str:
    if everybody is None:
        return _("There were too few offers to tell something of them.")
    if any(row.apart for division in divisions for row in division.rows):
        return _("Some groups surely differ from all together. They are marked.")
    return _("No group surely differs from all together.")
