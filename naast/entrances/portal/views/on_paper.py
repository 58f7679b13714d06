"""On paper: what anybody may print and take along, for herself or for who has no screen."""

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.core.paper.rules import headers
from naast.entrances.portal import papers
from naast.entrances.portal.in_languages import languages
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.views.talk import on_paper as plan_on_paper
from naast.supply.places import queries as places
from naast.support.keys.rules import Plan


def _empty_plan(*, place: Place, at: datetime) -> bytes:
    return plan_on_paper(plan=Plan(), place=place, at=at)


BLANK: dict[str, Callable[..., bytes]] = {
    "plan": _empty_plan,
    "klacht": papers.complaint,
    "code": papers.code_slip,
}


@require_safe
def on_paper(request: HttpRequest, slug: str) -> HttpResponse:
    """List what can be printed here."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    points = places.points(municipality_id=place.id, on=timezone.localdate(at))
    zones = [
        {"zone": zone, "points": [one for one in points if one.zone_id == zone.pk]}
        for zone in places.zones(municipality_id=place.id)
    ]
    spoken = list(languages().values())
    context = {"place": place, "zones": zones, "languages": spoken}
    return render(request, "portal/on_paper.html", context)


@never_cache
@require_safe
def leaflet(
    request: HttpRequest, slug: str, zone: str, point_id: int | None = None
) -> HttpResponse:
    """Return the leaflet of a zone or of a point in it: faces that said yes, hours, phone, QR."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    here = places.zones(municipality_id=place.id).filter(slug=zone).first()
    if here is None:
        raise Http404
    point = None
    if point_id is not None:
        points = places.points(municipality_id=place.id, on=timezone.localdate(at))
        point = next((one for one in points if (one.zone_id, one.pk) == (here.pk, point_id)), None)
        if point is None:
            raise Http404
    made = papers.leaflet(place=place, zone=here, point=point, at=at)
    return HttpResponse(made, headers=headers(filename="naast.pdf"))


@never_cache
@require_safe
def blank(request: HttpRequest, slug: str, what: str) -> HttpResponse:
    """Return an empty plan, complaint form or slip for a code."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    if what not in BLANK:
        raise Http404
    return HttpResponse(BLANK[what](place=place, at=at), headers=headers(filename="naast.pdf"))
