"""The page on which a resident says what the help was like."""

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.learning.experience import actions, queries
from naast.learning.experience.forms import AnswerForm

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def opinion(request: HttpRequest, slug: str, question_id: UUID) -> HttpResponse:
    """Ask four questions about a question that was helped to the end, and keep what she answers."""
    actor = cast("Request", request).actor
    back_url = reverse("portal:file", args=[slug])
    asked_about = queries.asked_about(actor=actor, question_id=question_id)
    if asked_about is None:
        if queries.answers(actor=actor).filter(question_id=question_id).exists():
            messages.info(request, _("You told us what you think. We have kept it."))
            return HttpResponseRedirect(back_url)
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if form.says_something:
            actions.answer(
                actor=actor,
                question_id=question_id,
                scores=form.scores,
                comment=form.cleaned_data["comment"],
                at=timezone.now(),
            )
            messages.success(request, _("Thank you. What you think is kept."))
        else:
            messages.info(request, _("You skipped everything. You can still do it later."))
        return HttpResponseRedirect(back_url)
    return render(
        request,
        "experience/opinion.html",
        {"form": form, "asked_about": asked_about, "back_url": back_url},
        status=422 if form.errors else 200,
    )
