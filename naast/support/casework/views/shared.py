"""What the pages of one case share: who may open it, its head, a small form of it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.forms import BaseForm
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.core.identity.queries import Request
from naast.support.casework import actions, queries
from naast.support.casework.actions import CaseCannotMove
from naast.support.casework.models import Case
from naast.support.casework.queries import OpenedCase

View = Callable[..., HttpResponse]


def giving_back(form_of: Callable[[QueryDict, datetime], BaseForm]) -> Callable[[View], View]:
    """Give a supporter back what she typed where her case ended meanwhile; else it is a 404.

    That the case is hers she knows already: its header stays hers. To anybody else it is not there.
    """

    def made(view: View) -> View:
        @wraps(view)
        def answered(request: Request, case_id: UUID, **more: Any) -> HttpResponse:
            try:
                return view(request, case_id, **more)
            except Http404:
                ended = queries.cases(actor=request.actor, verb="work").filter(id=case_id).first()
                if request.method != "POST" or ended is None:
                    raise
                if queries.runs_near(actor=request.actor, case=ended):
                    raise
            context = {
                "form": form_of(request.POST, timezone.now()),
                "heading": _("This is not kept: you no longer stand beside this resident"),
                "closed_at": ended.closed_at,
                "back_url": reverse("casework:cases"),
            }
            return render(request, "casework/ended.html", context, status=HTTPStatus.CONFLICT)

        return answered

    return made


def open_running(request: Request, case_id: UUID) -> OpenedCase:
    """Open a case as a supporter, recorded. Raises Http404 to strangers and for what is closed."""
    if not request.actor.holds("supporter"):
        raise Http404
    try:
        opened = actions.open_case(actor=request.actor, case_id=case_id)
    except Case.DoesNotExist as absent:
        raise Http404 from absent
    if opened.closed_at is not None:
        raise Http404
    return opened


def open_own(request: Request, case_id: UUID) -> OpenedCase:
    """Open the case of who the help is for. In that of an asker such pages are not there."""
    opened = open_running(request, case_id)
    if opened.for_another:
        raise Http404
    return opened


def step(
    request: Request,
    opened: OpenedCase,
    form: BaseForm,
    keep: Callable[[dict[str, Any], datetime], str],
    *,
    heading: str,
    template: str = "casework/step.html",
    to: str = "",
    **more: Any,
) -> HttpResponse:
    """Show a small form of a case, or keep what was filled in and go back to the case."""
    here = reverse("casework:case", args=[opened.case_id])
    if request.method == "POST" and form.is_valid():
        try:
            said = keep(form.cleaned_data, timezone.now())
        except (ObjectDoesNotExist, CaseCannotMove) as gone:  # closed in another window
            raise Http404 from gone
        messages.success(request, said)
        return redirect(to or here)
    context = {**head_of(opened), "form": form, "heading": heading, "back_url": here, **more}
    return render(request, template, context)


def posted_of(request: Request) -> QueryDict | None:
    """Return what was sent, also when that is nothing at all."""
    return request.POST if request.method == "POST" else None


def head_of(opened: OpenedCase) -> dict[str, Any]:
    name = opened.person.first_name or nameless(opened.number)
    return {"name": name, "number": opened.number, "zone": opened.zone_name}


def nameless(number: str) -> str:
    return _("Somebody without a name (%(number)s)") % {"number": number}
