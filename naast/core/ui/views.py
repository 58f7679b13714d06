"""Pages for when something goes wrong, and the page that shows every part.

An error page tells what to do next. It asks nothing of the database and of the context, for either
may be what broke. A view that knows its municipality leaves it in `request.place`, so that the page
keeps its looks and its phone number.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext_lazy as _

from naast.core.ui.patterns import everything

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

log = logging.getLogger(__name__)

FALLBACK = Path(__file__).parent / "static/ui/500.html"


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What an error page says."""

    heading: "StrOrPromise"
    explanation: "StrOrPromise"


WORDS = {
    400: Words(
        heading=_("We did not understand this"),
        explanation=_("Something was wrong with what reached us. Go back and try again."),
    ),
    403: Words(
        heading=_("You cannot go on here"),
        explanation=_(
            "The page was open for too long, or it is not for you. Go back and try again."
        ),
    ),
    404: Words(
        heading=_("This page is not here"),
        explanation=_("The address may be mistyped, or the page has moved. You did nothing wrong."),
    ),
    405: Words(
        heading=_("This does not work this way"),
        explanation=_("Go back to the page before. Use the button there."),
    ),
    413: Words(
        heading=_("This is too much at once"),
        explanation=_("What you sent is too large. Go back and make it smaller."),
    ),
    500: Words(
        heading=_("Something went wrong with us"),
        explanation=_("You did nothing wrong. Try again in a moment."),
    ),
}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what we could not read; too much at once gets its own words."""
    return error_page(request, status=413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer who may not."""
    del exception  # why is nobody's business
    return error_page(request, status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form without its token: most often the page was open for too long."""
    log.warning("no valid token on a form: %s", reason)
    return error_page(request, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what is not there, or not there for who asks: the two look alike on purpose."""
    del exception
    return error_page(request, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours; without templates if need be."""
    try:
        return error_page(request, status=500)
    except Exception:
        log.exception("the error page itself failed")
        return HttpResponse(FALLBACK.read_bytes(), status=500)


def error_page(request: HttpRequest, *, status: int) -> HttpResponse:
    """Draw the page for a status of `WORDS`, with the way back and somebody to call if known."""
    place = getattr(request, "place", None)
    words = WORDS[status]
    context = {
        "heading": words.heading,
        "explanation": words.explanation,
        "ways": _ways(place),
        "place": place,
        "request": request,
    }
    # A plain render, without context processors: they may ask the database who is there.
    return HttpResponse(loader.get_template("ui/error.html").render(context), status=status)


def _ways(place: Any) -> Sequence[dict[str, object]]:
    url = (place.get("url") if isinstance(place, dict) else getattr(place, "url", None)) or "/"
    return [{"label": _("To the beginning"), "url": url}]


def patterns(request: HttpRequest) -> HttpResponse:
    """Show every part, in a theme of choice (`?theme=heidehoven`), for residents and for staff.

    `?error=500` shows the page for when something goes wrong.
    """
    if (error := request.GET.get("error", "")) in {str(status) for status in WORDS}:
        return error_page(request, status=int(error))
    context = everything(theme=request.GET.get("theme", ""))
    context["staff"] = "staff" in request.GET
    context["layout"] = "ui/staff.html" if context["staff"] else "ui/resident.html"
    return render(request, "ui/patterns.html", context)
