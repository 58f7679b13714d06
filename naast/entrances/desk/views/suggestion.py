"""A suggestion for a coordinator's whole queue beside how it stands now, accepted line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
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
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from naast.core.identity.queries import Request, names
from naast.core.policy.walls import Actor
from naast.entrances.desk.forms import AcceptLinesForm
from naast.entrances.desk.headers import Header, header
from naast.entrances.desk.load import my_people
from naast.supply.organisations import queries as organisations
from naast.support.casework.rules import counts_minutes
from naast.support.matching import actions as matching
from naast.support.matching import queries
from naast.support.matching.actions import MayNotSuggest, Outcome
from naast.support.matching.queries import StandingLine, StandingSuggestion
from naast.support.matching.rules import SETTLED, LineState, TermName, waiting_days

MOST_LINES = 25
"""So many of a kind a page shows: the next come when these are settled."""

# A term as who leads reads it; a resident reads the same term in other words.
REASONS: dict[TermName, Promise] = {
    TermName.DOMAIN: gettext_lazy("knows a lot about all of it"),
    TermName.SOME_DOMAINS: gettext_lazy("knows a lot about a part of it"),
    TermName.ZONE: gettext_lazy("works there"),
    TermName.LANGUAGE: gettext_lazy("speaks the language"),
    TermName.THEME: gettext_lazy("lived through what was wished for"),
    TermName.GENDER: gettext_lazy("is a woman or a man, as wished"),
    TermName.WAY: gettext_lazy("meets people as wished"),
    TermName.MOMENT: gettext_lazy("has time when wished"),
    TermName.BREADTH: gettext_lazy("knows as broadly or deeply as wished"),
    TermName.ROOM: gettext_lazy("can start soon"),
    TermName.FRESH: gettext_lazy("looked over the own details lately"),
}
SINCE: dict[LineState, Promise] = {
    LineState.ACCEPTED: gettext_lazy("%(now)s is asked, as suggested."),
    LineState.CHOSEN_SINCE: gettext_lazy("The resident chose %(now)s."),
    LineState.ASKED_SINCE: gettext_lazy("Now asked of %(now)s."),
    LineState.TAKEN: gettext_lazy("%(now)s took it."),
    LineState.TAKEN_BACK: gettext_lazy("The resident took the question back."),
    LineState.GONE: gettext_lazy("This question is not in your queue any more."),
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line in words: the question, of whom it was asked, whom to ask, why, and what is true."""

    id: UUID
    header: Header | None
    days: int
    now: str
    then: str
    load: str
    why: list[tuple[str, float]]
    since: str
    ticked: bool


@require_safe
def suggestion(request: Request) -> HttpResponse:
    """Show the last suggestion for a queue, line by line beside how each question stands now."""
    return _page(request, _organisation(request), AcceptLinesForm())


@require_POST
def ask(request: Request, organisation_id: int) -> HttpResponse:
    """Ask for a new suggestion; a job makes it."""
    try:
        matching.ask_suggestion(
            actor=request.actor, organisation_id=organisation_id, at=timezone.now()
        )
    except MayNotSuggest as no:
        raise Http404 from no
    messages.info(request, _("The suggestion is being made. Look again in a moment."))
    return redirect(_address(organisation_id))


@require_POST
def accept(request: Request, organisation_id: int, suggestion_id: UUID) -> HttpResponse:
    """Ask whom the suggestion says for the lines that were ticked, and tell what came of each."""
    actor = request.actor
    if organisation_id not in queries.suggests_for(actor=actor):
        raise Http404
    form = AcceptLinesForm(request.POST)
    if not form.is_valid():
        return _page(request, organisation_id, form)
    try:
        outcomes = matching.accept_lines(
            actor=actor,
            suggestion_id=suggestion_id,
            line_ids=list(form.chosen())[:MOST_LINES],
            at=timezone.now(),
        )
    except ObjectDoesNotExist:
        messages.warning(request, _("A newer suggestion took its place. Nobody was asked."))
        return redirect(_address(organisation_id))
    _tell(request, outcomes)
    return redirect(_address(organisation_id))


def _organisation(request: Request) -> int:
    """Return for which organisation a suggestion is looked at: the one asked for, or the first."""
    mine = queries.suggests_for(actor=request.actor)
    asked = request.GET.get("organisation", "")
    if not mine or (asked and asked not in map(str, mine)):
        raise Http404
    return int(asked) if asked else mine[0]


def _called(organisation_ids: list[int], at: datetime) -> dict[int, str]:
    found = organisations.organisations(ids=organisation_ids, on=timezone.localdate(at))
    return {id_: one.name for id_, one in found.items()}


def _address(organisation_id: int) -> str:
    return f"{reverse('desk:suggestion')}?organisation={organisation_id}"


