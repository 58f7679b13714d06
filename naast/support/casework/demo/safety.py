"""Worries about safety in the demo world: a few, most of them read by who it is about."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time

from django.db.models import Model

from naast.core.crypto.fields import Clear
from naast.supply.law.rules import DUTCH_TIME
from naast.support.casework.models import Case, SafetyConcern, SafetyEntry
from naast.support.casework.rules.safety import Consulted, Step
from naast.support.people.demo.calendar import DAY, Calendar
from naast.support.people.demo.lives import Life, uuid

# Of the cases that run; and of these, how many are held back. Assumed.
WORRIES = 0.03
HELD_BACK = 0.4
SEEN = "Zij schrok van de telefoon en keek steeds naar de deur. Zij zei dat er niets was."
ASKED = "Met een collega doorgesproken wat ik zag. Volgende week rustig vragen, zij alleen."
BECAUSE = "Wie haar bang maakt leest mee op haar telefoon."


def worries(running: Iterable[tuple[Life, Case]], calendar: Calendar) -> Iterator[Model]:
    """Yield worries and their steps in running cases, model by model."""
    concerns: list[SafetyConcern] = []
    entries: list[SafetyEntry] = []
    for life, case in running:
        draw = life.chance("safety")
        if draw.random() >= WORRIES or life.told or case.last_contact_at is None:
            continue
        at = datetime.combine(calendar.today - 6 * DAY, time(16), tzinfo=DUTCH_TIME)
        at = max(at, case.opened_at)
        held_back = draw.random() < HELD_BACK
        concern = SafetyConcern(
            id=uuid(draw),
            case_id=case.id,
            person_id=case.person_id,
            organisation_id=case.organisation_id,
            user_id=life.user_id,
            opened_at=at,
            review_on=calendar.today + draw.randint(-1, 10) * DAY if held_back else None,
            told_at=None if held_back else at,
        )
        concerns.append(concern)
        noted = [(Step.SIGNALS, SEEN), (Step.CONSULT, ASKED), *([(None, BECAUSE)] * held_back)]
        entries += [
            SafetyEntry(
                id=uuid(draw),
                concern_id=concern.id,
                person_id=case.person_id,
                user_id=life.user_id,
                step=step,
                taken_on=at.date(),
                consulted=Consulted.COLLEAGUE if step is Step.CONSULT else "",
                text=Clear(text, life.key),
                at=at,
            )
            for step, text in noted
        ]
    yield from concerns
    yield from entries
