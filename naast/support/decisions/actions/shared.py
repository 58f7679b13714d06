"""What each change of a matter begins and ends with."""

from uuid import UUID

from naast.core.audit.actions import record
from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor
from naast.support.decisions import queries
from naast.support.decisions.models import Matter, Objection
from naast.support.decisions.rules import MatterStatus
from naast.support.people.queries import keys_of
from naast.support.people.rules import House

ROLE = "access_officer"


def at_work(*, actor: Actor, matter_id: UUID, verb: str = "work") -> tuple[Matter, DataKey]:
    """Return an open matter of `actor`, locked, with the key of its person.

    Raises Matter.DoesNotExist, also for who was erased or beside whom she no longer works.
    """
    matter = (
        queries.matters(actor=actor, verb=verb)
        # Not against rows that point here: who judges an objection writes one at the same moment,
        # and two who wait for each other end in a deadlock.
        .select_for_update(of=("self",), no_key=True)
        .get(id=matter_id, status=MatterStatus.OPEN)
    )
    key = keys_of(actor=actor, person_ids={matter.person_id}).get(matter.person_id)
    if key is None:
        raise Matter.DoesNotExist
    return matter, key


def note(
    actor: Actor, action: str, matter: Matter | Objection, *, role: str = ROLE, reason: str = ""
) -> None:
    """Write down what was done, in the house of the municipality."""
    record(
        actor, action, matter,
        role=role, subject_id=matter.person_id, house=House.MUNICIPALITY, reason=reason,
    )  # fmt: skip
