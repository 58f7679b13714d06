"""Read what became of questions that were put through, for who did that: so much and no more."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naast.core.policy.walls import Actor, Scope, acting
from naast.support.matching.queries.rows import questions
from naast.support.matching.rules.put_through import Became, became
from naast.support.people.rules import House


@dataclass(frozen=True, kw_only=True)
class PutThrough:
    """A question as who put it through sees it: not who asked, not what about, not who took it."""

    question_id: UUID
    number: str
    organisation: str
    asked_at: datetime
    promised_at: datetime
    became: Became


def put_through(
    *, actor: Actor, question_ids: Collection[UUID], at: datetime
) -> dict[UUID, PutThrough]:
    """Return what became of these questions of the support house. One query.

    `actor` answers for it that she put them through herself and that each resident agreed: for this
    one look the rows open by their ids, as they do for who passes a question on.
    """
    if not question_ids:
        return {}
    with acting(actor.also(passing_on=Scope(row_ids=list(question_ids)))) as looker:
        rows = list(
            questions(actor=looker)
            .filter(id__in=question_ids, house=House.SUPPORT)
            .select_related("organisation")
        )
    return {
        row.id: PutThrough(
            question_id=row.id,
            number=row.number,
            organisation=row.organisation.name if row.organisation else "",
            asked_at=row.asked_at,
            promised_at=row.promised_at,
            became=became(
                status=row.status,
                promised_at=row.promised_at,
                first_contact_at=row.first_contact_at,
                at=at,
            ),
        )
        for row in rows
    }
