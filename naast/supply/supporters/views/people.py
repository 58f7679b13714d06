"""For who leads workers: who may be offered, what lapses, what was seen, and what is asked."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.supply.supporters import actions, queries, words
from naast.supply.supporters.models import Supporter
from naast.supply.supporters.people_forms import AskForm, SeeForm
from naast.supply.supporters.rules import TargetGroup, facts_are_stale


def _lead(request: HttpRequest) -> Actor:
    """Return who acts; who leads nobody has no such page."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.holds(Role.COORDINATOR, Role.ACCESS_LEAD):
        raise Http404
    return actor


@never_cache
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """List whom one leads: who may not be offered first, then who lapses soonest."""
    actor = _lead(request)
    today = timezone.localdate()
    led = queries.led(actor=actor, on=today)
    out = [one for one in led if one.lapsed]
    elsewhere = queries.busy_now(actor=actor, at=timezone.now())
    rows = [
        {
            "one": one,
            "busy_now": one.supporter_id in elsewhere,
            "kind": words.KINDS[one.kind],
            "status": words.STATUSES[one.status],
            "stale": facts_are_stale(confirmed_on=one.facts_confirmed_on, on=today),
        }
        for one in led
    ]
    context = {
        "rows": rows,
        "out": len(out),
        "applies_url": reverse("supporters:applications") if actor.holds(Role.COORDINATOR) else "",
        "nobody_left": bool(led) and len(out) == len(led),
        "soon": sum(1 for one in led if one.ends and not one.lapsed),
    }
    return render(request, "supporters/people.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: HttpRequest, supporter_id: UUID) -> HttpResponse:
    """Show what is asked of one worker and what was seen of it; keep that one more was seen."""
    actor = _lead(request)
    today = timezone.localdate()
    try:
        one, asked, looks = queries.look_at(actor=actor, supporter_id=supporter_id, on=today)
    except Supporter.DoesNotExist:
        raise Http404 from None
    sent = request.method == "POST"
    form = SeeForm(request.POST if sent else None, today=today)
    if sent and form.is_valid():
        actions.see_item(actor=actor, supporter_id=supporter_id, **form.cleaned_data)
        messages.success(request, _("Kept. Nothing of the paper itself is kept."))
        return HttpResponseRedirect(reverse("supporters:papers", args=[supporter_id]))
    facts = queries.pool(actor=actor).get(pk=supporter_id)
    context = {
        "facts": facts,
        "groups": [words.TARGET_GROUPS[TargetGroup(code)] for code in facts.target_groups],
        "away": queries.days_of(facts.away),
        "one": one,
        "kind": words.KINDS[one.kind],
        "papers": asked,
        "looks": looks,
        "form": form,
        "in_organisation": one.organisation_id is not None,
        "supervisor": queries.supervisor_of(actor=actor, supporter_id=supporter_id, on=today),
        "back_url": reverse("supporters:people"),
    }
    return render(request, "supporters/papers.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest) -> HttpResponse:
    """Show what is asked of each kind, with every version; write down a new one."""
    actor = _lead(request)
    today = timezone.localdate()
    employers = queries.employers_led(actor=actor, on=today)
    if not employers:
        raise Http404
    sent = request.method == "POST"
    form = AskForm(request.POST if sent else None, employers=employers, today=today)
    if sent and form.is_valid():
        actions.ask_item(actor=actor, **form.asked())
        messages.success(request, _("Kept. What was asked before stays readable."))
        return HttpResponseRedirect(reverse("supporters:asked"))
    context: dict[str, Any] = {
        "employers": queries.asked_of_kinds(employers=employers, on=today),
        "form": form,
        "back_url": reverse("supporters:people"),
    }
    return render(request, "supporters/asked.html", context, status=422 if form.errors else 200)
