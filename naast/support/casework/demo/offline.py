"""Visits of the demo world that are on their way, and the organisations that let them go along."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from random import Random

from django.db.models import Model

from naast.core.crypto.fields import Clear
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.support.casework.models import Case, LetterWording, OfflineChoice, Visit
from naast.support.casework.rules.offline import kept_until
from naast.support.casework.rules.terms import LetterKind
from naast.support.people.demo import entry
from naast.support.people.demo.calendar import DAY, Calendar
from naast.support.people.demo.lives import Life, uuid

# Of the cases that run, and of those with a story all. Assumed.
GOES_ALONG = 0.05
IN_OWN_WORDS = (
    "Op [begonnen op] vroeg ik u om hulp. Het gaat over: [onderwerp].\n\n"
    "[wet: te laat] Ik weet nog steeds niet waar ik aan toe ben.\n\n"
    "[wet: in gebreke] [wet: alsnog beslissen]\n\n[wet: dwangsom]"
)
OWN_NOTE = "Vragen hoe het slapen gaat. De brief van de woningbouw meenemen."


def choices(cases: Iterable[Case], calendar: Calendar) -> list[Model]:
    """Return that organisations switched it on, where somebody leads them: every second one."""
    return [
        OfflineChoice(
            id=uuid(Random(at)),  # noqa: S311 (no secret)
            organisation_id=organisation_id,
            user_id=lead,
            is_on=True,
            at=calendar.at - 30 * DAY,
        )
        for at, (organisation_id, lead) in enumerate(_led(cases, calendar))
        if at % 2 == 0
    ]


def wordings(cases: Iterable[Case], calendar: Calendar) -> list[Model]:
    """Return the own words of the first organisation that is led, for one kind of letter."""
    return [
        LetterWording(
            id=uuid(Random(-1)),  # noqa: S311 (no secret)
            organisation_id=organisation_id,
            kind=LetterKind.NOTICE_OF_DEFAULT,
            version=1,
            subject="Ik wacht te lang: [onderwerp]",
            text=IN_OWN_WORDS,
            user_id=lead,
            at=calendar.at - 20 * DAY,
        )
        for organisation_id, lead in _led(cases, calendar)[:1]
    ]


def _led(cases: Iterable[Case], calendar: Calendar) -> list[tuple[int, int]]:
    """Return organisations with who leads them. A list: nothing is asked while rows are copied."""
    found = [
        (organisation_id, sorted(holders(role=Role.COORDINATOR, scope=scope, on=calendar.today)))
        for organisation_id in sorted({case.organisation_id for case in cases})
        for scope in [f"organisation:{organisation_id}"]
    ]
    return [(organisation_id, leads[0]) for organisation_id, leads in found if leads]


def visits(running: Iterable[tuple[Life, Case]], calendar: Calendar) -> Iterator[Model]:
    """Yield visits that were taken along this morning, with what the resident sees of that."""
    rows: list[Visit] = []
    entries: list[Model] = []
    taken_at = calendar.at - timedelta(hours=2)
    for life, case in running:
        draw = life.chance("visit")
        goes = life.told is not None or draw.random() < GOES_ALONG
        if not goes or case.last_contact_at is None or case.opened_at > taken_at:
            continue
        visit = Visit(
            id=uuid(draw),
            case_id=case.id,
            person_id=case.person_id,
            user_id=life.user_id,
            half_key=Clear(f"{draw.getrandbits(256):064x}", life.key),
            own_note=Clear(OWN_NOTE, life.key),
            with_name=True,
            with_goals=True,
            taken_at=taken_at,
            until_at=kept_until(taken_at=taken_at),
        )
        rows.append(visit)
        entries.append(
            entry(
                life, action="casework.visit.taken_along", at=taken_at, what=visit, draw=draw,
                user_id=life.user_id,
            )
        )  # fmt: skip
    yield from (*rows, *entries)
