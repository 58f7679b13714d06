"""A PIN beside the code: hers to set, to change and to drop, and not to guess.

It hangs on the code, so a lost PIN is renewed as a lost code is: with a new code, without a PIN.
"""

import hmac
import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor, must_act
from naast.support.people import queries, rules
from naast.support.people.models import Code

log = logging.getLogger(__name__)

# What a code that ended keeps of its PIN: nothing.
NO_PIN: dict[str, Any] = {"pin_hash": "", "pin_since": None, "pin_wrong": 0, "pin_wrong_at": None}


class WrongPin(Exception):
    """The PIN is not hers, or is not looked at yet after too many wrong ones."""


class EasilyGuessed(Exception):
    """The PIN is not four to six digits, or one that everybody tries first."""


def pin_fits(*, actor: Actor, code_id: UUID, pin: str, at: datetime) -> bool:
    """Whether `pin`, as typed, goes with a code of the resident `actor`; a wrong one is counted.

    Where she set none, any does. None typed is a wrong one, and after too many wrong ones so is the
    right one: nobody learns which of these it was.
    """
    must_act(actor)
    with transaction.atomic():
        # Locked, so that who tries many at once is counted as often.
        hers = queries.codes(actor=actor, verb="protect").select_for_update()
        code = hers.filter(id=code_id, ended_at__isnull=True).first()
        if code is None:
            return False
        if not code.pin_hash:
            return True
        typed = queries.pin_fingerprint(code=code, pin=rules.normalised_pin(typed=pin) or "")
        if not rules.pin_is_looked_at(wrong=code.pin_wrong, last_wrong_at=code.pin_wrong_at, at=at):
            return False
        fits = hmac.compare_digest(typed, code.pin_hash)
        if not fits:
            _count_wrong(actor=actor, code=code, at=at)
        elif code.pin_wrong:
            code.pin_wrong, code.pin_wrong_at = 0, None
            code.save(update_fields=["pin_wrong", "pin_wrong_at"])
        return fits


def _count_wrong(*, actor: Actor, code: Code, at: datetime) -> None:
    code.pin_wrong, code.pin_wrong_at = code.pin_wrong + 1, at
    code.save(update_fields=["pin_wrong", "pin_wrong_at"])
    if code.pin_wrong > rules.WRONG_PINS_FREE:
        log.warning("A PIN is guessed: %s wrong in a row for one code", code.pin_wrong)
    # In the role of whoever this is, so that she sees it among who looked.
    _note(actor, "people.pin.wrong", code, role="visitor")


def set_pin(*, actor: Actor, now: str, new: str, at: datetime) -> None:
    """Set the PIN of the resident's code, or change it for who knows the one of `now`.

    Whoever else is in the file with the code is out (see `portal.layout`). Raises EasilyGuessed,
    WrongPin; Code.DoesNotExist for who has no code.
    """
    pin = rules.normalised_pin(typed=new)
    if pin is None or rules.is_easily_guessed(pin=pin):
        raise EasilyGuessed
    code = _asked(actor=actor, now=now, at=at)
    _write(
        actor, code, "people.pin.set",
        pin_hash=queries.pin_fingerprint(code=code, pin=pin), pin_since=at,
    )  # fmt: skip


def drop_pin(*, actor: Actor, now: str, at: datetime) -> None:
    """Let the code open the file without a PIN again. Raises WrongPin, Code.DoesNotExist."""
    code = _asked(actor=actor, now=now, at=at)
    if code.pin_hash:
        _write(actor, code, "people.pin.dropped", pin_hash="", pin_since=None)


def _asked(*, actor: Actor, now: str, at: datetime) -> Code:
    """Return her code, once the PIN that holds now was given; a wrong one stays counted."""
    must_act(actor)
    code = queries.running_code(actor=actor)
    if not pin_fits(actor=actor, code_id=code.id, pin=now, at=at):
        raise WrongPin
    return code


@transaction.atomic
def _write(
    actor: Actor, code: Code, action: str, *, pin_hash: str, pin_since: datetime | None
) -> None:
    hers = queries.codes(actor=actor, verb="protect").filter(id=code.id)
    hers.update(pin_hash=pin_hash, pin_since=pin_since, pin_wrong=0, pin_wrong_at=None)
    _note(actor, action, code, role="resident")


def _note(actor: Actor, action: str, code: Code, *, role: str) -> None:
    record(actor, action, code, role=role, subject_id=code.person_id, house=code.house)
