"""Read the terms that run in a case, and its letters, opened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor, reach
from naast.supply.law.queries import (
    LegalTerm,
    TermBook,
    certainty_words,
    legal_term,
    length_words,
    start_words,
    term_words,
)
from naast.supply.law.rules import ends_on, last_day
from naast.support.casework import policy
from naast.support.casework.models import LETTER_KINDS, Letter, RunningTerm
from naast.support.casework.rules.terms import (
    HELPS,
    IN_A_CASE,
    Acts,
    LetterKind,
    TermState,
    kept_in_time,
    term_state,
)

MOST_TERMS, MOST_LETTERS = 50, 50


def terms(*, actor: Actor, verb: str = "view") -> QuerySet[RunningTerm]:
    """Return the terms on which `actor` may do `verb`, what ends first first."""
    found = RunningTerm.objects.filter(reach(policy.TERMS, actor, verb))
    return found.order_by("ends_on", "id")


def letters(*, actor: Actor, verb: str = "view") -> QuerySet[Letter]:
    """Return the letters on which `actor` may do `verb`, newest first."""
    return Letter.objects.filter(reach(policy.LETTERS, actor, verb)).order_by("-made_at", "id")


@dataclass(frozen=True, kw_only=True)
class OpenedTerm:
    """A term as a page shows it. `now_ends_on` differs where the law was read anew since."""

    id: UUID
    case_id: UUID
    term_id: str
    about: str
    what: Promise
    starts_with: Promise
    acts: Acts
    started_on: date
    ends_on: date
    now_ends_on: date
    extended: bool
    may_be_longer: bool
    ended_on: date | None
    state: TermState
    in_time: bool
    helps: LetterKind | None
    article: str
    certainty: Promise
    is_verified: bool


def opened_terms(
    *, rows: Collection[RunningTerm], key: DataKey, book: TermBook, on: date
) -> list[OpenedTerm]:
    """Return terms of one person in one municipality, opened, as they stand on the Dutch day `on`.

    What was taken away as a mistake is left out. No query.
    """
    return [_opened(row, key, book, on) for row in rows if row.dropped_at is None]


def _opened(row: RunningTerm, key: DataKey, book: TermBook, on: date) -> OpenedTerm:
    known = book.term(term_id=row.term_id, on=row.started_on)
    return OpenedTerm(
        id=row.id,
        case_id=row.case_id,
        term_id=row.term_id,
        about=row.about.open(key=key),
        what=term_words(term_id=row.term_id),
        starts_with=start_words(event=known.starts_with),
        acts=IN_A_CASE[row.term_id],
        started_on=row.started_on,
        ends_on=row.ends_on,
        now_ends_on=_counted(known, row),
        extended=row.extended,
        may_be_longer=known.extension is not None and not row.extended,
        ended_on=row.ended_on,
        state=term_state(ends_on=row.ends_on, sense=known.sense, ended_on=row.ended_on, on=on),
        in_time=row.ended_on is not None
        and kept_in_time(ends_on=row.ends_on, ended_on=row.ended_on),
        helps=HELPS.get(row.term_id),
        article=known.article,
        certainty=certainty_words(certainty=known.certainty),
        is_verified=known.certainty.is_verified,
    )


def _counted(known: LegalTerm, row: RunningTerm) -> date:
    if known.term is None:
        return row.ends_on
    if row.extended and known.extension is not None:
        longer = last_day(start=row.started_on, term=known.term, extended_by=known.extension)
        return longer or row.ends_on
    return ends_on(start=row.started_on, term=known.term)


def term_choices() -> list[tuple[str, str]]:
    """Return the terms that can run in a case as choices: what happened, what for, how long."""
    return [(term_id, _choice(legal_term(term_id=term_id))) for term_id in IN_A_CASE]


def _choice(known: LegalTerm) -> str:
    said = str(start_words(event=known.starts_with))
    long = f" ({length_words(term=known.term)})" if known.term else ""
    return f"{said[:1].upper()}{said[1:]}: {str(term_words(term_id=known.id)).lower()}{long}"


@dataclass(frozen=True, kw_only=True)
class OpenedLetter:
    """A letter, opened. `sent_on` is None until it went."""

    id: UUID
    case_id: UUID
    kind: LetterKind
    kind_words: str
    subject: str
    text: str
    made_at: datetime
    changed_at: datetime
    sent_on: date | None


def opened_letters(*, rows: Collection[Letter], key: DataKey) -> list[OpenedLetter]:
    """Return letters of one person, opened. No query."""
    words = dict(LETTER_KINDS)
    return [
        OpenedLetter(
            id=row.id,
            case_id=row.case_id,
            kind=LetterKind(row.kind),
            kind_words=str(words[LetterKind(row.kind)]),
            subject=row.subject.open(key=key),
            text=row.text.open(key=key),
            made_at=row.made_at,
            changed_at=row.changed_at,
            sent_on=row.sent_on,
        )
        for row in rows
    ]
