"""The independence files of the four municipalities: well kept, resting on silence, empty."""

from datetime import datetime, timedelta

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.learning.steering.models import Answer, Statement
from naast.learning.steering.rules.independence import Entry
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

STRUGGLE = (
    "Een bureau in het gemeentehuis is handig. Inwoners zien dan de gemeente. Wij kozen het "
    "dorpshuis."
)
# Municipality → subject → (codes, text, evidence, days ago of the evidence or 0, open).
FILED: dict[str, dict[Entry, tuple[list[str], str, str, int, bool]]] = {
    "wetterwald": {
        Entry.TEST_FELT: (["yes"], "", "Cijfers van Naast, laatste kwartaal", 40, True),
        Entry.TEST_NO_DECISIONS: (["yes"], "", "Mandaatregister", 100, True),
        Entry.ANGLE_SEPARATE_TEAM: (
            ["municipality"], "", "Overeenkomst met Skouder, de opdracht", 300, True,
        ),
        Entry.ANGLE_TASK_PACKAGE: (["municipality", "provider"], "", "Gedragsregels", 300, True),
        Entry.ANGLE_FREE_CHOICE: (
            ["client"], "Ouderen kiezen altijd uit twee.", "Overeenkomst met De Brêge", 300, True,
        ),
        Entry.DEMAND_INDEPENDENT: (["yes"], "", "Overeenkomsten, artikel 2", 300, True),
        Entry.DEMAND_ACCESSIBLE: (["yes"], "", "Inloop in elke zone", 60, True),
        Entry.DEMAND_LIFE_BROAD: (["partly"], "Werk en leren kan beter.", "Kaartjes", 60, True),
        Entry.DEMAND_INTEREST: (["yes"], "", "Gedragsregels van beide organisaties", 800, True),
        Entry.TASKS_SUPPORTER: (
            ["inform", "advise", "stand_beside", "join_talk"], "", "Overeenkomsten", 300, True,
        ),
        Entry.TASKS_DECIDER: (
            ["lead_talk", "decide", "arrange"], "De meitinker.", "Mandaatregister", 100, True,
        ),
        Entry.SAFE_PEERS: (["runs"], "Elke zes weken.", "", 0, True),
        Entry.SAFE_TRAINING: (["planned"], "", "", 0, False),
        Entry.STRUGGLE_PLACE: (
            [], STRUGGLE, "", 0, True,
        ),
    },
    "havenstad": {
        Entry.ANGLE_POSITIVE_SIGNALS: (
            ["municipality", "no_complaints"], "Er komen geen klachten.", "", 0, True,
        ),
        Entry.ANGLE_PROFESSIONALISM: (["provider"], "", "Inkoop", 900, True),
        Entry.TASKS_SUPPORTER: (["inform", "advise", "lead_talk"], "", "", 0, True),
    },
    "heidehoven": {
        Entry.DEMAND_FREE: (["yes"], "", "Verordening", 500, True),
    },
}  # fmt: skip
TOLD = (
    "Wie naast u staat, werkt voor u. Die persoon beslist niet over hulp en levert zelf geen zorg. "
    "De gemeente betaalt, maar leest niet mee. Voelt het anders? Zeg het ons of de cliëntenraad."
)


def load(*, at: datetime, seed: int) -> None:
    """Write what each file holds, and what one municipality tells its residents."""
    del seed
    today = timezone.localdate(at)
    for town in places.municipalities(on=today).filter(slug__in=FILED):
        officers = holders(role=Role.POLICY_OFFICER, scope=f"municipality:{town.pk}", on=today)
        if not officers:
            continue
        working = sorted(organisations.serving(municipality_id=town.pk, on=today))
        Answer.objects.bulk_create(
            Answer(
                municipality_id=town.pk,
                organisation_ids=working if is_open else [],
                subject=entry,
                codes=codes,
                text=text,
                evidence=evidence,
                evidence_on=today - timedelta(days=days) if days else None,
                said_at=at - timedelta(days=30),
                open_on=today - timedelta(days=30) if is_open else None,
                user_id=officers[0],
            )
            for entry, (codes, text, evidence, days, is_open) in FILED[town.slug].items()
        )
        if town.slug == "wetterwald":
            Statement.objects.create(
                municipality_id=town.pk, from_on=today - timedelta(days=80), text=TOLD
            )
