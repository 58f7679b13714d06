"""A worker's own calendar elsewhere: how reading it goes, and when she is busy."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naast.core.policy.walls import Actor
from naast.supply.supporters.models import DiarySource
from naast.supply.supporters.queries.rows import busy, diaries
from naast.supply.supporters.rules import Span

BUSY_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Diary:
    """How it stands with her own calendar, and when she is busy next."""

    source: DiarySource
    is_file: bool
    next_busy: tuple[Span, ...]


def own_diary(*, actor: Actor, at: datetime) -> Diary | None:
    """Return how it stands with `actor`'s own calendar at `at`; None where none counts here."""
    row = diaries(actor=actor, verb="keep").first()
    if row is None:
        return None
    coming = busy(actor=actor, verb="end").filter(ends_at__gt=at)
    spans = coming.values_list("starts_at", "ends_at")[:BUSY_SHOWN]
    return Diary(source=row, is_file=row.address is None, next_busy=tuple(spans))


def busy_now(*, actor: Actor, at: datetime) -> set[UUID]:
    """Return who is busy elsewhere at `at`, of whom `actor` may know it."""
    rows = busy(actor=actor).filter(starts_at__lte=at, ends_at__gt=at).order_by()
    return set(rows.values_list("supporter_id", flat=True))
