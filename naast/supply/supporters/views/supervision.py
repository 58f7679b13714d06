"""Who stands behind a volunteer: arranged by who leads her; and behind whom one stands oneself."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.queries import names
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.supply.supporters import actions, queries
from naast.supply.supporters.models import Supervision, Supporter
from naast.supply.supporters.supervision_form import SupervisorForm


def _coordinator(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.holds(Role.COORDINATOR):
        raise Http404
    return actor


@never_cache
@require_safe
def behind(request: HttpRequest) -> HttpResponse:
    """List behind whom a supervisor stands; no resident stands on it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.holds(Role.SUPERVISOR):
        raise Http404
    rows = queries.behind(actor=actor, on=timezone.localdate())
    return render(request, "supporters/behind.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def supervisor(request: HttpRequest, supporter_id: UUID) -> HttpResponse:
    """Show who stands behind a worker; let somebody else do so from today."""
    actor = _coordinator(request)
    today = timezone.localdate()
    led = queries.supporters(actor=actor, verb="admit").filter(organisation_id__isnull=False)
    try:
        worker = led.get(pk=supporter_id)
    except Supporter.DoesNotExist:
        raise Http404 from None
    able = actions.may_supervise(worker=worker, on=today)
    called = names(user_ids={worker.user_id, *able})
    choices = sorted(((pk, called[pk]) for pk in able), key=lambda one: one[1])
    sent = request.method == "POST"
    form = SupervisorForm(request.POST if sent else None, supervisors=choices)
    back_url = reverse("supporters:papers", args=[supporter_id])
    if sent and form.is_valid():
        actions.arrange_supervisor(
            actor=actor,
            supporter_id=supporter_id,
            supervisor_id=form.cleaned_data["supervisor"],
        )
        messages.success(request, _("Kept. It counts from today."))
        return HttpResponseRedirect(back_url)
    running = queries.supervisions(actor=actor).filter(supporter=worker, until_on__isnull=True)
    context = {
        "name": called[worker.user_id],
        "supporter_id": supporter_id,
        "now": queries.supervisor_of(actor=actor, supporter_id=supporter_id, on=today),
        "ends": running.exists(),
        "form": form if choices else None,
        "back_url": back_url,
    }
    return render(
        request, "supporters/supervisor.html", context, status=422 if form.errors else 200
    )


@never_cache
@require_POST
def end(request: HttpRequest, supporter_id: UUID) -> HttpResponse:
    """Let nobody stand behind a worker from tomorrow."""
    actor = _coordinator(request)
    try:
        actions.end_supervision(actor=actor, supporter_id=supporter_id)
    except Supervision.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("Kept. From tomorrow nobody stands behind her."))
    return HttpResponseRedirect(reverse("supporters:papers", args=[supporter_id]))
