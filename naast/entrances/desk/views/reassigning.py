"""The running matters of a municipality by term of the law, and who goes on with them.

For who leads its team: headers and terms. Nobody is asked for a yes, for the terms run on; the
resident is told, and sees from then on who it is.
"""

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
from naast.entrances.desk.due import due_in_days
from naast.entrances.desk.headers import domain_words
from naast.entrances.desk.reassign_form import ReassignForm
from naast.supply.supporters import queries as supporters
from naast.support.decisions.actions.reassigning import CannotGoOn, reassign_matter
from naast.support.decisions.queries import reassigning
from naast.support.decisions.queries.reassigning import MOST_MATTERS, Leaving, Running
from naast.support.matching import queries as questions
from naast.support.matching.rules import QuestionStatus
from naast.support.people.rules import House

MOST_ASKED = 50


@require_safe
def matters(request: Request) -> HttpResponse:
    """Show what runs in the municipality, by the term of the law that presses most."""
    if not request.actor.holds("access_lead"):
        raise Http404
    rows = reassigning.running(actor=request.actor, at=timezone.now())
    context = {
        "rows": [_row(one) for one in rows],
        "late": sum(one.term is not None and one.term.kind == "late" for one in rows),
        "more": len(rows) == MOST_MATTERS,
        "most": MOST_MATTERS,
    }
    return render(request, "desk/team_matters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def officer(request: Request, user_id: int) -> HttpResponse:
    """Show the matters of one officer, each with who could go on; give all at once to another."""
    return _list(request, user_id)


@require_POST
def one(request: Request, user_id: int, matter_id: UUID) -> HttpResponse:
    """Give one matter to who was chosen."""
    return _list(request, user_id, only=matter_id)


def _list(request: Request, user_id: int, *, only: UUID | None = None) -> HttpResponse:
    actor, at = request.actor, timezone.now()
    if not actor.holds("access_lead"):
        raise Http404
    leaving = reassigning.leaving(actor=actor, user_id=user_id, at=at)
    if not leaving and not supporters.led_by(actor=actor).filter(user_id=user_id).exists():
        raise Http404
    if only is not None and only not in {one.matter.id for one in leaving}:
        raise Http404
    known = names(user_ids={user_id, *(user for one in leaving for user in one.succession.fitting)})
    posted = request.method == "POST"
    form = ReassignForm(request.POST if posted else None, leaving=leaving, names=known, only=only)
    if posted and form.is_valid():
        _give(request, form)
        return redirect("desk:officer_matters", user_id)
    context = {
        "name": known.get(user_id, ""),
        "form": form,
        "rows": [_leaving_row(one, form, user_id) for one in leaving],
        "anybody": any(one.succession.proposed for one in leaving),
        "asked": _asked_of(request, user_id),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/officer_matters.html", context, status=status)


def _give(request: Request, form: ReassignForm) -> None:
    """Give everything that was chosen; what did not go any more stays in the list, and is said."""
    chosen, given = form.chosen(), 0
    for matter_id, user_id in chosen.items():
        try:
            reassign_matter(
                actor=request.actor, matter_id=matter_id, to_user_id=user_id, at=timezone.now()
            )
        except (ObjectDoesNotExist, CannotGoOn):
            continue
        given += 1
    if given:
        said = ngettext(
            "Somebody else goes on with %(n)s resident. She is told.",
            "Others go on with %(n)s residents. They are told.",
            given,
        )
        messages.success(request, said % {"n": given})
    if given < len(chosen):
        messages.warning(request, _("Not everything could go over. Look at the list below."))


def _asked_of(request: Request, user_id: int) -> list[dict[str, Any]]:
    """Return the questions that were put to this officer and that nobody took yet."""
    towns = request.actor.scopes["access_lead"].municipality_ids
    rows = questions.questions(actor=request.actor).filter(
        status=QuestionStatus.OPEN,
        house=House.MUNICIPALITY,
        municipality_id__in=towns,
        user_id=user_id,
    )
    return [
        {"number": row.number, "url": reverse("desk:propose", args=[row.id])}
        for row in rows[:MOST_ASKED]
    ]


def _row(one: Running) -> dict[str, Any]:
    matter, term = one.matter, one.term
    return {
        "number": matter.question.number,
        "about": domain_words(matter.domains) or _("Not said what about"),
        "zone": matter.zone.name if matter.zone else _("Somewhere in the municipality"),
        "since": matter.opened_at,
        "officer": matter.user.name,
        "officer_url": reverse("desk:officer_matters", args=[matter.user_id]),
        "term": term.name if term else "",
        "due": due_in_days(days_left=term.days_left, kind=term.kind) if term else None,
    }


def _leaving_row(one: Leaving, form: ReassignForm, user_id: int) -> dict[str, Any]:
    name = form.fields_of.get(one.matter.id)
    return _row(one) | {
        "one_url": reverse("desk:reassign_one", args=[user_id, one.matter.id]),
        "field": form[name] if name else None,
    }
