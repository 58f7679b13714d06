"""What the municipalities of the demo world want, and what stands in their way."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.learning.steering.models.ambitions import Aim, Motion
from naast.learning.steering.models.selftest import Action
from naast.learning.steering.rules.ambitions import AimKind, Direction, Gauge, Progress, Vote
from naast.learning.steering.rules.selftest import Chair
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

TOWNS = ("wetterwald", "havenstad", "heidehoven", "veenmond")


def load(*, at: datetime, seed: int) -> None:
    """Write what each wants; in Wetterwâld bottlenecks, a draft and a motion too."""
    del seed
    today = timezone.localdate(at)
    towns = {one.slug: one.pk for one in places.municipalities(on=today)}
    for slug in TOWNS:
        town = towns[slug]
        there = organisations.serving_names(municipality_ids={town}, on=today).get(town, {})
        user_id = holders(role=Role.POLICY_OFFICER, scope=f"municipality:{town}", on=today)[0]
        common = {"municipality_id": town, "organisation_ids": list(there), "user_id": user_id}
        known = _aim(
            common, today, AimKind.AMBITION, "improve_communication",
            title="Meer mensen weten dat steun er is",
            text="Wie een gesprek met de gemeente krijgt, weet vooraf dat steun er is, gratis.",
            gauge=Gauge.QUESTIONS,
            direction=Direction.UP,
        )  # fmt: skip
        Action.objects.create(
            municipality_id=town,
            organisation_ids=list(there),
            aim=known,
            what="De brief voor het gesprek herschrijven",
            owner=Chair.MUNICIPALITY,
            function="Communicatieadviseur",
            before_on=today + timedelta(days=40),
            proposed_on=today - timedelta(days=30),
            progress=Progress.BUSY,
        )
        if slug == "wetterwald":
            _more(common, list(there)[:1], today)


def _more(common: dict[str, Any], touches: list[int], today: date) -> None:
    _aim(
        common, today, AimKind.BOTTLENECK, "low_awareness_or_use", days=-10,
        title="Mensen wachten te lang op het eerste gesprek",
        text="Na de zomer liep het op. Een tweede organisatie belt nu mee.",
        gauge=Gauge.WAITING,
        direction=Direction.DOWN,
        progress=Progress.DONE,
        came="Twee organisaties delen de telefoon.",
    )  # fmt: skip
    _aim(
        common, today, AimKind.BOTTLENECK_PROVIDER, "unclear_which_tasks", days=-3,
        title="Niet helder welke taken erbij horen",
        text="Organisaties vragen waar ondersteunen ophoudt en begeleiden begint.",
        function="Contractbeheerder",
    )  # fmt: skip
    _aim(
        common, today, AimKind.AMBITION, "radical_change", back=20,
        title="Een vast bedrag in plaats van betalen per uur",
        text="Vanaf volgend jaar betalen wij een vast bedrag voor de functie.",
        touches=touches,
        takes_effect_on=today + timedelta(days=30),
    )  # fmt: skip
    _aim(
        common, today, AimKind.AMBITION, "informal_official", back=5, told=False,
        title="Vrijwilligers een plek in de opdracht",
        text="Nog te bespreken met het college.",
    )  # fmt: skip
    Motion.objects.create(
        municipality_id=common["municipality_id"],
        title="Onafhankelijk en dichtbij",
        asks="Maak steun vindbaar in elk dorp, en vertel de raad elk jaar hoe het gaat.",
        source="Raadsbesluit 114",
        decided_on=today - timedelta(days=260),
        vote=Vote.ADOPTED,
        before_on=today + timedelta(days=100),
        progress=Progress.BUSY,
        came="In vier van de zes dorpen is nu een inloop.",
    )


def _aim(
    common: dict[str, Any],
    today: date,
    kind: AimKind,
    code: str,
    *,
    days: int = 200,
    back: int = 300,
    told: bool = True,
    **more: Any,
) -> Aim:
    facts = {
        "began_on": today - timedelta(days=back),
        "due_on": today + timedelta(days=days),
        "told_on": today - timedelta(days=back - 1) if told else None,
        "function": "Beleidsadviseur",
        "progress": Progress.BUSY,
        **more,
    }
    return Aim.objects.create(kind=kind, code=code, **common, **facts)
