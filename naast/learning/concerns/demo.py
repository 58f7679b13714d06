"""What keeps coming back in the demo world: answered, waiting, and too late. All is invented."""

from datetime import datetime, timedelta

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.learning.concerns.models import Concern
from naast.learning.concerns.rules import Follow, answer_before
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places


def load(*, at: datetime, seed: int) -> None:
    """Write four signals of Wetterwâld: two of Skouder, one of De Brêge, one of the council."""
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
