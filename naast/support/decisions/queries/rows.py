"""Rows of matters as filters per actor."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from naast.core.policy.walls import Actor, reach
from naast.support.decisions import policy
from naast.support.decisions.models import (
    Decision,
    DecisionText,
    Matter,
    MatterContent,
    Referral,
    RungLooked,
    Talk,
)
from naast.support.decisions.queries.letters import with_letter


def matters(*, actor: Actor, verb: str = "view") -> QuerySet[Matter]:
    """Return the matters on which `actor` may do `verb`, oldest first."""
    found = Matter.objects.filter(reach(policy.MATTERS, actor, verb))
    return found.order_by("opened_at", "id")


def contents(*, actor: Actor, verb: str = "view") -> QuerySet[MatterContent]:
    found = MatterContent.objects.filter(reach(policy.CONTENTS, actor, verb))
    return found.order_by("matter_id")


def talks(*, actor: Actor, verb: str = "view") -> QuerySet[Talk]:
    """Return talks, newest first, with the officer who noted them."""
    found = Talk.objects.filter(reach(policy.TALKS, actor, verb))
    return found.select_related("user").order_by("-at", "id")


def rungs(*, actor: Actor, verb: str = "view") -> QuerySet[RungLooked]:
    found = RungLooked.objects.filter(reach(policy.CONTENTS, actor, verb))
    return found.order_by("matter_id", "rung")


def decisions(*, actor: Actor, verb: str = "view") -> QuerySet[Decision]:
    found = Decision.objects.filter(reach(policy.DECISIONS, actor, verb))
    return found.select_related("user").order_by("decided_at", "provision", "id")


def decision_texts(*, actor: Actor, verb: str = "view") -> QuerySet[DecisionText]:
    found = DecisionText.objects.filter(reach(policy.REASONS, actor, verb))
    return found.order_by("decision_id")


def referrals(*, actor: Actor, verb: str = "view") -> QuerySet[Referral]:
    found = Referral.objects.filter(reach(policy.REFERRALS, actor, verb))
    return found.select_related("user").order_by("agreed_at", "id")


def decided_of(*, actor: Actor, matter_ids: Collection[UUID]) -> dict[UUID, list[Decision]]:
    """Return what was decided in several matters, oldest first. One query."""
    found = with_letter(actor=actor, rows=decisions(actor=actor).filter(matter_id__in=matter_ids))
    return by_matter(found.select_related("user", "text", "by_mandate"))


def by_matter(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.matter_id].append(row)
    return found
