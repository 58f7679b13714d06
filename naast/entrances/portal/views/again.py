"""Choose another in the file that one has: no second person, no second code, no reason asked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naast.core.policy.walls import Actor
from naast.entrances.portal.actions import ask_in_my_file
from naast.entrances.portal.choosing import (
    Choosing,
    NobodyReceives,
    about,
    expected,
    new_sealed_id,
    nobody_receives,
    office_of,
    reach,
    receiver,
    sealed_id,
    shown,
    with_help,
)
from naast.entrances.portal.forms import AgainForm
from naast.entrances.portal.views.file import stay
from naast.support.casework import queries as casework
from naast.support.casework.rules import CaseStatus
from naast.support.matching import queries as matching
from naast.support.matching.actions import AlreadyAsked, AlreadyTaken
from naast.support.matching.rules import QuestionStatus
from naast.support.people import queries as people
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.support.casework.models import Case
    from naast.support.matching.models import Question


@dataclass(frozen=True, kw_only=True)
class MyFile:
    """What of an open file matters for a choice: the question that waits, and who stands beside."""

    actor: Actor
    waiting: "Question | None"
    running: "list[Case]"
    can_be_called: bool
    can_be_mailed: bool

    def leaves(self, organisation_id: int | None) -> "list[Case]":
        """Return who must stop when her file goes to this organisation: all who work elsewhere."""
        return [case for case in self.running if case.organisation_id != organisation_id]


def my_file(request: HttpRequest, choosing: Choosing) -> MyFile | None:
    """Return the open file in which this choice is made, or None: then she is a newcomer.

    A question for the municipality, or for somebody else, never lands in her file of support.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.holds("resident") or choosing.looking.other or choosing.municipal:
        return None
    person = people.persons(actor=actor).filter(wrapped_key__isnull=False).first()
    if (
        person is None
        or person.house != House.SUPPORT
        or person.municipality_id != choosing.place.id
    ):
        return None
    waiting = matching.questions(actor=actor).filter(status=QuestionStatus.OPEN)
    running = casework.cases(actor=actor).exclude(status=CaseStatus.CLOSED)
    left = people.opened(actor=actor, person_ids={person.id})[person.id]
    return MyFile(
        actor=actor,
        waiting=waiting.select_related("user").order_by("-asked_at", "id").first(),
        running=list(running.select_related("user")),
        can_be_called=bool(left.phone) and left.safe_to_call,
        can_be_mailed=bool(left.mail) and left.safe_to_mail,
    )


def choose_again(request: HttpRequest, choosing: Choosing, mine: MyFile) -> HttpResponse:
    """Put the question that waits to another, or ask a new one, and return to the same file."""
    stay(request, actor=mine.actor, at=choosing.at)
    back = HttpResponseRedirect(reverse("portal:file", args=[choosing.place.slug]))
    who = choosing.candidate.user_id if choosing.candidate else None
    if who is not None and who in {case.user_id for case in mine.running}:
        messages.info(request, _("%(name)s stands beside you already.") % {"name": choosing.name})
        return back
    must = mine.leaves(choosing.candidate.organisation_id) if choosing.candidate else []
    office = office_of(choosing)
    form = AgainForm(
        request.POST if request.method == "POST" else None,
        initial={"eens": new_sealed_id(), "nu": choosing.looking.need.why_now},
        providers=choosing.looking.providers if choosing.looking.asks_about_help else None,
        stopping={str(case.id): case.user.name for case in mine.running if case not in must},
        reach=reach(choosing, office=office).for_known(
            phone=mine.can_be_called, mail=mine.can_be_mailed
        ),
        wished=choosing.looking.need.way,
    )
    if request.method == "POST" and form.is_valid():
        choosing = with_help(choosing, form)
        if choosing.refusal is None:
            try:
                return _keep(request, form, choosing, mine) or back
            except NobodyReceives:
                form.add_error(None, nobody_receives())
    name = choosing.name
    context = {
        **about(choosing),
        "form": form,
        "waits": expected(choosing, office=office),
        "waiting": mine.waiting,
        "must_stop": [case.user.name for case in must],
        "submit_words": _("Choose %(name)s") % {"name": name} if name else _("Send this"),
    }
    return render(request, "portal/again.html", context)


def _keep(
    request: HttpRequest, form: AgainForm, choosing: Choosing, mine: MyFile
) -> HttpResponse | None:
    """Keep the choice and say so on the next page. Raises NobodyReceives where nobody serves."""
    organisation_id, days = receiver(choosing)
    candidate, data = choosing.candidate, form.cleaned_data
    stopping = {UUID(key) for key in data.get("stopt", [])}
    stopping |= {case.id for case in mine.leaves(organisation_id)}
    try:
        question = ask_in_my_file(
            actor=mine.actor,
            waiting_id=mine.waiting.id if mine.waiting else None,
            stopping=stopping,
            organisation_id=organisation_id,
            user_id=candidate.user_id if candidate else None,
            working_days=days,
            need=choosing.looking.need,
            text=data["vraag"].strip(),
            at=choosing.at,
            language=get_language() or "nl",
            shown=shown(choosing),
            chosen=candidate.id if candidate else None,
            question_id=sealed_id(data["eens"]),
            contact=form.first_contact(),
        )
    except AlreadyAsked:
        messages.info(request, _("We already have your question"))
    except AlreadyTaken:
        messages.info(
            request, _("Somebody has just taken your question. Call if you wish to stop.")
        )
    else:
        promised = timezone.localtime(question.promised_at)
        before = formats.date_format(promised, _("l j F, G.i"))
        messages.success(
            request, _("That is settled. You hear from us before %(moment)s.") % {"moment": before}
        )
    return None
