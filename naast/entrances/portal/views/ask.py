"""Choose somebody, leave as little or as much as one likes, and get the code."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.core.policy.walls import Actor, Scope, acting
from naast.entrances.portal import contact
from naast.entrances.portal.choosing import (
    Choosing,
    NobodyReceives,
    about,
    expected,
    new_sealed_id,
    nobody_receives,
    office_of,
    reach,
    receiver,
    sealed_id,
    shown,
    with_help,
)
from naast.entrances.portal.forms import AskForm, AskMunicipalityForm
from naast.entrances.portal.place import place_of, url_or_nothing
from naast.entrances.portal.seeking import pool_of, sought
from naast.entrances.portal.views.again import choose_again, my_file
from naast.entrances.portal.views.talk import (
    CARRIED,
    about_plan,
    brought,
    carried,
    first_words,
)
from naast.supply.law.rules import WhyNow
from naast.supply.supporters import queries as supporters
from naast.support.decisions.rules.notices import CURRENT_NOTICE
from naast.support.keys.actions import keep_plan
from naast.support.keys.queries import plan_parts
from naast.support.keys.rules import Plan
from naast.support.matching.actions import AlreadyAsked, Asked, Left, ask_question
from naast.support.matching.rules import (
    ABSOLUTE,
    MUNICIPAL_WORKING_DAYS,
    UNSAID,
    ContactWay,
    why_not,
)
from naast.support.people.rules import House

# The version of the words under `_notice`; kept with the question as proof of what she read.
NOTICE = CURRENT_NOTICE


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_person(request: HttpRequest, slug: str, supporter_id: UUID) -> HttpResponse:
    """Choose this person. Who cannot be asked just now is told so, and nothing typed gets lost."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    pool = pool_of(request=request, place=place, at=at)
    candidate = next((c for c in pool if c.id == supporter_id), None)
    cards = supporters.cards(
        municipality_id=place.id, on=timezone.localdate(at), supporter_ids=[supporter_id]
    )
    if candidate is None or not cards:
        raise Http404
    looking = sought(request=request, place=place, pool=pool)
    refusal = why_not(candidate=candidate, need=looking.need)
    choosing = Choosing(
        place=place,
        looking=looking,
        pool=pool,
        at=at,
        candidate=candidate,
        card=cards[0],
        refusal=refusal if refusal in ABSOLUTE else None,
    )
    return _ask(request, choosing)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_anybody(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask without choosing: who receives such questions here looks for somebody."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    pool = pool_of(request=request, place=place, at=at)
    looking = sought(request=request, place=place, pool=pool)
    return _ask(request, Choosing(place=place, looking=looking, pool=pool, at=at))


def _ask(request: HttpRequest, choosing: Choosing) -> HttpResponse:
    # Who comes with a plan arrives by a form: then nothing was filled in here yet.
    arrives = request.POST.get("naar") == "kies"
    mine = my_file(request, choosing)
    if mine is not None and arrives:
        return HttpResponseRedirect(request.path)
    if mine is not None:
        return choose_again(request, choosing, mine)
    came = brought(request, at=choosing.at) if CARRIED in request.POST else None
    if came is not None:
        choosing = replace(choosing, looking=about_plan(choosing.looking, came.plan))
    place, looking = choosing.place, choosing.looking
    sent = request.method == "POST" and not arrives
    office = office_of(choosing)
    form_class = AskMunicipalityForm if choosing.municipal else AskForm
    form = form_class(
        request.POST if sent else None,
        initial={
            "eens": new_sealed_id(),
            "vraag": first_words(came.plan) if came else "",
            "nu": looking.need.why_now,
        },
        providers=looking.providers if looking.asks_about_help else None,
        for_another=looking.other,
        reach=reach(choosing, office=office),
        wished=looking.need.way,
    )
    if sent and form.is_valid():
        choosing = with_help(choosing, form)
        if choosing.refusal is None:
            try:
                asked = _send(form, choosing)
            except AlreadyAsked:
                return render(request, "portal/asked_before.html", {"place": place}, status=409)
            except NobodyReceives:
                form.add_error(None, nobody_receives())
            else:
                if came is not None and not came.plan.is_empty and not choosing.municipal:
                    _keep(came.plan, asked, at=choosing.at, read="plan_open" in request.POST)
                return _asked(request, choosing, asked)
    name = choosing.name
    context = {
        **about(choosing),
        "form": form,
        "waits": expected(choosing, office=office),
        "doubt_url": _doubt_url(choosing) if choosing.municipal and not came else "",
        "notice_lines": _notice(name) if choosing.municipal else [],
        "other": looking.other,
        "stays": came is not None,  # a link to the other language would leave the plan behind
        "plan": {
            "carried": carried(came.plan, at=choosing.at),
            "lost": came.lost,
            "parts": [] if choosing.municipal else plan_parts(plan=came.plan),
            "open": "plan_open" in request.POST,
            "back_url": reverse("portal:supporter_at_talk", args=[place.slug]),
        }
        if came
        else None,
        "who_sees": _who_sees(name=name, municipal=choosing.municipal),
        "submit_words": (_("Send this to %(name)s") % {"name": name} if name else _("Send this")),
    }
    return render(request, "portal/ask.html", context)


def _doubt_url(choosing: Choosing) -> str:
    """Return where somebody independent is found, to think along whether a talk is needed."""
    query = choosing.looking.query(nu=WhyNow.TALK_IN_DOUBT.value, wie="")
    return f"{reverse('portal:find', args=[choosing.place.slug])}?{query}"


def _keep(plan: Plan, asked: Asked, *, at: datetime, read: bool) -> None:
    """Keep the plan that came along in the file that begins with this question."""
    with acting(Actor(at=at, resident=Scope(person_id=asked.person_id))) as resident:
        keep_plan(actor=resident, plan=plan, at=at, open_to_supporter=read)


def _send(form: AskForm, choosing: Choosing) -> Asked:
    """Keep the question.

    Raises AlreadyAsked when this very form was sent before, NobodyReceives where nobody serves.
    """
    data = form.cleaned_data
    municipal, candidate = choosing.municipal, choosing.candidate
    organisation_id, days = (None, MUNICIPAL_WORKING_DAYS) if municipal else receiver(choosing)
    return ask_question(
        municipality_id=choosing.place.id,
        house=House.MUNICIPALITY if municipal else House.SUPPORT,
        organisation_id=organisation_id,
        user_id=candidate.user_id if candidate else None,
        working_days=days,
        need=choosing.looking.need,
        text=data["vraag"].strip(),
        left=Left(
            first_name=data["voornaam"],
            phone=data["telefoon"],
            mail=data["mail"],
            safe=frozenset(data["veilig"]),
        ),
        at=choosing.at,
        language=get_language() or "nl",
        asker_relation=(data["band"] or UNSAID) if choosing.looking.other else "",
        shown=shown(choosing),
        chosen=candidate.id if candidate else None,
        notice=NOTICE if municipal else "",
        person_id=sealed_id(data["eens"]),
        contact=form.first_contact(),
    )


def _asked(request: HttpRequest, choosing: Choosing, asked: Asked) -> HttpResponse:
    """Show the code, this once only. Not a redirect: then it would have to be kept somewhere."""
    place, name = choosing.place, choosing.name
    promised = timezone.localtime(asked.question.promised_at)
    before = formats.date_format(promised, _("l j F, G.i"))
    who = name or _("Somebody")
    calls = asked.question.contact_way == ContactWay.CALL_BACK
    context = {
        "place": place,
        "code": asked.code.split(),
        "heading": (
            _("You chose %(name)s") % {"name": name} if name else _("Your question is with us")
        ),
        "lead": _("Keep the code below. With this code you come back."),
        "steps": [
            {
                "title": _("%(who)s reads your question") % {"who": who},
                "text": contact.chosen(question=asked.question)
                if calls
                else _("You hear from us before %(moment)s.") % {"moment": before},
            },
            {
                "title": _("You speak to each other"),
                "text": ("" if calls else contact.chosen(question=asked.question))
                or _("At your home, by phone or at a walk-in point. You say what suits you."),
            },
            {
                "title": _("You say how it goes on"),
                "text": _("Does it not fit? Choose another. You need not say why."),
            },
        ],
        "file_url": url_or_nothing("portal:file", place.slug),
    }
    return render(request, "portal/asked.html", context)


def _notice(name: str) -> list[str]:
    """Return the words of DESIGN §2, which she must have read; NOTICE names their version."""
    return [
        _("%(name)s works for the municipality. This goes to the municipality.") % {"name": name},
        _("It may count as your notification. Then legal terms start."),
        _("You may have an independent supporter with you, free."),
        _("Who cares for you may have one too, free."),
        _("You may hand in a plan of your own, within seven days."),
    ]


def _who_sees(*, name: str, municipal: bool) -> str:
    if municipal:
        return _("%(name)s reads this, when she takes your question. You see who looked.") % {
            "name": name
        }
    return _(
        "Only who stands beside you reads this. The municipality does not. You see who looked. "
        "Who runs the server could look too, and has promised not to."
    )
