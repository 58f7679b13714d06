"""My file: until when there is time, the letters that we made, and worries about safety."""

from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.core.paper.rules import headers
from naast.core.policy.walls import Actor
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.views.file import stay
from naast.supply.law.queries import term_book
from naast.support.casework.queries import safety as held
from naast.support.casework.queries import terms as queries
from naast.support.casework.queries.papers import letter_paper
from naast.support.casework.queries.safety import MOST_CONCERNS
from naast.support.casework.queries.terms import MOST_LETTERS, MOST_TERMS
from naast.support.casework.rules.terms import Acts, TermState
from naast.support.people import queries as people
from naast.support.people.queries import Myself

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@never_cache
@require_safe
def letters(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what the law gives time for, for whom and until when; and my letters."""
    at = timezone.now()
    place, actor, me = _mine(request, slug, at)
    rows = queries.terms(actor=actor).filter(person_id=me.person.id, dropped_at__isnull=True)
    terms = queries.opened_terms(
        rows=list(rows[:MOST_TERMS]),
        key=me.key,
        book=term_book(municipality_id=place.id),
        on=timezone.localdate(at),
    )
    made = queries.letters(actor=actor).filter(person_id=me.person.id)[:MOST_LETTERS]
    context = {
        "place": place,
        "terms": [
            {
                "term": one,
                "mine": one.acts is Acts.RESIDENT,
                "late": one.state is TermState.LATE,
                "opens": one.state is TermState.OPENS,
            }
            for one in terms
        ],
        "letters": queries.opened_letters(rows=list(made), key=me.key),
        "back_url": reverse("portal:file", args=[place.slug]),
    }
    return render(request, "portal/letters.html", context)


@never_cache
@require_safe
def letter(request: HttpRequest, slug: str, letter_id: UUID) -> HttpResponse:
    """Return one of my letters as PDF, to print and to sign."""
    at = timezone.now()
    place, actor, me = _mine(request, slug, at)
    rows = queries.letters(actor=actor).filter(person_id=me.person.id, id=letter_id)
    found = queries.opened_letters(rows=list(rows), key=me.key)
    if not found:
        raise Http404
    made = letter_paper(letter=found[0], municipality=place.name, at=at)
    return HttpResponse(made, headers=headers(filename="naast.pdf"))


@never_cache
@require_safe
def safety(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the worries about safety that I may read. What is held back leaves no trace here."""
    at = timezone.now()
    place, actor, me = _mine(request, slug, at)
    rows = held.concerns(actor=actor).filter(person_id=me.person.id)[:MOST_CONCERNS]
    context = {
        "place": place,
        "concerns": held.opened_concerns(actor=actor, rows=list(rows), key=me.key),
        "back_url": reverse("portal:file", args=[place.slug]),
    }
    return render(request, "portal/safety.html", context)


def _mine(request: HttpRequest, slug: str, at: datetime) -> tuple[Place, Actor, Myself]:
    """Return who came in with the code of a file here. Raises Http404."""
    place = place_of(request=request, slug=slug, at=at)
    actor = cast("Request", request).actor
    me = people.myself(actor=actor) if actor.holds("resident") else None
    if me is None or me.person.municipality_id != place.id:
        raise Http404
    stay(request, actor=actor, at=at)
    return place, actor, me
