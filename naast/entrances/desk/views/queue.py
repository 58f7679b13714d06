"""The waiting questions of an organisation, and who has room. Headers only: no names, no words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naast.core.identity.queries import Request, names
from naast.core.policy.walls import Actor
from naast.entrances.desk.headers import Header, header
from naast.supply.supporters import queries as supporters
from naast.support.casework.rules import counts_minutes
from naast.support.matching import queries as questions
from naast.support.matching.rules import QuestionStatus, waiting_days

PER_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Row:
    """A waiting question: its header, of whom it was asked, and how many days somebody waits."""

    header: Header
    asked_of: str
    days: int


@require_safe
def queue(request: Request) -> HttpResponse:
    """Show which questions wait, the oldest promise first, and the load of one's people."""
    actor = request.actor
    if not actor.holds("coordinator"):
        raise Http404
    at = timezone.now()
    page = _page(request.GET.get("page", ""))
    waiting = _waiting(actor, page=page)
    users = names(user_ids={q.user_id for q in waiting if q.user_id})
    rows = [
        Row(
            header=header(question=question, at=at),
            asked_of=users.get(question.user_id, ""),
            days=waiting_days(asked_at=question.asked_at, first_contact_at=at),
        )
        for question in waiting[:PER_PAGE]
    ]
    context = {
        "rows": rows,
        "late": sum(row.header.due.kind == "late" for row in rows),
        "longest": max((row.days for row in rows), default=0),
        "people": _people(actor, at),
        "turns": {
            "previous_url": f"?page={page - 1}" if page > 1 else "",
            "next_url": f"?page={page + 1}" if len(waiting) > PER_PAGE else "",
        },
    }
    return render(request, "desk/queue.html", context)


def _page(text: str) -> int:
    return min(int(text), 1000) if text.isascii() and text.isdigit() and int(text) else 1


def _waiting(actor: Actor, *, page: int) -> list[Any]:
    """Return a page of open questions of the organisations that I coordinate, and one more."""
    first = (page - 1) * PER_PAGE
    rows = questions.questions(actor=actor).filter(
        status=QuestionStatus.OPEN, organisation_id__in=_organisations(actor)
    )
    return list(rows.select_related("zone")[first : first + PER_PAGE + 1])


def _organisations(actor: Actor) -> list[int]:
    ids: list[int] = actor.scopes["coordinator"].organisation_ids
    return ids


def _people(actor: Actor, at: datetime) -> list[dict[str, Any]]:
    """Return my people with their load. Of volunteers only beside how many they stand (I-9)."""
    organisations = _organisations(actor)
    mine = [
        one
        for one in supporters.supporters(actor=actor)
        .filter(organisation_id__in=organisations, pool__isnull=False)
        .select_related("pool")
        if one.pool.leaves_on is None or one.pool.leaves_on > timezone.localdate(at)
    ]
    load = questions.load_by_user(actor=actor, organisation_ids=organisations)
    known = names(user_ids={one.user_id for one in mine})
    found = [
        {
            "name": known.get(one.user_id, ""),
            "running": load[one.user_id],
            "ceiling": one.pool.ceiling if counts_minutes(kind=one.kind) else None,
        }
        for one in mine
    ]
    return sorted(found, key=lambda one: str(one["name"]).casefold())
