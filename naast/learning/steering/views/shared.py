"""What more than one page does."""

from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from naast.learning.steering.present.here import Here
from naast.learning.steering.queries import answers

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


def here(request: HttpRequest, slug: str = "") -> Here:
    """Return who looks where; the first municipality without a slug. Raises Http404."""
    actor, on = cast("Request", request).actor, timezone.localdate()
    towns = answers.towns(actor=actor, on=on)
    town = next((one for one in towns if slug in {"", one.slug}), None)
    if town is None:
        raise Http404
    return Here(
        actor=actor,
        town=town,
        towns=towns,
        on=on,
        steers=answers.steers(actor=actor, municipality_id=town.pk),
        advises=answers.advises(actor=actor, municipality_id=town.pk),
    )


def steering(request: HttpRequest, slug: str) -> Here:
    """Return who steers there. Raises Http404 for everybody else."""
    found = here(request, slug)
    if not found.steers:
        raise Http404
    return found


def fill_in(
    request: HttpRequest, form: Any, *, title: Any, back_url: str, beside: Any = None
) -> HttpResponse:
    """Show a form, with what is not right yet; `beside` is what helps to fill it in."""
    context = {"form": form, "title": title, "back_url": back_url, "beside": beside}
    return render(request, "steering/fill_in.html", context, status=422 if form.errors else 200)
