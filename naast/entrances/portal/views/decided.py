"""My file: the letters in which the municipality told me what it decided, as they were sent."""

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.core.paper.rules import headers
from naast.entrances.portal.place import place_of
from naast.entrances.portal.views.file import mine, stay
from naast.support.decisions.actions.letters import open_letter
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@never_cache
@require_safe
def letter(request: HttpRequest, slug: str, letter_id: UUID) -> HttpResponse:
    """Return a letter with what was decided, byte for byte as it was sent."""
    at = timezone.now()
    actor = cast("Request", request).actor
    place = place_of(request=request, slug=slug, at=at)
    if not mine(actor=actor, place=place, house=House.MUNICIPALITY):
        raise Http404
    try:
        _row, data = open_letter(actor=actor, letter_id=letter_id)
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    stay(request, actor=actor, at=at)
    # The name stays behind in the folder of a computer that others use: it tells nothing.
    return HttpResponse(data, headers=headers(filename="naast.pdf"))
