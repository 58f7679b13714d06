"""Prepare my talk: one question per page, and a plan at the end that is kept nowhere.

What somebody answers travels in a hidden field of each form, sealed with a key of ours, and opens
for four hours. Nothing of it is in an address, a session, the database, the audit or a log, until
she says so herself. Works without script; the answer to a form is the next page.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naast.core.crypto import passing
from naast.core.crypto.rules import DoesNotOpen
from naast.core.paper import queries as paper
from naast.core.paper.rules import headers
from naast.entrances.portal import talk
from naast.entrances.portal.place import Place, place_of, url_or_nothing
from naast.entrances.portal.seeking import Sought
from naast.supply.law import queries as law
from naast.support.keys.queries import plan_parts
from naast.support.keys.rules import Plan, plan_data, plan_of

PURPOSE = "portal.talk"
LASTS = timedelta(hours=4)
CARRIED = "bewaard"


@dataclass(frozen=True, kw_only=True)
class Brought:
    """The plan that came along with a form; `lost` tells why what came before is not in it."""

    plan: Plan
    lost: str = ""


def brought(request: HttpRequest, *, at: datetime) -> Brought:
    """Return the plan in the hidden field of this form."""
    sealed = request.POST.get(CARRIED, "")
    if not sealed:
        return Brought(plan=Plan())
    try:
        data = passing.unseal(sealed=sealed, purpose=PURPOSE, at=at, lasts=LASTS)
    except passing.TooOld:
        return Brought(
            plan=Plan(),
            lost=_(
                "Your answers closed after four hours, so that nobody else reads them. "
                "We kept them nowhere. What you filled in last is still here."
            ),
        )
    except DoesNotOpen:
        return Brought(
            plan=Plan(),
            lost=_(
                "We can no longer open your earlier answers. We kept them nowhere. "
                "What you filled in last is still here."
            ),
        )
    return Brought(plan=plan_of(data=data))


def carried(plan: Plan, *, at: datetime) -> dict[str, str]:
    """Return the hidden field that takes a plan along."""
    return {
        "name": CARRIED,
        "value": passing.seal(data=plan_data(plan=plan), purpose=PURPOSE, at=at),
    }


def about_plan(looking: Sought, plan: Plan) -> Sought:
    """Return what somebody looks for when it is about this plan."""
    return replace(looking, need=replace(looking.need, domains=frozenset(plan.domains)))


def first_words(plan: Plan) -> str:
    """Return what can stand in her question already, for her to change."""
    words = _("I want somebody beside me at my talk with the municipality.")
    return "\n\n".join(filter(None, [words, plan.own_question, plan.words.get("need", "")]))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where it begins; every answer is posted here and gets the next page.

    `stap` names the question that is answered, `naar` where to: verder, terug, hier, klaar, begin,
    or the name of a question.
    """
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    if request.method != "POST":
        return _start(request, place=place, came=Brought(plan=Plan()), at=at)
    came = brought(request, at=at)
    key, to = request.POST.get("stap", ""), request.POST.get("naar", "verder")
    if talk.is_a_step(key):
        form = talk.form_of(key=key, plan=came.plan, data=request.POST)
        if not form.is_valid():
            return _question(request, place=place, came=came, key=key, at=at, form=form)
        came = Brought(plan=form.into(came.plan), lost=came.lost)
    order = talk.steps(plan=came.plan)
    match to:
        case "verder":
            target = talk.after(key=key, order=order, by=1)
        case "terug":
            target = talk.after(key=key, order=order, by=-1) or "begin"
        case "hier":
            target = key
        case _:
            target = to
    if target == "begin":
        return _start(request, place=place, came=came, at=at)
    if target in {step.key for step in order}:
        return _question(request, place=place, came=came, key=target, at=at)
    return show_plan(request, place=place, came=came, at=at)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def print_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the plan that came along as PDF; without one, an empty plan to fill in by hand."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("portal:prepare", args=[slug]))
    came = brought(request, at=at)
    if came.lost:
        return show_plan(request, place=place, came=came, at=at)
    return HttpResponse(
        on_paper(plan=came.plan, place=place, at=at), headers=headers(filename="naast.pdf")
    )


