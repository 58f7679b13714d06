"""What is counted in a round: codes, and two features crossed. Pure.

A municipality counts once for a code, however often it was written. "As printed" counts all that
the source names; "within the sample" only municipalities that were interviewed. For tables of
providers the two are the same: the sample is of municipalities, and an organisation that was coded
and not interviewed is told as a doubt.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from naast.learning.inventory.rules.rounds import (
    CODES,
    OF_PROVIDERS,
    SUBCODES,
    Mark,
    Place,
    Provider,
    RoundData,
    Table,
)

CROSSED = (
    (Table.PROFILE, Table.STEERING_ROLE),
    (Table.PROFILE, Table.INDEPENDENCE_VIEW),
    (Table.PROFILE, Table.AMBITION),
    (Table.PROFILE, Table.BOTTLENECK_MUNICIPALITY),
    (Table.PROFILE, Table.TIP_MUNICIPALITY),
    (Table.STEERING_ROLE, Table.INDEPENDENCE_VIEW),
    (Table.STEERING_ROLE, Table.AMBITION),
)
"""The cross tables that are told to a machine; a page crosses any two (R-364)."""

BY = "\N{MULTIPLICATION SIGN}"
"""Between the two tables in the name of a cross table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How often a code was given: in all that is printed, and to whom was interviewed."""

    as_printed: int
    within_sample: int


def members(*, data: RoundData, table: Table, within_sample: bool) -> dict[str, tuple[str, ...]]:
    """Return who has each code of `table`: slugs in the order of the round, none twice."""
    inside = data.sample()
    subjects: dict[str, set[str]] = {code: set() for code in CODES[table]}
    for mark in data.marks:
        counts = table in OF_PROVIDERS or not within_sample or mark.subject in inside
        if mark.table is table and counts:
            subjects[mark.code].add(mark.subject)
    order = _order(data, table)
    return {code: tuple(sorted(found, key=order.index)) for code, found in subjects.items()}


def counts(*, data: RoundData, table: Table) -> dict[str, Count]:
    """Return how often each code of `table` was given, codes that nobody has included."""
    printed = members(data=data, table=table, within_sample=False)
    inside = members(data=data, table=table, within_sample=True)
    return {
        code: Count(as_printed=len(printed[code]), within_sample=len(inside[code]))
        for code in CODES[table]
    }


def cells(*, data: RoundData, row: Table, column: Table) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return who of the sample has both a code of `row` and one of `column`, none left out.

    Raises ValueError where one is of municipalities and the other of organisations.
    """
    if (row in OF_PROVIDERS) is not (column in OF_PROVIDERS):
        raise ValueError(row, column)
    left = members(data=data, table=row, within_sample=True)
    above = members(data=data, table=column, within_sample=True)
    return {
        code: {other: tuple(one for one in found if one in above[other]) for other in above}
        for code, found in left.items()
    }


def cross(*, data: RoundData, row: Table, column: Table) -> dict[str, dict[str, int]]:
    """Return how many of the sample have both codes, zeros included."""
    found = cells(data=data, row=row, column=column)
    return {code: {other: len(who) for other, who in line.items()} for code, line in found.items()}


def per_number(*, data: RoundData, table: Table) -> dict[int, tuple[str, ...]]:
    """Return, by how many codes of `table` they have, the municipalities of the sample.

    Every number from none to the most that one has is there.
    """
    number: Counter[str] = Counter()
    for found in members(data=data, table=table, within_sample=True).values():
        number.update(found)
    sample = [place.slug for place in data.places if place.in_sample]
    most = max(number.values(), default=0)
    return {
        many: tuple(slug for slug in sample if number[slug] == many) for many in range(most + 1)
    }


def subcounts(*, data: RoundData, table: Table, code: str) -> dict[str, Count]:
    """Return the same of the kinds below one code."""
    inside = data.sample()
    rows = {
        (mark.subcode, mark.subject)
        for mark in data.marks
        if mark.table is table and mark.code == code and mark.subcode
    }
    printed = Counter(kind for kind, _ in rows)
    within = Counter(kind for kind, subject in rows if subject in inside)
    return {
        kind: Count(as_printed=printed[kind], within_sample=within[kind])
        for kind in SUBCODES.get((table, code), ())
        if kind in printed
    }


# ---------------------------------------------------------------- doubts


