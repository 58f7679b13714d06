"""Answer on a subject of steering, and put an arrangement on the page that residents read."""

from collections.abc import Collection
from datetime import date, datetime
from typing import cast

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.learning.steering.models import Answer
from naast.learning.steering.queries.answers import steers
from naast.supply.organisations import queries as organisations


class NotYours(Exception):
    """Somebody answers for a municipality where she does not steer."""


@transaction.atomic
def say(
    *,
    actor: Actor,
    municipality_id: int,
    subject: str,
    codes: Collection[str] = (),
    text: str = "",
    evidence: str = "",
    evidence_on: date | None = None,
    review_on: date | None = None,
    is_open: bool,
) -> Answer:
    """Answer on a subject; what was answered before stays to be read.

    `is_open`: the client council and the organisations that work there now read it too. Raises
    NotYours where `actor` does not steer.
    """
    must_act(actor)
    if not steers(actor=actor, municipality_id=municipality_id):
        raise NotYours(municipality_id)
    on = timezone.localdate(actor.at)
    working = organisations.serving(municipality_id=municipality_id, on=on) if is_open else {}
    row = Answer(
        municipality_id=municipality_id,
        organisation_ids=sorted(working),
        subject=subject,
        codes=list(codes),
        text=text,
        evidence=evidence,
        evidence_on=evidence_on,
        review_on=review_on,
        open_on=on if is_open else None,
        said_at=cast("datetime", actor.at),
        user_id=cast("int", actor.user_id),
    )
    row.save(force_insert=True)
    record(actor, "steering.answer.given", row, role=Role.POLICY_OFFICER)
    return row
