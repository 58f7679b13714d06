"""Let somebody else go on beside a resident: question, placement and standing in one step."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import transaction
from django.db.models import F

from naast.core.policy.walls import Actor, must_act
from naast.support.matching import queries
from naast.support.matching.models import Placement
from naast.support.people import actions as people
from naast.support.people import queries as persons
from naast.support.people.rules import HAT_OF_HOUSE, House


@transaction.atomic
def take_over(*, actor: Actor, question_id: UUID, kind: str, at: datetime) -> Placement:
    """Go on with a question that was taken, where another stood until now.

    `actor` takes it herself, and holds `handing_over` for this person. The other one's standing
    ends, unless she stands beside this resident for another question too; her hat stays (I-1).
    Raises Placement.DoesNotExist when nobody stands there any more, people.actions.CannotStand for
    who wears the other hat.
    """
    must_act(actor)
    now = (
        queries.placements(actor=actor, verb="end")
        .select_for_update(of=("self",))
        .get(question_id=question_id, until_at__isnull=True, user_id=F("question__user_id"))
    )
    queries.questions(actor=actor, verb="hand_over").filter(id=question_id).update(
        user=actor.user_id, chosen_by_resident=False
    )
    was = now.user_id
    now.until_at, now.hat = at, None
    now.save(update_fields=["until_at", "hat"])
    others = queries.placements(actor=actor).filter(
        person_id=now.person_id, user_id=was, until_at__isnull=True
    )
    if not others.exists():
        people.end_standing(actor=actor, person_id=now.person_id, user_id=was, at=at)
    placement = Placement(
        question_id=question_id,
        person_id=now.person_id,
        circle_id=now.circle_id,
        user_id=cast("int", actor.user_id),
        hat=HAT_OF_HOUSE[House(now.house)],
        house=now.house,
        organisation_id=now.organisation_id,
        municipality_id=now.municipality_id,
        zone_id=now.zone_id,
        kind=kind,
        from_at=at,
    )
    _stand(actor=actor, placement=placement, at=at)
    placement.save(force_insert=True)
    return placement


def _stand(*, actor: Actor, placement: Placement, at: datetime) -> None:
    """Stand beside her, unless one does already for another question of hers."""
    there = persons.standings(actor=actor).filter(
        person_id=placement.person_id, user_id=placement.user_id, until_at__isnull=True
    )
    if not there.exists():
        people.begin_standing(
            actor=actor,
            person_id=placement.person_id,
            circle_id=placement.circle_id,
            house=House(placement.house),
            municipality_id=placement.municipality_id,
            organisation_id=placement.organisation_id,
            at=at,
        )
