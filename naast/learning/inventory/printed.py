"""Rounds that were printed before Naast was there, kept as files with the lines of their source.

They are read where they lie: no table holds a copy that could come to differ. No person stands in
them (R-367).
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from naast.learning.inventory.rules.rounds import (
    Attendee,
    Limit,
    Mark,
    Place,
    Provider,
    Response,
    RoundData,
    Table,
)
from naast.learning.inventory.rules.survey import Item, Surveyed

HERE = Path(__file__).parent / "data"


class NoSuchRound(LookupError):
    """Nothing was printed under this name."""


def names() -> list[str]:
    """Return the names of the printed rounds, newest first."""
    return sorted((folder.name for folder in HERE.iterdir() if folder.is_dir()), reverse=True)


@cache
def printed_round(*, name: str) -> RoundData:
    """Return a printed round. Raises NoSuchRound."""
    if name not in names():
        raise NoSuchRound(name)
    folder = HERE / name
    places, providers = tuple(_places(folder)), tuple(_providers(folder))
    return RoundData(
        name=name,
        places=places,
        providers=providers,
        marks=tuple(_marks(folder)),
        response=_response(folder, providers),
        attendees=tuple(_attendees(folder)),
        limits={Limit(row["code"]): int(row["source_line"]) for row in _rows(folder, "limits")},
    )


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _several(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


def _places(folder: Path) -> Iterator[Place]:
    for row in _rows(folder, "municipalities"):
        yield Place(
            slug=row["slug"],
            name=row["name"],
            listed_as=row["name_appendix3"],
            variants=_several(row["variants"]),
            note=row["note"],
            two_names=row["two_names"] == "yes",
        )
    for row in _rows(folder, "municipalities_other"):
        yield Place(
            slug=row["slug"],
            name=row["name"],
            variants=_several(row["variants"]),
            note=row["where_in_report"],
            in_sample=False,
        )


def _providers(folder: Path) -> Iterator[Provider]:
    for row in _rows(folder, "organisation_aliases"):
        yield Provider(
            slug=row["organisation_id"],
            name=row["canonical_name"],
            listed=row["in_appendix3"] == "yes",
            listed_as=row["names_appendix3"],
            places=_several(row["municipalities_appendix3"]),
            variants=_several(row["variants"]),
            note=row["note"],
            two_names=row["two_names"] == "yes",
        )


def _marks(folder: Path) -> Iterator[Mark]:
    for table in Table:
        for row in _rows(folder, table):
            yield Mark(
                table=table,
                code=row["profile"] if table is Table.PROFILE else row["code"],
                subject=row.get("organisation_id") or row["municipality"],
                subcode=row.get("subcode", ""),
                moving_to=row.get("moving_to", ""),
                printed_as=row["as_printed"],
                place_named=row["municipality"],
                section=row["section"],
                line=int(row["source_line"]),
                note=row.get("note", ""),
            )


def _response(folder: Path, providers: tuple[Provider, ...]) -> Response:
    """Count as the text does: what was planned of what was chosen, what was reached of the list."""
    told = {row["item"]: int(row["value"]) for row in _rows(folder, "response")}
    each = told["planned_officials"] + told["planned_organisations"]
    return Response(
        selected=told["selected"],
        described=told["described"],
        planned=told["selected"] * each,
        reached=told["described"] + sum(len(one.places) for one in providers),
    )


@cache
def survey(*, name: str) -> tuple[Surveyed, ...]:
    """Return what client organisations said in the same time as a printed round; maybe nothing.

    Raises NoSuchRound.
    """
    if name not in names():
        raise NoSuchRound(name)
    if not (HERE / name / "survey.csv").exists():
        return ()
    return tuple(
        Surveyed(
            item=Item(row["item"]),
            percent=int(row["percent"]),
            section=row["section"],
            line=int(row["source_line"]),
            beside=tuple(_codes(row["beside"])),
        )
        for row in _rows(HERE / name, "survey")
    )


def _codes(text: str) -> Iterator[tuple[Table, str]]:
    for part in _several(text):
        table, code = part.split(":")
        yield Table(table), code


def _attendees(folder: Path) -> Iterator[Attendee]:
    for row in _rows(folder, "expertmeeting_organisations"):
        yield Attendee(
            name=row["organisation"],
            number=int(row["attendees"]),
            kind=row["kind_own_coding"],
            place=row["municipality"],
            note=row["note"],
        )
