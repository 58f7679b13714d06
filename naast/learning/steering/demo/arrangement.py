"""What the four municipalities answered about their arrangement: two in full, two hardly."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.learning.steering.models import Answer
from naast.learning.steering.rules.arrangement import Subject
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

# Municipality → subject → (codes, text, days ago, open, looked at again in so many days).
SAID: dict[str, dict[Subject, tuple[list[str], str, int, bool, int]]] = {
    "wetterwald": {
        Subject.STEERING_ROLE: (
            ["develops_together"],
            "Skouder, De Brêge en de cliëntenraad schrijven mee.",
            200,
            True,
            165,
        ),
        Subject.INDEPENDENCE_VIEW: (
            ["separate_team", "task_package", "free_choice"],
            "Drie samen: van ons, van de organisaties en van inwoners.",
            200,
            True,
            165,
        ),
        Subject.WHO_COUNTS: (["formal_and_informal"], "", 190, True, 0),
        Subject.WHERE_FOUND: (
            ["points", "phone", "online", "at_home"],
            "In elk dorp een punt. In Waldein alleen op dinsdag.",
            190,
            True,
            30,
        ),
        Subject.RELATION_TO_ACCESS: (
            ["apart"],
            "Meitinkers beslissen; ondersteuners nooit.",
            190,
            True,
            0,
        ),
        Subject.WHOM_WITH: (["each_other", "access_team", "neighbourhood"], "", 190, True, 0),
        Subject.DURATION: (
            ["as_long_as_needed"],
            "Na een half jaar kijken wij samen terug.",
            120,
            True,
            0,
        ),
        Subject.SCOPE: (
            ["information", "advice", "along", "papers", "objection"],
            "",
            120,
            True,
            0,
        ),
        Subject.LIVED_EXPERIENCE: (
            ["yes"],
            "Drie ervaringsdeskundigen zijn begonnen.",
            60,
            False,
            120,
        ),
        Subject.MIX: (["resident_chooses"], "", 120, True, 0),
        Subject.HEARD_PROVIDERS: (
            [],
            "Korte lijnen werken. Wel vraagt elk dorp iets anders.",
            90,
            True,
            0,
        ),
        Subject.HEARD_RESIDENTS: (
            [],
            "Mensen horen het vaak pas na het gesprek.",
            90,
            True,
            0,
        ),
        Subject.GROUPS: (
            [],
            "Ouderen weten de weg. Jongeren en werkenden zien wij weinig.",
            90,
            True,
            0,
        ),
    },
    "havenstad": {
        Subject.STEERING_ROLE: (["sets_conditions"], "", 300, True, -20),
        Subject.WHO_COUNTS: (["formal_and_informal"], "", 300, True, 0),
        Subject.RELATION_TO_ACCESS: (["both_ways"], "De inwoner kiest.", 300, True, 0),
        Subject.MIX: (["formal_first"], "Voorstel. Nog niet besproken.", 8, False, 0),
    },
    "heidehoven": {
        Subject.STEERING_ROLE: (["sets_conditions"], "", 400, True, 0),
        Subject.WHERE_FOUND: (["points", "at_home"], "", 400, True, 0),
    },
    "veenmond": {
        Subject.STEERING_ROLE: (["leaves_to_providers"], "", 500, True, 0),
    },
}
# Layer → who is there; in the others nobody was named.
LAYERS: dict[str, dict[Subject, tuple[str, ...]]] = {
    "wetterwald": {
        Subject.LAYER_1: ("de-brege", "skouder"),
        Subject.LAYER_2: ("skouder", "de-brege"),
    },
    "havenstad": {
        Subject.LAYER_1: ("maatjespool",),
        Subject.LAYER_2: ("havenpunt", "welzijn-havenstad"),
        Subject.LAYER_3: ("kompas",),
    },
}


def load(*, at: datetime, seed: int) -> None:
    """Write what was answered, by who makes policy there, or for her by who wrote the demo."""
    del seed
    today = timezone.localdate(at)
    known = {one.slug: pk for pk, one in organisations.organisations(on=today).items()}
    for town in places.municipalities(on=today).filter(slug__in=SAID):
        officers = holders(role=Role.POLICY_OFFICER, scope=f"municipality:{town.pk}", on=today)
        if not officers:
            continue
        working = sorted(organisations.serving(municipality_id=town.pk, on=today))

        def write(subject: Subject, town: Any = town, working: Any = working, **facts: Any) -> None:
            days, is_open, again = facts.pop("days"), facts.pop("is_open"), facts.pop("again", 0)
            Answer.objects.create(
                municipality_id=town.pk,
                organisation_ids=working if is_open else [],
                subject=subject,
                said_at=at - timedelta(days=days),
                open_on=today - timedelta(days=days) if is_open else None,
                review_on=today + timedelta(days=again) if again else None,
                user_id=officers[0],  # noqa: B023 (called in this turn of the loop)
                **facts,
            )

        for subject, (codes, text, days, is_open, again) in SAID[town.slug].items():
            write(subject, codes=codes, text=text, days=days, is_open=is_open, again=again)
        for subject, slugs in LAYERS.get(town.slug, {}).items():
            write(subject, codes=[str(known[slug]) for slug in slugs], days=150, is_open=True)
