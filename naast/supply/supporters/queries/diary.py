"""A worker's own calendar elsewhere: how reading it goes, and when she is busy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.supporters.models import DiarySource
from naast.supply.supporters.queries.rows import busy, diaries, pool
from naast.supply.supporters.queries.screening import days_of
from naast.supply.supporters.rules import Extra, Span, away_spans, free_spans, joined_spans

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


def extra_of(kept: Sequence[Sequence[str]]) -> tuple[Extra, ...]:
    """Return what `PoolRecord.extra` holds."""
    return tuple(
        (date.fromisoformat(on), time.fromisoformat(opens), time.fromisoformat(closes))
        for on, opens, closes in kept
    )


def offered_times(
    *, supporter_id: UUID, start: datetime, end: datetime
) -> tuple[tuple[Extra, ...], tuple[Span, ...]]:
    """Return a worker's extra times, and when from `start` until `end` she cannot be offered.

    By absence and her own calendar alike: nobody can tell which. For what makes moments of it, and
    never to be shown as it is. Two queries, in a step of its own.
    """
    with acting(Actor(at=start, offering=Scope(row_ids=[supporter_id]))) as step:
        facts = pool(actor=step).filter(pk=supporter_id).values_list("extra", "away").first()
        rows = busy(actor=step).filter(starts_at__lt=end, ends_at__gt=start)
        elsewhere = list(rows.values_list("starts_at", "ends_at"))
    if facts is None:
        return (), ()
    extra, away = facts
    return extra_of(extra), joined_spans(spans=[*elsewhere, *away_spans(away=days_of(away))])


@dataclass(frozen=True, kw_only=True)
class OwnTime:
    """When a worker is free, and when her own calendar says busy; in UTC."""

    free: tuple[Span, ...]
    busy: tuple[Span, ...]


def own_time(
    *, actor: Actor, start: datetime, end: datetime, taken: Sequence[Span] = ()
) -> OwnTime | None:
    """Return when `actor` herself is free from `start` until `end`, without what is `taken`.

    Of her week, her extra times, her absence and her own calendar. None for who is no worker. Two
    queries.
    """
    facts = pool(actor=actor).filter(supporter__user_id=actor.user_id or 0).first()
    if facts is None:
        return None
    rows = busy(actor=actor, verb="end").filter(starts_at__lt=end, ends_at__gt=start)
    elsewhere = tuple(rows.values_list("starts_at", "ends_at"))
    free = free_spans(
        week=facts.moments,
        extra=extra_of(facts.extra),
        away=days_of(facts.away),
        busy=[*elsewhere, *taken],
        start=start,
        end=end,
    )
    return OwnTime(free=free, busy=elsewhere)
