"""Take the whole file along: as PDF to read, and as JSON for a machine."""

from datetime import datetime
from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.entrances.portal import download, told
from naast.entrances.portal.place import place_of
from naast.entrances.portal.views.file import CASES_SHOWN, contents, mine, stay
from naast.support.decisions.queries.objections import ToldObjection, own_objections
from naast.support.encounters import queries as written
from naast.support.people import queries as people
from naast.support.people.actions import note_taken_along

if TYPE_CHECKING:
    from naast.core.identity.queries import Request
    from naast.core.policy.rules import Actor


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_along(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell what is in it and who can read it then; on her word, give it."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    actor = cast("Request", request).actor
    if not mine(actor=actor, place=place):
        raise Http404
    stay(request, actor=actor, at=at)
    if request.method != "POST":
        back_url = reverse("portal:file", args=[place.slug])
        return render(request, "portal/take_along.html", {"back_url": back_url})
    note_taken_along(actor=actor)
    found = contents(actor=actor, at=at)
    if found is None:
        raise Http404
    sheet = told.parts(
        contents=found,
        objections=_objections(actor=actor, at=at),
        messages=written.every_message(actor=actor),
        name=place.name,
        at=at,
    )
    bundle = download.archive(
        actor=actor,
        told={**sheet, "title": _("Your file")},
        name=place.name,
        at=at,
    )
    # The name stays behind in the folder of a computer that others use: it tells nothing.
    return HttpResponse(
        bundle,
        content_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="naast.zip"'},
    )


def _objections(*, actor: "Actor", at: datetime) -> list[ToldObjection]:
    key = people.key_of(person=people.persons(actor=actor).get())
    return own_objections(actor=actor, key=key, on=timezone.localdate(at), most=CASES_SHOWN)
