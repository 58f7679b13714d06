"""Objections in the demo world: one that was won, some that wait or are judged, one that is late.

Keimpe, of whom a story is told, got a taxi and objected to how often; he won. Boukje objected to
how many hours, and has not said why yet. What others say is invented too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from naast.core.crypto.fields import Clear
from naast.core.identity.queries import holders, names
from naast.supply.law import queries as law
from naast.supply.law.rules import ends_at
from naast.supply.places.queries import municipality_names
from naast.support.decisions import objection_papers, papers
from naast.support.decisions.demo import letters, mandates
from naast.support.decisions.models import (
    Decision,
    DecisionText,
    Letter,
    Mandate,
    Objection,
    ObjectionText,
)
from naast.support.decisions.queries.objections import last_to_object_to
from naast.support.decisions.rules import Verdict
from naast.support.decisions.rules.objections import (
    ObjectedBy,
    ObjectionOutcome,
    ObjectionPart,
    complete_before,
)
from naast.support.people.demo import entry
from naast.support.people.demo.bulk import write
from naast.support.people.demo.calendar import DAY
from naast.support.people.demo.lives import Life, uuid
from naast.support.people.rules import HAT_OF_HOUSE, Manner

Decided = tuple[Life, Decision]

FIRST_FREE = 5  # Saturday
WON, ASKED_AGAIN = "naar-de-werf", "was-in-een-gesprek"
GROUNDS = (
    "Mijn dochter woont ver weg. Zij kan niet elke week komen.",
    "Er is niet bij mij thuis gekeken. Aan de telefoon kon ik het niet goed vertellen.",
    "Twee uur is te weinig. Na een uur kan ik niet meer.",
    "Ik kan niet zelf met de bus. Dat heb ik ook gezegd.",
)
HEARD = "Meneer vertelde dat de ploeg ook op zaterdag werkt. Zijn ondersteuner was erbij."
WHY = "De werf is ook op zaterdag open. Juist dan is de hele ploeg er."
WHAT = "De taxi rijdt u drie keer per week heen en terug, ook op zaterdag."


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One objection of somebody without a story: how long ago was decided, and how it stands."""

    least_days: int
    most_days: int
    judged: bool = False
    hearing: bool = False
    paper: bool = False


SLOTS = (
    Slot(least_days=100, most_days=240, judged=True),  # its term is over
    Slot(least_days=20, most_days=80, judged=True, hearing=True),
    Slot(least_days=20, most_days=80, judged=True),
    Slot(least_days=8, most_days=80),
    Slot(least_days=10, most_days=80, paper=True),
)


def load(decided: Sequence[Decided], *, at: datetime) -> None:
    """Write objections to what was decided first, and who judges them: never who decided."""
    towns = {decision.municipality_id for life, decision in decided if life.told}
    judges = [
        one
        for town in sorted(towns)
        for one in holders(role="objection_officer", scope=f"municipality:{town}", on=at.date())
    ]
    if not judges:
        return
    judge = judges[0]
    told = {life.told.slug: (life, one) for life, one in decided if life.told}
    if WON in told:
        _won(*told[WON], judge)
    if ASKED_AGAIN in told:
        _pro_forma(*told[ASKED_AGAIN])
    others = [(life, one) for life, one in decided if not life.told]
    taken: set[UUID] = set()
    for number, slot in enumerate(SLOTS):
        found = _fitting(others, slot, taken, at)
        if found:
            taken.add(found[0].person_id)
            _of_somebody(*found, slot, judge, at, grounds=GROUNDS[number % len(GROUNDS)])


def _fitting(
    others: Sequence[Decided], slot: Slot, taken: set[UUID], at: datetime
) -> Decided | None:
    """Return the decision to object to: rather a refusal, then what fits best in its days."""
    rows = [
        (life, one)
        for life, one in others
        if life.person_id not in taken
        and slot.least_days <= (at - one.decided_at).days <= slot.most_days
    ]
    rows.sort(key=lambda row: (row[1].verdict == Verdict.GRANTED, row[1].decided_at, row[1].id))
    return rows[0] if rows else None


