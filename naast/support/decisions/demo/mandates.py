"""The register of mandates in the demo world: what counts, what ends, what waits for backing."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.supply.places import queries as places
from naast.support.decisions.models import Mandate, MandateBacking, MandateHolder
from naast.support.decisions.rules import Provision
from naast.support.decisions.rules.mandates import Law, MandateKind

COLLEGE = "Verzonnen: Mandaatbesluit sociaal domein"
GAZETTE = "Gemeenteblad (verzonnen)"
TOWNS = ("wetterwald", "heidehoven")
ADVISERS = {
    Law.WMO: "Beleidsadviseur Wmo",
    Law.PW: "Beleidsadviseur inkomen",
    Law.WGS: "Beleidsadviseur schulden",
}


def load(*, at: datetime) -> None:
    """Write the registers; Veenmond has none yet, so nothing is published there."""
    today = timezone.localdate(at)
    since = date(today.year - 5, 1, 1)
    for town in TOWNS:
        municipality_id = places.municipality(slug=town, on=today).pk
        given = _line(municipality_id, since, at)
        given.save()
        MandateBacking.objects.bulk_create(_backings(given, tuple(Law), since, at))
    here = places.municipality(slug="wetterwald", on=today).pk
    whole = Mandate.objects.get(municipality_id=here)
    away = _line(
        here, date(today.year, 1, 1), at,
        kind=MandateKind.REPLACES, under=whole, function="Teamleider toegang, bij afwezigheid",
        decree="Verzonnen: Besluit vervanging", number=f"{today.year}, 3",
        last_on=today + timedelta(days=40),
    )  # fmt: skip
    new = _line(
        here, date(today.year, 1, 1), at,
        kind=MandateKind.PASSED_ON, under=whole, function="Meitinker jeugd, proef",
        provisions=[Provision.GUIDANCE, Provision.DEBT_HELP],
        decree="Verzonnen: Ondermandaat proef", number=f"{today.year}, 9",
        by_name=True, is_public=False,
    )  # fmt: skip
    for line in (away, new):
        line.save()
    MandateBacking.objects.bulk_create(
        [
            *_backings(away, tuple(Law), away.from_on, at),
            *_backings(new, (Law.WMO,), new.from_on, at),
        ]
    )
    officers = holders(role="access_officer", scope=f"municipality:{here}", on=today)
    MandateHolder.objects.bulk_create(
        MandateHolder(mandate=new, user_id=id_, municipality_id=here, from_on=new.from_on)
        for id_ in officers[:1]
    )


def _line(municipality_id: int, from_on: date, at: datetime, **fields: object) -> Mandate:
    known = {
        "kind": MandateKind.GIVEN,
        "function": "Meitinker en toegangsmedewerker",
        "provisions": list(Provision),
        "decree": COLLEGE,
        "published_in": GAZETTE,
        "number": f"{from_on.year}, 1",
    }
    return Mandate(
        municipality_id=municipality_id,
        decided_on=from_on - timedelta(days=21),
        from_on=from_on,
        set_at=at,
        **{**known, **fields},
    )


def _backings(
    mandate: Mandate, laws: tuple[Law, ...], on: date, at: datetime
) -> Iterator[MandateBacking]:
    for law in laws:
        yield MandateBacking(
            mandate=mandate, law=law, adviser=ADVISERS[law], given_on=on, set_at=at
        )
