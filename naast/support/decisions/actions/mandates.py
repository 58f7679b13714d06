"""Keep the register of mandates: enter, back, name to whom, end. Who keeps it decides nothing."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import IntegrityError, transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor, must_act
from naast.support.decisions.models import Mandate, MandateBacking, MandateHolder
from naast.support.decisions.queries import mandates as queries
from naast.support.decisions.rules import Provision
from naast.support.decisions.rules.mandates import Law, MandateKind

ROLE = "policy_officer"


class NotThatRegister(Exception):
    """`actor` does not keep the register of this municipality, or the line above is elsewhere."""


class WithinTheOther(Exception):
    """What is passed on, or replaces, says more than the line above it."""


class BackedAlready(Exception):
    """The adviser of this law stands behind it already."""


class HeldAlready(Exception):
    """It was given to her already."""


@transaction.atomic
def enter_mandate(
    *,
    actor: Actor,
    municipality_id: int,
    kind: MandateKind,
    under_id: int | None,
    function: str,
    provisions: Collection[Provision],
    decree: str,
    decided_on: date,
    published_in: str,
    number: str,
    is_public: bool,
    by_name: bool,
    from_on: date,
    last_on: date | None,
    at: datetime,
) -> Mandate:
    """Enter a mandate as the college decided it (R-297). Raises NotThatRegister, WithinTheOther."""
    must_act(actor)
    _keeps(actor, municipality_id)
    above = None
    if under_id is not None:
        above = queries.mandates(municipality_id=municipality_id).filter(pk=under_id).first()
        if above is None:
            raise NotThatRegister(under_id)
        if not set(provisions) <= set(above.provisions):
            raise WithinTheOther(under_id)
    mandate = Mandate.objects.create(
        municipality_id=municipality_id,
        kind=kind,
        under=above,
        function=function.strip(),
        provisions=sorted(provisions),
        decree=decree.strip(),
        decided_on=decided_on,
        published_in=published_in.strip(),
        number=number.strip(),
        is_public=is_public,
        by_name=by_name,
        from_on=from_on,
        last_on=last_on,
        set_at=at,
    )
    record(actor, "decisions.mandate.entered", mandate, role=ROLE)
    return mandate


@transaction.atomic
def back_mandate(
    *, actor: Actor, mandate_id: int, law: Law, adviser: str, given_on: date, at: datetime
) -> MandateBacking:
    """Note that the policy adviser of a law stands behind a mandate: without, it covers nothing.

    Raises NotThatRegister, BackedAlready, Mandate.DoesNotExist.
    """
    must_act(actor)
    mandate = _kept(actor, mandate_id)
    try:
        with transaction.atomic():
            backing = MandateBacking.objects.create(
                mandate=mandate, law=law, adviser=adviser.strip(), given_on=given_on, set_at=at
            )
    except IntegrityError as twice:
        raise BackedAlready(law) from twice
    record(actor, "decisions.mandate.backed", mandate, role=ROLE, reason=law)
    return backing


@transaction.atomic
def name_holder(
    *, actor: Actor, mandate_id: int, user_id: int, from_on: date, last_on: date | None
) -> MandateHolder:
    """Note to whom by name a mandate was given. Raises NotThatRegister, HeldAlready."""
    must_act(actor)
    mandate = _kept(actor, mandate_id)
    if not mandate.by_name or user_id not in queries.officers(
        municipality_id=mandate.municipality_id, on=from_on
    ):
        raise NotThatRegister(mandate_id)
    try:
        with transaction.atomic():
            holder = MandateHolder(
                mandate=mandate,
                user_id=user_id,
                municipality_id=mandate.municipality_id,
                from_on=from_on,
                last_on=last_on,
            )
            holder.save(force_insert=True)
    except IntegrityError as twice:
        raise HeldAlready(user_id) from twice
    record(actor, "decisions.mandate.named", mandate, role=ROLE)
    return holder


@transaction.atomic
def end_mandate(*, actor: Actor, mandate_id: int, last_on: date) -> Mandate:
    """Let a mandate end with the day `last_on`; what was decided by it stands.

    Raises NotThatRegister, Mandate.DoesNotExist, ValueError for a day before it began.
    """
    must_act(actor)
    mandate = _kept(actor, mandate_id)
    if last_on < mandate.from_on:
        raise ValueError(last_on)
    mandate.last_on = last_on
    mandate.save(update_fields=["last_on"])
    record(actor, "decisions.mandate.ended", mandate, role=ROLE)
    return mandate


def _kept(actor: Actor, mandate_id: int) -> Mandate:
    mandate = Mandate.objects.select_for_update().get(pk=mandate_id)
    _keeps(actor, mandate.municipality_id)
    return mandate


def _keeps(actor: Actor, municipality_id: int) -> None:
    if municipality_id not in queries.keeps_register_of(actor=actor):
        raise NotThatRegister(municipality_id)
