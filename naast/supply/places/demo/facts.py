"""What the people of the zones of one municipality of the demo world are like: invented."""

from collections.abc import Mapping
from datetime import date

from naast.supply.places.models import Zone, ZoneFact
from naast.supply.places.rules import ZoneFactKind

OF = "wetterwald"
SOURCE = "Verzonnen kerncijfers, alleen voor de demo"
# Under 18, older than 75, living alone, a low income, caring for somebody.
PERCENTS: Mapping[str, tuple[int, ...]] = {
    "de-mieden": (22, 8, 24, 6, 13),
    "waldein": (20, 10, 28, 8, 15),
    "fjildsicht": (18, 14, 33, 9, 18),
    "wetterkant": (17, 12, 38, 12, 14),
    "buorren": (16, 16, 41, 10, 17),
}


def load_facts(*, today: date) -> None:
    """Write what is known of all zones but one, of the year before."""
    zones = {zone.slug: zone for zone in Zone.objects.filter(municipality__slug=OF)}
    ZoneFact.objects.bulk_create(
        ZoneFact(zone=zones[slug], kind=kind, percent=percent, year=today.year - 1, source=SOURCE)
        for slug, percents in PERCENTS.items()
        for kind, percent in zip(ZoneFactKind, percents, strict=True)
    )
