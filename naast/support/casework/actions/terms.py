"""Write down what started a term, say how it ended; make a letter, change it, note that it went."""

from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor
from naast.supply.law.queries import LegalTerm, term_book
from naast.supply.law.rules import DUTCH_TIME, ends_on, last_day
from naast.support.casework.actions import running_own
from naast.support.casework.models import Letter, RunningTerm
from naast.support.casework.queries import terms as queries
from naast.support.casework.rules.terms import IN_A_CASE, LetterKind, may_start
from naast.support.people.rules import House


class NoTerm(Exception):
    """Such a term does not run in a case, or has no length."""


class NoDay(Exception):
    """A term begins within two years, not ahead; what it asked was done after it began."""


class AlreadyOver(Exception):
    """A term that ended, or was taken away, does not change any more."""


class CannotBeLonger(Exception):
    """No act makes this term longer, or it was made longer before."""


class AlreadySent(Exception):
    """A letter that went out does not change any more."""


@transaction.atomic
def start_term(
    *, actor: Actor, case_id: UUID, term_id: str, about: str, started_on: date, at: datetime
) -> RunningTerm:
    """Write down, about `about`, what started a term on the Dutch day `started_on`.

    Its last day is counted by the law as the municipality of the case read it by then. Raises
    Case.DoesNotExist, CaseCannotMove, OfAnother in the case of an asker, NoTerm, NoDay.
    """
    case, key = running_own(actor=actor, case_id=case_id)
    known = _known(municipality_id=case.municipality_id, term_id=term_id, on=started_on)
    backwards = known.term is not None and known.term.backwards
    if not may_start(started_on=started_on, ahead=backwards, on=_today(at)):
        raise NoDay(started_on)
    row = RunningTerm(
        case=case,
        person_id=case.person_id,
        user_id=cast("int", actor.user_id),
        term_id=term_id,
        about=Clear(about, key),
        started_on=started_on,
        ends_on=_last_day(known, started_on=started_on, extended=False),
        written_at=at,
    )
    row.save(force_insert=True)
    _record(actor, "casework.term.started", row)
    return row


@transaction.atomic
def extend_term(*, actor: Actor, case_id: UUID, row_id: UUID) -> RunningTerm:
    """Note that the municipality made a term longer, as far as the law lets it; once.

    Raises Case.DoesNotExist, CaseCannotMove, OfAnother, RunningTerm.DoesNotExist, AlreadyOver,
    CannotBeLonger.
    """
    row, known = _open(actor=actor, case_id=case_id, row_id=row_id)
    if row.extended or known.extension is None:
        raise CannotBeLonger(row.term_id)
    row.extended = True
    row.ends_on = _last_day(known, started_on=row.started_on, extended=True)
    return _keep(actor, row, ["extended", "ends_on"])


@transaction.atomic
def count_again(*, actor: Actor, case_id: UUID, row_id: UUID) -> RunningTerm:
    """Count the last day by what the municipality read at the source since. Raises as extend_term.

    But not CannotBeLonger.
    """
    row, known = _open(actor=actor, case_id=case_id, row_id=row_id)
    row.ends_on = _last_day(known, started_on=row.started_on, extended=row.extended)
    return _keep(actor, row, ["ends_on"])


@transaction.atomic
def end_term(
    *, actor: Actor, case_id: UUID, row_id: UUID, ended_on: date, at: datetime
) -> RunningTerm:
    """Note on which Dutch day what had to be done was done. Raises as count_again, and NoDay."""
    row, known = _open(actor=actor, case_id=case_id, row_id=row_id)
    earliest = min(row.started_on, row.ends_on) if _is_backwards(known) else row.started_on
    if not earliest <= ended_on <= _today(at):
        raise NoDay(ended_on)
    row.ended_on = ended_on
    return _keep(actor, row, ["ended_on"])


