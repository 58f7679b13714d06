"""How it stands, what is missing, what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.learning.steering.present.before import handed_over
from naast.learning.steering.present.overview import MOST, besides, parts
from naast.learning.steering.views.shared import here, steering


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show all of steering in one municipality: to who steers with what to do next."""
    at = here(request, request.GET.get("town", ""))
    found = parts(at)
    context = {
        "at": at,
        "parts": found,
        "besides": besides(at),
        "to_do": [one for part in found for one in part.to_do[:MOST]] if at.steers else [],
    }
    return render(request, "steering/overview.html", context)


@never_cache
@require_safe
def before(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what was decided before, by whom and why, to whoever steers there now."""
    at = steering(request, slug)
    return render(request, "steering/before.html", {"at": at, "rows": handed_over(at)})
