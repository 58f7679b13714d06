"""Ask a colleague about a case without giving it away, answer, take it back (R-046, R-112).

Who is asked gets no hat, no standing and no look into the case: only words that the asker read once
more and said to tell nobody. The resident sees that it was asked, what, and what was answered.
"""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, must_act
from naast.supply.training import queries as training
from naast.support.casework import queries
from naast.support.casework.models import Case, Consult, ConsultOutcome
from naast.support.casework.queries import consulting
from naast.support.casework.queries.consulting import OpenedConsult
from naast.support.casework.rules.consulting import ConsultState, recognised
from naast.support.people import queries as people
from naast.support.people.rules import House, controller_of


class CannotBeAsked(Exception):
    """Somebody cannot be asked; the same words whatever the reason (I-1)."""


class Recognised(Exception):
    """Something of the case stands in the words, and the asker did not say that it may."""


@transaction.atomic
def consult(
    *, actor: Actor, case_id: UUID, user_id: int, question: str, even_so: bool, at: datetime
) -> Consult:
    """Ask a colleague about a case beside whose resident one stands.

    `even_so`: the asker read what is recognised, and sends it as it is. Raises Case.DoesNotExist
    for the case of another or one that ended, CannotBeAsked, Recognised; ValueError without words.
    """
    case = _own(actor=actor, case_id=case_id)
    if user_id not in {one.user_id for one in consulting.may_be_asked(case=case, at=at)}:
        raise CannotBeAsked
    row = _written(actor, case, question=question, even_so=even_so, at=at)
    row.user_id = user_id
    row.save(force_insert=True)
    _note(actor, "casework.consult.asked", row, of_her=True)
    queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return row


@transaction.atomic
def bring(
    *, actor: Actor, case_id: UUID, meeting_id: UUID, question: str, even_so: bool, at: datetime
) -> Consult:
    """Bring a case, made unrecognisable, into a day on which colleagues talk about cases (R-113).

    To a day to which one said to come oneself. Raises Case.DoesNotExist for the case of another or
    one that ended, CannotBeAsked for another day, Recognised; ValueError without words.
    """
    case = _own(actor=actor, case_id=case_id)
    ahead = training.discussions(actor=actor, on=timezone.localdate(at))
    if meeting_id not in {one.id for one in ahead}:
        raise CannotBeAsked
    row = _written(actor, case, question=question, even_so=even_so, at=at)
    row.meeting_id = meeting_id
    row.save(force_insert=True)
    _note(actor, "casework.consult.brought", row, of_her=True)
    return row


@transaction.atomic
def settle(*, actor: Actor, consult_id: UUID, text: str, at: datetime) -> Consult:
    """Keep what came of talking about a case together; who talked along does not read it (R-113).

    Raises Consult.DoesNotExist for what is of others, has an outcome, or was put to one colleague;
    ValueError without words.
    """
    must_act(actor)
    if not text.strip():
        raise ValueError(text)
    row = (
        consulting.consults(actor=actor, verb="settle")
        .select_for_update()
        .get(id=consult_id, meeting__isnull=False, state=ConsultState.ASKED)
    )
    _, key = people.opened_with_key(actor=actor, person_id=row.person_id)
    ConsultOutcome(consult=row, person_id=row.person_id, text=Clear(text.strip(), key), at=at).save(
        force_insert=True
    )
    row.state, row.answered_at = ConsultState.DISCUSSED, at
    row.save(update_fields=["state", "answered_at"])
    _note(actor, "casework.consult.settled", row, of_her=True)
    return row


@transaction.atomic
def answer(*, actor: Actor, consult_id: UUID, text: str, at: datetime) -> Consult:
    """Answer what a colleague asked; without words: that one does not know either.

    Raises Consult.DoesNotExist for what was not asked of `actor` or waits no longer.
    """
    must_act(actor)
    row = consulting.waiting_for(actor=actor).select_for_update().get(id=consult_id)
    row.state = ConsultState.UNKNOWN
    if text.strip():
        key = consulting.key_of(wrapped=row.wrapped_key, controller=row.controller)
        row.state, row.answer = ConsultState.ANSWERED, Clear(text.strip(), key)
    row.answered_at = at
    row.save(update_fields=["state", "answer", "answered_at"])
    # Who is asked does not know whose case it is; so nothing of a look stands in the file.
    _note(actor, "casework.consult.answered", row, of_her=False)
    queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=row.asker_id)
    return row


@transaction.atomic
def take_back(*, actor: Actor, consult_id: UUID, at: datetime) -> Consult:
    """Take a question back that was not answered. Raises Consult.DoesNotExist."""
    must_act(actor)
    row = (
        consulting.consults(actor=actor, verb="withdraw")
        .select_for_update()
        .get(id=consult_id, state=ConsultState.ASKED)
    )
    row.state, row.answered_at = ConsultState.WITHDRAWN, at
    row.save(update_fields=["state", "answered_at"])
    _note(actor, "casework.consult.withdrawn", row, of_her=True)
    return row


def asked_of_me(*, actor: Actor, consult_id: UUID) -> OpenedConsult:
    """Return one question that a colleague asked `actor`, opened. Raises Consult.DoesNotExist."""
    found = [one for one in consulting.asked_of(actor=actor) if one.row.id == consult_id]
    if not found:
        raise Consult.DoesNotExist(consult_id)
    return found[0]


def _own(*, actor: Actor, case_id: UUID) -> Case:
    must_act(actor)
    return queries.cases(actor=actor, verb="close").get(id=case_id, closed_at__isnull=True)


def _written(actor: Actor, case: Case, *, question: str, even_so: bool, at: datetime) -> Consult:
    """Return a question about a case, sealed, not yet put to anybody. Raises Recognised."""
    if not question.strip():
        raise ValueError(question)
    opened = queries.opened_case(actor=actor, case_id=case.id)
    known = consulting.known_of(opened=opened, municipality_id=case.municipality_id)
    if not even_so and (found := recognised(text=question, known=known)):
        raise Recognised(found)
    controller = controller_of(
        house=House.SUPPORT,
        organisation_id=case.organisation_id,
        municipality_id=case.municipality_id,
    )
    key, wrapped = new_data_key(controller=controller)
    return Consult(
        case=case,
        person_id=case.person_id,
        organisation_id=case.organisation_id,
        asker_id=cast("int", actor.user_id),
        domains=case.domains,
        state=ConsultState.ASKED,
        controller=controller,
        wrapped_key=wrapped,
        question=Clear(question.strip(), key),
        asked_at=at,
    )


def _note(actor: Actor, action: str, row: Consult, *, of_her: bool) -> None:
    record(
        actor, action, row,
        role="supporter" if actor.holds("supporter") else "supervisor",
        subject_id=row.person_id if of_her else None,
        house=House.SUPPORT,
    )  # fmt: skip