def on_paper(*, plan: Plan, place: Place, at: datetime) -> bytes:
    """Return a plan as PDF in the language of the page: to read, to take along, to write on."""
    title = _("My plan for the talk")
    parts = [
        {"name": part.name, "text": part.text, "items": part.items, "key": part.key}
        for part in plan_parts(plan=plan)
    ]
    blank = [
        {"asks": step.asks, "hint": step.hint}
        for step in talk.steps(plan=plan)
        if plan.is_empty and step.key not in {"bring", "ask"}
    ]
    return paper.pdf(
        template="portal/plan",
        title=title,
        lang=get_language() or "nl",
        at=at,
        data={
            "title": title,
            "intro": _("This plan is mine. The municipality has to use it."),
            "name": _("My name"),
            "day": _("Day of the talk"),
            "parts": parts,
            "blank": blank,
            "ask": [words for _value, words in law.ask_choices()] if blank else [],
            "ask_title": _("What I want to ask"),
            "bring": [words for _value, words in law.bring_choices()] if blank else [],
            "bring_title": _("What I bring"),
            "notes_title": _("Notes of the talk"),
            "rights_title": _("What you may count on"),
            "rights": [{"text": one.text, "article": one.article} for one in law.talk_rights()],
            "rights_source": _("Read in the law as it was in 2015."),
            "service": place.service_name,
            "phone": place.phone,
            "phone_words": _("Rather talk? Somebody answers.") if place.phone else "",
        },
    )


# ---------------------------------------------------------------- pages


def _start(request: HttpRequest, *, place: Place, came: Brought, at: datetime) -> HttpResponse:
    context = {
        "place": place,
        "carried": None if came.plan.is_empty else carried(came.plan, at=at),
        "lost": came.lost,
        "rights": law.talk_rights(),
        "here": reverse("portal:prepare", args=[place.slug]),
        "paper_url": reverse("portal:print_plan", args=[place.slug]),
    }
    return render(request, "portal/talk_start.html", context)


def _question(
    request: HttpRequest,
    *,
    place: Place,
    came: Brought,
    key: str,
    at: datetime,
    form: talk.StepForm | None = None,
) -> HttpResponse:
    order = talk.steps(plan=came.plan)
    known = {step.key: number for number, step in enumerate(order, start=1)}
    if key not in known:  # a part of life that was lost: its form was wrong, so it is asked again
        order = talk.steps(plan=Plan(domains=(key.removeprefix(talk.LIFE),)))
        known = {step.key: number for number, step in enumerate(order, start=1)}
    step = order[known[key] - 1]
    context = {
        **_around(place, came, at),
        "step": step,
        "number": known[key],
        "last": len(order),
        "form": form or talk.form_of(key=key, plan=came.plan),
        "icons": {one.domain: one.icon for one in law.domains()},
    }
    status = 422 if form is not None else 200
    return render(request, "portal/talk_question.html", context, status=status)


def show_plan(request: HttpRequest, *, place: Place, came: Brought, at: datetime) -> HttpResponse:
    """Show the plan that came along, with what she can do with it."""
    parts = plan_parts(plan=came.plan)
    everything = " ".join([*(part.text for part in parts)])
    context = {
        **_around(place, came, at),
        "parts": parts,
        "open": [
            step
            for step in talk.steps(plan=came.plan)
            if step.key not in {part.key for part in parts}
        ],
        "rights": law.talk_rights(),
        "paper_url": reverse("portal:print_plan", args=[place.slug]),
        "keep_url": url_or_nothing("portal:keep_plan", place.slug),
        "supporter_url": url_or_nothing("portal:supporter_at_talk", place.slug),
        "fits_on_paper": paper.fits(text=everything),
    }
    return render(request, "portal/talk_plan.html", context)


def _around(place: Place, came: Brought, at: datetime) -> dict[str, Any]:
    here = reverse("portal:prepare", args=[place.slug])
    other = "nl" if get_language() == "en" else "en"
    with translation.override(other):
        elsewhere = reverse("portal:prepare", args=[place.slug])
    return {
        "place": place,
        "carried": carried(came.plan, at=at),
        "lost": came.lost,
        "here": here,
        # The answers go along in the form; the link at the top of the page would leave them.
        "other_language": {
            "url": elsewhere,
            "code": other,
            "words": {"nl": "Verder in het Nederlands", "en": "Go on in English"}[other],
        },
    }
