"""Which parts of life, languages and themes are covered in which zone, and which are not.

A coordinator sees her own organisation; who works for a municipality all that serve it. It tells of
people who may be offered, in three words: of fewer than three never how many (I-9).
"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from naast.core.identity.queries import Request
from naast.core.policy.rules import Actor
from naast.entrances.desk.waits import unmatched
from naast.supply.law.queries import domains
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places
from naast.supply.supporters.queries import language_words, wish_words
from naast.support.matching import queries as matching
from naast.support.matching.rules import Candidate, Cover, offered, supply

MUNICIPAL = ("policy_officer", "council_member")
WORDS: dict[Cover, Promise] = {
    Cover.COVERED: _("three or more"),
    Cover.THIN: _("one or two"),
    Cover.MISSING: _("nobody"),
}
DRAWN = {Cover.COVERED: "", Cover.THIN: "soon", Cover.MISSING: "late"}
SIGNS = {Cover.COVERED: "check", Cover.THIN: "alert-circle", Cover.MISSING: "alert-triangle"}


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
    zones = list(places.zones(municipality_id=town.pk))
    rows = _rows(pool, zones)
    context = {
        "town": town,
        "towns": towns if len(towns) > 1 else [],
        "zones": zones,
        "rows": rows,
        "missing": sum(cell["cover"] == Cover.MISSING for row in rows for cell in row["cells"]),
        "groups": _groups(pool),
        "unmatched": unmatched(actor=actor, municipality_id=town.pk, pool=pool),
        "leads": own is not None,
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


def _rows(pool: list[Candidate], zones: list[Any]) -> list[dict[str, Any]]:
    found = supply(
        pool=pool,
        zone_ids=[zone.pk for zone in zones],
        domains=[one.domain for one in domains()],
    )
    return [
        {
            "name": one.name,
            "cells": [{"zone": zone.name, **_cell(found[zone.pk, one.domain])} for zone in zones],
        }
        for one in domains()
    ]


def _groups(pool: list[Candidate]) -> list[dict[str, Any]]:
    """Return the languages and themes of which there are fewer than three, nobody first."""
    languages, themes = language_words(), dict(wish_words()["theme"])
    found = offered(pool=pool, languages=languages, themes=themes)
    named: dict[str, Any] = {**languages, **themes}
    rows = [{"name": str(name), **_cell(found[code])} for code, name in named.items()]
    order = [Cover.MISSING, Cover.THIN]
    short = [row for row in rows if row["cover"] in order]
    return sorted(short, key=lambda row: (order.index(row["cover"]), row["name"].casefold()))


def _cell(cover: Cover) -> dict[str, Any]:
    return {"cover": cover, "words": WORDS[cover], "kind": DRAWN[cover], "sign": SIGNS[cover]}
