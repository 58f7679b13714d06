"""Read examples: those that come with Naast, our own, and those that others share."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format

from naast.core.policy.walls import Actor, reach
from naast.supply.cooperation import national, policy, words
from naast.supply.cooperation.models import Covenant, OwnExample
from naast.supply.cooperation.queries.covenants import covenants
from naast.supply.cooperation.rules import COVENANTS, ExampleKind, Fact

EXAMPLES, FACTS = words.EXAMPLE_WORDS, words.FACT_WORDS
NATIONAL = national.NATIONAL


@dataclass(frozen=True, kw_only=True)
class Start:
    """With what one begins to write. `texts` are by clause or by point."""

    kind: ExampleKind
    title: str
    purpose: str
    texts: Mapping[str, str]
    source: str

    @property
    def of_covenant(self) -> bool:
        return self.kind in COVENANTS


def examples(*, actor: Actor, verb: str = "view") -> QuerySet[OwnExample]:
    """Return the examples on which `actor` may do `verb`, by municipality and title."""
    return (
        OwnExample.objects.filter(reach(policy.EXAMPLES, actor, verb))
        .select_related("municipality")
        .order_by("municipality__name", "title", "id")
    )


def start(*, actor: Actor, wanted: str) -> Start | None:
    """Return what `wanted` names, as far as `actor` may read it; None for anything else.

    It is the name of an example that comes with Naast, or the id of an example or a covenant.
    """
    if one := national.national(wanted):
        return Start(
            kind=one.kind,
            title=one.title,
            purpose=one.purpose,
            texts={str(key): text for key, text in one.texts.items()},
            source=one.source,
        )
    try:
        id_ = UUID(wanted)
    except ValueError:
        return None
    if row := examples(actor=actor).filter(id=id_).first():
        return Start(
            kind=ExampleKind(row.kind),
            title=row.title,
            purpose=row.purpose,
            texts=row.texts,
            source=row.source,
        )
    written = covenants(actor=actor, verb="write").filter(id=id_).first()
    return None if written is None else _start_of(written)


def _start_of(covenant: Covenant) -> Start:
    return Start(
        kind=ExampleKind.COVENANT,
        title=covenant.title,
        purpose=covenant.purpose,
        texts=covenant.points,
        source=f"{covenant.municipality.name}, {covenant.title}"[:200],
    )


def covenant_facts(covenant: Covenant) -> dict[Fact, str]:
    """Return with what the texts of a covenant are filled. Its parties were fetched with it."""
    return {
        Fact.MUNICIPALITY: covenant.municipality.name,
        Fact.PARTIES: ", ".join(one.organisation.name for one in covenant.parties.all()),
        Fact.FROM: date_format(covenant.from_on, "j F Y"),
        Fact.UNTIL: date_format(covenant.until_on, "j F Y") if covenant.until_on else "",
        Fact.REVIEW: date_format(covenant.evaluate_on, "j F Y") if covenant.evaluate_on else "",
        Fact.RHYTHM: words.every(covenant.meet_every_months) if covenant.meet_every_months else "",
    }
