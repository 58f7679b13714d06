"""My file: say of an entry that it is not right, or put my own words beside it."""

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.core.identity.queries import names
from naast.entrances.portal.file_words import PATHS
from naast.entrances.portal.place import place_of
from naast.entrances.portal.remark_forms import RemarkForm
from naast.entrances.portal.views.file import mine, stay
from naast.support.casework.queries import entries as casework
from naast.support.decisions.queries import entries as decisions
from naast.support.keys import actions as keys
from naast.support.keys import queries
from naast.support.keys.actions import NotForNow, TooManyRemarks
from naast.support.keys.rules import may_be_changed
from naast.support.people.queries import opened_with_key

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remark(request: HttpRequest, slug: str, what: str, row_id: UUID) -> HttpResponse:
    """Show one entry with what she said of it, and let her say more."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    actor = cast("Request", request).actor
    about = PATHS.get(what)
    if about is None or not mine(actor=actor, place=place):
        raise Http404
    entry = casework.entry(actor=actor, about=about, row_id=row_id) or decisions.entry(
        actor=actor, about=about, row_id=row_id
    )
    if entry is None:
        raise Http404
    stay(request, actor=actor, at=at)
    answers = keys.who_answers(actor=actor, about=about, row_id=row_id, at=at)
    form = RemarkForm(request.POST if request.method == "POST" else None, may_ask=bool(answers))
    back_url = reverse("portal:file", args=[place.slug])
    if form.is_valid():
        try:
            keys.make_remark(
                actor=actor,
                about=about,
                row_id=row_id,
                kind=form.kind,
                text=form.cleaned_data["woorden"],
                at=at,
            )
        except NotForNow:  # who stood beside her stopped meanwhile
            form.add_error("soort", _("Nobody can change this now. Put your own words beside it."))
        except TooManyRemarks:
            form.add_error("woorden", _("You wrote very often already. Please call us."))
        else:
            messages.success(request, _("It stands in your file now."))
            return HttpResponseRedirect(back_url)
    _left, key = opened_with_key(actor=actor, person_id=entry.person_id)
    remarks = queries.remarks_opened(actor=actor, person_id=entry.person_id, key=key)
    said = remarks.get((about, row_id), ())
    context = {
        "place": place,
        "form": form,
        "entry": entry,
        "remarks": said,
        "answers": sorted(names(user_ids=answers).values()),
        "decided": not may_be_changed(about=about),
        "waits": any(one.waits for one in said),
        "back_url": back_url,
    }
    return render(request, "portal/remark.html", context, status=422 if form.errors else 200)
