"""The register of mandates in the demo world: what counts, what ends, what waits for backing."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.supply.places import queries as places
from naast.support.decisions.models import (
    Article,
    Breakthrough,
    Decision,
    Mandate,
    MandateBacking,
    MandateHolder,
)
from naast.support.decisions.rules import Provision
from naast.support.decisions.rules.deviation import DeviationGoal, LeftRule, quarter_of
from naast.support.decisions.rules.framework import ArticleKind
from naast.support.decisions.rules.mandates import LAW_OF, Law, MandateKind
from naast.support.people.demo.bulk import write

COLLEGE = "Verzonnen: Mandaatbesluit sociaal domein"
GAZETTE = "Gemeenteblad (verzonnen)"
OBJECTIONS = "Behandelaar van bezwaar"
"""The function of who judges objections; hers by name, so that nobody else has it."""
TOWNS = ("wetterwald", "havenstad", "heidehoven")
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
        Article.objects.bulk_create(_articles(municipality_id, since, at))
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
    judging = _line(
        here, date(today.year - 4, 1, 1), at,
        function=OBJECTIONS, decree="Verzonnen: Mandaatbesluit bezwaar", by_name=True,
    )  # fmt: skip
    for line in (away, new, judging):
        line.save()
    MandateBacking.objects.bulk_create(
        [
            *_backings(away, tuple(Law), away.from_on, at),
            *_backings(new, (Law.WMO,), new.from_on, at),
            *_backings(judging, tuple(Law), judging.from_on, at),
        ]
    )
    write(_breakthroughs(here, "wetterwald", today))
    scope = f"municipality:{here}"
    MandateHolder.objects.bulk_create(
        MandateHolder(mandate=line, user_id=id_, municipality_id=here, from_on=line.from_on)
        for line, role in ((new, "access_officer"), (judging, "objection_officer"))
        for id_ in holders(role=role, scope=scope, on=today)[:1]
    )


Bases = dict[int, tuple[int, dict[str, list[int]]]]
"""By municipality: the line of its register, and the articles by provision."""


def bases() -> Bases:
    """Return on what decisions rest where there is a register; it and they are five years old."""
    found: Bases = {}
    for line in Mandate.objects.filter(decree=COLLEGE).order_by("id"):
        found[line.municipality_id] = line.pk, {one: [] for one in Provision}
    for article in Article.objects.exclude(kind=ArticleKind.HARDSHIP).order_by("id"):
        for provision in article.provisions:
            found[article.municipality_id][1][provision].append(article.pk)
    return found


def rest_on(decision: Decision, bases: Bases) -> None:
    """Say in a decision by which mandate it was taken, and on which articles."""
    if decision.municipality_id in bases:
        decision.by_mandate_id, by_provision = bases[decision.municipality_id]
        decision.articles = by_provision[decision.provision]


def _articles(municipality_id: int, from_on: date, at: datetime) -> list[Article]:
    """Return the articles of an invented ordinance and framework, with their laws."""
    wmo = [one for one in Provision if LAW_OF[one] == Law.WMO]
    rows = (
        (Law.WMO, wmo, ArticleKind.LAW, "Wmo 2015, artikel 2.3.5",
         "Een voorziening als het zelf, met anderen of met wat er is niet lukt."),
        (Law.WMO, wmo, ArticleKind.ORDINANCE, "Verordening Wmo, artikel 8",
         "Hulp past bij wat iemand kan en nodig heeft."),
        (Law.WMO, wmo, ArticleKind.HARDSHIP, "Verordening Wmo, artikel 24",
         "Het college kan afwijken als de verordening tot groot onrecht leidt."),
        (Law.WMO, [Provision.TRANSPORT], ArticleKind.POLICY_RULE, "Beleidsregel vervoer, 3",
         "De taxi is voor bezoek en boodschappen in de eigen streek."),
        (Law.WMO, [Provision.HOUSEHOLD], ArticleKind.FRAMEWORK, "Afwegingskader huishouden",
         "Een schoon en leefbaar huis, met eigen inzet waar dat kan."),
        (Law.PW, [Provision.SPECIAL_ASSISTANCE], ArticleKind.LAW, "Participatiewet, artikel 35",
         "Bijstand voor kosten die niet uit het inkomen kunnen."),
        (Law.WGS, [Provision.DEBT_HELP], ArticleKind.LAW, "Wgs, artikel 3",
         "De gemeente helpt inwoners met schulden."),
    )  # fmt: skip
    return [
        Article(
            municipality_id=municipality_id,
            kind=kind,
            law=law,
            provisions=list(provisions),
            name=name,
            says=says,
            source="Verzonnen, voor dit voorbeeld",
            from_on=from_on,
            set_at=at,
        )
        for law, provisions, kind, name, says in rows
    ]


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


def _breakthroughs(municipality_id: int, slug: str, today: date) -> Iterator[Breakthrough]:
    """Yield what broke through in the last two quarters: one thing often, others now and then."""
    last = today - timedelta(days=92)
    for many, provision, left, goal, on in (
        (7, Provision.TRANSPORT, LeftRule.POLICY_RULE, DeviationGoal.TAKE_PART, last),
        (2, Provision.HOUSEHOLD, LeftRule.ORDINANCE, DeviationGoal.CARER, last),
        (3, Provision.SPECIAL_ASSISTANCE, LeftRule.POLICY_RULE, DeviationGoal.CHILDREN, today),
    ):
        for number in range(many):
            yield Breakthrough(
                id=uuid5(NAMESPACE_OID, f"{slug} {provision} {goal} {number}"),
                municipality_id=municipality_id,
                provision=provision,
                left_rule=left,
                goal=goal,
                quarter=quarter_of(on=on),
            )
