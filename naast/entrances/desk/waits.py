"""Why the questions in a queue still wait, in words; from data that a coordinator may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.core.policy.walls import Actor
from naast.entrances.desk.headers import domain_words
from naast.support.matching import queries as matching
from naast.support.matching.rules import (
    Candidate,
    Holdup,
    Need,
    PassReason,
    QuestionStatus,
    why_waits,
)

if TYPE_CHECKING:
    from naast.support.matching.models import Question

MOST_UNMATCHED = 50

WORDS: dict[Holdup, Promise] = {
    Holdup.NO_ANSWER: gettext_lazy("No answer yet."),
    Holdup.NOBODY_FREE: gettext_lazy("Nobody has room now."),
    Holdup.NOBODY_IN_ZONE: gettext_lazy("Nobody with room works in this zone."),
    Holdup.NOBODY_ABOUT: gettext_lazy("Nobody with room nearby knows about this."),
    Holdup.NOBODY_SPEAKS: gettext_lazy("Nobody with room nearby speaks the language."),
    Holdup.NOBODY_ASKED: gettext_lazy("Somebody could. Nobody was asked yet."),
}


def with_passes(*, actor: Actor, questions: QuerySet["Question"]) -> QuerySet["Question"]:
    """Return the questions with who passed each on (`passed_on_by`) and why the last time."""
    passed = matching.passed_on(actor=actor).filter(question_id=OuterRef("pk"))
    return questions.annotate(
        passed_on_by=ArraySubquery(passed.values("user_id")),
        last_reason=Subquery(passed.values("reason")[:1]),
    )


def why_they_wait(*, questions: Iterable["Question"], at: datetime) -> dict[UUID, list[str]]:
    """Return why each of these questions (of `with_passes`) waits, the weightiest first.

    For those that nobody was asked, four queries for each municipality that they come from.
    """
    waiting = list(questions)
    pools = {
        town: matching.candidates(municipality_id=town, at=at)
        for town in {q.municipality_id for q in waiting if q.user_id is None}
    }
    return {one.id: _words(one, pools.get(one.municipality_id, [])) for one in waiting}


@dataclass(frozen=True, kw_only=True)
class Unmatched:
    """A question that nobody takes: the header that a coordinator may know, and why."""

    id: UUID
    number: str
    zone: str
    about: str
    why: str


def unmatched(*, actor: Actor, municipality_id: int, pool: list[Candidate]) -> list[Unmatched]:
    """Return the questions of one's own organisations that nobody has and nobody could take now.

    Empty for who leads none: a municipality sees no question of the support house (I-3).
    """
    if not actor.holds("coordinator"):
        return []
    rows = matching.questions(actor=actor).filter(
        status=QuestionStatus.OPEN,
        user_id__isnull=True,
        municipality_id=municipality_id,
        organisation_id__in=actor.scopes["coordinator"].organisation_ids,
    )
    found = []
    one: Any
    for one in with_passes(actor=actor, questions=rows.select_related("zone"))[:MOST_UNMATCHED]:
        [*_often, last] = why_waits(
            need=need_of(question=one),
            asked=False,
            passed_on_by=one.passed_on_by,
            pool=[who for who in pool if who.organisation_id == one.organisation_id],
        )
        if last != Holdup.NOBODY_ASKED:
            found.append(
                Unmatched(
                    id=one.id,
                    number=one.number,
                    zone=one.zone.name if one.zone else _("Somewhere in the municipality"),
                    about=domain_words(one.domains) or _("Not said what about"),
                    why=str(WORDS[last]),
                )
            )
    return found


def need_of(*, question: "Question") -> Need:
    """Return what of a question decides whether anybody could take it."""
    return Need(
        domains=frozenset(question.domains),
        zone_id=question.zone_id,
        language=question.wishes.get("language", ""),
        providers=frozenset(question.wishes.get("providers", ())),
    )


def _words(question: Any, pool: list[Candidate]) -> list[str]:
    held_up = why_waits(
        need=need_of(question=question),
        asked=question.user_id is not None,
        passed_on_by=question.passed_on_by,
        pool=[who for who in pool if who.organisation_id == question.organisation_id],
    )
    return [str(WORDS[one]) if one in WORDS else _passed_on(question) for one in held_up]


def _passed_on(question: Any) -> str:
    """Return how often a question was passed on, and why the last time."""
    reasons = dict(matching.pass_reason_choices())
    return _("Passed on %(n)s times. The last time: %(reason)s.") % {
        "n": len(question.passed_on_by),
        "reason": str(reasons[PassReason(question.last_reason)]).lower(),
    }
