"""My file: what was answered to me, and what of it is new."""

from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.entrances.portal.file_words import did
from naast.entrances.portal.place import place_of
from naast.entrances.portal.views.file import stay
from naast.learning.experience import queries as experience
from naast.learning.experience.actions import note_answers_seen
from naast.support.keys import queries as keys
from naast.support.people import queries as people

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@never_cache
@require_safe
def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what was answered to her, each beside her own words; from then on it is not new."""
    at = timezone.now()
    today = timezone.localdate(at)
    place = place_of(request=request, slug=slug, at=at)
    actor = cast("Request", request).actor
    me = people.myself(actor=actor) if actor.holds("resident") else None
    if me is None or me.person.municipality_id != place.id:
        raise Http404
    stay(request, actor=actor, at=at)
    asked = experience.own_look_questions(actor=actor, on=today).values()
    context = {
        "place": place,
        "remarks": keys.remarks_answered(actor=actor, key=me.key),
        "looks": [
            {
                "name": one.row.looked_by.name,
                "at": one.row.looked_at,
                "did": did(action=one.row.action),
                "asked": one,
                "is_new": one.row.seen_at is None,
            }
            for one in sorted(asked, key=lambda one: one.row.asked_at, reverse=True)
            if one.answer
        ],
        "complaints": [
            one for one in experience.own_complaints(actor=actor) if one.answer or one.because
        ],
        "complaints_new": set(
            experience.complaints_unseen(actor=actor).values_list("id", flat=True)
        ),
        "back_url": reverse("portal:file", args=[place.slug]),
    }
    if request.method == "GET":
        note_answers_seen(actor=actor, at=at)
    return render(request, "portal/answers.html", context)
