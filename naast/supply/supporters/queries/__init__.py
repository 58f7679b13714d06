"""Read workers: public cards for everybody, the rest for who may."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from itertools import zip_longest
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Func, OuterRef, Subquery, TextField
from django.db.models.functions import Cast
from django.utils.functional import Promise

from naast.core.policy.walls import Actor
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.queries import OrganisationView
from naast.supply.places import queries as places
from naast.supply.supporters import present, words
from naast.supply.supporters.models import (
    Card,
    Declaration,
    Interest,
    OwnWords,
    TasksHere,
)
from naast.supply.supporters.present import CardView, Profile
from naast.supply.supporters.queries.applications import accounts_for
from naast.supply.supporters.queries.at_work import AtWork, at_work
from naast.supply.supporters.queries.calendars import (
    Followed,
    calendar_fingerprint,
    followed,
    is_at_work,
    own_address,
)
from naast.supply.supporters.queries.independence import (
    OrganisationCard,
    PersonCard,
    organisation_card,
    person_card,
)
from naast.supply.supporters.queries.rows import (
    applications,
    calendars,
    declarations,
    interests,
    own_kind,
    own_words,
    pool,
    screenings,
    seen_items,
    supporters,
)
from naast.supply.supporters.queries.screening import (
    Led,
    Look,
    Paper,
    asked,
    asked_of_kinds,
    days_of,
    due_warnings,
    employer_of,
    employers_led,
    led,
    led_by,
    look_at,
    papers,
    seen_of,
    stale_facts,
    versions_of,
)
from naast.supply.supporters.queries.terms import TermView, terms_for, terms_of
from naast.supply.supporters.rules import (
    APPLY_AS,
    KINDS,
    OF_POOL,
    Candidate,
    CardField,
    Days,
    Item,
    Kind,
    Position,
    Required,
    Seen,
    Sort,
    Status,
    Task,
    tasks_of,
)

__all__ = [
    "AtWork",
    "Candidate",
    "CardView",
    "Followed",
    "KindHere",
    "Led",
    "Look",
    "Mine",
    "OrganisationCard",
    "Paper",
    "PersonCard",
    "Profile",
    "TermView",
    "accounts_for",
    "applications",
    "asked",
    "asked_of_kinds",
    "at_work",
    "calendar_fingerprint",
    "calendars",
    "candidates",
    "card",
    "cards",
    "days_of",
    "declarations",
    "due_warnings",
    "employer_name",
    "employer_of",
    "employers_led",
    "faces",
    "followed",
    "interests",
    "is_at_work",
    "item_words",
    "kind_words",
    "kinds_here",
    "kinds_to_apply_as",
    "language_words",
    "led",
    "led_by",
    "look_at",
    "mine",
    "organisation_card",
    "own_address",
    "own_kind",
    "own_words",
    "papers",
    "person_card",
    "pool",
    "profile",
    "screenings",
    "seen_items",
    "seen_of",
    "shown_fields",
    "stale_facts",
    "supporters",
    "tasks_here",
    "terms_for",
    "terms_of",
    "versions_of",
    "wish_words",
]

# ---------------------------------------------------------------- public


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


# ---------------------------------------------------------------- for who may


@dataclass(frozen=True, kw_only=True, slots=True)
class Mine:
    """All that a worker keeps about herself, shown or not. `shown` is field → day of her yes."""

    supporter_id: UUID
    kind: Kind
    municipality_ids: tuple[int, ...]
    values: dict[CardField, Any]
    shown: dict[CardField, date]
    paper_since: date | None
    status: Status
    ceiling: int
    facts_confirmed_on: date
    away: tuple[Days, ...]
    target_groups: tuple[str, ...]
    other_work: tuple[str, ...]
    position: Position
    organisation_id: int | None
    employer_municipality_id: int | None
    declared_until: date | None
    providers: tuple[str, ...]


def mine(*, actor: Actor) -> Mine | None:
    """Return what `actor` keeps about herself as a worker; None for whoever is none."""
    me = (
        supporters(actor=actor)
        .filter(user_id=actor.user_id or 0, pool__isnull=False)
        .select_related("pool", "own_words")
        .first()
    )
    if me is None:
        return None
    words = getattr(me, "own_words", None) or OwnWords()
    declared = declarations(actor=actor).filter(supporter=me).first()
    ties = interests(actor=actor).filter(declaration=declared) if declared else ()
    return Mine(
        supporter_id=me.pk,
        kind=Kind(me.kind),
        municipality_ids=tuple(me.municipality_ids),
        values={f: getattr(me.pool if f in OF_POOL else words, f) for f in CardField},
        shown={CardField(f): date.fromisoformat(day) for f, day in words.shown.items()},
        paper_since=words.paper_since,
        status=Status(me.pool.status),
        ceiling=me.pool.ceiling,
        facts_confirmed_on=me.pool.facts_confirmed_on,
        away=days_of(me.pool.away),
        target_groups=tuple(me.pool.target_groups),
        other_work=tuple(me.pool.other_work),
        position=Position(me.position),
        organisation_id=me.organisation_id,
        employer_municipality_id=me.employer_municipality_id,
        declared_until=declared.until_on if declared else None,
        providers=tuple(sorted(tie.provider for tie in ties)),
    )


def employer_name(*, mine: Mine, on: date) -> str:
    """Return the organisation or municipality that somebody works for, by name."""
    if mine.organisation_id:
        return organisations.organisations(ids=[mine.organisation_id], on=on)[
            mine.organisation_id
        ].name
    pk = mine.employer_municipality_id or 0
    return places.municipality_names(ids=[pk]).get(pk, "")


# ---------------------------------------------------------------- words


def kinds_to_apply_as() -> list[tuple[str, str]]:
    """Return as what one may offer oneself, as choices of a field."""
    return [(kind.value, str(words.KINDS[kind])) for kind in APPLY_AS]


def kind_words() -> dict[Kind, Promise]:
    """Return every kind of worker, in words."""
    return dict(words.KINDS)


def item_words() -> dict[Item, Promise]:
    """Return every item of screening, in words."""
    return dict(words.ITEMS)


def shown_fields(*, supporter_ids: Iterable[UUID]) -> dict[UUID, tuple[Promise, ...]]:
    """Return what stands on the public cards of these workers by their own yes, in words."""
    rows = Card.objects.filter(pk__in=list(supporter_ids)).values_list("pk", "fields")
    return {
        pk: tuple(words.FIELDS[field] for field in CardField if field in fields)
        for pk, fields in rows
    }


def language_words() -> dict[str, Promise]:
    """Return the languages that somebody may speak, by code."""
    return {code.value: name for code, name in words.LANGUAGES.items()}


def wish_words() -> dict[str, list[tuple[str, Promise]]]:
    """Return what a resident may wish of somebody, as choices: theme, gender, way, breadth."""
    return {
        "theme": [(code.value, name) for code, name in words.THEMES.items()],
        "gender": [(code.value, name) for code, name in words.GENDERS.items()],
        "way": [(code.value, name) for code, name in words.WAYS.items()],
        "breadth": [(code.value, name) for code, name in words.BREADTHS.items()],
    }


# ---------------------------------------------------------------- for matching

_OF_SUPPORTER = (
    "id", "user_id", "kind", "organisation_id", "employer_municipality_id", "position",
    "team_zone_ids",
)  # fmt: skip
_OF_OTHERS = (
    "declared", "screening__seen", "card__fields", "card__shown_name", "card__themes",
    "card__gender",
)  # fmt: skip
_OF_POOL = (
    "domains", "frames", "breadth", "languages", "zone_ids", "ways", "moments", "ceiling",
    "status", "since", "leaves_on", "facts_confirmed_on", "away",
)  # fmt: skip


def candidates(*, actor: Actor, municipality_id: int, on: date) -> list[Candidate]:
    """Return everybody who works in a municipality, as matching sees her, by id. Three queries.

    Ask it under the role `matcher`, for that municipality alone:
    `acting(actor.also(matcher=Scope(municipality_ids=[municipality_id])))`. In any other role the
    walls show only whom that role may see. Nobody is left out: `rules.why_not_available` says who
    may not be offered, and why. A reason shown to a resident may name only `published` facts.
    """
    latest = Declaration.objects.filter(supporter_id=OuterRef("pk"), declared_on__lte=on).order_by(
        "-declared_at", "id"
    )
    ties = Interest.objects.filter(declaration_id=OuterRef("pk")).order_by("provider")
    # One look at her latest declaration for all: a look costs more than the reading of it.
    until_and_ties: Any = ArraySubquery(ties.values("provider"))
    for day in ("until_on", "declared_on"):
        until_and_ties = Func(
            Cast(day, TextField()),
            until_and_ties,
            function="array_prepend",
            output_field=ArrayField(TextField()),
        )
    declared = latest.values(found=until_and_ties)
    rows = list(
        supporters(actor=actor)
        .filter(municipality_ids__contains=[municipality_id], pool__isnull=False)
        .annotate(declared=Subquery(declared[:1]))
        .values_list(*_OF_SUPPORTER, *_OF_OTHERS, *(f"pool__{name}" for name in _OF_POOL))
    )
    names = (*_OF_SUPPORTER, *_OF_OTHERS, *_OF_POOL)
    found = [dict(zip(names, row, strict=True)) for row in rows]
    standings = organisations.standings(
        actor=actor,
        ids={row["organisation_id"] for row in found if row["organisation_id"]},
        municipality_id=municipality_id,
        on=on,
    )
    needed = asked(
        workers={
            (row["organisation_id"], row["employer_municipality_id"], row["kind"]) for row in found
        },
        on=on,
    )
    return [
        _candidate(
            row,
            standings,
            needed[row["organisation_id"], row["employer_municipality_id"], row["kind"]],
        )
        for row in found
    ]


def _candidate(
    row: dict[str, Any], standings: dict[int, organisations.Standing], required: Required
) -> Candidate:
    kind = _KINDS[row["kind"]]
    standing = standings.get(row["organisation_id"] or 0, organisations.NO_STANDING)
    declared_on, until, *providers = row["declared"] or (None, None)
    seen = seen_of(row["screening__seen"] or {})
    if declared_on:
        seen[Item.DECLARATION] = Seen(
            seen_on=date.fromisoformat(declared_on), valid_until=date.fromisoformat(str(until))
        )
    return Candidate(
        supporter_id=row["id"],
        user_id=row["user_id"],
        shown_name=row["card__shown_name"] or "",
        kind=kind,
        sort=KINDS[kind].sort,
        counted_as_support=KINDS[kind].counted_as_support,
        house=KINDS[kind].house,
        organisation_id=row["organisation_id"],
        employer_municipality_id=row["employer_municipality_id"],
        position=_POSITIONS[row["position"]],
        team_zone_ids=tuple(row["team_zone_ids"]),
        domains=tuple(row["domains"]),
        frames=tuple(row["frames"]),
        breadth=row["breadth"],
        themes=tuple(row["card__themes"] or ()),
        languages=tuple(row["languages"]),
        gender=row["card__gender"] or "",
        zone_ids=tuple(row["zone_ids"]),
        ways=tuple(row["ways"]),
        moments=tuple(row["moments"]),
        ceiling=row["ceiling"],
        status=_STATUSES[row["status"]],
        since=row["since"],
        leaves_on=row["leaves_on"],
        facts_confirmed_on=row["facts_confirmed_on"],
        away=days_of(row["away"]),
        has_card=row["card__fields"] is not None,
        published=_published(tuple(row["card__fields"] or ())),
        required=required,
        seen=seen,
        providers=tuple(sorted({*providers, *standing.providers})),
        under_review=standing.under_review,
    )


# A city has hundreds of workers: their codes are looked up, not made into enums one by one.
_KINDS = {kind.value: kind for kind in Kind}
_POSITIONS = {position.value: position for position in Position}
_STATUSES = {status.value: status for status in Status}


@lru_cache(maxsize=1000)
def _published(codes: tuple[str, ...]) -> frozenset[CardField]:
    return frozenset(map(CardField, codes))
