"""Raise a signal, and answer it; note a rule that stood in the way.

Who raised a signal is told that there is an answer.
"""

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
from naast.learning.concerns.models import Concern, Obstacle
from naast.learning.concerns.rules import Follow, Rule, answer_before, quarter_of


class NotThere(Exception):
    """Somebody tells of a place where she does not work."""


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
    rule_kind: str = "",
    holder: str = "",
) -> Concern:
    """Raise a signal; who works on policy there is told. It tells of no person.

    With a `rule_kind` it is about a rule: `about` is its name, `holder` whose it is. Raises
    NotThere for a municipality in which `actor` does not work or advise.
    """
    must_act(actor)
    on = timezone.localdate(at)
    grounds = queries.grounds(actor=actor, on=on, of_a_rule=bool(rule_kind))
    ground = grounds.get(municipality_id)
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
        rule_kind=rule_kind,
        holder=holder if rule_kind else "",
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


@transaction.atomic
def log_obstacle(
    *,
    actor: Actor,
    municipality_id: int,
    organisation_id: int | None,
    rule: Rule,
    prevented: str,
    at: datetime,
) -> Obstacle:
    """Note that a rule stood in somebody's way, and what it prevented; never in whose (R-117).

    Without an `organisation_id` an officer of the municipality notes it, in its own house. Raises
    NotThere where `actor` does not work so.
    """
    must_act(actor)
    one = Obstacle(
        municipality_id=municipality_id,
        organisation_id=organisation_id,
        user_id=cast("int", actor.user_id),
        rule_kind=rule.kind,
        rule=" ".join(rule.name.split()),
        holder=" ".join(rule.holder.split()),
        prevented=prevented,
        quarter=quarter_of(on=timezone.localdate(at)),
    )
    if not queries.works_so(
        actor=actor, municipality_id=municipality_id, organisation_id=organisation_id
    ):
        raise NotThere(municipality_id)
    one.save(force_insert=True)
    role = Role.ACCESS_OFFICER if organisation_id is None else Role.SUPPORTER
    # That she noted, and where; not which row: beside it stands whose file she had open.
    record(actor, "concerns.obstacle.logged", one.municipality, role=role)
    return one
