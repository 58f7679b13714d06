"""The letter of a matter, and the same as data for the municipal system."""

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.core.identity.queries import Request
from naast.core.paper.rules import headers
from naast.supply.places.queries import municipality_names
from naast.support.decisions import papers
from naast.support.decisions.queries import OpenedMatter
from naast.support.decisions.views.shared import open_to_change


@never_cache
@require_safe
def letter(request: Request, matter_id: UUID) -> HttpResponse:
    """Give every decision of a matter as one letter (PDF)."""
    opened, town = _decided(request, matter_id)
    made = papers.decision_letter(opened=opened, municipality=town, at=timezone.now())
    return HttpResponse(made, headers=headers(filename="brief.pdf"))


@never_cache
@require_safe
def data(request: Request, matter_id: UUID) -> HttpResponse:
    """Give the same as data, for the system in which the citizen service number is added."""
    opened, town = _decided(request, matter_id)
    answer = JsonResponse(papers.decision_data(opened=opened, municipality=town))
    answer.headers["Content-Disposition"] = 'attachment; filename="besluit.json"'
    return answer


def _decided(request: Request, matter_id: UUID) -> tuple[OpenedMatter, str]:
    """Return an open matter with decisions, and its municipality. Raises Http404."""
    opened = open_to_change(request, matter_id)
    if not opened.decisions:
        raise Http404
    town = opened.matter.municipality_id
    return opened, municipality_names(ids=[town])[town]
