"""The waiting questions of an organisation, and who has room. Headers only: no names, no words."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.queries import Request, names
from naast.core.policy.walls import Actor
from naast.entrances.desk.forms import ProposeForm
from naast.entrances.desk.headers import Header, header
from naast.entrances.desk.load import my_people
from naast.entrances.desk.unanswered import unanswered
from naast.entrances.desk.waits import why_they_wait, with_passes
from naast.support.casework.queries import alongside, handing_over
from naast.support.casework.rules import counts_minutes
from naast.support.matching import actions as matching
from naast.support.matching import queries as questions
from naast.support.matching.rules import Candidate, QuestionStatus, waiting_days
from naast.support.people.rules import House

PER_PAGE = 50
MOST_PROPOSED = 12


@dataclass(frozen=True, kw_only=True)
class Row:
    """A waiting question: its header, of whom it was asked, how many days, and why."""

    header: Header
    asked_of: str
    days: int
    why: list[str]


@require_safe
def queue(request: Request) -> HttpResponse:
    """Show which questions wait, the oldest promise first, and the load of one's people."""
    actor = request.actor
    if not actor.holds("coordinator"):
        raise Http404
    at = timezone.now()
    page = _page(request.GET.get("page", ""))
    waiting = _waiting(actor, page=page)
    mine = my_people(actor=actor, at=at)
    users = names(
        user_ids={q.user_id for q in waiting if q.user_id} | {one.user_id for one in mine}
    )
    why = why_they_wait(questions=waiting[:PER_PAGE], at=at)
    rows = [
        Row(
            header=header(question=question, at=at),
            asked_of=users.get(question.user_id, ""),
            days=waiting_days(asked_at=question.asked_at, first_contact_at=at),
            why=why[question.id],
        )
        for question in waiting[:PER_PAGE]
    ]
    context = {
        "rows": rows,
        "late": sum(row.header.due.kind == "late" for row in rows),
        "longest": max((row.days for row in rows), default=0),
        "people": _people(mine, users),
        "unanswered": unanswered(actor=actor, role="coordinator", at=at),
        "unsettled": _unsettled(actor),
        "unwanted": _unwanted(actor),
        "turns": {
            "previous_url": f"?page={page - 1}" if page > 1 else "",
            "next_url": f"?page={page + 1}" if len(waiting) > PER_PAGE else "",
        },
    }
    return render(request, "desk/queue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: Request, question_id: UUID) -> HttpResponse:
    """Ask somebody else for a question that waits. The resident may still choose another."""
    actor = request.actor
    if not actor.holds("coordinator", "access_lead"):
        raise Http404
    at = timezone.now()
    question = (
        questions.questions(actor=actor, verb="propose")
        .filter(_led_by(actor), id=question_id)
        .select_related("zone")
        .first()
    )
    if question is None:
        raise Http404
    back = reverse("desk:team" if question.house == House.MUNICIPALITY else "desk:queue")
    fits, later = questions.who_fits_or_later(actor=actor, question=question, at=at)
    fitting = fits[:MOST_PROPOSED]
    known = names(user_ids={who.user_id for who in fitting} | {question.user_id or 0, *later})
    form = ProposeForm(
        request.POST if request.method == "POST" else None,
        choices=[(who.user_id, _in_words(who, question, known)) for who in fitting],
    )
    if request.method == "POST" and form.is_valid():
        user_id = form.cleaned_data["user"]
        matching.propose(actor=actor, question_id=question_id, user_id=user_id, at=at)
        messages.success(request, _("%(name)s is asked.") % {"name": known[user_id]})
        return redirect(back)
    context = {
        "back": back,
        "municipal": question.house == House.MUNICIPALITY,
        "question": header(question=question, at=at),
        "asked_of": known.get(question.user_id, "") if question.user_id else "",
        "form": form,
        "anybody": bool(fitting),
        "later": sorted(known[one] for one in later if one in known)[:MOST_PROPOSED],
    }
    return render(request, "desk/propose.html", context)


@require_POST
def ask_for_waiting(request: Request, person_id: UUID) -> HttpResponse:
    """Ask somebody to stand beside a resident who wrote, and whom nobody answers."""
    actor = request.actor
    if not actor.holds("coordinator"):
        raise Http404
    at = timezone.now()
    try:
        question = matching.ask_for_who_waits(actor=actor, person_id=person_id, at=at)
    except ObjectDoesNotExist as unseen:
        raise Http404 from unseen
    except matching.SomebodyIsThere:
        messages.info(request, _("Somebody was asked already."))
        return redirect("desk:queue")
    name = names(user_ids={question.user_id}).get(question.user_id, "") if question.user_id else ""
    if name:
        messages.success(request, _("%(name)s is asked.") % {"name": name})
    else:
        messages.info(request, _("Nobody has room. The question stands in your queue."))
    return redirect("desk:queue")


@require_safe
def unanswered_page(request: Request) -> HttpResponse:
    """Show who leads the workers of a municipality which messages wait, and with whom."""
    actor = request.actor
    if not actor.holds("access_lead"):
        raise Http404
    rows = unanswered(actor=actor, role="access_lead", at=timezone.now())
    return render(request, "desk/unanswered.html", {"unanswered": rows})


def _in_words(who: Candidate, question: Any, known: dict[int, str]) -> str:
    """Return a name with why: never how full somebody is."""
    why = []
    if set(question.domains) & who.domains:
        why.append(_("knows about this"))
    if question.zone_id and question.zone_id in who.zone_ids:
        why.append(_("works nearby"))
    if question.wishes.get("language") in who.languages:
        why.append(_("speaks the language"))
    name = known.get(who.user_id, "")
    return f"{name}: {', '.join(why)}" if why else name


def _page(text: str) -> int:
    # Python refuses to read a number of thousands of digits; nobody has so many pages.
    return int(text) or 1 if re.fullmatch(r"[0-9]{1,3}", text) else 1


def _waiting(actor: Actor, *, page: int) -> list[Any]:
    """Return a page of open questions of the organisations that I coordinate, and one more."""
    first = (page - 1) * PER_PAGE
    rows = questions.questions(actor=actor).filter(
        status=QuestionStatus.OPEN, organisation_id__in=_organisations(actor)
    )
    found = with_passes(actor=actor, questions=rows.select_related("zone"))
    return list(found[first : first + PER_PAGE + 1])


def _led_by(actor: Actor) -> Q:
    """Return of which questions somebody leads who may be asked: of one house at a time (I-3)."""
    found = Q(pk__in=[])
    if actor.holds("coordinator"):
        found |= Q(house=House.SUPPORT, organisation_id__in=_organisations(actor))
    if actor.holds("access_lead"):
        towns = actor.scopes["access_lead"].municipality_ids
        found |= Q(house=House.MUNICIPALITY, municipality_id__in=towns)
    return found


def _organisations(actor: Actor) -> list[int]:
    ids: list[int] = actor.scopes["coordinator"].organisation_ids
    return ids


def _unwanted(actor: Actor) -> list[dict[str, Any]]:
    """Return where a resident does not want who would stand in; then who leads calls back."""
    ours: list[int] = actor.scopes["coordinator"].organisation_ids
    return [
        {
            "number": one.case.question.number,
            "who": one.user.name,
            "holder": one.holder.name,
            "url": reverse("casework:ask_stand_in", args=[one.case_id]),
        }
        for one in alongside.unwanted_stand_ins(actor=actor, organisation_ids=ours)[:PER_PAGE]
    ]


def _unsettled(actor: Actor) -> list[dict[str, Any]]:
    """Return the cases that should go to another, and whose place I keep: where one looks."""
    rows = handing_over.unsettled(actor=actor, organisation_ids=_organisations(actor))[:PER_PAGE]
    return [
        {
            "number": one.case.question.number,
            "zone": one.zone.name if one.zone else "",
            "state": one.get_state_display(),
            "of": one.from_user.name,
            "to": one.to_user.name if one.to_user else "",
            "since": one.asked_at,
            "url": reverse("desk:hand_over", args=[one.from_user_id]),
        }
        for one in rows
    ]


def _people(mine: list[Any], known: dict[int, str]) -> list[dict[str, Any]]:
    """Return my people with their load. Of volunteers only beside how many they stand (I-9)."""
    found = [
        {
            "name": known.get(one.user_id, ""),
            "url": reverse("desk:hand_over", args=[one.user_id]) if one.running else "",
            "running": one.running,
            "ceiling": one.pool.ceiling if counts_minutes(kind=one.kind) else None,
        }
        for one in mine
    ]
    return sorted(found, key=lambda one: str(one["name"]).casefold())
