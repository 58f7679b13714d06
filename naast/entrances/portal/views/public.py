"""Public information: what support is, and how it is arranged in this municipality."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naast.entrances.portal.place import PlacedRequest, url_or_nothing
from naast.entrances.portal.said import said_words
from naast.learning.experience import queries as experience
from naast.learning.insight import queries as insight
from naast.learning.steering.queries.statements import independence_statement
from naast.supply.cooperation import queries as cooperation
from naast.supply.law import queries as law
from naast.supply.law.rules import Activity
from naast.supply.organisations import queries as organisations
from naast.supply.supporters import queries as supporters
from naast.support.decisions.queries import mandates as register

MOST_DECIDED = 5
"""So many decisions stand on the page, the last ones."""


@require_safe
def support(request: PlacedRequest, slug: str) -> HttpResponse:
    """Tell what support is and is not: as the law says it, then in plain words."""
    quote, source = law.quoted_definition()
    return render(
        request,
        "portal/support.html",
        {
            "find_url": request.place.find_url,
            "arranged_url": url_or_nothing("portal:arranged", slug),
            "why_not_url": url_or_nothing("experience:why_not", slug),
            "quote": quote,
            "source": source,
            "plain": law.definition(),
            "moments": [
                {"said": one, "why_now": law.why_now(moment=one.moment)} for one in law.moments()
            ],
        },
    )


@require_safe
def arranged(request: PlacedRequest, slug: str) -> HttpResponse:
    """Tell who works here, what is agreed with them, how long one waits, and where to complain.

    All of it from what is kept; the municipality writes one thing by hand: what independent means.
    """
    today, municipality_id = timezone.localdate(), request.place.id
    arrangement = organisations.arrangement(municipality_id=municipality_id, on=today)
    closed = insight.figures(municipality_id=municipality_id, most=1)
    half, nine_in_ten = closed[0].waiting() if closed else (None, None)
    promises = organisations.promises(municipality_id=municipality_id, on=today)
    serving = organisations.organisations(ids=promises, on=today)
    counted = organisations.activities(municipality_id=municipality_id, on=today)
    said = insight.said_of_organisations(municipality_id=municipality_id)
    return render(
        request,
        "portal/arranged.html",
        {
            "arrangement": arrangement,
            "length": arrangement.length_policy if arrangement else None,
            "statement": independence_statement(municipality_id=municipality_id, on=today),
            "position": organisations.position_words(formal=arrangement.formal)
            if arrangement
            else "",
            "organisations": [
                {
                    "one": one,
                    "promise": promises.get(one.id),
                    "counts": [
                        str(law.ACTIVITIES[activity]).lower()
                        for activity in Activity
                        if activity in counted.get(one.id, ())
                    ],
                    "said": said_words(said=said.get(one.id), organisation=one.name),
                }
                for one in serving.values()
            ],
            "decided": cooperation.published(municipality_id=municipality_id)[:MOST_DECIDED],
            "kinds": supporters.kinds_here(municipality_id=municipality_id),
            "waiting": {"half": half, "most": nine_in_ten} if half is not None else None,
            "period": insight.period_words(period=closed[0].period) if closed else "",
            "reasons": experience.reasons(municipality_id=municipality_id, on=today),
            "why_not_url": url_or_nothing("experience:why_not", slug),
            "figures_url": url_or_nothing("insight:public", slug),
            "support_url": url_or_nothing("portal:support", slug),
            "how_url": url_or_nothing("portal:how_we_match", slug),
            "complain_url": url_or_nothing("portal:complain", slug),
        },
    )


@require_safe
def mandates(request: PlacedRequest, slug: str) -> HttpResponse:
    """Tell who may decide in the name of the college, and where that was published (R-297)."""
    lines = register.public_mandates(municipality_id=request.place.id, on=timezone.localdate())
    context = {
        "lines": [{"mandate": one, "about": register.about_words(mandate=one)} for one in lines],
        "arranged_url": url_or_nothing("portal:arranged", slug),
    }
    return render(request, "portal/mandates.html", context)
