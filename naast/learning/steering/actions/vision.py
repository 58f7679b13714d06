"""Write a vision, put it to who writes along, hear them, have it decided."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
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
from naast.learning.steering.actions.answers import NotYours
from naast.learning.steering.models import Remark, Vision
from naast.learning.steering.queries import vision as queries
from naast.learning.steering.queries.answers import advises, steers, works_for
from naast.learning.steering.rules.vision import Stage, may_edit
from naast.supply.organisations import queries as organisations


class Decided(Exception):
    """What was decided does not change any more, or another starts on that day."""


@transaction.atomic
def write_vision(
    *,
    actor: Actor,
    municipality_id: int,
    vision_id: UUID | None,
    title: str,
    parts: Mapping[str, str],
    why_new: str,
    writer_ids: Collection[int],
    with_council: bool,
    others: str,
) -> Vision:
    """Write a version, or write one that was not decided anew.

    Raises NotYours where `actor` does not steer, Vision.DoesNotExist for a version that is not
    there, Decided for one that stands.
    """
    must_act(actor)
    if not steers(actor=actor, municipality_id=municipality_id):
        raise NotYours(municipality_id)
    facts = {
        "title": title,
        "parts": {part: text for part, text in parts.items() if text},
        "why_new": why_new,
        "writer_ids": sorted(writer_ids),
        "with_council": with_council,
        "others": others,
    }
    if vision_id is None:
        row = Vision(
            municipality_id=municipality_id,
            user_id=cast("int", actor.user_id),
            written_at=cast("datetime", actor.at),
            **facts,
        )
        row.save(force_insert=True)
    else:
        row = _open(actor, vision_id)
        for name, value in facts.items():
            setattr(row, name, value)
        if row.stage == Stage.SHARED:
            row.organisation_ids = row.writer_ids
        row.save(update_fields=[*facts, "organisation_ids"])
    record(actor, "steering.vision.written", row, role=Role.POLICY_OFFICER)
    return row


@transaction.atomic
def share_vision(*, actor: Actor, vision_id: UUID) -> Vision:
    """Put a draft to who writes along; they are told that something waits.

    Raises Vision.DoesNotExist, Decided for a version that stands.
    """
    must_act(actor)
    row = _open(actor, vision_id)
    row.stage, row.organisation_ids = Stage.SHARED, row.writer_ids
    row.save(update_fields=["stage", "organisation_ids"])
    record(actor, "steering.vision.shared", row, role=Role.POLICY_OFFICER)
    scopes = [(Role.COORDINATOR, f"organisation:{one}") for one in row.writer_ids]
    if row.with_council:
        scopes.append((Role.COUNCIL_MEMBER, f"municipality:{row.municipality_id}"))
    on = timezone.localdate(actor.at)
    told = {who for role, scope in scopes for who in holders(role=role, scope=scope, on=on)}
    for user_id in sorted(told):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return row


@transaction.atomic
def decide_vision(
    *, actor: Actor, vision_id: UUID, from_on: date, decided_on: date, decision: str
) -> Vision:
    """Write down that the council decided, and from when it holds; the words stand from now on.

    Raises Vision.DoesNotExist, Decided for one that stands or where another starts that day.
    """
    must_act(actor)
    row = _open(actor, vision_id)
    same_day = Vision.objects.filter(municipality_id=row.municipality_id, from_on=from_on)
    if same_day.exists():
        raise Decided(from_on)
    on = timezone.localdate(actor.at)
    working = organisations.serving(municipality_id=row.municipality_id, on=on)
    row.stage, row.from_on, row.decided_on = Stage.DECIDED, from_on, decided_on
    row.decision = decision
    row.organisation_ids = sorted({*row.writer_ids, *working})
    row.save(update_fields=["stage", "from_on", "decided_on", "decision", "organisation_ids"])
    record(actor, "steering.vision.decided", row, role=Role.POLICY_OFFICER)
    return row


@transaction.atomic
def remark_on(*, actor: Actor, vision_id: UUID, text: str) -> Remark:
    """Say what one's organisation or council thinks of a version that is put to it.

    Raises Vision.DoesNotExist for what is not put to it, NotYours for who does not write along.
    """
    must_act(actor)
    vision = queries.visions(actor=actor).get(id=vision_id, stage=Stage.SHARED)
    town = vision.municipality_id
    council = vision.with_council and advises(actor=actor, municipality_id=town)
    mine = works_for(actor=actor, municipality_id=town, on=timezone.localdate(actor.at))
    writes = [one for one in vision.writer_ids if one in mine]
    if not council and not writes:
        raise NotYours(vision_id)
    row = Remark(
        vision=vision,
        municipality_id=town,
        organisation_id=None if council else writes[0],
        text=text,
        said_at=cast("datetime", actor.at),
        user_id=cast("int", actor.user_id),
    )
    row.save(force_insert=True)
    role = Role.COUNCIL_MEMBER if council else Role.COORDINATOR
    record(actor, "steering.remark.made", row, role=role)
    queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=vision.user_id)
    return row


@transaction.atomic
def answer_remark(*, actor: Actor, remark_id: UUID, answer: str) -> Remark:
    """Say what was done with a remark; who made it is told. Raises Remark.DoesNotExist."""
    must_act(actor)
    found = queries.remarks(actor=actor, verb="answer")
    row = found.select_for_update(of=("self",)).get(id=remark_id)
    row.answer, row.answered_on = answer, timezone.localdate(actor.at)
    row.save(update_fields=["answer", "answered_on"])
    record(actor, "steering.remark.answered", row, role=Role.POLICY_OFFICER)
    queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=row.user_id)
    return row


def _open(actor: Actor, vision_id: UUID) -> Vision:
    found = queries.visions(actor=actor, verb="write")
    row = found.select_for_update(of=("self",)).get(id=vision_id)
    if not may_edit(stage=Stage(row.stage)):
        raise Decided(vision_id)
    return row
