"""When the officer and the resident speak: a time that she offers, or one agreed out loud."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from naast.core.policy.walls import Actor, must_act
from naast.support.decisions.actions.shared import at_work
from naast.support.encounters import actions as encounters
from naast.support.encounters import queries
from naast.support.encounters.actions import times
from naast.support.encounters.rules import Way

if TYPE_CHECKING:
    from naast.support.encounters.models import Appointment


@transaction.atomic
def pick_time(*, actor: Actor, matter_id: UUID, time_id: UUID, at: datetime) -> "Appointment":
    """Pick one of the times that the resident of a matter offers.

    Raises Matter.DoesNotExist, OfferedTime.DoesNotExist (also when it is gone), NotAhead,
    Overlaps where the officer has something else then.
    """
    must_act(actor)
    matter, _ = at_work(actor=actor, matter_id=matter_id)
    queries.offered_times(actor=actor).get(id=time_id, person_id=matter.person_id)
    return times.pick_time(actor=actor, time_id=time_id, at=at)


@transaction.atomic
def agree_out_loud(
    *, actor: Actor, matter_id: UUID, way: Way, starts_at: datetime, minutes: int, at: datetime
) -> "Appointment":
    """Keep what was agreed by phone or at the counter, and confirm it to her.

    Nobody is at two places: Overlaps where the officer has something else then, in whichever house.
    Raises Matter.DoesNotExist, NotAhead.
    """
    must_act(actor)
    matter, _ = at_work(actor=actor, matter_id=matter_id)
    made = encounters.agree_appointment(
        actor=actor, person_id=matter.person_id, way=way, starts_at=starts_at,
        minutes=minutes, about="", at=at, alone=True,
    )  # fmt: skip
    times.confirm(actor=actor, appointment=made)
    return made


@transaction.atomic
def call_off(*, actor: Actor, matter_id: UUID, appointment_id: UUID, at: datetime) -> None:
    """Call an appointment of the matter off; she is told that something is new.

    Raises Matter.DoesNotExist, Appointment.DoesNotExist.
    """
    must_act(actor)
    matter, _ = at_work(actor=actor, matter_id=matter_id)
    queries.appointments(actor=actor, verb="cancel").get(
        id=appointment_id, person_id=matter.person_id
    )
    encounters.cancel_appointment(actor=actor, appointment_id=appointment_id, at=at)
    encounters.tell_answer_waits(actor=actor, person_id=matter.person_id)
