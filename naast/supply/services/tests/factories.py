from datetime import date
from typing import Any

from naast.supply.services.models import Service
from naast.supply.services.rules import Kind


def make_service(municipality_id: int, **facts: Any) -> Service:
    """Write a service that is there, was checked this month, and is for the whole municipality."""
    return Service.objects.create(
        **{
            "municipality_id": municipality_id,
            "kind": Kind.VOLUNTEERS,
            "name": "Een maatje",
            "provider": "Twee aan Twee",
            "text": "Iemand komt langs.",
            "how": "Bel gerust.",
            "domains": ["people"],
            "checked_on": date(2026, 11, 1),
            "valid_from": date(2024, 1, 1),
            **facts,
        }
    )
