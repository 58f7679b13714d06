"""Answer a resident who asks why somebody looked in her file."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request
from naast.entrances.desk.why_form import WhyForm
from naast.entrances.desk.words import done
from naast.learning.experience import actions, queries
from naast.learning.experience.actions import AnsweredAlready
from naast.support.keys import queries as keys


@never_cache
@require_safe
def questions(request: Request) -> HttpResponse:
    """List the questions why somebody looked that I answer, without a word of them."""
    if not request.actor.holds(*queries.EXPLAINERS):
        raise Http404
    found = [
        {"row": one.row, "due": one.due, "did": done(action=one.row.action)}
        for one in queries.listed_look_questions(
            actor=request.actor, on=timezone.localdate(timezone.now())
        )
    ]
    wrong = keys.remarks_due(actor=request.actor).filter(put_to_id=request.actor.user_id)
    context = {"questions": found, "wrong": list(wrong[: queries.MOST_LOOK_QUESTIONS])}
    return render(request, "desk/why_list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: Request, look_question_id: UUID) -> HttpResponse:
    """Open one question why somebody looked, which is recorded, and answer it."""
    actor, at = request.actor, timezone.now()
    form = WhyForm(request.POST if request.method == "POST" else None)
    try:
        if form.is_valid():
            actions.explain_look(
                actor=actor,
                look_question_id=look_question_id,
                text=form.cleaned_data["text"],
                at=at,
            )
            messages.success(request, _("Answered. The resident reads it in the file."))
            return redirect("desk:why_list")
        opened = actions.open_look_question(
            actor=actor, look_question_id=look_question_id, on=timezone.localdate(at)
        )
    except ObjectDoesNotExist as unseen:
        raise Http404 from unseen
    except AnsweredAlready:  # a colleague was first
        messages.info(request, _("A colleague answered this already."))
        return redirect("desk:why", look_question_id)
    context = {"opened": opened, "did": done(action=opened.row.action), "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/why.html", context, status=status)
