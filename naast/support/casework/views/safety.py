"""Worries about somebody's safety: the steps, and what is held back from her."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.queries import Request
from naast.support.casework.actions import CaseCannotMove
from naast.support.casework.actions import safety as actions
from naast.support.casework.models import STEPS, SafetyConcern
from naast.support.casework.queries import OpenedCase
from naast.support.casework.queries import safety as queries
from naast.support.casework.queries.safety import MOST_CONCERNS, OpenedConcern
from naast.support.casework.rules.safety import is_to_review
from naast.support.casework.safety_forms import HoldBackForm, StepForm
from naast.support.casework.views.shared import giving_back, head_of, open_own, posted_of
from naast.support.people import queries as people


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, at: StepForm(posted, on=timezone.localdate(at), first=True))
def safety(request: Request, case_id: UUID) -> HttpResponse:
    """Show the five steps and what was done; note a step."""
    opened, at = open_own(request, case_id), timezone.now()
    found = _concerns(request, opened)
    running = next((one for one in found if one.ended_at is None), None)
    today = timezone.localdate(at)
    form = StepForm(
        posted_of(request), on=today, first=running is None, initial={"taken_on": today}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.note_step(
                actor=request.actor,
                case_id=case_id,
                taken=form.taken(),
                held_back=form.held_back(),
                at=at,
            )
        except (ObjectDoesNotExist, CaseCannotMove) as gone:
            raise Http404 from gone
        messages.success(request, _("Kept."))
        return redirect("casework:safety", case_id)
    context = {
        **head_of(opened),
        "heading": _("Worries about safety"),
        "back_url": reverse("casework:case", args=[case_id]),
        "form": form,
        "first": running is None,
        "concerns": found,
        "steps": [words for step, words in STEPS if running and step not in running.taken],
        "running": running,
        "to_review": running is not None and is_to_review(review_on=running.review_on, on=today),
        "look_again": {
            one.id: reverse("casework:look_again", args=[case_id, one.id]) for one in found
        },
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "casework/safety.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, at: HoldBackForm(posted, on=timezone.localdate(at)))
def look_again(request: Request, case_id: UUID, concern_id: UUID) -> HttpResponse:
    """Let the resident read it from now on, or hold it back longer with a reason."""
    opened, at = open_own(request, case_id), timezone.now()
    found = [one for one in _concerns(request, opened) if one.id == concern_id and not one.told_at]
    if not found:
        raise Http404
    form = HoldBackForm(posted_of(request), on=timezone.localdate(at))
    if request.method == "POST" and form.is_valid():
        try:
            actions.look_again(
                actor=request.actor,
                case_id=case_id,
                concern_id=concern_id,
                held_back=form.held_back(),
                at=at,
            )
        except (ObjectDoesNotExist, CaseCannotMove) as gone:
            raise Http404 from gone
        messages.success(request, _("Kept."))
        return redirect("casework:safety", case_id)
    context = {
        **head_of(opened),
        "heading": _("May the resident read this now?"),
        "back_url": reverse("casework:safety", args=[case_id]),
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "casework/step.html", context, status=status)


@never_cache
@require_safe
def held_back(request: Request) -> HttpResponse:
    """Show who guards privacy what is held back, by whom and until when; nothing of what it is."""
    if not request.actor.holds("privacy_officer"):
        raise Http404
    today = timezone.localdate(timezone.now())
    rows = [
        {
            "row": row,
            "late": is_to_review(review_on=row.review_on, on=today),
            "url": reverse("casework:release", args=[row.id]),
        }
        for row in queries.held_back(actor=request.actor)
    ]
    return render(request, "casework/held_back.html", {"rows": rows})


@require_POST
def release(request: Request, concern_id: UUID) -> HttpResponse:
    """Let a resident read what was held back."""
    if not request.actor.holds("privacy_officer"):
        raise Http404
    try:
        actions.release(actor=request.actor, concern_id=concern_id, at=timezone.now())
    except SafetyConcern.DoesNotExist as gone:
        raise Http404 from gone
    messages.success(request, _("The resident may read it from now on."))
    return redirect("casework:held_back")


def _concerns(request: Request, opened: OpenedCase) -> list[OpenedConcern]:
    actor: Any = request.actor
    _details, key = people.opened_with_key(actor=actor, person_id=opened.person.person_id)
    rows = queries.concerns(actor=actor).filter(case_id=opened.case_id)
    return queries.opened_concerns(actor=actor, rows=list(rows[:MOST_CONCERNS]), key=key)
