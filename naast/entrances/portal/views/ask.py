"""Choose somebody, leave as little or as much as one likes, and get the code."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.entrances.portal.forms import AskForm, AskMunicipalityForm, FindForm
from naast.entrances.portal.place import Place, place_of, url_or_nothing
from naast.entrances.portal.views.find import Sought, sought
from naast.supply.organisations import queries as organisations
from naast.supply.supporters import queries as supporters
from naast.support.matching import queries as matching
from naast.support.matching.actions import AlreadyAsked, Asked, Left, ask_question
from naast.support.matching.rules import (
    ABSOLUTE,
    MUNICIPAL_WORKING_DAYS,
    Candidate,
    make_offer,
    why_not,
)
from naast.support.people.rules import House

# The version of the words under `_notice`; kept with the question as proof of what she read.
NOTICE = "2026-11"
ONCE = "naast.portal.ask"
FORM_LASTS = 24 * 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_person(request: HttpRequest, slug: str, supporter_id: UUID) -> HttpResponse:
    """Choose this person."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    pool = {c.id: c for c in matching.candidates(municipality_id=place.id, at=at)}
    candidate = pool.get(supporter_id)
    looking = sought(form=FindForm(request.GET), municipality_id=place.id)
    if candidate is None or why_not(candidate=candidate, need=looking.need) in ABSOLUTE:
        raise Http404
    found = supporters.cards(
        municipality_id=place.id, on=timezone.localdate(at), supporter_ids=[supporter_id]
    )
    if not found:
        raise Http404
    return _ask(request, place=place, looking=looking, candidate=candidate, card=found[0], at=at)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_anybody(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask without choosing: who receives such questions here looks for somebody."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    looking = sought(form=FindForm(request.GET), municipality_id=place.id)
    return _ask(request, place=place, looking=looking, candidate=None, card=None, at=at)


def _ask(
    request: HttpRequest,
    *,
    place: Place,
    looking: Sought,
    candidate: Candidate | None,
    card: Any,
    at: datetime,
) -> HttpResponse:
    municipal = candidate is not None and candidate.municipal
    form_class = AskMunicipalityForm if municipal else AskForm
    # Sealed by us, so that nobody can send an id of her own and be that person.
    once = signing.dumps(str(uuid4()), salt=ONCE)
    form = form_class(request.POST if request.method == "POST" else None, initial={"eens": once})
    if request.method == "POST" and form.is_valid():
        try:
            asked = _send(form, place=place, looking=looking, candidate=candidate, at=at)
        except AlreadyAsked:
            return render(request, "portal/asked_before.html", {"place": place}, status=409)
        return _asked(request, place=place, asked=asked, card=card)
    name = card.first_name if card else ""
    context = {
        "place": place,
        "form": form,
        "who": card,
        "heading": (
            _("You choose %(name)s") % {"name": name} if card else _("We look for somebody for you")
        ),
        "notice_lines": _notice(name) if municipal else [],
        "who_sees": _who_sees(name=name, municipal=municipal),
        "submit_words": (_("Send this to %(name)s") % {"name": name} if card else _("Send this")),
        "back_url": reverse("portal:find", args=[place.slug]) + f"?{looking.query()}",
    }
    return render(request, "portal/ask.html", context)


def _send(
    form: AskForm, *, place: Place, looking: Sought, candidate: Candidate | None, at: datetime
) -> Asked:
    """Keep the question. Raises AlreadyAsked when this very form was sent before."""
    data = form.cleaned_data
    house = House.MUNICIPALITY if candidate and candidate.municipal else House.SUPPORT
    on = timezone.localdate(at)
    organisation_id, days = None, MUNICIPAL_WORKING_DAYS
    if house == House.SUPPORT:
        organisation_id = (
            candidate.organisation_id
            if candidate
            else organisations.default_organisation(municipality_id=place.id, on=on)
        )
        if organisation_id is None:
            raise Http404
        days = (
            organisations.first_contact_working_days(
                organisation_id=organisation_id, municipality_id=place.id, on=on
            )
            or MUNICIPAL_WORKING_DAYS
        )
    offer = make_offer(
        candidates=matching.candidates(municipality_id=place.id, at=at),
        need=looking.need,
        seed=looking.seed,
    )
    return ask_question(
        municipality_id=place.id,
        house=house,
        organisation_id=organisation_id,
        user_id=candidate.user_id if candidate else None,
        working_days=days,
        need=looking.need,
        text=data["vraag"].strip(),
        left=Left(
            first_name=data["voornaam"],
            phone=data["telefoon"],
            mail=data["mail"],
            safe=frozenset(data["veilig"]),
        ),
        at=at,
        language=get_language() or "nl",
        shown=[{"id": str(s.candidate.id), "terms": dict(s.terms)} for s in offer.first],
        chosen=candidate.id if candidate else None,
        notice=NOTICE if house == House.MUNICIPALITY else "",
        person_id=_person_id(data["eens"]),
    )


def _person_id(once: str | None) -> UUID | None:
    try:
        return UUID(signing.loads(once or "", salt=ONCE, max_age=FORM_LASTS))
    except signing.BadSignature:
        return None  # an old or broken form still asks its question, only not "once"


def _asked(request: HttpRequest, *, place: Place, asked: Asked, card: Any) -> HttpResponse:
    """Show the code, this once only. Not a redirect: then it would have to be kept somewhere."""
    name = card.first_name if card else ""
    promised = timezone.localtime(asked.question.promised_at)
    before = formats.date_format(promised, _("l j F, G.i"))
    who = name or _("Somebody")
    context = {
        "place": place,
        "code": asked.code.split(),
        "heading": (
            _("You chose %(name)s") % {"name": name} if card else _("Your question is with us")
        ),
        "lead": _("Keep the code below. With this code you come back."),
        "steps": [
            {
                "title": _("%(who)s reads your question") % {"who": who},
                "text": _("You hear from us before %(moment)s.") % {"moment": before},
            },
            {
                "title": _("You speak to each other"),
                "text": _("At your home, by phone or at a walk-in point. You say what suits you."),
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
