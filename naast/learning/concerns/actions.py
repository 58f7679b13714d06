"""Raise a signal, and answer it. Who raised it is told that there is an answer."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, must_act
from naast.learning.concerns import queries
from naast.learning.concerns.models import Concern
from naast.learning.concerns.rules import Follow, answer_before


class NotThere(Exception):
    """Somebody raises a signal about a place where she does not work."""


@transaction.atomic
def raise_concern(
    *,
    actor: Actor,
    municipality_id: int,
    zone_id: int | None,
    theme: str,
    group: str,
    about: str,
    text: str,
    at: datetime,
) -> Concern:
    """Raise a signal; who works on policy there is told. It tells of no person.

    Raises NotThere for a municipality in which `actor` does not work or advise.
    """
    must_act(actor)
    on = timezone.localdate(at)
    ground = queries.grounds(actor=actor, on=on).get(municipality_id)
    if ground is None:
        raise NotThere(municipality_id)
    concern = Concern(
        municipality_id=municipality_id,
        zone_id=zone_id,
        organisation_id=ground.organisation_id,
        organisation_ids=list(ground.organisation_ids),
        user_id=cast("int", actor.user_id),
        role=ground.role,
        theme=theme,
        group=group,
        about=about,
        text=text,
        raised_on=on,
        answer_before_on=answer_before(raised_on=on),
    )
    concern.save(force_insert=True)
    record(actor, "concerns.concern.raised", concern, role=ground.role)
    scope = f"municipality:{municipality_id}"
    for user_id in holders(role=Role.POLICY_OFFICER, scope=scope, on=on):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return concern


@transaction.atomic
def answer_concern(
    *, actor: Actor, concern_id: UUID, follow: Follow, answer: str, at: datetime
) -> Concern:
    """Say what the municipality does with a signal, or write that anew; what stood there stays.

    Raises Concern.DoesNotExist for what is not there or not of one's own municipality.
    """
    must_act(actor)
    concern = queries.concerns(actor=actor, verb="answer").select_for_update().get(id=concern_id)
    if concern.answered_on is not None:
        stood = {
            "on": concern.answered_on.isoformat(),
            "follow": concern.follow,
            "answer": concern.answer,
        }
        concern.earlier = [*concern.earlier, stood]
    concern.follow, concern.answer = follow, answer
    concern.answered_by_id, concern.answered_on = actor.user_id, timezone.localdate(at)
    concern.save(update_fields=["follow", "answer", "answered_by", "answered_on", "earlier"])
    record(actor, "concerns.concern.answered", concern, role=Role.POLICY_OFFICER, reason=follow)
    queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=concern.user_id)
    return concern
