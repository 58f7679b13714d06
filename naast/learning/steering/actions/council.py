"""The council speaks, the municipality asks and answers; what is late becomes public by itself."""

from datetime import date, datetime, time, timedelta
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, must_act
from naast.learning.steering import queries
from naast.learning.steering.models.council import ClientBody, CouncilWord
from naast.learning.steering.rules.council import Answer, Voice, answer_before, needs_answer


class NotHere(Exception):
    """Somebody speaks or asks in a municipality that is not hers."""


class NotYet(Exception):
    """The council did not advise yet, or its word needs no answer."""


@transaction.atomic
def say(
    *, actor: Actor, municipality_id: int, voice: Voice, about: str, text: str, at: datetime
) -> CouncilWord:
    """Say something for the council; who works on policy is told, and has four weeks.

    Raises NotHere, ValueError for advice that must be asked first.
    """
    must_act(actor)
    if not queries.speaks_in(actor=actor, municipality_id=municipality_id):
        raise NotHere(municipality_id)
    if voice is Voice.ADVICE_ASKED:
        raise ValueError(voice)
    row = CouncilWord(
        municipality_id=municipality_id,
        voice=voice,
        about=about,
        text=text,
        user_id=cast("int", actor.user_id),
        **_from(voice, at),
    )
    row.save(force_insert=True)
    record(actor, "steering.council.said", row, role=Role.COUNCIL_MEMBER, reason=voice)
    _tell(actor, Role.POLICY_OFFICER, municipality_id, at=at)
    return row


@transaction.atomic
def ask_advice(
    *,
    actor: Actor,
    municipality_id: int,
    about: str,
    asked: str,
    advise_before_on: date,
    at: datetime,
) -> CouncilWord:
    """Ask the council for advice before a day; its members are told. Raises NotHere."""
    must_act(actor)
    if not queries.answers_in(actor=actor, municipality_id=municipality_id):
        raise NotHere(municipality_id)
    row = CouncilWord(
        municipality_id=municipality_id,
        voice=Voice.ADVICE_ASKED,
        about=about,
        asked=asked,
        asked_on=timezone.localdate(at),
        advise_before_on=advise_before_on,
        user_id=cast("int", actor.user_id),
    )
    row.save(force_insert=True)
    record(actor, "steering.council.asked", row, role=Role.POLICY_OFFICER)
    _tell(actor, Role.COUNCIL_MEMBER, municipality_id, at=at)
    return row


@transaction.atomic
def advise(*, actor: Actor, word_id: UUID, text: str, at: datetime) -> CouncilWord:
    """Give the advice that was asked; it stands as it is. Raises CouncilWord.DoesNotExist."""
    must_act(actor)
    found = queries.council_words(actor=actor, verb="advise").select_related(None)
    row = found.select_for_update().get(id=word_id, said_on=None)
    row.text = text
    for name, value in _from(Voice.ADVICE_ASKED, at).items():
        setattr(row, name, value)
    row.save(update_fields=["text", "said_on", "answer_before_on", "public_from"])
    record(actor, "steering.council.advised", row, role=Role.COUNCIL_MEMBER)
    _tell(actor, Role.POLICY_OFFICER, row.municipality_id, at=at)
    return row


@transaction.atomic
def answer_council(
    *, actor: Actor, word_id: UUID, answer: Answer, text: str, at: datetime
) -> CouncilWord:
    """Answer the council, with the reason. What was late stays public, with its answer.

    Raises CouncilWord.DoesNotExist, NotYet.
    """
    must_act(actor)
    found = queries.council_words(actor=actor, verb="answer").select_related(None)
    row = found.select_for_update().get(id=word_id)
    if row.said_on is None or not needs_answer(voice=Voice(row.voice)):
        raise NotYet(word_id)
    if row.public_from is not None and at < row.public_from:
        row.public_from = None
    row.answer, row.answer_text = answer, text
    row.answered_on = timezone.localdate(at)
    row.save(update_fields=["answer", "answer_text", "answered_on", "public_from"])
    record(actor, "steering.council.answered", row, role=Role.POLICY_OFFICER, reason=answer)
    _tell(actor, Role.COUNCIL_MEMBER, row.municipality_id, at=at)
    return row


@transaction.atomic
def name_body(*, actor: Actor, municipality_id: int, at: datetime, **facts: Any) -> ClientBody:
    """Name a council or organisation of clients and its role. Raises NotHere."""
    must_act(actor)
    speaks = queries.speaks_in(actor=actor, municipality_id=municipality_id)
    if not speaks and not queries.answers_in(actor=actor, municipality_id=municipality_id):
        raise NotHere(municipality_id)
    row = ClientBody.objects.create(
        municipality_id=municipality_id, from_on=timezone.localdate(at), **facts
    )
    role = Role.COUNCIL_MEMBER if speaks else Role.POLICY_OFFICER
    record(actor, "steering.body.named", row, role=role)
    return row


def _from(voice: Voice, at: datetime) -> dict[str, Any]:
    """Return when it was said, before when it is answered, and when everybody reads it."""
    on = timezone.localdate(at)
    if not needs_answer(voice=voice):
        return {"said_on": on, "answer_before_on": None, "public_from": at}
    last = answer_before(said_on=on)
    over = datetime.combine(last + timedelta(days=1), time.min)
    return {"said_on": on, "answer_before_on": last, "public_from": timezone.make_aware(over)}


def _tell(actor: Actor, role: Role, municipality_id: int, *, at: datetime) -> None:
    scope = f"municipality:{municipality_id}"
    for user_id in holders(role=role, scope=scope, on=timezone.localdate(at)):
        if user_id != actor.user_id:
            queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
