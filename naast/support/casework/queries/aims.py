"""Read what a resident wants to reach and what was tried for it: her goals, and her ladder."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, SmallIntegerField, Value

from naast.core.crypto.fields import Sealed
from naast.core.policy.walls import Actor, reach
from naast.support.casework import policy
from naast.support.casework.models import Goal, RungTried


def goals(*, actor: Actor, verb: str = "view") -> QuerySet[Goal]:
    """Return the goals on which `actor` may do `verb`, in the order in which they were set."""
    return Goal.objects.filter(reach(policy.CONTENTS, actor, verb)).order_by("set_at", "id")


def rungs(*, actor: Actor, verb: str = "view") -> QuerySet[RungTried]:
    """Return the rungs on which `actor` may do `verb`, the nearest first."""
    return RungTried.objects.filter(reach(policy.CONTENTS, actor, verb)).order_by("rung", "id")


def goals_and_rungs(
    *, actor: Actor, case_ids: Iterable[UUID]
) -> tuple[list[Goal], list[RungTried]]:
    """Return the goals and the rungs of cases, each in its own order. One query for both."""
    of_them = {"case_id__in": list(case_ids)}
    no_number = Value(None, output_field=SmallIntegerField())
    wanted = (
        goals(actor=actor)
        .filter(**of_them)
        .order_by()
        .values_list(
            "id",
            "case_id",
            "text",
            "set_at",
            "score_start",
            "score_end",
            no_number,
            Value("", output_field=CharField()),
        )
    )
    tried = (
        rungs(actor=actor)
        .filter(**of_them)
        .order_by()
        .values_list("id", "case_id", "text", "changed_at", no_number, no_number, "rung", "state")
    )
    rows: Any = wanted.union(tried, all=True)
    found: tuple[list[Goal], list[RungTried]] = ([], [])
    for id_, case_id, text, at, start, end, rung, state in rows:
        if rung is None:
            found[0].append(
                Goal(
                    id=id_,
                    case_id=case_id,
                    text=text,
                    set_at=at,
                    score_start=start,
                    score_end=end,
                )
            )
        else:
            # The first of a union says how the columns are read, so also by which label.
            label = RungTried._meta.get_field("text").label  # noqa: SLF001
            own = Sealed(text.sealed, label) if text else None
            found[1].append(
                RungTried(id=id_, case_id=case_id, text=own, changed_at=at, rung=rung, state=state)
            )
    found[0].sort(key=lambda one: (one.set_at, one.id))
    found[1].sort(key=lambda one: (one.rung, one.id))
    return found
