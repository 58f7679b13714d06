"""A document that a resident shared with who decides about her."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.core.files.responses import as_download
from naast.core.identity.queries import Request
from naast.support.keys.actions import open_shared_document


@never_cache
@require_safe
def document(request: Request, piece_id: UUID) -> HttpResponse:
    """Give the copy of the document as a download; she sees that it was opened."""
    try:
        name, found = open_shared_document(actor=request.actor, piece_id=piece_id)
    except ObjectDoesNotExist as unseen:
        raise Http404 from unseen
    return as_download(name=name, kind=found.kind, data=found.data)
