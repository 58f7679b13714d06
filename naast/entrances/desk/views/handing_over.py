"""Somebody stops: her cases go over one by one or all, and no resident is lost."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.queries import Request, names
from naast.entrances.desk.due import due
from naast.entrances.desk.hand_over_forms import HandOverForm, WantSuccessorForm
from naast.entrances.desk.headers import domain_words
from naast.supply.supporters import queries as supporters
from naast.support.casework import queries as cases
from naast.support.casework.actions import handing_over as actions
from naast.support.casework.actions.handing_over import AlreadyAsked, CannotGoOn
from naast.support.casework.queries import handing_over as queries
from naast.support.casework.queries.handing_over import Leaving
from naast.support.casework.rules import HandOverReason

GONE = (ObjectDoesNotExist, AlreadyAsked, CannotGoOn)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: Request, user_id: int) -> HttpResponse:
    """Show the cases of somebody of mine, each with who could go on; ask all at once."""
    return _list(request, user_id)


@require_POST
def ask_one(request: Request, user_id: int, case_id: UUID) -> HttpResponse:
    """Ask who was chosen to go on with one case."""
    return _list(request, user_id, only=case_id)


@require_POST
def keep(request: Request, user_id: int, case_id: UUID) -> HttpResponse:
    """Keep the place of a case that nobody takes."""
    if not cases.cases(actor=request.actor).filter(id=case_id, user_id=user_id).exists():
        raise Http404
    return _done(
        request,
        user_id,
        lambda at: actions.keep_case(actor=request.actor, case_id=case_id, at=at),
        _("Your name stands beside this resident now."),
    )


@require_POST
def take_back(request: Request, user_id: int, hand_over_id: UUID) -> HttpResponse:
    """Take back what was asked, while nobody answered."""
    return _done(
        request,
        user_id,
        lambda at: actions.withdraw_hand_over(
            actor=request.actor, hand_over_id=hand_over_id, at=at
        ),
        _("Taken back."),
    )


def _done(
    request: Request, user_id: int, step: Callable[[datetime], Any], said: str
) -> HttpResponse:
    """Take one step and go back to the list; what is gone and not mine is not there."""
    if not request.actor.holds("coordinator") or not _is_mine(request, user_id):
        raise Http404
    try:
        step(timezone.now())
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    except CannotGoOn:
        messages.warning(request, _("This is not possible any more. Look at the list below."))
    else:
        messages.success(request, said)
    return redirect("desk:hand_over", user_id)


def _list(request: Request, user_id: int, *, only: UUID | None = None) -> HttpResponse:
    actor, at = request.actor, timezone.now()
    if not actor.holds("coordinator") or not _is_mine(request, user_id):
        raise Http404
    leaving = queries.leaving(actor=actor, user_id=user_id, at=at)
    known = names(user_ids={user_id, *(user for one in leaving for user in one.succession.fitting)})
    form = HandOverForm(
        request.POST if request.method == "POST" else None, leaving=leaving, names=known, only=only
    )
    if only is not None and only not in {one.case.id for one in leaving}:
        raise Http404
    if request.method == "POST" and form.is_valid():
        _ask(request, form)
        return redirect("desk:hand_over", user_id)
    context = {
        "name": known.get(user_id, ""),
        "form": form,
        "rows": [_row(one, form, user_id) for one in leaving],
        "anybody": any(one.succession.proposed for one in leaving if not one.waits),
        "mine": user_id == actor.user_id,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/hand_over.html", context, status=status)


@require_safe
def go_on(request: Request, hand_over_id: UUID) -> HttpResponse:
    """Show a supporter what she is asked to go on with: where, what about, after whom."""
    offered = _asked(request, hand_over_id)
    context = {
        "row": offered,
        "about": domain_words(offered.domains) or _("Not said what about"),
        "zone": offered.zone.name if offered.zone else _("Somewhere in the municipality"),
    }
    return render(request, "desk/go_on.html", context)


@require_POST
def accept(request: Request, hand_over_id: UUID) -> HttpResponse:
    """Go on with a case. Gone meanwhile and the other hat (I-1) are answered alike."""
    offered = _asked(request, hand_over_id)
    try:
        case = actions.accept_hand_over(
            actor=request.actor, hand_over_id=offered.id, at=timezone.now()
        )
    except (ObjectDoesNotExist, CannotGoOn):
        messages.warning(request, _("This is not possible now. Tell your coordinator."))
        return redirect("desk:today")
    messages.success(request, _("You stand beside this resident now."))
    return redirect("casework:case", case.id)


@require_POST
def refuse(request: Request, hand_over_id: UUID) -> HttpResponse:
    """Say no; the coordinator looks further, and nobody asks why."""
    offered = _asked(request, hand_over_id)
    actions.refuse_hand_over(actor=request.actor, hand_over_id=offered.id, at=timezone.now())
    messages.success(request, _("Your coordinator looks for somebody else."))
    return redirect("desk:today")


@require_http_methods(["GET", "HEAD", "POST"])
def want(request: Request, case_id: UUID) -> HttpResponse:
    """Let a supporter say that another should go on with her case."""
    actor = request.actor
    if not actor.holds("supporter"):
        raise Http404
    case = cases.cases(actor=actor, verb="close").filter(id=case_id, closed_at=None).first()
    if case is None:
        raise Http404
    form = WantSuccessorForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.want_successor(
                actor=actor,
                case_id=case_id,
                reason=HandOverReason(form.cleaned_data["reason"]),
                at=timezone.now(),
            )
        except AlreadyAsked:
            messages.info(request, _("Somebody is being looked for already."))
        else:
            messages.success(
                request, _("Your coordinator looks for somebody. You go on until then.")
            )
        return redirect("casework:case", case_id)
    context = {"form": form, "back_url": reverse("casework:case", args=[case_id])}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/want_successor.html", context, status=status)


# ---------------------------------------------------------------- shared


def _is_mine(request: Request, user_id: int) -> bool:
    """Whether somebody works for an organisation that I coordinate; I am mine too."""
    if user_id == request.actor.user_id:
        return True
    mine = request.actor.scopes["coordinator"].organisation_ids
    return (
        supporters.supporters(actor=request.actor)
        .filter(user_id=user_id, organisation_id__in=mine)
        .exists()
    )


def _asked(request: Request, hand_over_id: UUID) -> Any:
    if not request.actor.holds("supporter"):
        raise Http404
    found = queries.asked_to_go_on(actor=request.actor).filter(id=hand_over_id).first()
    if found is None:
        raise Http404
    return found


def _ask(request: Request, form: HandOverForm) -> None:
    """Ask everybody who was chosen; what did not go any more stays in the list, and is said."""
    chosen, asked = form.chosen(), 0
    for case_id, user_id in chosen.items():
        try:
            actions.offer_hand_over(
                actor=request.actor,
                case_id=case_id,
                to_user_id=user_id,
                reason=HandOverReason(form.cleaned_data["reason"]),
                at=timezone.now(),
            )
        except GONE:
            continue
        asked += 1
    if asked:
        said = ngettext(
            "%(n)s person is asked. The resident knows.",
            "For %(n)s residents somebody is asked. They know.",
            asked,
        )
        messages.success(request, said % {"n": asked})
    if asked < len(chosen):
        messages.warning(request, _("Not everybody could be asked. Look at the list below."))


def _row(one: Leaving, form: HandOverForm, user_id: int) -> dict[str, Any]:
    case, last = one.case, one.last
    name = form.fields_of.get(case.id)
    until = case.hear_before_at
    return {
        "ask_url": reverse("desk:hand_over_one", args=[user_id, case.id]),
        "stand_in_url": reverse("casework:ask_stand_in", args=[case.id]),
        "keep_url": reverse("desk:keep_place", args=[user_id, case.id]),
        "back_url": reverse("desk:take_back", args=[user_id, last.id]) if last else "",
        "number": case.question.number,
        "about": domain_words(case.domains) or _("Not said what about"),
        "zone": case.zone.name if case.zone else _("Somewhere in the municipality"),
        "since": case.opened_at,
        "due": due(until=until, at=timezone.now()) if until else None,
        "last": last,
        "waits": one.waits,
        "field": form[name] if name else None,
        "anybody": bool(one.succession.fitting),
    }
