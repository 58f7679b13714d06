"""Her appointments in her own calendar: the secret address, to make, to renew and to end."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.core.policy.walls import Actor
from naast.supply.supporters import actions, queries
from naast.supply.supporters.calendar_form import PlaceForm


def _worker(request: HttpRequest) -> Actor:
    """Return who acts; whoever is no worker, or stopped, has no such page."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not queries.is_at_work(actor=actor):
        raise Http404
    return actor


def _shown_once(request: HttpRequest, *, token: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("desk:feed", args=[token]))
    context: dict[str, Any] = {
        "address": address,
        "open_url": "webcal:" + address.partition(":")[2],
        "back_url": reverse("supporters:calendar"),
    }
    return render(request, "supporters/calendar_new.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Tell what her calendar gets to know; make an address, or keep the place of the one there is.

    An address is shown in the answer to her making it, and nowhere else.
    """
    actor = _worker(request)
    now = queries.own_address(actor=actor)
    sent = request.method == "POST"
    initial = {"place": now.place if now else ""}
    form = PlaceForm(request.POST if sent else None, initial=initial)
    if sent and form.is_valid():
        place = form.cleaned_data["place"]
        if now is None:
            return _shown_once(request, token=actions.make_calendar(actor=actor, place=place))
        actions.place_calendar(actor=actor, place=place)
        messages.success(request, _("Kept. Your calendar shows it when it looks again."))
        return HttpResponseRedirect(reverse("supporters:calendar"))
    context = {"form": form, "now": now, "back_url": reverse("supporters:details")}
    return render(request, "supporters/calendar.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Give her a new address; the old one stops at once."""
    return _shown_once(request, token=actions.make_calendar(actor=_worker(request)))


@never_cache
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End her address, at once."""
    actions.end_calendar(actor=_worker(request))
    messages.success(request, _("The address works no longer."))
    return HttpResponseRedirect(reverse("supporters:calendar"))
