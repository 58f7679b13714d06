"""Appointments of the demo world, those that were and those to come; messages and letters."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from naast.core.crypto.fields import Clear
from naast.support.encounters.demo import written
from naast.support.encounters.models import Appointment, OfferedTime
from naast.support.encounters.rules import Way
from naast.support.people.demo.bulk import write
from naast.support.people.demo.calendar import DAY, Calendar
from naast.support.people.demo.lives import Life, lives, uuid

ABOUT = (
    "Samen de post doornemen.",
    "Het gesprek met de gemeente voorbereiden.",
    "Mee naar het gesprek bij de gemeente.",
    "Kijken hoe het gaat.",
    "Het formulier samen invullen.",
    "Bellen met de woningstichting.",
    "Kennis maken met de vrijwilliger.",
    "De brief samen lezen.",
    "Het verslag nakijken.",
    "Een plan voor de komende weken maken.",
)
TOLD = {
    "doos-met-post": (2, 13, Way.HOME, "De laatste brieven en de afspraak met de verhuurder."),
    "minder-uren": (3, 10, Way.HOME, "Het gesprek oefenen. Daarna komt de gemeente zelf."),
    "minder-uren-gemeente": (3, 10, Way.HOME, "Gesprek over de hulp in huis."),
    "niet-naar-school": (1, 14, Way.OFFICE, "Samen naar school, met de leerplichtambtenaar."),
    "stoel-stuk": (5, 11, Way.PHONE, "Horen wat de leverancier zegt."),
    "nooit-vrij": (1, 19, Way.HOME, "De week op papier zetten: wat kan een ander doen?"),
    "was-in-een-gesprek": (2, 15, Way.PHONE, "Vragen of alles is bezorgd."),
}
OFFERS = "was-in-een-gesprek"
_WAYS = {Way.HOME: 50, Way.PHONE: 25, Way.OFFICE: 10, Way.WALK_IN: 10, Way.VIDEO: 5}
_HOURS = range(9, 17)


def load(*, at: datetime, seed: int, scale: float = 1.0) -> None:
    """Write what residents and supporters agreed on; nobody is in two places at once to come."""
    calendar = Calendar(at=at)
    busy: set[tuple[int, datetime]] = set()
    rows: list[Appointment] = []
    for life in sorted(lives(at=at, seed=seed, scale=scale), key=lambda life: not life.told):
        if life.spoken_at:
            rows.extend(_been(life))
        if life.runs and life.spoken_at:
            rows.extend(_to_come(life, calendar, busy))
    write(rows)
    write(_offered(at=at, seed=seed, scale=scale))
    written.load(at=at, seed=seed, scale=scale)


def _offered(*, at: datetime, seed: int, scale: float) -> Iterator[OfferedTime]:
    """Yield the times that a resident offers the municipality: one of those told of by name."""
    calendar = Calendar(at=at)
    for life in lives(at=at, seed=seed, scale=scale):
        if life.told and life.told.slug == OFFERS and life.runs:
            draw = life.chance("offered times")
            for days, hour in ((4, 10), (5, 14), (6, 9)):
                on = calendar.after(start=calendar.today, days=days)
                moment = calendar.moment(on=on, draw=draw, early=hour, late=hour + 1)
                yield OfferedTime(
                    id=uuid(draw),
                    person_id=life.person_id,
                    way=Way.HOME,
                    starts_at=moment.replace(minute=0),
                    offered_at=calendar.at - DAY,
                )


def _been(life: Life) -> Iterator[Appointment]:
    draw = life.chance("appointments")
    if draw.random() < 0.6:  # assumed: the others were rung or walked in
        made_at = life.accepted_at
        yield _appointment(life, draw, starts_at=life.spoken_at, made_at=made_at)


def _to_come(
    life: Life, calendar: Calendar, busy: set[tuple[int, datetime]]
) -> Iterator[Appointment]:
    draw = life.chance("to come")
    days, hour, way, about = TOLD.get(life.told.slug if life.told else "", (0, 0, None, ""))
    if not days and draw.random() < 0.4:  # assumed: six in ten have a next date
        return
    after = days or draw.choices(range(16), [16 - n for n in range(16)])[0]
    on = calendar.after(start=calendar.today, days=after)
    for clock in [hour] if hour else draw.sample(_HOURS, k=len(_HOURS)):
        starts_at = calendar.moment(on=on, draw=draw, early=clock, late=clock + 1)
        slot = (life.user_id, starts_at.replace(minute=0))
        if starts_at > calendar.at + timedelta(minutes=30) and slot not in busy:
            busy.add(slot)
            starts_at = starts_at.replace(minute=30 * (starts_at.minute // 30))
            made_at = max(life.spoken_at, calendar.at - draw.randint(1, 9) * DAY)
            yield _appointment(
                life, draw, starts_at=starts_at, made_at=made_at, way=way, about=about
            )
            return


def _appointment(
    life: Life,
    draw: Random,
    *,
    starts_at: datetime,
    made_at: datetime,
    way: Way | None = None,
    about: str = "",
) -> Appointment:
    return Appointment(
        id=uuid(draw),
        person_id=life.person_id,
        house=life.house,
        user_id=life.user_id,
        way=way or draw.choices(list(_WAYS), list(_WAYS.values()))[0],
        starts_at=starts_at,
        minutes=draw.choice([30, 45, 60, 60, 60, 90]),
        about=Clear(about or draw.choice(ABOUT), life.key),
        made_at=made_at,
    )
