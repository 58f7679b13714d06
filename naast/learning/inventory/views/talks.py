"""What was said and what is made of it: a talk, a municipality with its answers, its codes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.policy.rules import Actor
from naast.learning.inventory import actions, bench, queries
from naast.learning.inventory.forms import CodeForm, HearForm
from naast.learning.inventory.models import Chosen, Interview
from naast.learning.inventory.rules.asking import InterviewState, Stage
from naast.learning.inventory.views.rounds import fill_in, who


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    """Keep what a party said; to that party itself, show what was kept."""
    actor = who(request)
    try:
        row = queries.interviews(actor=actor).get(id=interview_id)
    except Interview.DoesNotExist:
        raise Http404 from None
    asks = actor.holds(actions.ROLE) and row.chosen.round.stage != Stage.PUBLISHED
    if not asks:
        if request.method == "POST" or row.state != InterviewState.HELD:
            raise Http404
        return render(request, "inventory/said.html", {"row": row, "said": bench.said(row=row)})
    known: dict[str, Any] = {
        "function": row.function,
        "impressions": row.impressions,
        **row.answers,
    }
    if row.state in {InterviewState.HELD, InterviewState.NOT_HELD}:
        known |= {
            "reached": "yes" if row.state == InterviewState.HELD else "no",
            "held_on": row.held_on,
        }
    form = HearForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        initial=known,
    )
    if form.is_valid():
        actions.hear(actor=actor, interview_id=row.pk, **form.heard())
        messages.success(request, _("Kept. You can code it once all were heard."))
        return HttpResponseRedirect(reverse("inventory:round", args=[row.chosen.round_id]))
    context = {
        "form": form,
        "row": row,
        "party": bench.party(row=row),
        "back_url": reverse("inventory:round", args=[row.chosen.round_id]),
    }
    return render(request, "inventory/hear.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
def invite(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    """Keep that a party was invited."""
    actor = who(request)
    try:
        row = actions.invite(actor=actor, interview_id=interview_id, on=timezone.localdate())
    except (Interview.DoesNotExist, actions.Published):
        raise Http404 from None
    messages.success(request, _("Kept that you invited them."))
    return HttpResponseRedirect(reverse("inventory:round", args=[row.chosen.round_id]))


@never_cache
@require_safe
def place(request: HttpRequest, chosen_id: UUID) -> HttpResponse:
    """Show what each said of the same subject side by side, and where coders differ."""
    actor = who(request)
    row = _chosen(actor, chosen_id)
    return render(
        request, "inventory/place.html", {"row": row, **bench.place(actor=actor, row=row)}
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, chosen_id: UUID) -> HttpResponse:
    """Code a municipality, without seeing what a colleague gave."""
    actor = who(request)
    row = _open(actor, chosen_id)
    form = CodeForm(
        request.POST if request.method == "POST" else None,
        heard=bench.heard(actor=actor, row=row),
        initial=bench.gave(actor=actor, row=row, settled=False),
    )
    if form.is_valid():
        actions.code(
            actor=actor, chosen_id=row.pk, arranged=form.arranged(), coded=form.coded(),
            on=timezone.localdate(),
        )  # fmt: skip
        messages.success(request, _("Kept. A colleague codes it, too."))
        return HttpResponseRedirect(reverse("inventory:place", args=[row.pk]))
    title = _("Code %(name)s") % {"name": row.municipality.name}
    return fill_in(request, form, title=title, back_url=reverse("inventory:place", args=[row.pk]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, chosen_id: UUID) -> HttpResponse:
    """Settle what holds, with the reason where not all say the same."""
    actor = who(request)
    row = _open(actor, chosen_id)
    form = CodeForm(
        request.POST if request.method == "POST" else None,
        heard=bench.heard(actor=actor, row=row),
        settles=True,
        initial=bench.gave(actor=actor, row=row, settled=True)
        or bench.gave(actor=actor, row=row, settled=False),
    )
    if form.is_valid():
        try:
            actions.settle(
                actor=actor, chosen_id=row.pk, arranged=form.arranged(), coded=form.coded(),
                reason=form.cleaned_data["reason"], on=timezone.localdate(),
            )  # fmt: skip
        except actions.NeedsReason:
            form.add_error("reason", _("Coders differ here. Write why it is so."))
        else:
            messages.success(request, _("Kept. This is what counts."))
            return HttpResponseRedirect(reverse("inventory:place", args=[row.pk]))
    title = _("Settle %(name)s") % {"name": row.municipality.name}
    return fill_in(request, form, title=title, back_url=reverse("inventory:place", args=[row.pk]))


def _chosen(actor: Actor, chosen_id: UUID) -> Chosen:
    try:
        return queries.chosen(actor=actor).get(id=chosen_id)
    except Chosen.DoesNotExist:
        raise Http404 from None


def _open(actor: Actor, chosen_id: UUID) -> Chosen:
    row = _chosen(actor, chosen_id)
    if row.round.stage == Stage.PUBLISHED:
        raise Http404
    return row
