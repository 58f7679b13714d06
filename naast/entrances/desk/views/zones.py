"""The zones of a municipality: who works there, how it goes, and where they lie.

Who leads its workers reads names and what is open; who works on policy or advises reads the same
map with words and published shares only: figures about fewer than three workers stay inside the
team (I-9). Nobody of the municipality learns anything here of the support house (I-3).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request, names
from naast.core.policy.rules import Actor
from naast.core.ui.rules import Area
from naast.entrances.desk.zone_forms import BordersForm, ZonesForm
from naast.learning.insight import queries as insight
from naast.learning.insight.rules import Doorstep, lately
from naast.supply.places import actions as drawing
from naast.supply.places import queries as places
from naast.supply.places.rules import Staffing, staffing
from naast.supply.supporters import actions as supply
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.rules import Kind, Status, is_away
from naast.support.decisions import queries as decisions
from naast.support.decisions.rules import MatterStatus, doorstep_late_before
from naast.support.matching import queries as matching
from naast.support.matching.rules import Group

MOST_LED = 500
ROLES = ("access_lead", "policy_officer", "council_member")
LEVEL = {Staffing.ENOUGH: "good", Staffing.MANY: "thin", Staffing.NOBODY: "missing"}
STAFFED: dict[Staffing, Promise] = {
    Staffing.ENOUGH: gettext_lazy("one to three"),
    Staffing.MANY: gettext_lazy("more than three"),
    Staffing.NOBODY: gettext_lazy("nobody"),
}
SIGNS = {Staffing.ENOUGH: "check", Staffing.MANY: "alert-circle", Staffing.NOBODY: "alert-triangle"}
DRAWN = {Staffing.ENOUGH: "", Staffing.MANY: "soon", Staffing.NOBODY: "late"}


@dataclass(frozen=True, kw_only=True)
class Worker:
    """A meitinker as who leads her sees her; the others are counted only."""

    supporter_id: UUID
    name: str
    zone_ids: tuple[int, ...]
    away: bool


@require_safe
def zones_page(request: Request) -> HttpResponse:
    """Show the zones of one municipality, on a map and in a table."""
    actor, at = request.actor, timezone.now()
    towns, town = chosen_town(request)
    leads = town.pk in _scope(actor, "access_lead")
    drawn = places.drawn(municipality_id=town.pk)
    team = _team(actor, town.pk, at) if leads else []
    people = _counted(team) if leads else _supplied(town.pk, at)
    open_now, late = _work(actor, town.pk, at) if leads else (Counter[int](), Counter[int]())
    whole, by_zone = insight.doorstep_lately(municipality_id=town.pk, at=at)
    rows = [
        _row(
            zone,
            people=people[zone.pk],
            team=[one for one in team if zone.pk in one.zone_ids] if leads else None,
            points=[point.name for point in drawn.points if point.zone_id == zone.pk],
            open_now=open_now[zone.pk],
            late=late[zone.pk],
            told=by_zone.get(zone.pk),
        )
        for zone in drawn.zones
    ]
    since, before = lately(at=at)
    context = {
        "town": town,
        "towns": towns if len(towns) > 1 else [],
        "leads": leads,
        "rows": rows,
        "warned": [row for row in rows if row["staffing"] != Staffing.ENOUGH],
        "flying": [one for one in team if not one.zone_ids],
        "flies": people[0],
        "nowhere": open_now[0],
        "areas": [_area(row, drawn.rings) for row in rows],
        "heads": _heads(leads=leads),
        "spots": [point.spot for point in drawn.points if point.spot],
        "legend": [(LEVEL[one], STAFFED[one]) for one in Staffing],
        "source": drawn.source,
        "drawn_on": drawn.drawn_on,
        "by_border": bool(drawn.rings),
        "whole": whole,
        "since": timezone.localdate(since),
        "until": timezone.localdate(before) - timedelta(days=1),
        "borders_url": reverse("desk:borders", args=[town.slug])
        if town.pk in places.draws_borders_of(actor=actor)
        else "",
    }
    return render(request, "desk/zones.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def works_in(request: Request, supporter_id: UUID) -> HttpResponse:
    """Say in which zones somebody works whom one leads."""
    actor = request.actor
    if not actor.holds("access_lead"):
        raise Http404
    worker = supporters.led_by(actor=actor).filter(id=supporter_id).first()
    towns = _scope(actor, "access_lead")
    if worker is None or worker.employer_municipality_id not in towns:
        raise Http404
    there = places.zones(municipality_id=worker.employer_municipality_id)
    facts = supporters.pool(actor=actor).get(pk=supporter_id)
    posted = request.method == "POST"
    form = ZonesForm(
        request.POST if posted else None,
        choices=[(zone.pk, zone.name) for zone in there],
        initial={"zones": facts.zone_ids},
    )
    if posted and form.is_valid():
        zone_ids = form.cleaned_data["zones"]
        supply.assign_zones(actor=actor, supporter_id=supporter_id, zone_ids=zone_ids)
        messages.success(request, _("Kept. Questions from these zones go there first."))
        return redirect("desk:zones")
    context = {
        "name": names(user_ids={worker.user_id}).get(worker.user_id, ""),
        "form": form,
        "back_url": reverse("desk:zones"),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/works_in.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def borders(request: Request, slug: str) -> HttpResponse:
    """Bring a file with the borders of all zones; or go back to tiles."""
    actor = request.actor
    towns = {one.slug: one for one in towns_of(actor=actor)}
    town = towns.get(slug)
    if town is None or town.pk not in places.draws_borders_of(actor=actor):
        raise Http404
    drawn = places.drawn(municipality_id=town.pk)
    posted = request.method == "POST"
    if posted and "drop" in request.POST:
        drawing.drop_borders(actor=actor, municipality_id=town.pk)
        messages.success(request, _("The zones are drawn as tiles again."))
        return redirect(f"{reverse('desk:zones')}?town={town.slug}")
    form = BordersForm(
        *((request.POST, request.FILES) if posted else ()),
        zones={name: zone.pk for zone in drawn.zones for name in (zone.slug, zone.name)},
        points={point.name: point.id for point in drawn.points},
    )
    if posted and form.is_valid():
        found = form.cleaned_data["borders"]
        drawing.draw_borders(
            actor=actor,
            municipality_id=town.pk,
            borders=found.borders,
            spots=found.spots,
            source=form.cleaned_data["source"],
        )
        messages.success(request, _("Kept. The map is drawn by these borders."))
        return redirect(f"{reverse('desk:zones')}?town={town.slug}")
    context = {
        "town": town,
        "form": form,
        "zones": [zone.name for zone in drawn.zones],
        "points": [point.name for point in drawn.points],
        "by_border": bool(drawn.rings),
        "back_url": f"{reverse('desk:zones')}?town={town.slug}",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/borders.html", context, status=status)


# ---------------------------------------------------------------- whose zones


def towns_of(*, actor: Actor) -> list[Any]:
    """Return the municipalities whose zones somebody may look at here, by name."""
    ids = {town for role in ROLES for town in _scope(actor, role)}
    return list(places.municipalities(on=timezone.localdate()).filter(id__in=ids))


def chosen_town(request: Request) -> tuple[list[Any], Any]:
    """Return these, and the one that was asked for, or the first. Raises Http404 without any."""
    towns = towns_of(actor=request.actor)
    if not towns:
        raise Http404
    return towns, next((one for one in towns if one.slug == request.GET.get("town")), towns[0])


def _scope(actor: Actor, role: str) -> list[int]:
    if not actor.holds(role):
        return []
    ids: list[int] = actor.scopes[role].municipality_ids
    return ids


# ---------------------------------------------------------------- who works there


def _team(actor: Actor, town: int, at: datetime) -> list[Worker]:
    """Return the meitinkers of a municipality that one leads, by name."""
    on = timezone.localdate(at)
    found = list(
        supporters.led_by(actor=actor)
        .filter(employer_municipality_id=town, kind=Kind.MEITINKER, pool__isnull=False)
        .exclude(pool__status=Status.STOPPED)
        .select_related("pool")[:MOST_LED]
    )
    called = names(user_ids={one.user_id for one in found})
    team = [
        Worker(
            supporter_id=one.id,
            name=called.get(one.user_id, ""),
            zone_ids=tuple(one.pool.zone_ids),
            away=one.pool.status == Status.PAUSED
            or is_away(away=supporters.days_of(one.pool.away), on=on),
        )
        for one in found
    ]
    return sorted(team, key=lambda one: one.name.casefold())


def _counted(team: list[Worker]) -> Counter[int]:
    """Return how many meitinkers each zone has; 0 is who has none."""
    return Counter(zone_id for one in team for zone_id in one.zone_ids or (0,))


def _supplied(town: int, at: datetime) -> Counter[int]:
    """Return the same for who may know numbers only; asked by the engine, which names nobody."""
    pool = matching.candidates(municipality_id=town, at=at)
    here = [who for who in pool if who.group == Group.MUNICIPAL]
    return Counter(zone_id for who in here for zone_id in who.zone_ids or (0,))


def staffed_zones(*, municipality_id: int, at: datetime) -> list[Staffing]:
    """Return of each zone whether one to three meitinkers work there."""
    people = _supplied(municipality_id, at)
    there = places.zones(municipality_id=municipality_id)
    return [staffing(people=people[zone.pk]) for zone in there]


def _work(actor: Actor, town: int, at: datetime) -> tuple[Counter[int], Counter[int]]:
    """Return what is open in each zone, and for how many of these nobody came within a week."""
    waits = Q(first_visit_at__isnull=True, notified_at__lt=doorstep_late_before(at=at))
    rows = (
        decisions.matters(actor=actor)
        .filter(municipality_id=town, status=MatterStatus.OPEN)
        .order_by()
        .values_list("zone_id")
        .annotate(open_now=Count("id"), late=Count("id", filter=waits))
    )
    open_now, late = Counter[int](), Counter[int]()
    for zone_id, many, too_late in rows:
        open_now[zone_id or 0], late[zone_id or 0] = many, too_late
    return open_now, late


# ---------------------------------------------------------------- in words


def _row(
    zone: Any,
    *,
    people: int,
    team: list[Worker] | None,
    points: list[str],
    open_now: int,
    late: int,
    told: Doorstep | None,
) -> dict[str, Any]:
    how = staffing(people=people)
    return {
        "zone": zone,
        "staffing": how,
        "people": _people(people) if team is not None else STAFFED[how],
        "team": team,
        "kind": DRAWN[how],
        "sign": SIGNS[how],
        "points": points,
        "open": open_now,
        "late": late,
        "told": told,
    }


def _people(people: int) -> str:
    if not people:
        return str(STAFFED[Staffing.NOBODY])
    return ngettext("%(n)s meitinker", "%(n)s meitinkers", people) % {"n": people}


def _heads(*, leads: bool) -> list[str]:
    heads = [_("Zone"), _("Meitinkers"), _("Within a week"), _("Meeting points")]
    return [*heads, _("Open now")] if leads else heads


def _area(row: Mapping[str, Any], rings: Mapping[int, Any]) -> Area:
    zone = row["zone"]
    cells = [str(row["people"]), within_a_week(row["told"]), ", ".join(row["points"]) or _("none")]
    said = str(row["people"])
    if row["team"] is not None:
        cells.append(str(row["open"]))
    return Area(
        name=zone.name,
        level=LEVEL[row["staffing"]],
        said=said,
        cells=cells,
        rings=rings.get(zone.pk, ()),
        tile=(zone.tile_x, zone.tile_y),
    )


def within_a_week(told: Doorstep | None) -> str:
    """Return how often somebody was there in time, in words."""
    if told is None:
        return _("too few to show")
    return _("%(in_time)s of %(asked)s") % {"in_time": told.in_time, "asked": told.asked}
