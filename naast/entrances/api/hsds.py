"""What we publish, in the words of Open Referral HSDS 3. Plain values in, plain values out.

`VERSION` is the edition that each field was held against, see decision 0015. HSDS knows `contacts`,
`attention` and `assurer_email`: places for a person. They are never filled.
An address there needs a postcode; we keep none of a point, so its address stands in `description`.

Lists hold what there is one of; phones and the like come with one, or when asked for in full.

HSDS wants the distance to UTC with a time, and ours are on the Dutch clock, in summer as in winter.
So a time carries the distance that holds today: exact for who turns it into UTC now, and the first
five characters are right all year. `description` says so to people.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from naast.supply.organisations.queries import OrganisationView
from naast.supply.services.queries import ServiceView

VERSION = "3.2"
ABOUT_HSDS = "https://docs.openreferral.org/"
DUTCH_TIME = ZoneInfo("Europe/Amsterdam")
CLOCK = "Nederlandse tijd, zomer en winter."

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


def root(*, municipality: str, openapi_url: str) -> dict[str, Any]:
    """Return what an HSDS API tells of itself. `openapi_url` is absolute."""
    return {
        "version": VERSION,
        "profile": ABOUT_HSDS,
        "openapi_url": openapi_url,
        "description": f"Wat er is voor inwoners van {municipality}, zonder personen.",
    }


def service(one: ServiceView, *, municipality: str) -> dict[str, Any]:
    """Return a service of the social map. `assured_date` is the day on which a human looked."""
    provider = str(uuid5(NAAST, f"provider/{municipality}/{one.provider}"))
    return _filled(
        {
            "id": str(one.id),
            "name": one.name,
            "description": one.text,
            "status": "active",
            "url": one.url,
            "email": one.mail,
            "application_process": one.how,
            "assured_date": "" if one.unconfirmed else one.checked_on.isoformat(),
            "alert": _alert(one),
            "phones": [_phone(f"service/{one.id}", one.phone)] if one.phone else [],
            "organization_id": provider,
            "organization": {
                "id": provider,
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
            ]
            + [
                {
                    "id": str(uuid5(NAAST, f"kind/{one.id}")),
                    "link_id": str(one.id),
                    "link_entity": "service",
                    "link_type": "kind",
                    "value": one.kind.value,
                }
            ],
        }
    )


def _alert(one: ServiceView) -> str:
    """Return what one reads first of what nobody looked at, or not for long."""
    if one.unconfirmed:
        return "Bel eerst: dit is nog niet nagekeken."
    return "Bel eerst: dit is lang niet nagekeken." if one.stale else ""


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


def location(one: Point, *, on: date) -> dict[str, Any]:
    """Return a point with its weekly hours as they are on day `on`, and when it is closed after."""
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
            "schedules": [_schedule(hours, on=on) for hours in one.hours],
        }
    )


def page(
    rows: list[dict[str, Any]], *, number: int, size: int, full: bool = True
) -> dict[str, Any]:
    """Return one page of rows as HSDS wraps it; pages count from 1. Not `full` leaves out lists."""
    pages = max(1, -(-len(rows) // size))
    contents = rows[(number - 1) * size : number * size]
    if not full:
        contents = [
            {name: value for name, value in row.items() if not isinstance(value, list)}
            for row in contents
        ]
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


def _schedule(hours: Hours, *, on: date) -> dict[str, Any]:
    # Doors open by day, so no hour falls in the night in which the clock changes.
    offset = datetime.combine(on, hours.starts, DUTCH_TIME).utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    distance = f"+{minutes // 60:02}:{minutes % 60:02}"
    closed = [f"{day.day}-{day.month}-{day.year}" for day in sorted(hours.closed) if day >= on]
    notes = [hours.note, f"Dicht op {', '.join(closed)}." if closed else ""]
    return _filled(
        {
            "id": str(uuid5(NAAST, f"hours/{hours.id}")),
            "freq": "WEEKLY",
            "byday": DAYS[hours.weekday - 1],
            "opens_at": f"{hours.starts:%H:%M}{distance}",
            "closes_at": f"{hours.ends:%H:%M}{distance}",
            "timezone": minutes / 60,
            "description": CLOCK,
            "valid_from": hours.valid_from.isoformat(),
            # The last day; ours is the day after it.
            "valid_to": str(hours.valid_to - timedelta(days=1)) if hours.valid_to else "",
            "notes": " ".join(note for note in notes if note),
        }
    )


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what we do not know: in HSDS an empty text is not a date, an address or a URL."""
    return {name: value for name, value in values.items() if value not in ("", None, [])}
