"""What a municipality decides about the match: for who answers for it and who advises."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places
from naast.support.matching import actions, queries
from naast.support.matching.forms import WeightsForm
from naast.support.matching.rules import SHOWN_BEFORE, Group
from naast.support.matching.words import GROUPS


@require_http_methods(["GET", "HEAD", "POST"])
def weights(request: Request) -> HttpResponse:
    """Show how much each term counts, and every change; who sets them may write a new one."""
    actor = request.actor
    ids = queries.reads_weights_of(actor=actor)
    if not ids:
        raise Http404
    asked = request.GET.get("municipality", "")
    chosen = next((id_ for id_ in ids if str(id_) == asked), ids[0])
    sets = chosen in queries.sets_weights_of(actor=actor)
    if request.method == "POST" and not sets:
        raise Http404
    at = timezone.now()
    now = queries.weights(municipality_id=chosen, at=at)
    form = WeightsForm(request.POST if request.method == "POST" else None, now=now)
    would = None
    if form.is_valid() and "look" in request.POST:
        would = queries.would_change_last_quarter(
            municipality_id=chosen, then=form.weights(), at=at
        )
    elif form.is_valid():
        version = actions.set_weights(
            actor=actor,
            municipality_id=chosen,
            weights=form.weights(),
            reason=form.cleaned_data["reason"],
            at=at,
        )
        said = _("Kept, and public from now on. It counts from %(day)s.")
        messages.success(request, said % {"day": f"{version.from_on:%d-%m-%Y}"})
        return HttpResponseRedirect(request.get_full_path())
    words, today = queries.term_words(), timezone.localdate(at)
    names = places.municipality_names(ids=ids)
    changes = queries.weighed(municipality_id=chosen)
    return render(
        request,
        "matching/weights.html",
        {
            "name": names[chosen],
            "municipalities": [
                {"id": id_, "name": names[id_], "chosen": id_ == chosen} for id_ in ids
            ],
            "rows": [{"label": words[term], "weight": weight} for term, weight in now.items()],
            "coming": [one for one in changes if one.from_on > today],
            "changes": [one for one in changes if one.from_on <= today],
            "days": SHOWN_BEFORE.days,
            "form": form if sets else None,
            "looked": "look" in request.POST and not form.errors,
            "would": would,
            "groups": [
                {"name": GROUPS[Group(group)], "now": now_, "then": then}
                for group, (now_, then) in (would.groups if would else {}).items()
            ],
        },
        status=422 if form.errors else 200,
    )


@require_safe
def shown(request: Request) -> HttpResponse:
    """Show who leads people how often each was shown this quarter, beside an equal share."""
    actor, at = request.actor, timezone.now()
    if not actor.holds("coordinator"):
        raise Http404
    works = organisations.works_in(
        organisation_ids=actor.scopes["coordinator"].organisation_ids, on=timezone.localdate(at)
    )
    places_of = {
        f"{one}-{there}": (one, there, f"{name}, {where}") for one, there, name, where in works
    }
    asked = request.GET.get("where", "")
    chosen = places_of.get(asked) or next(iter(places_of.values()), None)
    many, rows = (
        queries.shown_often(
            actor=actor, organisation_id=chosen[0], municipality_id=chosen[1], at=at
        )
        if chosen
        else (0, [])
    )
    context = {
        "where": chosen[2] if chosen else "",
        "places": [
            {"code": code, "name": name, "chosen": chosen == place}
            for code, place in places_of.items()
            for name in [place[2]]
        ],
        "many": many,
        "rows": [
            {
                "name": one.name,
                "kind": GROUPS[Group(one.group)],
                "shown": one.exposure.shown,
                "equal": one.exposure.equal,
            }
            for one in rows
        ],
    }
    return render(request, "matching/shown.html", context)
