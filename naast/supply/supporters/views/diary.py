"""Her own calendar counts here: to give, to see how it goes, and to stop."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.core.policy.walls import Actor
from naast.supply.supporters import actions, queries, words
from naast.supply.supporters.diary_form import DiaryFileForm, DiaryForm
from naast.supply.supporters.rules import Trouble


def _worker(request: HttpRequest) -> Actor:
    """Return who acts; whoever is no worker, or stopped, has no such page."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not queries.is_at_work(actor=actor):
        raise Http404
    return actor


def _kept(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Kept. We read it within a few minutes."))
    return HttpResponseRedirect(reverse("supporters:diary"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def diary(request: HttpRequest) -> HttpResponse:
    """Tell what counts of her own calendar and how reading it goes; take the address of one."""
    actor = _worker(request)
    form = DiaryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.follow_diary(actor=actor, address=form.cleaned_data["address"])
        return _kept(request)
    now = queries.own_diary(actor=actor, at=timezone.now())
    context: dict[str, Any] = {
        "form": form,
        "now": now,
        "trouble": words.TROUBLES[Trouble(now.source.trouble)]
        if now and now.source.trouble
        else "",
        "back_url": reverse("supporters:details"),
    }
    return render(request, "supporters/diary.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def diary_file(request: HttpRequest) -> HttpResponse:
    """Take a file of her calendar."""
    actor = _worker(request)
    form = DiaryFileForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions.take_diary_file(actor=actor, contents=form.cleaned_data["file"])
        return _kept(request)
    context = {"form": form, "back_url": reverse("supporters:diary")}
    status = 422 if form.errors else 200
    return render(request, "supporters/diary_file.html", context, status=status)


@never_cache
@require_POST
def end_diary(request: HttpRequest) -> HttpResponse:
    """Let her own calendar count no longer, at once."""
    actions.end_diary(actor=_worker(request))
    messages.success(request, _("Your calendar counts no longer. All busy times are gone."))
    return HttpResponseRedirect(reverse("supporters:diary"))
