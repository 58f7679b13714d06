"""What more than one action does."""

from collections.abc import Collection

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor
from naast.supply.cooperation.queries import COUNCIL, MUNICIPALITY, Network


def tell(*, actor: Actor, role: str, scope: str) -> None:
    """Tell who holds a role that something is ready."""
    for user_id in holders(role=role, scope=scope, on=timezone.localdate(actor.at)):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)


def speaks_for(
    network: Network, parties: Collection[str], *, also: Collection[int] = ()
) -> set[str]:
    """Return whom it concerns: who was named, of this network, and at least one's own party."""
    known = {MUNICIPALITY, COUNCIL, *map(str, network.organisations), *map(str, also)}
    named = known & set(parties)
    return named if named & set(network.mine) else named | {network.mine[0]}


def acting_user(actor: Actor) -> int:
    """Return who acts. Raises ValueError for a resident, a job and nobody."""
    if actor.user_id is None:
        raise ValueError("Only a user works together with others here")
    return actor.user_id


def role_of(actor: Actor) -> str:
    """Return in which role somebody works together with others, for the record."""
    roles = (Role.COORDINATOR, Role.POLICY_OFFICER, Role.COUNCIL_MEMBER)
    return next((role for role in roles if role in actor.scopes), "staff")
