"""What else exists in the four municipalities of the demo world. Every club and number is invented.

The rights are real laws in our own words; how a municipality carries them out is invented.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from naast.supply.law.rules import Domain
from naast.supply.places import queries as places
from naast.supply.services.models import Service
from naast.supply.services.rules import Kind

# One in eight was not looked at for longer than a check lasts, as in every social map.
STALE = 8
# Which law was looked up already, so that a page tells both; which club stopped.
CONFIRMED = ("Wmo 2015, artikel 2.3.2 en 2.3.5", "Wmo 2015, artikel 2.1.6")
SEEN = "Verzonnen: de gemeente van dit voorbeeld keek op wetten.overheid.nl"
STOPPED = ("Open repetitie",)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A service; `{here}` is the municipality. `zone` is its place in the order, 0 for all."""

    kind: Kind
    name: str
    provider: str
    text: str
    how: str
    domains: Sequence[Domain]
    zone: int = 0
    phone: bool = True
    source: str = ""


EVERYWHERE = (
    Told(
        kind=Kind.INITIATIVE,
        name="Samen eten",
        provider="Buurtkeuken {zone}",
        text="Elke woensdag koken buren voor buren. U schuift aan of u snijdt mee.",
        how="Kom langs, vanaf half zes. Opgeven hoeft niet.",
        domains=(Domain.PEOPLE, Domain.HOUSEHOLD),
        zone=1,
        phone=False,
    ),
    Told(
        kind=Kind.INITIATIVE,
        name="Klussen voor elkaar",
        provider="Bewoners van {zone}",
        text="Een lamp, een kast, een heg. Wie handig is, helpt wie het niet meer kan.",
        how="Bel op werkdagen tussen negen en twaalf.",
        domains=(Domain.HOUSEHOLD, Domain.HOUSING),
        zone=2,
    ),
    Told(
        kind=Kind.ASSOCIATION,
        name="Wandelen in eigen tempo",
        provider="Wandelclub De Stap",
        text="Een half uur of een uur, met of zonder rollator. Daarna is er koffie.",
        how="Dinsdag om tien uur, bij de bibliotheek.",
        domains=(Domain.GETTING_AROUND, Domain.BODY, Domain.PEOPLE),
    ),
    Told(
        kind=Kind.ASSOCIATION,
        name="Open repetitie",
        provider="Zangkoor Halve Noot",
        text="Wie van zingen houdt, zingt mee. Noten lezen hoeft niet.",
        how="Donderdagavond. De eerste keren kijkt u vrij rond.",
        domains=(Domain.GETTING_AROUND, Domain.FUTURE),
        zone=1,
    ),
    Told(
        kind=Kind.VOLUNTEERS,
        name="Een maatje",
        provider="Stichting Twee aan Twee",
        text="Iemand komt elke week langs. Praten, wandelen, een boodschap: u kiest.",
        how="Bel of laat u bellen. Meestal is er binnen een maand iemand.",
        domains=(Domain.PEOPLE, Domain.MIND),
    ),
    Told(
        kind=Kind.VOLUNTEERS,
        name="Hulp bij uw papieren",
        provider="Vrijwilligers Op Orde",
        text="Samen de post open, een map erbij, en uitzoeken wat haast heeft.",
        how="Thuis of aan de tafel in de bibliotheek.",
        domains=(Domain.MONEY, Domain.HOUSEHOLD, Domain.LEARNING),
    ),
    Told(
        kind=Kind.VOLUNTEERS,
        name="Even vrij",
        provider="Oppas aan huis",
        text="Zorgt u voor iemand? Een vrijwilliger neemt het een middag over.",
        how="Eerst komt iemand kennismaken, bij u beiden.",
        domains=(Domain.CARING,),
    ),
    Told(
        kind=Kind.VOLUNTEERS,
        name="Rijden met de buurtauto",
        provider="Buurtauto {here}",
        text="Naar de dokter, de kapper of een verjaardag. De chauffeur loopt mee tot de deur.",
        how="Bel een dag vooraf.",
        domains=(Domain.GETTING_AROUND,),
    ),
    Told(
        kind=Kind.PROVISION,
        name="Taalhuis",
        provider="Bibliotheek {here}",
        text="Beter lezen, schrijven of rekenen, of leren werken met DigiD en de telefoon.",
        how="Loop binnen. Iemand kijkt met u wat past.",
        domains=(Domain.LEARNING, Domain.WORK),
    ),
    Told(
        kind=Kind.PROVISION,
        name="Inloop voor wie somber is",
        provider="Huis van Herstel",
        text="Mensen die het zelf meemaakten, luisteren. U hoeft niets uit te leggen.",
        how="Elke werkdag open, ook zonder verwijzing.",
        domains=(Domain.MIND, Domain.FUTURE),
        zone=1,
    ),
    Told(
        kind=Kind.PROVISION,
        name="Dagbesteding zonder indicatie",
        provider="Werkplaats {here}",
        text="Hout, tuin of keuken. U komt een dagdeel of de hele week.",
        how="Kom een ochtend kijken.",
        domains=(Domain.WORK, Domain.MIND),
        zone=2,
    ),
    Told(
        kind=Kind.PROVISION,
        name="Spreekuur voor ouders",
        provider="Gezinspunt {here}",
        text="Over slapen, luisteren, school of scheiden. Geen vraag is te klein.",
        how="Bel voor een tijd. Het mag ook via beeld.",
        domains=(Domain.FAMILY, Domain.LEARNING),
    ),
    Told(
        kind=Kind.PROVISION,
        name="Leenpunt voor hulpmiddelen",
        provider="Uitleen {here}",
        text="Een rolstoel, krukken of een douchestoel, voor een paar weken.",
        how="Haal het op, of laat het brengen.",
        domains=(Domain.BODY, Domain.GETTING_AROUND),
    ),
    Told(
        kind=Kind.RIGHT,
        name="Hulp om zelf te wonen en mee te doen",
        provider="Gemeente {here}",
        text="Lukt het niet alleen? De gemeente praat met u en zoekt wat past.",
        how="Bel de gemeente. U mag iemand meenemen naar het gesprek.",
        domains=(Domain.HOUSEHOLD, Domain.HOUSING, Domain.GETTING_AROUND, Domain.WORK),
        source="Wmo 2015, artikel 2.3.2 en 2.3.5",
    ),
    Told(
        kind=Kind.RIGHT,
        name="Geld voor wat u echt nodig hebt",
        provider="Gemeente {here}",
        text="Gaat de wasmachine stuk, en is er geen geld? Dan kan bijzondere bijstand.",
        how="Vraag het aan voordat u iets koopt.",
        domains=(Domain.MONEY,),
        source="Participatiewet, artikel 35",
    ),
    Told(
        kind=Kind.RIGHT,
        name="Hulp bij schulden",
        provider="Gemeente {here}",
        text="U krijgt snel een eerste gesprek. Is er haast, dan binnen drie werkdagen.",
        how="Bel of loop binnen. Wachten maakt het zwaarder.",
        domains=(Domain.MONEY,),
        source="Wet gemeentelijke schuldhulpverlening, artikel 4",
    ),
    Told(
        kind=Kind.RIGHT,
        name="Dank voor wie voor een ander zorgt",
        provider="Gemeente {here}",
        text="De gemeente laat elk jaar zien dat zij mantelzorgers waardeert.",
        how="Wie de zorg krijgt, vraagt het aan.",
        domains=(Domain.CARING,),
        source="Wmo 2015, artikel 2.1.6",
    ),
    Told(
        kind=Kind.RIGHT,
        name="Vervoer naar school",
        provider="Gemeente {here}",
        text="Kan een kind niet zelf naar een school die past? Dan helpt de gemeente.",
        how="Vraag het aan voor de zomer.",
        domains=(Domain.FAMILY, Domain.LEARNING, Domain.GETTING_AROUND),
        source="Wet op het primair onderwijs, artikel 4",
    ),
)


