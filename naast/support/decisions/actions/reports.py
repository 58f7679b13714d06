"""Write the report of the talk, hand it over, and keep what she says of it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.crypto.rules import DataKey
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, must_act
from naast.support.decisions import queries
from naast.support.decisions.actions.shared import at_work, note
from naast.support.decisions.models import Matter, Report, ReportReply
from naast.support.decisions.queries.reports import filled, reports
from naast.support.decisions.rules.reports import AnsweredHow, answer_is_whole
from naast.support.encounters import actions as encounters
from naast.support.people.queries import keys_of
from naast.support.people.rules import House


class HandedOver(Exception):
    """The report is with her; what is not right in it, her remarks say."""


class NothingWritten(Exception):
    """There is no report yet."""


class NotWhole(Exception):
    """Remarks without words, or spoken without a witness: see `rules.reports.answer_is_whole`."""


class AlreadyAnswered(Exception):
    """She said it before, and that stays."""


@transaction.atomic
def write_report(*, actor: Actor, matter_id: UUID, words: Mapping[str, str], at: datetime) -> None:
    """Write the report by topic, in her words; again, it takes the place of what stood there.

    Raises Matter.DoesNotExist, NothingWritten without a word, HandedOver.
    """
    must_act(actor)
    matter, key = at_work(actor=actor, matter_id=matter_id)
    if matter.reported_at is not None:
        raise HandedOver(matter.id)
    if not any(words.values()):
        raise NothingWritten(matter.id)
    sealed = Clear(filled(words=words.items()), key)
    found = reports(actor=actor, verb="write").filter(matter_id=matter.id).first()
    if found is None:
        Report(matter=matter, person_id=matter.person_id, words=sealed, written_at=at).save(
            force_insert=True
        )
    else:
        found.words, found.written_at = sealed, at
        found.save(update_fields=["words", "written_at"])
    note(actor, "decisions.report.written", matter)


@transaction.atomic
def hand_over_report(*, actor: Actor, matter_id: UUID, at: datetime) -> Matter:
    """Hand the report to her: the inquiry is done, and she is told in neutral words.

    Wmo 2015 art. 2.3.2 lid 8. Twice, the first moment counts. Raises Matter.DoesNotExist,
    NothingWritten.
    """
    must_act(actor)
    matter, _key = at_work(actor=actor, matter_id=matter_id)
    if not reports(actor=actor).filter(matter_id=matter.id).exists():
        raise NothingWritten(matter.id)
    if matter.reported_at is None:
        matter.reported_at = at
        matter.save(update_fields=["reported_at"])
        encounters.tell_answer_waits(actor=actor, person_id=matter.person_id)
        note(actor, "decisions.report.handed_over", matter)
    return matter


@transaction.atomic
def reply_to_report(
    *,
    actor: Actor,
    matter_id: UUID,
    answer: str,
    remarks: str,
    applies: bool,
    leader: str,
    at: datetime,
) -> ReportReply:
    """Let a resident say with her code what she thinks of the report; her officer is told.

    Raises Matter.DoesNotExist (also before it was handed over), NotWhole, AlreadyAnswered.
    """
    must_act(actor)
    matter = queries.matters(actor=actor).get(id=matter_id, reported_at__isnull=False)
    key = keys_of(actor=actor, person_ids={matter.person_id})[matter.person_id]
    reply = _reply(
        matter=matter, key=key, answer=answer, how=AnsweredHow.CODE, remarks=remarks,
        witness="", applies=applies, at=at,
    )  # fmt: skip
    reply.leader = leader
    _keep(reply)
    record(
        actor, "decisions.report.replied", matter,
        role="resident", subject_id=matter.person_id, house=House.MUNICIPALITY,
    )  # fmt: skip
    queue(
        actor=actor, channel=Channel.MAIL, template="question_waiting", to=matter.user_id,
        key=f"matter:{matter.id}:reply",
    )  # fmt: skip
    return reply


@transaction.atomic
def note_reply(
    *,
    actor: Actor,
    matter_id: UUID,
    answer: str,
    how: AnsweredHow,
    remarks: str,
    witness: str,
    applies: bool,
    at: datetime,
) -> ReportReply:
    """Note what she said of the report on paper, or spoken before a witness.

    Raises Matter.DoesNotExist (also before it was handed over), NotWhole, AlreadyAnswered.
    """
    must_act(actor)
    matter, key = at_work(actor=actor, matter_id=matter_id)
    if matter.reported_at is None:
        raise Matter.DoesNotExist
    reply = _reply(
        matter=matter, key=key, answer=answer, how=how, remarks=remarks,
        witness=witness, applies=applies, at=at,
    )  # fmt: skip
    reply.user_id = actor.user_id
    _keep(reply)
    note(actor, "decisions.report.reply_noted", matter, reason=how)
    return reply


def _reply(
    *,
    matter: Matter,
    key: DataKey,
    answer: str,
    how: AnsweredHow,
    remarks: str,
    witness: str,
    applies: bool,
    at: datetime,
) -> ReportReply:
    if not answer_is_whole(answer=answer, how=how, remarks=bool(remarks), witness=bool(witness)):
        raise NotWhole
    return ReportReply(
        matter=matter,
        person_id=matter.person_id,
        answer=answer,
        how=how,
        remarks=Clear(remarks, key) if remarks else None,
        witness=Clear(witness, key) if witness else None,
        applies=applies,
        answered_at=at,
    )


def _keep(reply: ReportReply) -> None:
    try:
        with transaction.atomic():
            reply.save(force_insert=True)
    except IntegrityError as there:
        raise AlreadyAnswered from there
