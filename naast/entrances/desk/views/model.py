"""Working with meitinkers: what it rests on here, what it brings, and the other side of it.

For who answers for it or advises about it. Persons are in none of it; few are hidden (I-9).
"""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from naast.core.identity.queries import Request
from naast.core.policy.rules import Actor
from naast.entrances.desk import model as rules
from naast.entrances.desk.model import Ground, Holds
from naast.entrances.desk.views.zones import chosen_town, staffed_zones
from naast.learning.insight import queries as insight
from naast.learning.insight.rules import Table
from naast.learning.steering import queries as steering
from naast.learning.steering.rules.ambitions import ENDED, AimKind
from naast.supply.organisations import queries as organisations
from naast.support.decisions.queries import framework, mandates
from naast.support.decisions.rules import Provision
from naast.support.decisions.rules.mandates import Lack, Law, lack_of
from naast.support.matching.rules import Group

GROUNDS: dict[Ground, tuple[Promise, Promise]] = {
    Ground.NEAR: (
        _("One to three meitinkers in each zone"),
        _("People know who they are, and they know the zone."),
    ),
    Ground.SOON: (
        _("On the doorstep within a week"),
        _("Who asks the municipality is visited within seven days."),
    ),
    Ground.MANDATE: (
        _("They decide themselves"),
        _("The college gave a mandate, and the policy adviser stands behind it."),
    ),
    Ground.ROOM: (
        _("The ordinance leaves room"),
        _("By a hardship clause a rule may be left where it defeats its aim."),
    ),
    Ground.BESIDE: (
        _("Independent support stands beside it"),
        _("A meitinker decides, too. So somebody else stands beside the resident."),
    ),
}
SAID: dict[Holds, tuple[Promise, str, str]] = {
    Holds.WHOLLY: (_("so it is here"), "", "check"),
    Holds.IN_PART: (_("in part"), "soon", "alert-circle"),
    Holds.NOT: (_("not so here"), "late", "alert-triangle"),
    Holds.UNTOLD: (_("too few to show"), "", "info-circle"),
}
ALWAYS = (
    _("A meitinker gives no help herself and has no caseload; a specialist stays a specialist."),
    _("No question is refused as too hard: a notification ends with an outcome for the resident."),
    _("A meitinker is not steered by money or by numbers."),
)
"""What the software keeps wherever somebody works so (R-300, R-305, R-306)."""

VOICES = {
    AimKind.BOTTLENECK: _("The municipality says"),
    AimKind.BOTTLENECK_PROVIDER: _("Organisations say"),
}
MOST_NAMED = 10


@require_safe
def model(request: Request) -> HttpResponse:
    """Show how working with meitinkers stands in one municipality, from both sides."""
    actor, at = request.actor, timezone.now()
    towns, town = chosen_town(request)
    on = timezone.localdate(at)
    staffed = staffed_zones(municipality_id=town.pk, at=at)
    beside = [one.name for one in organisations.serving(municipality_id=town.pk, on=on).values()]
    mandated = _mandated(actor, town.pk, on)
    found = rules.Found(
        staffed=staffed,
        door=insight.doorstep_lately(municipality_id=town.pk, at=at)[0],
        mandated=mandated,
        hardship=frozenset(map(Law, framework.hardship_laws(municipality_id=town.pk, on=on))),
        beside=len(beside),
    )
    context = {
        "town": town,
        "towns": towns if len(towns) > 1 else [],
        "here": rules.is_here(staffed=staffed),
        "grounds": [
            (*GROUNDS[ground], *SAID[holds], _more(ground, mandated, beside))
            for ground, holds in rules.grounds(found=found).items()
        ],
        "always": ALWAYS,
        "brings": _brings(town.pk),
        "patterns": framework.patterns(actor=actor, municipality_id=town.pk)[:5]
        if town.pk in framework.learns_of(actor=actor)
        else None,
        "voices": _voices(actor, town.pk),
    }
    return render(request, "desk/model.html", context)


def _mandated(actor: Actor, municipality_id: int, on: date) -> frozenset[Provision]:
    """Return on what somebody may decide that day; to whom by name is not asked."""
    lines = mandates.given(actor=actor, municipality_id=municipality_id, on=on)
    register = {one.id: one for one in lines}
    return frozenset(
        provision
        for provision in Provision
        for one in lines
        if lack_of(one=one, register=register, provision=provision, user_id=0, on=on)
        in {None, Lack.NOT_HERS}
    )


def _more(ground: Ground, mandated: frozenset[Provision], beside: list[str]) -> list[Any]:
    """Return by name what a ground lacks, or who it is."""
    if ground is Ground.MANDATE:
        return mandates.provision_words(without=mandated)
    return beside if ground is Ground.BESIDE else []


def _brings(municipality_id: int) -> dict[str, Any] | None:
    """Return what was published of the last quarter about the municipality's own workers."""
    told = insight.figures(municipality_id=municipality_id, most=1)
    if not told:
        return None
    [latest] = told
    half, most = latest.waiting(Table.WAITING_MUNICIPALITY)
    return {
        "period": insight.period_words(period=latest.period),
        "asked": latest.total(Table.QUESTIONS),
        "taken": latest.cells(Table.GROUP).get(Group.MUNICIPAL),
        "half": half,
        "most": most,
        "ended": latest.ended(Table.OUTCOME_MUNICIPALITY),
    }


def _voices(actor: Actor, municipality_id: int) -> list[tuple[Promise, list[str]]]:
    """Return the bottlenecks that are open and told, by whose they are; none named is said too."""
    told = steering.aims(actor=actor).filter(municipality_id=municipality_id, kind__in=VOICES)
    open_now = told.filter(told_on__isnull=False).exclude(progress__in=ENDED)
    rows = list(open_now.values_list("kind", "title")[:MOST_NAMED])
    return [(who, [title for one, title in rows if one == kind]) for kind, who in VOICES.items()]
