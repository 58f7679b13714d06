from datetime import date
from typing import Any

from naast.supply.services.models import Brought, Service
from naast.supply.services.rules import Kind, Thing
from tests.cast import MEIDOORN, WETTERWALD
from tests.world import World


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


def make_brought(municipality_id: int, row_id: int, **facts: Any) -> Brought:
    """Write that an organisation came from a file, and nobody looked yet."""
    return Brought.objects.create(
        **{
            "municipality_id": municipality_id,
            "what": Thing.ORGANISATION,
            "row_id": row_id,
            "name": "Buurthuis",
            "imported_from": "De sociale kaart",
            "imported_id": f"o{row_id}",
            "taken_on": date(2026, 11, 1),
            **facts,
        }
    )


def wall_rows(world: World) -> None:
    """Write a right of Wetterwâld, which its policy officer and Meidoorn keep; it has no wall."""
    world.service = make_service(
        WETTERWALD, kind=Kind.RIGHT, name="Een recht", source="Wmo 2015, artikel 2.3.2"
    )
    world.brought = make_brought(WETTERWALD, MEIDOORN)
