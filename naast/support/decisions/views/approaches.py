"""To whom an officer goes of her own accord: her list, a new one, and the visit."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.core.identity.queries import Request
from naast.core.policy.walls import Actor
from naast.supply.places.queries import zones_of
from naast.support.decisions.actions import approaches as actions
from naast.support.decisions.approach_forms import ApproachForm, WentForm
from naast.support.decisions.queries import approaches as queries
from naast.support.decisions.rules import Source, Went

LOOK_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@LOOK_OR_SEND
def approaches(request: Request) -> HttpResponse:
    """Show to whom I go, soonest first; and note somebody else."""
    actor, at = _officer(request), timezone.now()
    towns = actor.scopes["access_officer"].municipality_ids
    zones = {str(zone.pk): zone for zone in zones_of(municipality_ids=towns)}
    form = ApproachForm(
        request.POST if request.method == "POST" else None,
        zones=[(key, zone.name) for key, zone in zones.items()],
    )
    if form.is_valid():
        told = form.cleaned_data
        zone = zones[told["zone"]]
        begun = actions.begin_approach(
            actor=actor,
            municipality_id=zone.municipality_id,
            zone_id=zone.pk,
            source=Source(told["source"]),
            who=told["who"],
            where=told["where"],
            reason=told["reason"].strip(),
            next_on=form.next_on(on=timezone.localdate(at)),
            at=at,
        )
        messages.success(request, _("Noted. Tell at the visit that you keep this."))
        return redirect("decisions:approach", begun.id)
    today = timezone.localdate(at)
    rows: list[dict[str, Any]] = [
        {
            "id": one.id,
            "zone": one.zone.name if one.zone else "",
            "source": one.get_source_display(),
            "next_on": one.next_on,
            "is_due": one.next_on <= today,
            "told": one.told_at is not None,
        }
        for one in queries.approaches(actor=actor).select_related("zone")[: queries.MOST]
    ]
    context = {"rows": rows, "form": form}
    return render(request, "decisions/approaches.html", context, status=422 if form.errors else 200)


@never_cache
@LOOK_OR_SEND
def approach(request: Request, approach_id: UUID) -> HttpResponse:
    """Read to whom I go, which the record keeps; and note how it was."""
    actor, at = _officer(request), timezone.now()
    try:
        opened = actions.open_approach(actor=actor, approach_id=approach_id)
    except ObjectDoesNotExist as stranger:
        raise Http404 from stranger
    form = WentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        went = Went(form.cleaned_data["went"])
        actions.note_approach(
            actor=actor,
            approach_id=approach_id,
            went=went,
            agreed=form.cleaned_data["agreed"].strip(),
            next_on=form.next_on(on=timezone.localdate(at)),
            at=at,
        )
        if went == Went.NO:
            messages.success(request, _("All of it is gone."))
        else:
            messages.success(request, _("Your visit is noted."))
        return redirect("decisions:approaches")
    context = {
        "opened": opened,
        "zone": opened.approach.zone.name if opened.approach.zone else "",
        "source": opened.approach.get_source_display(),
        "last_on": timezone.localdate(opened.approach.ends_at) - timedelta(days=1),
        "form": form,
    }
    return render(request, "decisions/approach.html", context, status=422 if form.errors else 200)


def _officer(request: Request) -> Actor:
    if not request.actor.holds("access_officer"):
        raise Http404
    return request.actor
