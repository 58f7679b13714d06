"""What the law closes in the demo world, and which of its terms Wetterwâld looked up already."""

from datetime import date, datetime

from django.utils import timezone

from naast.supply.law.models import TermVersion
from naast.supply.law.queries import legal_term
from naast.supply.law.rules import holidays
from naast.supply.places import queries as places
from naast.supply.places.demo import close_doors

SEEN = "Verzonnen: de gemeente van dit voorbeeld keek op wetten.overheid.nl"
ORDINANCE = "Verzonnen: Verordening schuldhulp Wetterwâld, artikel 6"
CONFIRMED = ("WMO_PLAN", "WMO_ONDERZOEK", "WMO_BESCHIKKING", "AWB_BEZWAAR")


def load(*, at: datetime, seed: int) -> None:
    """Close the doors on the holidays of three years, and confirm some terms in one municipality.

    Its ordinance decides on help with debts within six weeks, from this year on.
    """
    del seed
    today = timezone.localdate(at)
    years = range(today.year - 1, today.year + 2)
    close_doors(on={on for year in years for on in holidays(year=year)}, reason="Feestdag")
    here = places.municipality(slug="wetterwald", on=today)
    TermVersion.objects.bulk_create(
        [
            *(_as_it_stands(here.pk, term_id, at) for term_id in CONFIRMED),
            TermVersion(
                municipality_id=here.pk,
                term_id="WGS_BESLUIT",
                length=6,
                article="Verordening schuldhulp, artikel 6",
                seen=ORDINANCE,
                from_on=date(today.year, 1, 1),
                set_at=at,
            ),
        ]
    )


def _as_it_stands(municipality_id: int, term_id: str, at: datetime) -> TermVersion:
    known = legal_term(term_id=term_id)
    return TermVersion(
        municipality_id=municipality_id,
        term_id=term_id,
        length=known.term.length if known.term else None,
        extension=known.extension.length if known.extension else None,
        article=known.article,
        seen=SEEN,
        from_on=date(2015, 1, 1),
        set_at=at,
    )
