"""What a resident shared with somebody who has no file here: read with the code that she gave.

The code travels in a form, never in an address: no log, no history and no forwarded link holds it.
Nothing is remembered in the browser; who comes back fills it in again, and she sees each look.
"""

from http import HTTPStatus

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.core.files.responses import as_download
from naast.core.identity.queries import client_address
from naast.core.policy.walls import acting
from naast.entrances.portal.forms import GivenCodeForm
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.sharing import Shown
from naast.support.encounters import actions as encounters
from naast.support.keys.actions.outside import Lent, read_outside
from naast.support.keys.rules import last_on
from naast.support.people.actions import TooManyTries


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def given(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a code opens; to everybody else the field for it."""
    place = place_of(request=request, slug=slug, at=timezone.now())
    if request.method != "POST":
        return _door(request, place=place, form=GivenCodeForm())
    form = GivenCodeForm(request.POST)
    found = _opened(request, form=form)
    if found is None:
        return _door(request, place=place, form=form)
    context = {
        "place": place,
        "shown": Shown(text=found.text, purpose=found.purpose),
        "last_on": last_on(until_at=found.until_at),
        "code": form.cleaned_data["code"] if found.document else "",
    }
    return render(request, "portal/given.html", context)


@never_cache
@require_POST
def given_document(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the document that a code opens. Once she took it out of her file, it is not there."""
    place = place_of(request=request, slug=slug, at=timezone.now())
    form = GivenCodeForm(request.POST)
    found = _opened(request, form=form)
    if found is None:
        return _door(request, place=place, form=form)
    if found.document is None:
        raise Http404
    try:
        with acting(found.hers):
            opened = encounters.open_document(actor=found.hers, document_id=found.document)
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    return as_download(name=opened.name, kind=opened.kind, data=opened.data)


def _opened(request: HttpRequest, *, form: GivenCodeForm) -> Lent | None:
    if not form.is_valid():
        return None
    try:
        found = read_outside(
            text=form.cleaned_data["code"],
            source=client_address(request=request),
            at=timezone.now(),
        )
    except TooManyTries:
        form.add_error("code", _("This went wrong too often. Wait fifteen minutes, or call us."))
        form.too_many = True  # type: ignore[attr-defined]
        return None
    if found is None:
        # Unknown, over and taken back look the same: the answer tells nobody which codes exist.
        form.add_error(
            "code", _("This opens nothing. Look at each word. Or ask who gave you the code.")
        )
    return found


def _door(request: HttpRequest, *, place: Place, form: GivenCodeForm) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    if getattr(form, "too_many", False):
        status = HTTPStatus.TOO_MANY_REQUESTS
    return render(request, "portal/given_door.html", {"place": place, "form": form}, status=status)
