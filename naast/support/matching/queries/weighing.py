"""How much each term of the score counts, and what each says."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise

from naast.core.policy.walls import Actor
from naast.support.matching import words
from naast.support.matching.models import (
    WeightVersion,
)
from naast.support.matching.rules import (
    WEIGHTS,
    TermName,
    Weighed,
    weights_on,
)


def weighed(*, municipality_id: int) -> list[Weighed]:
    """Return every change of the weights in a municipality, the last to begin first.

    Nobody need act: the weights are public (I-7). At most `MOST_CHANGES`: two are made a year.
    """
    rows = WeightVersion.objects.filter(municipality_id=municipality_id)
    return [
        Weighed(
            # A term that came later counts as Naast has it.
            weights={name: float(row.weights.get(name, WEIGHTS[name])) for name in TermName},
            reason=row.reason,
            set_at=row.set_at,
            from_on=row.from_on,
        )
        for row in rows.order_by("-from_on", "-set_at", "-id")[:MOST_CHANGES]
    ]


MOST_CHANGES = 100


def weights(*, municipality_id: int, at: datetime) -> Mapping[TermName, float]:
    """Return how much each term counts in a municipality at `at`. One query."""
    return weights_on(versions=weighed(municipality_id=municipality_id), on=timezone.localdate(at))


def sets_weights_of(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` may set the weights."""
    return _scope_of(actor, "policy_officer")


def reads_weights_of(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` sets the weights, or reads each change beforehand."""
    return sorted({*sets_weights_of(actor=actor), *_scope_of(actor, "council_member")})


def _scope_of(actor: Actor, role: str) -> list[int]:
    return sorted(actor.scopes[role].municipality_ids) if actor.holds(role) else []


def term_words() -> dict[TermName, Promise]:
    """Return what each term says, as a resident reads it."""
    return words.TERMS
