"""Erase the whole file, after reading what goes and what stays."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.entrances.portal import actions
from naast.entrances.portal.forms import EraseForm
from naast.entrances.portal.place import place_of
from naast.entrances.portal.views.file import mine, stay
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what goes for good and what stays; on her word, erase it and close the file."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    actor = cast("Request", request).actor
    if not mine(actor=actor, place=place, house=House.SUPPORT):
        raise Http404
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.erase_file(actor=actor, at=at)
        request.session.flush()
        messages.success(request, _("Your file is erased. Nobody can open it any more."))
        return HttpResponseRedirect(reverse("portal:home", args=[place.slug]))
    stay(request, actor=actor, at=at)
    return render(
        request,
        "portal/erase.html",
        {"form": form, "back_url": reverse("portal:file", args=[place.slug])},
        status=422 if form.errors else 200,
    )
