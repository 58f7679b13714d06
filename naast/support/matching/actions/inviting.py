"""A code for her for whom somebody asked: with it she says yes or no herself."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.supply.organisations import queries as organisations
from naast.support.matching import queries
from naast.support.matching.actions.asking import Asked, Left, ask_question
from naast.support.matching.models import Invitation, Question
from naast.support.matching.rules import (
    INVITED_FOR,
    MUNICIPAL_WORKING_DAYS,
    Channel,
    Need,
    QuestionStatus,
)
from naast.support.people import queries as people
from naast.support.people.actions.agreements import agree_herself
from naast.support.people.rules import House, RelationKind, new_code

if TYPE_CHECKING:
    from naast.support.people.models import Person


class NotForAnother(Exception):
    """Nobody asked for somebody else here, or that one agreed already."""


class CodeIsOver(Exception):
    """The code was answered, replaced or is too old. They look alike on purpose."""


@dataclass(frozen=True, kw_only=True)
class Inviting:
    """What she reads before she says yes or no; of what the asker told, nothing.

    `relation` is what the asker said to be to her, or UNSAID.
    """

    id: UUID
    relation: str
    organisation_name: str
    user_name: str
    ends_at: datetime


# ---------------------------------------------------------------- making a code


@transaction.atomic
def invite(*, actor: Actor, question_id: UUID, at: datetime) -> str:
    """Make a code for whom a question was asked, and return it: it is shown this once only.

    By who asked, or by who stands beside her. The code before it ends. Raises
    Question.DoesNotExist, NotForAnother.
    """
    must_act(actor)
    question = queries.questions(actor=actor).get(id=question_id, house=House.SUPPORT)
    if not may_invite(actor=actor, question=question):
        raise NotForAnother
    end_invitation(actor=actor, question_id=question.id, at=at)
    code = new_code(words=people.code_words())
    invitation = Invitation(
        question=question,
        person_id=question.person_id,
        house=question.house,
        code_hash=people.code_fingerprint(text=code),
        made_by_id=actor.user_id,
        made_at=at,
        ends_at=at + INVITED_FOR,
    )
    invitation.save(force_insert=True)
    _note(actor, "matching.invitation.made", invitation)
    return code


def may_invite(*, actor: Actor, question: Question) -> bool:
    """Whether there is somebody to make a code for: asked for another, who did not agree yet."""
    asked = bool(question.asker_relation) and question.status != QuestionStatus.WITHDRAWN
    return asked and not agreed_to(actor=actor, question=question)


def agreed_to(*, actor: Actor, question: Question) -> bool:
    """Whether somebody agreed to this question that was asked for her, and did not stop again."""
    agreed = people.agreements(actor=actor).filter(withdrawn_at__isnull=True)
    return agreed.filter(asker_id=question.person_id, question_id=question.id).exists()


def end_invitation(*, actor: Actor, question_id: UUID, at: datetime) -> None:
    """End the running code of a question, where there is one."""
    queries.invitations(actor=actor, verb="end").filter(
        question_id=question_id, ended_at__isnull=True
    ).update(ended_at=at)


# ---------------------------------------------------------------- answering with it


def inviting(*, text: str, at: datetime) -> Inviting | None:
    """Return what a code asks, or None. Only for use within `people.actions.try_code`."""
    found = _opened(text=text, at=at)
    if found is None:
        return None
    invitation, question, _asker = found
    return Inviting(
        id=invitation.id,
        relation=question.asker_relation,
        organisation_name=question.organisation.name if question.organisation else "",
        user_name=question.user.name if question.user else "",
        ends_at=invitation.ends_at,
    )


@transaction.atomic
def agree_with_code(
    *, text: str, first_name: str, relation: RelationKind, language: str, at: datetime
) -> Asked:
    """Let her agree: a file and a question of her own, asked of who was asked; with her own code.

    The code she came with ends: others had it in their hands. Raises CodeIsOver.
    """
    invitation, question, asker = _answered(text=text, agreed=True, at=at)
    days = organisations.first_contact_working_days(
        organisation_id=_keeper(question),
        municipality_id=question.municipality_id,
        on=timezone.localdate(at),
    )
    hers = ask_question(
        municipality_id=question.municipality_id,
        house=House.SUPPORT,
        organisation_id=question.organisation_id,
        user_id=question.user_id,
        working_days=days or MUNICIPAL_WORKING_DAYS,
        need=Need(domains=frozenset(question.domains), zone_id=question.zone_id),
        text="",
        left=Left(first_name=first_name),
        at=at,
        language=language,
        channel=Channel.REFERRED,
        asker=asker,
        follows=question.id,
    )
    with acting(Actor(at=at, resident=Scope(person_id=hers.person_id))) as she:
        agree_herself(
            actor=she,
            asker_id=invitation.person_id,
            question_id=question.id,
            relation=relation,
            at=at,
        )
    return hers


@transaction.atomic
def refuse_with_code(*, text: str, at: datetime) -> None:
    """Let her refuse: what was asked stays the asker's, and of her there is nothing to keep.

    Raises CodeIsOver.
    """
    _answered(text=text, agreed=False, at=at)


def _keeper(question: Question) -> int:
    if question.organisation_id is None:
        raise CodeIsOver
    return question.organisation_id


def _answered(*, text: str, agreed: bool, at: datetime) -> tuple[Invitation, Question, "Person"]:
    found = _opened(text=text, at=at)
    if found is None:
        raise CodeIsOver
    invitation, question, asker = found
    with acting(_as_asker(invitation, at=at)) as who_asked:
        ended = queries.invitations(actor=who_asked, verb="end").filter(
            id=invitation.id, ended_at__isnull=True
        )
        if not ended.update(ended_at=at, agreed=agreed):
            raise CodeIsOver  # twice at once: the other was quicker
        action = "agreed" if agreed else "refused"
        _note(who_asked, f"matching.invitation.{action}", invitation)
    return invitation, question, asker


def _opened(*, text: str, at: datetime) -> tuple[Invitation, Question, "Person"] | None:
    """Return what a code is about, read as who asked: it was given on behalf of her."""
    code_hash = people.code_fingerprint(text=text)
    with acting(Actor(at=at, visitor=Scope(code_hash=code_hash))) as visitor:
        invitation = queries.invitations(actor=visitor).first()
    if invitation is None:
        return None
    with acting(_as_asker(invitation, at=at)) as who_asked:
        asker = people.persons(actor=who_asked).filter(wrapped_key__isnull=False).first()
        question = (
            queries.questions(actor=who_asked)
            .select_related("organisation", "user")
            .get(id=invitation.question_id)
        )
        if asker is None or not may_invite(actor=who_asked, question=question):
            return None
    return invitation, question, asker


def _as_asker(invitation: Invitation, *, at: datetime) -> Actor:
    return Actor(at=at, resident=Scope(person_id=invitation.person_id))


def _note(actor: Actor, action: str, invitation: Invitation) -> None:
    record(
        actor, action, invitation,
        role="resident" if actor.user_id is None else "supporter",
        subject_id=invitation.person_id, house=House(invitation.house),
    )  # fmt: skip
