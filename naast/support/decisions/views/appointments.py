"""When they speak: she offers times, the officer picks one or keeps what was said."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naast.core.identity.queries import Request
from naast.supply.places.queries import talk_word
from naast.support.decisions.actions import appointments
from naast.support.decisions.appointment_forms import AgreedForm
from naast.support.decisions.present import heading_of
from naast.support.decisions.views.shared import giving_back, open_to_change, posted, status_of
from naast.support.encounters import queries
from naast.support.encounters.actions import NotAhead, Overlaps
from naast.support.encounters.rules import MOST_OFFERED, Way


def _of(sent: QueryDict) -> AgreedForm:
    return AgreedForm(sent, at=timezone.now())


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(_of)
def appointment(request: Request, matter_id: UUID) -> HttpResponse:
    """Show the times that she offers and what is agreed; keep what was agreed out loud."""
    opened, at = open_to_change(request, matter_id), timezone.now()
    form = AgreedForm(posted(request), at=at)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            appointments.agree_out_loud(
                actor=request.actor,
                matter_id=matter_id,
                way=Way(given["way"]),
                starts_at=given["starts_at"],
                minutes=given["minutes"],
                at=at,
            )
        except ObjectDoesNotExist as gone:  # closed in another window
            raise Http404 from gone
        except Overlaps:
            form.was_taken()
        else:
            _said(request)
            return redirect("decisions:appointment", matter_id)
    person_id = opened.matter.person_id
    coming = queries.coming(actor=request.actor, person_id=person_id, at=at)
    context = {
        **heading_of(opened),
        "form": form,
        "heading": _("When you speak"),
        "talk_word": talk_word(municipality_id=opened.matter.municipality_id),
        "back_url": reverse("decisions:matter", args=[matter_id]),
        "coming": [
            {"one": one, "call_off_url": reverse("decisions:call_off", args=[matter_id, one.id])}
            for one in coming
        ],
        "offered": [
            {"time": one, "pick_url": reverse("decisions:pick_time", args=[matter_id, one.id])}
            for one in queries.offered_times(actor=request.actor).filter(
                person_id=person_id, starts_at__gt=at
            )[:MOST_OFFERED]
        ],
    }
    return render(request, "decisions/appointment.html", context, status=status_of(form))


@require_POST
def pick_time(request: Request, matter_id: UUID, time_id: UUID) -> HttpResponse:
    """Pick a time that she offers; one that is gone says so and changes nothing."""
    open_to_change(request, matter_id)
    try:
        appointments.pick_time(
            actor=request.actor, matter_id=matter_id, time_id=time_id, at=timezone.now()
        )
    except (ObjectDoesNotExist, NotAhead):
        messages.warning(request, _("This time is no longer offered. Look at the others."))
    except Overlaps:
        messages.warning(request, _("You have another appointment then. Pick another time."))
    else:
        _said(request)
    return redirect("decisions:appointment", matter_id)


@require_POST
def call_off(request: Request, matter_id: UUID, appointment_id: UUID) -> HttpResponse:
    """Call an appointment off."""
    open_to_change(request, matter_id)
    try:
        appointments.call_off(
            actor=request.actor, matter_id=matter_id, appointment_id=appointment_id,
            at=timezone.now(),
        )  # fmt: skip
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    messages.success(request, _("Called off. The resident reads it."))
    return redirect("decisions:appointment", matter_id)


def _said(request: Request) -> None:
    messages.success(
        request,
        _("Agreed. The resident reads it, and that somebody may come along and support is free."),
    )
