"""The documents in my file: add one, take one along, take one away."""

from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.files.responses import as_download
from naast.core.policy.walls import Actor
from naast.entrances.portal.message_forms import DocumentForm
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.views.file import stay
from naast.support.encounters import actions as encounters
from naast.support.encounters.actions import TooMany
from naast.support.people import queries as people
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.support.people.models import Person


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what lies in my file; a document is added here."""
    at = timezone.now()
    place, actor, person = _in_my_file(request, slug, at)
    posted = request.method == "POST"
    form = DocumentForm(*((request.POST, request.FILES) if posted else ()))
    if posted and form.is_valid() and _added(form, actor=actor, person=person, at=at):
        messages.success(request, _("Your document is kept."))
        return HttpResponseRedirect(reverse("portal:documents", args=[place.slug]))
    context = {
        "place": place,
        "form": form,
        "in_support": person.house == House.SUPPORT,
        "documents": encounters.list_documents(actor=actor, person_id=person.id),
        "back_url": reverse("portal:file", args=[place.slug]),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "portal/documents.html", context, status=status)


@never_cache
@require_safe
def document(request: HttpRequest, slug: str, document_id: UUID) -> HttpResponse:
    """Give a document as a download."""
    _, actor, _ = _in_my_file(request, slug, timezone.now())
    try:
        opened = encounters.open_document(actor=actor, document_id=document_id)
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    return as_download(name=opened.name, kind=opened.kind, data=opened.data)


@never_cache
@require_POST
def remove(request: HttpRequest, slug: str, document_id: UUID) -> HttpResponse:
    """Take a document out of my file in the support house."""
    place, actor, _person = _in_my_file(request, slug, timezone.now())
    try:
        encounters.remove_document(actor=actor, document_id=document_id)
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    messages.success(request, _("The document is gone."))
    return HttpResponseRedirect(reverse("portal:documents", args=[place.slug]))


def _added(form: DocumentForm, *, actor: Actor, person: "Person", at: datetime) -> bool:
    """Tell whether it is kept; else say at the field why not."""
    upload = form.cleaned_data["document"]
    try:
        encounters.add_document(
            actor=actor,
            person_id=person.id,
            name=form.cleaned_data["naam"] or upload.name,
            contents=upload.document,
            at=at,
        )
    except TooMany:
        form.add_error("document", _("Your file is full. Take a document away first."))
        return False
    return True


def _in_my_file(request: HttpRequest, slug: str, at: datetime) -> "tuple[Place, Actor, Person]":
    """Return who came in with the code of a file here. Raises Http404."""
    place = place_of(request=request, slug=slug, at=at)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    mine = people.persons(actor=actor).filter(municipality_id=place.id, wrapped_key__isnull=False)
    person = mine.first() if actor.holds("resident") else None
    if person is None:
        raise Http404
    stay(request, actor=actor, at=at)
    return place, actor, person