def _objection(life: Life, decision: Decision, *, announced_at: datetime, days: int) -> Objection:
    """Return an objection that came so many days after the decision was made known."""
    received_at = announced_at + days * DAY
    town = decision.municipality_id
    return Objection(
        id=uuid(life.chance("objection")),
        decision_id=decision.id,
        decided_by_id=decision.user_id,
        matter_id=decision.matter_id,
        person_id=life.person_id,
        circle_id=life.circle_id,
        municipality_id=town,
        by=ObjectedBy.CODE,
        announced_on=timezone.localdate(announced_at),
        last_on=last_to_object_to(municipality_id=town, announced_at=announced_at),
        received_on=timezone.localdate(received_at),
        received_at=received_at,
        late=False,
    )


Said = tuple[ObjectionPart, str, int, int | None]
"""Which part, its words, how many days after it came, and by whom: None for herself."""


def _text(row: Objection, life: Life, said: Said) -> ObjectionText:
    part, text, days, by = said
    return ObjectionText(
        id=uuid(life.chance(f"objection {part}")),
        objection_id=row.id,
        person_id=life.person_id,
        user_id=by,
        part=part,
        text=Clear(text, life.key),
        at=row.received_at + days * DAY,
    )


def _judges(life: Life, judge: int, *, since: datetime, until: datetime | None) -> Iterator[Model]:
    """Yield the hat and the standing of who judges; the hat first, because the rest leans on it."""
    yield apps.get_model("people.Hat")(
        id=uuid(life.chance("hat of who judges")),
        circle_id=life.circle_id,
        user_id=judge,
        house=life.house,
        kind=HAT_OF_HOUSE[life.house],
        from_at=since,
    )
    yield apps.get_model("people.Standing")(
        id=uuid(life.chance("standing of who judges")),
        person_id=life.person_id,
        circle_id=life.circle_id,
        user_id=judge,
        organisation_id=None,
        municipality_id=life.municipality_id,
        house=life.house,
        hat=None if until else HAT_OF_HOUSE[life.house],
        manner=Manner.JUDGES,
        from_at=since,
        until_at=until,
    )


def _of_somebody(
    life: Life, decision: Decision, slot: Slot, judge: int, at: datetime, *, grounds: str
) -> None:
    row = _objection(life, decision, announced_at=decision.decided_at, days=6)
    written = [_text(row, life, (ObjectionPart.GROUNDS, grounds, 0, None))]
    if slot.paper:
        row.by, row.posted_on, written = ObjectedBy.PAPER, row.received_on - DAY, []
    if slot.judged:
        row.user_id, row.taken_at = judge, row.received_at + DAY
        row.hat = HAT_OF_HOUSE[life.house]
        write(_judges(life, judge, since=row.taken_at, until=None))
    if slot.hearing:
        soon = timezone.localtime(at).replace(hour=10, minute=30, second=0, microsecond=0)
        in_days = next(days for days in (4, 5, 6) if (soon + days * DAY).weekday() < FIRST_FREE)
        row.hearing_at = soon + in_days * DAY
        place = "Gemeentehuis, kamer 4"
        written.append(_text(row, life, (ObjectionPart.PLACE, place, 1, judge)))
    write([row])
    write(written)


def _pro_forma(life: Life, decision: Decision) -> None:
    announced_at = decision.decided_at + letters.LATER
    row = _objection(life, decision, announced_at=announced_at, days=2)
    row.complete_asked_on = row.received_on
    row.complete_before_on = complete_before(asked_on=row.received_on)
    write([row])
    draw = life.chance("objection entries")
    write(
        [entry(life, action="decisions.objection.made", at=row.received_at, what=row, draw=draw,
               user_id=None)]
    )  # fmt: skip


