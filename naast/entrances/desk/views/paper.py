"""What a coordinator or receptionist prints: leaflets of zones and points, and empty forms."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from naast.core.identity.queries import Request
from naast.core.policy.rules import Actor
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

ROLES = ("coordinator", "receptionist")
LANGUAGES = {"nl": "Nederlands", "en": "English"}
MOST = 20


@require_safe
def paper(request: Request) -> HttpResponse:
    """List the leaflets of each zone and point in both languages, and what one fills in by hand."""
    actor = request.actor
    if not any(actor.holds(role) for role in ROLES):
        raise Http404
    on = timezone.localdate()
    found = places.municipalities(on=on).filter(id__in=_served(actor))[:MOST]
    context = {
        "places": [
            {
                "name": one.name,
                "rows": _rows(municipality_id=one.pk, slug=one.slug, on=on),
                "slug": one.slug,
            }
            for one in found
        ]
    }
    return render(request, "desk/paper.html", context)


def _served(actor: Actor) -> set[int]:
    """Return the municipalities that somebody serves in these roles, herself or by agreement."""
    scopes = [actor.scopes[role] for role in ROLES if actor.holds(role)]
    own = {id_ for scope in scopes for id_ in getattr(scope, "municipality_ids", ())}
    hers = {id_ for scope in scopes for id_ in getattr(scope, "organisation_ids", ())}
    by_agreement = organisations.served_municipalities()
    return own.union(*(by_agreement.get(id_, set()) for id_ in hers))


def _rows(*, municipality_id: int, slug: str, on: date) -> list[dict[str, Any]]:
    """Return each zone, followed by its points: the name, whether it is a point, the leaflets."""
    rows: list[dict[str, Any]] = []
    points = places.points(municipality_id=municipality_id, on=on)
    for zone in places.zones(municipality_id=municipality_id):
        here = _leaflets("portal:leaflet", slug, zone.slug)
        rows.append({"name": zone.name, "is_point": False, "leaflets": here})
        rows += [
            {
                "name": point.name,
                "is_point": True,
                "leaflets": _leaflets("portal:leaflet_of_point", slug, zone.slug, point.pk),
            }
            for point in points
            if point.zone_id == zone.pk
        ]
    return rows


def _leaflets(name_of_url: str, *which: str | int) -> list[dict[str, str]]:
    leaflets = []
    for code, name in LANGUAGES.items():
        with translation.override(code):
            url = reverse(name_of_url, args=which)
        leaflets.append({"lang": code, "name": name, "url": url})
    return leaflets
