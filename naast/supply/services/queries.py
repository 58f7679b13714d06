"""Read the social map. Public facts, so nobody need act."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from naast.supply.services.models import Service
from naast.supply.services.rules import Kind, Offered, fitting, is_stale


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
    checked_on: date
    stale: bool


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
        checked_on=row.checked_on,
        stale=is_stale(checked_on=row.checked_on, on=on),
    )