class Doubt(StrEnum):
    """What is not as one would expect in the source, and is left as it stands."""

    TWO_NAMES = "two_names"
    SPELT_OTHERWISE = "spelt_otherwise"
    MOVING = "moving"
    PLACE_NOT_INTERVIEWED = "place_not_interviewed"
    PROVIDER_NOT_INTERVIEWED = "provider_not_interviewed"
    PLACE_NOT_SAID = "place_not_said"
    NO_PROVIDER_REACHED = "no_provider_reached"
    NOTED = "noted"


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubtful:
    """One doubt: of whom, in which words of the source, and where."""

    kind: Doubt
    slug: str
    name: str
    printed: tuple[str, ...] = ()
    note: str = ""
    tables: tuple[Table, ...] = ()


def doubts(*, data: RoundData) -> list[Doubtful]:
    """Return what stays doubtful in a round, in the order of `Doubt`; nothing is mended."""
    found = [*_of_places(data), *_of_providers(data)]
    return sorted(found, key=lambda one: (list(Doubt).index(one.kind), one.slug))


def _of_places(data: RoundData) -> Iterable[Doubtful]:
    reached = {slug for one in data.providers for slug in one.places}
    by_subject = _by_subject(data.marks, providers=False)
    for place in data.places:
        marks = by_subject.get(place.slug, [])
        about: dict[str, Any] = {"slug": place.slug, "name": place.name}
        if not place.in_sample:
            tables = _tables(mark for mark in data.marks if mark.place_named == place.slug)
            if tables:
                yield Doubtful(
                    kind=Doubt.PLACE_NOT_INTERVIEWED, note=place.note, tables=tables, **about
                )
            continue
        others = _otherwise(place, marks)
        if others:
            kind = Doubt.TWO_NAMES if place.two_names else Doubt.SPELT_OTHERWISE
            yield Doubtful(kind=kind, printed=others, note=place.note, **about)
        for mark in marks:
            if mark.moving_to:
                move = (mark.code, mark.moving_to)
                yield Doubtful(kind=Doubt.MOVING, printed=move, note=mark.note, **about)
        if place.slug not in reached:
            yield Doubtful(kind=Doubt.NO_PROVIDER_REACHED, note=place.note, **about)


def _of_providers(data: RoundData) -> Iterable[Doubtful]:
    by_subject = _by_subject(data.marks, providers=True)
    for one in data.providers:
        marks = by_subject.get(one.slug, [])
        about: dict[str, Any] = {"slug": one.slug, "name": one.name}
        others = _otherwise(one, marks)
        if not one.listed:
            tables = _tables(marks)
            yield Doubtful(
                kind=Doubt.PROVIDER_NOT_INTERVIEWED, printed=others, note=one.note, tables=tables,
                **about,
            )  # fmt: skip
        elif others:
            kind = Doubt.TWO_NAMES if one.two_names else Doubt.SPELT_OTHERWISE
            yield Doubtful(kind=kind, printed=others, note=one.note, **about)
        elif one.note:
            yield Doubtful(kind=Doubt.NOTED, note=one.note, **about)
        if any(not mark.place_named for mark in marks):
            tables = _tables(mark for mark in marks if not mark.place_named)
            yield Doubtful(kind=Doubt.PLACE_NOT_SAID, printed=one.places, tables=tables, **about)


def _tables(marks: Iterable[Mark]) -> tuple[Table, ...]:
    found = {mark.table for mark in marks}
    return tuple(table for table in Table if table in found)


def _otherwise(one: Place | Provider, marks: Iterable[Mark]) -> tuple[str, ...]:
    """Return the other names under which it stands in the source, without a place in brackets."""
    names = {one.listed_as, *one.variants, *(mark.printed_as for mark in marks)}
    bare = {re.sub(r"\s*\((in )?[^)]*\)$", "", name) for name in names}
    return tuple(sorted(bare - {"", one.name}))


def _by_subject(marks: Collection[Mark], *, providers: bool) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        if (mark.table in OF_PROVIDERS) is providers:
            found.setdefault(mark.subject, []).append(mark)
    return found


def _order(data: RoundData, table: Table) -> list[str]:
    rows: Iterable[Any] = data.providers if table in OF_PROVIDERS else data.places
    return [row.slug for row in rows]


# ---------------------------------------------------------------- for a machine


def as_json(*, data: RoundData) -> dict[str, Any]:
    """Return all tables as `docs/inventory.md` describes them; only text, numbers and maps."""
    tables: dict[str, Any] = {
        table.value: {code: _told(one) for code, one in counts(data=data, table=table).items()}
        for table in Table
    }
    crossed: Mapping[str, dict[str, dict[str, int]]] = {
        f"{row}{BY}{column}": cross(data=data, row=row, column=column) for row, column in CROSSED
    }
    return {**tables, "cross": crossed, "response": asdict(data.response)}


def _told(count: Count) -> int | dict[str, int]:
    return count.as_printed if count.as_printed == count.within_sample else asdict(count)
