"""How long her file is kept, and why; keep it longer; go on with who stood beside her."""

from datetime import timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.entrances.portal.over import own_file
from naast.entrances.portal.place import place_of
from naast.entrances.portal.seeking import pool_of
from naast.entrances.portal.views.file import mine, stay
from naast.support.casework import queries as casework
from naast.support.casework.rules import CaseStatus
from naast.support.keeping import actions, queries
from naast.support.keeping.rules import Stands, Why
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

A_YEAR = timedelta(days=364)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell until when and because of what; on her word keep it a year longer, or no longer."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    actor = cast("Request", request).actor
    if not mine(actor=actor, place=place, house=House.SUPPORT):
        raise Http404
    own = own_file(actor=actor, at=at)
    if own is None:
        raise Http404
    stay(request, actor=actor, at=at)
    holds = list(queries.holding(actor=actor, on=timezone.localdate(at)))
    hers = [hold for hold in holds if hold.why == Why.HERSELF]
    if request.method == "POST":
        if hers:
            for hold in hers:
                actions.end_hold(actor=actor, hold_id=hold.id, at=at)
            messages.success(request, _("Your file is kept no longer than its time."))
        else:
            until_on = timezone.localdate(at) + A_YEAR
            actions.keep_my_file(
                actor=actor, organisation_id=own.organisation_id, until_on=until_on, at=at
            )
            messages.success(request, _("Your file is kept longer, because you want it."))
        return HttpResponseRedirect(request.path)
    return render(
        request,
        "portal/keep.html",
        {
            "place": place,
            "own": own,
            "because": queries.because(ground=own.kept.ground),
            "stands": [
                queries.stands_words(stands=one) for one in own.stands if one != Stands.HOLD
            ],
            "holds": holds,
            "mine": hers,
            "back_url": reverse("portal:file", args=[place.slug]),
        },
    )


@never_cache
@require_safe
def ask_same(request: HttpRequest, slug: str, case_id: UUID) -> HttpResponse:
    """Go on with who stood beside her: her question opens a new case, and nobody asks why.

    Who cannot be asked now is told so, with others who can.
    """
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    actor = cast("Request", request).actor
    if not mine(actor=actor, place=place, house=House.SUPPORT):
        raise Http404
    case = casework.cases(actor=actor).filter(id=case_id, status=CaseStatus.CLOSED).first()
    if case is None:
        raise Http404
    about = QueryDict(mutable=True)
    about.setlist("over", case.domains)
    pool = pool_of(request=request, place=place, at=at)
    same = next((one for one in pool if one.user_id == case.user_id), None)
    if same is not None:
        there = reverse("portal:choose_person", args=[place.slug, same.id])
        return HttpResponseRedirect(f"{there}?{about.urlencode()}")
    messages.info(request, _("This person cannot be asked now. These people can."))
    there = reverse("portal:find", args=[place.slug])
    return HttpResponseRedirect(f"{there}?{about.urlencode()}")
