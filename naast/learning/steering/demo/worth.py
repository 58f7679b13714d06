"""What support costs in the demo world, and what one municipality assumes. All is invented."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from naast.learning.steering.models import Assumption, Spending
from naast.learning.steering.rules.worth import Certainty, Effect, Part, Purse
from naast.supply.places import queries as places

SUMS = {Purse.FORMAL: 184_000, Purse.INFORMAL: 41_500, Purse.AROUND: 12_000}
ACCOUNTS = "Jaarrekening {year}, programma Samen leven"
VOLUNTEER = "Meppelvoorelkaar: waarde van een koppeling, korte hulp; landelijk cijfer"
BOOKS = "Jaarrekening, gemiddelde van lichte huishoudelijke hulp"
ASSUMED: tuple[tuple[Effect, Part, tuple[int, int, int], str, int | None, Certainty], ...] = (
    (
        Effect.NO_PROVISION, Part.SHARE, (10, 20, 40),
        "Gesprek met toegang, aanbieders en cliëntenraad", -1, Certainty.GUESS,
    ),
    (Effect.NO_PROVISION, Part.PRICE, (900, 2_400, 4_000), BOOKS, -1, Certainty.SURE),
    (
        Effect.VOLUNTEER, Part.SHARE, (20, 40, 60),
        "Gesprek met toegang, aanbieders en cliëntenraad", -1, Certainty.GUESS,
    ),
    (Effect.VOLUNTEER, Part.PRICE, (500, 2_000, 5_000), VOLUNTEER, None, Certainty.NOT_VERIFIED),
    (
        Effect.NO_OBJECTION, Part.COUNT, (0, 10, 25),
        "Schatting van wie bezwaren behandelt", -1, Certainty.GUESS,
    ),
)  # fmt: skip


def load(*, at: datetime, seed: int) -> None:
    """Write all of it for Wetterwâld, sums alone for Havenstad, nothing for the others."""
    del seed
    today = timezone.localdate(at)
    towns = {one.slug: one.pk for one in places.municipalities(on=today)}
    for back in (1, 2):
        _sums(towns["wetterwald"], today.year - back, 1 - back * 0.04)
    _sums(towns["havenstad"], today.year - 1, 2.6)
    for effect, part, (low, middle, high), source, of_year, certainty in ASSUMED:
        Assumption.objects.create(
            municipality_id=towns["wetterwald"],
            effect=effect,
            part=part,
            low=low,
            middle=middle,
            high=high,
            source=source,
            of_year=None if of_year is None else today.year + of_year,
            certainty=certainty,
        )


def _sums(town: int, year: int, times: float) -> None:
    facts: dict[str, Any] = {"municipality_id": town, "year": year, "certainty": Certainty.SURE}
    for purse, euros in SUMS.items():
        Spending.objects.create(
            purse=purse,
            euros=round(euros * times, -2),
            source=ACCOUNTS.format(year=year),
            **facts,
        )
