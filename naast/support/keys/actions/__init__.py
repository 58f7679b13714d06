"""Share, take back, use; keep and erase a plan; say of an entry that it is not right."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.files import actions as files
from naast.core.files.rules import Document, read_document
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.supply.law.queries import legal_term
from naast.supply.law.rules import Term, ends_at
from naast.support.keys import queries, rules
from naast.support.keys.actions import outside
from naast.support.keys.models import Consent, OwnPlan, Remark, SharedPiece
from naast.support.keys.rules import About, Outcome, PieceKind, Plan, Purpose, RemarkKind
from naast.support.people.queries import beside_now, key_of, links, persons, standings
from naast.support.people.rules import House, Manner


class EndNotPossible(Exception):
    """A piece is shared until today at least, and for a year at most."""


class NotForNow(Exception):
    """Nobody can change this entry now: nobody stands beside her, or it was asked already."""


class TooManyRemarks(Exception):
    """A file holds at most `rules.MOST_REMARKS` remarks."""


class ReasonOwed(Exception):
    """Who leaves an entry as it is says why (GDPR art. 12(4))."""


@transaction.atomic
def share_piece(
    *,
    actor: Actor,
    municipal_person_id: UUID,
    kind: PieceKind,
    purpose: Purpose,
    text: str,
    until_on: date,
    at: datetime,
    document: Document | None = None,
) -> Consent:
    """Share `text` with the municipality of a file that the resident linked, until and with a day.

    What is shared is a copy: a row of the municipality's house, sealed with the key of her file
    there. So is a `document`, of which `text` is what it is called. Raises Link.DoesNotExist for a
    file that is not hers, EndNotPossible.
    """
    must_act(actor)
    me = actor.scopes["resident"].person_id
    if not rules.end_is_possible(on=until_on, today=at.astimezone(rules.DUTCH_TIME).date()):
        raise EndNotPossible(until_on)
    link = links(actor=actor).get(supported_id=me, decided_id=municipal_person_id)
    until_at = rules.until_at(on=until_on)

    there = queries.in_other_file(actor=actor, person_id=link.decided_id)
    with acting(there):
        person = persons(actor=there).get(house=House.MUNICIPALITY)
        key = key_of(person=person)
        copy = None
        if document is not None:
            copy = files.keep_file(
                actor=there,
                document=document,
                key=key,
                subject_id=person.id,
                house=House.MUNICIPALITY,
                at=at,
            )
        piece = SharedPiece(
            person=person,
            municipality_id=person.municipality_id,
            kind=kind,
            purpose=purpose,
            text=Clear(text, key),
            file=copy,
            shared_at=at,
            until_at=until_at,
        )
        piece.save(force_insert=True)
        _record(there, "keys.piece.received", piece, person_id=person.id, house=House.MUNICIPALITY)
    consent = Consent(
        person_id=me,
        house=House.SUPPORT,
        purpose=purpose,
        party=rules.party_of(municipality_id=person.municipality_id),
        kind=kind,
        piece=piece.id,
        given_at=at,
        until_at=until_at,
    )
    consent.save(force_insert=True)
    _record(actor, "keys.consent.given", consent, person_id=me, house=House.SUPPORT)
    return consent


@transaction.atomic
def withdraw_consent(*, actor: Actor, consent_id: UUID, at: datetime) -> Consent:
    """Take a consent back: from now the piece is closed, save where a decision rests on it.

    A second time changes nothing. Raises Consent.DoesNotExist.
    """
    must_act(actor)
    consent = queries.consents(actor=actor, verb="withdraw").select_for_update().get(id=consent_id)
    if consent.withdrawn_at is not None:
        return consent
    consent.withdrawn_at = at
    consent.save(update_fields=["withdrawn_at"])
    _record(
        actor, "keys.consent.withdrawn", consent, person_id=consent.person_id, house=consent.house
    )
    outside.close(actor=actor, piece_id=consent.piece, at=at)
    linked = links(actor=actor).filter(supported_id=consent.person_id)
    for person_id in list(linked.values_list("decided_id", flat=True)):
        with acting(queries.in_other_file(actor=actor, person_id=person_id)) as there:
            closed = queries.pieces(actor=there, verb="withdraw").filter(
                id=consent.piece, withdrawn_at__isnull=True
            )
            if closed.update(withdrawn_at=at):
                piece = queries.pieces(actor=there).get(id=consent.piece)
                _record(
                    there, "keys.piece.withdrawn", piece,
                    person_id=person_id, house=House.MUNICIPALITY,
                )  # fmt: skip
    return consent


@transaction.atomic
def use_piece(*, actor: Actor, piece_id: UUID, at: datetime) -> SharedPiece:
    """Let a decision rest on a piece that is shared for it; from then on it stays in that file.

    Raises SharedPiece.DoesNotExist when it is not shared with `actor`, no longer, or for something
    else.
    """
    must_act(actor)
    piece = (
        queries.pieces(actor=actor, verb="use")
        .select_for_update()
        .get(id=piece_id, purpose=Purpose.DECISION)
    )
    if piece.used_at is None:
        piece.used_at = at
        piece.save(update_fields=["used_at"])
        record(
            actor, "keys.piece.used", piece,
            role="access_officer", subject_id=piece.person_id, house=House.MUNICIPALITY,
        )  # fmt: skip
    return piece


@transaction.atomic
def open_shared_document(*, actor: Actor, piece_id: UUID) -> tuple[str, Document]:
    """Return the document that she shared, with its name; she sees the look in that file.

    Raises SharedPiece.DoesNotExist when it is not shared with `actor`, no longer, or is none.
    """
    must_act(actor)
    piece = queries.pieces(actor=actor).exclude(file=None).get(id=piece_id)
    record(
        actor, "keys.piece.opened", piece,
        role="access_officer", subject_id=piece.person_id, house=House.MUNICIPALITY,
    )  # fmt: skip
    key = key_of(person=persons(actor=actor).get(id=piece.person_id))
    data = files.open_file(actor=actor, file_id=cast("UUID", piece.file_id), key=key)
    return piece.text.open(key=key), read_document(data=data)


@transaction.atomic
def keep_plan(*, actor: Actor, plan: Plan, at: datetime, open_to_supporter: bool) -> OwnPlan:
    """Keep the resident's own plan, sealed with her key, in place of the one before.

    `open_to_supporter` lets who stands beside her read it. Raises Person.DoesNotExist for who was
    erased.
    """
    must_act(actor)
    person = persons(actor=actor).get(id=actor.scopes["resident"].person_id)
    kept = OwnPlan(
        person=person,
        house=person.house,
        content=Clear(json.dumps(rules.plan_data(plan=plan)), key_of(person=person)),
        kept_at=at,
        open_to_supporter=open_to_supporter and person.house == House.SUPPORT,
    )
    kept.save(force_update=queries.own_plans(actor=actor).filter(person=person).exists())
    _record(actor, "keys.plan.kept", kept, person_id=person.id, house=person.house)
    return kept


@transaction.atomic
def open_plan(*, actor: Actor, to_supporter: bool) -> OwnPlan:
    """Let who stands beside her read the plan, or no longer. Raises OwnPlan.DoesNotExist."""
    must_act(actor)
    me = actor.scopes["resident"].person_id
    kept = queries.own_plans(actor=actor, verb="keep").select_for_update().get(person_id=me)
    kept.open_to_supporter = to_supporter and kept.house == House.SUPPORT
    kept.save(update_fields=["open_to_supporter"])
    action = "keys.plan.opened" if kept.open_to_supporter else "keys.plan.closed"
    _record(actor, action, kept, person_id=me, house=kept.house)
    return kept


@transaction.atomic
def erase_plan(*, actor: Actor) -> None:
    """Erase the resident's own plan; copies that she shared are taken back apart.

    Nothing happens if there is none.
    """
    must_act(actor)
    me = actor.scopes["resident"].person_id
    kept = queries.own_plans(actor=actor, verb="erase").filter(person_id=me).first()
    if kept is not None:
        _record(actor, "keys.plan.erased", kept, person_id=me, house=kept.house)
        kept.delete()


# ---------------------------------------------------------------- what she says of an entry


@transaction.atomic
def make_remark(
    *, actor: Actor, about: About, row_id: UUID, kind: RemarkKind, text: str, at: datetime
) -> Remark:
    """Let the resident say of an entry that it is not right, or add a statement of her own.

    That the entry is hers its own context said (`entry` of casework, of decisions).
    Of what is not right she hears within the term of the law, from who stands beside her or decides
    about her; they are told. Raises NotForNow, TooManyRemarks; Person.DoesNotExist for who was
    erased.
    """
    must_act(actor)
    person = persons(actor=actor).get(id=actor.scopes["resident"].person_id)
    if queries.remarks(actor=actor).count() >= rules.MOST_REMARKS:
        raise TooManyRemarks
    wrong = kind == RemarkKind.WRONG
    near = who_answers(actor=actor, about=about, row_id=row_id, at=at) if wrong else set()
    beside = _beside(actor, at)
    if wrong and not near:
        raise NotForNow
    row = Remark(
        person=person,
        house=person.house,
        about=about,
        row_id=row_id,
        kind=kind,
        text=Clear(text, key_of(person=person)),
        made_at=at,
        answer_before_at=_by_law(at) if wrong else None,
        put_to_id=None if beside or not near else min(near),
    )
    row.save(force_insert=True)
    _record(actor, "keys.remark.made", row, person_id=person.id, house=person.house)
    for user_id in sorted(near):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return row


def who_answers(*, actor: Actor, about: About, row_id: UUID, at: datetime) -> set[int]:
    """Return who would answer that an entry is not right; nobody where it cannot be asked now.

    Who stands beside her or decides about her. Of a file that is closed, one alone: she may have it
    corrected as long as it is kept (GDPR art. 16).
    """
    waits = queries.remarks(actor=actor).filter(
        about=about, row_id=row_id, kind=RemarkKind.WRONG, answered_at__isnull=True
    )
    if not rules.may_be_changed(about=about) or waits.exists():
        return set()
    return _beside(actor, at) or _kept_by(actor, on=timezone.localdate(at))


def _beside(actor: Actor, at: datetime) -> set[int]:
    me = actor.scopes["resident"].person_id
    return {s.user_id for s in beside_now(actor=actor, at=at).filter(person_id=me)}


def _kept_by(actor: Actor, *, on: date) -> set[int]:
    """Return who answers about a closed file: who last did something in it, if still there.

    Else who guards privacy in that organisation or municipality. Empty where nobody is left.
    """
    person = persons(actor=actor).get(id=actor.scopes["resident"].person_id)
    role, scope = Role.SUPPORTER, f"organisation:{person.organisation_id}"
    if person.house == House.MUNICIPALITY:
        role, scope = Role.ACCESS_OFFICER, f"municipality:{person.municipality_id}"
    stood = standings(actor=actor).filter(person_id=person.id, manner=Manner.BESIDE)
    last = stood.order_by("-until_at", "id").first()
    if last and last.user_id in holders(role=role, scope=scope, on=on):
        return {last.user_id}
    return set(holders(role=Role.PRIVACY_OFFICER, scope=scope, on=on)[:1])


@transaction.atomic
def open_remark(*, actor: Actor, remark_id: UUID) -> Remark:
    """Return a remark to answer, and record the look. Raises Remark.DoesNotExist."""
    must_act(actor)
    row = queries.remarks_due(actor=actor).get(id=remark_id)
    _answering(actor, "keys.remark.opened", row)
    return row


@transaction.atomic
def answer_remark(
    *, actor: Actor, remark_id: UUID, was: str | None, reason: str, at: datetime
) -> Remark:
    """Answer that an entry is not right: corrected (`was` stood there before) or kept (None).

    Called by who changes the entry in the same transaction. Raises Remark.DoesNotExist when it is
    not for `actor` to answer, or answered; ReasonOwed when it is kept without one.
    """
    must_act(actor)
    row = queries.remarks_due(actor=actor).select_for_update(of=("self",)).get(id=remark_id)
    if was is None and not reason:
        raise ReasonOwed
    with answering(actor=actor, row=row, at=at) as hand:
        key = key_of(person=persons(actor=hand).get(id=row.person_id))
    row.outcome = Outcome.KEPT if was is None else Outcome.CORRECTED
    row.was = None if was is None else Clear(was, key)
    row.reason = Clear(reason, key) if reason else None
    row.answered_at, row.answered_by_id = at, cast("int", actor.user_id)
    row.save(update_fields=["outcome", "was", "reason", "answered_at", "answered_by"])
    _answering(actor, "keys.remark.kept" if was is None else "keys.remark.corrected", row)
    return row


@transaction.atomic
def note_answers_seen(*, actor: Actor, at: datetime) -> None:
    """Note that the resident saw what was answered to her about entries."""
    must_act(actor)
    queries.remarks_unseen(actor=actor).update(seen_at=at)


def _by_law(at: datetime) -> datetime:
    """Return until when the law lets her wait (GDPR art. 12(3), 16)."""
    return ends_at(event_at=at, term=cast("Term", legal_term(term_id="AVG_INZAGE").term))


def keep_waiting(*, actor: Actor, person_id: UUID, user_id: int) -> None:
    """Let who stops beside a resident, or stops deciding, still answer what she said is not right.

    By who closes her file, or by the resident who stops.
    """
    must_act(actor)
    verb = "see" if actor.holds("resident") else "answer"
    queries.remarks(actor=actor, verb=verb).filter(
        person_id=person_id,
        kind=RemarkKind.WRONG,
        answered_at__isnull=True,
        put_to__isnull=True,
    ).update(put_to_id=user_id)


@contextmanager
def answering(*, actor: Actor, row: Remark, at: datetime) -> Iterator[Actor]:
    """Let who answers read and correct the entry that a remark is about.

    Who stands beside her acts herself. Whom it was put to opens no file: by asking, the resident
    lets her at this one entry, in a step of her own of which nothing else comes out. Raises
    Remark.DoesNotExist for who may not answer it.
    """
    must_act(actor)
    queries.remarks(actor=actor, verb="answer").get(id=row.id)
    if row.put_to_id != actor.user_id or beside_now(actor=actor, at=at).filter(
        person_id=row.person_id, user_id=cast("int", actor.user_id)
    ):
        yield actor
        return
    step = Actor(
        at=at,
        resident=Scope(person_id=row.person_id),
        correcting=Scope(row_ids=[row.row_id]),
    )
    with acting(step):
        yield step


def _answering(actor: Actor, action: str, row: Remark) -> None:
    role = "access_officer" if row.house == House.MUNICIPALITY else "supporter"
    if not actor.holds(role):
        role = "privacy_officer"
    record(actor, action, row, role=role, subject_id=row.person_id, house=row.house)


def _record(
    actor: Actor,
    action: str,
    row: Consent | SharedPiece | OwnPlan | Remark,
    *,
    person_id: UUID,
    house: str,
) -> None:
    record(actor, action, row, role="resident", subject_id=person_id, house=house)
