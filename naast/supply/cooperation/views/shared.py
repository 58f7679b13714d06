"""What more than one page does."""

from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.supply.cooperation import queries
from naast.supply.cooperation.queries import COUNCIL, MUNICIPALITY, Network

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

READERS = (Role.COORDINATOR, Role.POLICY_OFFICER, Role.COUNCIL_MEMBER)


def reader(request: HttpRequest) -> Actor:
    """Return who looks. Raises Http404 for who has nothing to do with working together."""
    actor = cast("Request", request).actor
    if not actor.holds(*READERS):
        raise Http404
    return actor


def writes(actor: Actor, municipality_id: int) -> bool:
    """Whether `actor` answers for what this municipality agrees."""
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    return officer is not None and municipality_id in officer.municipality_ids


def network_of(actor: Actor, municipality_id: int) -> Network:
    """Return who works together there. Raises Http404 where `actor` does not."""
    found = queries.networks(actor=actor, on=timezone.localdate()).get(municipality_id)
    if found is None:
        raise Http404
    return found


def choices(network: Network, *, also: dict[int, str] | None = None) -> list[tuple[str, str]]:
    """Return the parties that one can choose, the municipality and its council first."""
    there = sorted({**(also or {}), **network.organisations}.items(), key=lambda one: one[1])
    return [
        (MUNICIPALITY, _("Municipality %(name)s") % {"name": network.name}),
        (COUNCIL, _("Client council")),
        *((str(id_), name) for id_, name in there),
    ]


def fill_in(
    request: HttpRequest, form: Any, *, title: str, back_url: str, end_url: str = ""
) -> HttpResponse:
    """Show a form, with what is not right yet; `end_url` is where one ends what it is about."""
    context = {"form": form, "back_url": back_url, "title": title, "end_url": end_url}
    return render(request, "cooperation/fill_in.html", context, status=422 if form.errors else 200)
