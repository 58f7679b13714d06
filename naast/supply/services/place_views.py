"""Take over organisations and points from a file of HSDS, and look at what came from one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naast.core.policy.walls import Actor
from naast.supply.organisations.rules import OrganisationKind
from naast.supply.places import queries as places
from naast.supply.places.rules import Meaning, write_hours
from naast.supply.services import bringing, queries
from naast.supply.services.bringing import Part, Plan
from naast.supply.services.forms import PlacesForm
from naast.supply.services.hsds_in import NotReadable, RowFault
from naast.supply.services.hsds_places import (
    Hours,
    OrganisationRow,
    PointRow,
    ZoneOf,
    clock,
    read_places,
)
from naast.supply.services.words import FAULTS, FIELDS

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

SALT = "services.places"
AN_HOUR = 3600


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Ask for a file, show what it would change, and do so once she says yes.

    As with services: what was read comes back sealed, and nothing is kept before she says yes.
    """
    actor = cast("Request", request).actor
    if municipality_id not in queries.brings_to(actor=actor):
        raise Http404
    place = places.municipality_names(ids=[municipality_id])[municipality_id]
    sent = request.method == "POST"
    if sent and "read" in request.POST:
        return _done(request, actor, municipality_id, place)
    form = PlacesForm(request.POST if sent else None, request.FILES if sent else None)
    if not form.is_valid():
        return _page(request, place, {"form": form}, status=422 if form.errors else 200)
    try:
        found = read_places(
            content=form.cleaned_data["file"].read(),
            zone_of=_zone_of(municipality_id),
            on=timezone.localdate(),
        )
    except NotReadable as unread:
        form.add_error("file", str(FAULTS[unread.fault]))
        return _page(request, place, {"form": form}, status=422)
    if found.faults:
        form.add_error("file", _("Nothing was taken over. Mend these rows first."))
        faults = _faults(found.faults)
        return _page(request, place, {"form": form, "faults": faults}, status=422)
    told = {
        "user": actor.user_id,
        "municipality": municipality_id,
        "source": form.cleaned_data["source"],
        "kind": form.cleaned_data["kind"],
        "organisations": [row.kept() for row in found.organisations],
        "points": [row.kept() for row in found.points],
    }
    plan = bringing.planned(
        actor=actor,
        municipality_id=municipality_id,
        source=told["source"],
        organisation_rows=found.organisations,
        point_rows=found.points,
    )
    zones = {zone.pk: zone.name for zone in places.zones(municipality_id=municipality_id)}
    return _page(
        request,
        place,
        {
            "plan": plan,
            "parts": _parts(plan, zones),
            "sealed": signing.dumps(told, salt=SALT, compress=True),
        },
    )


@require_POST
def looked(request: HttpRequest, brought_id: int) -> HttpResponse:
    """Say that one looked at what a file brought."""
    actor = cast("Request", request).actor
    row = queries.brought(actor=actor).filter(pk=brought_id).first()
    if row is None:
        raise Http404
    bringing.look_at(actor=actor, brought_id=row.pk)
    messages.success(request, _("%(name)s is checked today.") % {"name": row.name})
    return HttpResponseRedirect(reverse("services:kept"))


def _done(request: HttpRequest, actor: Actor, municipality_id: int, place: str) -> HttpResponse:
    here = reverse("services:take_in_places", args=[municipality_id])
    try:
        told = signing.loads(request.POST["read"], salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        messages.warning(request, _("This was too long ago. Choose the file again."))
        return HttpResponseRedirect(here)
    if (told["user"], told["municipality"]) != (actor.user_id, municipality_id):
        raise Http404
    plan = bringing.take_over(
        actor=actor,
        municipality_id=municipality_id,
        source=told["source"],
        kind=OrganisationKind(told["kind"]),
        organisation_rows=[OrganisationRow(**row) for row in told["organisations"]],
        point_rows=[PointRow(**{**row, "hours": _hours(row["hours"])}) for row in told["points"]],
    )
    both = (plan.organisations, plan.points)
    messages.success(
        request,
        _("Taken over for %(place)s: %(new)s new, %(changed)s changed, %(gone)s gone.")
        % {
            "place": place,
            "new": sum(len(part.new) for part in both),
            "changed": sum(len(part.changed) for part in both),
            "gone": sum(len(part.gone) for part in both),
        },
    )
    return HttpResponseRedirect(reverse("services:kept"))


def _hours(told: list[list[Any]] | None) -> tuple[Hours, ...] | None:
    return None if told is None else tuple((day, starts, ends) for day, starts, ends in told)


def _zone_of(municipality_id: int) -> ZoneOf:
    meant = places.zones_meant(municipality_id=municipality_id)

    def zone_of(text: str) -> int | None:
        found = meant(text)
        return found.zone_ids[0] if found.meaning is Meaning.FOUND else None

    return zone_of


# ---------------------------------------------------------------- what is shown


def _parts(plan: Plan, zones: dict[int, str]) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "title": title,
            "same": part.same,
            "kept": part.kept,
            "gone": part.gone,
            "new": [
                {"name": row.name, "about": [text for text in about(row, zones) if text]}
                for row in part.new
            ],
            "changed": [_changed(one) for one in part.changed],
        }
        for name, title, part, about in (
            ("organisations", _("Organisations"), plan.organisations, _about_organisation),
            ("points", _("Walk-in points"), plan.points, _about_point),
        )
        if _shows(part)
    ]


def _shows(part: Part) -> bool:
    return part.does_something or bool(part.same or part.kept)


def _about_organisation(row: OrganisationRow, zones: dict[int, str]) -> list[str]:
    del zones
    return [row.phone, row.mail]


def _about_point(row: PointRow, zones: dict[int, str]) -> list[str]:
    zone = zones.get(row.zone_id or 0, "")
    return [f"{row.address}, {zone}", row.access, *_week_in_words(row.hours or ())]


def _week_in_words(hours: Iterable[Hours]) -> list[str]:
    by_day: dict[int, list[tuple[Any, Any]]] = {}
    for day, starts, ends in hours:
        by_day.setdefault(day, []).append((clock(starts), clock(ends)))
    return [f"{WEEKDAYS[day - 1]}: {write_hours(spans=by_day[day])}" for day in sorted(by_day)]


def _changed(one: bringing.Otherwise) -> dict[str, Any]:
    return {
        "name": one.row.name,
        "looked": one.looked,
        "fields": [
            {"name": FIELDS[name], "now": _named_days(name, now), "then": _named_days(name, then)}
            for name, now, then in one.fields
        ],
    }


def _named_days(field: str, value: str) -> str:
    """Return hours with the names of their days; anything else as it is."""
    if field != "hours":
        return value
    parts = [part.partition(": ") for part in value.split("; ") if part]
    return "; ".join(f"{WEEKDAYS[int(day) - 1]} {spans}" for day, _colon, spans in parts)


def _faults(faults: Iterable[RowFault]) -> list[dict[str, Any]]:
    return [
        {
            "row": one.row,
            "name": one.name,
            "field": FIELDS[one.field],
            "fault": FAULTS[one.fault],
        }
        for one in faults
    ]


def _page(
    request: HttpRequest, place: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    return render(
        request,
        "services/take_in_places.html",
        {"place": place, "back_url": reverse("services:kept"), **context},
        status=status,
    )
