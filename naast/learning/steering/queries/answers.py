"""What was answered, as far as somebody reads it; who steers where, and who reads along."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, reach
from naast.learning.steering import policy
from naast.learning.steering.models import Answer
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

READERS = (Role.POLICY_OFFICER, Role.COUNCIL_MEMBER, Role.COORDINATOR)


def answers(*, actor: Actor, verb: str = "view") -> QuerySet[Answer]:
    """Return the answers on which `actor` may do `verb`, newest first."""
    return Answer.objects.filter(reach(policy.ANSWERS, actor, verb)).order_by("-said_at", "id")


def current(*, actor: Actor, municipality_id: int) -> dict[str, Answer]:
    """Return by subject the last answer that `actor` reads. One query."""
    rows = (
        Answer.objects.filter(reach(policy.ANSWERS, actor, "view"), municipality_id=municipality_id)
        .select_related("user")
        .order_by("subject", "-said_at", "id")
        .distinct("subject")
    )
    return {row.subject: row for row in rows}


def steers(*, actor: Actor, municipality_id: int) -> bool:
    """Whether `actor` answers for what this municipality says."""
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    return officer is not None and municipality_id in officer.municipality_ids


def advises(*, actor: Actor, municipality_id: int) -> bool:
    """Whether `actor` speaks for the client council of this municipality."""
    member = actor.scopes.get(Role.COUNCIL_MEMBER)
    return member is not None and municipality_id in member.municipality_ids


def works_for(*, actor: Actor, municipality_id: int, on: date) -> dict[int, str]:
    """Return the organisations that `actor` leads and that work there on day `on`, by id."""
    leads = actor.scopes.get(Role.COORDINATOR)
    if leads is None:
        return {}
    return {
        organisation_id: name
        for organisation_id, town, name, _town in organisations.works_in(
            organisation_ids=leads.organisation_ids, on=on
        )
        if town == municipality_id
    }


def towns(*, actor: Actor, on: date) -> list[Any]:
    """Return the municipalities whose steering `actor` reads, by name."""
    ids: set[int] = set()
    for role in (Role.POLICY_OFFICER, Role.COUNCIL_MEMBER):
        if role in actor.scopes:
            ids |= set(actor.scopes[role].municipality_ids)
    if Role.COORDINATOR in actor.scopes:
        led = actor.scopes[Role.COORDINATOR].organisation_ids
        ids |= {row[1] for row in organisations.works_in(organisation_ids=led, on=on)}
    return list(places.municipalities(on=on).filter(id__in=ids))
