"""Read what active workers of one organisation bring to a municipality, for who leads them."""

from dataclasses import dataclass
from datetime import date

from naast.core.policy.walls import Actor
from naast.supply.supporters.queries.screening import MOST_LED, led_by
from naast.supply.supporters.rules import Kind, Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Bringing:
    """What one active worker brings; nobody is named. `moments` are as "6-evening"."""

    kind: Kind
    languages: frozenset[str]
    themes: frozenset[str]
    moments: frozenset[str]
    ways: frozenset[str]


def bringing(
    *, actor: Actor, organisation_id: int, municipality_id: int, on: date
) -> list[Bringing]:
    """Return what each active worker brings whom `actor` leads there, on a day; one query."""
    rows = (
        led_by(actor=actor)
        .filter(
            organisation_id=organisation_id,
            municipality_ids__contains=[municipality_id],
            pool__status=Status.ACTIVE,
        )
        .exclude(pool__leaves_on__lte=on)
        .values_list("kind", "pool__languages", "card__themes", "pool__moments", "pool__ways")[
            :MOST_LED
        ]
    )
    return [
        Bringing(
            kind=Kind(kind),
            languages=frozenset(languages),
            themes=frozenset(themes or ()),
            moments=frozenset(moments),
            ways=frozenset(ways),
        )
        for kind, languages, themes, moments, ways in rows
    ]
