"""The desk of who judges objections: the queue by term, one objection, and each step of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.queries import Request
from naast.core.paper.rules import headers
from naast.support.decisions.actions import NotInMandate, judging
from naast.support.decisions.actions import objections as actions
from naast.support.decisions.actions.letters import open_letter
from naast.support.decisions.actions.objections import (
    ROLE,
    AlreadyObjected,
    CannotJudge,
    CannotObject,
    NotNow,
)
from naast.support.decisions.objection_forms import (
    HeardForm,
    HearingForm,
    JudgeForm,
    LongerForm,
    RegisterForm,
)
from naast.support.decisions.present import lack_words
from naast.support.decisions.queries.letters import letters
from naast.support.decisions.queries.objections import OpenedObjection, queue
from naast.support.decisions.rules import Verdict
from naast.support.decisions.rules.objections import ObjectionOutcome
from naast.support.decisions.views.shared import posted, status_of


def _judge_only(request: Request) -> None:
    if not request.actor.holds(ROLE):
        raise Http404


@require_safe
def objections(request: Request) -> HttpResponse:
    """Show the objections that wait and those that I judge, what presses most first."""
    _judge_only(request)
    found = queue(actor=request.actor, on=timezone.localdate())
    context = {
        "mine": [one for one in found if one.mine],
        "waiting": [one for one in found if not one.mine],
    }
    return render(request, "decisions/objections.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: Request) -> HttpResponse:
    """Register an objection that came on paper."""
    _judge_only(request)
    form = RegisterForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.register_objection(actor=request.actor, at=timezone.now(), **form.cleaned_data)
        except ObjectDoesNotExist:
            form.add_error("number", _("We do not find this letter with this decision."))
        except CannotObject:
            form.add_error("provision", _("To this decision one cannot object."))
        except AlreadyObjected:
            form.add_error("provision", _("There is an objection to this decision already."))
        else:
            messages.success(request, _("Registered. The resident reads that it came."))
            return redirect("decisions:objections")
    context = {
        "form": form,
        "heading": _("An objection on paper"),
        "back_url": reverse("decisions:objections"),
    }
    return render(request, "decisions/objection_step.html", context, status=status_of(form))


@require_POST
def take(request: Request, objection_id: UUID) -> HttpResponse:
    """Judge an objection. Gone, taken and not possible get the same answer (I-1)."""
    _judge_only(request)
    try:
        actions.take_objection(actor=request.actor, objection_id=objection_id, at=timezone.now())
    except CannotJudge:
        messages.warning(request, _("You cannot take this objection."))
        return redirect("decisions:objections")
    messages.success(request, _("You judge this objection. The resident sees your name."))
    return redirect("decisions:objection", objection_id)


@require_safe
def objection(request: Request, objection_id: UUID) -> HttpResponse:
    """Show an objection that I judge, with the decision it is about."""
    opened = _open(request, objection_id)
    sent = letters(actor=request.actor).filter(matter_id=opened.objection.matter_id)
    return render(
        request, "decisions/objection.html", {"opened": opened, "letters": list(sent[:20])}
    )


@never_cache
@require_safe
def objection_letter(request: Request, letter_id: UUID) -> HttpResponse:
    """Give a letter that was sent in what I judge, byte for byte."""
    _judge_only(request)
    try:
        _row, data = open_letter(actor=request.actor, letter_id=letter_id)
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    return HttpResponse(data, headers=headers(filename="brief.pdf"))


@require_POST
def ask_to_complete(request: Request, objection_id: UUID) -> HttpResponse:
    """Ask the resident for what is missing."""
    _open(request, objection_id)
    try:
        actions.ask_to_complete(actor=request.actor, objection_id=objection_id, at=timezone.now())
    except (ObjectDoesNotExist, NotNow):
        messages.warning(request, _("This was asked already, or it is over."))
    else:
        messages.success(request, _("Asked. Until then your term stands still."))
    return redirect("decisions:objection", objection_id)


@require_http_methods(["GET", "HEAD", "POST"])
def hearing(request: Request, objection_id: UUID) -> HttpResponse:
    form = HearingForm(posted(request))

    def keep(filled: dict[str, Any], at: datetime) -> str:
        actions.invite_to_hearing(
            actor=request.actor, objection_id=objection_id, hearing_at=form.moment(),
            place=filled["place"], at=at,
        )  # fmt: skip
        return _("The resident is invited, and may bring somebody.")

    return _step(request, objection_id, form, keep, heading=_("Invite to a hearing"))


@require_http_methods(["GET", "HEAD", "POST"])
def heard(request: Request, objection_id: UUID) -> HttpResponse:
    form = HeardForm(posted(request), initial={"heard_on": timezone.localdate()})

    def keep(filled: dict[str, Any], at: datetime) -> str:
        actions.report_hearing(actor=request.actor, objection_id=objection_id, at=at, **filled)
        return _("Kept. The resident can read it too.")

    return _step(request, objection_id, form, keep, heading=_("Report of the hearing"))


@require_http_methods(["GET", "HEAD", "POST"])
def longer(request: Request, objection_id: UUID) -> HttpResponse:
    form = LongerForm(posted(request))

    def keep(filled: dict[str, Any], at: datetime) -> str:
        agreed = filled["how"] == "agreed"
        actions.take_longer(
            actor=request.actor,
            objection_id=objection_id,
            committee=filled["how"] == "committee",
            until_on=filled["until_on"] if agreed else None,
            why=filled["why"] if agreed else "",
            at=at,
        )
        return _("Kept. The resident reads the new day.")

    return _step(request, objection_id, form, keep, heading=_("It takes longer"))


@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: Request, objection_id: UUID) -> HttpResponse:
    form = JudgeForm(posted(request))

    def keep(filled: dict[str, Any], at: datetime) -> str:
        instead = None
        if filled["verdict"]:
            instead = judging.Instead(verdict=Verdict(filled["verdict"]), what=filled["what"])
        judging.judge_objection(
            actor=request.actor,
            objection_id=objection_id,
            outcome=ObjectionOutcome(filled["outcome"]),
            reasons=filled["reasons"],
            instead=instead,
            at=at,
        )
        return _("Decided. The letter is final, and the resident has it.")

    return _step(
        request, objection_id, form, keep,
        heading=_("Decide on the objection"), to=reverse("decisions:objections"),
    )  # fmt: skip


def _open(request: Request, objection_id: UUID) -> OpenedObjection:
    _judge_only(request)
    try:
        return actions.open_objection(
            actor=request.actor, objection_id=objection_id, at=timezone.now()
        )
    except ObjectDoesNotExist as absent:
        raise Http404 from absent


def _step(
    request: Request,
    objection_id: UUID,
    form: BaseForm,
    keep: Callable[[dict[str, Any], datetime], str],
    *,
    heading: str,
    to: str = "",
) -> HttpResponse:
    """Show a small form of an objection, or keep what was filled in and go back to it."""
    opened = _open(request, objection_id)
    if not opened.runs:
        raise Http404
    here = reverse("decisions:objection", args=[objection_id])
    if request.method == "POST" and form.is_valid():
        try:
            said = keep(form.cleaned_data, timezone.now())
        except NotInMandate as refused:
            form.add_error(None, lack_words(refused.lack))
        except CannotJudge:
            form.add_error(None, _("You decided this anew. Somebody else judges it."))
        except judging.DecidedMeanwhile:
            form.add_error(
                None,
                _(
                    "This was decided anew while you wrote. Nothing is changed. "
                    "Read the new decision first; your text stands below."
                ),
            )
        except NotNow:
            form.add_error(None, _("This cannot be done now. Look at the steps before it."))
        except ObjectDoesNotExist as gone:  # withdrawn or decided in another window
            raise Http404 from gone
        else:
            messages.success(request, said)
            return redirect(to or here)
    context = {"form": form, "heading": heading, "back_url": here, "name": opened.first_name}
    return render(request, "decisions/objection_step.html", context, status=status_of(form))
