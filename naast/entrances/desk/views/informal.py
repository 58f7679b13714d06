"""Informal support: who is there, what they bring, what quality rests on, what must be arranged.

For who leads informal supporters. No hours, and nobody is named or put in order (R-076).
"""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.core.identity.queries import Request
from naast.entrances.desk.informal import LIVED, MOMENTS, brings, evidence, stock, written
from naast.learning.insight import queries as insight
from naast.supply.organisations import queries as organisations
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.rules import CRITERIA, FACILITIES
from naast.supply.training import queries as training


@never_cache
@require_safe
def informal(request: Request) -> HttpResponse:
    """Show what informal support rests on, in one municipality at a time."""
    actor, at = request.actor, timezone.now()
    if not actor.holds("coordinator"):
        raise Http404
    on = timezone.localdate(at)
    works = organisations.works_in(
        organisation_ids=actor.scopes["coordinator"].organisation_ids, on=on
    )
    places = {
        f"{one}-{there}": (one, there, f"{name}, {where}") for one, there, name, where in works
    }
    chosen = places.get(request.GET.get("where", "")) or next(iter(places.values()), None)
    if chosen is None:
        return render(request, "desk/informal.html", {"where": ""})
    organisation_id, municipality_id, where = chosen
    active = supporters.bringing(
        actor=actor, organisation_id=organisation_id, municipality_id=municipality_id, on=on
    )
    led = [
        one for one in supporters.led(actor=actor, on=on) if one.organisation_id == organisation_id
    ]
    said = insight.said_of_organisations(municipality_id=municipality_id).get(organisation_id)
    counted, found, kinds = stock(active=active), brings(active=active), supporters.kind_words()
    languages, wishes = supporters.language_words(), supporters.wish_words()
    themes, ways = dict(wishes["theme"]), dict(wishes["way"])
    terms = written(organisation_id=organisation_id, topics=(*CRITERIA, *FACILITIES), on=on)
    context = {
        "where": where,
        "places": [
            {"code": code, "name": one[2], "chosen": one == chosen} for code, one in places.items()
        ],
        "stock": [(kinds[kind], many) for kind, many in counted.items()],
        "lived": any(counted[kind] for kind in LIVED),
        "evidence": evidence(led=led),
        "trained": training.trained(
            actor=actor, organisation_id=organisation_id, people=led, on=on
        ),
        "said": said,
        "said_in": insight.period_words(period=said.period) if said else "",
        "languages": [languages.get(one, one) for one in sorted(found.languages)],
        "themes": [themes.get(one, one) for one in sorted(found.themes)],
        "moments": [MOMENTS[one] for one in sorted(found.moments)],
        "ways": [ways.get(one, one) for one in sorted(found.ways)],
        "criteria": [terms[one] for one in CRITERIA],
        "arranged": [terms[one] for one in FACILITIES],
    }
    return render(request, "desk/informal.html", context)
