"""Tell who answers for it that a day comes near: 60, 30, 7 days before and on it, each once."""

from datetime import date

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, must_act
from naast.supply.cooperation import queries, rules
from naast.supply.cooperation.queries import NearDate


def warn_of_dates(*, actor: Actor) -> int:
    """Tell both sides of every day that comes near; return to how many people a message goes.

    Run each day by the clock; run twice on one day, or a day late, nobody is told twice of the
    same stage.
    """
    must_act(actor)
    on = timezone.localdate(actor.at)
    told = 0
    for near in queries.near_dates(actor=actor, on=on):
        stage = rules.stage(due_on=near.due_on, on=on)
        for user_id in _concerned(near, on) if stage is not None else ():
            queue(
                actor=actor,
                channel=Channel.MAIL,
                template="date_near",
                to=user_id,
                values={"on": near.due_on},
                key=f"{near.key}:{near.due_on}:{stage}:{user_id}",
            )
            told += 1
    return told


def _concerned(near: NearDate, on: date) -> list[int]:
    municipality = f"municipality:{near.municipality_id}"
    found = set(near.user_ids)
    if near.municipality:
        found.update(holders(role=Role.POLICY_OFFICER, scope=municipality, on=on))
    if near.council:
        found.update(holders(role=Role.COUNCIL_MEMBER, scope=municipality, on=on))
    for organisation_id in near.organisation_ids:
        scope = f"organisation:{organisation_id}"
        found.update(holders(role=Role.COORDINATOR, scope=scope, on=on))
    return sorted(found)
