"""What Open Referral HSDS 3 asks of an answer: each field of what we send, and of what we might.

Held field by field (name, type, format, `required`, `enum`) on 22 November 2026 against the folder
`schema/` of github.com/openreferral/specification, branch 3.2, commit
149f77cdef6e8a2d617114a0ad31d3861a3bfe8a; what is required and allowed is the same in 3.0, commit
01be272d5ecfbd596ce0de19e45883fb29c779e6. `openapi.json` of commit
0adc618fc73f0f867a9a878f79bfa7f188876bde says what pages, lists and the root hold.

No package carries those files, and their licence (CC BY-SA) is another than ours: here are the
facts in them and none of their words. The schemas let any other field through; we do not, as a
name that HSDS does not know is one that nobody reads.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _uuid(value: Any) -> bool:
    return _text(value) and str(UUID(value)) == value


def _date(value: Any) -> bool:
    return _text(value) and date.fromisoformat(value).isoformat() == value


def _uri(value: Any) -> bool:
    return _text(value) and bool(urlsplit(value).scheme and urlsplit(value).netloc)


def _email(value: Any) -> bool:
    return _text(value) and re.fullmatch(r"[^@\s]+@[^@\s]+", value) is not None


def _time(value: Any) -> bool:
    """Tell whether it is HH:MM with the distance to UTC, as `opens_at` asks in words."""
    clock = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
    return _text(value) and re.fullmatch(rf"{clock}(?:Z|[+-]{clock})", value) is not None


def _one_of(*values: str) -> Callable[[Any], bool]:
    return lambda value: value in values


def _all(names: str, check: Callable[[Any], bool]) -> dict[str, Callable[[Any], bool]]:
    return dict.fromkeys(names.split(), check)


REQUIRED = {
    "service": {"id", "name", "status"},
    "organization": {"id", "name", "description"},
    "location": {"id", "location_type"},
    "phone": {"id", "number"},
    "schedule": {"id"},
    "attribute": {"id"},
    "accessibility": {"id"},
    "page": {"empty"},
    "root": {"version", "profile", "openapi_url"},  # by the text of the API, not by a schema
}
FIELDS: dict[str, dict[str, Callable[[Any], bool]]] = {
    "service": {
        **_all("id organization_id program_id", _uuid),
        **_all(
            "name alternate_name description interpretation_services application_process"
            " fees_description accreditations eligibility_description alert",
            _text,
        ),
        **_all("minimum_age maximum_age", _number),
        **_all("email assurer_email", _email),
        "url": _uri,
        "status": _one_of("active", "inactive", "defunct", "temporarily closed"),
        "assured_date": _date,
    },
    "organization": {
        **_all("id parent_organization_id", _uuid),
        **_all("name alternate_name description legal_status logo", _text),
        **_all("website uri", _uri),
        "email": _email,
        "year_incorporated": _number,
    },
    "location": {
        **_all("id organization_id", _uuid),
        **_all(
            "name alternate_name description transportation external_identifier"
            " external_identifier_type",
            _text,
        ),
        **_all("latitude longitude", _number),
        "url": _uri,
        "location_type": _one_of("physical", "postal", "virtual"),
    },
    "phone": {
        **_all(
            "id location_id service_id organization_id contact_id service_at_location_id", _uuid
        ),
        **_all("number type description", _text),
        "extension": _number,
    },
    "schedule": {
        **_all("id service_id location_id service_at_location_id", _uuid),
        **_all("valid_from valid_to dtstart until", _date),
        **_all("timezone count interval", _number),
        **_all("byday byweekno bymonthday byyearday description attending_type notes", _text),
        **_all("opens_at closes_at", _time),
        "wkst": _one_of("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
        "freq": _one_of("WEEKLY", "MONTHLY"),
        "schedule_link": _uri,
    },
    "attribute": {
        **_all("id link_id taxonomy_term_id", _uuid),
        **_all("link_type link_entity value label", _text),
    },
    "accessibility": {
        **_all("id location_id", _uuid),
        **_all("description details", _text),
        "url": _uri,
    },
    "page": {
        **_all("total_items total_pages page_number size", lambda value: type(value) is int),
        **_all("first_page last_page empty", lambda value: type(value) is bool),
    },
    "root": {**_all("version description", _text), **_all("profile openapi_url", _uri)},
}
# What there is more than one of, and what stands inside; not what we never send.
INSIDE = {
    ("service", "phones"): "phone",
    ("service", "attributes"): "attribute",
    ("organization", "phones"): "phone",
    ("location", "schedules"): "schedule",
    ("location", "accessibility"): "accessibility",
}


def faults(entity: str, value: dict[str, Any], *, listed: bool = False) -> list[str]:
    """Return what is wrong with an answer, in words; nothing when it is as HSDS 3 asks.

    `listed`: in a list of services or organisations stands only what there is one of.
    """
    found = [f"{entity}: no {name}" for name in REQUIRED[entity] - value.keys()]
    for name, inside in value.items():
        if (entity, name) == ("service", "organization"):
            found += faults(name, inside, listed=True)
        elif (entity, name) in INSIDE and isinstance(inside, list) and not listed:
            for one in inside:
                found += faults(INSIDE[entity, name], one)
        elif not _holds(FIELDS[entity].get(name), inside):
            found.append(f"{entity}: {name} reads {inside!r}")
    return found


def _holds(check: Callable[[Any], bool] | None, value: Any) -> bool:
    try:
        return check is not None and check(value)
    except ValueError:
        return False
