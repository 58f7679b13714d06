"""What is covered in which zone, and what is not: by part of life, kind, group, theme, language.

A coordinator sees her own organisation, with the questions that nobody can take; who works for a
municipality or advises it sees all that serve it, and of residents published shares alone (I-9).
"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naast.core.identity.queries import Request
from naast.core.policy.rules import Actor
from naast.entrances.desk.coverage import areas, could_choose, coverage, legend
from naast.entrances.desk.waits import unmatched
from naast.learning.insight import queries as insight
from naast.supply.cooperation import queries as cooperation
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places
from naast.support.matching import queries as matching

MUNICIPAL = ("policy_officer", "council_member")


@require_safe
def supply_page(request: Request) -> HttpResponse:
    """Show for one municipality what is covered, thin or missing, and which questions wait."""
    actor, at = request.actor, timezone.now()
    towns = _towns(actor)
    if not towns:
        raise Http404
    town = next((one for one in towns if one.slug == request.GET.get("town")), towns[0])
    own = _own(actor)
    pool = [
        who
        for who in matching.candidates(municipality_id=town.pk, at=at)
        if not who.municipal and (own is None or who.organisation_id in own)
    ]
    drawn = places.drawn(municipality_id=town.pk, with_points=False)
    covered = coverage(pool=pool, zones=drawn.zones, municipality_id=town.pk, at=at)
    shown = next(iter(insight.figures(municipality_id=town.pk, most=1)), None)
    everybody, by_zone = could_choose(shown=shown)
    on_map, heads = areas(drawn=drawn, covered=covered, choice=by_zone)
    context = {
        "town": town,
        "towns": towns if len(towns) > 1 else [],
        "zones": drawn.zones,
        "covered": covered,
        "areas": on_map,
        "heads": heads,
        "legend": legend(),
        "source": drawn.source,
        "choice": everybody,
        "period": insight.period_words(period=shown.period) if shown else "",
        "unmatched": unmatched(actor=actor, municipality_id=town.pk, pool=pool),
        "leads": own is not None,
        "nowhere": cooperation.groups_nowhere(municipality_id=town.pk, on=timezone.localdate(at)),
    }
    return render(request, "desk/supply.html", context)


def _towns(actor: Actor) -> list[Any]:
    """Return the municipalities that somebody may look at here, by name."""
    ids = {town for role in MUNICIPAL if actor.holds(role) for town in _scope(actor, role)}
    served = organisations.served_municipalities()
    ids |= {town for one in _own(actor) or () for town in served.get(one, ())}
    return list(places.municipalities(on=timezone.localdate()).filter(id__in=ids))


def _scope(actor: Actor, role: str) -> list[int]:
    ids: list[int] = actor.scopes[role].municipality_ids
    return ids


def _own(actor: Actor) -> list[int] | None:
    """Return the organisations that a coordinator leads; None for who works for a municipality."""
    if not actor.holds("coordinator"):
        return None
    ids: list[int] = actor.scopes["coordinator"].organisation_ids
    return ids
