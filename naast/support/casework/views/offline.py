"""A visit: what goes along, on paper or in the browser, and what was noted there."""

from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.queries import Request
from naast.core.paper.rules import headers
from naast.support.casework.actions import CaseCannotMove, Said
from naast.support.casework.actions import offline as actions
from naast.support.casework.models import LETTER_KINDS
from naast.support.casework.offline_forms import OfflineForm, VisitForm, VisitNoteForm
from naast.support.casework.queries import offline as queries
from naast.support.casework.queries import wording
from naast.support.casework.queries.offline import OpenedVisit
from naast.support.casework.queries.papers import visit_paper
from naast.support.casework.rules import ContactKind
from naast.support.casework.views.shared import giving_back, head_of, open_running, posted_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, _at: VisitForm(posted))
def visit(request: Request, case_id: UUID) -> HttpResponse:
    """Choose what goes along on a visit: on paper, or in the browser where that is switched on."""
    opened, at = open_running(request, case_id), timezone.now()
    is_on = queries.is_on(actor=request.actor, organisation_id=opened.organisation_id)
    form = VisitForm(posted_of(request))
    if request.method == "POST":
        on_paper = request.POST.get("way") == "paper"
        if not on_paper and not is_on:
            raise Http404
        if form.is_valid() and on_paper:
            actions.print_visit(actor=request.actor, case_id=case_id)
            shown = queries.shown(opened=opened, **form.chosen())
            made = visit_paper(shown=shown, number=opened.number, at=at)
            return HttpResponse(made, headers=headers(filename="naast.pdf"))
        if form.is_valid():
            try:
                taken = actions.take_along(
                    actor=request.actor, case_id=case_id, at=at, **form.chosen()
                )
            except (ObjectDoesNotExist, CaseCannotMove, actions.SwitchedOff) as gone:
                raise Http404 from gone
            return redirect("casework:on_visit", taken.id)
    context = {
        **head_of(opened),
        "heading": _("A visit"),
        "back_url": reverse("casework:case", args=[case_id]),
        "form": form,
        "is_on": is_on,
        "on_its_way": [
            {"url": reverse("casework:on_visit", args=[one.id]), "visit": one}
            for one in queries.visits(actor=request.actor, verb="end").filter(case_id=case_id)[:5]
        ],
    }
    return render(request, "casework/visit.html", context, status=_status(form))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def on_visit(request: Request, visit_id: UUID) -> HttpResponse:
    """Show a visit that is on its way, and keep what is noted there, once.

    With `Accept: application/json` (the script of this page) it says so in a few words. What was
    typed comes back where it cannot be kept.
    """
    opened, at = _opened(request, visit_id), timezone.now()
    form = VisitNoteForm(posted_of(request), initial={"note_id": uuid4()})
    by_script = request.headers.get("Accept") == "application/json"
    if request.method == "POST" and form.is_valid():
        _keep(request, opened, form, at)
        if by_script:
            return JsonResponse({"kept": str(form.cleaned_data["note_id"])})
        messages.success(request, _("Kept. The resident can read it too."))
        return redirect("casework:on_visit", visit_id)
    if request.method == "POST" and by_script:
        return JsonResponse({"kept": None}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    context = {
        **head_of(opened.case),
        "heading": _("On a visit"),
        "form": form,
        "visit": opened,
        "now": at,
        "done_url": reverse("casework:visit_done", args=[visit_id]),
        "back_url": reverse("casework:case", args=[opened.case.case_id]),
    }
    return render(request, "casework/along.html", context, status=_status(form))


@require_POST
def done(request: Request, visit_id: UUID) -> HttpResponse:
    """Be done with a visit: what is left of it in a browser opens for nobody any more."""
    if not request.actor.holds("supporter"):
        raise Http404
    try:
        case_id = actions.end_visit(actor=request.actor, visit_id=visit_id)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    messages.success(request, _("The visit is done. Nothing of it stays in this browser."))
    return redirect("casework:case", case_id)


@require_safe
def our_way(request: Request) -> HttpResponse:
    """Show who leads an organisation how it works with Naast, and let her change that."""
    led = _led(request)
    context = {
        "organisations": [
            {
                "name": name,
                "is_on": queries.is_on(actor=request.actor, organisation_id=organisation_id),
                "offline_url": reverse("casework:offline", args=[organisation_id]),
                "letters": _letters(request, organisation_id),
            }
            for organisation_id, name in led.items()
        ]
    }
    return render(request, "casework/our_way.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def offline(request: Request, organisation_id: int) -> HttpResponse:
    """Switch visits in the browser on or off, with what that means said beforehand."""
    led, at = _led(request), timezone.now()
    if organisation_id not in led:
        raise Http404
    is_on = queries.is_on(actor=request.actor, organisation_id=organisation_id)
    form = OfflineForm(posted_of(request), initial={"is_on": "on" if is_on else "off"})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["is_on"]
        if chosen != is_on:
            actions.choose_offline(
                actor=request.actor, organisation_id=organisation_id, is_on=chosen, at=at
            )
        messages.success(request, _("Kept. It holds from now on."))
        return redirect("casework:our_way")
    past = queries.choices(actor=request.actor).filter(organisation_id=organisation_id)
    context = {
        "name": led[organisation_id],
        "form": form,
        "past": past.select_related("user")[: queries.MOST_CHOICES],
        "back_url": reverse("casework:our_way"),
    }
    return render(request, "casework/offline.html", context, status=_status(form))


# ---------------------------------------------------------------- shared


def _status(form: Any) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _letters(request: Request, organisation_id: int) -> list[dict[str, Any]]:
    own = wording.of_all_kinds(actor=request.actor, organisation_id=organisation_id)
    return [
        {
            "words": words,
            "own": own.get(kind),
            "url": reverse("casework:wording", args=[organisation_id, kind]),
        }
        for kind, words in LETTER_KINDS
    ]


def _led(request: Request) -> dict[int, str]:
    led = queries.led(actor=request.actor)
    if not led:
        raise Http404
    return led


def _opened(request: Request, visit_id: UUID) -> OpenedVisit:
    if not request.actor.holds("supporter"):
        raise Http404
    try:
        return actions.open_visit(actor=request.actor, visit_id=visit_id)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone


def _keep(request: Request, opened: OpenedVisit, form: VisitNoteForm, at: datetime) -> None:
    data = form.cleaned_data
    try:
        actions.send_note(
            actor=request.actor,
            visit_id=opened.id,
            note_id=data["note_id"],
            said=Said(kind=ContactKind(data["kind"]), text=data["text"], layer=opened.case.layer),
            said_at=data["said_at"],
            at=at,
        )
    except (ObjectDoesNotExist, CaseCannotMove) as gone:
        raise Http404 from gone
