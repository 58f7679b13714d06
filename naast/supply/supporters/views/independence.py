"""The independence card of a worker, for herself and who leads her; and of an organisation."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.core.identity.rules import Role
from naast.supply.organisations import queries as organisations
from naast.supply.supporters import queries
from naast.supply.supporters.models import Supporter
from naast.supply.supporters.views.terms import method_demands

if TYPE_CHECKING:
    from naast.core.policy.walls import Actor


@never_cache
@require_safe
def person(request: HttpRequest, supporter_id: UUID) -> HttpResponse:
    """Show all that is known of one worker's independence, and what of it residents read."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    try:
        card = queries.person_card(actor=actor, supporter_id=supporter_id, on=timezone.localdate())
    except Supporter.DoesNotExist:
        raise Http404 from None
    if actor.holds(Role.COORDINATOR, Role.ACCESS_LEAD):
        back = card.name, reverse("supporters:papers", args=[supporter_id])
    else:
        back = _("My card"), reverse("supporters:my_card")
    leads = card.organisation_id is not None and organisations.leads(
        actor=actor, organisation_id=card.organisation_id
    )
    context = {
        "card": card,
        "back_words": back[0],
        "back_url": back[1],
        "organisation_url": reverse("supporters:organisation_card", args=[card.organisation_id])
        if leads
        else "",
    }
    return render(request, "supporters/independence.html", context)


@never_cache
@require_safe
def organisation(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Show what is known of an organisation's independence; of its people what is public."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    try:
        card = queries.organisation_card(actor=actor, organisation_id=organisation_id, on=today)
    except Supporter.DoesNotExist:
        raise Http404 from None
    agreements = organisations.agreements(actor=actor, on=today, verb="view")
    context = {
        "card": card,
        "agreements": agreements.filter(organisation_id=organisation_id),
        "reviews": organisations.reviews(actor=actor)
        .filter(organisation_id=organisation_id)
        .select_related("municipality")[:MOST],
        "doubts": organisations.doubts(actor=actor).filter(organisation_id=organisation_id)[:MOST],
        "demands": method_demands(actor, {organisation_id}),
        "back_url": reverse("organisations:reviews"),
    }
    return render(request, "supporters/organisation_card.html", context)


MOST = 50
"""So many reviews and doubts of one organisation stand on its card."""
