"""The pages of an officer: questions, matters, one matter. To anybody else they are not there."""

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
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.queries import Request
from naast.support.decisions import actions, queries
from naast.support.decisions.actions import (
    AlreadyDecided,
    DecisionOwed,
    LadderNotClimbed,
    NotInMandate,
)
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
from naast.support.decisions.models import RUNGS, Matter
from naast.support.decisions.present import (
    answer_words,
    heading_of,
    ladder_of,
    listed,
    names_of,
    term_words,
    waiting,
)
from naast.support.decisions.queries import OpenedMatter
from naast.support.decisions.rules import Provision, Rung, Verdict
from naast.support.encounters import actions as encounters
from naast.support.encounters import queries as written
from naast.support.keys.queries import remarks_due
from naast.support.keys.rules import MOST_REMARKS
from naast.support.matching import actions as matching

STEPS = ("question_behind", "messages", "ladder", "application", "decide", "close")

View = Callable[[Request, UUID], HttpResponse]


def giving_back(form_of: Callable[[QueryDict], BaseForm]) -> Callable[[View], View]:
    """Give an officer back what she typed where her matter changed meanwhile; else it is a 404."""

    def made(view: View) -> View:
        @wraps(view)
        def answered(request: Request, matter_id: UUID) -> HttpResponse:
            try:
                return view(request, matter_id)
            except Http404:
                mine = queries.matters(actor=request.actor).filter(id=matter_id).first()
                if request.method != "POST" or not mine or mine.user_id != request.actor.user_id:
                    raise
            context = {
                "form": form_of(request.POST),
                "heading": _("This is not kept: the matter changed while you wrote"),
                "closed_at": mine.closed_at,
                "back_url": reverse("decisions:matter", args=[matter_id]),
            }
            return render(request, "decisions/changed.html", context, status=HTTPStatus.CONFLICT)

        return answered

    return made


@require_safe
def matters(request: Request) -> HttpResponse:
    """Show the questions that were put to me, and my matters, what presses most first."""
    _officer_only(request)
    at = timezone.now()
    due = written.answers_due(actor=request.actor)
    wrong = list(remarks_due(actor=request.actor)[:MOST_REMARKS])
    context = {
        "waiting": [waiting(one, at) for one in queries.waiting_questions(actor=request.actor)],
        "matters": [
            listed(
                one,
                answer_before=due.get(one.person_id),
                wrong=[row for row in wrong if row.person_id == one.person_id],
                at=at,
            )
            for one in queries.my_matters(actor=request.actor, at=at)
        ],
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, f"decisions/{'_' if part else ''}matters.html", context)


