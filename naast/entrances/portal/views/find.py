"""Find somebody: who fits, why, and how many are left with each choice."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.entrances.portal import contact, match_words
from naast.entrances.portal.filters import chips, filters
from naast.entrances.portal.forms import FOR_ANOTHER, LANGUAGES
from naast.entrances.portal.place import Place, place_of, url_or_nothing
from naast.entrances.portal.said import said_here
from naast.entrances.portal.seeking import OTHER_MEANINGS, Sought, pool_of, sought
from naast.entrances.portal.views.compare import MOST
from naast.entrances.portal.waiting import waits_here
from naast.supply.law.queries import DOMAINS
from naast.supply.supporters import queries as supporters
from naast.support.matching import queries as matching
from naast.support.matching.rules import (
    ABSOLUTE,
    BOUNDS,
    OfferMade,
    Refusal,
    Shown,
    make_offer,
    why_not,
)

if TYPE_CHECKING:
    from naast.core.policy.walls import Actor

# How many others are shown at once: what one reads on a phone.
TURN = 6


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest, slug: str) -> HttpResponse:
    """Show at first three people who differ in kind and place; with `meer` the others in turn.

    What is typed and chosen is sent by POST, and leads to an address that holds choices only: what
    the words mean, and no word. Where something is wrong, or her words tell of danger, the answer
    comes at once: then no address tells of it at all.
    """
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    pool = pool_of(request=request, place=place, at=at)
    sent = request.POST if request.method == "POST" else None
    looking = sought(request=request, place=place, pool=pool, sent=sent)
    if sent is not None and not looking.form.errors and not looking.danger:
        query = looking.query(**{OTHER_MEANINGS: [one.value for one in looking.others]})
        return HttpResponseRedirect(f"{request.path}?{query}")
    offer = make_offer(
        candidates=pool,
        need=looking.need,
        seed=looking.seed,
        weights=matching.weights(municipality_id=place.id, at=at),
    )
    turn = _turn(request.GET.get("meer", ""), others=len(offer.others))
    shown = offer.others[(turn - 1) * TURN : turn * TURN] if turn else offer.first
    more = max(0, min(TURN, len(offer.others) - turn * TURN))
    context = {
        "place": place,
        "back_url": _back_url(request, place=place),
        "form": looking.form,
        "heading": _heading(offer=offer, looking=looking),
        "asked": looking.has_wishes,
        "lead": _(
            "You look for somebody for another person. You tell your own story. "
            "That person decides what happens next."
        )
        if looking.other
        else _("You see three first, as different as possible. You choose. You may always change."),
        "other": looking.other,
        "why_now": looking.need.why_now,
        "other_url": _other_url(request, looking),
        "chosen": chips(looking=looking, path=request.path),
        "danger": looking.danger,
        "or_meant": _or_meant(looking=looking, path=request.path),
        "loosened": [match_words.LOOSENED[wish] for wish in offer.loosened],
        "all_tied": offer.none_free_of_providers,
        "people": people_of(shown=shown, looking=looking, place=place, at=at),
        "more_url": f"?{looking.query(meer=turn + 1)}" if more else "",
        "more_words": ngettext("Show %(n)s other person", "Show %(n)s other people", more)
        % {"n": more},
        "first_url": f"?{looking.query()}" if turn else "",
        "compare_url": _compare_url(shown=shown, looking=looking, place=place),
        "anybody_url": f"{reverse('portal:choose_anybody', args=[slug])}?{looking.query()}",
        "how_url": reverse("portal:how_we_match", args=[slug]),
        "also_url": f"{reverse('services:here', args=[slug])}?{_also(looking)}",
        "seed": looking.seed,
        "groups": filters(pool=pool, looking=looking),
    }
    return render(request, "portal/find.html", context)


def _heading(*, offer: OfferMade, looking: Sought) -> str:
    """Return how many people there are; that they suit her is said once she told what she seeks."""
    if offer.loosened or not offer.size:
        return _("Nobody fits exactly")
    if looking.has_wishes:
        words = ngettext("%(n)s person suits you", "%(n)s people suit you", offer.size)
    elif looking.other:
        words = ngettext("%(n)s person can help", "%(n)s people can help", offer.size)
    else:
        words = ngettext(
            "%(n)s person can stand beside you", "%(n)s people can stand beside you", offer.size
        )
    return words % {"n": offer.size}


def _turn(text: str, *, others: int) -> int:
    """Return whom to show: 0 is the first three, 1 the next ones; what makes no sense is 0."""
    turn = int(text) if re.fullmatch(r"[0-9]{1,3}", text) else 0
    return turn if (turn - 1) * TURN < others else 0


def _compare_url(*, shown: Sequence[Shown], looking: Sought, place: Place) -> str:
    """Return the address where the first three of these stand beside each other."""
    if len(shown) < 2:  # noqa: PLR2004 (beside each other takes two)
        return ""
    ids = [str(one.candidate.id) for one in shown[:MOST]]
    return f"{reverse('portal:compare', args=[place.slug])}?{looking.query(met=ids)}"


def _back_url(request: HttpRequest, *, place: Place) -> str:
    """Return the way back: to her file when it is open, else home."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return reverse("portal:file", args=[place.slug]) if actor.holds("resident") else place.url


