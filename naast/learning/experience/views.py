"""A resident says what the help was like; who doubts may be called, by whom she chose."""

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.learning.experience import actions, queries
from naast.learning.experience.forms import (
    AnswerForm,
    CallBackForm,
    ComplaintAnswerForm,
    ComplaintExtendForm,
    WhyNotForm,
)
from naast.learning.experience.models import CallBack, Complaint
from naast.learning.experience.rules import WhyNot, due, may_extend

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
            try:
                actions.answer(
                    actor=actor,
                    question_id=question_id,
                    scores=form.scores,
                    comment=form.cleaned_data["comment"],
                    at=timezone.now(),
                )
            except actions.NothingToAnswer:  # sent twice at once: the other is kept
                return HttpResponseRedirect(back_url)
            messages.success(request, _("Thank you. What you think is kept."))
            if question_id in queries.doubted(actor=actor):
                return HttpResponseRedirect(reverse("experience:call_me", args=[slug, question_id]))
        else:
            messages.info(request, _("You skipped everything. You can still do it later."))
        return HttpResponseRedirect(back_url)
    return render(
        request,
        "experience/opinion.html",
        {"form": form, "asked_about": asked_about, "back_url": back_url},
        status=422 if form.errors else 200,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def call_me(request: HttpRequest, slug: str, question_id: UUID) -> HttpResponse:
    """Ask a resident who doubts whether, and by whom, she wants to be called."""
    actor = cast("Request", request).actor
    back_url = reverse("portal:file", args=[slug])
    if question_id not in queries.doubted(actor=actor):
        if queries.call_backs(actor=actor).filter(question_id=question_id).exists():
            messages.info(request, _("We know that you want to be called."))
            return HttpResponseRedirect(back_url)
        raise Http404
    form = CallBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if form.cleaned_data["by"]:
            actions.ask_call_back(
                actor=actor,
                question_id=question_id,
                by=form.cleaned_data["by"],
                phone=form.cleaned_data["phone"],
                at=timezone.now(),
            )
            messages.success(request, _("You will be called."))
        return HttpResponseRedirect(back_url)
    return render(
        request,
        "experience/call_me.html",
        {"form": form, "back_url": back_url},
        status=422 if form.errors else 200,
    )


@never_cache
@require_safe
def call_backs(request: HttpRequest) -> HttpResponse:
    """Show whom somebody is to call. Looking is recorded: the number is the resident's."""
    actor = cast("Request", request).actor
    if not actor.holds(*queries.CALLERS):
        raise Http404
    found = actions.open_call_backs(actor=actor)
    return render(request, "experience/call_backs.html", {"call_backs": found})


@require_POST
def called(request: HttpRequest, call_back_id: UUID) -> HttpResponse:
    """Note that somebody was called."""
    actor = cast("Request", request).actor
    try:
        actions.note_called(actor=actor, call_back_id=call_back_id, at=timezone.now())
    except CallBack.DoesNotExist as unseen:
        raise Http404 from unseen
    messages.success(request, _("Noted. The number is gone."))
    return HttpResponseRedirect(reverse("experience:call_backs"))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def why_not(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask kindly why somebody goes on without support.

    No cookie, no session, no token: there is nothing of hers to guard, and nothing that tells that
    she was here.
    """
    place = request.place  # type: ignore[attr-defined]
    form = WhyNotForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        why = WhyNot(form.cleaned_data["why"])
        actions.say_why_not(municipality_id=place.id, why=why, at=timezone.now())
        return HttpResponseRedirect(f"{reverse('experience:why_not', args=[slug])}?dank")
    return render(
        request,
        "experience/why_not.html",
        {"form": form, "thanks": "dank" in request.GET},
        status=422 if form.errors else 200,
    )


@never_cache
@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """List the complaints of one's own house, without a word of them."""
    actor = cast("Request", request).actor
    if not actor.holds("complaints_officer"):
        raise Http404
    found = queries.listed_complaints(actor=actor, on=timezone.localdate())
    context = {"complaints": found, "term": queries.complaint_term()}
    return render(request, "experience/complaints.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complaint(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Open one complaint, which is recorded, and answer it."""
    actor = cast("Request", request).actor
    if not actor.holds("complaints_officer"):
        raise Http404
    back_url = reverse("experience:complaints")
    form = ComplaintAnswerForm(request.POST if request.method == "POST" else None)
    try:
        if form.is_valid():
            actions.answer_complaint(
                actor=actor,
                complaint_id=complaint_id,
                text=form.cleaned_data["text"],
                at=timezone.now(),
            )
            messages.success(request, _("The answer is kept."))
            return HttpResponseRedirect(back_url)
        opened = actions.open_complaint(actor=actor, complaint_id=complaint_id)
    except Complaint.DoesNotExist as unseen:
        raise Http404 from unseen
    return render(
        request,
        "experience/complaint.html",
        {
            "opened": opened,
            "form": form,
            "back_url": back_url,
            "due": due(last_on=opened.last_on, on=timezone.localdate()),
            "may_extend": may_extend(
                last_on=opened.last_on,
                extended=opened.row.extended_at is not None,
                answered=opened.row.answered_at is not None,
                on=timezone.localdate(),
            ),
        },
        status=422 if form.errors else 200,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def extend_complaint(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Take the longer term of the law for one complaint, with the reason."""
    actor, at = cast("Request", request).actor, timezone.now()
    if not actor.holds("complaints_officer"):
        raise Http404
    back_url = reverse("experience:complaint", args=[complaint_id])
    form = ComplaintExtendForm(request.POST if request.method == "POST" else None)
    try:
        if form.is_valid():
            actions.extend_complaint(
                actor=actor, complaint_id=complaint_id, because=form.cleaned_data["because"], at=at
            )
            messages.success(request, _("Noted. Who complained with a code is told."))
            return HttpResponseRedirect(back_url)
        row = queries.complaints(actor=actor, verb="extend").get(id=complaint_id)
    except Complaint.DoesNotExist as unseen:
        raise Http404 from unseen
    except actions.MayNotExtend:
        messages.info(request, _("This complaint cannot take longer any more."))
        return HttpResponseRedirect(back_url)
    context = {
        "form": form,
        "row": row,
        "back_url": back_url,
        "last_on": queries.last_day_of(row=row),
        "longer_on": queries.last_day_extended(made_at=row.made_at),
        "term": queries.complaint_term(),
    }
    status = 422 if form.errors else 200
    return render(request, "experience/complaint_longer.html", context, status=status)
