"""The terms of the law that run in the demo world, and letters that were made about them."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from random import Random

from django.db.models import Model

from naast.core.crypto.fields import Clear
from naast.supply.law.queries import legal_term
from naast.supply.law.rules import DUTCH_TIME, Domain, ends_on
from naast.support.casework.models import Case, Letter, RunningTerm
from naast.support.casework.rules.terms import LetterKind
from naast.support.people.demo import entry
from naast.support.people.demo.calendar import DAY, Calendar
from naast.support.people.demo.lives import Life, uuid

# Of the cases that run, how many wait for something of the law. Assumed.
WAITS = 0.3
ABOUT = {Domain.HOUSEHOLD: "Hulp in het huishouden", Domain.MONEY: "Bijzondere bijstand"}
OTHERWISE = "Een voorziening van de gemeente"
# A term, and how many days ago it began: over, nearly over, just begun.
COURSES = (("WMO_BESCHIKKING", 25), ("AWB_BEZWAAR", 39), ("WMO_ONDERZOEK", 12))
SUBJECT = "Ingebrekestelling: {about}"
TEXT = (
    "Op {day} vroeg ik u te beslissen over: {about}.\n\n"
    "Ik kreeg geen besluit. Met deze brief stel ik u in gebreke.\n\n"
    "Wilt u alsnog beslissen?"
)


def terms_and_letters(running: Iterable[tuple[Life, Case]], calendar: Calendar) -> Iterator[Model]:
    """Yield what the law gives time for in running cases: with a story all of it, else some.

    Model by model, so that each is written in one go.
    """
    rows = [row for life, case in running for row in _of_case(life, case, calendar)]
    yield from sorted(rows, key=lambda row: type(row).__name__)


def _of_case(life: Life, case: Case, calendar: Calendar) -> Iterator[Model]:
    if life.told and life.told.asks_for:  # nothing of the other stands in the case of who asked
        return
    draw = life.chance("terms")
    told = life.told is not None and bool(case.domains) and case.last_contact_at is not None
    if not told and (draw.random() >= WAITS or case.last_contact_at is None):
        return
    for term_id, days in COURSES if told else (draw.choice(COURSES),):
        yield from _term(life, case, calendar, draw, term_id=term_id, days=days)


def _term(
    life: Life, case: Case, calendar: Calendar, draw: Random, *, term_id: str, days: int
) -> Iterator[Model]:
    began = calendar.today - days * DAY
    at = max(datetime.combine(began + DAY, time(10), tzinfo=DUTCH_TIME), case.opened_at)
    domain = next((Domain(one) for one in case.domains if one in set(Domain)), None)
    about = ABOUT.get(domain, OTHERWISE) if domain else OTHERWISE
    known = legal_term(term_id=term_id).term
    if known is None:
        raise ValueError(term_id)
    row = RunningTerm(
        id=uuid(draw),
        case_id=case.id,
        person_id=case.person_id,
        user_id=life.user_id,
        term_id=term_id,
        about=Clear(about, life.key),
        started_on=began,
        ends_on=ends_on(start=began, term=known),
        written_at=at,
    )
    yield row
    yield entry(
        life, action="casework.term.started", at=at, what=row, draw=draw, user_id=life.user_id
    )
    if row.ends_on >= calendar.today:
        return
    made = datetime.combine(calendar.today - DAY, time(15), tzinfo=DUTCH_TIME)
    letter = Letter(
        id=uuid(draw),
        case_id=case.id,
        person_id=case.person_id,
        user_id=life.user_id,
        kind=LetterKind.NOTICE_OF_DEFAULT,
        subject=Clear(SUBJECT.format(about=about.lower()), life.key),
        text=Clear(TEXT.format(day=f"{began:%d-%m-%Y}", about=about.lower()), life.key),
        made_at=made,
        changed_at=made,
    )
    yield letter
    yield entry(
        life, action="casework.letter.made", at=made, what=letter, draw=draw, user_id=life.user_id
    )
