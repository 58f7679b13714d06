"""Letters with decisions: as filters per actor, and what stands in a draft."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Func, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor, reach
from naast.support.decisions import policy
from naast.support.decisions.models import Decision, Letter, LetterDraft, Objection


@dataclass(frozen=True, kw_only=True)
class LetterShown:
    """A letter that was sent: what it is called, when, by whom, and its SHA-256."""

    id: UUID
    number: str
    decided: tuple[UUID, ...]
    by: str
    final_at: datetime
    sha256: str


def drafts(*, actor: Actor, verb: str = "view") -> QuerySet[LetterDraft]:
    return LetterDraft.objects.filter(reach(policy.DRAFTS, actor, verb)).order_by("matter_id")


def letters(*, actor: Actor, verb: str = "view") -> QuerySet[Letter]:
    """Return letters that were sent, oldest first, with who made them."""
    found = Letter.objects.filter(reach(policy.LETTERS, actor, verb))
    return found.select_related("user").order_by("final_at", "id")


def with_letter(*, actor: Actor, rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """Return decisions, each with the first letter that it stands in: no query of its own."""
    told = letters(actor=actor).filter(
        decided__contains=Func(
            OuterRef("id"), function="ARRAY", template="%(function)s[%(expressions)s]"
        )
    )
    shown = JSONObject(
        id="id", number="number", by="user__name", final_at="final_at", sha256="sha256",
        decided="decided",
    )  # fmt: skip
    objected = Objection.objects.filter(
        reach(policy.OBJECTIONS, actor, "view"), decision_id=OuterRef("id")
    ).order_by("-received_at")
    rows = rows.annotate(objection_id=Subquery(objected.values("id")[:1]))
    return rows.annotate(letter=Subquery(told.values(shown=shown)[:1]))


def letters_in(*, decided: Iterable[Any]) -> list[LetterShown]:
    """Return the letters in which decisions stand that were read `with_letter`, oldest first."""
    found = {row.letter["id"]: row.letter for row in decided if row.letter}
    shown = [
        LetterShown(
            id=UUID(one["id"]),
            number=one["number"],
            decided=tuple(UUID(id_) for id_ in one["decided"]),
            by=one["by"],
            final_at=datetime.fromisoformat(one["final_at"]),
            sha256=one["sha256"],
        )
        for one in found.values()
    ]
    return sorted(shown, key=lambda one: one.final_at)


def announced(*, letters: Iterable[LetterShown]) -> dict[UUID, datetime]:
    """Return when each decision was made known to her: with the first letter it stands in."""
    found: dict[UUID, datetime] = {}
    for letter in sorted(letters, key=lambda one: one.final_at):
        for decision_id in letter.decided:
            found.setdefault(decision_id, letter.final_at)
    return found


def draft_words(*, actor: Actor, matter_id: UUID, key: DataKey) -> tuple[str, str]:
    """Return what stands before and after the decisions in a draft; empty where there is none."""
    found = drafts(actor=actor).filter(matter_id=matter_id).first()
    if found is None:
        return "", ""
    return (
        found.opening.open(key=key) if found.opening else "",
        found.closing.open(key=key) if found.closing else "",
    )
