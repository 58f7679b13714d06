"""Read organisations, points and their weekly hours from JSON of Open Referral HSDS 3. Pure.

They may stand apart (`organizations`, `locations`, or the `contents` of a page of either), or
inside the services that name them. Nothing is trusted; see `hsds_in`. What is silent (an absent
phone, an absent list of hours) says nothing, and changes nothing.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from itertools import pairwise
from typing import Any

from naast.supply.places.rules import MOST_A_DAY
from naast.supply.services.hsds_in import (
    MAIL,
    MOST_BYTES,
    MOST_ERRORS,
    MOST_ROWS,
    PHONE,
    RUNS,
    Fault,
    NotReadable,
    RowFault,
    decoded,
    phone_of,
    plain,
)

LONGEST = {
    "id": 80, "name": 80, "address": 120, "access": 200, "mail": 120, "organisation": 120,
}  # fmt: skip
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

# The clock on the wall. A time in UTC moves with the summer, so it cannot be read from here.
_TIME = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?(?:[+-]\d\d:?\d\d)?$")

ZoneOf = Callable[[str], int | None]
Hours = tuple[int, str, str]
"""ISO weekday, from, until: "09:00"."""


@dataclass(frozen=True, kw_only=True)
class OrganisationRow:
    """An organisation as a file tells it."""

    id: str
    name: str
    phone: str
    mail: str

    def kept(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class PointRow:
    """A point as a file tells it. `hours` is None where the file says nothing of hours."""

    id: str
    name: str
    address: str
    access: str
    zone_id: int | None
    hours: tuple[Hours, ...] | None

    def kept(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class PlacesRead:
    """What stands in a file, and what is wrong with it."""

    organisations: tuple[OrganisationRow, ...]
    points: tuple[PointRow, ...]
    faults: tuple[RowFault, ...]


def read_places(*, content: bytes, zone_of: ZoneOf, on: date) -> PlacesRead:
    """Return what a file says of organisations and points; hours as they are on day `on`.

    `zone_of` tells which zone a postcode or a name means. Raises NotReadable for a file that is no
    HSDS, too big, empty, or not in UTF-8.
    """
    if len(content) > MOST_BYTES:
        raise NotReadable(Fault.TOO_BIG)
    told = _told(content)
    if len(told["organizations"]) + len(told["locations"]) > MOST_ROWS:
        raise NotReadable(Fault.TOO_MANY)
    if not told["organizations"] and not told["locations"]:
        raise NotReadable(Fault.NO_PLACES)
    faults: list[RowFault] = []
    organisations = []
    for number, one in enumerate(told["organizations"], start=1):
        row = _organisation(one)
        organisations.append(row)
        faults += _said(number, row.name, _organisation_faults(row))
    points = []
    for number, one in enumerate(told["locations"], start=1):
        point, wrong = _point(one, zone_of=zone_of, on=on)
        points.append(point)
        faults += _said(number, point.name, wrong)
    faults += _twice([(row.id, row.name) for row in organisations])
    faults += _twice([(row.id, f"{row.name} {row.zone_id}") for row in points])
    return PlacesRead(
        organisations=tuple(organisations),
        points=tuple(points),
        faults=tuple(faults[:MOST_ERRORS]),
    )


# ---------------------------------------------------------------- the file


def _told(content: bytes) -> dict[str, list[Mapping[str, Any]]]:
    try:
        found = json.loads(decoded(content))
    except (ValueError, RecursionError) as broken:
        raise NotReadable(Fault.NOT_HSDS) from broken
    if isinstance(found, dict) and "contents" in found:
        found = found["contents"]
    if isinstance(found, list):
        found = _sorted_out(found)
    if not isinstance(found, dict):
        raise NotReadable(Fault.NOT_HSDS)
    told = {name: _rows(found.get(name)) for name in ("organizations", "locations", "services")}
    for service in told["services"]:
        told["organizations"] += _inside(service, told["organizations"])
        told["locations"] += _locations_inside(service, told["locations"])
    return told


def _sorted_out(found: list[Any]) -> dict[str, list[Any]]:
    """Return a list of mixed rows by what each is: HSDS does not say it of a row."""
    kinds: dict[str, list[Any]] = {"organizations": [], "locations": [], "services": []}
    for one in found:
        if not isinstance(one, dict):
            raise NotReadable(Fault.NOT_HSDS)
        if "location_type" in one or ("schedules" in one and "organization" not in one):
            kinds["locations"].append(one)
        elif "organization" in one or "organization_id" in one or "application_process" in one:
            kinds["services"].append(one)
        else:
            kinds["organizations"].append(one)
    return kinds


def _rows(value: Any) -> list[Mapping[str, Any]]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise NotReadable(Fault.NOT_HSDS)
    return list(value)


def _inside(service: Mapping[str, Any], known: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the organisation that a service names, the first time that it is named."""
    one = service.get("organization")
    if not isinstance(one, dict) or one.get("id") in {other.get("id") for other in known}:
        return []
    return [one]


