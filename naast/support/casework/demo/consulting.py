"""What colleagues were asked without a name in the demo world, and what they answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import data_key, new_data_key
from naast.support.casework.models import Case, Consult
from naast.support.casework.rules.consulting import ConsultState
from naast.support.people.demo.calendar import Calendar
from naast.support.people.demo.lives import Life, uuid
from naast.support.people.rules import House, controller_of


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was asked in a story, of the supporter of which other story, and what came of it."""

    of: str
    asked: str
    answered: str = ""
    days: int


TOLD = {
    "doos-met-post": Told(
        of="stoel-stuk",
        asked="Iemand laat de post liggen, uit schaamte. Hoe begin je, zonder les te geven?",
        answered="Begin met sorteren, niet met openen. Drie stapels. Dan kiest zij welke open mag.",
        days=6,
    ),
    "stoel-stuk": Told(
        of="doos-met-post",
        asked="Een hulpmiddel is stuk en de leverancier belt niet terug. Wat hielp bij jou?",
        days=1,
    ),
    "niet-naar-school": Told(
        of="nooit-vrij",
        asked="Een kind zit lang thuis, en school en zorg wachten op elkaar. Wie roep je samen?",
        answered="Vraag de school om een gesprek met allen tegelijk, en laat het kind iets kiezen.",
        days=11,
    ),
}


BROUGHT = {
    "doos-met-post": "De familie helpt het meest, maar mag niet meelezen. Wat zeg je dan?",
}


def brought(running: Iterable[tuple[Life, Case]], calendar: Calendar) -> Iterator[Consult]:
    """Yield what was brought into the coming talk about cases."""
    days = apps.get_model("training.Meeting").objects.filter(form="cases")
    day = days.order_by("-held_on", "organisation_id").first()
    for life, case in running:
        if day is None or not life.told or life.told.slug not in BROUGHT:
            continue
        row = _question(life, case, BROUGHT[life.told.slug], draw="brought")
        row.meeting, row.asked_at = day, calendar.at - timedelta(days=1)
        yield row


def consults(running: Iterable[tuple[Life, Case]], calendar: Calendar) -> Iterator[Consult]:
    """Yield what was asked about the running cases whose story is told."""
    told = {life.told.slug: (life, case) for life, case in running if life.told}
    for slug, one in TOLD.items():
        if slug not in told or one.of not in told:
            continue
        life, case = told[slug]
        user_id = told[one.of][1].user_id
        if user_id == case.user_id:
            continue
        row = _question(life, case, one.asked, draw="consult")
        row.user_id, row.asked_at = user_id, calendar.at - timedelta(days=one.days)
        if one.answered:
            key = data_key(wrapped=bytes(row.wrapped_key), controller=row.controller)
            row.state, row.answer = ConsultState.ANSWERED, Clear(one.answered, key)
            row.answered_at = row.asked_at + timedelta(days=1)
        yield row


def _question(life: Life, case: Case, text: str, *, draw: str) -> Consult:
    """Return a question about a case with a key of its own, not yet put to anybody."""
    controller = controller_of(
        house=House.SUPPORT,
        organisation_id=case.organisation_id,
        municipality_id=case.municipality_id,
    )
    key, wrapped = new_data_key(controller=controller)
    return Consult(
        id=uuid(life.chance(draw)),
        case=case,
        person_id=case.person_id,
        organisation_id=case.organisation_id,
        asker_id=case.user_id,
        domains=case.domains,
        state=ConsultState.ASKED,
        controller=controller,
        wrapped_key=wrapped,
        question=Clear(text, key),
    )
