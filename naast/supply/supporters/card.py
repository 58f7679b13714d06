"""The one place where a public card is made from its sources."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from naast.supply.supporters import rules
from naast.supply.supporters.models import Card, OwnWords, PoolRecord, Supporter
from naast.supply.supporters.rules import OF_POOL, CardField, Status, published


def card_of(
    *,
    worker: Supporter,
    facts: PoolRecord,
    words: OwnWords,
    declared_on: date | None,
    providers: Collection[str],
    vog_until: date | None,
    photo: UUID | None = None,
) -> Card | None:
    """Return the card, not yet written: what she said yes to, and her label. None for no card."""
    values = {field: getattr(facts if field in OF_POOL else words, field) for field in CardField}
    shown = published(values=values, shown=words.shown)
    if shown is None or facts.status == Status.STOPPED:
        return None
    return Card(
        supporter=worker,
        **{field.value: value for field, value in shown.items()},
        fields=sorted(field.value for field in CardField if field in words.shown),
        on_paper=words.paper_since is not None and rules.fits_on_paper(shown=words.shown),
        photo=photo,
        municipality_ids=worker.municipality_ids,
        kind=worker.kind,
        organisation_id=worker.organisation_id,
        employer_municipality_id=worker.employer_municipality_id,
        position=worker.position,
        payer=worker.payer,
        mandate=worker.mandate,
        providers=sorted(providers),
        declared_on=declared_on,
        vog_until=vog_until,
    )
