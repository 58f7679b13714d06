"""Share a piece, take it back, use it; keep and erase a plan: each in one transaction."""

import json
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor, acting, must_act
from naast.support.keys import queries, rules
from naast.support.keys.models import Consent, OwnPlan, SharedPiece
from naast.support.keys.rules import PieceKind, Plan, Purpose
from naast.support.people.queries import key_of, links, persons
from naast.support.people.rules import House


class EndNotPossible(Exception):
    """A piece is shared until today at least, and for a year at most."""


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
) -> Consent:
    """Share `text` with the municipality of a file that the resident linked, until and with a day.

    What is shared is a copy: a row of the municipality's house, sealed with the key of her file
    there. Raises Link.DoesNotExist for a file that is not hers, EndNotPossible.
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
        piece = SharedPiece(
            person=person,
            municipality_id=person.municipality_id,
            kind=kind,
            purpose=purpose,
            text=Clear(text, key_of(person=person)),
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


def _record(
    actor: Actor, action: str, row: Consent | SharedPiece | OwnPlan, *, person_id: UUID, house: str
) -> None:
    record(actor, action, row, role="resident", subject_id=person_id, house=house)
