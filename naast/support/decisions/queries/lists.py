"""Lists of an officer: her matters, and the questions that were put to her."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from naast.core.policy.walls import Actor
from naast.supply.law import queries as law
from naast.support.decisions.queries.rows import decided_of, matters
from naast.support.decisions.queries.terms import Term, terms
from naast.support.decisions.rules import MatterStatus
from naast.support.matching.queries import contact_words, questions
from naast.support.people.queries import opened


@dataclass(frozen=True, kw_only=True)
class MatterInList:
    """A matter of mine in a list: who, about what, and the term that presses most."""

    matter_id: UUID
    person_id: UUID
    number: str
    first_name: str
    domains: tuple[str, ...]
    opened_at: datetime
    term: Term | None
    decided: bool


def my_matters(*, actor: Actor, at: datetime) -> list[MatterInList]:
    """Return the open matters of an officer, the term that presses most first, in four queries."""
    mine = matters(actor=actor, verb="work").filter(status=MatterStatus.OPEN)
    open_ = list(mine.select_related("question"))
    names = opened(actor=actor, person_ids={matter.person_id for matter in open_})
    books = law.term_books(municipality_ids={matter.municipality_id for matter in open_})
    decided = decided_of(actor=actor, matter_ids=[matter.id for matter in open_])
    listed = [
        MatterInList(
            matter_id=matter.id,
            person_id=matter.person_id,
            number=matter.question.number,
            first_name=names[matter.person_id].first_name if matter.person_id in names else "",
            domains=tuple(matter.domains),
            opened_at=matter.opened_at,
            term=pressing(
                terms(
                    matter=matter,
                    decided=decided[matter.id],
                    at=at,
                    book=books[matter.municipality_id],
                )
            ),
            decided=bool(decided[matter.id]),
        )
        for matter in open_
    ]
    return sorted(listed, key=lambda one: one.term.last_on if one.term else date.max)


def pressing(found: Collection[Term]) -> Term | None:
    """Return the running term of ours that ends first."""
    ours = [term for term in found if term.runs and not term.hers]
    return min(ours, key=lambda term: term.last_on, default=None)


@dataclass(frozen=True, kw_only=True)
class QuestionWaiting:
    """A question put to an officer, before she takes it: never who or what exactly."""

    question_id: UUID
    number: str
    domains: tuple[str, ...]
    zone: str
    asked_at: datetime
    promised_at: datetime
    chosen_by_resident: bool
    contact: str


def waiting_questions(*, actor: Actor) -> list[QuestionWaiting]:
    """Return the open questions that were put to an officer, oldest promise first."""
    asked = questions(actor=actor, verb="accept").filter(house="municipality")
    return [
        QuestionWaiting(
            question_id=question.id,
            number=question.number,
            domains=tuple(question.domains),
            zone=question.zone.name if question.zone else "",
            asked_at=question.asked_at,
            promised_at=question.promised_at,
            chosen_by_resident=question.chosen_by_resident,
            contact=contact_words(question=question),
        )
        for question in asked.select_related("zone")
    ]
