"""A suggestion for a whole queue: asked for, made by a job, accepted line by line, forgotten."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from naast.core.audit.actions import record
from naast.core.outbox.actions import later
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.supply.places.queries import municipality_names
from naast.support.matching import queries
from naast.support.matching.actions.answering import CannotBeProposed, propose
from naast.support.matching.models import Question, QueueSuggestion, SuggestedLine
from naast.support.matching.rules import KEPT, LineState
from naast.support.matching.suggesting import Suggested, suggestion


class MayNotSuggest(Exception):
    """Only who leads there asks for a suggestion."""


@transaction.atomic
def ask_suggestion(*, actor: Actor, organisation_id: int, at: datetime) -> QueueSuggestion:
    """Ask for a suggestion for the whole queue of an organisation; a job makes it.

    While one is being made the same one is returned, and its job queued again: asked twice, or
    again after a failure, it comes once. Raises MayNotSuggest.
    """
    must_act(actor)
    if organisation_id not in queries.suggests_for(actor=actor) or actor.user_id is None:
        raise MayNotSuggest(organisation_id)
    waits = queries.suggestions(actor=actor).filter(
        organisation_id=organisation_id, made_at__isnull=True
    )
    if (asked := waits.first()) is None:
        asked = QueueSuggestion(
            organisation_id=organisation_id, asked_by_id=actor.user_id, asked_at=at
        )
        try:
            with transaction.atomic():
                asked.save(force_insert=True)
        except IntegrityError:  # a colleague asked at the same moment
            return waits.get()
        record(actor, "matching.suggestion.asked", asked, role="coordinator")
    later(
        task="matching.make_suggestion",
        once=f"matching.make_suggestion:{organisation_id}",
        suggestion_id=asked.id,
    )
    return asked


@transaction.atomic
def make_suggestion(*, actor: Actor, suggestion_id: UUID) -> None:
    """Make a suggestion that was asked for; the one before it goes. Nobody is asked by it.

    The clock acts as who leads that organisation while it looks, and so reads what her page shows.
    Does nothing for one that was made before.
    """
    must_act(actor)
    made = (
        queries.suggestions(actor=actor, verb="make")
        .select_for_update()
        .filter(id=suggestion_id, made_at__isnull=True)
        .first()
    )
    if made is None or actor.at is None:
        return
    lead = Actor(
        at=actor.at,
        coordinator=Scope(organisation_ids=[made.organisation_id], municipality_ids=[]),
    )
    with acting(lead):
        found = suggestion(actor=lead, organisation_id=made.organisation_id, at=actor.at)
    made.made_at = actor.at
    called = municipality_names(ids=list(found.weights))
    made.weights = {
        called[town]: {name.value: weight for name, weight in weights.items()}
        for town, weights in found.weights.items()
    }
    made.save(update_fields=["made_at", "weights"])
    # Who accepts a line holds the suggestion first and then a question; so does this, else the two
    # could wait for each other.
    before = queries.suggestions(actor=actor, verb="forget").filter(
        organisation_id=made.organisation_id, made_at__isnull=False
    )
    old = list(before.exclude(id=made.id).select_for_update().values_list("id", flat=True))
    SuggestedLine.objects.bulk_create(
        [_line(one, made) for one in sorted(found.lines, key=lambda one: one.question.id)]
    )
    _forget(actor, old)


def _line(one: Suggested, made: QueueSuggestion) -> SuggestedLine:
    return SuggestedLine(
        id=uuid5(made.id, str(one.question.id)),
        suggestion=made,
        question=one.question,
        person_id=one.question.person_id,
        organisation_id=made.organisation_id,
        was_user_id=one.question.user_id,
        user_id=one.user_id,
        kept=one.kept,
        terms=[[str(name), weight] for name, weight in one.terms],
    )


@transaction.atomic
def forget_suggestions(*, actor: Actor, at: datetime) -> None:
    """Forget each suggestion that is older than a day, made or not."""
    must_act(actor)
    old = queries.suggestions(actor=actor, verb="forget").filter(asked_at__lte=at - KEPT)
    _forget(actor, list(old.select_for_update().values_list("id", flat=True)))


def _forget(actor: Actor, ids: Collection[UUID]) -> None:
    queries.suggested_lines(actor=actor, verb="forget").filter(suggestion_id__in=ids).delete()
    queries.suggestions(actor=actor, verb="forget").filter(id__in=ids).delete()


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of accepting a line: the state it had, and of whom the question is asked now.

    `asked` says that it was accepted. Where it was open and yet not accepted, who was suggested
    cannot be asked any more: full, away, lapsed or the other hat, in the same words (I-1).
    """

    line_id: UUID
    number: str
    suggested_id: int | None
    now_id: int | None
    state: LineState
    asked: bool


@transaction.atomic
def accept_lines(
    *, actor: Actor, suggestion_id: UUID, line_ids: Collection[UUID], at: datetime
) -> list[Outcome]:
    """Ask whom a suggestion says, for the lines that were ticked, and return what came of each.

    Each is asked by `propose`, as by hand. A line is looked at again under a lock: what was taken,
    taken back, chosen by the resident or asked of another since is left as it is. Raises
    QueueSuggestion.DoesNotExist for a suggestion of others or one that made place for the next.
    """
    must_act(actor)
    # One at a time for a queue: of two coordinators the second sees what the first did.
    standing = (
        queries.suggestions(actor=actor, verb="accept")
        .select_for_update()
        .get(id=suggestion_id, made_at__isnull=False)
    )
    lines = queries.suggested_lines(actor=actor, verb="accept").filter(suggestion=standing)
    chosen = sorted(lines.filter(id__in=set(line_ids)), key=lambda one: one.question_id)
    return [_accept(actor, line, at) for line in chosen]


def _accept(actor: Actor, line: SuggestedLine, at: datetime) -> Outcome:
    # Locked where it may still be put to another; else only looked at.
    mine = queries.questions(actor=actor, verb="propose").filter(
        organisation_id=line.organisation_id
    )
    question = mine.select_for_update().filter(id=line.question_id).first() or (
        queries.questions(actor=actor)
        .filter(id=line.question_id, organisation_id=line.organisation_id)
        .first()
    )
    state = queries.state_of(line=line, question=question)
    asked = state == LineState.OPEN and _ask(actor, line, at)
    now = question.user_id if question else None
    return Outcome(
        line_id=line.id,
        number=question.number if question else "",
        suggested_id=line.user_id,
        now_id=line.user_id if asked else now,
        state=state,
        asked=asked,
    )


def _ask(actor: Actor, line: SuggestedLine, at: datetime) -> bool:
    if line.user_id is None or actor.user_id is None:
        return False
    try:
        propose(actor=actor, question_id=line.question_id, user_id=line.user_id, at=at)
    except (CannotBeProposed, Question.DoesNotExist):
        return False
    line.accepted_at, line.accepted_by_id = at, actor.user_id
    line.save(update_fields=["accepted_at", "accepted_by"])
    return True
