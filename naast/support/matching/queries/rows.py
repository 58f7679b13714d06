"""Questions and what hangs on them, each filtered by the policy."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery

from naast.core.policy.walls import Actor, reach
from naast.support.matching import policy
from naast.support.matching.models import (
    Invitation,
    Offer,
    PassOn,
    Placement,
    Question,
    QuestionText,
)
from naast.support.matching.rules import (
    Agreed,
    CodeMade,
    QuestionStatus,
    Stand,
    stand,
)
from naast.support.people.queries import agreements, keys_of
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.support.people.models import Agreement


def questions(*, actor: Actor, verb: str = "view") -> QuerySet[Question]:
    """Return the questions on which `actor` may do `verb`, by promised term."""
    return Question.objects.filter(reach(policy.QUESTIONS, actor, verb)).order_by(
        "promised_at", "id"
    )


def texts(*, actor: Actor, verb: str = "view") -> QuerySet[QuestionText]:
    return QuestionText.objects.filter(reach(policy.TEXTS, actor, verb)).order_by("question_id")


def offers(*, actor: Actor, verb: str = "view") -> QuerySet[Offer]:
    return Offer.objects.filter(reach(policy.OFFERS, actor, verb)).order_by("-at", "id")


def invitations(*, actor: Actor, verb: str = "view") -> QuerySet[Invitation]:
    """Return the codes made for whom somebody asked, newest first."""
    found = Invitation.objects.filter(reach(policy.INVITATIONS, actor, verb))
    return found.select_related("made_by").order_by("-made_at", "id")


@dataclass(frozen=True, kw_only=True)
class Other:
    """How it stands with her for whom a question was asked, and since or until when."""

    stand: Stand
    at: datetime | None
    may_invite: bool


def others(
    *,
    actor: Actor,
    asked: Iterable[Question],
    at: datetime,
    agreed: Iterable["Agreement"] | None = None,
) -> dict[UUID, Other]:
    """Return, of those questions that were asked for another, how it stands.

    Two queries; one where `agreed`, what was agreed with the asker, is at hand.
    """
    rows = [question for question in asked if question.asker_relation]
    if not rows:
        return {}
    codes = {
        row.question_id: CodeMade(
            made_at=row.made_at, ends_at=row.ends_at, ended_at=row.ended_at, agreed=row.agreed
        )
        for row in reversed(
            invitations(actor=actor).filter(question_id__in=[one.id for one in rows])
        )
    }
    if agreed is None:
        agreed = agreements(actor=actor).filter(question_id__in=[one.id for one in rows])
    by_question = {
        row.question_id: Agreed(agreed_at=row.agreed_at, withdrawn_at=row.withdrawn_at)
        for row in agreed
    }
    found = {}
    for one in rows:
        how, since = stand(agreed=by_question.get(one.id), code=codes.get(one.id), at=at)
        running = one.status != QuestionStatus.WITHDRAWN and one.house == House.SUPPORT
        may_invite = running and how != Stand.AGREED
        found[one.id] = Other(stand=how, at=since, may_invite=may_invite)
    return found


def passed_on(*, actor: Actor, verb: str = "view") -> QuerySet[PassOn]:
    return PassOn.objects.filter(reach(policy.PASSED_ON, actor, verb)).order_by("-at", "id")


def placements(*, actor: Actor, verb: str = "view") -> QuerySet[Placement]:
    return Placement.objects.filter(reach(policy.PLACEMENTS, actor, verb)).order_by(
        "-from_at", "id"
    )


def running_placements(*, actor: Actor, at: datetime) -> QuerySet[Placement]:
    """Return the placements that run at `at`: also of who stands in, from her day to her day."""
    runs = Q(until_at__isnull=True) | Q(
        until_at__isnull=False, hat__isnull=False, from_at__lte=at, until_at__gt=at
    )
    return placements(actor=actor).filter(runs)


def with_words(*, actor: Actor, rows: QuerySet[Question]) -> QuerySet[Question]:
    """Return questions with their words as far as `actor` may read them, sealed, in `words`."""
    written = texts(actor=actor).filter(question_id=OuterRef("id"))
    return rows.annotate(words=Subquery(written.values("text")[:1]))


def own_words(*, actor: Actor, question_ids: set[UUID]) -> dict[UUID, str]:
    """Return, opened, the words of those questions that `actor` may read, in two queries."""
    rows = list(texts(actor=actor).filter(question_id__in=question_ids))
    keys = keys_of(actor=actor, person_ids={row.person_id for row in rows})
    return {
        row.question_id: row.text.open(key=keys[row.person_id])
        for row in rows
        if row.person_id in keys
    }


def providers_told(*, actor: Actor) -> frozenset[str]:
    """Return the providers that a resident told to use, in any question of hers (R-018)."""
    told = questions(actor=actor).values_list("wishes", flat=True)
    return frozenset(name for wishes in told for name in wishes.get("providers", ()))


def next_number() -> int:
    """Return the next number for a question; numbers say the order and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('matching_question_number')")
        return int(cursor.fetchone()[0])