def load(*, at: datetime, seed: int) -> None:
    """Write the social map of each municipality in force; who checked what when is drawn."""
    today = timezone.localdate(at)
    for turn, municipality in enumerate(places.municipalities(on=today)):
        zones = list(places.zones(municipality_id=municipality.pk))
        # A number of the address, so that each municipality draws the same whatever comes before.
        draw = random.Random(f"{seed} {municipality.slug}")  # noqa: S311  # no secret
        Service.objects.bulk_create(
            _service(
                told,
                number=number,
                turn=turn,
                name=municipality.name,
                municipality_id=municipality.pk,
                zones=zones,
                checked_on=today - timedelta(days=draw.randrange(1, 150)),
                today=today,
            )
            for number, told in enumerate(EVERYWHERE)
        )


def _service(
    told: Told,
    *,
    number: int,
    turn: int,
    name: str,
    municipality_id: int,
    zones: Sequence[Any],
    checked_on: date,
    today: date,
) -> Service:
    zone = zones[(turn + told.zone) % len(zones)] if told.zone else None
    if (number + turn) % STALE == 0:
        checked_on = today - timedelta(days=260 + number)
    return Service(
        municipality_id=municipality_id,
        kind=told.kind,
        name=told.name,
        provider=told.provider.format(here=name, zone=zone.name if zone else name),
        text=told.text,
        how=told.how,
        domains=[domain.value for domain in told.domains],
        zone_ids=[zone.pk] if zone else [],
        phone=f"0999 4{turn} {number:02} 0{number % 10}" if told.phone else "",
        source=told.source,
        source_seen=SEEN if told.source in CONFIRMED else "",
        source_seen_on=checked_on if told.source in CONFIRMED else None,
        source_seen_by=f"Gemeente {name}" if told.source in CONFIRMED else "",
        checked_on=checked_on,
        checked_by=f"Gemeente {name}",
        valid_to=today if told.name in STOPPED else None,
        valid_from=date(today.year - 2, 1, 1),
    )
