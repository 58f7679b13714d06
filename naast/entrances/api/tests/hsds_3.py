"""What Open Referral HSDS 3 asks of an answer, as far as we use it; read from its specification.

Its schema files are not among the packages that we install, so this is our reading and no more:
the fields that must be there, the names that it knows, and the form of some values.
"""

import re
from datetime import date
from typing import Any
from uuid import UUID

REQUIRED = {
    "service": {"id", "name", "status"},
    "organization": {"id", "name", "description"},
    "location": {"id", "location_type"},
    "phone": {"id", "number"},
    "schedule": {"id"},
    "attribute": {"id"},
    "accessibility": {"id"},
}
KNOWN = {
    "service": {
        "id", "organization_id", "program_id", "name", "alternate_name", "description", "url",
        "email", "status", "interpretation_services", "application_process", "fees_description",
        "accreditations", "eligibility_description", "minimum_age", "maximum_age", "assured_date",
        "assurer_email", "alert", "last_modified", "phones", "schedules", "service_areas",
        "service_at_locations", "languages", "organization", "funding", "cost_options", "program",
        "required_documents", "contacts", "attributes", "metadata",
    },
    "organization": {
        "id", "name", "alternate_name", "description", "email", "website", "year_incorporated",
        "legal_status", "logo", "uri", "parent_organization_id", "funding", "contacts", "phones",
        "locations", "programs", "organization_identifiers", "attributes", "metadata",
    },
    "location": {
        "id", "location_type", "url", "organization_id", "name", "alternate_name", "description",
        "transportation", "latitude", "longitude", "external_identifier",
        "external_identifier_type", "languages", "addresses", "contacts", "accessibility",
        "phones", "schedules", "attributes", "metadata",
    },
    "phone": {"id", "number", "extension", "type", "description", "languages"},
    "schedule": {
        "id", "valid_from", "valid_to", "dtstart", "timezone", "until", "count", "wkst", "freq",
        "interval", "byday", "byweekno", "bymonthday", "byyearday", "description", "opens_at",
        "closes_at", "schedule_link", "attending_type", "notes",
    },
    "attribute": {"id", "link_id", "taxonomy_term_id", "link_type", "link_entity", "value",
                  "taxonomy_term", "metadata", "label"},
    "accessibility": {"id", "location_id", "description", "details", "url"},
}  # fmt: skip
INSIDE = {
    "phones": "phone",
    "schedules": "schedule",
    "attributes": "attribute",
    "accessibility": "accessibility",
}
PAGE = {
    "total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty",
    "contents",
}  # fmt: skip
ONE_OF = {
    "status": {"active", "inactive", "defunct", "temporarily closed"},
    "location_type": {"physical", "postal", "virtual"},
    "freq": {"WEEKLY", "MONTHLY"},
}
FORMS = {
    "id": UUID,
    "link_id": UUID,
    "assured_date": date.fromisoformat,
    "valid_from": date.fromisoformat,
    "valid_to": date.fromisoformat,
    "url": re.compile(r"https?://.+").fullmatch,
    "email": re.compile(r"[^@]+@[^@]+").fullmatch,
    "opens_at": re.compile(r"[0-2][0-9]:[0-5][0-9]").fullmatch,
}


def faults(entity: str, value: dict[str, Any]) -> list[str]:
    """Return what is wrong with an answer, in words; nothing when it is as HSDS 3 asks."""
    found = [f"{entity}: no {name}" for name in REQUIRED[entity] - value.keys()]
    found += [f"{entity}: {name} is unknown" for name in value.keys() - KNOWN[entity]]
    for name, inside in value.items():
        if name in ONE_OF and inside not in ONE_OF[name]:
            found.append(f"{entity}: {name} is {inside}")
        if name in FORMS:
            try:
                good = FORMS[name](inside)
            except ValueError:
                good = False
            if not good:
                found.append(f"{entity}: {name} reads {inside}")
        if name in INSIDE:
            for one in inside:
                found += faults(INSIDE[name], one)
        if name == "organization":
            found += faults(name, inside)
    return found
