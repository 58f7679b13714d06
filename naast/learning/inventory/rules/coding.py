"""What coders gave, where they differ, and what changed since an earlier round. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from naast.learning.inventory.rules.agreement import (
    Measure,
    Unit,
    cohens_kappa,
    krippendorffs_alpha,
    with_interval,
)
from naast.learning.inventory.rules.rounds import CODES, OF_MUNICIPALITIES, RoundData, Table
from naast.learning.inventory.rules.tables import members


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What one coder gave to one municipality in one table. `by` is who coded, `of` a slug."""

    by: int
    of: str
    table: Table
    codes: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Differs:
    """Where coders differ about a municipality: by coder what she gave."""

    of: str
    table: Table
    given: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreed:
    """How far the coders of a table agree. `kappa` only between two; `units` were coded by both."""

    table: Table
    units: int
    kappa: Measure | None
    alpha: Measure


def units(*, given: Iterable[Given], table: Table) -> list[Unit]:
    """Return, for each municipality and code, whether each coder gave it; None who did not look.

    A table in which a municipality has one code is one unit a municipality: the code itself.
    """
    rows = [one for one in given if one.table is table]
    coders = sorted({one.by for one in rows})
    by_place = {
        slug: {one.by: one.codes for one in rows if one.of == slug}
        for slug in sorted({one.of for one in rows})
    }
    if table in {Table.PROFILE, Table.STEERING_ROLE}:
        return [
            tuple(min(found[coder], default="") if coder in found else None for coder in coders)
            for found in by_place.values()
        ]
    return [
        tuple(code in found[coder] if coder in found else None for coder in coders)
        for found in by_place.values()
        for code in CODES[table]
    ]


def agreement(*, given: Collection[Given]) -> list[Agreed]:
    """Return of each table of municipalities that two coded how far they agree."""
    found = []
    for table in OF_MUNICIPALITIES:
        rows = units(given=given, table=table)
        both = [row for row in rows if sum(code is not None for code in row) > 1]
        if not both:
            continue
        two = all(len(row) == 2 for row in rows)  # noqa: PLR2004
        found.append(
            Agreed(
                table=table,
                units=len(both),
                kappa=with_interval(units=both, measure=cohens_kappa) if two else None,
                alpha=with_interval(units=both, measure=krippendorffs_alpha),
            )
        )
    return found


def differences(*, given: Collection[Given]) -> list[Differs]:
    """Return where coders gave another answer, by municipality and table."""
    found = []
    for slug in sorted({one.of for one in given}):
        for table in OF_MUNICIPALITIES:
            rows = sorted(
                (one for one in given if one.of == slug and one.table is table),
                key=lambda one: one.by,
            )
            if len({one.codes for one in rows}) > 1:
                pairs = tuple((one.by, tuple(sorted(one.codes))) for one in rows)
                found.append(Differs(of=slug, table=table, given=pairs))
    return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What changed for one municipality of now. `was` are those it came from; by code what is new.

    `was` has more than one after a merger: what one of them had counts as there before.
    """

    of: str
    was: tuple[str, ...]
    table: Table
    gone: tuple[str, ...]
    new: tuple[str, ...]


def changes(
    *, before: RoundData, after: RoundData, became: Mapping[str, Collection[str]]
) -> list[Change]:
    """Return what differs between two rounds, for municipalities that are in both.

    `became` tells of a municipality of the earlier round which ones hold its residents now; one
    that is not in it is still itself.
    """
    inside = after.sample()
    came_from: dict[str, list[str]] = {}
    for place in before.places:
        if place.in_sample:
            for slug in became.get(place.slug, (place.slug,)):
                if slug in inside:
                    came_from.setdefault(slug, []).append(place.slug)
    found = []
    for slug, earlier in came_from.items():
        for table in OF_MUNICIPALITIES:
            had = _codes(before, table, earlier)
            has = _codes(after, table, [slug])
            if had != has:
                found.append(
                    Change(
                        of=slug,
                        was=tuple(earlier),
                        table=table,
                        gone=tuple(code for code in CODES[table] if code in had - has),
                        new=tuple(code for code in CODES[table] if code in has - had),
                    )
                )
    return found


def _codes(data: RoundData, table: Table, slugs: Collection[str]) -> set[str]:
    found = members(data=data, table=table, within_sample=True)
    return {code for code, who in found.items() if set(who) & set(slugs)}
