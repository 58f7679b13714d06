"""Offering oneself, being talked with, and coming into the pool."""

from uuid import UUID

from django.db import IntegrityError, transaction

from naast.core.audit.actions import record
from naast.core.identity.queries import holders
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.supporters import queries
from naast.supply.supporters.actions.admitting import admit_supporter
from naast.supply.supporters.actions.shared import day, moment
from naast.supply.supporters.models import Application, Supporter
from naast.supply.supporters.rules import APPLY_AS, Kind, Payer, Position, Stage, may_admit


class CannotApply(Exception):
    """Nobody applies for paid work here, or for work of the municipality."""


class NotTalkedYet(Exception):
    """Nobody is admitted before somebody talked with her, or twice."""


class WorksElsewhere(Exception):
    """Somebody is a worker already under an account, perhaps where `actor` cannot see it."""


@transaction.atomic
def apply_as(
    *,
    actor: Actor,
    organisation_id: int,
    municipality_id: int,
    kind: Kind,
    name: str,
    contact: str,
    motivation: str,
) -> UUID:
    """Leave that one wants to stand beside people; the coordinators there hear that it waits.

    Anybody may. Raises CannotApply for a kind of which nobody applies.
    """
    at = moment(actor)
    if kind not in APPLY_AS:
        raise CannotApply(kind)
    left = Application(
        organisation_id=organisation_id,
        municipality_id=municipality_id,
        kind=kind,
        name=name,
        contact=contact,
        motivation=motivation,
        applied_at=at,
    )
    with acting(actor.also(applying=Scope(row_ids=[left.pk]))):
        # Nothing is read back: who applies sees no application, not even her own.
        Application.objects.bulk_create([left])
    for user_id in holders(
        role="coordinator", scope=f"organisation:{organisation_id}", on=day(actor)
    ):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return left.pk


def _locked(actor: Actor, application_id: UUID, verb: str) -> Application:
    moment(actor)
    found = queries.applications(actor=actor, verb=verb).select_for_update()
    return found.exclude(stage=Stage.ADMITTED).get(pk=application_id)


@transaction.atomic
def note_talk(*, actor: Actor, application_id: UUID) -> None:
    """Keep that one talked with somebody today. Raises Application.DoesNotExist for a stranger."""
    one = _locked(actor, application_id, "decide")
    one.stage, one.talked_on = Stage.TALKED, day(actor)
    one.save(update_fields=["stage", "talked_on"])
    record(actor, "supporters.application.talked", one, role="coordinator")


@transaction.atomic
def decline(*, actor: Actor, application_id: UUID) -> None:
    """Let it not be: all that she left goes at once."""
    one = _locked(actor, application_id, "decline")
    record(actor, "supporters.application.declined", one, role="coordinator")
    one.delete()


@transaction.atomic
def admit(*, actor: Actor, application_id: UUID, user_id: int) -> Supporter:
    """Take somebody who applied into the pool, under the account that she was let in with.

    She waits there until all is seen that her kind must have. Raises NotTalkedYet, WorksElsewhere,
    and Application.DoesNotExist for a stranger.
    """
    one = _locked(actor, application_id, "decide")
    if not may_admit(stage=Stage(one.stage)):
        raise NotTalkedYet(one.stage)
    kind = Kind(one.kind)
    try:
        with transaction.atomic():
            worker = admit_supporter(
                actor=actor,
                user_id=user_id,
                kind=kind,
                position=Position.OUTSIDE,
                payer=Payer.MEMBERS if kind is Kind.ADVISER_FOR_THE_ELDERLY else Payer.NOBODY,
                municipality_ids=[one.municipality_id],
                organisation_id=one.organisation_id,
            )
    except IntegrityError:
        raise WorksElsewhere(user_id) from None
    one.stage, one.supporter = Stage.ADMITTED, worker
    one.name = one.contact = one.motivation = ""
    one.save()
    return worker
