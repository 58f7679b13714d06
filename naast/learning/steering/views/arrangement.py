"""How support is arranged: the page, its paper, and what residents read of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.core.paper.queries import pdf
from naast.core.paper.rules import headers
from naast.learning.steering.present import arrangement as present
from naast.learning.steering.present.here import Here
from naast.learning.steering.queries.situation import Situation, situation
from naast.learning.steering.rules import arrangement as rules
from naast.learning.steering.rules.arrangement import Subject
from naast.learning.steering.views.shared import here, steering
from naast.learning.steering.words import arrangement as words
from naast.supply.law import queries as law
from naast.supply.organisations import actions as organisations
from naast.supply.organisations.rules import (
    Length,
    Reaches,
    SteeringRole,
)


def reads_all(request: HttpRequest, slug: str) -> Here:
    """Return who steers there or sits in its council. Raises Http404 for an organisation."""
    at = here(request, slug)
    if not (at.steers or at.advises):
        raise Http404
    return at


@never_cache
@require_safe
def arrangement(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how support is arranged, why it is that profile, what the law fixes, who is missing.

    An organisation reads it too, without what the municipality and its council know besides.
    """
    at = here(request, slug)
    one = present.stand(actor=at.actor, town=at.town, on=at.on)
    context = {
        "at": at,
        "one": one,
        "reason": present.reason(told=one.told, known=one.known),
        "scheme": present.scheme(one=one),
        "facts": present.facts(one=one),
        "groups": present.groups(one=one, may_say=at.steers),
        "law": [{"text": text, "source": source} for text, source in words.LAW],
        "gaps": present.gaps(one=one),
        "differs": present.differs_in_public(one=one),
        "reads_more": at.steers or at.advises,
    }
    return render(request, "steering/arrangement.html", context)


@never_cache
@require_safe
def known(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is known already of how it goes: cooperation, use, reasons, signals."""
    at = reads_all(request, slug)
    found = situation(actor=at.actor, municipality_id=at.town.pk, on=at.on)
    return render(request, "steering/known.html", {"at": at, "situation": figures(found)})


@never_cache
@require_safe
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the present situation as a tagged PDF (R-203)."""
    at, now = reads_all(request, slug), timezone.now()
    one = present.stand(actor=at.actor, town=at.town, on=at.on)
    found = situation(actor=at.actor, municipality_id=at.town.pk, on=at.on)
    data = present.situation(
        one=one,
        found={
            "day": date_format(at.on, "j F Y"),
            "figures": [
                {"name": str(part["name"]), "rows": [list(map(str, row)) for row in part["rows"]]}
                for part in figures(found)
                if part["rows"]
            ],
        },
    )
    made = pdf(
        template="steering/situation",
        data=data,
        title=data["title"],
        lang=get_language() or "nl",
        at=now,
    )
    return HttpResponse(made, headers=headers(filename=f"situatie-{slug}-{at.on}.pdf"))


@never_cache
@require_POST
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Put what is known on the page that residents read."""
    at = steering(request, slug)
    one = present.stand(actor=at.actor, town=at.town, on=at.on)
    role = next(iter(one.given[Subject.STEERING_ROLE].codes), "") if (
        Subject.STEERING_ROLE in one.given
    ) else ""  # fmt: skip
    length, reaches = one.given.get(Subject.DURATION), one.given.get(Subject.SCOPE)
    try:
        organisations.keep_arrangement(
            actor=at.actor,
            municipality_id=at.town.pk,
            facts=rules.facts_that_count(known=one.known),
            steering_role=SteeringRole(role) if role else one.shown and one.shown.steering_role,
            length=Length(length.codes[0]) if length and length.codes else None,
            length_says=length.text if length else "",
            reaches=[Reaches(code) for code in reaches.codes] if reaches else (),
        )
    except organisations.MayNotKeep:
        messages.error(request, _("Not yet: say first where professionals stand."))
    else:
        messages.success(request, _("Residents read it from now on."))
    return HttpResponseRedirect(reverse("steering:arrangement", args=[slug]))


def figures(found: Situation) -> list[dict[str, Any]]:
    """Return what other pages already know, in words."""
    life = {one.domain.value: one.name for one in law.domains()}
    return [
        {
            "name": _("How organisations work together"),
            "rows": [
                (title, _("%(stage)s, since %(day)s")
                 % {"stage": stage, "day": date_format(day, "j F Y")})
                for title, stage, day in found.covenants
            ],
            "url": reverse("cooperation:covenants"),
            "more": _("All covenants"),
        },
        {
            "name": _("%(period)s: what residents ask") % {"period": found.period}
            if found.period
            else _("What residents ask"),
            "rows": [(life.get(code, code), number) for code, number in found.asked],
            "url": reverse("insight:desk"),
            "more": _("All figures"),
        },
        {
            "name": _("Why people go on without support"),
            "rows": [
                (told, _("fewer than 5") if number is None else number)
                for told, number in found.reasons
            ],
            "url": reverse("insight:fairness"),
            "more": _("Which groups have a choice"),
        },
        {
            "name": _("What keeps coming back"),
            "rows": [
                (
                    life.get(code, code),
                    ngettext("%(n)s signal", "%(n)s signals", number) % {"n": number},
                )
                for code, number in found.signals
            ],
            "url": reverse("concerns:signals"),
            "more": _("All signals"),
        },
    ]  # fmt: skip
