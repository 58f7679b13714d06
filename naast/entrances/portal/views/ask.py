"""Choose somebody, leave as little or as much as one likes, and get the code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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

from naast.entrances.portal import match_words
from naast.entrances.portal.forms import AskForm, AskMunicipalityForm
from naast.entrances.portal.place import Place, place_of, url_or_nothing
from naast.entrances.portal.seeking import Sought, codes_of, named, sought
from naast.supply.organisations import queries as organisations
from naast.supply.supporters import queries as supporters
from naast.support.matching import queries as matching
from naast.support.matching.actions import AlreadyAsked, Asked, Left, ask_question
from naast.support.matching.rules import (
    ABSOLUTE,
    MUNICIPAL_WORKING_DAYS,
    UNSAID,
    Candidate,
    Refusal,
    make_offer,
    why_not,
)
from naast.support.people.rules import House

# The version of the words under `_notice`; kept with the question as proof of what she read.
NOTICE = "2026-11"
ONCE = "naast.portal.ask"
FORM_LASTS = 24 * 3600


@dataclass(frozen=True, kw_only=True)
class Choosing:
    """What the page of a choice is about: of whom, out of whom, for which need.

    Without `candidate` we look for somebody. `refusal` is why she cannot be asked now.
    """

    place: Place
    looking: Sought
    pool: Sequence[Candidate]
    at: datetime
    candidate: Candidate | None = None
    card: Any = None
    refusal: Refusal | None = None

    @property
    def name(self) -> str:
        return str(self.card.first_name) if self.card else ""

    @property
    def municipal(self) -> bool:
        return self.candidate is not None and self.candidate.municipal and not self.refusal


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_person(request: HttpRequest, slug: str, supporter_id: UUID) -> HttpResponse:
    """Choose this person. Who cannot be asked just now is told so, and nothing typed gets lost."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    pool = matching.candidates(municipality_id=place.id, at=at)
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
    pool = matching.candidates(municipality_id=place.id, at=at)
    looking = sought(request=request, place=place, pool=pool)
    return _ask(request, Choosing(place=place, looking=looking, pool=pool, at=at))


def _ask(request: HttpRequest, choosing: Choosing) -> HttpResponse:
    place, looking = choosing.place, choosing.looking
    form_class = AskMunicipalityForm if choosing.municipal else AskForm
    # Sealed by us, so that nobody can send an id of her own and be that person.
    once = signing.dumps(str(uuid4()), salt=ONCE)
    form = form_class(
        request.POST if request.method == "POST" else None,
        initial={"eens": once},
        providers=looking.providers if looking.asks_about_help else None,
        for_another=looking.other,
    )
    if request.method == "POST" and form.is_valid():
        choosing = _with_help(choosing, form)
        if choosing.refusal is None:
            try:
                asked = _send(form, choosing)
            except AlreadyAsked:
                return render(request, "portal/asked_before.html", {"place": place}, status=409)
            except NobodyReceives:
                form.add_error(None, _("Nobody receives questions here yet. Call us, please."))
            else:
                return _asked(request, choosing, asked)
    name = choosing.name
    # What she answered here goes along when she looks further.
    query = (
        looking.query(hulp=codes_of(providers=choosing.looking.need.providers))
        if choosing.looking is not looking
        else looking.query()
    )
    anybody = reverse("portal:choose_anybody", args=[place.slug])
    context = {
        "place": place,
        "form": form,
        "who": choosing.card,
        "heading": (
            _("You choose %(name)s") % {"name": name} if name else _("We look for somebody for you")
        ),
        "refused": match_words.refused(refusal=choosing.refusal, name=name),
        "anybody_url": f"{anybody}?{query}" if choosing.refusal else "",
        "notice_lines": _notice(name) if choosing.municipal else [],
        "other": looking.other,
        "who_sees": _who_sees(name=name, municipal=choosing.municipal),
        "submit_words": (_("Send this to %(name)s") % {"name": name} if name else _("Send this")),
        "back_url": reverse("portal:find", args=[place.slug]) + f"?{query}",
    }
    return render(request, "portal/ask.html", context)


def _with_help(choosing: Choosing, form: AskForm) -> Choosing:
    """Return the choice with what she answered here about who helps her already (I-2)."""
    looking = choosing.looking
    providers = named(codes=form.cleaned_data.get("hulp", []), providers=looking.providers)
    if not providers:
        return choosing
    need = replace(looking.need, providers=looking.need.providers | providers)
    refusal = choosing.candidate and why_not(candidate=choosing.candidate, need=need)
    if refusal == Refusal.CONFLICT:
        form.add_error("hulp", str(match_words.refused(refusal=refusal, name=choosing.name)))
    return replace(
        choosing,
        looking=replace(looking, need=need),
        refusal=refusal if refusal in ABSOLUTE else choosing.refusal,
    )


class NobodyReceives(Exception):
    """No organisation serves this municipality, so nobody would read the question."""


def _send(form: AskForm, choosing: Choosing) -> Asked:
    """Keep the question.

    Raises AlreadyAsked when this very form was sent before, NobodyReceives where nobody serves.
    """
    data = form.cleaned_data
    place, looking, candidate, at = (
        choosing.place, choosing.looking, choosing.candidate, choosing.at,
    )  # fmt: skip
    house = House.MUNICIPALITY if choosing.municipal else House.SUPPORT
    on = timezone.localdate(at)
    organisation_id, days = None, MUNICIPAL_WORKING_DAYS
    if house == House.SUPPORT:
        organisation_id = (
            candidate.organisation_id
            if candidate
            else matching.receiver(municipality_id=place.id, need=looking.need, on=on)
        )
        if organisation_id is None:
            raise NobodyReceives
        days = (
            organisations.first_contact_working_days(
                organisation_id=organisation_id, municipality_id=place.id, on=on
            )
            or MUNICIPAL_WORKING_DAYS
        )
    offer = make_offer(candidates=choosing.pool, need=looking.need, seed=looking.seed)
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
        asker_relation=(data["band"] or UNSAID) if looking.other else "",
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


def _asked(request: HttpRequest, choosing: Choosing, asked: Asked) -> HttpResponse:
    """Show the code, this once only. Not a redirect: then it would have to be kept somewhere."""
    place, name = choosing.place, choosing.name
    promised = timezone.localtime(asked.question.promised_at)
    before = formats.date_format(promised, _("l j F, G.i"))
    who = name or _("Somebody")
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
