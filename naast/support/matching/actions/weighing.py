"""What the municipality decides about the match: how much each term counts."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor, must_act
from naast.support.matching import queries
from naast.support.matching.models import WeightVersion
from naast.support.matching.rules import SHOWN_BEFORE, TermName, out_of_bounds


class MayNotWeigh(Exception):
    """Only the policy officer of a municipality sets its weights."""


class OutOfBounds(Exception):
    """A weight is missing or outside its bounds: no setting may decide the order (I-7)."""


@transaction.atomic
def set_weights(
    *,
    actor: Actor,
    municipality_id: int,
    weights: Mapping[TermName, float],
    reason: str,
    at: datetime,
) -> WeightVersion:
    """Write down how much each term counts, and why: public at once, in force after `SHOWN_BEFORE`.

    Until then the client council and everybody else read it (I-7). What was set before stays to be
    read. Raises MayNotWeigh, OutOfBounds; ValueError without a reason.
    """
    must_act(actor)
    if municipality_id not in queries.sets_weights_of(actor=actor):
        raise MayNotWeigh(municipality_id)
    if wrong := out_of_bounds(weights=weights):
        raise OutOfBounds(wrong)
    if not reason.strip():
        raise ValueError(reason)
    version = WeightVersion.objects.create(
        municipality_id=municipality_id,
        weights={name.value: weights[name] for name in TermName},
        reason=reason.strip(),
        set_at=at,
        from_on=timezone.localdate(at) + SHOWN_BEFORE,
    )
    record(actor, "matching.weights.set", version, role="policy_officer")
    return version
