"""Not satisfied: a complaint about an organisation or the municipality, each on its own route."""

from datetime import datetime
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.entrances.portal.complaint_forms import ComplaintForm
from naast.entrances.portal.place import Place, place_of
from naast.learning.experience import queries as experience
from naast.learning.experience.actions import complain as keep_complaint
from naast.supply.organisations import queries as organisations

if TYPE_CHECKING:
    from naast.core.identity.queries import Request
    from naast.supply.organisations.queries import OrganisationView

THE_MUNICIPALITY = "gemeente"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complain(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a complaint without a name or a code; tell who reads it, and how else one can."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    heard, others = _who_hears(place, at)
    form = ComplaintForm(request.POST if request.method == "POST" else None, about=heard)
    if form.is_valid():
        over = form.cleaned_data["over"]
        keep_complaint(
            actor=cast("Request", request).actor,
            municipality_id=place.id,
            organisation_id=None if over == THE_MUNICIPALITY else int(over),
            text=form.cleaned_data["klacht"],
            reach_me=form.cleaned_data["bereik"],
            at=at,
        )
        messages.success(request, _("Your complaint has arrived. Only who hears it, reads it."))
        return HttpResponseRedirect(reverse("portal:home", args=[place.slug]))
    return render(
        request,
        "portal/complain.html",
        {
            "form": form if heard else None,
            "others": others,
            "place": place,
            "term": experience.complaint_term(),
        },
        status=422 if form.errors else 200,
    )


def _who_hears(
    place: Place, at: datetime
) -> tuple[list[tuple[str, str]], list["OrganisationView"]]:
    """Return whom a complaint may be about here, and the organisations that one calls instead."""
    on = timezone.localdate(at)
    heard, others = [], []
    for one in organisations.serving(municipality_id=place.id, on=on).values():
        if experience.hears_complaints(scope=f"organisation:{one.id}", on=on):
            heard.append((str(one.id), one.name))
        else:
            others.append(one)
    if experience.hears_complaints(scope=f"municipality:{place.id}", on=on):
        heard.append((THE_MUNICIPALITY, _("The municipality of %(name)s") % {"name": place.name}))
    return heard, others
