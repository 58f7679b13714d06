"""My own plan: kept when I say so, read again, changed, opened to who stands beside me, erased."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naast.core.identity.queries import client_address
from naast.core.policy.walls import Actor, acting
from naast.entrances.portal.forms import OPENS_NOTHING, CodeForm
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.seeking import pool_of, sought
from naast.entrances.portal.views.file import begin, stay
from naast.entrances.portal.views.find import people_of
from naast.entrances.portal.views.talk import about_plan, brought, carried, prepare, show_plan
from naast.support.keys import actions as keys
from naast.support.keys.queries import kept_plan, plan_parts
from naast.support.keys.rules import Plan
from naast.support.matching import queries as matching
from naast.support.matching.rules import make_offer
from naast.support.people import queries as people
from naast.support.people.actions import TooManyTries, enter_with_code
from naast.support.people.rules import House

# ---------------------------------------------------------------- keep it


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def keep_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the plan that came along in her file; who is not in it gives its code first."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    if request.method != "POST":
        return prepare(request, slug)
    came = brought(request, at=at)
    if came.lost or came.plan.is_empty:
        return show_plan(request, place=place, came=came, at=at)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = CodeForm(request.POST if "code" in request.POST else None)
    status = 200
    if form.is_valid():
        try:
            source = client_address(request=request)
            entered = enter_with_code(
                text=form.cleaned_data["code"], pin=form.cleaned_data["pin"], source=source, at=at
            )
        except TooManyTries:
            form.add_error(
                "code", _("This went wrong too often. Wait fifteen minutes, or call us.")
            )
            status, entered = 429, None
        if entered is not None:
            request.session.cycle_key()
            begin(request, actor=entered, at=at, public=form.cleaned_data["openbaar"])
            return _kept(request, place=place, resident=entered, plan=came.plan, at=at)
        if status == 200:  # noqa: PLR2004
            form.add_error("code", OPENS_NOTHING)
    elif not form.is_bound and _is_at_home(actor):
        return _kept(request, place=place, resident=actor, plan=came.plan, at=at)
    context = {
        "place": place,
        "form": form,
        "stays": True,
        "carried": carried(came.plan, at=at),
        "back_url": reverse("portal:prepare", args=[slug]),
    }
    if form.errors and status == 200:  # noqa: PLR2004
        status = 422
    return render(request, "portal/talk_keep.html", context, status=status)


def _is_at_home(actor: Actor) -> bool:
    """Whether somebody came in with the code of a file that is still there."""
    return (
        actor.holds("resident")
        and people.persons(actor=actor).filter(wrapped_key__isnull=False).exists()
    )


def _kept(
    request: HttpRequest, *, place: Place, resident: Actor, plan: Plan, at: datetime
) -> HttpResponse:
    with acting(resident):
        before = kept_plan(actor=resident)
        keys.keep_plan(
            actor=resident,
            plan=plan,
            at=at,
            open_to_supporter=before is not None and before.open_to_supporter,
        )
    stay(request, actor=resident, at=at)
    messages.success(request, _("Your plan is in your file now."))
    return HttpResponseRedirect(reverse("portal:own_plan", args=[place.slug]))


# ---------------------------------------------------------------- read it again


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the plan in her file; `doe` opens it to who stands beside her, closes or erases it."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not _is_at_home(actor):
        raise Http404
    stay(request, actor=actor, at=at)
    if request.method == "POST":
        return _changed(request, place=place, actor=actor)
    kept = kept_plan(actor=actor)
    context = {
        "place": place,
        "kept": kept,
        "parts": plan_parts(plan=kept.plan) if kept else [],
        "carried": carried(kept.plan, at=at) if kept else None,
        "in_support": people.persons(actor=actor).filter(house=House.SUPPORT).exists(),
        "file_url": reverse("portal:file", args=[slug]),
        "prepare_url": reverse("portal:prepare", args=[slug]),
        "paper_url": reverse("portal:print_plan", args=[slug]),
        "share_url": reverse("portal:share", args=[slug]),
    }
    return render(request, "portal/own_plan.html", context)


def _changed(request: HttpRequest, *, place: Place, actor: Actor) -> HttpResponse:
    do = request.POST.get("doe", "")
    try:
        if do == "wis":
            keys.erase_plan(actor=actor)
            messages.success(request, _("Your plan is erased. What you shared of it, stop apart."))
        elif do in {"open", "dicht"}:
            opened = keys.open_plan(actor=actor, to_supporter=do == "open")
            messages.success(
                request,
                _("Who stands beside you can read your plan now.")
                if opened.open_to_supporter
                else _("Your plan is closed. Nobody but you reads it."),
            )
    except ObjectDoesNotExist:
        messages.info(request, _("There is no plan in your file any more."))
    return HttpResponseRedirect(reverse("portal:own_plan", args=[place.slug]))


# ---------------------------------------------------------------- a supporter at my talk


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def supporter_at_talk(request: HttpRequest, slug: str) -> HttpResponse:
    """Show independent people who know about what the plan is about; the plan goes along."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    if request.method != "POST":
        return prepare(request, slug)
    came = brought(request, at=at)
    pool = [c for c in pool_of(request=request, place=place, at=at) if not c.municipal]
    looking = about_plan(sought(request=request, place=place, pool=pool), came.plan)
    offer = make_offer(
        candidates=pool,
        need=looking.need,
        seed=looking.seed,
        weights=matching.weights(municipality_id=place.id, at=at),
    )
    everybody = "meer" in request.POST
    shown = offer.first + (offer.others if everybody else ())
    context = {
        "place": place,
        "lost": came.lost,
        "stays": True,  # a link to the other language would leave the plan behind
        "carried": carried(came.plan, at=at),
        "prepare_url": reverse("portal:prepare", args=[slug]),
        "more": bool(offer.others) and not everybody,
        "people": [
            {
                "card": one["card"],
                "why": one["why"],
                "choose_url": reverse(
                    "portal:choose_person", args=[slug, one["card"].supporter_id]
                ),
            }
            for one in people_of(shown=shown, looking=looking, place=place, at=at)
        ],
        "anybody_url": reverse("portal:choose_anybody", args=[slug]),
        # Her file is open, so the choice is made in it: the plan goes there first.
        "keep_url": (
            reverse("portal:keep_plan", args=[slug])
            if _is_at_home(request.actor) and not came.plan.is_empty  # type: ignore[attr-defined]
            else ""
        ),
    }
    return render(request, "portal/talk_supporter.html", context)
