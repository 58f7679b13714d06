"""At most three people beside each other: what each kind does, and what each said about herself."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naast.entrances.portal.place import place_of
from naast.entrances.portal.seeking import pool_of, sought
from naast.supply.supporters import queries as supporters
from naast.support.matching.rules import ABSOLUTE, why_not

MOST = 3


@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Show those whom an address names (`met`) beside each other; without any, lead back to find.

    Who is not there any more, or never was, is left out: that is all that is told.
    """
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    pool = pool_of(request=request, place=place, at=at)
    looking = sought(request=request, place=place, pool=pool)
    cards = supporters.cards(
        municipality_id=place.id,
        on=timezone.localdate(at),
        supporter_ids=_named(request.GET.getlist("met")),
    )
    back_url = f"{reverse('portal:find', args=[slug])}?{looking.query()}"
    if not cards:
        return HttpResponseRedirect(back_url)
    kinds = {one.kind: one for one in supporters.kinds_here(municipality_id=place.id)}
    free = {who.id for who in pool if why_not(candidate=who, need=looking.need) not in ABSOLUTE}
    people = [
        {
            "card": card,
            "more_url": _url("portal:person", slug, card.supporter_id, looking.query()),
            "choose_url": _url("portal:choose_person", slug, card.supporter_id, looking.query())
            if card.supporter_id in free
            else "",
        }
        for card in cards
    ]
    rows = [
        (_("Independent?"), [f"{card.label.title} {card.label.text}" for card in cards]),
        (_("What this person does"), [str(kinds[card.kind].does) for card in cards]),
        (_("Strong in"), [str(kinds[card.kind].strength) for card in cards]),
        (_("Does not do"), [str(kinds[card.kind].limit) for card in cards]),
        *_told(cards),
    ]
    context = {
        "place": place,
        "back_url": back_url,
        "people": people,
        "rows": [
            {
                "head": head,
                "cells": [
                    {"name": card.first_name, "text": text}
                    for card, text in zip(cards, texts, strict=True)
                ],
            }
            for head, texts in rows
        ],
    }
    return render(request, "portal/compare.html", context)


def _told(cards: list[Any]) -> list[tuple[str, list[str]]]:
    """Return what they say of themselves, each fact once, in the order of a card."""
    facts = [{fact["label"]: fact["text"] for fact in card.facts} for card in cards]
    heads = dict.fromkeys(label for of_one in facts for label in of_one)
    return [(head, [of_one.get(head, _("Not told")) for of_one in facts]) for head in heads]


def _named(texts: list[str]) -> list[UUID]:
    """Return the ids that make sense, each once, at most three."""
    found: dict[UUID, None] = {}
    for text in texts[: 2 * MOST]:
        try:
            found[UUID(text)] = None
        except ValueError:
            continue
    return list(found)[:MOST]


def _url(name: str, slug: str, supporter_id: UUID, query: str) -> str:
    return f"{reverse(name, args=[slug, supporter_id])}?{query}"
