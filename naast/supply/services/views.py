"""What else is there for me: by domain and place, near first (R-020)."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naast.supply.law.queries import DOMAINS
from naast.supply.law.rules import Domain
from naast.supply.places import queries as places
from naast.supply.services.forms import AboutForm
from naast.supply.services.queries import ServiceView, services
from naast.supply.services.words import KINDS

A_WEEK = timedelta(days=6)
DOORS_SHOWN = 3


@require_safe
def here(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what exists besides a supporter. The middleware has found the municipality."""
    del slug
    place: Any = request.place  # type: ignore[attr-defined]
    on = timezone.localdate()
    form = AboutForm(request.GET)
    form.is_valid()
    domains = form.cleaned_data.get("over", [])
    zones = {zone.pk: zone.name for zone in places.zones(municipality_id=place.id)}
    zone_id = _zone(form=form, municipality_id=place.id, zones=zones)
    found = services(municipality_id=place.id, on=on, domains=domains, zone_id=zone_id)
    return render(
        request,
        "services/here.html",
        {
            "form": form,
            "asked": bool(domains or zone_id or form.errors),
            "about": ", ".join(str(DOMAINS[Domain(one)]) for one in domains),
            "zone": zones.get(zone_id or 0, ""),
            "groups": [
                {"title": KINDS[kind], "services": [_lines(one, zones) for one in some]}
                for kind, some in groupby(found, key=lambda one: one.kind)
            ],
            "doors": _doors(municipality_id=place.id, zone_id=zone_id, on=on),
        },
    )


def _lines(one: ServiceView, zones: dict[int, str]) -> dict[str, Any]:
    return {
        "service": one,
        "where": ", ".join(zones[zone] for zone in one.zone_ids if zone in zones),
    }


def _zone(*, form: AboutForm, municipality_id: int, zones: dict[int, str]) -> int | None:
    """Return the zone that is meant; what is not clear is told at the field."""
    typed = form.cleaned_data.get("waar", "")
    if not typed:
        return None
    meant = places.zone_of(municipality_id=municipality_id, text=typed)
    if len(meant.zone_ids) == 1:
        return meant.zone_ids[0]
    if meant.zone_ids:
        one_of = ", ".join(zones[zone] for zone in meant.zone_ids)
        form.add_error(
            "waar", _("There are more places with this name: %(places)s.") % {"places": one_of}
        )
    else:
        form.add_error(
            "waar", _("We do not know this place here. Try a postcode, or leave it empty.")
        )
    return None


def _doors(*, municipality_id: int, zone_id: int | None, on: date) -> list[places.WalkInMoment]:
    """Return the next few doors that open this week, of her own zone where she named one."""
    moments = places.walk_ins(municipality_id=municipality_id, from_on=on, to_on=on + A_WEEK)
    near = [one for one in moments if zone_id is None or one.zone_id == zone_id]
    return near[:DOORS_SHOWN]
