"""What the zones of a municipality are made of, what is there, and how many questions may come."""

from http import HTTPStatus
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request
from naast.core.policy.rules import Actor
from naast.entrances.desk.views.zones import towns_of
from naast.entrances.desk.zone_forms import FACT_WORDS, ZoneFactsForm
from naast.learning.insight import queries as insight
from naast.learning.insight.queries import Figures
from naast.learning.insight.rules import Table
from naast.supply.places import actions
from naast.supply.places import queries as places
from naast.supply.places.rules import ZoneFactKind, expected, per_thousand


@require_safe
def strength(request: Request, slug: str) -> HttpResponse:
    """Show each zone: its people, what they asked, what is there, and what a year may bring."""
    actor, on = request.actor, timezone.localdate()
    town = _town(actor, slug)
    told = insight.figures(municipality_id=town.pk)
    facts = places.facts_of_zones(municipality_id=town.pk)
    drawn = places.drawn(municipality_id=town.pk)
    rows = [
        _row(zone, told, facts.get(zone.pk, []))
        | {"points": [point.name for point in drawn.points if point.zone_id == zone.pk]}
        for zone in drawn.zones
    ]
    context = {
        "town": town,
        "rows": rows,
        "period": insight.period_words(period=told[0].period) if told else "",
        "keeps": town.pk in places.draws_borders_of(actor=actor),
        "on": on,
    }
    return render(request, "desk/strength.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: Request, slug: str, zone: str) -> HttpResponse:
    """Say what the people of one zone are like."""
    actor, on = request.actor, timezone.localdate()
    town = _town(actor, slug)
    row = places.zones(municipality_id=town.pk).filter(slug=zone).first()
    if row is None or town.pk not in places.draws_borders_of(actor=actor):
        raise Http404
    kept = places.facts_of_zones(municipality_id=town.pk).get(row.pk, [])
    initial: dict[str, Any] = {one.kind: one.percent for one in kept}
    if kept:
        newest = max(kept, key=lambda one: one.year)
        initial |= {"year": newest.year, "source": newest.source}
    posted = request.method == "POST"
    form = ZoneFactsForm(request.POST if posted else None, initial=initial, on=on)
    back = reverse("desk:strength", args=[town.slug])
    if posted and form.is_valid():
        actions.keep_zone_facts(
            actor=actor,
            zone_id=row.pk,
            year=form.cleaned_data["year"],
            percents=form.percents(),
            source=form.cleaned_data["source"],
        )
        messages.success(request, _("Kept. It stands with the zone."))
        return redirect(back)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"form": form, "zone": row, "back_url": back}
    return render(request, "desk/zone_facts.html", context, status=status)


def _town(actor: Actor, slug: str) -> Any:
    town = next((one for one in towns_of(actor=actor) if one.slug == slug), None)
    if town is None:
        raise Http404
    return town


def _read_in(one: Any) -> tuple[int, str, int]:
    return one.year, one.source, list(ZoneFactKind).index(one.kind)


def _row(zone: Any, told: list[Figures], facts: list[Any]) -> dict[str, Any]:
    quarters = [one.cells(Table.ZONE).get(str(zone.pk)) for one in told]
    return {
        "zone": zone,
        "facts": [
            (year, source, [(FACT_WORDS[ZoneFactKind(one.kind)], one.percent) for one in of_them])
            for (year, source), of_them in groupby(
                sorted(facts, key=_read_in), key=lambda one: (one.year, one.source)
            )
        ],
        "of_thousand": per_thousand(quarters=quarters, population=zone.population),
        "expected": expected(quarters=quarters),
    }
