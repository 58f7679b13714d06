"""Go to somebody of one's own accord, note how it was, and let go: the municipality's house."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.core.policy.walls import Actor, must_act
from naast.support.decisions import rules
from naast.support.decisions.models import Approach, ApproachText, ApproachVisit
from naast.support.decisions.queries import approaches as queries
from naast.support.decisions.queries.approaches import OpenedApproach
from naast.support.decisions.rules import Source, Went
from naast.support.people.rules import House, controller_of

ROLE = "access_officer"


class NotHere(Exception):
    """She is no officer of this municipality."""


@transaction.atomic
def begin_approach(
    *,
    actor: Actor,
    municipality_id: int,
    zone_id: int | None,
    source: Source,
    who: str,
    where: str,
    reason: str,
    next_on: date,
    at: datetime,
) -> Approach:
    """Note that one goes to somebody, through whom and why (R-317, R-318). Raises NotHere."""
    must_act(actor)
    if actor.user_id is None or municipality_id not in _towns(actor):
        raise NotHere(municipality_id)
    approach = Approach(
        municipality_id=municipality_id,
        zone_id=zone_id,
        user_id=actor.user_id,
        source=source,
        begun_at=at,
        next_on=next_on,
        ends_at=rules.approach_ends_at(from_at=at),
    )
    approach.save(force_insert=True)
    controller = controller_of(
        house=House.MUNICIPALITY, organisation_id=None, municipality_id=municipality_id
    )
    key, wrapped = new_data_key(controller=controller)
    ApproachText(
        approach=approach,
        controller=controller,
        wrapped_key=wrapped,
        who=Clear(who, key),
        where=Clear(where, key),
        reason=Clear(reason, key),
    ).save(force_insert=True)
    _record(actor, "decisions.approach.begun", approach)
    return approach


@transaction.atomic
def open_approach(*, actor: Actor, approach_id: UUID) -> OpenedApproach:
    """Read to whom one goes, and write down the look. Raises ApproachText.DoesNotExist."""
    must_act(actor)
    found = queries.opened_approach(actor=actor, approach_id=approach_id)
    _record(actor, "decisions.approach.opened", found.approach)
    return found


@transaction.atomic
def note_approach(
    *, actor: Actor, approach_id: UUID, went: Went, agreed: str, next_on: date, at: datetime
) -> None:
    """Note how a visit was. After a no all of it is gone. Raises Approach.DoesNotExist."""
    must_act(actor)
    found = queries.approaches(actor=actor, verb="go").select_for_update()
    approach = found.get(id=approach_id)
    _record(actor, "decisions.approach.visited", approach, reason=went)
    if went == Went.NO:
        approach.delete()
        return
    if went in {Went.TOLD, Went.AGREED}:
        approach.told_at = approach.told_at or at
    approach.visits, approach.next_on = approach.visits + 1, next_on
    approach.ends_at = rules.approach_ends_at(from_at=at)
    approach.save(update_fields=["told_at", "visits", "next_on", "ends_at"])
    text = queries.approach_texts(actor=actor).get(approach_id=approach.id)
    ApproachVisit(
        approach=approach,
        went=went,
        agreed=Clear(agreed, queries.approach_key(text=text)) if agreed else None,
        at=at,
    ).save(force_insert=True)


@transaction.atomic
def let_go_of_approaches(*, actor: Actor) -> int:
    """Delete what is over, with all that hangs on it; return how many. `actor` is the clock."""
    must_act(actor)
    over = queries.approaches(actor=actor, verb="forget")
    many = over.count()
    over.delete()
    return many


def _towns(actor: Actor) -> list[int]:
    towns: list[int] = actor.scopes[ROLE].municipality_ids if actor.holds(ROLE) else []
    return towns


def _record(actor: Actor, action: str, approach: Approach, *, reason: str = "") -> None:
    record(actor, action, approach, role=ROLE, house=House.MUNICIPALITY, reason=reason)
