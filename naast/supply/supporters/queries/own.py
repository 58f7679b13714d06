"""What a worker keeps about herself."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from naast.core.policy.walls import Actor
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places
from naast.supply.supporters.models import OwnWords
from naast.supply.supporters.queries.diary import extra_of
from naast.supply.supporters.queries.rows import declarations, interests, supporters
from naast.supply.supporters.queries.screening import days_of
from naast.supply.supporters.rules import OF_POOL, CardField, Days, Extra, Kind, Position, Status


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
    extra: tuple[Extra, ...]
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
        extra=extra_of(me.pool.extra),
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
