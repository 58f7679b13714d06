"""For a coordinator: who wants to help, with whom was talked, and who comes into the pool."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.supply.supporters import actions, queries, words
from naast.supply.supporters.models import Application
from naast.supply.supporters.people_forms import AdmitForm
from naast.supply.supporters.rules import Kind, Stage, may_admit

MOST_WAITING = 100


def _coordinator(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.holds(Role.COORDINATOR):
        raise Http404
    return actor


def _back(request: HttpRequest, told: str) -> HttpResponse:
    messages.success(request, told)
    return HttpResponseRedirect(reverse("supporters:applications"))


@never_cache
@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    """List who offered herself and waits for an answer, oldest first."""
    actor = _coordinator(request)
    waiting = queries.applications(actor=actor).exclude(stage=Stage.ADMITTED)
    rows = [
        {
            "one": one,
            "kind": words.KINDS[Kind(one.kind)],
            "stage": words.STAGES[Stage(one.stage)],
            "may_admit": may_admit(stage=Stage(one.stage)),
        }
        for one in waiting.select_related("organisation", "municipality")[:MOST_WAITING]
    ]
    context = {"rows": rows, "back_url": reverse("supporters:people")}
    return render(request, "supporters/applications.html", context)


@never_cache
@require_POST
def talked(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Keep that one talked with somebody today."""
    try:
        actions.note_talk(actor=_coordinator(request), application_id=application_id)
    except Application.DoesNotExist:
        raise Http404 from None
    return _back(request, _("Kept. You can admit somebody after the talk."))


@never_cache
@require_POST
def decline(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Let it not be, and erase it."""
    try:
        actions.decline(actor=_coordinator(request), application_id=application_id)
    except Application.DoesNotExist:
        raise Http404 from None
    return _back(request, _("Erased. Nothing of it is kept."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def admit(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Take somebody into the pool under the account that the administrator gave her."""
    actor = _coordinator(request)
    one = queries.applications(actor=actor).filter(pk=application_id, stage=Stage.TALKED).first()
    if one is None:
        raise Http404
    accounts = queries.accounts_for(
        actor=actor, organisation_id=one.organisation_id, on=timezone.localdate()
    )
    form = AdmitForm(request.POST if request.method == "POST" else None, accounts=accounts)
    if form.is_valid():
        chosen = form.cleaned_data["account"]
        try:
            actions.admit(actor=actor, application_id=application_id, user_id=chosen)
        except actions.WorksElsewhere:
            form.add_error("account", _("Choose the account of this person."))
        else:
            return _back(request, _("Admitted. New questions come once all has been seen."))
    context = {
        "one": one,
        "kind": words.KINDS[Kind(one.kind)],
        "form": form if accounts else None,
        "back_url": reverse("supporters:applications"),
    }
    return render(request, "supporters/admit.html", context, status=422 if form.errors else 200)
