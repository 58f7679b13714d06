"""Read whether visits may go along, and a visit that is on its way, opened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.core.policy.walls import Actor, reach
from naast.supply.organisations.queries import names
from naast.support.casework import policy
from naast.support.casework.models import OfflineChoice, Visit
from naast.support.casework.queries import OpenedCase, opened_case
from naast.support.people.queries import opened_with_key

MOST_CHOICES = 10


def choices(*, actor: Actor, verb: str = "view") -> QuerySet[OfflineChoice]:
    """Return what was chosen about visits offline on which `actor` may do `verb`, newest first."""
    found = OfflineChoice.objects.filter(reach(policy.OFFLINE_CHOICES, actor, verb))
    return found.order_by("-at", "id")


def visits(*, actor: Actor, verb: str = "view") -> QuerySet[Visit]:
    """Return the visits taken along on which `actor` may do `verb`, newest first."""
    return Visit.objects.filter(reach(policy.VISITS, actor, verb)).order_by("-taken_at", "id")


def is_on(*, actor: Actor, organisation_id: int) -> bool:
    """Whether an organisation lets its people take visits along: off until somebody says so."""
    newest = choices(actor=actor).filter(organisation_id=organisation_id).first()
    return newest is not None and newest.is_on


def led(*, actor: Actor) -> dict[int, str]:
    """Return the organisations that `actor` leads, by name."""
    if not actor.holds("coordinator"):
        return {}
    found = names(ids=set(actor.scopes["coordinator"].organisation_ids))
    return dict(sorted(found.items(), key=lambda one: one[1]))


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What goes along on a visit, as was chosen; empty where it was not, or where there is none.

    With a number always goes whether it is safe to call or to text.
    """

    own_note: str = ""
    name: str = ""
    phone: str = ""
    safe_to_call: bool = False
    safe_to_text: bool = False
    question: str = ""
    goals: tuple[str, ...] = ()


def shown(
    *,
    opened: OpenedCase,
    own_note: str,
    with_name: bool,
    with_phone: bool,
    with_question: bool,
    with_goals: bool,
) -> Shown:
    """Return of an opened case what she chose to take along."""
    return Shown(
        own_note=own_note,
        name=opened.person.first_name if with_name else "",
        phone=opened.person.phone if with_phone else "",
        safe_to_call=with_phone and opened.person.safe_to_call,
        safe_to_text=with_phone and opened.person.safe_to_text,
        question=opened.own_words if with_question else "",
        goals=tuple(goal.text for goal in opened.goals) if with_goals else (),
    )


@dataclass(frozen=True, kw_only=True)
class OpenedVisit:
    """A visit on its way. `half_key` is our half of the key: 64 hexadecimal digits."""

    id: UUID
    case: OpenedCase
    shown: Shown
    half_key: str
    taken_at: datetime
    until_at: datetime


def opened_visit(*, actor: Actor, visit_id: UUID) -> OpenedVisit:
    """Return a visit with what goes along. Raises Visit.DoesNotExist, Case.DoesNotExist.

    Opening a file is an action: `casework.actions.offline.open_visit` records the look.
    """
    visit = visits(actor=actor, verb="end").get(id=visit_id)
    case = opened_case(actor=actor, case_id=visit.case_id)
    _, key = opened_with_key(actor=actor, person_id=visit.person_id)
    return OpenedVisit(
        id=visit.id,
        case=case,
        shown=shown(
            opened=case,
            own_note=visit.own_note.open(key=key) if visit.own_note else "",
            with_name=visit.with_name,
            with_phone=visit.with_phone,
            with_question=visit.with_question,
            with_goals=visit.with_goals,
        ),
        half_key=visit.half_key.open(key=key),
        taken_at=visit.taken_at,
        until_at=visit.until_at,
    )
