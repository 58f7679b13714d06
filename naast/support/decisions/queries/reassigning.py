"""Read whose matters go to another, and who could go on with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.policy.walls import Actor
from naast.supply.law import queries as law
from naast.support.decisions.models import Matter
from naast.support.decisions.queries import Term, decided_of, matters, pressing, terms
from naast.support.decisions.rules import MatterStatus
from naast.support.matching import queries as matching
from naast.support.matching.rules import Succession
from naast.support.people.rules import House

MOST_MATTERS = 200
"""How many running matters a page shows, the oldest first."""


@dataclass(frozen=True, kw_only=True)
class Running:
    """A running matter as who leads there sees it: its header, and the term that presses most."""

    matter: Matter
    term: Term | None


@dataclass(frozen=True, kw_only=True)
class Leaving(Running):
    """A running matter of one officer, and who could go on with it."""

    succession: Succession


def running(*, actor: Actor, at: datetime) -> list[Running]:
    """Return the running matters that `actor` may give to another, by the term that presses."""
    return _by_term(
        _rows(actor).select_related("user", "zone", "question")[:MOST_MATTERS], actor=actor, at=at
    )


def leaving(*, actor: Actor, user_id: int, at: datetime) -> list[Leaving]:
    """Return the running matters of an officer, each with who could go on, by term."""
    rows = _rows(actor).filter(user_id=user_id).select_related("user", "zone", "question")
    found = _by_term(rows[:MOST_MATTERS], actor=actor, at=at)
    could = successions(rows=[one.matter for one in found], at=at)
    return [
        Leaving(matter=one.matter, term=one.term, succession=could[one.matter.id]) for one in found
    ]


def successions(*, rows: Sequence[Matter], at: datetime) -> dict[UUID, Succession]:
    """Return who could go on with each of these matters; each had its question fetched with it.

    Who is full or away, who supports in this circle, and who holds no grant there any more, are all
    of them just not there (I-1).
    """
    on = timezone.localdate(at)
    granted = {
        town: set(holders(role="access_officer", scope=f"municipality:{town}", on=on))
        for town in {row.municipality_id for row in rows}
    }
    found = matching.successions(
        left=[
            matching.Left(
                id=row.id,
                circle_id=row.circle_id,
                municipality_id=row.municipality_id,
                organisation_id=None,
                zone_id=row.zone_id,
                domains=row.domains,
                wishes=row.question.wishes,
                closed_to=frozenset({row.user_id}),
            )
            for row in rows
        ],
        house=House.MUNICIPALITY,
        at=at,
    )
    return {row.id: found[row.id].among(granted[row.municipality_id]) for row in rows}


def _rows(actor: Actor) -> QuerySet[Matter]:
    return matters(actor=actor, verb="reassign").filter(status=MatterStatus.OPEN)


def _by_term(rows: QuerySet[Matter], *, actor: Actor, at: datetime) -> list[Running]:
    found = list(rows)
    books = law.term_books(municipality_ids={row.municipality_id for row in found})
    decided = decided_of(actor=actor, matter_ids=[row.id for row in found])
    listed = [
        Running(
            matter=row,
            term=pressing(
                terms(
                    matter=row,
                    decided=decided[row.id],
                    at=at,
                    book=books[row.municipality_id],
                )
            ),
        )
        for row in found
    ]
    never = max((one.term.last_on for one in listed if one.term), default=timezone.localdate(at))
    return sorted(
        listed,
        key=lambda one: (
            one.term is None,
            one.term.last_on if one.term else never,
            one.matter.opened_at,
        ),
    )
