"""Workers as matching sees them: all of a municipality at once."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Func, OuterRef, Subquery, TextField
from django.db.models.functions import Cast

from naast.core.policy.walls import Actor
from naast.supply.organisations import queries as organisations
from naast.supply.supporters.models import Declaration, Interest
from naast.supply.supporters.queries.rows import supporters
from naast.supply.supporters.queries.screening import asked, days_of, seen_of
from naast.supply.supporters.rules import (
    KINDS,
    Candidate,
    CardField,
    Item,
    Kind,
    Position,
    Required,
    Seen,
    Status,
)

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


def works_with(*, actor: Actor, municipality_id: int) -> dict[int, frozenset[str]]:
    """Return by user with which groups of people the workers of a municipality work well.

    For counting what is covered: ask it as `candidates`. No resident is ever sorted by it.
    """
    rows = supporters(actor=actor).filter(
        municipality_ids__contains=[municipality_id], pool__isnull=False
    )
    return {
        user_id: frozenset(groups)
        for user_id, groups in rows.values_list("user_id", "pool__target_groups")
    }


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
