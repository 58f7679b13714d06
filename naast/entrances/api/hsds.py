"""What we publish, in the words of Open Referral HSDS 3. Plain values in, plain values out.

HSDS knows `contacts`, `attention` and `assurer_email`: places for a person. They are never filled.
An address there needs a postcode; we keep none of a point, so its address stands in `description`.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from naast.supply.organisations.queries import OrganisationView
from naast.supply.services.queries import ServiceView

# HSDS wants UUIDs; what has a number of ours gets the same one each time.
NAAST = UUID("7d1c3a52-3c0f-5b0e-9a55-6e0f5b1a2c44")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Hours that come back each week: `weekday` 1 is Monday; Dutch time."""

    id: int
    weekday: int
    starts: time
    ends: time
    note: str
    valid_from: date
    valid_to: date | None
    closed: tuple[date, ...]


@dataclass(frozen=True, kw_only=True)
class Point:
    """A place where one comes without appointment."""

    id: int
    name: str
    address: str
    access: str
    zone: str
    hours: tuple[Hours, ...]


def service(one: ServiceView, *, municipality: str) -> dict[str, Any]:
    """Return a service of the social map. `assured_date` is the day on which a human looked."""
    return _filled(
        {
            "id": str(one.id),
            "name": one.name,
            "description": one.text,
            "status": "active",
            "url": one.url,
            "email": one.mail,
            "application_process": one.how,
            "assured_date": one.checked_on.isoformat(),
            "alert": "Bel eerst: dit is lang niet nagekeken." if one.stale else "",
            "phones": [_phone(f"service/{one.id}", one.phone)] if one.phone else [],
            "organization": {
                "id": str(uuid5(NAAST, f"provider/{municipality}/{one.provider}")),
                "name": one.provider,
                "description": one.provider,
            },
            "attributes": [
                {
                    "id": str(uuid5(NAAST, f"attribute/{one.id}/{domain}")),
                    "link_id": str(one.id),
                    "link_entity": "service",
                    "link_type": "topic",
                    "value": domain,
                }
                for domain in sorted(one.domains)
            ],
        }
    )


def organization(one: OrganisationView) -> dict[str, Any]:
    """Return an organisation that gives independent client support."""
    return _filled(
        {
            "id": str(uuid5(NAAST, f"organisation/{one.slug}")),
            "name": one.name,
            "description": one.kind_words,
            "email": one.mail,
            "phones": [_phone(f"organisation/{one.slug}", one.phone)] if one.phone else [],
        }
    )


def location(one: Point) -> dict[str, Any]:
    """Return a point with its weekly hours."""
    return _filled(
        {
            "id": str(uuid5(NAAST, f"point/{one.id}")),
            "location_type": "physical",
            "name": one.name,
            "description": f"{one.address}, {one.zone}",
            "accessibility": [
                {"id": str(uuid5(NAAST, f"access/{one.id}")), "description": one.access}
            ]
            if one.access
            else [],
            "schedules": [_schedule(hours) for hours in one.hours],
        }
    )


def page(rows: list[dict[str, Any]], *, number: int, size: int) -> dict[str, Any]:
    """Return one page of rows as HSDS wraps it; pages count from 1."""
    pages = max(1, -(-len(rows) // size))
    contents = rows[(number - 1) * size : number * size]
    return {
        "total_items": len(rows),
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def _phone(of: str, number: str) -> dict[str, Any]:
    return {"id": str(uuid5(NAAST, f"phone/{of}")), "number": number}


def _schedule(hours: Hours) -> dict[str, Any]:
    return _filled(
        {
            "id": str(uuid5(NAAST, f"hours/{hours.id}")),
            "freq": "WEEKLY",
            "byday": DAYS[hours.weekday - 1],
            "opens_at": f"{hours.starts:%H:%M}",
            "closes_at": f"{hours.ends:%H:%M}",
            "valid_from": hours.valid_from.isoformat(),
            # The last day; ours is the day after it.
            "valid_to": str(hours.valid_to - timedelta(days=1)) if hours.valid_to else "",
            "notes": hours.note,
        }
    )


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what we do not know: in HSDS an empty text is not a date, an address or a URL."""
    return {name: value for name, value in values.items() if value not in ("", None, [])}
