"""What else is there for me, by domain and place, near first (R-020); and who keeps it right."""

from collections.abc import Collection
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.policy.walls import Actor
from naast.supply.law.queries import DOMAINS, MeantByWords, meant_by_words
from naast.supply.law.rules import Domain
from naast.supply.places import queries as places
from naast.supply.services import actions, queries
from naast.supply.services.forms import AboutForm, CorrectForm, LawForm
from naast.supply.services.models import Service
from naast.supply.services.policy import KEEPERS
from naast.supply.services.queries import ServiceView, services
from naast.supply.services.rules import Kind, is_stale, law_is_confirmed
from naast.supply.services.words import KINDS

A_WEEK = timedelta(days=6)
DOORS_SHOWN = 3
MOST_KEPT = 400
MOST_BROUGHT = 50
"""So many that came from a file and wait for a look stand on the page; then the next."""

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what exists besides a supporter. The middleware has found the municipality.

    What she types is sent by POST, and leads to an address that holds domains and a zone alone. No
    token and no cookie: nothing changes, and nothing tells that she was here. Where her words tell
    of danger, no address holds anything: the answer is the page itself.
    """
    del slug
    place: Any = request.place  # type: ignore[attr-defined]
    on = timezone.localdate()
    sent = request.POST if request.method == "POST" else None
    form = AboutForm(request.GET if sent is None else sent)
    form.is_valid()
    domains = form.cleaned_data.get("over", [])
    danger = False
    zones = {zone.pk: zone.name for zone in places.zones(municipality_id=place.id)}
    if sent is None:
        # An address holds names of zones; who put other words there did not use our form.
        named = {name: pk for pk, name in zones.items()}
        zone_id = named.get(form.cleaned_data.get("waar", ""))
    else:
        zone_id = _zone(form=form, municipality_id=place.id, zones=zones)
        meant = _meant(form=form)
        domains = list(dict.fromkeys([*domains, *meant.surest]))
        danger = meant.danger
        if not form.errors and not danger:
            return HttpResponseRedirect(
                _address(request, domains=domains, zone=zones.get(zone_id or 0))
            )
    found = services(municipality_id=place.id, on=on, domains=domains, zone_id=zone_id)
    return render(
        request,
        "services/here.html",
        {
            "form": form,
            "danger": danger,
            "asked": bool(domains or zone_id or form.errors),
            "about": ", ".join(str(DOMAINS[Domain(one)]) for one in domains),
            "zone": zones.get(zone_id or 0, ""),
            "groups": [
                {"title": KINDS[kind], "services": [_lines(one, zones) for one in some]}
                for kind, some in groupby(found, key=lambda one: one.kind)
            ],
            "doors": _doors(municipality_id=place.id, zone_id=zone_id, on=on),
        },
        status=422 if form.errors and sent is not None else 200,
    )


def _meant(*, form: AboutForm) -> MeantByWords:
    """Return what her own words may mean; what nobody knows is told at the field."""
    words = form.cleaned_data.get("zoek", "")
    meant = meant_by_words(text=words)
    if words and not meant.domains and not meant.danger:
        form.add_error(
            "zoek", _("We do not know these words. Choose what it is about, or call us.")
        )
    return meant


def _address(request: HttpRequest, *, domains: list[str], zone: str | None) -> str:
    query = urlencode({"over": domains} | ({"waar": zone} if zone else {}), doseq=True)
    return f"{request.path}?{query}" if query else request.path


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


# ---------------------------------------------------------------- who keeps it


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """List what one keeps: first what is to be looked at, last what closed."""
    actor, on = _keeper(request), timezone.localdate()
    rows = [_kept(row, on) for row in queries.kept(actor=actor, on=on)[:MOST_KEPT]]
    here = [row for row in rows if not row["closed"]]
    return render(
        request,
        "services/kept.html",
        {
            "to_check": [row for row in here if row["open"]],
            "in_order": [row for row in here if not row["open"]],
            "closed": [row for row in rows if row["closed"]],
            "places": len({row["service"].municipality_id for row in rows}),
            "takes_in": _takes_in(actor, on),
            "brought": queries.brought(actor=actor).filter(unconfirmed=True)[:MOST_BROUGHT],
            "brings_to": _named(queries.brings_to(actor=actor)),
        },
    )


def _takes_in(actor: Actor, on: date) -> list[tuple[int, str]]:
    """Return in which municipalities one may take over a file, by name."""
    return _named(queries.kept_municipalities(actor=actor, on=on))


def _named(ids: Collection[int]) -> list[tuple[int, str]]:
    return sorted(places.municipality_names(ids=ids).items(), key=lambda one: one[1])


def _kept(row: Service, on: date) -> dict[str, Any]:
    stale = is_stale(checked_on=row.checked_on, on=on)
    law_open = not law_is_confirmed(source=row.source, seen_on=row.source_seen_on)
    return {
        "service": row,
        "open": stale or law_open or row.unconfirmed,
        "kind": KINDS[Kind(row.kind)],
        "stale": stale and not row.unconfirmed,
        "law_open": law_open,
        "closed": row.valid_to is not None and row.valid_to <= on,
        "closes": row.valid_to if row.valid_to is not None and row.valid_to > on else None,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Write down how it is now."""
    actor = _keeper(request)
    row = _one(actor, service_id)
    known = {name: getattr(row, name) for name in actions.FACTS}
    form = CorrectForm(
        request.POST if request.method == "POST" else None,
        initial=known,
        is_right=row.kind == Kind.RIGHT,
    )
    if form.is_valid():
        try:
            actions.correct_service(actor=actor, service_id=row.id, facts=form.facts())
        except actions.NameTaken:
            form.add_error("name", _("There is another one of this name, by the same people."))
        else:
            return _back(request, _("Kept. Residents read it like this now."))
    return _asked(request, "services/correct.html", row, form)


