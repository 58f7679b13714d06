"""Worries: who leads gives them to somebody; who goes there notes the visit with a thumb."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request, names
from naast.core.policy.walls import Actor
from naast.supply.organisations.queries import served_municipalities
from naast.supply.places import queries as places
from naast.support.outreach import actions, queries
from naast.support.outreach.forms import GiveForm, InSightForm, KeepInSightForm, VisitForm
from naast.support.outreach.models import Worry
from naast.support.outreach.rules import How, Known, Sign, last_day, warning

SOON = timedelta(days=2)
LOOK_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])


def _in_role(request: Request, role: str) -> Actor:
    if not request.actor.holds(role):
        raise Http404
    return request.actor


# ---------------------------------------------------------------- who leads


@never_cache
@require_safe
def worries(request: Request) -> HttpResponse:
    """Show which worries wait, who goes there and until when a name is there; and the counts."""
    actor, at = _in_role(request, "coordinator"), timezone.now()
    ids = actor.scopes["coordinator"].organisation_ids
    found = list(
        queries.worries(actor=actor, verb="give")
        .filter(organisation_id__in=ids)
        .select_related("zone")[: queries.MOST]
    )
    seen = (
        queries.in_sight(actor=actor)
        .filter(organisation_id__in=ids)
        .select_related("zone")[: queries.MOST]
    )
    going = {one.user_id for one in found if one.user_id} | {one.user_id for one in seen}
    known = names(user_ids=going)
    context = {
        "rows": [_row(one, known, at) for one in found],
        "in_sight": [
            {
                "zone": one.zone.name if one.zone else _("Somewhere in the municipality"),
                "who": known.get(one.user_id, ""),
                "visits": _visits(one.visits),
                "next_on": one.next_on,
            }
            for one in seen
        ],
        "columns": [label for _what, label in queries.COLUMNS],
        "counts": queries.counted(actor=actor, organisation_ids=ids, at=at),
    }
    return render(request, "outreach/worries.html", context)


@never_cache
@LOOK_OR_SEND
def give(request: Request, worry_id: UUID) -> HttpResponse:
    """Choose who goes there."""
    actor, at = _in_role(request, "coordinator"), timezone.now()
    found = queries.worries(actor=actor, verb="give").select_related("zone").filter(id=worry_id)
    worry = found.filter(organisation_id__in=actor.scopes["coordinator"].organisation_ids).first()
    if worry is None:
        raise Http404
    people = queries.who_may_go(organisation_id=worry.organisation_id, at=at)
    form = GiveForm(
        request.POST if request.method == "POST" else None,
        choices=list(people.items()),
        initial={"user": worry.user_id},
    )
    if form.is_valid():
        user_id = form.cleaned_data["user"]
        try:
            actions.give_worry(actor=actor, worry_id=worry_id, user_id=user_id, at=at)
        except ObjectDoesNotExist as gone:
            raise Http404 from gone
        messages.success(request, _("%(name)s is asked to go there.") % {"name": people[user_id]})
        return redirect("outreach:worries")
    context = {"row": _row(worry, people, at), "form": form}
    return render(request, "outreach/give.html", context, status=422 if form.errors else 200)


def _row(worry: Worry, known: dict[int, str], at: datetime) -> dict[str, Any]:
    """Return the header of a worry: no name of whom it is about, nor of who told it."""
    return {
        "id": worry.id,
        "zone": worry.zone.name if worry.zone else _("Somewhere in the municipality"),
        "signs": queries.sign_words(signs=worry.signs),
        "teller": worry.get_teller_display(),
        "anonymous": worry.anonymous,
        "came": worry.get_came_display(),
        "reported_at": worry.reported_at,
        "who": known.get(worry.user_id, "") if worry.user_id else "",
        "known": worry.get_known_display(),
        "visits": _visits(worry.visits),
        "ends": ends_in_words(worry=worry, at=at),
    }


def ends_in_words(*, worry: Worry, at: datetime) -> dict[str, str]:
    """Return until when a name is there, and how near that is: "late" (13 days), "soon" (10)."""
    day = formats.date_format(last_day(ends=worry.ends_at), "j b")
    after = None if worry.known else warning(reported_at=worry.reported_at, at=at)
    return {
        "words": _("name until %(day)s") % {"day": day},
        "kind": {None: "", 10: "soon", 13: "late"}[after],
    }


def _visits(n: int) -> str:
    return ngettext("%(n)s visit", "%(n)s visits", n) % {"n": n} if n else _("no visit yet")


# ---------------------------------------------------------------- who goes there


@never_cache
@LOOK_OR_SEND
def visit(request: Request, worry_id: UUID) -> HttpResponse:
    """Read about whom it is, which the record keeps; and note how the visit went."""
    actor, at = _in_role(request, "supporter"), timezone.now()
    try:
        opened = actions.open_worry(actor=actor, worry_id=worry_id)
    except ObjectDoesNotExist as stranger:
        raise Http404 from stranger
    form = VisitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        how = form.how_it_was
        actions.note_visit(
            actor=actor,
            worry_id=worry_id,
            how=how,
            agreed=form.cleaned_data["agreed"].strip(),
            next_on=form.next_on(on=timezone.localdate(at)),
            at=at,
        )
        messages.success(request, _after(how))
        return redirect("desk:today")
    context = {
        "opened": opened,
        "zone": opened.worry.zone.name if opened.worry.zone else "",
        "signs": queries.sign_words(signs=opened.worry.signs),
        "teller": opened.worry.get_teller_display(),
        "known": opened.worry.get_known_display(),
        "unknown_yet": opened.worry.known == Known.NOT,
        "ends": ends_in_words(worry=opened.worry, at=at),
        "form": form,
    }
    return render(request, "outreach/visit.html", context, status=422 if form.errors else 200)


def _after(how: How) -> str:
    if how == How.NO:
        return _("All of it is gone. Only the count stays.")
    if how == How.IN_SIGHT:
        return _("The name is gone. It goes on without one.")
    return _("Your visit is noted.")


@never_cache
@LOOK_OR_SEND
def in_sight(request: Request, in_sight_id: UUID) -> HttpResponse:
    """Note a visit to somebody whose name is nowhere."""
    actor, at = _in_role(request, "supporter"), timezone.now()
    entry = (
        queries.in_sight(actor=actor, verb="visit")
        .select_related("zone")
        .filter(id=in_sight_id)
        .first()
    )
    if entry is None:
        raise Http404
    form = InSightForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.note_visit_in_sight(
            actor=actor,
            in_sight_id=in_sight_id,
            how=form.how_it_was,
            next_on=form.next_on(on=timezone.localdate(at)),
            at=at,
        )
        messages.success(request, _("Your visit is noted."))
        return redirect("desk:today")
    context = {
        "entry": entry,
        "zone": entry.zone.name if entry.zone else _("Somewhere in the municipality"),
        "visits": _visits(entry.visits),
        "form": form,
    }
    return render(request, "outreach/in_sight.html", context, status=422 if form.errors else 200)


@never_cache
@LOOK_OR_SEND
def keep_in_sight(request: Request) -> HttpResponse:
    """Begin to keep an eye on somebody, on one's own initiative: a zone, a day, no name."""
    actor, at = _in_role(request, "supporter"), timezone.now()
    where = _where(actor)
    form = KeepInSightForm(
        request.POST if request.method == "POST" else None,
        zones=[(key, label) for key, (label, *_rest) in where.items()],
    )
    if form.is_valid():
        _label, organisation_id, municipality_id, zone_id = where[form.cleaned_data["where"]]
        entry = actions.keep_in_sight(
            actor=actor,
            organisation_id=organisation_id,
            municipality_id=municipality_id,
            zone_id=zone_id,
            next_on=form.next_on(on=timezone.localdate(at)),
            signs=[Sign(one) for one in form.cleaned_data["signs"]],
            at=at,
        )
        messages.success(request, _("Kept as: %(mark)s. No name.") % {"mark": entry.mark})
        return redirect("desk:today")
    return render(
        request, "outreach/keep_in_sight.html", {"form": form}, status=422 if form.errors else 200
    )


def _where(actor: Actor) -> dict[str, tuple[str, int, int, int | None]]:
    """Return the zones in which `actor` goes: key, name, organisation, municipality, zone."""
    served = served_municipalities()
    towns = {
        town: organisation
        for organisation in actor.scopes["supporter"].organisation_ids
        for town in sorted(served.get(organisation, ()))
    }
    called = places.municipality_names(ids=towns)
    found: dict[str, tuple[str, int, int, int | None]] = {}
    for zone in places.zones_of(municipality_ids=towns):
        town = zone.municipality_id
        label = zone.name if len(towns) == 1 else f"{called[town]}: {zone.name}"
        found[str(zone.pk)] = (label, towns[town], town, zone.pk)
    return found
