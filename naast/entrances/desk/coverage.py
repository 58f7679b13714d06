"""What is covered where, as a page shows it: a table first, and a picture of the same.

Three words and never a number of people: a figure about fewer than three tells of one (I-9).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.core.ui.rules import Area
from naast.learning.insight.queries import Figures
from naast.learning.insight.rules import Share
from naast.learning.insight.rules.fairness import EVERYBODY, fair_of
from naast.supply.law.queries import domains
from naast.supply.places.queries import Drawn
from naast.supply.supporters.queries import language_words, target_group_words, wish_words
from naast.support.matching import queries as matching
from naast.support.matching.rules import Candidate, Cover, Group, supply, worst

WORDS: dict[Cover, Promise] = {
    Cover.COVERED: gettext_lazy("three or more"),
    Cover.THIN: gettext_lazy("one or two"),
    Cover.MISSING: gettext_lazy("nobody"),
}
DRAWN = {Cover.COVERED: "", Cover.THIN: "soon", Cover.MISSING: "late"}
SIGNS = {Cover.COVERED: "check", Cover.THIN: "alert-circle", Cover.MISSING: "alert-triangle"}
LEVEL = {Cover.COVERED: "good", Cover.THIN: "thin", Cover.MISSING: "missing"}
ON_THE_MAP: dict[Cover, Promise] = {
    Cover.COVERED: gettext_lazy("three or more for everything"),
    Cover.THIN: gettext_lazy("somewhere one or two"),
    Cover.MISSING: gettext_lazy("for something nobody"),
}
KINDS: dict[str, Promise] = {
    Group.FORMAL: gettext_lazy("Professionals"),
    Group.INFORMAL: gettext_lazy("Volunteers"),
    Group.LIVED: gettext_lazy("People who lived through it"),
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One part of life, group, theme or language, with how it is covered in each zone."""

    name: str
    cells: list[dict[str, Any]]
    worst: Cover


@dataclass(frozen=True, kw_only=True)
class Section:
    """A table of the page. A `short` one is folded, and lists only the rows that lack somewhere."""

    key: str
    head: str
    of: str
    short: bool
    rows: list[Row]
    full: int


@dataclass(frozen=True, kw_only=True)
class Coverage:
    sections: list[Section]
    missing: int
    by_zone: Mapping[int, list[Cover]]


def coverage(
    *, pool: Sequence[Candidate], zones: Sequence[Any], municipality_id: int, at: datetime
) -> Coverage:
    """Return what `pool` covers in these zones; one query, for the groups of people."""
    works_with = matching.works_with(municipality_id=municipality_id, at=at)
    nobody: frozenset[str] = frozenset()
    life = {one.domain.value: str(one.name) for one in domains()}
    themes = {code: str(name) for code, name in wish_words()["theme"]}
    by_zone: dict[int, list[Cover]] = {zone.pk: [] for zone in zones}

    def section(
        key: str,
        words: tuple[str, str],
        names: Mapping[str, Any],
        of: Callable[[Candidate], Iterable[str]],
        *,
        short: bool = True,
    ) -> Section:
        found = supply(pool=pool, zone_ids=[zone.pk for zone in zones], codes=list(names), of=of)
        if not short:
            for zone in zones:
                by_zone[zone.pk] += [found[zone.pk, code] for code in names]
        rows = [_row(str(name), code, zones, found) for code, name in names.items()]
        listed = [row for row in rows if row.worst != Cover.COVERED] if short else rows
        if short:
            order = list(Cover)
            listed.sort(key=lambda row: (-order.index(row.worst), row.name.casefold()))
        return Section(
            key=key,
            head=words[0],
            of=words[1],
            short=short,
            rows=listed,
            full=len(rows) - len(listed),
        )

    sections = [
        section(
            "life", (_("Parts of life, by zone"), _("Part of life")), life,
            lambda who: who.domains, short=False,
        ),
        section(
            "kinds", (_("Who helps, by zone"), _("Who helps")), KINDS,
            lambda who: (who.group,), short=False,
        ),
        section(
            "groups", (_("For whom, by zone"), _("Group")), target_group_words(),
            lambda who: works_with.get(who.user_id, nobody),
        ),
        section(
            "themes", (_("What people went through, by zone"), _("Theme")), themes,
            lambda who: who.themes,
        ),
        section(
            "languages", (_("Languages, by zone"), _("Language")), language_words(),
            lambda who: who.languages,
        ),
    ]  # fmt: skip
    life_cells = [cell for row in sections[0].rows for cell in row.cells]
    return Coverage(
        sections=sections,
        missing=sum(cell["cover"] == Cover.MISSING for cell in life_cells),
        by_zone=by_zone,
    )


def _row(name: str, code: str, zones: Sequence[Any], found: Mapping[tuple[int, str], Cover]) -> Row:
    covers = [found[zone.pk, code] for zone in zones]
    return Row(
        name=name,
        cells=[
            {"zone": zone.name, **_cell(cover)} for zone, cover in zip(zones, covers, strict=True)
        ],
        worst=worst(covers),
    )


def _cell(cover: Cover) -> dict[str, Any]:
    return {"cover": cover, "words": WORDS[cover], "kind": DRAWN[cover], "sign": SIGNS[cover]}


# ---------------------------------------------------------------- the picture, and the last quarter


def areas(
    *, drawn: Drawn, covered: Coverage, choice: Mapping[int, Share]
) -> tuple[list[Area], list[str]]:
    """Return the zones as they are drawn, and the heads of the table under the map."""
    heads = [_("Zone"), _("Nobody for"), _("One or two for"), _("Could choose")]
    found = []
    for zone in drawn.zones:
        covers = covered.by_zone[zone.pk]
        missing, thin = covers.count(Cover.MISSING), covers.count(Cover.THIN)
        found.append(
            Area(
                name=zone.name,
                level=LEVEL[worst(covers)],
                said=str(ON_THE_MAP[worst(covers)]),
                cells=[str(missing), str(thin), share_words(choice.get(zone.pk))],
                rings=drawn.rings.get(zone.pk, ()),
                tile=(zone.tile_x, zone.tile_y),
            )
        )
    return found, heads


def legend() -> list[tuple[str, Promise]]:
    return [(LEVEL[one], ON_THE_MAP[one]) for one in Cover]


def could_choose(*, shown: Figures | None) -> tuple[Share | None, dict[int, Share]]:
    """Return of a closed quarter which share could choose between two or more: all, and by zone.

    Published figures: what is about few is not among them (R-054).
    """
    if shown is None:
        return None, {}
    found = fair_of(tables=shown.tables)
    everybody = found.get(EVERYBODY)
    by_zone = {
        int(cell.removeprefix("zone:")): fair.choice
        for cell, fair in found.items()
        if cell.startswith("zone:") and cell.removeprefix("zone:").isdigit()
    }
    return (everybody.choice if everybody else None), by_zone


def share_words(share: Share | None) -> str:
    """Return a published share in words."""
    if share is None:
        return _("too few to show")
    return _("%(percent)s%% (surely %(low)s to %(high)s)") % {
        "percent": share.percent, "low": share.low, "high": share.high
    }  # fmt: skip