@require_http_methods(["GET", "HEAD", "POST"])
def law(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Confirm the law behind a right, and say where one looked."""
    actor = _keeper(request)
    row = _one(actor, service_id)
    if not row.source:
        raise Http404
    form = LawForm(
        request.POST if request.method == "POST" else None, initial={"seen": row.source_seen}
    )
    if form.is_valid():
        actions.confirm_law(actor=actor, service_id=row.id, seen=form.cleaned_data["seen"])
        return _back(request, _("Confirmed. Residents no longer read that it is unsure."))
    return _asked(request, "services/law.html", row, form)


@require_POST
def confirm(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Say that it is still so."""
    actor = _keeper(request)
    row = _one(actor, service_id)
    actions.confirm_service(actor=actor, service_id=row.id)
    return _back(request, _("%(name)s is checked today.") % {"name": row.name})


@require_POST
def close(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Say that it stopped."""
    actor = _keeper(request)
    row = _one(actor, service_id)
    actions.close_service(actor=actor, service_id=row.id)
    words = _("Residents no longer see %(name)s. Was that a mistake? Open it again, below.")
    return _back(request, words % {"name": row.name})


@require_POST
def reopen(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Say that it is there after all."""
    actor = _keeper(request)
    row = _one(actor, service_id)
    actions.reopen_service(actor=actor, service_id=row.id)
    return _back(request, _("Residents see %(name)s again.") % {"name": row.name})


def _keeper(request: HttpRequest) -> Actor:
    actor = cast("Request", request).actor
    if not actor.holds(*KEEPERS):
        raise Http404
    return actor


def _one(actor: Actor, service_id: UUID) -> Service:
    try:
        return queries.kept(actor=actor, on=timezone.localdate()).get(id=service_id)
    except Service.DoesNotExist as unseen:
        raise Http404 from unseen


def _asked(request: HttpRequest, template: str, row: Service, form: Any) -> HttpResponse:
    context = {"service": row, "form": form, "back_url": reverse("services:kept")}
    return render(request, template, context, status=422 if form.errors else 200)


def _back(request: HttpRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return HttpResponseRedirect(reverse("services:kept"))
