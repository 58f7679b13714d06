"""Stand beside people too: somebody offers herself to an organisation of a municipality."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.entrances.portal.apply_form import ApplyForm
from naast.entrances.portal.place import place_of
from naast.supply.organisations import queries as organisations
from naast.supply.supporters.actions import apply_as
from naast.supply.supporters.rules import Kind

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell what it is and what is asked, and take an application."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    serving = organisations.serving(municipality_id=place.id, on=timezone.localdate(at))
    where = [(str(one.id), one.name) for one in serving.values()]
    form = ApplyForm(request.POST if request.method == "POST" else None, where=where)
    if form.is_valid():
        told = form.cleaned_data
        apply_as(
            actor=cast("Request", request).actor,
            organisation_id=int(told["bij"]),
            municipality_id=place.id,
            kind=Kind(told["als"]),
            name=told["naam"],
            contact=told["bereik"],
            motivation=told["waarom"],
        )
        messages.success(request, _("Thank you. Somebody calls or writes you for a talk."))
        return HttpResponseRedirect(reverse("portal:home", args=[place.slug]))
    return render(
        request,
        "portal/apply.html",
        {"form": form if where else None, "place": place},
        status=422 if form.errors else 200,
    )
