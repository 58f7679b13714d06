"""Share a piece of my file: choose, see exactly what goes, confirm, stop; link two files."""

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

from naast.core.files.rules import Document
from naast.core.identity.queries import client_address
from naast.core.policy.walls import Actor
from naast.entrances.portal.forms import ConfirmForm, LinkForm, ShareForm
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.sharing import Shown, pieces
from naast.entrances.portal.views.file import stay
from naast.supply.organisations import queries as organisations
from naast.support.encounters import actions as encounters
from naast.support.keys import actions as keys
from naast.support.keys import queries as shared
from naast.support.keys.actions.outside import NotPossible, share_outside
from naast.support.keys.rules import Purpose
from naast.support.people import queries as people
from naast.support.people.actions import CannotLink, TooManyTries, link_houses
from naast.support.people.rules import House


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose what to share; the answer to the form is exactly what would go."""
    at = timezone.now()
    place, actor = _in_my_file(request, slug, at)
    known = _known(place=place, actor=actor, at=at)
    kept = shared.kept_plan(actor=actor) if request.method != "POST" else None
    first = {"plan": shared.plan_text(plan=kept.plan)} if kept else {}
    form = ShareForm(request.POST if request.method == "POST" else None, initial=first, **known)
    if request.method == "POST" and form.is_valid():
        return _preview(request, place=place, form=form, known=known)
    return _page(request, place=place, form=form, actor=actor, known=known, at=at)


@never_cache
@require_POST
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Share what was shown, and nothing that changed since."""
    at = timezone.now()
    place, actor = _in_my_file(request, slug, at)
    known = _known(place=place, actor=actor, at=at)
    form = ConfirmForm(request.POST, **known)
    if not form.is_valid():
        again = ShareForm(request.POST, **known)
        if again.is_valid():  # only the likeness of what she saw was not right
            messages.warning(request, _("Look once more at what you share. Then confirm it."))
            return _preview(request, place=place, form=again, known=known)
        return _page(request, place=place, form=again, actor=actor, known=known, at=at)
    if not form.is_what_was_seen():
        messages.warning(request, _("It has changed since. Look again at what you share."))
        return _preview(request, place=place, form=form, known=known)
    if form.is_outside():
        return _give_code(request, place=place, actor=actor, form=form, known=known, at=at)
    _share_there(actor=actor, form=form, at=at)
    messages.success(request, _("You share this now. You can stop at any moment."))
    return HttpResponseRedirect(reverse("portal:share", args=[place.slug]))


def _share_there(*, actor: Actor, form: ConfirmForm, at: datetime) -> None:
    data, piece = form.cleaned_data, form.piece()
    opened = piece.document and encounters.open_document(actor=actor, document_id=piece.document)
    keys.share_piece(
        actor=actor,
        municipal_person_id=UUID(data["met"]),
        kind=piece.kind,
        purpose=Purpose(data["waarvoor"]),
        text=form.text(),
        until_on=data["tot"],
        at=at,
        document=Document(kind=opened.kind, data=opened.data) if opened else None,
    )


def _give_code(
    request: HttpRequest,
    *,
    place: Place,
    actor: Actor,
    form: ConfirmForm,
    known: dict[str, Any],
    at: datetime,
) -> HttpResponse:
    """Share it with who has no file here, and show her the code: this once only."""
    data, piece = form.cleaned_data, form.piece()
    try:
        _consent, code = share_outside(
            actor=actor,
            who=form.party(),
            organisation_id=form.organisations.get(data["met"]),
            kind=piece.kind,
            purpose=Purpose(data["waarvoor"]),
            text=form.text(),
            document=piece.document,
            until_on=data["tot"],
            at=at,
        )
    except NotPossible:  # what the form can check it did: this is one too many
        again = ShareForm(request.POST, **known)
        again.full_clean()
        again.add_error("met", _("You share much already. Stop something first."))
        return _page(request, place=place, form=again, actor=actor, known=known, at=at)
    context = {
        "place": place,
        "code": code.split(),
        "party": form.party(),
        "until_on": data["tot"],
        "read_url": request.build_absolute_uri(reverse("portal:given", args=[place.slug])),
        "back_url": reverse("portal:share", args=[place.slug]),
    }
    return render(request, "portal/share_code.html", context)


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
    messages.success(request, _("You stopped. Nobody there can read it any more."))
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


def _known(*, place: Place, actor: Actor, at: datetime) -> dict[str, Any]:
    """Return what the forms need to know: today, what she can share, and with whom."""
    today = timezone.localdate(at)
    serving = organisations.serving(municipality_id=place.id, on=today)
    mine = people.persons(actor=actor).values_list("organisation_id", flat=True)[:1]
    own = next(iter(mine), None)
    return {
        "today": today,
        "pieces": pieces(actor=actor, at=at),
        "files": shared.municipal_files(actor=actor),
        "organisations": {one.id: one.name for one in serving.values() if one.id != own},
    }


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
    document = form.piece().document
    own_url = reverse("portal:document", args=[place.slug, document]) if document else None
    context = {
        "place": place,
        "form": ConfirmForm.after(form, **known),
        "shown": Shown(
            text=form.text(),
            purpose=str(dict(form.fields["waarvoor"].choices)[form.cleaned_data["waarvoor"]]),  # type: ignore[attr-defined]
            document_url=own_url,
        ),
        "party": form.party(),
        "outside": form.is_outside(),
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
