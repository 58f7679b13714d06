"""What keeps coming back in the demo world: answered, waiting, and too late. All is invented."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import cycle

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.learning.concerns.models import Concern, Obstacle
from naast.learning.concerns.rules import Follow, RuleKind, answer_before, quarter_of
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

WAIT_FOR_A_LETTER = "Een betaalregeling alleen na twee herinneringen"
PREVENTED = (
    "Op tijd een regeling voor de huur",
    "Rust in huis voor de kinderen",
    "Een eerste afspraak voordat de deurwaarder schrijft",
    "Blijven wonen in de eigen straat",
    "Een plan maken met alle schulden samen",
    "Zonder schaamte bellen over een rekening",
    "Nieuw werk zoeken in plaats van brieven lezen",
    "Uitstel tot de eerste uitkering er is",
    "Op tijd hulp van schuldhulp",
)
QUOTES = ("Een wasmachine binnen een week", "Een traplift voordat het gips eraf was")


def load(*, at: datetime, seed: int) -> None:
    """Write signals of Wetterwâld, and which rules stood in the way there.

    Three signals of Skouder, one of De Brêge, one of the council. One rule is met often enough to
    be told to all, and one is not.
    """
    del seed
    today = timezone.localdate(at)
    town = next(one for one in places.municipalities(on=today) if one.slug == "wetterwald")
    zones = {zone.slug: zone.pk for zone in places.zones(municipality_id=town.pk)}
    found = {one.slug: pk for pk, one in organisations.organisations(on=today).items()}
    working = list(organisations.serving(municipality_id=town.pk, on=today))
    here = f"municipality:{town.pk}"
    [officer, *_others] = holders(role=Role.POLICY_OFFICER, scope=here, on=today)

    def told(role: Role, slug: str | None, days: int, **facts: object) -> Concern:
        scope = here if slug is None else f"organisation:{found[slug]}"
        raised_on = today - timedelta(days=days)
        return Concern(
            municipality_id=town.pk,
            organisation_id=None if slug is None else found[slug],
            organisation_ids=working,
            user_id=holders(role=role, scope=scope, on=today)[0],
            role=role,
            raised_on=raised_on,
            answer_before_on=answer_before(raised_on=raised_on),
            **facts,
        )

    Obstacle.objects.bulk_create(_obstacles(town.pk, found, today))
    Concern.objects.bulk_create(
        [
            told(
                Role.SUPPORTER, "skouder", 61,
                theme="money",
                zone_id=next(iter(zones.values())),
                about="Brieven over toeslagen zijn te moeilijk",
                text="Mensen leggen ze weg en moeten later terugbetalen. Een bladzijde in gewone "
                "taal erbij zou veel schelen.",
                follow=Follow.DOING,
                answer="Vanaf januari gaat bij elke brief een uitleg in gewone taal. Drie inwoners "
                "lezen die vooraf.",
                answered_by_id=officer,
                answered_on=today - timedelta(days=40),
            ),
            told(
                Role.COORDINATOR, "skouder", 45,
                theme="caring",
                group="carers",
                about="Geen vervanging voor mantelzorgers in het weekend",
                text="Wie alleen zorgt, is in het weekend nooit vrij. Er zijn vrijwilligers, maar "
                "niemand die het rooster maakt.",
            ),
            told(
                Role.COORDINATOR, "skouder", 30,
                theme="housing",
                rule_kind=RuleKind.PROTOCOL,
                holder="De woningcorporaties",
                about=WAIT_FOR_A_LETTER,
                text="Wie haar werk kwijt is, wacht nu twee maanden op een betaalregeling. Laat "
                "een gesprek ook tellen.",
                follow=Follow.LOOKING,
                answer="Wij praten in januari met de corporaties. Wij vragen om een proef.",
                answered_by_id=officer,
                answered_on=today - timedelta(days=11),
            ),
            told(
                Role.COORDINATOR, "de-brege", 12,
                theme="getting_around",
                zone_id=list(zones.values())[-1],
                about="De bus rijdt niet meer na zes uur",
                text="Mensen slaan de avonden in het dorpshuis over.",
            ),
            told(
                Role.COUNCIL_MEMBER, None, 9,
                theme="people",
                group="older",
                about="Ouderen weten niet wie zij kunnen bellen",
                text="Op elke bijeenkomst horen wij het weer. Een nummer op de koelkast helpt.",
            ),
        ]
    )  # fmt: skip


def _obstacles(
    municipality_id: int, organisations_by_slug: dict[str, int], today: date
) -> Iterator[Obstacle]:
    """Return what stood in the way: noted by those who support, and by officers in their own part.

    Of the last quarter that is over and of this one.
    """
    before = quarter_of(on=today - timedelta(days=100))
    here = f"municipality:{municipality_id}"
    officers = holders(role=Role.ACCESS_OFFICER, scope=here, on=today)
    skouder, brege = (organisations_by_slug[slug] for slug in ("skouder", "de-brege"))
    beside = [
        (organisation_id, user_id)
        for organisation_id in (skouder, brege)
        for user_id in holders(
            role=Role.SUPPORTER, scope=f"organisation:{organisation_id}", on=today
        )
    ]
    for prevented, (organisation_id, user_id) in zip(PREVENTED, cycle(beside), strict=False):
        yield Obstacle(
            municipality_id=municipality_id,
            organisation_id=organisation_id,
            user_id=user_id,
            rule_kind=RuleKind.PROTOCOL,
            rule=WAIT_FOR_A_LETTER,
            holder="De woningcorporaties",
            prevented=prevented,
            quarter=before,
        )
    for prevented, (organisation_id, user_id) in zip(QUOTES, beside, strict=False):
        yield Obstacle(
            municipality_id=municipality_id,
            organisation_id=organisation_id,
            user_id=user_id,
            rule_kind=RuleKind.POLICY_RULE,
            rule="Eerst drie offertes",
            holder="Gemeente Wetterwâld",
            prevented=prevented,
            quarter=quarter_of(on=today),
        )
    for user_id in officers[:1]:
        yield Obstacle(
            municipality_id=municipality_id,
            user_id=user_id,
            rule_kind=RuleKind.ORDINANCE,
            rule="Een verhuizing telt alleen binnen de gemeente",
            holder="Gemeente Wetterwâld",
            prevented="Dichter bij een kind gaan wonen",
            quarter=before,
        )
