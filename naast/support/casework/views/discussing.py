"""Talk about cases together: bring one, read what was brought, keep what came of one's own."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request
from naast.supply.training import queries as training
from naast.support.casework import queries
from naast.support.casework.actions import consulting as actions
from naast.support.casework.consult_forms import SIGNS, BringForm, OutcomeForm
from naast.support.casework.models import Case, Consult
from naast.support.casework.queries import consulting
from naast.support.casework.rules.consulting import ConsultState, recognised
from naast.support.casework.views.shared import giving_back, head_of, open_own, posted_of

OPEN_FOR = timedelta(days=92)
"""So long after the day its page shows what was brought."""


def _unjudged(posted: QueryDict, _at: datetime) -> BringForm:
    return BringForm(posted, days=[], recognised=lambda _text: ())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(_unjudged)
def bring(request: Request, case_id: UUID) -> HttpResponse:
    """Bring a case into a day on which colleagues talk about cases."""
    at = timezone.now()
    opened = open_own(request, case_id)
    case = queries.cases(actor=request.actor, verb="close").filter(id=case_id).first()
    if case is None:
        raise Http404
    known = consulting.known_of(opened=opened, municipality_id=case.municipality_id)
    ahead = training.discussions(actor=request.actor, on=timezone.localdate(at))
    form = BringForm(
        posted_of(request),
        days=[(one.id, f"{date_format(one.held_on, 'j F Y')}: {one.title}") for one in ahead],
        recognised=lambda text: recognised(text=text, known=known),
    )
    back_url = reverse("casework:case", args=[case_id])
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.bring(
                actor=request.actor,
                case_id=case_id,
                meeting_id=data["meeting"],
                question=data["question"],
                even_so=data["even_so"],
                at=at,
            )
        except Case.DoesNotExist as gone:
            raise Http404 from gone
        messages.success(request, _("Brought. Who comes reads it, without a name."))
        return redirect(back_url)
    context = {
        **head_of(opened),
        "heading": _("Talk about this case together"),
        "form": form if ahead else None,
        "found": [(SIGNS[sign], words) for sign, words in form.found],
        "back_url": back_url,
    }
    return render(request, "casework/bring.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def discussion(request: Request, meeting_id: UUID) -> HttpResponse:
    """Read what was brought into a day to which I come."""
    actor, on = request.actor, timezone.localdate()
    mine = training.discussions(actor=actor, on=on, since=on - OPEN_FOR)
    row = next((one for one in mine if one.id == meeting_id), None)
    if row is None:
        raise Http404
    rows = [
        {
            "one": one,
            "outcome_url": reverse("casework:consult_outcome", args=[one.row.id])
            if one.row.asker_id == actor.user_id and one.row.state == ConsultState.ASKED
            else "",
        }
        for one in consulting.brought(actor=actor, meeting_id=meeting_id)
    ]
    return render(request, "casework/discussion.html", {"meeting": row, "rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: Request, consult_id: UUID) -> HttpResponse:
    """Keep what came of talking about a case of mine."""
    row = (
        consulting.consults(actor=request.actor, verb="settle")
        .filter(id=consult_id, meeting__isnull=False, state=ConsultState.ASKED)
        .first()
    )
    if row is None:
        raise Http404
    form = OutcomeForm(posted_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.settle(
                actor=request.actor,
                consult_id=consult_id,
                text=form.cleaned_data["outcome"],
                at=timezone.now(),
            )
        except Consult.DoesNotExist as gone:
            raise Http404 from gone
        messages.success(request, _("Kept. The resident can read it too."))
        return redirect("casework:case", row.case_id)
    [opened] = consulting.opened(rows=[row])
    back_url = reverse("casework:case", args=[row.case_id])
    context = {"form": form, "question": opened.question, "back_url": back_url}
    return render(request, "casework/outcome.html", context, status=422 if form.errors else 200)
