"""The letter of a matter: written while it is a draft, made final once, shown again as it was."""

import json
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import IntegrityError, transaction

from naast.core.crypto.fields import Clear
from naast.core.files import actions as files
from naast.core.files.rules import Document, Kind
from naast.core.policy.walls import Actor, must_act
from naast.supply.law.rules import DUTCH_TIME
from naast.supply.places.queries import municipality_names
from naast.support.decisions import papers, queries
from naast.support.decisions.actions.deciding import NotInMandate
from naast.support.decisions.actions.shared import at_work, note
from naast.support.decisions.models import Letter, LetterDraft
from naast.support.decisions.queries import mandates as register
from naast.support.decisions.queries.letters import draft_words, drafts, letters
from naast.support.decisions.rules import Provision
from naast.support.decisions.rules.letters import fingerprint, letter_number, to_write
from naast.support.decisions.rules.mandates import Lack
from naast.support.encounters import actions as encounters
from naast.support.people.queries import keys_of


class NothingToWrite(Exception):
    """There is no decision of which no letter went yet."""


class LetterChanged(Exception):
    """What is kept is not what was sent: its SHA-256 differs."""


@transaction.atomic
def write_draft(
    *, actor: Actor, matter_id: UUID, opening: str, closing: str, at: datetime
) -> LetterDraft:
    """Keep what stands before and after the decisions, until the letter is final.

    Raises Matter.DoesNotExist, NothingToWrite.
    """
    must_act(actor)
    matter, key = at_work(actor=actor, matter_id=matter_id)
    if not _still_to_write(actor=actor, matter_id=matter.id):
        raise NothingToWrite(matter.id)
    found = drafts(actor=actor, verb="write").filter(matter_id=matter.id).first()
    draft = found or LetterDraft(matter=matter, person_id=matter.person_id)
    draft.opening = Clear(opening, key) if opening else None
    draft.closing = Clear(closing, key) if closing else None
    draft.changed_at = at
    draft.save(force_insert=found is None)
    return draft


@transaction.atomic
def concept(*, actor: Actor, matter_id: UUID, at: datetime) -> bytes:
    """Return the letter as it would be now (PDF), marked as a draft; nothing is kept.

    Raises Matter.DoesNotExist, NothingToWrite, NotInMandate.
    """
    must_act(actor)
    data = _data(actor=actor, matter_id=matter_id, draft=True, at=at)[0]
    return papers.letter_pdf(data=data, at=at)


@transaction.atomic
def make_final(*, actor: Actor, matter_id: UUID, at: datetime) -> Letter:
    """Make the letter as it stands final: its bytes are sealed, with their SHA-256, for good.

    It holds each decision of which no letter went yet, with mandate and articles as they are now.
    She may object from this day on (Awb art. 6:8), and is told in neutral words that something
    waits. Raises Matter.DoesNotExist, NothingToWrite, and NotInMandate where no mandate of `actor`
    covers one of them today: then the letter cannot be made, and the talk goes on (R-297).
    """
    must_act(actor)
    matter, key = at_work(actor=actor, matter_id=matter_id)
    data, decided, number = _data(actor=actor, matter_id=matter_id, draft=False, at=at)
    made = papers.letter_pdf(data=data, at=at)
    stored = files.keep_file(
        actor=actor, document=Document(kind=Kind.PDF, data=made), key=key,
        subject_id=matter.person_id, house="municipality", at=at,
    )  # fmt: skip
    letter = Letter(
        matter=matter,
        person_id=matter.person_id,
        user_id=cast("int", actor.user_id),
        municipality_id=matter.municipality_id,
        number=number,
        decided=decided,
        file=stored,
        sha256=fingerprint(data=made),
        facts=Clear(json.dumps(data), key),
        final_at=at,
    )
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError as taken:  # made final a moment ago, in another window
        raise NothingToWrite(matter.id) from taken
    drafts(actor=actor, verb="write").filter(matter_id=matter.id).delete()
    encounters.tell_answer_waits(actor=actor, person_id=matter.person_id)
    note(actor, "decisions.letter.sent", matter)
    return letter


@transaction.atomic
def open_letter(*, actor: Actor, letter_id: UUID) -> tuple[Letter, bytes]:
    """Return a letter that was sent, byte for byte. Raises Letter.DoesNotExist, LetterChanged.

    Who is not the resident herself leaves a look.
    """
    must_act(actor)
    letter = letters(actor=actor).select_related("matter").get(id=letter_id)
    key = keys_of(actor=actor, person_ids={letter.person_id}).get(letter.person_id)
    if key is None:
        raise Letter.DoesNotExist
    data = files.open_file(actor=actor, file_id=letter.file_id, key=key)
    if fingerprint(data=data) != letter.sha256:
        raise LetterChanged(letter_id)
    if not actor.holds("resident"):
        note(actor, "decisions.letter.opened", letter.matter)
    return letter, data


def _still_to_write(*, actor: Actor, matter_id: UUID) -> list[UUID]:
    decided = queries.decisions(actor=actor).filter(matter_id=matter_id)
    written = [
        id_ for row in letters(actor=actor).filter(matter_id=matter_id) for id_ in row.decided
    ]
    return [one.id for one in to_write(decided, written=written)]


def _data(
    *, actor: Actor, matter_id: UUID, draft: bool, at: datetime
) -> tuple[papers.LetterData, list[UUID], str]:
    """Return what stands in the letter of now, which decisions are in it, and its number."""
    matter, key = at_work(actor=actor, matter_id=matter_id)
    opened = queries.opened_matter(actor=actor, matter_id=matter_id, at=at)
    ids = _still_to_write(actor=actor, matter_id=matter.id)
    if not ids:
        raise NothingToWrite(matter.id)
    mine = register.own_mandates(
        actor=actor,
        municipality_id=matter.municipality_id,
        on=at.astimezone(DUTCH_TIME).date(),
    )
    decisions = [one for one in opened.decisions if one.id in ids]
    for one in decisions:
        found = mine[Provision(one.provision_code)]
        if isinstance(found, Lack):
            raise NotInMandate(lack=found)
    opening, closing = draft_words(actor=actor, matter_id=matter.id, key=key)
    number = letter_number(number=opened.number, before=len(opened.letters))
    data = papers.letter_data(
        decisions=decisions,
        number=number,
        municipality=municipality_names(ids=[matter.municipality_id])[matter.municipality_id],
        last_on=queries.last_to_object(municipality_id=matter.municipality_id, from_at=at),
        opening=opening,
        closing=closing,
        draft=draft,
        at=at,
    )
    return data, ids, number
