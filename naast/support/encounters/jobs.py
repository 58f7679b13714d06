"""What appointments do by themselves."""

from uuid import UUID

from naast.core.outbox.jobs import job
from naast.core.policy.walls import Actor
from naast.support.encounters.actions import times


@job()
def remind(*, actor: Actor, appointment_id: UUID, person_id: UUID) -> None:
    """Remind a resident a day before, if the appointment still stands."""
    if actor.at is not None:
        times.remind(actor=actor, appointment_id=appointment_id, person_id=person_id, at=actor.at)
