"""Share a piece of my file with a municipality: link, see exactly what goes, confirm, stop."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.core.identity.queries import client_address
from naast.core.policy.walls import Actor
from naast.entrances.portal.forms import ConfirmForm, LinkForm, ShareForm
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.views.file import stay
from naast.support.casework import queries as casework
from naast.support.keys import actions as keys
from naast.support.keys import queries as shared
from naast.support.keys.rules import PieceKind, Purpose
from naast.support.people import queries as people
from naast.support.people.actions import CannotLink, TooManyTries, link_houses
from naast.support.people.rules import House


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose what to share; the answer to the form is exactly what would go."""
    at = timezone.now()
    place, actor = _in_my_file(request, slug, at)
    known = _known(actor=actor, at=at)
    kept = shared.kept_plan(actor=actor) if request.method != "POST" else None
    first = {"plan": shared.plan_text(plan=kept.plan)} if kept else {}
    form = ShareForm(request.POST if request.method == "POST" else None, initial=first, **known)
    if request.method == "POST" and known["files"] and form.is_valid():
        return _preview(request, place=place, form=form, known=known)
    return _page(request, place=place, form=form, actor=actor, known=known, at=at)


@never_cache
@require_POST
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Share what was shown, and nothing that changed since."""
    at = timezone.now()
    place, actor = _in_my_file(request, slug, at)
    known = _known(actor=actor, at=at)
    form = ConfirmForm(request.POST, **known)
    if not form.is_valid():
        again = ShareForm(request.POST, **known)
        if again.is_valid():  # only the likeness of what she saw was not right
            messages.warning(request, _("Look once more at what you share. Then confirm it."))
            return _preview(request, place=place, form=again, known=known)
        return _page(request, place=place, form=again, actor=actor, known=known, at=at)
    if not form.is_what_was_seen():
        messages.warning(request, _("Your goals have changed. Look again at what you share."))
        return _preview(request, place=place, form=form, known=known)
    data = form.cleaned_data
    keys.share_piece(
        actor=actor,
        municipal_person_id=UUID(data["met"]),
        kind=PieceKind(data["wat"]),
        purpose=Purpose(data["waarvoor"]),
        text=form.text(),
        until_on=data["tot"],
        at=at,
    )
    messages.success(request, _("You share this now. You can stop at any moment."))
    return HttpResponseRedirect(reverse("portal:share", args=[place.slug]))


@never_cache
@require_POST
def stop(request: HttpRequest, slug: str, consent_id: UUID) -> HttpResponse:
    """Stop sharing a piece, at once and without a reason."""
    at = timezone.now()
    place, actor = _in_my_file(request, slug, at)
    try:
        keys.withdraw_consent(actor=actor, consent_id=consent_id, at=at)
    except ObjectDoesNotExist as unseen:
        raise Http404 from unseen
    messages.success(request, _("You stopped. The municipality can no longer read it."))
    return HttpResponseRedirect(reverse("portal:share", args=[place.slug]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, slug: str) -> HttpResponse:
    """Say, with the other code, that the file at the municipality is hers too."""
    at = timezone.now()
    place, actor = _in_my_file(request, slug, at)
    form = LinkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            link_houses(
                actor=actor,
                other_code=form.cleaned_data["code"],
                other_pin=form.cleaned_data["pin"],
                source=client_address(request=request),
                at=at,
            )
        except CannotLink as refused:
            form.add_error("code", _refusal(refused))
        except TooManyTries:
            form.add_error(
                "code", _("This went wrong too often. Wait fifteen minutes, or call us.")
            )
        else:
            messages.success(request, _("Both files are linked. Nothing is shared yet."))
            return HttpResponseRedirect(reverse("portal:share", args=[place.slug]))
    context = {"place": place, "form": form, "back_url": reverse("portal:share", args=[place.slug])}
    return render(request, "portal/link.html", context, status=422 if form.errors else 200)


# ---------------------------------------------------------------- shared


def _in_my_file(request: HttpRequest, slug: str, at: datetime) -> tuple[Place, Actor]:
    """Return who came in with the code of a file in the support house. Raises Http404."""
    place = place_of(request=request, slug=slug, at=at)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    mine = people.persons(actor=actor).filter(
        house=House.SUPPORT, municipality_id=place.id, wrapped_key__isnull=False
    )
    if not actor.holds("resident") or not mine.exists():
        raise Http404
    stay(request, actor=actor, at=at)
    return place, actor


def _known(*, actor: Actor, at: datetime) -> dict[str, Any]:
    """Return what the forms need to know: today, her goals in words, and her files elsewhere."""
    goals = [
        goal
        for case in casework.cases(actor=actor).filter(closed_at__isnull=True)
        for goal in casework.opened_case(actor=actor, case_id=case.id).goals
    ]
    return {
        "today": timezone.localdate(at),
        "goals": "\n".join(_goal(goal) for goal in goals),
        "files": shared.municipal_files(actor=actor),
    }


def _goal(goal: Any) -> str:
    if goal.score_start is None:
        return f"- {goal.text}"
    marks = {"start": goal.score_start, "now": goal.score_end}
    if goal.score_end is None:
        return f"- {goal.text} " + _("(my mark: %(start)s)") % marks
    return f"- {goal.text} " + _("(my mark: first %(start)s, now %(now)s)") % marks


def _page(
    request: HttpRequest,
    *,
    place: Place,
    form: ShareForm,
    actor: Actor,
    known: dict[str, Any],
    at: datetime,
) -> HttpResponse:
    context = {
        "place": place,
        "form": form,
        "files": known["files"],
        "shared": shared.shared(actor=actor, at=at),
        "back_url": reverse("portal:file", args=[place.slug]),
    }
    return render(request, "portal/share.html", context, status=422 if form.errors else 200)


def _preview(
    request: HttpRequest, *, place: Place, form: ShareForm, known: dict[str, Any]
) -> HttpResponse:
    context = {
        "place": place,
        "form": ConfirmForm.after(form, **known),
        "text": form.text(),
        "municipality": form.elsewhere[form.cleaned_data["met"]].municipality,
        "purpose": dict(form.fields["waarvoor"].choices)[form.cleaned_data["waarvoor"]],  # type: ignore[attr-defined]
        "until_on": form.cleaned_data["tot"],
        "back_url": reverse("portal:share", args=[place.slug]),
    }
    return render(request, "portal/share_preview.html", context)


def _refusal(refused: CannotLink) -> str:
    if refused.both_hats:
        return _(
            "This is not possible now. Somebody stands beside you here, and decides about you "
            "there. That may never be. Choose another supporter, or call us."
        )
    return _(
        "This opens no file at a municipality. Look at each word and at the PIN, and try again."
    )
