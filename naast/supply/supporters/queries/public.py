"""Public cards: what everybody may read of a worker, and who works in a municipality."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import zip_longest
from uuid import UUID

from django.utils.functional import Promise

from naast.supply.organisations import queries as organisations
from naast.supply.organisations.queries import OrganisationView
from naast.supply.places import queries as places
from naast.supply.supporters import present, words
from naast.supply.supporters.models import Card, Photo, TasksHere
from naast.supply.supporters.present import CardView, Profile
from naast.supply.supporters.rules import KINDS, Kind, Position, Sort, Task, tasks_of


def cards(
    *, municipality_id: int, on: date, supporter_ids: Iterable[UUID] | None = None
) -> list[CardView]:
    """Return the public cards in a municipality by name, or those of `supporter_ids` in that order.

    Nobody need act: a card holds only what its owner said yes to. Four queries, however many cards.
    Whether somebody can be chosen now is not said here: see `candidates`.
    """
    rows = Card.objects.filter(municipality_ids__contains=[municipality_id])
    if supporter_ids is None:
        found = list(rows.order_by("shown_name", "supporter_id"))
    else:
        order = {wanted: place for place, wanted in enumerate(supporter_ids)}
        found = sorted(rows.filter(supporter_id__in=order), key=lambda row: order[row.pk])
    return _views(found, municipality_id=municipality_id, on=on)


def faces(*, municipality_id: int, zone_id: int, on: date, most: int) -> list[CardView]:
    """Return who may stand on a leaflet of a zone: by a dated yes to paper of their own.

    Independent supporters only, professionals and volunteers in turn, so that both stand there
    (R-257). Who said in which zones she works, stands in those alone. The order differs per zone
    and is nobody's choice.
    """
    rows = Card.objects.filter(
        municipality_ids__contains=[municipality_id],
        on_paper=True,
    )
    there = [row for row in rows if not row.zone_ids or zone_id in row.zone_ids]
    there.sort(key=lambda row: sha256(f"{zone_id}:{row.pk}".encode()).digest())
    views = [
        view
        for view in _views(there, municipality_id=municipality_id, on=on)
        if view.label.independent and KINDS[view.kind].counted_as_support
    ]
    sorts = [[v for v in views if KINDS[v.kind].sort is s] for s in (Sort.INFORMAL, Sort.FORMAL)]
    in_turn = [view for pair in zip_longest(*sorts) for view in pair if view is not None]
    return in_turn[:most]


def card(*, supporter_id: UUID, municipality_id: int, on: date) -> CardView:
    """Return one public card. Raises Card.DoesNotExist: withdrawn and unknown look alike."""
    row = Card.objects.get(supporter_id=supporter_id, municipality_ids__contains=[municipality_id])
    return _views([row], municipality_id=municipality_id, on=on)[0]


def photo(*, address: UUID) -> bytes | None:
    """Return the photograph at an address; None where nobody shows it (any more)."""
    row = Photo.objects.filter(address=address).only("picture").first()
    return bytes(row.picture) if row else None


def photo_since(*, supporter_id: UUID) -> date | None:
    """Return since which day somebody shows a photograph; None for a drawing."""
    return Photo.objects.filter(supporter_id=supporter_id).values_list("since", flat=True).first()


def profile(*, supporter_id: UUID, municipality_id: int, on: date) -> Profile:
    """Return what the page of one person tells. Raises Card.DoesNotExist, as `card`."""
    row = Card.objects.get(supporter_id=supporter_id, municipality_ids__contains=[municipality_id])
    employers = organisations.organisations(
        ids=[row.organisation_id] if row.organisation_id else [], on=on
    )
    [view] = _views([row], employers=employers, municipality_id=municipality_id, on=on)
    employer = employers.get(row.organisation_id or 0)
    tasks = tasks_here(kind=view.kind, municipality_id=municipality_id)
    return present.profile(row=row, card=view, employer=employer, tasks=tasks, on=on)


@dataclass(frozen=True, kw_only=True, slots=True)
class KindHere:
    """A kind of worker in a municipality: what it does, its strength, its limit (R-055)."""

    kind: Kind
    name: Promise
    does: Promise
    strength: Promise
    limit: Promise
    counted_as_support: bool


def kinds_here(*, municipality_id: int) -> list[KindHere]:
    """Return which kinds of worker show a card in a municipality, supporters first.

    Nobody need act, and nobody is counted: formal and informal stand in one list (R-257).
    """
    rows = Card.objects.filter(municipality_ids__contains=[municipality_id])
    found = set(rows.values_list("kind", flat=True).distinct())
    here = [
        KindHere(
            kind=kind,
            name=words.KINDS[kind],
            does=words.KIND_EXPLAINED[kind][0],
            strength=words.KIND_EXPLAINED[kind][1],
            limit=words.KIND_EXPLAINED[kind][2],
            counted_as_support=KINDS[kind].counted_as_support,
        )
        for kind in Kind
        if kind in found
    ]
    return sorted(here, key=lambda one: not one.counted_as_support)


@dataclass(frozen=True, kw_only=True, slots=True)
class StandsHere:
    """Where one sort of support stands in a municipality, by public cards; persons nowhere."""

    sort: Sort
    position: Position
    organisation_id: int | None


def stands_here(*, municipality_id: int) -> tuple[frozenset[StandsHere], frozenset[str]]:
    """Return where who counts as support stands, and which parts of life their cards name.

    Nobody need act, and nobody is counted: a place is there once, however many stand in it. Two
    queries.
    """
    counted = [kind for kind in Kind if KINDS[kind].counted_as_support]
    rows = Card.objects.filter(municipality_ids__contains=[municipality_id], kind__in=counted)
    stands = rows.values_list("kind", "position", "organisation_id").distinct()
    named = rows.values_list("domains", flat=True).distinct()
    return (
        frozenset(
            StandsHere(
                sort=KINDS[Kind(kind)].sort,
                position=Position(position),
                organisation_id=organisation_id,
            )
            for kind, position, organisation_id in stands
        ),
        frozenset(domain for domains in named for domain in domains),
    )


def tasks_here(*, kind: Kind, municipality_id: int) -> frozenset[Task]:
    """Return the tasks of a kind of worker in a municipality, which may have chosen some."""
    chosen = (
        TasksHere.objects.filter(kind=kind, municipality_id=municipality_id)
        .values_list("chosen", flat=True)
        .first()
    )
    return tasks_of(kind=kind, chosen=None if chosen is None else [Task(code) for code in chosen])


def _views(
    rows: list[Card],
    *,
    employers: dict[int, OrganisationView] | None = None,
    municipality_id: int,
    on: date,
) -> list[CardView]:
    if employers is None:
        employers = organisations.organisations(
            ids={row.organisation_id for row in rows if row.organisation_id}, on=on
        )
    municipalities = places.municipality_names(
        ids={
            municipality_id,
            *(r.employer_municipality_id for r in rows if r.employer_municipality_id),
        }
    )
    zones = {zone.pk: zone.name for zone in places.zones(municipality_id=municipality_id)}
    return [
        present.card(
            row=row,
            employer=employers.get(row.organisation_id or 0),
            municipalities=municipalities,
            municipality_id=municipality_id,
            zones=zones,
            on=on,
        )
        for row in rows
    ]
