"""Who is counted on for which day, who lacks intervision or supervision, and what changed by it."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.policy.walls import Actor
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.actions import DayDoesNotFit
from naast.supply.training import actions, queries
from naast.supply.training.forms import ChangedForm, PlanPeopleForm
from naast.supply.training.models import Meeting


@never_cache
@require_safe
def backed(request: HttpRequest) -> HttpResponse:
    """Show by name what backs each of one's people, and who lacks it."""
    actor, _led, today = _leads(request)
    context = {
        "rows": queries.backed(actor=actor, on=today),
        "back_url": reverse("training:catalogue"),
    }
    return render(request, "training/backed.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Count on people for a day ahead."""
    actor, led, today = _leads(request)
    row = _meeting(queries.meetings(employers=led).filter(held_on__gte=today), meeting_id)
    known = {one.supporter_id: one for one in queries.joining(actor=actor).filter(meeting=row)}
    mine = queries.people_of(actor=actor, employers=led, on=today)
    form = PlanPeopleForm(
        request.POST if request.method == "POST" else None,
        people=[(str(p.supporter_id), p.name) for p in mine if p.supporter_id not in known],
    )
    if form.is_valid():
        actions.plan_people(
            actor=actor, meeting_id=row.pk, supporter_ids=form.cleaned_data["planned"]
        )
        messages.success(request, _("Kept. They are told."))
        return HttpResponseRedirect(reverse("training:people", args=[row.pk]))
    context = {
        "meeting": row,
        "known": [
            (one.name, known[one.supporter_id].get_answer_display())
            for one in mine
            if one.supporter_id in known
        ],
        "form": form if len(known) < len(mine) else None,
        "back_url": reverse("training:meeting", args=[row.pk]),
    }
    return render(request, "training/people.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def changed(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Keep what changed by a day that was held."""
    actor, led, today = _leads(request)
    own = queries.led_meetings(employers=led).filter(held_on__lte=today)
    row = _meeting(own, meeting_id)
    sent = request.POST if request.method == "POST" else None
    form = ChangedForm(sent, initial={"changed": row.changed})
    if form.is_valid():
        actions.keep_what_changed(actor=actor, meeting_id=row.pk, text=form.cleaned_data["changed"])
        messages.success(request, _("Kept."))
        return HttpResponseRedirect(reverse("training:meeting", args=[row.pk]))
    back_url = reverse("training:meeting", args=[row.pk])
    context = {"meeting": row, "form": form, "back_url": back_url}
    return render(request, "training/changed.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
def come(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Say that I come."""
    return _said(request, meeting_id, comes=True)


@never_cache
@require_POST
def cannot(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Say that I cannot come; nobody asks why."""
    return _said(request, meeting_id, comes=False)


def _said(request: HttpRequest, meeting_id: UUID, *, comes: bool) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    try:
        actions.say_whether(actor=actor, meeting_id=meeting_id, comes=comes)
    except (Meeting.DoesNotExist, DayDoesNotFit) as unseen:
        raise Http404 from unseen
    messages.success(request, _("Kept. Thank you.") if comes else _("Kept. Nobody asks why."))
    return HttpResponseRedirect(reverse("training:meeting", args=[meeting_id]))


def _leads(request: HttpRequest) -> tuple[Actor, dict[queries.Employer, str], date]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    led = supporters.employers_led(actor=actor, on=today)
    if not led:
        raise Http404
    return actor, led, today


def _meeting(rows: queries.Meetings, meeting_id: UUID) -> Meeting:
    try:
        return rows.get(id=meeting_id)
    except Meeting.DoesNotExist:
        raise Http404 from None