@transaction.atomic
def drop_term(*, actor: Actor, case_id: UUID, row_id: UUID, at: datetime) -> RunningTerm:
    """Take away a term that was written down by mistake. Raises as count_again."""
    row, _ = _open(actor=actor, case_id=case_id, row_id=row_id)
    row.dropped_at = at
    return _keep(actor, row, ["dropped_at"])


def _known(*, municipality_id: int, term_id: str, on: date) -> LegalTerm:
    if term_id not in IN_A_CASE:
        raise NoTerm(term_id)
    known = term_book(municipality_id=municipality_id).term(term_id=term_id, on=on)
    if known.term is None:
        raise NoTerm(term_id)
    return known


def _last_day(known: LegalTerm, *, started_on: date, extended: bool) -> date:
    if known.term is None:
        raise NoTerm(known.id)
    if not extended or known.extension is None:
        return ends_on(start=started_on, term=known.term)
    found = last_day(start=started_on, term=known.term, extended_by=known.extension)
    return cast("date", found)  # None only while it stands still


def _is_backwards(known: LegalTerm) -> bool:
    return known.term is not None and known.term.backwards


def _open(*, actor: Actor, case_id: UUID, row_id: UUID) -> tuple[RunningTerm, LegalTerm]:
    case, _ = running_own(actor=actor, case_id=case_id)
    rows = queries.terms(actor=actor, verb="write").select_for_update()
    row = rows.get(case_id=case.id, id=row_id)
    if row.ended_on is not None or row.dropped_at is not None:
        raise AlreadyOver(row_id)
    return row, _known(municipality_id=case.municipality_id, term_id=row.term_id, on=row.started_on)


def _keep(actor: Actor, row: RunningTerm, fields: list[str]) -> RunningTerm:
    row.save(update_fields=fields)
    _record(actor, "casework.term.changed", row)
    return row


# ---------------------------------------------------------------- letters


@transaction.atomic
def make_letter(
    *, actor: Actor, case_id: UUID, kind: LetterKind, subject: str, text: str, at: datetime
) -> Letter:
    """Keep a letter that the resident and her supporter made together; both read it.

    Raises Case.DoesNotExist, CaseCannotMove, OfAnother in the case of an asker.
    """
    case, key = running_own(actor=actor, case_id=case_id)
    letter = Letter(
        case=case,
        person_id=case.person_id,
        user_id=cast("int", actor.user_id),
        kind=kind,
        subject=Clear(subject, key),
        text=Clear(text, key),
        made_at=at,
        changed_at=at,
    )
    letter.save(force_insert=True)
    _record(actor, "casework.letter.made", letter)
    return letter


@transaction.atomic
def change_letter(
    *,
    actor: Actor,
    case_id: UUID,
    letter_id: UUID,
    subject: str,
    text: str,
    sent_on: date | None,
    at: datetime,
) -> Letter:
    """Change a letter, and note on which Dutch day it went, once it did.

    Raises Case.DoesNotExist, CaseCannotMove, OfAnother, Letter.DoesNotExist, AlreadySent, NoDay for
    a day ahead or before it was made.
    """
    case, key = running_own(actor=actor, case_id=case_id)
    letters = queries.letters(actor=actor, verb="write").select_for_update()
    letter = letters.get(case_id=case.id, id=letter_id)
    if letter.sent_on is not None:
        raise AlreadySent(letter_id)
    if sent_on is not None and not _today(letter.made_at) <= sent_on <= _today(at):
        raise NoDay(sent_on)
    letter.subject, letter.text = Clear(subject, key), Clear(text, key)
    letter.changed_at, letter.sent_on = at, sent_on
    letter.save(update_fields=["subject", "text", "changed_at", "sent_on"])
    _record(actor, "casework.letter.sent" if sent_on else "casework.letter.changed", letter)
    return letter


def _today(at: datetime) -> date:
    return at.astimezone(DUTCH_TIME).date()


def _record(actor: Actor, action: str, row: Any) -> None:
    record(
        actor, action, row,
        role="supporter", subject_id=row.person_id, house=House.SUPPORT,
    )  # fmt: skip