def _locations_inside(
    service: Mapping[str, Any], known: list[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    at = service.get("service_at_locations")
    for one in at if isinstance(at, list) else ():
        place = one.get("location") if isinstance(one, dict) else None
        seen = {other.get("id") for other in (*known, *found)}
        if isinstance(place, dict) and place.get("id") not in seen:
            found.append(place)
    return found


# ---------------------------------------------------------------- one row


def _organisation(one: Mapping[str, Any]) -> OrganisationRow:
    return OrganisationRow(
        id=plain(one.get("id")),
        name=plain(one.get("name")),
        phone=phone_of(one),
        mail=plain(one.get("email")),
    )


def _organisation_faults(row: OrganisationRow) -> Iterator[tuple[str, Fault]]:
    for field, longest in (("id", "id"), ("name", "organisation"), ("mail", "mail")):
        yield from _text_faults(field, getattr(row, field), LONGEST[longest], must=field != "mail")
    if row.phone and not PHONE.match(row.phone):
        yield "phone", Fault.NO_PHONE
    if row.mail and not MAIL.match(row.mail):
        yield "mail", Fault.NO_MAIL


def _point(
    one: Mapping[str, Any], *, zone_of: ZoneOf, on: date
) -> tuple[PointRow, list[tuple[str, Fault]]]:
    address, zone_id = _where(one, zone_of)
    hours, wrong = _hours(one, on=on)
    access = [plain(each.get("description")) for each in _dicts(one.get("accessibility"))]
    row = PointRow(
        id=plain(one.get("id")),
        name=plain(one.get("name")),
        address=address,
        access="\n".join(text for text in access if text),
        zone_id=zone_id,
        hours=hours,
    )
    for field in ("id", "name", "address"):
        wrong += _text_faults(field, getattr(row, field), LONGEST[field], must=True)
    wrong += _text_faults("access", row.access, LONGEST["access"], must=False)
    if zone_id is None:
        wrong.append(("zone", Fault.UNKNOWN_ZONE))
    return row, wrong


def _where(one: Mapping[str, Any], zone_of: ZoneOf) -> tuple[str, int | None]:
    """Return the address and its zone: by postcode, else by the name of a place behind it."""
    for each in _dicts(one.get("addresses")):
        street = plain(each.get("address_1"))
        city, postcode = plain(each.get("city")), plain(each.get("postal_code"))
        address = ", ".join(part for part in (street, city) if part)
        for text in (postcode, city):
            if text and (zone_id := zone_of(text)):
                return address, zone_id
        if address:
            return address, None
    told = plain(one.get("description"))
    before, _comma, last = told.rpartition(",")
    zone_id = zone_of(last.strip()) if last.strip() else None
    return (before.strip() if zone_id and before else told), zone_id


def _hours(
    one: Mapping[str, Any], *, on: date
) -> tuple[tuple[Hours, ...] | None, list[tuple[str, Fault]]]:
    if not isinstance(one.get("schedules"), list):
        return None, []
    found: set[Hours] = set()
    wrong: list[tuple[str, Fault]] = []
    for each in _dicts(one["schedules"]):
        if not _holds(each, on):
            continue
        days = [day.strip().upper() for day in plain(each.get("byday")).split(",")]
        if plain(each.get("freq")).upper() not in {"", "WEEKLY"} or not set(days) <= set(DAYS):
            wrong.append(("day", Fault.NO_DAY))
            continue
        starts, ends = _clock(each.get("opens_at")), _clock(each.get("closes_at"))
        if not starts or not ends or starts >= ends:
            wrong.append(("time", Fault.NO_TIME))
            continue
        found |= {(DAYS.index(day) + 1, starts, ends) for day in days}
    hours = tuple(sorted(found))
    for day in {day for day, _starts, _ends in hours}:
        spans = [(starts, ends) for on_, starts, ends in hours if on_ == day]
        if len(spans) > MOST_A_DAY or any(
            later[0] < earlier[1] for earlier, later in pairwise(spans)
        ):
            wrong.append(("time", Fault.OVERLAP))
    return hours, wrong


def _holds(schedule: Mapping[str, Any], on: date) -> bool:
    """Whether hours are held on a day; a day that cannot be read does not end or begin them."""
    starts, ends = (_day(schedule.get(name)) for name in ("valid_from", "valid_to"))
    return (starts is None or starts <= on) and (ends is None or on <= ends)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(plain(value)[:10])
    except ValueError:
        return None


def _clock(value: Any) -> str:
    match = _TIME.match(plain(value))
    return f"{match[1]}:{match[2]}" if match else ""


def clock(text: str) -> time:
    """Return "09:00" as a time."""
    return time.fromisoformat(text)


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text_faults(
    field: str, value: str, longest: int, *, must: bool
) -> Iterator[tuple[str, Fault]]:
    if must and not value:
        yield field, Fault.MISSING
    if len(value) > longest:
        yield field, Fault.TOO_LONG
    if value.startswith(RUNS):
        yield field, Fault.RUNS


def _twice(rows: list[tuple[str, str]]) -> Iterator[RowFault]:
    ids: set[str] = set()
    names: set[str] = set()
    for number, (id_, name) in enumerate(rows, start=1):
        if id_ in ids or name.casefold() in names:
            yield RowFault(row=number, name=name[:80], field="name", fault=Fault.TWICE)
        ids.add(id_)
        names.add(name.casefold())


def _said(
    number: int, name: str, wrong: Iterator[tuple[str, Fault]] | list[tuple[str, Fault]]
) -> list[RowFault]:
    return [RowFault(row=number, name=name[:80], field=f, fault=why) for f, why in wrong]
