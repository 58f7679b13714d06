"""Asked for another: she says who may look along, and who asked looks along as far as she lets her.

Who looks along reads, and changes nothing. To everybody else these addresses are not there.
"""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.core.policy.walls import Actor, acting
from naast.entrances.portal import file_words
from naast.entrances.portal.place import place_of
from naast.entrances.portal.views.file import stay
from naast.support.casework import queries as casework
from naast.support.people import queries as people
from naast.support.people.actions.agreements import let_asker_see, look_along

CASES_SHOWN = 3


@never_cache
@require_POST
def let_see(request: HttpRequest, slug: str, agreement_id: UUID) -> HttpResponse:
    """Open or close her file to who asked for her; closing counts at once."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    may_see = request.POST.get("mag") == "ja"
    try:
        let_asker_see(actor=actor, agreement_id=agreement_id, may_see=may_see)
    except ObjectDoesNotExist as unseen:
        raise Http404 from unseen
    if may_see:
        messages.success(request, _("Who asked for you can now read along. You can stop that."))
    else:
        messages.success(request, _("Nobody reads along any more. That counts from now."))
    return HttpResponseRedirect(reverse("portal:file", args=[slug]))


@never_cache
@require_safe
def along(request: HttpRequest, slug: str, person_id: UUID) -> HttpResponse:
    """Show the file of another resident who lets me, and write down for her that I looked."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.holds("resident"):
        raise Http404
    try:
        hers = look_along(actor=actor, person_id=person_id, at=at)
    except ObjectDoesNotExist as closed:
        raise Http404 from closed
    stay(request, actor=actor, at=at)
    with acting(hers):
        me = people.myself(actor=hers)
        if me is None:
            raise Http404
        found = casework.own_cases_opened(actor=hers, me=me, most=CASES_SHOWN)
        cases = [file_words.case(opened=case) for case in found]
        standings = list(people.beside_now(actor=hers, at=at))
    context = {"place": place, "other": me.opened, "cases": cases, "standings": standings}
    return render(request, "portal/along.html", context)
