"""The suggestion for a whole queue as it was made, and how each of its lines stands now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.core.policy.walls import Actor, reach
from naast.support.matching import policy
from naast.support.matching.models import Question, QueueSuggestion, SuggestedLine
from naast.support.matching.queries.rows import questions
from naast.support.matching.rules import KEPT, Line, LineState, Stands, TermName, line_state


def suggestions(*, actor: Actor, verb: str = "view") -> QuerySet[QueueSuggestion]:
    """Return the suggestions on which `actor` may do `verb`, newest first."""
    found = QueueSuggestion.objects.filter(reach(policy.SUGGESTIONS, actor, verb))
    return found.order_by("-asked_at", "id")


def suggested_lines(*, actor: Actor, verb: str = "view") -> QuerySet[SuggestedLine]:
    """Return the lines of suggestions on which `actor` may do `verb`."""
    return SuggestedLine.objects.filter(reach(policy.SUGGESTED_LINES, actor, verb)).order_by("id")


def suggests_for(*, actor: Actor) -> list[int]:
    """Return for which organisations `actor` may ask for a suggestion."""
    return (
        sorted(actor.scopes["coordinator"].organisation_ids) if actor.holds("coordinator") else []
    )


@dataclass(frozen=True, kw_only=True)
class StandingLine:
    """A line of a suggestion beside how its question stands now (None where it is not here)."""

    id: UUID
    user_id: int | None
    was_id: int | None
    question: Question | None
    state: LineState
    terms: tuple[tuple[TermName, float], ...]


@dataclass(frozen=True, kw_only=True)
class StandingSuggestion:
    """The last suggestion that was made for an organisation, its lines by promised term.

    `made_at` is None where none of the last day is there. `waits_since` says since when one is
    being made. `weights` are by name of municipality, as they counted.
    """

    id: UUID | None
    made_at: datetime | None
    waits_since: datetime | None
    weights: Mapping[str, Mapping[TermName, float]]
    lines: tuple[StandingLine, ...]


def standing_suggestion(*, actor: Actor, organisation_id: int, at: datetime) -> StandingSuggestion:
    """Return how the last suggestion for an organisation stands at `at`. Three queries.

    The questions are read as `actor` may see them, headers only.
    """
    rows = list(
        suggestions(actor=actor).filter(organisation_id=organisation_id, asked_at__gt=at - KEPT)
    )
    waits = next((one for one in rows if one.made_at is None), None)
    made = next((one for one in rows if one.made_at is not None), None)
    lines = list(suggested_lines(actor=actor).filter(suggestion=made)) if made else []
    seen = {
        one.id: one
        for one in questions(actor=actor)
        .filter(id__in=[line.question_id for line in lines], organisation_id=organisation_id)
        .select_related("zone")
    }
    standing = [_standing(line, seen.get(line.question_id)) for line in lines]
    return StandingSuggestion(
        id=made.id if made else None,
        made_at=made.made_at if made else None,
        waits_since=waits.asked_at if waits else None,
        weights={
            town: {name: float(found[name]) for name in TermName if name in found}
            for town, found in (made.weights if made else {}).items()
        },
        lines=tuple(
            sorted(
                standing,
                key=lambda one: (
                    one.question.promised_at.timestamp() if one.question else float("inf"),
                    one.id,
                ),
            )
        ),
    )


def state_of(*, line: SuggestedLine, question: Question | None) -> LineState:
    """Return how a line stands beside its question as it is now."""
    return line_state(
        line=Line(
            was=line.was_user_id,
            suggested=line.user_id,
            kept=line.kept,
            accepted=line.accepted_at is not None,
        ),
        now=Stands(
            status=question.status,
            user_id=question.user_id,
            chosen_by_resident=question.chosen_by_resident,
        )
        if question
        else None,
    )


def _standing(line: SuggestedLine, question: Question | None) -> StandingLine:
    known = set(TermName)
    return StandingLine(
        id=line.id,
        user_id=line.user_id,
        was_id=line.was_user_id,
        question=question,
        state=state_of(line=line, question=question),
        terms=tuple((TermName(name), float(n)) for name, n in line.terms if name in known),
    )
