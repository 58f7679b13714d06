"""Give a running matter to another officer: nobody is lost when somebody stops or is away.

Who leads the team says who goes on; no yes of the officer is asked, for the terms of the law run
on. The resident is told, and reads from then on who it is.
"""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import transaction

from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.supply.supporters import queries as supporters
from naast.support.decisions import queries
from naast.support.decisions.actions.shared import note
from naast.support.decisions.models import Matter
from naast.support.decisions.queries.reassigning import successions
from naast.support.decisions.rules import MatterStatus
from naast.support.encounters import actions as encounters
from naast.support.matching.actions.handing_over import take_over
from naast.support.people.actions import CannotStand


class CannotGoOn(Exception):
    """Somebody cannot go on here; the same words whatever the reason (I-1)."""


@transaction.atomic
def reassign_matter(*, actor: Actor, matter_id: UUID, to_user_id: int, at: datetime) -> Matter:
    """Give a running matter to another officer: hat, standing, placement, matter and appointments.

    All of it in one step; from then on who stopped reads nothing of it, her hat stays. Raises
    Matter.DoesNotExist for a matter of others or one that ended, CannotGoOn for who does not work
    there, is away, has no room or supports in this circle: all alike (I-1).
    """
    must_act(actor)
    matter = (
        queries.matters(actor=actor, verb="reassign")
        .select_related("question")
        .get(id=matter_id, status=MatterStatus.OPEN)
    )
    if to_user_id not in successions(rows=[matter], at=at)[matter.id].fitting:
        raise CannotGoOn
    # For this one step who goes on acts herself: she alone can put on her own hat.
    officer = Actor(
        user_id=to_user_id,
        at=actor.at,
        staff=Scope(user_id=to_user_id),
        access_officer=Scope(user_id=to_user_id, municipality_ids=[matter.municipality_id]),
        handing_over=Scope(row_ids=[matter.person_id]),
        reassigning=Scope(row_ids=[matter.id]),
    )
    with acting(officer):
        _go_on(actor=officer, matter_id=matter.id, at=at)
    note(actor, "decisions.matter.reassigned", matter, role="access_lead")
    queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=to_user_id)
    encounters.tell_of_news(actor=actor, person_id=matter.person_id)
    matter.refresh_from_db(fields=["user"])
    return matter


def _go_on(*, actor: Actor, matter_id: UUID, at: datetime) -> None:
    must_act(actor)
    matter = (
        queries.matters(actor=actor, verb="go_on")
        .select_for_update(of=("self",))
        .get(id=matter_id, status=MatterStatus.OPEN)
    )
    was = matter.user_id
    try:
        take_over(
            actor=actor,
            question_id=matter.question_id,
            kind=supporters.own_kind(actor=actor),
            at=at,
        )
    except CannotStand as refused:
        raise CannotGoOn from refused
    encounters.take_over_appointments(
        actor=actor,
        person_id=matter.person_id,
        from_user_id=was,
        to_user_id=actor.user_id,
        at=at,
    )
    matter.user_id = cast("int", actor.user_id)
    matter.save(update_fields=["user"])