@require_POST
def take(request: Request, question_id: UUID) -> HttpResponse:
    """Take a question. Gone, not mine and not possible get the same answer (I-1)."""
    _officer_only(request)
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
    _officer_only(request)
    asked = [
        q for q in queries.waiting_questions(actor=request.actor) if q.question_id == question_id
    ]
    if not asked:
        raise Http404
    form = PassOnForm(_posted(request))
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
    return render(request, "decisions/step.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(TalkForm)
def matter(request: Request, matter_id: UUID) -> HttpResponse:
    """Show a matter; a talk is noted here."""
    at = timezone.now()
    opened = _open(request, matter_id, at)
    form = TalkForm(_posted(request))
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
    due = written.answers_due(actor=request.actor)
    context = {
        **heading_of(opened),
        "form": form if opened.is_open else None,
        "opened": opened,
        "domains": names_of(opened.matter.domains),
        "notice_lines": queries.notice_words(version=opened.notice),
        "terms": [term_words(term) for term in opened.terms],
        "ladder": ladder_of(opened),
        "waits": answer_words(due.get(opened.matter.person_id), at),
        "links": {name: reverse(f"decisions:{name}", args=[matter_id]) for name in STEPS},
    }
    return render(request, "decisions/matter.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(BehindForm)
def question_behind(request: Request, matter_id: UUID) -> HttpResponse:
    opened = _open_to_change(request, matter_id)

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.write_question_behind(
            actor=request.actor, matter_id=matter_id, text=data["behind"], at=at
        )
        return _("Kept. The resident can read it too.")

    form = BehindForm(_posted(request), initial={"behind": opened.behind})
    return _step(request, opened, form, keep, heading=_("The question behind the question"))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(MessageForm)
def thread(request: Request, matter_id: UUID) -> HttpResponse:
    """Read what the resident wrote, and answer. To read is to have seen."""
    opened, at = _open_to_change(request, matter_id), timezone.now()
    form = MessageForm(_posted(request))
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
    return render(request, "decisions/messages.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(RungForm)
def ladder(request: Request, matter_id: UUID) -> HttpResponse:
    opened = _open_to_change(request, matter_id)

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
    form = RungForm(_posted(request), initial={"rung": first})
    return _step(request, opened, form, keep, heading=_("Look at a rung of the ladder"))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(ApplicationForm)
def application(request: Request, matter_id: UUID) -> HttpResponse:
    opened = _open_to_change(request, matter_id)

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.note_application(
            actor=request.actor,
            matter_id=matter_id,
            provision=Provision(data["provision"]),
            at=at,
        )
        return _("The application is in. The term of the law runs.")

    form = ApplicationForm(_posted(request))
    return _step(request, opened, form, keep, heading=_("The resident applies for something"))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted: DecisionForm(posted, pieces=[]))
def decide(request: Request, matter_id: UUID) -> HttpResponse:
    opened = _open_to_change(request, matter_id)
    if opened.decision:
        raise Http404

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.decide(
            actor=request.actor,
            matter_id=matter_id,
            provision=Provision(data["provision"]),
            verdict=Verdict(data["verdict"]),
            reasons=data["reasons"],
            deviation=data["deviation"],
            used_piece_ids=[UUID(piece) for piece in data.get("pieces", [])],
            at=at,
        )
        return _("Decided. The resident can read it now, and may object.")

    form = DecisionForm(
        _posted(request),
        pieces=[(str(piece.id), piece.kind) for piece in opened.pieces if piece.usable],
        initial={"provision": opened.matter.applied_for},
    )
    return _step(request, opened, form, keep, heading=_("Decide"), template="decisions/decide.html")


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(CloseForm)
def close(request: Request, matter_id: UUID) -> HttpResponse:
    opened = _open_to_change(request, matter_id)

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.close_matter(
            actor=request.actor, matter_id=matter_id, outcome=data["outcome"], at=at
        )
        return _("The matter is closed.")

    form = CloseForm(_posted(request))
    return _step(
        request, opened, form, keep,
        heading=_("Close this matter"), template="decisions/close.html",
        to=reverse("decisions:matters"),
    )  # fmt: skip


# ---------------------------------------------------------------- shared


def _officer_only(request: Request) -> None:
    if not request.actor.holds(actions.ROLE):
        raise Http404


def _open(request: Request, matter_id: UUID, at: datetime) -> OpenedMatter:
    """Open a matter as an officer, recorded. Raises Http404 to strangers."""
    _officer_only(request)
    try:
        opened = actions.open_matter(actor=request.actor, matter_id=matter_id, at=at)
    except Matter.DoesNotExist as absent:
        raise Http404 from absent
    if opened.matter.user_id != request.actor.user_id:  # a team leader has no business on this page
        raise Http404
    return opened


def _open_to_change(request: Request, matter_id: UUID) -> OpenedMatter:
    opened = _open(request, matter_id, timezone.now())
    if not opened.is_open:
        raise Http404
    return opened


def _step(
    request: Request,
    opened: OpenedMatter,
    form: BaseForm,
    keep: Callable[[dict[str, Any], datetime], str],
    *,
    heading: str,
    template: str = "decisions/step.html",
    to: str = "",
) -> HttpResponse:
    """Show a small form of a matter, or keep what was filled in and go back to the matter."""
    here = reverse("decisions:matter", args=[opened.matter.id])
    if request.method == "POST" and form.is_valid():
        try:
            said = keep(form.cleaned_data, timezone.now())
        except (LadderNotClimbed, NotInMandate, DecisionOwed, AlreadyDecided) as refused:
            form.add_error(*_refusal(refused))
        except ObjectDoesNotExist as gone:  # closed, or no longer shared, in another window
            raise Http404 from gone
        else:
            messages.success(request, said)
            return redirect(to or here)
    context = {
        **heading_of(opened),
        "form": form,
        "heading": heading,
        "back_url": here,
        "opened": opened,
        "ladder": ladder_of(opened),
        "rungs_left": [names for rung, names in RUNGS if rung in opened.rungs_left],
    }
    return render(request, template, context, status=_status(form))


def _refusal(refused: Exception) -> tuple[str | None, str]:
    """Return the field at which a refusal is said, and the words."""
    match refused:
        case LadderNotClimbed(left=left):
            names = ", ".join(str(name).lower() for rung, name in RUNGS if rung in left)
            words = ngettext(
                "First look at this rung of the ladder: %(names)s.",
                "First look at these rungs of the ladder: %(names)s.",
                len(left),
            )
            return "provision", words % {"names": names}
        case NotInMandate():
            return "provision", _("This is not in your mandate. Ask your team leader.")
        case DecisionOwed():
            return "outcome", _("The resident applied and has no answer yet. Decide first.")
        case _:
            return None, _("There is a decision already. Look at the matter.")


def _posted(request: Request) -> QueryDict | None:
    """Return what was sent, also when that is nothing at all."""
    return request.POST if request.method == "POST" else None


def _status(form: BaseForm) -> int:
    return 422 if form.errors else 200
