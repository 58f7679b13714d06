"""Read worries about safety, opened, and what waits for somebody to look again."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor, reach
from naast.support.casework import policy
from naast.support.casework.models import (
    CONSULTED,
    DECIDED,
    STEPS,
    SafetyConcern,
    SafetyEntry,
)
from naast.support.casework.rules.safety import Step

MOST_CONCERNS = 20
MOST_HELD_BACK = 100


def concerns(*, actor: Actor, verb: str = "view") -> QuerySet[SafetyConcern]:
    """Return the headers of worries on which `actor` may do `verb`, newest first."""
    found = SafetyConcern.objects.filter(reach(policy.CONCERNS, actor, verb))
    return found.order_by("-opened_at", "id")


def concern_entries(*, actor: Actor, verb: str = "view") -> QuerySet[SafetyEntry]:
    """Return what was noted about safety on which `actor` may do `verb`, oldest first."""
    found = SafetyEntry.objects.filter(reach(policy.CONCERN_ENTRIES, actor, verb))
    return found.order_by("at", "id")


def held_back(*, actor: Actor) -> QuerySet[SafetyConcern]:
    """Return what is held back in the organisations whose privacy `actor` guards, next day first.

    At most `MOST_HELD_BACK`; with who holds it back.
    """
    rows = concerns(actor=actor, verb="release").filter(told_at__isnull=True)
    return rows.select_related("user").order_by("review_on", "id")[:MOST_HELD_BACK]


@dataclass(frozen=True, kw_only=True)
class OpenedEntry:
    """A step, or why it is held back (`step` None)."""

    step: Step | None
    step_words: str
    taken_on: date
    by: str
    consulted: str
    decided: str
    text: str


@dataclass(frozen=True, kw_only=True)
class OpenedConcern:
    """A worry with all that was noted, oldest first."""

    id: UUID
    opened_at: datetime
    review_on: date | None
    told_at: datetime | None
    ended_at: datetime | None
    entries: tuple[OpenedEntry, ...]

    @property
    def taken(self) -> frozenset[Step]:
        """The steps that were taken, in whatever order."""
        return frozenset(one.step for one in self.entries if one.step)


def opened_concerns(
    *, actor: Actor, rows: Sequence[SafetyConcern], key: DataKey
) -> list[OpenedConcern]:
    """Return worries of one person, opened. One query, however many there are."""
    by_concern: dict[UUID, list[OpenedEntry]] = defaultdict(list)
    noted = concern_entries(actor=actor).filter(concern_id__in=[row.id for row in rows])
    steps, consulted, decided = dict(STEPS), dict(CONSULTED), dict(DECIDED)
    for one in noted.select_related("user"):
        by_concern[one.concern_id].append(
            OpenedEntry(
                step=Step(one.step) if one.step else None,
                step_words=str(steps[Step(one.step)]) if one.step else "",
                taken_on=one.taken_on,
                by=one.user.name,
                consulted=str(dict(consulted).get(one.consulted, "")),  # type: ignore[call-overload]
                decided=str(dict(decided).get(one.decided, "")),  # type: ignore[call-overload]
                text=one.text.open(key=key),
            )
        )
    return [
        OpenedConcern(
            id=row.id,
            opened_at=row.opened_at,
            review_on=row.review_on,
            told_at=row.told_at,
            ended_at=row.ended_at,
            entries=tuple(by_concern[row.id]),
        )
        for row in rows
    ]
