"""Confirm a term of the law, or correct it: read at its source, by who the record names."""

from datetime import date, datetime

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor, must_act
from naast.supply.law import queries
from naast.supply.law.models import TermVersion
from naast.supply.law.rules import LONGEST_TERM


class MayNotConfirm(Exception):
    """Only the policy officer of a municipality confirms its terms."""


class NotSuchATerm(Exception):
    """A length where the law gives none, none where it does, or one that no act has."""


@transaction.atomic
def confirm_term(
    *,
    actor: Actor,
    municipality_id: int,
    term_id: str,
    length: int | None,
    extension: int | None,
    article: str,
    seen: str,
    from_on: date,
    at: datetime,
) -> TermVersion:
    """Write down how a term reads at its source, and where one looked (`seen`).

    It counts for what begins on the Dutch day `from_on` or later. `length` and `extension` are in
    the unit of the term in the table.

    Raises MayNotConfirm, NotSuchATerm, KeyError for an unknown term; ValueError without article or
    place where it was read.
    """
    must_act(actor)
    if municipality_id not in queries.confirms_terms_of(actor=actor):
        raise MayNotConfirm(municipality_id)
    known = queries.legal_term(term_id=term_id)
    if (known.term is None) != (length is None) or (extension and known.extension is None):
        raise NotSuchATerm(term_id)
    if any(not 1 <= one <= LONGEST_TERM for one in (length, extension) if one is not None):
        raise NotSuchATerm(term_id)
    if not article.strip() or not seen.strip():
        raise ValueError(term_id)
    version = TermVersion.objects.create(
        municipality_id=municipality_id,
        term_id=term_id,
        length=length,
        extension=extension,
        article=article.strip(),
        seen=seen.strip(),
        from_on=from_on,
        set_at=at,
    )
    record(actor, "law.term.confirmed", version, role="policy_officer")
    return version
