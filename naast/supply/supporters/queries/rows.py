"""Rows about workers, for whoever may see them."""

from typing import TypeVar, cast

from django.db.models import Model, QuerySet

from naast.core.policy.walls import Actor, Table, reach
from naast.supply.supporters import policy
from naast.supply.supporters.models import (
    Application,
    BusyTime,
    CalendarAddress,
    Declaration,
    DiarySource,
    Interest,
    OwnWords,
    PoolRecord,
    Screening,
    SeenItem,
    Supporter,
)

M = TypeVar("M", bound=Model)


def _rows(model: type[M], table: Table, actor: Actor, verb: str) -> QuerySet[M]:
    rows = model._default_manager.filter(reach(table, actor, verb))  # noqa: SLF001
    return rows.order_by("pk")


def supporters(*, actor: Actor, verb: str = "view") -> QuerySet[Supporter]:
    """Return the workers on whom `actor` may do `verb`."""
    return _rows(Supporter, policy.SUPPORTERS, actor, verb)


def own_kind(*, actor: Actor) -> str:
    """Return what kind of worker `actor` is; nothing for who was never admitted as one."""
    mine = supporters(actor=actor).filter(user_id=cast("int", actor.user_id))
    return mine.values_list("kind", flat=True).first() or ""


def pool(*, actor: Actor, verb: str = "view") -> QuerySet[PoolRecord]:
    """Return the pool records on which `actor` may do `verb`."""
    return _rows(PoolRecord, policy.POOL, actor, verb)


def screenings(*, actor: Actor, verb: str = "view") -> QuerySet[Screening]:
    """Return the screenings on which `actor` may do `verb`."""
    return _rows(Screening, policy.SCREENING, actor, verb)


def declarations(*, actor: Actor, verb: str = "view") -> QuerySet[Declaration]:
    """Return the declarations of interests on which `actor` may do `verb`, newest first."""
    return _rows(Declaration, policy.DECLARATIONS, actor, verb).order_by("-declared_at", "id")


def interests(*, actor: Actor, verb: str = "view") -> QuerySet[Interest]:
    """Return the declared ties on which `actor` may do `verb`."""
    return _rows(Interest, policy.INTERESTS, actor, verb)


def own_words(*, actor: Actor, verb: str = "view") -> QuerySet[OwnWords]:
    """Return the words on which `actor` may do `verb`: her own, or none."""
    return _rows(OwnWords, policy.OWN_WORDS, actor, verb)


def calendars(*, actor: Actor, verb: str = "view") -> QuerySet[CalendarAddress]:
    """Return the secret addresses on which `actor` may do `verb`: her own, or none."""
    return _rows(CalendarAddress, policy.CALENDARS, actor, verb)


def diaries(*, actor: Actor, verb: str = "view") -> QuerySet[DiarySource]:
    """Return the calendars elsewhere on which `actor` may do `verb`: her own, or none."""
    return _rows(DiarySource, policy.DIARIES, actor, verb)


def busy(*, actor: Actor, verb: str = "view") -> QuerySet[BusyTime]:
    """Return the busy times on which `actor` may do `verb`, soonest first."""
    return _rows(BusyTime, policy.BUSY, actor, verb).order_by("starts_at", "id")


def applications(*, actor: Actor, verb: str = "view") -> QuerySet[Application]:
    """Return the applications on which `actor` may do `verb`, oldest first."""
    return _rows(Application, policy.APPLICATIONS, actor, verb).order_by("applied_at", "id")


def seen_items(*, actor: Actor, verb: str = "view") -> QuerySet[SeenItem]:
    """Return the looks at papers on which `actor` may do `verb`, newest first."""
    return _rows(SeenItem, policy.SEEN, actor, verb).order_by("-noted_at", "id")
