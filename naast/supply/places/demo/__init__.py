"""The four municipalities of the demo world. Every name, number and address is invented.

The codes lie beyond those that Statistics Netherlands gives out. The postcodes are from a gap (9370
to 9399) that to our knowledge holds no address. Numbers that begin with 0999 are not given out.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from naast.supply.places.demo.borders import load_borders
from naast.supply.places.demo.facts import load_facts
from naast.supply.places.models import (
    MeetingPoint,
    Municipality,
    Succession,
    Village,
    WalkIn,
    WalkInException,
    Zone,
    ZonePostcode,
)

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(1, 6)
NO_DOORSTEP = "Zonder drempel. Het toilet is ruim genoeg voor een rolstoel."
ONE_STEP = "Eén trede. Bel aan, dan leggen wij de plank neer."


@dataclass(frozen=True, kw_only=True)
class Here:
    """A zone: who lives there, its postcodes and villages, and its meeting point with hours.

    `hours` are (weekday, "10.00", "12.00", note); `villages` name → other spellings.
    """

    name: str
    slug: str
    population: int
    tile: tuple[int, int]
    postcodes: Sequence[str]
    villages: Mapping[str, Sequence[str]] = field(default_factory=dict)
    point: tuple[str, str, str]
    hours: Sequence[tuple[int, str, str, str]]


WETTERWALD = (
    Here(
        name="Buorren",
        slug="buorren",
        population=14_200,
        tile=(1, 1),
        postcodes=("9370", "9371"),
        villages={"Buorren": ("De Buorren", "Buren"), "Nijtsjerk": ("Nieuwkerk", "Nijkerk")},
        point=("Bibliotheek Buorren", "Haadstrjitte 12", NO_DOORSTEP),
        hours=(
            (MONDAY, "10.00", "12.00", "Wij zitten aan de leestafel."),
            (THURSDAY, "14.00", "16.30", "Neem uw post gerust mee."),
        ),
    ),
    Here(
        name="Wetterkant",
        slug="wetterkant",
        population=9_600,
        tile=(0, 1),
        postcodes=("9372", "9373"),
        villages={"Wetterkant": ("Waterkant",), "Eastersee": ("Oosterzee",)},
        point=("Gebouw De Kajuit", "Kade 3", NO_DOORSTEP),
        hours=(
            (MONDAY, "19.00", "20.30", "Hulp met post en geld."),
            (WEDNESDAY, "9.30", "11.30", "De koffie staat klaar."),
        ),
    ),
    Here(
        name="Wâldein",
        slug="waldein",
        population=8_500,
        tile=(1, 0),
        postcodes=("9374",),
        villages={"Wâldein": ("Woudeinde", "Waldeind"), "Houtigehage": ("Houtigehaag",)},
        point=("Doarpshûs De Beam", "Wâldwei 40", ONE_STEP),
        hours=((TUESDAY, "13.30", "15.30", ""), (FRIDAY, "10.00", "12.00", "Ook voor jongeren.")),
    ),
    Here(
        name="De Mieden",
        slug="de-mieden",
        population=8_700,
        tile=(0, 0),
        postcodes=("9375", "9376"),
        villages={"De Mieden": ("Mieden",), "Greidewei": ("Greideweg",)},
        point=("Wijkhuis De Mieden", "Miedplein 1", NO_DOORSTEP),
        hours=(
            (TUESDAY, "9.00", "11.00", "Iemand spreekt ook Arabisch."),
            (FRIDAY, "13.30", "15.30", ""),
        ),
    ),
    Here(
        name="Fjildsicht",
        slug="fjildsicht",
        population=5_000,
        tile=(2, 0),
        postcodes=("9377",),
        villages={"Fjildsicht": ("Veldzicht",), "Sânbulten": ("Zandbulten", "Sanbulten")},
        point=("De oude skoalle", "Skoallepaad 7", ONE_STEP),
        hours=((WEDNESDAY, "13.30", "15.30", "De bus stopt voor de deur."),),
    ),
    Here(
        name="It Eilân",
        slug="it-eilan",
        population=3_000,
        tile=(2, 1),
        postcodes=("9378", "9379"),
        villages={"It Eilân": ("Het Eiland", "Eiland", "Eilân"), "Fearhús": ("Veerhuis",)},
        point=("Dorpshuis It Eilân", "Feardyk 2", NO_DOORSTEP),
        hours=(
            (MONDAY, "13.30", "15.30", "De pont vaart elk half uur."),
            (THURSDAY, "10.00", "11.30", ""),
        ),
    ),
)

HAVENSTAD = (
    Here(
        name="Oude Haven",
        slug="oude-haven",
        population=61_000,
        tile=(1, 1),
        postcodes=("9380", "9381"),
        villages={"Visserskwartier": ()},
        point=("Huis aan de Kraan", "Kraankade 18", NO_DOORSTEP),
        hours=(
            (MONDAY, "9.00", "12.00", ""),
            (TUESDAY, "9.00", "12.00", ""),
            (WEDNESDAY, "9.00", "12.00", ""),
            (THURSDAY, "9.00", "12.00", ""),
            (FRIDAY, "9.00", "12.00", ""),
        ),
    ),
    Here(
        name="Noorderdok",
        slug="noorderdok",
        population=74_000,
        tile=(1, 0),
        postcodes=("9382", "9383"),
        villages={"Lage Land": ("Het Lage Land",)},
        point=("Buurthuis Het Anker", "Dokweg 101", NO_DOORSTEP),
        hours=((TUESDAY, "13.00", "16.00", "Ook in het Turks."), (THURSDAY, "19.00", "21.00", "")),
    ),
    Here(
        name="Westpoort",
        slug="westpoort",
        population=83_000,
        tile=(0, 1),
        postcodes=("9384", "9385"),
        villages={"Zeeheldenbuurt": ()},
        point=("Bibliotheek Westpoort", "Poortplein 5", NO_DOORSTEP),
        hours=((MONDAY, "14.00", "17.00", ""), (FRIDAY, "14.00", "17.00", "")),
    ),
    Here(
        name="Zuidmolen",
        slug="zuidmolen",
        population=102_000,
        tile=(1, 2),
        postcodes=("9386", "9387"),
        villages={"Molenwijk": ("Molenbuurt",)},
        point=("De Wiek", "Molenlaan 60", ONE_STEP),
        hours=((WEDNESDAY, "13.00", "16.00", "Kinderen kunnen spelen."),),
    ),
)

HEIDEHOVEN = (
    Here(
        name="Heidehoven-dorp",
        slug="heidehoven-dorp",
        population=19_000,
        tile=(1, 1),
        postcodes=("9388", "9389"),
        villages={"Heidehoven": ("Heidehoeven",)},
        point=("Huisartsen aan de Brink", "Brink 9", NO_DOORSTEP),
        hours=((MONDAY, "14.00", "16.00", ""), (WEDNESDAY, "10.00", "12.00", "")),
    ),
    Here(
        name="Hoevenrade",
        slug="hoevenrade",
        population=11_500,
        tile=(0, 0),
        postcodes=("9390", "9391"),
        villages={"Hoevenrade": ("Hoevenraai",), "Klein Rade": ()},
        point=("Dorpshuis De Plaggen", "Plaggenweg 14", NO_DOORSTEP),
        hours=(
            (MONDAY, "9.30", "11.30", "De koffie staat klaar."),
            (THURSDAY, "19.00", "20.30", ""),
        ),
    ),
    Here(
        name="De Zandkant",
        slug="de-zandkant",
        population=12_500,
        tile=(2, 1),
        postcodes=("9392", "9393"),
        villages={"Zandkant": (), "Berkenrijs": ()},
        point=("Kantine van de voetbalclub", "Sportlaan 2", ONE_STEP),
        hours=(
            (MONDAY, "19.00", "21.00", "Hulp met brieven en geld."),
            (TUESDAY, "13.30", "15.00", ""),
            (FRIDAY, "9.30", "11.30", ""),
        ),
    ),
)

VEENMOND = (
    Here(
        name="Veenmond-centrum",
        slug="veenmond-centrum",
        population=34_000,
        tile=(0, 0),
        postcodes=("9394", "9395"),
        villages={"Turfmarkt": ()},
        point=("Gemeentehuis Veenmond", "Turfmarkt 1", NO_DOORSTEP),
        hours=tuple((day, "9.00", "11.00", "") for day in range(MONDAY, FRIDAY + 1)),
    ),
    Here(
        name="Kanaalstreek",
        slug="kanaalstreek",
        population=23_000,
        tile=(1, 0),
        postcodes=("9396", "9397"),
        villages={"Eerste Wijk": (), "Tweede Wijk": ()},
        point=("Het Kanaalhuis", "Kanaal ZZ 88", ONE_STEP),
        hours=((TUESDAY, "13.30", "15.30", ""),),
    ),
    Here(
        name="Hoogveen",
        slug="hoogveen",
        population=18_000,
        tile=(1, 1),
        postcodes=("9398", "9399"),
        villages={"Hoogveen": ("Hoogeveen-dorp",)},
        point=("Dorpshuis De Baggelaar", "Veenweg 3", NO_DOORSTEP),
        hours=((THURSDAY, "13.30", "15.30", ""),),
    ),
)

OFFICE_HOURS = {
    "phone_hours_nl": "Maandag tot en met vrijdag, van 8.30 tot 17.00 uur.",
    "phone_hours_en": "Monday to Friday, from 8.30 to 17.00.",
}
LISTENING = {
    "listening_phone": "0999 00 11 22",
    "listening_name": "De Luisterlijn van de vier gemeenten",
    "listening_source": "Afspraak van de vier verzonnen gemeenten",
    "listening_checked_on": date(2026, 10, 1),
}

MUNICIPALITIES: Sequence[tuple[dict[str, Any], Sequence[Here]]] = (
    (
        OFFICE_HOURS
        | LISTENING
        | {
            "code": "GM9901",
            "name": "Wetterwâld",
            "slug": "wetterwald",
            "population": 49_000,
            "valid_from": date(1984, 1, 1),
            "phone": "0999 12 34 56",
            "talk_word": "keukentafelgesprek",
            "theme": {
                "own": "#0b5563",
                "own_deep": "#083b45",
                "own_mid": "#7fb0b3",
                "own_soft": "#e8f2f1",
                "beside": "#f6bd56",
                "beside_deep": "#7a4d00",
                "beside_soft": "#fff3da",
                "radius": 12,
            },
        },
        WETTERWALD,
    ),
    (
        OFFICE_HOURS
        | LISTENING
        | {
            "code": "GM9902",
            "name": "Havenstad",
            "slug": "havenstad",
            "population": 320_000,
            "valid_from": date(1966, 1, 1),
            "phone": "0999 20 40 60",
            "theme": {
                "own": "#1c4587",
                "own_deep": "#122c59",
                "own_mid": "#8fb0dd",
                "own_soft": "#eaf1fb",
                "beside": "#ffb59b",
                "beside_deep": "#8f3413",
                "beside_soft": "#fff0ea",
                "radius": 4,
            },
        },
        HAVENSTAD,
    ),
    (
        OFFICE_HOURS
        | LISTENING
        | {
            "code": "GM9903",
            "name": "Heidehoven",
            "slug": "heidehoven",
            "population": 43_000,
            "valid_from": date(2019, 1, 1),
            "phone": "0999 31 32 33",
            "theme": {
                "own": "#65307a",
                "own_deep": "#421b52",
                "own_mid": "#b493c1",
                "own_soft": "#f5eef7",
                "beside": "#c3d468",
                "beside_deep": "#4d5a00",
                "beside_soft": "#f5f8e1",
                "radius": 6,
            },
        },
        HEIDEHOVEN,
    ),
    (
        OFFICE_HOURS
        | LISTENING
        | {
            "code": "GM9904",
            "name": "Veenmond",
            "slug": "veenmond",
            "population": 75_000,
            "valid_from": date(1998, 1, 1),
            "phone": "0999 75 75 75",
            "theme": {
                "own": "#34591f",
                "own_deep": "#223d13",
                "own_mid": "#9dbb85",
                "own_soft": "#eef4e8",
                "beside": "#f2b8d0",
                "beside_deep": "#8a2a57",
                "beside_soft": "#fdf0f5",
                "radius": 16,
            },
        },
        VEENMOND,
    ),
)

# Two that merged into Heidehoven: their addresses lead there.
BEFORE = (
    {"code": "GM9905", "name": "Hoevenrade", "slug": "hoevenrade", "population": 17_000},
    {"code": "GM9906", "name": "Heide en Zand", "slug": "heide-en-zand", "population": 26_000},
)
MERGED_ON = date(2019, 1, 1)


def load(*, at: datetime, seed: int) -> None:
    """Write the municipalities with all that is in them; nothing here is left to chance.

    Walk-in hours began two years before `at`; what the law calls a holiday closes its doors there.
    """
    del seed
    today = timezone.localdate(at)
    for facts, here in MUNICIPALITIES:
        municipality = _checked(Municipality(**facts))
        municipality.save()
        for order, zone in enumerate(here, start=1):
            _load_zone(municipality, zone, order=order, since=date(today.year - 2, 1, 1))
    load_borders(brought_on=today)
    load_facts(today=today)
    _load_mergers()


def _checked(municipality: Municipality) -> Municipality:
    municipality.full_clean()
    return municipality


def _load_zone(municipality: Municipality, here: Here, *, order: int, since: date) -> None:
    zone = Zone.objects.create(
        municipality=municipality,
        name=here.name,
        slug=here.slug,
        population=here.population,
        order=order,
        tile_x=here.tile[0],
        tile_y=here.tile[1],
    )
    ZonePostcode.objects.bulk_create(
        ZonePostcode(municipality=municipality, zone=zone, postcode=postcode)
        for postcode in here.postcodes
    )
    Village.objects.bulk_create(
        Village(zone=zone, name=name, also=list(also)) for name, also in here.villages.items()
    )
    name, address, access = here.point
    point = MeetingPoint.objects.create(zone=zone, name=name, address=address, access=access)
    WalkIn.objects.bulk_create(
        WalkIn(
            point=point,
            weekday=weekday,
            starts=_clock(starts),
            ends=_clock(ends),
            note=note,
            valid_from=since,
        )
        for weekday, starts, ends, note in here.hours
    )


def host(*, zone_slug: str, municipality_id: int, organisation_id: int) -> None:
    """Let the people of an organisation sit at the points of a zone; organisations come later."""
    points = MeetingPoint.objects.filter(zone__municipality_id=municipality_id)
    points.filter(zone__slug=zone_slug).update(hosted_by=organisation_id)


def close(*, zone_slug: str, municipality_id: int, on: date, reason: str) -> None:
    """Close the doors of a zone on the first day from `on` on which one is open."""
    found = WalkIn.objects.filter(
        point__zone__municipality_id=municipality_id, point__zone__slug=zone_slug
    )
    for row in found:
        ahead = (row.weekday - on.isoweekday()) % 7
        # A holiday may have closed it already.
        WalkInException.objects.get_or_create(
            walk_in=row, on=on + timedelta(days=ahead), defaults={"reason": reason}
        )


def _clock(text: str) -> time:
    hour, minute = text.split(".")
    return time(int(hour), int(minute))


def _load_mergers() -> None:
    heir = Municipality.objects.get(slug="heidehoven")
    for facts in BEFORE:
        gone = _checked(Municipality(**facts, valid_from=date(1970, 1, 1), valid_to=MERGED_ON))
        gone.save()
        Succession.objects.create(from_municipality=gone, to_municipality=heir, on=MERGED_ON)


def close_doors(*, on: Collection[date], reason: str) -> None:
    """Let no door be open on these days."""
    WalkInException.objects.bulk_create(
        WalkInException(walk_in=walk_in, on=day, reason=reason)
        for walk_in in WalkIn.objects.order_by("id")
        for day in sorted(on)
        if day.isoweekday() == walk_in.weekday
    )
