"""Read the social map. Public facts, so nobody need act."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.supply.organisations import queries as organisations
from naast.supply.services.models import Brought, Service
from naast.supply.services.rules import Kind, Offered, fitting, is_stale, law_is_confirmed


@dataclass(frozen=True, kw_only=True)
class ServiceView(Offered):
    """Something that exists for residents, as everybody may know it. Texts are Dutch."""

    id: UUID
    provider: str
    text: str
    how: str
    phone: str
    mail: str
    url: str
    source: str
    source_confirmed: bool
    checked_on: date
    checked_by: str
    unconfirmed: bool
    imported_from: str


def services(
    *,
    municipality_id: int,
    on: date,
    domains: Collection[str] = (),
    zone_id: int | None = None,
) -> list[ServiceView]:
    """Return what exists in a municipality on a day, nearest first: see `rules.fitting`. One query.

    A municipality knows some hundreds at most, so the list has no pages.
    """
    rows = Service.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=on),
        municipality_id=municipality_id,
        valid_from__lte=on,
    )
    return fitting(offered=[_view(row, on) for row in rows], domains=domains, zone_id=zone_id)


def kept_municipalities(*, actor: Actor, on: date) -> dict[int, str]:
    """Return of which municipalities `actor` keeps the social map, and in whose name.

    A policy officer keeps that of her municipality (the name is ""), a coordinator that of each
    municipality with which her organisation has an agreement on day `on`.
    """
    kept: dict[int, str] = {}
    if Role.COORDINATOR in actor.scopes:
        led = actor.scopes[Role.COORDINATOR].organisation_ids
        kept |= organisations.agreed(organisation_ids=led, on=on)
    if Role.POLICY_OFFICER in actor.scopes:
        kept |= dict.fromkeys(actor.scopes[Role.POLICY_OFFICER].municipality_ids, "")
    return kept


def brings_to(*, actor: Actor) -> list[int]:
    """Return to which municipalities `actor` may bring organisations and points: her own."""
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    return sorted(officer.municipality_ids) if officer else []


def brought(*, actor: Actor) -> QuerySet[Brought]:
    """Return what files brought to the municipalities of `actor`; what is to be looked at first."""
    return (
        Brought.objects.filter(municipality_id__in=brings_to(actor=actor))
        .select_related("municipality")
        .order_by("-unconfirmed", "what", "name", "id")
    )


def kept(*, actor: Actor, on: date) -> QuerySet[Service]:
    """Return the services that `actor` may confirm, correct and close; those closed as well.

    What was checked longest ago comes first.
    """
    return (
        Service.objects.filter(municipality_id__in=kept_municipalities(actor=actor, on=on))
        .select_related("municipality")
        .order_by("checked_on", "name", "id")
    )


def _view(row: Service, on: date) -> ServiceView:
    return ServiceView(
        id=row.pk,
        kind=Kind(row.kind),
        name=row.name,
        provider=row.provider,
        text=row.text,
        how=row.how,
        domains=tuple(row.domains),
        zone_ids=tuple(row.zone_ids),
        phone=row.phone,
        mail=row.mail,
        url=row.url,
        source=row.source,
        source_confirmed=law_is_confirmed(source=row.source, seen_on=row.source_seen_on),
        checked_on=row.checked_on,
        checked_by=row.checked_by,
        unconfirmed=row.unconfirmed,
        imported_from=row.imported_from,
        stale=row.unconfirmed or is_stale(checked_on=row.checked_on, on=on),
    )
