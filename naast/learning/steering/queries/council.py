"""Read what a client council says, what waits, and what has become public."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Q, QuerySet

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, Scope, acting, reach
from naast.learning.steering import policy
from naast.learning.steering.models.council import ClientBody, CouncilWord
from naast.learning.steering.rules.council import State, Voice, state
from naast.supply.cooperation import queries as cooperation

MOST_WORDS = 100
YEAR = timedelta(days=365)


def council_words(*, actor: Actor, verb: str = "view") -> QuerySet[CouncilWord]:
    """Return what the council said or is asked, of which `actor` may do `verb`; newest first."""
    found = CouncilWord.objects.filter(reach(policy.COUNCIL_WORDS, actor, verb))
    return found.select_related("municipality").order_by("-said_on", "-asked_on", "id")


def bodies(*, actor: Actor, on: date, verb: str = "view") -> QuerySet[ClientBody]:
    """Return the councils and organisations of clients, of which `actor` may do `verb`."""
    found = ClientBody.objects.filter(reach(policy.CLIENT_BODIES, actor, verb), from_on__lte=on)
    found = found.filter(Q(until_on__isnull=True) | Q(until_on__gt=on))
    return found.select_related("municipality").order_by("municipality__name", "body", "name", "id")


def state_of(*, row: CouncilWord, on: date) -> State:
    return state(
        voice=Voice(row.voice),
        said=row.said_on is not None,
        answered=row.answered_on is not None,
        answer_before_on=row.answer_before_on,
        on=on,
    )


def public_words(*, municipality_id: int, at: datetime) -> list[CouncilWord]:
    """Return what everybody reads of a council: what was not answered in time, and opinions."""
    step = Actor(at=at, publishing=Scope(municipality_ids=[municipality_id]))
    with acting(step):
        return list(council_words(actor=step)[:MOST_WORDS])


def municipalities_of(*, actor: Actor, role: Role) -> list[int]:
    """Return the municipalities in which `actor` holds this role."""
    scope = actor.scopes.get(role)
    return sorted(scope.municipality_ids) if scope is not None else []


def answers_in(*, actor: Actor, municipality_id: int) -> bool:
    return municipality_id in municipalities_of(actor=actor, role=Role.POLICY_OFFICER)


def speaks_in(*, actor: Actor, municipality_id: int) -> bool:
    return municipality_id in municipalities_of(actor=actor, role=Role.COUNCIL_MEMBER)


@dataclass(frozen=True, kw_only=True)
class Contacts:
    """How often one spoke with the council in a year, and when last."""

    times: int
    last_on: date | None


def contacts(*, actor: Actor, on: date) -> Mapping[int, Contacts]:
    """Return by municipality how often the council was spoken with in the last year. One query."""
    rows = cooperation.talks(actor=actor).filter(
        with_council=True, spoke_on__gt=on - YEAR, spoke_on__lte=on
    )
    counted = rows.order_by().values_list("municipality_id")
    return {
        id_: Contacts(times=times, last_on=last)
        for id_, times, last in counted.annotate(Count("id"), Max("spoke_on"))
    }
