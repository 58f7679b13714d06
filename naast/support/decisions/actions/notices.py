"""A notification comes in at an officer: she is told of support, of her plan, and that it came."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import transaction

from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel as By
from naast.core.policy.walls import Actor, must_act
from naast.supply.law import queries as law
from naast.support.decisions import queries
from naast.support.decisions.actions import take_matter
from naast.support.decisions.actions.shared import ROLE, at_work, note
from naast.support.decisions.models import Matter, Notice
from naast.support.decisions.rules import MatterStatus
from naast.support.decisions.rules.notices import CURRENT_NOTICE, Occasion, ToldBy, ToldTo
from naast.support.matching import actions as matching
from naast.support.matching.actions import Left
from naast.support.matching.rules import MUNICIPAL_WORKING_DAYS, Channel, Need
from naast.support.people.rules import House

CHANNELS = {
    ToldBy.PHONE: Channel.PHONE, ToldBy.DESK: Channel.WALK_IN, ToldBy.VISIT: Channel.OUTREACH,
}  # fmt: skip


class NotHere(Exception):
    """She works for another municipality."""


@dataclass(frozen=True, kw_only=True)
class Notified:
    """The matter that began, its number, and her code, which is shown this once only."""

    matter: Matter
    number: str
    code: str


@transaction.atomic
def note_notification(
    *,
    actor: Actor,
    municipality_id: int,
    channel: ToldBy,
    need: Need,
    text: str,
    left: Left,
    told: Collection[ToldTo],
    urgent: bool,
    language: str,
    person_id: UUID | None,
    at: datetime,
) -> Notified:
    """Note what somebody notifies by phone, at the counter or at a visit; `actor` takes it.

    Before that she was told what `told` says, in the words of now, which is kept as proof (Wmo 2015
    art. 2.3.2 lid 2 and 3). Raises NotHere, matching.NoticeNotRead when she was not told herself,
    AlreadyAsked when the form was sent before.
    """
    must_act(actor)
    officer = actor.scopes[ROLE]
    if municipality_id not in officer.municipality_ids:
        raise NotHere(municipality_id)
    asked = matching.ask_question(
        municipality_id=municipality_id,
        house=House.MUNICIPALITY,
        organisation_id=None,
        user_id=cast("int", actor.user_id),
        working_days=MUNICIPAL_WORKING_DAYS,
        need=need,
        text=text,
        left=left,
        at=at,
        language=language,
        channel=CHANNELS[channel],
        notice=CURRENT_NOTICE if ToldTo.RESIDENT in told else "",
        person_id=person_id,
        noted=True,
    )
    matter = take_matter(actor=actor, question_id=asked.question.id, at=at, noted=True)
    _tell(
        actor=actor, matter=matter, told=told, told_by=channel,
        occasion=Occasion.NOTIFICATION, at=at,
    )  # fmt: skip
    if urgent:
        mark_urgent(actor=actor, matter_id=matter.id, at=at)
    return Notified(matter=matter, number=asked.question.number, code=asked.code)


@transaction.atomic
def give_notice(
    *,
    actor: Actor,
    matter_id: UUID,
    occasion: Occasion,
    told: Collection[ToldTo],
    told_by: ToldBy,
    at: datetime,
) -> None:
    """Keep that she, or who cares for her, was told of free support and of a plan of one's own.

    Each re-assessment begins with it (Wmo 2015 art. 2.3.9 lid 2, R-131).

    Raises Matter.DoesNotExist.
    """
    must_act(actor)
    matter, _ = at_work(actor=actor, matter_id=matter_id)
    _tell(actor=actor, matter=matter, told=told, told_by=told_by, occasion=occasion, at=at)


def _tell(
    *,
    actor: Actor,
    matter: Matter,
    told: Collection[ToldTo],
    told_by: ToldBy,
    occasion: Occasion,
    at: datetime,
) -> None:
    for told_to in sorted(told):
        Notice(
            matter=matter,
            person_id=matter.person_id,
            user_id=matter.user_id,
            municipality_id=matter.municipality_id,
            occasion=occasion,
            told_to=told_to,
            told_by=told_by,
            version=CURRENT_NOTICE,
            told_at=at,
        ).save(force_insert=True)
    note(actor, "decisions.notice.given", matter, reason=occasion)


@transaction.atomic
def mark_urgent(*, actor: Actor, matter_id: UUID, at: datetime) -> Matter:
    """Say that it cannot wait: help comes at once, before the inquiry (Wmo 2015 art. 2.3.3).

    Said twice, the first moment counts. Raises Matter.DoesNotExist.
    """
    must_act(actor)
    matter, _ = at_work(actor=actor, matter_id=matter_id)
    if matter.urgent_at is None:
        matter.urgent_at = at
        matter.save(update_fields=["urgent_at"])
        note(actor, "decisions.matter.urgent", matter)
    return matter


@transaction.atomic
def warn_of_inquiry(*, actor: Actor, matter_id: UUID, at: datetime) -> None:
    """Tell the officer `actor` that the term of an inquiry of hers comes near, if it still runs."""
    must_act(actor)
    matter = queries.matters(actor=actor).filter(id=matter_id, status=MatterStatus.OPEN).first()
    if matter is None:
        return
    book = law.term_book(municipality_id=matter.municipality_id)
    for term in queries.terms(matter=matter, decided=(), at=at, book=book):
        if term.term_id == "WMO_ONDERZOEK" and term.runs:
            queue(
                actor=actor, channel=By.MAIL, template="date_near",
                to=cast("int", actor.user_id), values={"on": term.last_on},
                key=f"matter:{matter_id}:inquiry",
            )  # fmt: skip
