"""Local principles of municipality and client council, and what their talk begins with."""

from datetime import date, datetime

from django.db.models import QuerySet

from naast.core.policy.walls import Actor, reach
from naast.learning.steering import policy
from naast.learning.steering.models import CouncilWord, Principle
from naast.learning.steering.queries.council import council_words
from naast.learning.steering.queries.selftest import laid, self_tests
from naast.learning.steering.rules.selftest import Laid, agenda

MOST = 40
MOST_POINTS = 5
"""So many points of the self-test stand in the talk about a report; its own page has them all."""


def principles(*, actor: Actor, verb: str = "view") -> QuerySet[Principle]:
    """Return the principles on which `actor` may do `verb`: those that hold first."""
    found = Principle.objects.filter(reach(policy.PRINCIPLES, actor, verb))
    return found.order_by("agreed_on", "proposed_on", "id")


def principles_that_hold(*, municipality_id: int) -> list[Principle]:
    """Return what municipality and council agreed to hold to. Public: it names nobody."""
    found = Principle.objects.filter(municipality_id=municipality_id, agreed_on__isnull=False)
    return list(found.order_by("agreed_on", "id")[:MOST])


def still_differs(*, actor: Actor, municipality_id: int, at: datetime) -> tuple[object, list[Laid]]:
    """Return the last self-test on the table, and what the chairs differ most about in it."""
    test = (
        self_tests(actor=actor).filter(municipality_id=municipality_id, shown_from__lte=at).first()
    )
    if test is None:
        return None, []
    return test, agenda(laid=laid(actor=actor, test=test))[:MOST_POINTS]


def answered_late(*, actor: Actor, municipality_id: int, on: date) -> list[CouncilWord]:
    """Return what the council said and heard nothing about in time, as `actor` reads it."""
    found = council_words(actor=actor).filter(
        municipality_id=municipality_id, answer_before_on__lt=on, answered_on__isnull=True
    )
    return list(found[:MOST_POINTS])
