"""Write down what a municipality wants, tell it to whom it touches, and tell what came of it."""

from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, must_act
from naast.learning.steering import queries
from naast.learning.steering.models.ambitions import Aim, Motion
from naast.learning.steering.models.selftest import Action
from naast.learning.steering.rules.ambitions import Progress
from naast.learning.steering.rules.selftest import Chair

ROLE = Role.POLICY_OFFICER


class NotOurs(Exception):
    """A plan of a municipality for which somebody does not answer."""


@transaction.atomic
def write_aim(*, actor: Actor, municipality_id: int, at: datetime, **facts: Any) -> Aim:
    """Write an ambition or bottleneck as a draft. Raises NotOurs."""
    must_act(actor)
    if not queries.answers_in(actor=actor, municipality_id=municipality_id):
        raise NotOurs(municipality_id)
    on = timezone.localdate(at)
    row = Aim(
        municipality_id=municipality_id,
        organisation_ids=list(queries.seated(municipality_id=municipality_id, on=on)),
        began_on=on,
        user_id=cast("int", actor.user_id),
        **facts,
    )
    row.save(force_insert=True)
    record(actor, "steering.aim.written", row, role=ROLE)
    return row


@transaction.atomic
def publish_aim(*, actor: Actor, aim_id: UUID, at: datetime) -> Aim:
    """Tell an ambition to all who work there; whom it touches gets word. Raises Aim.DoesNotExist.

    What was told stays told.
    """
    must_act(actor)
    found = queries.aims(actor=actor, verb="write").select_related(None)
    row = found.select_for_update().get(id=aim_id, told_on=None)
    on = timezone.localdate(at)
    row.told_on = on
    row.save(update_fields=["told_on"])
    record(actor, "steering.aim.told", row, role=ROLE)
    users = {*holders(role=Role.COUNCIL_MEMBER, scope=f"municipality:{row.municipality_id}", on=on)}
    for id_ in row.touches:
        users |= {*holders(role=Role.COORDINATOR, scope=f"organisation:{id_}", on=on)}
    for user_id in sorted(users):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return row


@transaction.atomic
def tell_aim(*, actor: Actor, aim_id: UUID, progress: Progress, came: str, at: datetime) -> Aim:
    """Tell how far an ambition is, and what came of it. Raises Aim.DoesNotExist."""
    del at
    must_act(actor)
    found = queries.aims(actor=actor, verb="write").select_related(None)
    row = found.select_for_update().get(id=aim_id)
    row.progress, row.came, row.user_id = progress, came, cast("int", actor.user_id)
    row.save(update_fields=["progress", "came", "user"])
    record(actor, "steering.aim.progressed", row, role=ROLE, reason=progress)
    return row


@transaction.atomic
def plan_action(
    *, actor: Actor, aim_id: UUID, what: str, function: str, before_on: date, at: datetime
) -> Action:
    """Plan what the municipality does for an ambition that was told. Raises Aim.DoesNotExist."""
    must_act(actor)
    aim = queries.aims(actor=actor, verb="write").get(id=aim_id, told_on__isnull=False)
    row = Action.objects.create(
        municipality_id=aim.municipality_id,
        organisation_ids=aim.organisation_ids,
        aim=aim,
        what=what,
        owner=Chair.MUNICIPALITY,
        function=function,
        before_on=before_on,
        proposed_on=timezone.localdate(at),
    )
    record(actor, "steering.action.planned", row, role=ROLE)
    return row


@transaction.atomic
def keep_motion(*, actor: Actor, municipality_id: int, at: datetime, **facts: Any) -> Motion:
    """Keep what the municipal council moved. Raises NotOurs."""
    del at
    must_act(actor)
    if not queries.answers_in(actor=actor, municipality_id=municipality_id):
        raise NotOurs(municipality_id)
    row = Motion.objects.create(municipality_id=municipality_id, **facts)
    record(actor, "steering.motion.kept", row, role=ROLE)
    return row


@transaction.atomic
def follow_motion(*, actor: Actor, motion_id: UUID, progress: Progress, came: str) -> Motion:
    """Tell what came of a motion. Raises Motion.DoesNotExist."""
    must_act(actor)
    found = queries.motions(actor=actor, verb="write").select_related(None)
    row = found.select_for_update().get(id=motion_id)
    row.progress, row.came = progress, came
    row.save(update_fields=["progress", "came"])
    record(actor, "steering.motion.followed", row, role=ROLE, reason=progress)
    return row
