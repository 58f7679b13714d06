"""Where people can be met who do not ask by themselves, and which groups are found nowhere."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.policy.walls import Actor
from naast.supply.cooperation import actions, queries
from naast.supply.cooperation.forms import PlaceForm
from naast.supply.cooperation.models import FindingPlace
from naast.supply.cooperation.queries import COUNCIL, Network
from naast.supply.cooperation.rules import Reached
from naast.supply.cooperation.views.shared import choices, fill_in, network_of, reader

KINDS = {Reached.NOWHERE: "late", Reached.PLANNED: "soon", Reached.SOMEWHERE: ""}
SIGNS = {
    Reached.NOWHERE: "alert-triangle",
    Reached.PLANNED: "calendar",
    Reached.SOMEWHERE: "check",
}


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Show by municipality which groups are found somewhere, and every place."""
    actor, on = reader(request), timezone.localdate()
    networks = queries.networks(actor=actor, on=on)
    rows = queries.still(
        rows=queries.finding_places(actor=actor, municipality_ids=networks), on=on
    )[: queries.MOST]
    by_town: dict[int, list[FindingPlace]] = {id_: [] for id_ in networks}
    for row in rows:
        by_town[row.municipality_id].append(row)
    towns = [_town(one, by_town[id_], on) for id_, one in networks.items()]
    return render(request, "cooperation/places.html", {"towns": towns})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Name a place, or plan one; `?group=` begins with a group that is found nowhere."""
    actor, on = reader(request), timezone.localdate()
    network = network_of(actor, municipality_id)
    mine = _mine(network)
    if not mine:
        raise Http404
    group = request.GET.get("group", "")
    form = PlaceForm(
        request.POST if request.method == "POST" else None,
        today=on,
        parties=[one for one in choices(network) if one[0] in mine],
        initial={"party": mine[0], "groups": [group] if group in queries.GROUPS else []},
    )
    if form.is_valid():
        actions.name_place(
            actor=actor,
            municipality_id=municipality_id,
            party=form.cleaned_data["party"],
            place=form.place(),
        )
        messages.success(request, _("Kept. The others in this municipality see it."))
        return HttpResponseRedirect(_list())
    title = _("A finding place in %(name)s") % {"name": network.name}
    return fill_in(request, form, title=title, back_url=_list())


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """Correct a place that one keeps."""
    actor = reader(request)
    row = _kept(actor, place_id)
    known = {name: getattr(row, name) for name in PlaceForm.field_order[1:-1]}
    form = PlaceForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        initial=known,
    )
    if form.is_valid():
        actions.change_place(actor=actor, place_id=row.id, place=form.place())
        messages.success(request, _("Changed."))
        return HttpResponseRedirect(_list())
    return fill_in(request, form, title=row.name, back_url=_list())


@require_POST
def been(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """Say that somebody was there today."""
    actor = reader(request)
    row = _kept(actor, place_id)
    actions.been_there(actor=actor, place_id=row.id)
    messages.success(request, _("Noted: somebody was there today."))
    return HttpResponseRedirect(_list())


@require_POST
def stop(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """Say that nobody goes there any more."""
    actor = reader(request)
    row = _kept(actor, place_id)
    actions.stop_going(actor=actor, place_id=row.id)
    messages.success(request, _("%(name)s no longer stands here.") % {"name": row.name})
    return HttpResponseRedirect(_list())


def _town(network: Network, rows: Iterable[FindingPlace], on: date) -> dict[str, Any]:
    here = list(rows)
    found = queries.found_of(rows=here, on=on)
    return {
        "id": network.municipality_id,
        "name": network.name,
        "keeps": bool(_mine(network)),
        "groups": [
            {
                "code": one.code,
                "name": one.name,
                "words": queries.REACHED[one.reached],
                "kind": KINDS[one.reached],
                "sign": SIGNS[one.reached],
                "lacks": one.reached == Reached.NOWHERE,
                "at": [row.name for row in here if one.code in row.groups],
            }
            for one in found
        ],
        "nowhere": [one for one in found if one.reached == Reached.NOWHERE],
        "places": [_line(row, on) for row in here],
    }


def _line(row: FindingPlace, on: date) -> dict[str, Any]:
    return {
        "place": row,
        "groups": [queries.GROUPS[code] for code in row.groups if code in queries.GROUPS],
        "planned": row.from_on > on,
        "of": row.organisation.name if row.organisation else _("Municipality"),
    }


def _mine(network: Network) -> list[str]:
    return [one for one in network.mine if one != COUNCIL]


def _kept(actor: Actor, place_id: UUID) -> FindingPlace:
    rows = queries.still(rows=queries.kept_places(actor=actor), on=timezone.localdate())
    row = rows.filter(id=place_id).first()
    if row is None:
        raise Http404
    return row


def _list() -> str:
    return reverse("cooperation:places")