def _won(life: Life, decision: Decision, judge: int) -> None:
    """Write his objection, how he was heard with who supports him, and what was decided anew."""
    announced_at = decision.decided_at + letters.LATER
    row = _objection(life, decision, announced_at=announced_at, days=3)
    row.user_id, row.hat = judge, HAT_OF_HOUSE[life.house]
    row.taken_at, row.hearing_at = row.received_at + DAY, row.received_at + 6 * DAY
    row.heard_on = timezone.localdate(row.hearing_at)
    row.outcome, row.decided_at = ObjectionOutcome.FOUNDED, row.received_at + 9 * DAY
    write(_judges(life, judge, since=row.taken_at, until=row.decided_at))
    write([row])
    said: tuple[Said, ...] = (
        (ObjectionPart.GROUNDS, "De ploeg werkt ook op zaterdag. Dan zit ik thuis.", 0, None),
        (ObjectionPart.HELPER, "Mijn buurvrouw", 0, None),
        (ObjectionPart.PLACE, "Op de werf", 2, judge),
        (ObjectionPart.HEARING, HEARD, 6, judge),
        (ObjectionPart.REASONS, WHY, 9, judge),
    )
    write(_text(row, life, one) for one in said)
    anew = _anew(life, decision, judge, row.decided_at)
    _letter(life, row, anew, judge)
    draw = life.chance("objection entries")
    write(
        entry(life, action=f"decisions.objection.{done}", at=row.received_at + days * DAY,
              what=row, draw=draw, user_id=by)
        for done, days, by in (
            ("made", 0, None), ("taken", 1, judge), ("invited", 2, judge), ("heard", 6, judge),
            ("judged", 9, judge),
        )
    )  # fmt: skip


def _anew(life: Life, decision: Decision, judge: int, at: datetime) -> Decision:
    anew = Decision(
        id=uuid(life.chance("decision on the objection")),
        matter_id=decision.matter_id,
        person_id=life.person_id,
        circle_id=life.circle_id,
        user_id=judge,
        hat=HAT_OF_HOUSE[life.house],
        municipality_id=decision.municipality_id,
        provision=decision.provision,
        verdict=Verdict.GRANTED,
        mandate="objection_officer",
        by_mandate_id=Mandate.objects.get(function=mandates.OBJECTIONS).pk,
        articles=decision.articles,
        applied_at=decision.applied_at,
        replaces_id=decision.id,
        decided_at=at,
    )
    write([anew])
    because = objection_papers.because(granted=True)
    text = DecisionText(
        decision_id=anew.id,
        person_id=life.person_id,
        what=Clear(WHAT, life.key),
        reasons=Clear(WHY, life.key),
        anew=Clear(because, life.key),
    )
    write([text])
    return anew


def _letter(life: Life, row: Objection, anew: Decision, judge: int) -> None:
    """Write the letter with the decision on the objection, which is the second of the matter."""
    at: Any = row.decided_at
    first = Letter.objects.get(matter_id=anew.matter_id)
    book = law.term_book(municipality_id=anew.municipality_id)
    known = book.term(term_id="AWB_BEROEP", on=timezone.localdate(at))
    appeal_on = None
    if known.term is not None and known.certainty.is_verified:
        appeal_on = papers.last_day_of(ends_at(event_at=at, term=known.term))
    data = objection_papers.judgement(
        objection=row,
        decision=anew,
        reasons=WHY,
        what=WHAT,
        number=f"{first.number}-B1",
        municipality=municipality_names(ids=[anew.municipality_id])[anew.municipality_id],
        mandate=Mandate.objects.get(id=anew.by_mandate_id or 0),
        by=names(user_ids={judge})[judge],
        appeal_on=appeal_on,
        at=at,
    )
    letters.keep(life, data, [anew], number=f"{first.number}-B1", at=at, drawn="letter on it")
