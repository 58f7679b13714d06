"""Cases that were closed: how long their files are kept, and what holds one longer."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.queries import Request
from naast.core.policy.walls import Actor
from naast.supply.law.queries import domains as domains_in_words
from naast.support.casework import queries
from naast.support.casework.hold_form import HoldForm
from naast.support.casework.models import Case
from naast.support.casework.queries.closed import closed_cases
from naast.support.casework.rules import CaseStatus
from naast.support.casework.views.shared import posted_of
from naast.support.keeping import actions as keeping
from naast.support.keeping.rules import Why


@require_safe
def closed(request: Request) -> HttpResponse:
    """Show what I closed, or what was closed where I lead: headers, and until when kept."""
    if not request.actor.holds("supporter", "coordinator"):
        raise Http404
    words = {str(one.domain): str(one.name) for one in domains_in_words()}
    rows = [
        {"case": one, "domains": [words[code] for code in one.domains if code in words]}
        for one in closed_cases(actor=request.actor, at=timezone.now())
    ]
    return render(
        request,
        "casework/closed.html",
        {"rows": rows, "may_hold": request.actor.holds("coordinator")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: Request, case_id: UUID) -> HttpResponse:
    """Hold the file of a closed case longer than its time, with a reason that she reads."""
    case, at = _led(request.actor, case_id), timezone.now()
    form = HoldForm(posted_of(request), at=at)
    if form.is_valid():
        keeping.hold_file(
            actor=request.actor,
            person_id=case.person_id,
            organisation_id=case.organisation_id,
            why=Why(form.cleaned_data["why"]),
            until_on=form.cleaned_data["until_on"],
            at=at,
        )
        messages.success(request, _("The file is held. The resident reads why."))
        return redirect("casework:closed")
    context = {"form": form, "number": case.question.number}
    return render(request, "casework/hold.html", context, status=422 if form.errors else 200)


@require_POST
def end_hold(request: Request, hold_id: UUID) -> HttpResponse:
    """Hold a file no longer; it goes when its time is over."""
    if not request.actor.holds("coordinator"):
        raise Http404
    try:
        keeping.end_hold(actor=request.actor, hold_id=hold_id, at=timezone.now())
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    messages.success(request, _("The file is held no longer."))
    return redirect("casework:closed")


def _led(actor: Actor, case_id: UUID) -> Case:
    """Return a closed case of an organisation that `actor` leads; to anybody else it is absent."""
    scope = actor.scopes.get("coordinator")
    ids = getattr(scope, "organisation_ids", ()) if scope else ()
    case = (
        queries.cases(actor=actor)
        .filter(id=case_id, status=CaseStatus.CLOSED, organisation_id__in=ids)
        .select_related("question")
        .first()
    )
    if case is None:
        raise Http404
    return case
