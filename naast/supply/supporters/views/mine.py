"""My card, where she decides what people read about her, and sees what she must renew."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.core.policy.walls import Actor
from naast.supply.places import queries as places
from naast.supply.supporters import actions, queries, words
from naast.supply.supporters.details_form import DetailsForm
from naast.supply.supporters.forms import DeclarationForm, MyCardForm
from naast.supply.supporters.queries import Mine
from naast.supply.supporters.rules import Status, facts_are_stale


def _mine(request: HttpRequest) -> tuple[Actor, Mine]:
    """Return who acts and her own card; whoever is no worker has no such page."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    mine = queries.mine(actor=actor)
    if mine is None:
        raise Http404
    return actor, mine


def _zones(mine: Mine) -> list[tuple[int, str]]:
    names = places.municipality_names(ids=mine.municipality_ids)
    several = len(mine.municipality_ids) > 1
    return [
        (zone.pk, f"{zone.name} ({names[id_]})" if several else zone.name)
        for id_ in mine.municipality_ids
        for zone in places.zones(municipality_id=id_)
    ]


def _page(
    request: HttpRequest,
    actor: Actor,
    mine: Mine,
    *,
    form: MyCardForm | None = None,
    declaration: DeclarationForm | None = None,
) -> HttpResponse:
    today = timezone.localdate(timezone.now())
    wrong = form is not None or declaration is not None
    cards = queries.cards(
        municipality_id=mine.municipality_ids[0], on=today, supporter_ids=[mine.supporter_id]
    )
    context: dict[str, Any] = {
        "mine": mine,
        "card": cards[0] if cards else None,
        "form": form or MyCardForm(mine=mine, zones=_zones(mine)),
        "declaration": declaration
        or DeclarationForm(initial={"providers": "\n".join(mine.providers)}),
        "papers": queries.papers(actor=actor, supporter_id=mine.supporter_id, on=today),
        "paused": mine.status == Status.PAUSED,
        "stale": facts_are_stale(confirmed_on=mine.facts_confirmed_on, on=today),
        "declared": mine.declared_until is not None and today < mine.declared_until,
    }
    return render(request, "supporters/my_card.html", context, status=422 if wrong else 200)


def _back(request: HttpRequest, told: str) -> HttpResponse:
    messages.success(request, told)
    return HttpResponseRedirect(reverse("supporters:my_card"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_card(request: HttpRequest) -> HttpResponse:
    """Show her own card with all its fields, and keep what she changes."""
    actor, mine = _mine(request)
    if request.method != "POST":
        return _page(request, actor, mine)
    form = MyCardForm(request.POST, mine=mine, zones=_zones(mine))
    if not form.is_valid():
        return _page(request, actor, mine, form=form)
    actions.keep_card(
        actor=actor,
        values=form.values(),
        shown=form.shown(),
        on_paper=form.cleaned_data["on_paper"],
    )
    return _back(request, _("Your card is kept."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    """Show how she can be placed, and keep what she changes; or that all of it is still right."""
    actor, mine = _mine(request)
    today = timezone.localdate(timezone.now())
    sent = request.method == "POST"
    form = DetailsForm(request.POST if sent else None, mine=mine, zones=_zones(mine), today=today)
    if sent and form.is_valid():
        actions.keep_details(actor=actor, **form.kept())
        messages.success(request, _("Kept. All of it counts as looked over today."))
        return HttpResponseRedirect(reverse("supporters:details"))
    employer = queries.employer_name(mine=mine, on=today)
    of = mine.organisation_id, mine.employer_municipality_id
    served = places.municipality_names(ids=mine.municipality_ids)
    context: dict[str, Any] = {
        "form": form,
        "stale": facts_are_stale(confirmed_on=mine.facts_confirmed_on, on=today),
        "confirmed_on": mine.facts_confirmed_on,
        "terms": queries.terms_for(employer=of, who=mine.kind, on=today),
        "standing": [
            (_("What you are here"), words.KINDS[mine.kind]),
            (_("For whom you work"), employer),
            (_("Where you stand"), words.POSITIONS[mine.position]),
            *(
                [(_("Who stands behind you"), supervisor)]
                if (
                    supervisor := queries.supervisor_of(
                        actor=actor, supporter_id=mine.supporter_id, on=today
                    )
                )
                else []
            ),
            (_("Municipalities"), ", ".join(served[pk] for pk in mine.municipality_ids)),
        ],
    }
    return render(request, "supporters/details.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take her whole card away, at once."""
    actor, _mine_now = _mine(request)
    actions.withdraw_card(actor=actor)
    return _back(request, _("Your card is gone. What you wrote is kept for you alone."))


@never_cache
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Say that everything still holds."""
    actor, _mine_now = _mine(request)
    actions.confirm_facts(actor=actor)
    messages.success(request, _("Thank you. We ask again in half a year."))
    return HttpResponseRedirect(reverse("supporters:details"))


@never_cache
@require_POST
def declare(request: HttpRequest) -> HttpResponse:
    """Declare her interests for a year."""
    actor, mine = _mine(request)
    form = DeclarationForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, mine, declaration=form)
    actions.declare_interests(actor=actor, providers=form.cleaned_data["providers"])
    return _back(request, _("Your declaration is kept. It holds for a year."))


@never_cache
@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """Take no new questions for now, or again."""
    actor, mine = _mine(request)
    if mine.status == Status.PAUSED:
        actions.resume(actor=actor, supporter_id=mine.supporter_id)
        return _back(request, _("You can get new questions again."))
    actions.pause(actor=actor, supporter_id=mine.supporter_id)
    return _back(request, _("You get no new questions for now."))
