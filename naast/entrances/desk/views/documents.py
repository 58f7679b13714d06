"""The documents in a file, for who stands beside this resident or decides about her."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.files.responses import as_download
from naast.core.identity.queries import Request
from naast.entrances.desk.document_forms import DocumentForm
from naast.support.casework import queries as cases
from naast.support.decisions import queries as decisions
from naast.support.encounters import actions as encounters
from naast.support.encounters.actions import TooMany


@dataclass(frozen=True, kw_only=True)
class Near:
    """A resident whom I stand beside, or about whom I decide, and where her file is."""

    name: str
    url: str
    in_support: bool


@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: Request, person_id: UUID) -> HttpResponse:
    """Show what lies in a file; a document is added here."""
    found = near(request, person_id)
    posted = request.method == "POST"
    form = DocumentForm(*((request.POST, request.FILES) if posted else ()))
    if posted and form.is_valid() and _added(request, form, person_id):
        messages.success(request, _("Kept. The resident sees it too."))
        return redirect("desk:documents", person_id)
    context = {
        "name": found.name,
        "back_url": found.url,
        "form": form,
        "documents": [
            {
                "row": one,
                "url": reverse("desk:document", args=[person_id, one.id]),
                "remove_url": reverse("desk:remove_document", args=[person_id, one.id])
                if found.in_support and one.by_user_id == request.actor.user_id
                else "",
            }
            for one in encounters.list_documents(actor=request.actor, person_id=person_id)
        ],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/documents.html", context, status=status)


@require_safe
def document(request: Request, person_id: UUID, document_id: UUID) -> HttpResponse:
    """Give a document as a download; the resident sees that I looked."""
    near(request, person_id)
    try:
        opened = encounters.open_document(actor=request.actor, document_id=document_id)
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    return as_download(name=opened.name, kind=opened.kind, data=opened.data)


@require_POST
def remove(request: Request, person_id: UUID, document_id: UUID) -> HttpResponse:
    """Take away what I put there myself."""
    near(request, person_id)
    try:
        encounters.remove_document(actor=request.actor, document_id=document_id)
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    messages.success(request, _("The document is gone."))
    return redirect("desk:documents", person_id)


def _added(request: Request, form: DocumentForm, person_id: UUID) -> bool:
    """Tell whether it is kept; else say at the field why not. Raises Http404."""
    upload = form.cleaned_data["document"]
    try:
        encounters.add_document(
            actor=request.actor,
            person_id=person_id,
            name=form.cleaned_data["name"] or upload.name,
            contents=upload.document,
            at=timezone.now(),
        )
    except TooMany:
        form.add_error("document", _("This file is full. Remove a document first."))
        return False
    except ObjectDoesNotExist as gone:  # closed in another window
        raise Http404 from gone
    return True


def near(request: Request, person_id: UUID) -> Near:
    """Return a resident of mine. Raises Http404 for anybody else's."""
    actor = request.actor
    if actor.holds("supporter"):
        for case in cases.my_people(actor=actor):
            if case.person_id == person_id:
                url = reverse("casework:case", args=[case.case_id])
                return Near(name=case.first_name or case.number, url=url, in_support=True)
    if actor.holds("access_officer"):
        for matter in decisions.my_matters(actor=actor, at=timezone.now()):
            if matter.person_id == person_id:
                url = reverse("decisions:matter", args=[matter.matter_id])
                return Near(name=matter.first_name or matter.number, url=url, in_support=False)
    raise Http404
