"""Ask a colleague without giving a case away, and answer what a colleague asked."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.queries import Request
from naast.supply.law.queries import domains as domains_in_words
from naast.support.casework import queries
from naast.support.casework.actions import consulting as actions
from naast.support.casework.consult_forms import SIGNS, AnswerForm, ConsultForm
from naast.support.casework.models import Case, Consult
from naast.support.casework.queries import consulting
from naast.support.casework.rules.consulting import ConsultState, recognised
from naast.support.casework.views.shared import giving_back, head_of, open_own, posted_of


def _unjudged(posted: QueryDict, _at: datetime) -> ConsultForm:
    return ConsultForm(posted, people=[], recognised=lambda _text: ())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(_unjudged)
def ask(request: Request, case_id: UUID) -> HttpResponse:
    """Ask a colleague, also of another organisation, without saying whom it is about."""
    at = timezone.now()
    opened = open_own(request, case_id)
    case = queries.cases(actor=request.actor, verb="close").filter(id=case_id).first()
    if case is None:  # who stands in or helps along asks nobody for another
        raise Http404
    known = consulting.known_of(opened=opened, municipality_id=case.municipality_id)
    people = consulting.may_be_asked(case=case, at=at)
    form = ConsultForm(
        posted_of(request),
        people=people,
        recognised=lambda text: recognised(text=text, known=known),
    )
    back_url = reverse("casework:case", args=[case_id])
    if request.method == "POST" and form.is_valid():
        try:
            actions.consult(
                actor=request.actor,
                case_id=case_id,
                user_id=form.cleaned_data["user"],
                question=form.cleaned_data["question"],
                even_so=form.cleaned_data["even_so"],
                at=at,
            )
        except Case.DoesNotExist as gone:
            raise Http404 from gone
        except actions.CannotBeAsked:
            messages.warning(request, _("This is not possible now. Ask somebody else."))
        else:
            messages.success(request, _("Asked. The answer comes to stand in this file."))
        return redirect(back_url)
    context = {
        **head_of(opened),
        "heading": _("Ask a colleague to think along"),
        "form": form if people else None,
        "found": [(SIGNS[sign], words) for sign, words in form.found],
        "back_url": back_url,
    }
    return render(request, "casework/consult.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def asked(request: Request) -> HttpResponse:
    """List what colleagues asked me without a name."""
    _thinks_along(request)
    rows = [
        {
            "row": one.row,
            "question": one.question,
            "about": _domains(one.row),
            "waits": one.row.state == ConsultState.ASKED,
        }
        for one in consulting.asked_of(actor=request.actor)
    ]
    return render(request, "casework/consults.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consulted(request: Request, consult_id: UUID) -> HttpResponse:
    """Read what a colleague asks, and answer it."""
    _thinks_along(request)
    try:
        found = actions.asked_of_me(actor=request.actor, consult_id=consult_id)
    except Consult.DoesNotExist as absent:
        raise Http404 from absent
    waits = found.row.state == ConsultState.ASKED
    form = AnswerForm(posted_of(request))
    if request.method == "POST" and form.is_valid() and waits:
        _answer(request, consult_id, form.cleaned_data["answer"])
        messages.success(request, _("Thank you. Your colleague reads it."))
        return redirect("casework:consults")
    context = {"one": found, "about": _domains(found.row), "form": form, "waits": waits}
    failed = form.errors or (request.method == "POST" and not waits)
    return render(request, "casework/consulted.html", context, status=422 if failed else 200)


@never_cache
@require_POST
def unknown(request: Request, consult_id: UUID) -> HttpResponse:
    """Say that I do not know either."""
    _thinks_along(request)
    _answer(request, consult_id, "")
    messages.success(request, _("Your colleague is told."))
    return redirect("casework:consults")


@never_cache
@require_POST
def take_back(request: Request, consult_id: UUID) -> HttpResponse:
    """Take back what was not answered yet."""
    try:
        row = actions.take_back(actor=request.actor, consult_id=consult_id, at=timezone.now())
    except Consult.DoesNotExist as gone:
        raise Http404 from gone
    messages.success(request, _("Taken back."))
    return redirect("casework:case", row.case_id)


def _thinks_along(request: Request) -> None:
    if not (request.actor.holds("supporter") or request.actor.holds("supervisor")):
        raise Http404


def _answer(request: Request, consult_id: UUID, text: str) -> None:
    try:
        actions.answer(actor=request.actor, consult_id=consult_id, text=text, at=timezone.now())
    except Consult.DoesNotExist as gone:
        raise Http404 from gone


def _domains(row: Consult) -> str:
    names = [str(one.name) for one in domains_in_words() if one.domain in row.domains]
    return ", ".join(names) or _("Not said what about")
