"""Reviews of independence, for who is reviewed, who watches, and who must close them."""

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.supply.organisations import actions, queries
from naast.supply.organisations.forms.independence import (
    AnswerDoubtForm,
    CloseForm,
    DoubtForm,
    FloorForm,
    SayForm,
)
from naast.supply.organisations.models import Agreement, Doubt, IndependenceReview
from naast.supply.organisations.rules import Party, WhyNot

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

READERS = (Role.COORDINATOR, Role.POLICY_OFFICER, Role.COUNCIL_MEMBER)


@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """List the reviews that one may see; to who sets them also the floors that open one."""
    actor = _reader(request)
    found = queries.reviews_to_read(actor=actor)
    return render(
        request,
        "organisations/reviews.html",
        {
            "running": [one for one in found if one.closed_at is None],
            "closed": [one for one in found if one.closed_at is not None],
            "agreements": queries.agreements(actor=actor, on=timezone.localdate()),
            "sets_floors": actor.holds(Role.POLICY_OFFICER),
            "cards": sorted(
                {
                    (one.organisation.name, one.organisation_id)
                    for one in queries.agreements(
                        actor=actor, on=timezone.localdate(), verb="view"
                    )[: queries.MOST]
                }
            ),
            "doubts": queries.doubts(actor=actor)[: queries.MOST],
            "tells": bool(_works(actor)),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Show one review and all that was said; let organisation and client council say more."""
    actor = _reader(request)
    row = _review(actor, review_id)
    speaks = row.closed_at is None and actor.holds(*actions.PARTIES)
    form = SayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not speaks:
        raise Http404
    if form.is_valid():
        actions.say(actor=actor, review_id=row.id, text=form.cleaned_data["text"])
        messages.success(request, _("Kept. All who follow this review can read it."))
        return HttpResponseRedirect(reverse("organisations:review", args=[row.id]))
    return render(
        request,
        "organisations/review.html",
        {
            "review": row,
            "statements": queries.statements(actor=actor).filter(review=row),
            "form": form if speaks else None,
            "closes": _closes(actor, row),
            "back_url": reverse("organisations:reviews"),
        },
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Close a review with a finding and what comes of it, beside what others said."""
    actor = _reader(request)
    row = _review(actor, review_id)
    if not _closes(actor, row):
        raise Http404
    back_url = reverse("organisations:review", args=[row.id])
    why = queries.why_not_close(actor=actor, review=row)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if why is None and form.is_valid():
        actions.close_review(actor=actor, review_id=row.id, **form.cleaned_data)
        messages.success(request, _("The review is closed. People can be chosen here again."))
        return HttpResponseRedirect(back_url)
    statements = list(queries.statements(actor=actor).filter(review=row))
    heard = {one.party for one in statements}
    return render(
        request,
        "organisations/close.html",
        {
            "review": row,
            "form": form if why is None else None,
            "own": why == WhyNot.OWN_ORGANISATION,
            "statements": statements,
            "silent_organisation": Party.ORGANISATION not in heard,
            "silent_council": Party.COUNCIL not in heard,
            "back_url": back_url,
        },
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def floor(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Write down under which score a review opens, as the municipality and it agreed."""
    actor = _reader(request)
    mine = queries.agreements(actor=actor, on=timezone.localdate())
    try:
        agreement = mine.get(id=agreement_id)
    except Agreement.DoesNotExist as unseen:
        raise Http404 from unseen
    known = {"floor": agreement.independence_floor, "source": agreement.floor_source}
    form = FloorForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        actions.agree_floor(actor=actor, agreement_id=agreement.pk, **form.cleaned_data)
        messages.success(request, _("Kept. From now on this floor counts."))
        return HttpResponseRedirect(reverse("organisations:reviews"))
    return render(
        request,
        "organisations/floor.html",
        {"agreement": agreement, "form": form, "back_url": reverse("organisations:reviews")},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """Tell, for one's organisation, that it doubts whether it can be independent enough."""
    actor = _reader(request)
    works = _works(actor)
    if not works:
        raise Http404
    form = DoubtForm(request.POST if request.method == "POST" else None, works=works)
    if form.is_valid():
        doubt = actions.tell_doubt(actor=actor, **form.told())
        messages.success(request, _("Kept. The municipality answers you here."))
        return HttpResponseRedirect(reverse("organisations:doubt", args=[doubt.id]))
    return render(
        request,
        "organisations/tell.html",
        {"form": form, "back_url": reverse("organisations:reviews")},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def doubt(request: HttpRequest, doubt_id: UUID) -> HttpResponse:
    """Show a doubt and its answer; to who answers it, the form."""
    actor = _reader(request)
    try:
        row = queries.doubts(actor=actor).get(id=doubt_id)
    except Doubt.DoesNotExist as unseen:
        raise Http404 from unseen
    answers = (
        row.answered_at is None
        and queries.doubts(actor=actor, verb="answer").filter(id=row.id).exists()
        and not queries.leads(actor=actor, organisation_id=row.organisation_id)
    )
    if request.method == "POST" and not answers:
        raise Http404
    form = AnswerDoubtForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.answer_doubt(actor=actor, doubt_id=row.id, **form.cleaned_data)
        messages.success(request, _("Kept. The organisation reads it at once."))
        return HttpResponseRedirect(reverse("organisations:doubt", args=[row.id]))
    return render(
        request,
        "organisations/doubt.html",
        {
            "doubt": row,
            "form": form if answers else None,
            "back_url": reverse("organisations:reviews"),
        },
        status=422 if form.errors else 200,
    )


def _works(actor: Actor) -> list[tuple[int, int, str, str]]:
    """Return where the organisations work that `actor` leads."""
    led = actor.scopes.get(Role.COORDINATOR)
    if led is None:
        return []
    return queries.works_in(organisation_ids=led.organisation_ids, on=timezone.localdate())


def _reader(request: HttpRequest) -> Actor:
    actor = cast("Request", request).actor
    if not actor.holds(*READERS):
        raise Http404
    return actor


def _review(actor: Actor, review_id: UUID) -> IndependenceReview:
    named = queries.reviews(actor=actor).select_related("organisation", "municipality", "closed_by")
    try:
        return named.get(id=review_id)
    except IndependenceReview.DoesNotExist as unseen:
        raise Http404 from unseen


def _closes(actor: Actor, row: IndependenceReview) -> bool:
    closes = queries.reviews(actor=actor, verb="close")
    return row.closed_at is None and closes.filter(id=row.id).exists()
