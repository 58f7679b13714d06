"""What waits in the municipality's own house, who of its workers has room, and who is away.

For who leads them. Headers only, and nothing of the house of support (I-3).
"""

from datetime import date, datetime, timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request, names
from naast.core.policy.walls import Actor
from naast.entrances.desk.headers import header
from naast.entrances.desk.team_forms import AwayForm
from naast.entrances.desk.waits import why_they_wait, with_passes
from naast.supply.supporters import actions as supply
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.rules import Status, is_away, still_to_come
from naast.support.decisions import queries as decisions
from naast.support.decisions.rules import MatterStatus, doorstep_late_before
from naast.support.matching import queries as questions
from naast.support.matching.rules import QuestionStatus, waiting_days
from naast.support.people.rules import House

MOST_SHOWN = 50
MOST_LED = 500


@require_safe
def team(request: Request) -> HttpResponse:
    """Show which questions wait, for whom nobody came within a week, and the load of each."""
    actor = request.actor
    if not actor.holds("access_lead"):
        raise Http404
    at = timezone.now()
    waiting = _waiting(actor)
    unvisited = _unvisited(actor, at)
    people = _people(actor)
    users = names(
        user_ids={one.user_id for one in [*waiting, *people] if one.user_id}
        | {one.user_id for one in unvisited}
    )
    why = why_they_wait(questions=waiting, at=at)
    rows: list[dict[str, Any]] = [
        {
            "header": header(question=one, at=at),
            "asked_of": users.get(one.user_id, ""),
            "days": waiting_days(asked_at=one.asked_at, first_contact_at=at),
            "why": why[one.id],
        }
        for one in waiting
    ]
    context = {
        "rows": rows,
        "more": len(rows) == MOST_SHOWN,
        "late": sum(row["header"].due.kind == "late" for row in rows),
        "longest": max((row["days"] for row in rows), default=0),
        "unvisited": [
            {
                "number": one.question.number,
                "zone": one.zone.name if one.zone else "",
                "officer": users.get(one.user_id, ""),
                "since": one.notified_at,
            }
            for one in unvisited
        ],
        "people": _in_words(people, users, timezone.localdate(at)),
    }
    return render(request, "desk/team.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: Request, supporter_id: UUID) -> HttpResponse:
    """Say on which days somebody is away whom one leads."""
    actor = request.actor
    if not actor.holds("access_lead"):
        raise Http404
    worker = _led(actor).filter(id=supporter_id).select_related("pool").first()
    if worker is None:
        raise Http404
    on = timezone.localdate()
    known = still_to_come(away=supporters.days_of(worker.pool.away), on=on)
    posted = request.method == "POST"
    form = AwayForm(request.POST if posted else None, known=known, today=on)
    if posted and form.is_valid():
        supply.note_absence(actor=actor, supporter_id=supporter_id, away=form.kept())
        messages.success(request, _("Kept. No new questions go there on these days."))
        return redirect("desk:team")
    context = {
        "name": names(user_ids={worker.user_id}).get(worker.user_id, ""),
        "form": form,
        "known": known,
        "back_url": reverse("desk:team"),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/away.html", context, status=status)


def _towns(actor: Actor) -> list[int]:
    ids: list[int] = actor.scopes["access_lead"].municipality_ids
    return ids


def _waiting(actor: Actor) -> list[Any]:
    """Return the open questions to the municipalities that somebody leads, by promise."""
    rows = questions.questions(actor=actor).filter(
        status=QuestionStatus.OPEN, house=House.MUNICIPALITY, municipality_id__in=_towns(actor)
    )
    return list(with_passes(actor=actor, questions=rows.select_related("zone"))[:MOST_SHOWN])


def _unvisited(actor: Actor, at: datetime) -> list[Any]:
    """Return for whom nobody came within a week, who waits longest first (R-294)."""
    rows = decisions.matters(actor=actor).filter(
        status=MatterStatus.OPEN,
        municipality_id__in=_towns(actor),
        first_visit_at__isnull=True,
        notified_at__lt=doorstep_late_before(at=at),
    )
    found = rows.select_related("zone", "question").order_by("notified_at", "id")
    return list(found[:MOST_SHOWN])


def _led(actor: Actor) -> Any:
    """Return the workers of one's own municipalities, and of no organisation."""
    return (
        supporters.led_by(actor=actor)
        .filter(employer_municipality_id__in=_towns(actor), pool__isnull=False)
        .exclude(pool__status=Status.STOPPED)
    )


def _people(actor: Actor) -> list[Any]:
    """Return who works for the municipality, with beside how many each stands now."""
    load = (
        questions.placements(actor=actor)
        .filter(user_id=OuterRef("user_id"), house=House.MUNICIPALITY, until_at__isnull=True)
        .order_by()
        .values("user_id")
        .annotate(n=Count("id"))
    )
    rows = _led(actor).select_related("pool")
    return list(rows.annotate(running=Coalesce(Subquery(load.values("n")), 0))[:MOST_LED])


def _in_words(people: list[Any], known: dict[int, str], on: date) -> list[dict[str, Any]]:
    found = []
    for one in people:
        runs = supporters.days_of(one.pool.away)
        now = [run for run in still_to_come(away=runs, on=on) if is_away(away=[run], on=on)]
        found.append(
            {
                "name": known.get(one.user_id, ""),
                "running": one.running,
                "ceiling": one.pool.ceiling,
                "paused": one.pool.status == Status.PAUSED,
                "back_on": now[0][1] if now else None,
                "last_on": now[0][1] - timedelta(days=1) if now else None,
                "url": reverse("desk:away", args=[one.id]),
                "matters_url": reverse("desk:officer_matters", args=[one.user_id]),
            }
        )
    return sorted(found, key=lambda one: one["name"].casefold())
