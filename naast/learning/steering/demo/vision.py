"""Visions of the four municipalities: a line of years, one decided, one in the making, none."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.learning.steering.models import Remark, Vision
from naast.learning.steering.rules.vision import Part, Stage
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

FIRST = {
    Part.WHY: "Elke inwoner heeft iemand naast zich die alleen zijn belang dient.",
    Part.FOR_WHOM: "Voor iedereen, en eerst voor wie het alleen niet redt.",
    Part.ARRANGED: "Meitinkers gaan naar mensen toe. Ondersteuning koopt de gemeente in bij twee "
    "organisaties.",
}
SECOND = {
    **FIRST,
    Part.INDEPENDENT: "Wie beslist, staat nooit naast de inwoner. De inwoner zegt of het zo voelt.",
    Part.QUALITY: "Vrijwilligers en beroepskrachten leren samen.",
}
THIRD = {
    **SECOND,
    Part.FOR_WHOM: "Voor iedereen, ook voor wie werkt of jong is, en voor mantelzorgers.",
    Part.FIGURES: "Elk kwartaal lezen raad en inwoners dezelfde cijfers.",
}


def load(*, at: datetime, seed: int) -> None:
    """Write three versions of Wetterwâld and one in the making; less of the others."""
    del seed
    today = timezone.localdate(at)
    towns = {one.slug: one for one in places.municipalities(on=today)}
    known = {one.slug: pk for pk, one in organisations.organisations(on=today).items()}

    def write(slug: str, title: str, parts: dict[Part, str], **facts: Any) -> Vision:
        town = towns[slug]
        [officer, *_others] = holders(
            role=Role.POLICY_OFFICER, scope=f"municipality:{town.pk}", on=today
        )
        working = sorted(organisations.serving(municipality_id=town.pk, on=today))
        stage = facts.pop("stage", Stage.DECIDED)
        return Vision.objects.create(
            municipality_id=town.pk,
            title=title,
            parts=parts,
            stage=stage,
            organisation_ids=[] if stage is Stage.DRAFT else working,
            user_id=officer,
            written_at=at - timedelta(days=facts.pop("days")),
            **facts,
        )

    year = today.year
    here = [known["skouder"], known["de-brege"]]
    for ago, title, parts, writers, council, why in (
        (11, "De weg van de meitinker", FIRST, [], False, ""),
        (6, "Naast de inwoner", SECOND, here[:1], False,
         "De wet vraagt onafhankelijke steun; dat stond er niet."),
        (2, "Naast elkaar", THIRD, here, True, "Raad en bonden misten jongeren en mantelzorgers."),
    ):  # fmt: skip
        write(
            "wetterwald",
            title,
            parts,
            writer_ids=writers,
            with_council=council,
            why_new=why,
            from_on=date(year - ago, 1, 1),
            decided_on=date(year - ago - 1, 12, 10),
            decision=f"Raadsbesluit {year - ago - 1}, nummer {40 + ago}",
            days=365 * ago,
        )
    making = write(
        "wetterwald",
        f"Naast elkaar {year + 1}",
        {**THIRD, Part.QUALITY: "Ervaringsdeskundigen doen mee in elk team."},
        writer_ids=here,
        with_council=True,
        others="dorpsbelangen",
        why_new="Ervaringsdeskundigen zijn begonnen; dat hoort erin.",
        stage=Stage.SHARED,
        days=30,
    )
    _said(making, here[0], "Noem ook wie dit betaalt: opleiding kost tijd.", at=at)
    _said(making, None, "Wij willen dat de raad elk jaar hoort of het lukt.", at=at)
    write(
        "wetterwald", "Los idee over jongeren", {Part.WHY: "Jongeren vragen anders."},
        stage=Stage.DRAFT, days=3,
    )  # fmt: skip
    for slug in ("havenstad", "heidehoven"):
        if holders(role=Role.POLICY_OFFICER, scope=f"municipality:{towns[slug].pk}", on=today):
            write(
                slug,
                f"Steun in {towns[slug].name}",
                {Part.WHY: FIRST[Part.WHY]},
                from_on=date(year - 4, 7, 1),
                decided_on=date(year - 4, 5, 20),
                decision=f"Raadsbesluit {year - 4}",
                days=365 * 4,
            )


def _said(vision: Vision, organisation_id: int | None, text: str, *, at: datetime) -> None:
    role, scope = (
        (Role.COUNCIL_MEMBER, f"municipality:{vision.municipality_id}")
        if organisation_id is None
        else (Role.COORDINATOR, f"organisation:{organisation_id}")
    )
    Remark.objects.create(
        vision=vision,
        municipality_id=vision.municipality_id,
        organisation_id=organisation_id,
        text=text,
        said_at=at - timedelta(days=9),
        user_id=holders(role=role, scope=scope, on=timezone.localdate(at))[0],
    )
