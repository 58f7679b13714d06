"""Bring somebody else into a case, answer that, end it; and read on behalf of who asked for it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.queries import Request
from naast.supply.law.queries import domains as domains_in_words
from naast.supply.supporters import queries as supporters
from naast.support.casework import queries
from naast.support.casework.actions import alongside as actions
from naast.support.casework.alongside_forms import AskForm, BehindForm, StandInForm, TogetherForm
from naast.support.casework.models import Alongside, Case
from naast.support.casework.queries import alongside
from naast.support.casework.rules.alongside import Along, AlongState, WhyBehind

FORMS: dict[Along, type[AskForm]] = {
    Along.BEHIND: BehindForm,
    Along.STANDS_IN: StandInForm,
    Along.TOGETHER: TogetherForm,
}
HEADINGS = {
    Along.BEHIND: gettext_lazy("Who stands behind you in this case?"),
    Along.STANDS_IN: gettext_lazy("Who stands in?"),
    Along.TOGETHER: gettext_lazy("Who helps along?"),
}
TOLD = {
    Along.BEHIND: gettext_lazy(
        "Once the other says yes, the resident is told who reads along, and may say no."
    ),
    Along.STANDS_IN: gettext_lazy(
        "Once the other says yes, the resident is told who comes, and may say no."
    ),
    Along.TOGETHER: gettext_lazy(
        "Once the other says yes, the resident is asked. It begins with her yes."
    ),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request, case_id: UUID, manner: Along) -> HttpResponse:
    """Ask somebody to stand behind, to stand in or to help along."""
    at = timezone.now()
    actor = request.actor
    case = _case_to_ask_for(request, case_id, manner)
    mine = case.user_id == actor.user_id
    people = alongside.may_be_asked(
        case=case,
        manner=manner,
        kind=supporters.own_kind(actor=actor) if manner == Along.TOGETHER else "",
        at=at,
        on=timezone.localdate(at),
    )
    form = FORMS[manner](request.POST if request.method == "POST" else None, people=people, at=at)
    back_url = (
        reverse("casework:case", args=[case_id])
        if mine
        else reverse("desk:hand_over", args=[case.user_id])
    )
    if request.method == "POST" and form.is_valid():
        try:
            _ask(request, case_id, manner, form.cleaned_data, at)
        except Case.DoesNotExist as gone:
            raise Http404 from gone
        except (actions.AlreadyAsked, actions.CannotAsk):
            messages.warning(request, _("This is not possible now: somebody is asked already."))
        else:
            messages.success(
                request, _("%(name)s is asked.") % {"name": people[form.cleaned_data["user"]]}
            )
        return redirect(back_url)
    context = {
        "heading": HEADINGS[manner],
        "told": TOLD[manner],
        "form": form if people else None,
        "back_url": back_url,
        "number": case.question.number,
    }
    return render(request, "casework/along_ask.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def asked(request: Request, along_id: UUID) -> HttpResponse:
    """Show what I am asked: where, what about, from whom; nothing of who it is."""
    row = _asked(request, along_id)
    context = {
        "row": row,
        "about": _domains(row),
        "zone": row.zone.name if row.zone else "",
        "last_on": row.last_on,
    }
    return render(request, "casework/along_asked.html", context)


@require_POST
def say_yes(request: Request, along_id: UUID) -> HttpResponse:
    """Say yes. Gone meanwhile and the other hat (I-1) are answered alike."""
    row = _asked(request, along_id)
    try:
        row = actions.say_yes(actor=request.actor, along_id=row.id, at=timezone.now())
    except (ObjectDoesNotExist, actions.CannotAsk):
        messages.warning(request, _("This is not possible now. Tell who asked you."))
        return redirect("desk:home")
    if row.state == AlongState.AGREED:
        messages.success(request, _("Thank you. The resident is asked now."))
    else:
        messages.success(request, _("Thank you. The resident is told that it is you."))
    if row.manner == Along.BEHIND:
        return redirect("casework:behind_case", row.id)
    return redirect("desk:today")


@require_POST
def refuse(request: Request, along_id: UUID) -> HttpResponse:
    """Say no, without a reason."""
    row = _asked(request, along_id)
    actions.refuse(actor=request.actor, along_id=row.id, at=timezone.now())
    messages.success(request, _("Who asked you is told."))
    return redirect("desk:home")


@require_POST
def end(request: Request, along_id: UUID) -> HttpResponse:
    """End it or take it back."""
    try:
        row = actions.end(actor=request.actor, along_id=along_id, at=timezone.now())
    except Alongside.DoesNotExist as gone:
        raise Http404 from gone
    messages.success(request, _("Ended. The resident sees it in the file."))
    if row.holder_id == request.actor.user_id:
        return redirect("casework:case", row.case_id)
    return redirect("desk:home")


@never_cache
@require_safe
def behind(request: Request) -> HttpResponse:
    """List in which cases I am asked to stand behind, and in which I do."""
    actor, at = request.actor, timezone.now()
    if not actor.holds("supervisor"):
        raise Http404
    found = alongside.live(actor=actor, at=at).filter(
        user_id=actor.user_id or 0, manner=Along.BEHIND
    )
    rows = [
        {
            "row": one,
            "about": _domains(one),
            "waits": one.state == AlongState.ASKED,
            "url": reverse(
                "casework:asked_along" if one.state == AlongState.ASKED else "casework:behind_case",
                args=[one.id],
            ),
        }
        for one in found[: alongside.MOST]
    ]
    return render(request, "casework/behind.html", {"rows": rows})


@never_cache
@require_safe
def behind_case(request: Request, along_id: UUID) -> HttpResponse:
    """Read what was noted in a case behind whose supporter I stand; the resident sees it."""
    actor, at = request.actor, timezone.now()
    if not actor.holds("supervisor"):
        raise Http404
    try:
        opened = actions.open_behind(actor=actor, along_id=along_id, at=at)
    except Alongside.DoesNotExist as gone:
        raise Http404 from gone
    context = {"opened": opened, "row": opened.row, "about": _domains(opened.row)}
    return render(request, "casework/behind_case.html", context)


# ---------------------------------------------------------------- shared


def of_case(*, request: Request, case_id: UUID, at: datetime) -> list[dict[str, Any]]:
    """Return who else is in a case, ready for its page."""
    return [
        {
            "row": one,
            "last_on": one.last_on,
            "mine": one.user_id == request.actor.user_id,
            "waits": one.state != AlongState.RUNS,
        }
        for one in alongside.live(actor=request.actor, at=at).filter(case_id=case_id)
    ]


def _case_to_ask_for(request: Request, case_id: UUID, manner: Along) -> Case:
    try:
        if manner == Along.STANDS_IN:
            return actions.may_ask_stand_in(actor=request.actor, case_id=case_id)
        own = queries.cases(actor=request.actor, verb="close").select_related("question")
        return own.get(id=case_id, closed_at__isnull=True)
    except Case.DoesNotExist as gone:
        raise Http404 from gone


def _ask(
    request: Request, case_id: UUID, manner: Along, data: dict[str, Any], at: datetime
) -> None:
    who = {"actor": request.actor, "case_id": case_id, "user_id": data["user"], "at": at}
    if manner == Along.BEHIND:
        actions.ask_behind(**who, why=WhyBehind(data["why"]))
    elif manner == Along.STANDS_IN:
        actions.ask_stand_in(**who, from_on=data["from_on"], until_on=data["until_on"])
    else:
        actions.ask_together(**who, holder_does=data["holder_does"], other_does=data["other_does"])


def _asked(request: Request, along_id: UUID) -> Alongside:
    waits = {row.id: row for row in alongside.asked_along(actor=request.actor, at=timezone.now())}
    if along_id not in waits:
        raise Http404
    return waits[along_id]


def _domains(row: Alongside) -> str:
    names = [str(one.name) for one in domains_in_words() if one.domain in row.domains]
    return ", ".join(names) or _("Not said what about")
