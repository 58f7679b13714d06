"""The pages of an officer: questions, matters, one matter. To anybody else they are not there."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.queries import Request
from naast.support.decisions import actions, queries
from naast.support.decisions.forms import (
    ApplicationForm,
    BehindForm,
    CloseForm,
    DecisionForm,
    MessageForm,
    PassOnForm,
    RungForm,
    TalkForm,
)
from naast.support.decisions.models import LATERS
from naast.support.decisions.present import (
    answer_words,
    heading_of,
    ladder_of,
    listed,
    names_of,
    term_words,
    waiting,
)
from naast.support.decisions.queries.notices import notice_words
from naast.support.decisions.rules import Provision, Rung, Verdict
from naast.support.decisions.views.shared import (
    giving_back,
    officer_only,
    open_one,
    open_to_change,
    posted,
    status_of,
    step,
)
from naast.support.encounters import actions as encounters
from naast.support.encounters import queries as written
from naast.support.keys.queries import remarks_due
from naast.support.keys.rules import MOST_REMARKS
from naast.support.matching import actions as matching

STEPS = (
    "question_behind",
    "messages",
    "appointment",
    "notice",
    "urgent",
    "report",
    "reply",
    "report_paper",
    "ladder",
    "application",
    "decide",
    "close",
    "conversation",
)


@require_safe
def matters(request: Request) -> HttpResponse:
    """Show the questions that were put to me, and my matters, what presses most first."""
    officer_only(request)
    at = timezone.now()
    due = written.answers_due(actor=request.actor)
    wrong = list(remarks_due(actor=request.actor)[:MOST_REMARKS])
    mine = queries.my_matters(actor=request.actor, at=at)
    near = {one.person_id for one in mine}
    context = {
        "closed_wrong": [row for row in wrong if row.put_to_id and row.person_id not in near],
        "waiting": [waiting(one, at) for one in queries.waiting_questions(actor=request.actor)],
        "matters": [
            listed(
                one,
                answer_before=due.get(one.person_id),
                wrong=[row for row in wrong if row.person_id == one.person_id],
                at=at,
            )
            for one in mine
        ],
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, f"decisions/{'_' if part else ''}matters.html", context)


@require_POST
def take(request: Request, question_id: UUID) -> HttpResponse:
    """Take a question. Gone, not mine and not possible get the same answer (I-1)."""
    officer_only(request)
    try:
        taken = actions.take_matter(actor=request.actor, question_id=question_id, at=timezone.now())
    except ObjectDoesNotExist:
        messages.warning(request, _("You cannot take this question. Pass it on if it is there."))
        return redirect("decisions:matters")
    messages.success(request, _("The question is yours. The resident sees your name."))
    return redirect("decisions:matter", taken.id)


@require_http_methods(["GET", "HEAD", "POST"])
def pass_on(request: Request, question_id: UUID) -> HttpResponse:
    """Pass a question on to a colleague, with a reason."""
    officer_only(request)
    asked = [
        q for q in queries.waiting_questions(actor=request.actor) if q.question_id == question_id
    ]
    if not asked:
        raise Http404
    form = PassOnForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            matching.pass_on(
                actor=request.actor,
                question_id=question_id,
                reason=form.cleaned_data["reason"],
                at=timezone.now(),
            )
        except ObjectDoesNotExist as gone:  # taken or withdrawn a moment ago
            raise Http404 from gone
        messages.success(request, _("Passed on. What was promised to the resident stays true."))
        return redirect("decisions:matters")
    context = {
        "form": form,
        "heading": _("Pass this question on"),
        "name": asked[0].number,
        "back_url": reverse("decisions:matters"),
    }
    return render(request, "decisions/step.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(TalkForm)
def matter(request: Request, matter_id: UUID) -> HttpResponse:
    """Show a matter; a talk is noted here."""
    at = timezone.now()
    opened = open_one(request, matter_id, at)
    form = TalkForm(posted(request))
    if request.method == "POST":
        if not opened.is_open:
            raise Http404
        if form.is_valid():
            try:
                actions.note_talk(
                    actor=request.actor,
                    matter_id=matter_id,
                    kind=form.cleaned_data["kind"],
                    text=form.cleaned_data["text"],
                    companion_present=form.cleaned_data["companion_present"],
                    **form.support(),
                    at=at,
                )
            except ObjectDoesNotExist as gone:  # closed in another window
                raise Http404 from gone
            messages.success(request, _("Kept. The resident can read it too."))
            return redirect("decisions:matter", matter_id)
    person_id = opened.matter.person_id
    context = {
        "next_appointment": next(
            iter(written.coming(actor=request.actor, person_id=person_id, at=at, most=1)), None
        )
        if opened.is_open and opened.meets
        else None,
        "offers": opened.offers,
        **heading_of(opened),
        "form": form if opened.is_open else None,
        "opened": opened,
        "domains": names_of(opened.matter.domains),
        "notice_lines": notice_words(version=opened.notice),
        "terms": [term_words(term) for term in opened.terms],
        "ladder": ladder_of(opened),
        "laters": [(code, name) for code, name in LATERS if code in opened.matter.later],
        "waits": answer_words(opened.answer_before_at, at),
        "links": {name: reverse(f"decisions:{name}", args=[matter_id]) for name in STEPS},
    }
    return render(request, "decisions/matter.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(BehindForm)
def question_behind(request: Request, matter_id: UUID) -> HttpResponse:
    opened = open_to_change(request, matter_id)

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.write_question_behind(
            actor=request.actor, matter_id=matter_id, text=data["behind"], at=at
        )
        return _("Kept. The resident can read it too.")

    form = BehindForm(posted(request), initial={"behind": opened.behind})
    return step(request, opened, form, keep, heading=_("The question behind the question"))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(MessageForm)
def thread(request: Request, matter_id: UUID) -> HttpResponse:
    """Read what the resident wrote, and answer. To read is to have seen."""
    opened, at = open_to_change(request, matter_id), timezone.now()
    form = MessageForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_message(
                actor=request.actor, matter_id=matter_id, text=form.cleaned_data["text"], at=at
            )
        except ObjectDoesNotExist as gone:  # closed in another window
            raise Http404 from gone
        messages.success(request, _("Sent. The resident reads it with the code."))
        return redirect("decisions:messages", matter_id)
    context = {
        **heading_of(opened),
        "form": form,
        "heading": _("Messages"),
        "back_url": reverse("decisions:matter", args=[matter_id]),
        "told_by": written.way_to_tell(person=opened.who) if opened.who else None,
        "thread": encounters.read_messages(
            actor=request.actor,
            person_id=opened.matter.person_id,
            at=at,
            page=written.page_of(asked=request.GET.get("page", "")),
            note_seen=request.method == "GET",
        ),
    }
    return render(request, "decisions/messages.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(RungForm)
def ladder(request: Request, matter_id: UUID) -> HttpResponse:
    opened = open_to_change(request, matter_id)

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.mark_rung(
            actor=request.actor,
            matter_id=matter_id,
            rung=Rung(data["rung"]),
            state=data["state"],
            text=data["found"],
            at=at,
        )
        return _("The ladder is up to date.")

    first = opened.rungs_left[0] if opened.rungs_left else None
    form = RungForm(posted(request), initial={"rung": first})
    # From rung to rung, until each was looked at.
    more = [one for one in opened.rungs_left if str(int(one)) != request.POST.get("rung")]
    return step(
        request, opened, form, keep,
        heading=_("Look at a rung of the ladder"),
        to=reverse("decisions:ladder", args=[matter_id]) if more else "",
    )  # fmt: skip


def _application(sent: QueryDict) -> ApplicationForm:
    today = timezone.localdate()
    return ApplicationForm(sent, since=today, today=today)


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(_application)
def application(request: Request, matter_id: UUID) -> HttpResponse:
    opened = open_to_change(request, matter_id)
    signed = opened.report.reply if opened.report else None
    signed_on = timezone.localdate(signed.answered_at) if signed and signed.applies else None

    def keep(data: dict[str, Any], at: datetime) -> str:
        came_at = timezone.make_aware(datetime.combine(data["on"], time(12)))
        if signed and data["on"] == signed_on:
            came_at = signed.answered_at
        actions.note_application(
            actor=request.actor,
            matter_id=matter_id,
            provision=Provision(data["provision"]),
            at=at,
            came_at=min(came_at, at),
        )
        return _("The application is in. The term of the law runs.")

    today = timezone.localdate()
    form = ApplicationForm(
        posted(request),
        since=timezone.localdate(opened.matter.notified_at),
        today=today,
        initial={"on": signed_on or today},
    )
    return step(request, opened, form, keep, heading=_("The resident applies for something"))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted: DecisionForm(posted, pieces=[]))
def decide(request: Request, matter_id: UUID) -> HttpResponse:
    opened = open_to_change(request, matter_id)

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.decide(
            actor=request.actor,
            matter_id=matter_id,
            provision=Provision(data["provision"]),
            verdict=Verdict(data["verdict"]),
            reasons=data["reasons"],
            what=data["what"],
            until_on=data["until_on"],
            left=form.left(),
            used_piece_ids=[UUID(piece) for piece in data.get("pieces", [])],
            at=at,
        )
        return _("Decided. The resident can read it now, and may object.")

    form = DecisionForm(
        posted(request),
        pieces=[(str(piece.id), piece.kind) for piece in opened.pieces if piece.usable],
        initial={"provision": opened.matter.applied_for},
    )
    return step(request, opened, form, keep, heading=_("Decide"), template="decisions/decide.html")


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(CloseForm)
def close(request: Request, matter_id: UUID) -> HttpResponse:
    opened = open_to_change(request, matter_id)

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.close_matter(
            actor=request.actor, matter_id=matter_id, outcome=data["outcome"], at=at
        )
        return _("The matter is closed.")

    form = CloseForm(posted(request))
    return step(
        request, opened, form, keep,
        heading=_("Close this matter"), template="decisions/close.html",
        to=reverse("decisions:matters"),
    )  # fmt: skip
