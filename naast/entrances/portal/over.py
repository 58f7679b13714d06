"""How long files of support are kept: which are over their time, and what stands in the way.

Read over all contexts, because what runs in one of them keeps the whole file.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db.models import Case, DateTimeField, Exists, F, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Greatest
from django.utils import timezone

from naast.core.policy.walls import Actor
from naast.learning.experience import queries as experience
from naast.supply.organisations import queries as organisations
from naast.support.casework import queries as casework
from naast.support.casework.queries import terms as of_law
from naast.support.casework.rules import CaseStatus
from naast.support.keeping import queries as keeping
from naast.support.keeping.rules import (
    BY_ITSELF,
    Kept,
    Stands,
    ended_before,
    kept_until,
    objection_runs,
)
from naast.support.matching import queries as matching
from naast.support.matching.rules import QuestionStatus
from naast.support.people import queries as people
from naast.support.people.rules import House

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from naast.support.people.models import Person

OBJECTIONS = ("AWB_BOB", "AWB_BEZWAAR")


@dataclass(frozen=True, kw_only=True)
class OwnFile:
    """How long her own file is kept. `until` is None while something runs in it.

    `stands` is all that keeps it, also after that day.
    """

    organisation_id: int
    organisation: str
    kept: Kept
    until: datetime | None
    stands: tuple[Stands, ...]


def own_file(*, actor: Actor, at: datetime) -> OwnFile | None:
    """Return how long the file of the resident `actor` is kept; None for one of a municipality."""
    person: Any = _files(actor=actor, at=at).filter(organisation_id__isnull=False).first()
    if person is None:
        return None
    on = timezone.localdate(at)
    organisation_id = cast("int", person.organisation_id)
    kept = keeping.kept_by(organisation_id=organisation_id, on=on)
    until = None if person.runs else kept_until(ended_at=person.ended_at, kept=kept)
    return OwnFile(
        organisation_id=organisation_id,
        organisation=organisations.names(ids=[organisation_id])[organisation_id],
        kept=kept,
        until=until,
        stands=what_stands(actor=actor, at=at),
    )


def over(
    *, actor: Actor, at: datetime, most: int, after: tuple[datetime, UUID] | None = None
) -> list[tuple[datetime, UUID]]:
    """Return which files are over their time and quiet, the oldest first: since when, and whose.

    `after` is the last one of the `most` before these.

    For the clock in its step `keeping`; it knows no contents. What else may stand in the way is
    asked of each file by itself (`what_stands`).
    """
    on = timezone.localdate(at)
    by_kept: dict[Kept, list[int]] = defaultdict(list)
    for organisation_id, kept in keeping.terms(on=on).items():
        by_kept[kept].append(organisation_id)
    before = Case(
        *(
            When(organisation_id__in=ids, then=Value(ended_before(at=at, kept=kept)))
            for kept, ids in by_kept.items()
        ),
        default=Value(ended_before(at=at, kept=BY_ITSELF)),
        output_field=DateTimeField(),
    )
    files: Any = _files(actor=actor, at=at)
    quiet = files.filter(runs=False, ended_at__lt=before)
    if after:
        ended_at, person_id = after
        quiet = quiet.filter(Q(ended_at__gt=ended_at) | Q(ended_at=ended_at, id__gt=person_id))
    return list(quiet.order_by("ended_at", "id").values_list("ended_at", "id")[:most])


def is_over(*, actor: Actor, at: datetime) -> bool:
    """Whether the file of the resident `actor` is over its time, and nothing stands in the way."""
    own = own_file(actor=actor, at=at)
    return own is not None and own.until is not None and own.until <= at and not own.stands


def what_stands(*, actor: Actor, at: datetime) -> tuple[Stands, ...]:
    """Return what is in the way of letting the file of the resident `actor` go."""
    on = timezone.localdate(at)
    running = of_law.terms(actor=actor).filter(ended_on__isnull=True, dropped_at__isnull=True)
    ends = list(running.values_list("term_id", "ends_on"))
    asked = experience.look_questions(actor=actor).filter(answer__isnull=True)
    found = {
        Stands.CASE: casework.cases(actor=actor).exclude(status=CaseStatus.CLOSED).exists(),
        Stands.QUESTION: matching.questions(actor=actor)
        .filter(status=QuestionStatus.OPEN)
        .exists(),
        Stands.TERM: any(until >= on for _, until in ends),
        Stands.OBJECTION: any(
            objection_runs(ends_on=until, on=on)
            for term_id, until in ends
            if term_id.startswith(OBJECTIONS)
        ),
        Stands.COMPLAINT: experience.complaints(actor=actor)
        .filter(answered_at__isnull=True)
        .exists(),
        Stands.ANSWER: asked.exists(),
        Stands.HOLD: keeping.holding(actor=actor, on=on).exists(),
    }
    return tuple(stands for stands, there in found.items() if there)


def _files(*, actor: Actor, at: datetime) -> "QuerySet[Person]":
    """Return the files of support that `actor` may see: whether something runs, and what ended."""
    hers = {"person_id": OuterRef("id")}
    cases = casework.cases(actor=actor).filter(**hers).order_by()
    asked = matching.questions(actor=actor).filter(**hers).order_by()
    stood = people.standings(actor=actor).filter(**hers).order_by()

    def last(rows: Any, column: str) -> Subquery:
        return Subquery(rows.values("person_id").annotate(last=Max(column)).values("last"))

    return (
        people.persons(actor=actor)
        .filter(house=House.SUPPORT, erased_at__isnull=True)
        .annotate(
            runs=Q(Exists(cases.exclude(status=CaseStatus.CLOSED)))
            | Q(Exists(asked.filter(status=QuestionStatus.OPEN)))
            | Q(Exists(stood.filter(Q(until_at__isnull=True) | Q(until_at__gt=at)))),
            ended_at=Greatest(  # in PostgreSQL what is not there does not count
                F("created_at"),
                last(cases, "closed_at"),
                last(asked, "asked_at"),
                last(stood, "until_at"),
            ),
        )
    )