def _other_url(request: HttpRequest, looking: Sought) -> str:
    """Return where she says that she looks for another; in her own file she looks for herself."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if looking.other or actor.holds("resident"):
        return ""
    return f"?{looking.query(voor=FOR_ANOTHER)}"


def people_of(
    *, shown: Sequence[Shown], looking: Sought, place: Place, at: datetime
) -> list[dict[str, Any]]:
    cards = supporters.cards(
        municipality_id=place.id,
        on=timezone.localdate(at),
        supporter_ids=[s.candidate.id for s in shown],
    )
    by_id = {s.candidate.id: s for s in shown}
    waits = waits_here(place=place, at=at)
    language = dict(LANGUAGES).get(looking.need.language, "")
    return [
        {
            "card": card,
            "waits": waits.words(card.organisation_id),
            "why": " ".join(
                match_words.why(
                    shown=by_id[card.supporter_id],
                    need=looking.need,
                    zone=looking.zone,
                    language=str(language),
                )
            ),
            "choose_url": (
                reverse("portal:choose_person", args=[place.slug, card.supporter_id])
                + f"?{looking.query()}"
            ),
            "more_url": (
                reverse("portal:person", args=[place.slug, card.supporter_id])
                + f"?{looking.query()}"
            ),
        }
        for card in cards
    ]


def _also(looking: Sought) -> str:
    """Return the query of the page of what else there is: about the same, in the same place."""
    return urlencode(
        {"over": sorted(looking.need.domains)} | ({"waar": looking.zone} if looking.zone else {}),
        doseq=True,
    )


def _or_meant(*, looking: Sought, path: str) -> list[dict[str, str]]:
    """Return what else her words may mean, each with its address; the words stay out of it."""
    return [
        {"label": str(DOMAINS[domain]), "url": f"{path}?{looking.query(over=[domain])}"}
        for domain in looking.others
    ]


@require_safe
def person(request: HttpRequest, slug: str, supporter_id: UUID) -> HttpResponse:
    """Tell what somebody said yes to telling; withdrawn, elsewhere and unknown look alike."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    try:
        profile = supporters.profile(
            supporter_id=supporter_id, municipality_id=place.id, on=timezone.localdate(at)
        )
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    pool = pool_of(request=request, place=place, at=at)
    looking = sought(request=request, place=place, pool=pool)
    found = next((c for c in pool if c.id == supporter_id), None)
    refusal = why_not(candidate=found, need=looking.need) if found else Refusal.PAUSED
    query = looking.query()
    choose = reverse("portal:choose_person", args=[slug, supporter_id])
    reach = contact.reach_of(card=profile.card, organisation_id=profile.card.organisation_id, at=at)
    context = {
        "place": place,
        "profile": profile,
        "phone": contact.phone_of(
            card=profile.card, place=place, phone=profile.phone, employer=profile.works_for
        ),
        "waits": ""
        if refusal in ABSOLUTE
        else waits_here(place=place, at=at).words(profile.card.organisation_id),
        "ways": [] if refusal in ABSOLUTE else contact.offered(reach=reach, place=place),
        "back_url": f"{reverse('portal:find', args=[slug])}?{query}",
        "choose_url": "" if refusal in ABSOLUTE else f"{choose}?{query}",
        "conflict": refusal == Refusal.CONFLICT,
        "said": said_here(
            place=place, organisation_id=profile.card.organisation_id, on=timezone.localdate(at)
        )
        if profile.card.label.independent
        else [],
        "figures_url": url_or_nothing("insight:public", slug),
        "checked_url": reverse("portal:arranged", args=[slug]) + "#independent",
    }
    return render(request, "supporters/person.html", context)


@require_safe
def how_we_match(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish how the order comes about: who is not shown, what counts, what never does (I-7)."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    today = timezone.localdate(at)
    changes = match_words.changes(municipality_id=place.id)
    context = {
        "place": place,
        "refusals": match_words.REFUSALS,
        "weights": match_words.weights(municipality_id=place.id, at=at),
        "coming": [one for one in changes if one["from_on"] > today],
        "changes": [one for one in changes if one["from_on"] <= today],
        "json_url": reverse("portal:weights", args=[slug]),
    }
    return render(request, "portal/how_we_match.html", context)


@require_safe
def weights(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish the weights that count now, their bounds, and every change of them, for machines."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    now = matching.weights(municipality_id=place.id, at=at)
    changes = matching.weighed(municipality_id=place.id)
    return JsonResponse(
        {
            "weights": {name.value: weight for name, weight in now.items()},
            "bounds": {name.value: list(bounds) for name, bounds in BOUNDS.items()},
            "changes": [
                {
                    "from_on": one.from_on,
                    "set_at": one.set_at,
                    "reason": one.reason,
                    "weights": {name.value: weight for name, weight in one.weights.items()},
                }
                for one in changes
            ],
        }
    )
