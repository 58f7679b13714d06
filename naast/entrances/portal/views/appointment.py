"""My file: times I offer for a talk with the municipality, and what is agreed."""

from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.policy.walls import Actor
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.times_form import TimesForm
from naast.entrances.portal.views.file import mine, stay
from naast.support.encounters import queries
from naast.support.encounters.actions import call_off_own, times
from naast.support.encounters.queries import OpenedAppointment
from naast.support.encounters.rules import MOST_OFFERED, Way, appointment_file
from naast.support.keys.queries import kept_plan
from naast.support.people import queries as people
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

ICALENDAR = "text/calendar; charset=utf-8"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, slug: str) -> HttpResponse:
    """Let her say when she can speak with the municipality. It picks one, and sees no more."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    actor = cast("Request", request).actor
    if not mine(actor=actor, place=place, house=House.MUNICIPALITY):
        raise Http404
    stay(request, actor=actor, at=at)
    offered = list(queries.offered_times(actor=actor).filter(starts_at__gt=at)[:MOST_OFFERED])
    form = TimesForm(request.POST if request.method == "POST" else None, at=at)
    if form.is_valid():
        times.offer_times(
            actor=actor,
            starts_at=form.cleaned_data["moments"],
            way=Way(form.cleaned_data["waar"]),
            at=at,
        )
        messages.success(request, _("Your times are sent. The municipality picks one."))
        return HttpResponseRedirect(reverse("portal:file", args=[place.slug]))
    context = {
        "place": place,
        "form": form,
        "offered": offered,
        "back_url": reverse("portal:file", args=[place.slug]),
    }
    return render(request, "portal/times.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def appointment(request: HttpRequest, slug: str, appointment_id: UUID) -> HttpResponse:
    """Show an appointment: when, with whom, that somebody may come along; she can call it off."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    actor = cast("Request", request).actor
    one = _mine(actor=actor, place=place, appointment_id=appointment_id)
    stay(request, actor=actor, at=at)
    if request.method == "POST":
        return _called_off(request, place=place, actor=actor, one=one, at=at)
    kept = kept_plan(actor=actor)
    context = {
        "place": place,
        "one": one,
        "over": one.starts_at <= at,
        "own_question": kept.plan.own_question if kept else "",
        "municipal": people.persons(actor=actor).filter(house=House.MUNICIPALITY).exists(),
        "back_url": reverse("portal:file", args=[place.slug]),
    }
    return render(request, "portal/appointment.html", context)


@never_cache
@require_safe
def calendar(request: HttpRequest, slug: str, appointment_id: UUID) -> HttpResponse:
    """Return an appointment for her own calendar: when, and nothing else."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    one = _mine(actor=cast("Request", request).actor, place=place, appointment_id=appointment_id)
    made = appointment_file(
        uid=str(one.id), starts_at=one.starts_at, minutes=one.minutes,
        summary=_("Appointment"), at=at,
    )  # fmt: skip
    return HttpResponse(
        made,
        content_type=ICALENDAR,
        headers={"Content-Disposition": 'attachment; filename="afspraak.ics"'},
    )


def _mine(*, actor: Actor, place: Place, appointment_id: UUID) -> OpenedAppointment:
    if not mine(actor=actor, place=place):
        raise Http404
    rows = queries.appointments(actor=actor).filter(id=appointment_id)
    found = queries.opened(actor=actor, rows=rows)
    if not found:
        raise Http404
    return found[0]


def _called_off(
    request: HttpRequest, *, place: Place, actor: Actor, one: OpenedAppointment, at: datetime
) -> HttpResponse:
    if one.cancelled_at is None and one.starts_at > at:
        call_off_own(actor=actor, appointment_id=one.id, at=at)
        messages.success(request, _("Called off. You need not say why."))
    return HttpResponseRedirect(reverse("portal:file", args=[place.slug]))