def _page(request: Request, organisation_id: int, form: AcceptLinesForm) -> HttpResponse:
    actor, at = request.actor, timezone.now()
    found = queries.standing_suggestion(actor=actor, organisation_id=organisation_id, at=at)
    mine = queries.suggests_for(actor=actor)
    called = _called(mine, at) if len(mine) > 1 else {}
    parts = _parts(actor, found, at, ticked=set(request.POST.getlist("lines")))
    context = {
        "organisation_id": organisation_id,
        "organisations": [
            {"name": called[one], "url": _address(one), "chosen": one == organisation_id}
            for one in mine
            if one in called
        ],
        "found": found,
        "form": form,
        "accept_url": found.id
        and reverse("desk:accept_suggestion", args=[organisation_id, found.id]),
        "again_url": _address(organisation_id),
        "weights": _weights(found),
        **parts,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/suggestion.html", context, status=status)


def _parts(
    actor: Actor, found: StandingSuggestion, at: datetime, *, ticked: set[str]
) -> dict[str, Any]:
    """Return the lines by what can be done with them, at most `MOST_LINES` of each, and counts."""
    of = {
        "open": [one for one in found.lines if one.state == LineState.OPEN],
        "kept": [one for one in found.lines if one.state == LineState.OWN_CHOICE],
        "nobody": [one for one in found.lines if one.state == LineState.NOBODY],
        "settled": [one for one in found.lines if one.state in SETTLED],
    }
    shown = [one for lines in of.values() for one in lines[:MOST_LINES]]
    known = names(user_ids=_users(shown))
    load = _loads(actor, at) if of["open"] else {}
    rows = {one.id: _row(one, known, load, at, ticked) for one in shown}
    newly = sum(one.was_id is None for one in of["open"])
    return {
        **{name: [rows[one.id] for one in lines[:MOST_LINES]] for name, lines in of.items()},
        "more": {name: max(0, len(lines) - MOST_LINES) for name, lines in of.items()},
        "newly": newly,
        "moved": len(of["open"]) - newly,
        "same": sum(one.state == LineState.SAME for one in found.lines),
        "left": len(of["nobody"]),
    }


def _users(lines: Iterable[StandingLine]) -> set[int]:
    found = {user for one in lines for user in (one.user_id, one.was_id)}
    found |= {one.question.user_id for one in lines if one.question}
    return {user for user in found if user is not None}


def _loads(actor: Actor, at: datetime) -> dict[int, str]:
    """Return beside how many each of one's people stands; of volunteers no more than that (I-9)."""
    return {
        one.user_id: _("Now beside %(n)s of %(room)s people.")
        % {"n": one.running, "room": one.pool.ceiling}
        if counts_minutes(kind=one.kind)
        else ngettext("Now beside %(n)s person.", "Now beside %(n)s people.", one.running)
        % {"n": one.running}
        for one in my_people(actor=actor, at=at)
    }


def _row(
    line: StandingLine,
    known: dict[int, str],
    load: dict[int, str],
    at: datetime,
    ticked: set[str],
) -> Row:
    question = line.question
    now = known.get(question.user_id or 0, "") if question else ""
    return Row(
        id=line.id,
        header=header(question=question, at=at) if question else None,
        days=waiting_days(asked_at=question.asked_at, first_contact_at=at) if question else 0,
        now=now,
        then=known.get(line.user_id or 0, ""),
        load=load.get(line.user_id or 0, ""),
        why=[(str(REASONS[name]), weight) for name, weight in line.terms],
        since=str(SINCE.get(line.state, "")) % {"now": now or _("somebody else")},
        ticked=str(line.id) in ticked,
    )


def _weights(found: StandingSuggestion) -> list[dict[str, Any]]:
    """Return how much each term counted; of a queue of one municipality, or of the first."""
    first = next(iter(found.weights.values()), {})
    return [{"label": REASONS[name], "weight": weight} for name, weight in first.items()]


def _tell(request: Request, outcomes: list[Outcome]) -> None:
    """Tell what came of each line: who is asked, and what is true now of what was refused."""
    asked = [one for one in outcomes if one.asked]
    known = names(
        user_ids={
            user for one in outcomes for user in (one.suggested_id, one.now_id) if user is not None
        }
    )
    if asked:
        who = ", ".join(f"{one.number} {known.get(one.suggested_id or 0, '')}" for one in asked)
        said = ngettext(
            "%(n)s question is asked: %(who)s.", "%(n)s questions are asked: %(who)s.", len(asked)
        ) % {"n": len(asked), "who": who}
        messages.success(request, said)
    for one in outcomes:
        if not one.asked:
            messages.warning(request, _refused(one, known))
    if not outcomes:
        messages.warning(request, _("These lines are gone. Nobody was asked."))


def _refused(one: Outcome, known: dict[int, str]) -> str:
    who = known.get(one.suggested_id or 0, "")
    if one.state == LineState.OPEN:  # full, away, lapsed or the other hat: the same words (I-1)
        why = _("%(name)s can no longer be asked for this. It stays as it was.") % {"name": who}
    else:
        told = SINCE.get(one.state, gettext_lazy("It stays as it was."))
        why = str(told) % {"now": known.get(one.now_id or 0, "") or _("somebody else")}
    return f"{one.number}: {why}" if one.number else why
