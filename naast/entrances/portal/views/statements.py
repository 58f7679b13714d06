"""The two statements: what is kept about her, and how far everybody can use these pages."""

from typing import TYPE_CHECKING, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naast.entrances.portal import accessibility as measured
from naast.entrances.portal import privacy as registry
from naast.entrances.portal.place import PlacedRequest, url_or_nothing
from naast.entrances.portal.views.file import mine
from naast.learning.experience import queries as experience
from naast.supply.law import queries as law
from naast.supply.organisations import queries as organisations
from naast.support.keeping import queries as keeping
from naast.support.keeping.rules import BY_ITSELF
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

DATA_TERM = "AVG_INZAGE"


@require_safe
def privacy(request: PlacedRequest, slug: str) -> HttpResponse:
    """Tell what is kept about a resident: per house, by whom, why, how long, and who sees it."""
    today = timezone.localdate()
    term = law.term_book(municipality_id=request.place.id).term(term_id=DATA_TERM, on=today)
    known = term.term if term.certainty.is_verified else None
    serving = organisations.serving(municipality_id=request.place.id, on=today)
    chosen = keeping.terms(on=today)
    return render(
        request,
        "portal/privacy.html",
        {
            "file_url": url_or_nothing("portal:file", slug),
            "complain_url": url_or_nothing("portal:complain", slug),
            **_inside(request, slug),
            "organisations": [
                (one, chosen.get(number, BY_ITSELF).months) for number, one in serving.items()
            ],
            "support": registry.kept(house=House.SUPPORT),
            "municipality": registry.kept(house=House.MUNICIPALITY),
            "visitors": registry.of_visitors(),
            "term": law.length_words(term=known) if known else "",
            "article": term.article,
        },
    )


@require_safe
def accessibility(request: PlacedRequest, slug: str) -> HttpResponse:
    """Tell how far everybody can use these pages: measured, dated, with what is not right."""
    looked = measured.looked()
    status = measured.status(looked=looked, on=timezone.localdate())
    return render(
        request,
        "portal/accessibility.html",
        {
            "complain_url": url_or_nothing("portal:complain", slug),
            "blank_url": url_or_nothing("portal:blank", slug, "klacht"),
            "looked": looked,
            "status": status,
            "status_words": measured.STATUS_WORDS[status],
            "complaint": experience.complaint_term(),
        },
    )


def _inside(request: PlacedRequest, slug: str) -> dict[str, str]:
    """Return the pages inside her file, where it is open; a closed one has no such pages."""
    actor = cast("Request", request).actor
    if not mine(actor=actor, place=request.place):
        return {}
    found = {"take_url": url_or_nothing("portal:take_along", slug)}
    if mine(actor=actor, place=request.place, house=House.SUPPORT):
        found["share_url"] = url_or_nothing("portal:share", slug)
        found["erase_url"] = url_or_nothing("portal:erase", slug)
    return found
