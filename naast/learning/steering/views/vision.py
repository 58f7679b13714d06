"""The vision of a municipality: what holds, its line through the years, a new one in the making."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.learning.steering.actions import vision as actions
from naast.learning.steering.forms.vision import (
    DecideForm,
    RemarkAnswerForm,
    RemarkForm,
    VisionForm,
)
from naast.learning.steering.models import Remark, Vision
from naast.learning.steering.present import vision as present
from naast.learning.steering.present.here import Here
from naast.learning.steering.queries import vision as queries
from naast.learning.steering.rules.vision import Part, Stage, changes
from naast.learning.steering.views.shared import fill_in, here, steering
from naast.supply.organisations import queries as organisations


@never_cache
@require_safe
def visions(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the vision that holds, how it came to be through the years, and what is being made."""
    at = here(request, slug)
    decided = queries.decided(actor=at.actor, municipality_id=at.town.pk)
    making = list(
        queries.visions(actor=at.actor)
        .filter(municipality_id=at.town.pk)
        .exclude(stage=Stage.DECIDED)[: queries.MOST]
    )
    now = next((row for row in reversed(decided) if row.from_on <= at.on), None)  # type: ignore[operator]
    ids = {one for row in (*decided, *making) for one in row.writer_ids}
    context = {
        "at": at,
        "now": now,
        "parts": present.parts(row=now, decided=decided) if now else [],
        "years": present.years(decided=decided, names=organisations.names(ids=ids)),
        "making": making,
    }
    return render(request, "steering/visions.html", context)


@never_cache
@require_safe
def one(request: HttpRequest, slug: str, vision_id: UUID) -> HttpResponse:
    """Show one version: its words, what changed since the one before, who says what."""
    at = here(request, slug)
    row = _row(at, vision_id)
    decided = queries.decided(actor=at.actor, municipality_id=at.town.pk)
    earlier = [
        was
        for was in decided
        if was.pk != row.pk and (row.from_on is None or was.from_on < row.from_on)  # type: ignore[operator]
    ]
    before = earlier[-1] if earlier else None
    context = {
        "at": at,
        "row": row,
        "before": before,
        "parts": present.parts(row=row, decided=decided),
        "changed": present.changed(found=changes(before=before.parts, after=row.parts))
        if before
        else [],
        "writers": present.writers(row=row, names=organisations.names(ids=row.writer_ids)),
        "remarks": queries.remarks(actor=at.actor).filter(vision=row)[: queries.MOST],
        "is_open": row.stage != Stage.DECIDED,
        "may_remark": row.stage == Stage.SHARED and not at.steers,
    }
    return render(request, "steering/vision.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a new version, from the words of the one that holds."""
    at = steering(request, slug)
    decided = queries.decided(actor=at.actor, municipality_id=at.town.pk)
    return _write(request, at, None, decided[-1] if decided else None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str, vision_id: UUID) -> HttpResponse:
    """Write a version anew that was not decided."""
    at = steering(request, slug)
    row = _open_row(at, vision_id)
    return _write(request, at, row.pk, row)


@never_cache
@require_POST
def share(request: HttpRequest, slug: str, vision_id: UUID) -> HttpResponse:
    """Put a draft to who writes along."""
    at = steering(request, slug)
    _open_row(at, vision_id)
    actions.share_vision(actor=at.actor, vision_id=vision_id)
    messages.success(request, _("Put to who writes along. They hear that something waits."))
    return HttpResponseRedirect(reverse("steering:vision", args=[slug, vision_id]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, slug: str, vision_id: UUID) -> HttpResponse:
    """Write down that the council decided."""
    at = steering(request, slug)
    row = _open_row(at, vision_id)
    form = DecideForm(request.POST if request.method == "POST" else None, today=at.on)
    back_url = reverse("steering:vision", args=[slug, vision_id])
    if form.is_valid():
        try:
            actions.decide_vision(actor=at.actor, vision_id=row.pk, **form.cleaned_data)
        except actions.Decided:
            form.add_error("from_on", _("Another version starts on this day."))
        else:
            messages.success(request, _("Kept. The words stand from now on."))
            return HttpResponseRedirect(back_url)
    return fill_in(request, form, title=_("The council decided"), back_url=back_url)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remark(request: HttpRequest, slug: str, vision_id: UUID) -> HttpResponse:
    """Say what one's organisation or council thinks of a version that is put to it."""
    at = here(request, slug)
    row = _row(at, vision_id)
    if row.stage != Stage.SHARED or at.steers:
        raise Http404
    form = RemarkForm(request.POST if request.method == "POST" else None)
    back_url = reverse("steering:vision", args=[slug, vision_id])
    if form.is_valid():
        actions.remark_on(actor=at.actor, vision_id=row.pk, **form.cleaned_data)
        messages.success(request, _("Kept. The municipality answers you here."))
        return HttpResponseRedirect(back_url)
    return fill_in(
        request,
        form,
        title=_("Write along on “%(title)s”") % {"title": row.title},
        back_url=back_url,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, slug: str, remark_id: UUID) -> HttpResponse:
    """Say what was done with a remark."""
    at = steering(request, slug)
    try:
        row = queries.remarks(actor=at.actor, verb="answer").get(
            id=remark_id, municipality_id=at.town.pk
        )
    except Remark.DoesNotExist:
        raise Http404 from None
    form = RemarkAnswerForm(
        request.POST if request.method == "POST" else None, initial={"answer": row.answer}
    )
    back_url = reverse("steering:vision", args=[slug, row.vision_id])
    if form.is_valid():
        actions.answer_remark(actor=at.actor, remark_id=row.pk, **form.cleaned_data)
        messages.success(request, _("Kept. Who said it reads it."))
        return HttpResponseRedirect(back_url)
    beside = {"quoted": row.text}
    return fill_in(request, form, title=_("Answer what was said"), back_url=back_url, beside=beside)


def _row(at: Here, vision_id: UUID) -> Vision:
    try:
        return queries.visions(actor=at.actor).get(id=vision_id, municipality_id=at.town.pk)
    except Vision.DoesNotExist:
        raise Http404 from None


def _open_row(at: Here, vision_id: UUID) -> Vision:
    row = _row(at, vision_id)
    if row.stage == Stage.DECIDED:
        raise Http404
    return row


def _write(
    request: HttpRequest, at: Here, vision_id: UUID | None, before: Vision | None
) -> HttpResponse:
    working = organisations.serving_names(municipality_ids=[at.town.pk], on=at.on)
    form = VisionForm(
        request.POST if request.method == "POST" else None,
        working=[(str(id_), name) for id_, name in working.get(at.town.pk, {}).items()],
        initial=_initial(before, anew=vision_id is None) if before else None,
    )
    if form.is_valid():
        row = actions.write_vision(
            actor=at.actor, municipality_id=at.town.pk, vision_id=vision_id, **form.facts()
        )
        messages.success(request, _("Kept. Nobody else reads it until you put it to them."))
        return HttpResponseRedirect(reverse("steering:vision", args=[at.town.slug, row.pk]))
    title = _("A new version") if vision_id is None else _("Change the words")
    return fill_in(
        request, form, title=title, back_url=reverse("steering:visions", args=[at.town.slug])
    )


def _initial(row: Vision, *, anew: bool) -> dict[str, Any]:
    return {
        **{part.value: row.parts.get(part, "") for part in Part},
        "title": "" if anew else row.title,
        "why_new": "" if anew else row.why_new,
        "writers": [str(one) for one in row.writer_ids],
        "with_council": row.with_council,
        "others": row.others,
    }
