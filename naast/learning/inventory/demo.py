"""Two rounds over the four municipalities of the demo world: one published, one that asks."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.learning.inventory.models import Chosen, Coding, Interview, Round
from naast.learning.inventory.rules.asking import InterviewState, Party, Stage
from naast.learning.inventory.rules.rounds import OF_PROVIDERS, ONE_EACH, Table
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.rules import FormalPosition, profile
from naast.supply.places import queries as places

AIM = "Hoe is cliëntondersteuning geregeld, wat wil men, en wat staat in de weg?"
SAID = {
    Party.OFFICIAL: {
        "independence": "Wie ondersteunt, beslist niet over voorzieningen.",
        "ambition": "Wij willen weten hoe vaak inwoners er gebruik van maken.",
        "information": "In de brief voor het gesprek staat dat steun er is, gratis.",
        "tips": "Spreek elkaar elke maand.",
        "bottlenecks": "Weinig inwoners kennen het.",
    },
    Party.FORMAL: {
        "independence": "Soms vraagt de gemeente ons ook om te adviseren over een besluit.",
        "information": "Inwoners horen het vaak pas na het gesprek.",
        "tips": "Korte lijnen met de gemeente.",
        "bottlenecks": "Weinig inwoners kennen ons.",
    },
    Party.INFORMAL: {
        "cooperation": "Wij kennen elkaar, maar niemand maakte een afspraak.",
        "tips": "Neem de tijd.",
    },
}
# Municipality → formal and informal organisation, where professionals stand, informal official.
ASKED = {
    "wetterwald": ("skouder", "de-brege", FormalPosition.OUTSIDE, True),
    "havenstad": ("havenpunt", "kompas", FormalPosition.BOTH, True),
    "heidehoven": ("samen-heide", "de-plaggen", FormalPosition.OUTSIDE, True),
    "veenmond": ("sociaal-team-veenmond", "buurtmaat", FormalPosition.IN_TEAM, False),
}
CODES = {
    Table.STEERING_ROLE: ["sets_conditions"],
    Table.INDEPENDENCE_VIEW: ["task_package", "free_choice"],
    Table.AMBITION: ["insight_in_use", "improve_communication"],
    Table.BOTTLENECK_MUNICIPALITY: ["low_awareness_or_use"],
    Table.TIP_MUNICIPALITY: ["stimulate_collaboration"],
}
OF_PROVIDER = {
    Table.BOTTLENECK_PROVIDER: ["low_awareness"],
    Table.TIP_PROVIDER: ["short_lines_with_municipality"],
}


def load(*, at: datetime, seed: int) -> None:
    """Write a round of last year, and one in which half was heard and coded by two."""
    del seed
    today = timezone.localdate(at)
    coder = holders(role=Role.RESEARCHER, scope="platform:0", on=today)[0]
    colleague = holders(role=Role.NETWORK_MEMBER, scope="platform:0", on=today)[0]
    earlier = Round.objects.create(
        name=f"Vier gemeenten {today.year - 1}",
        aim=AIM,
        criteria=["works_on_it", "contact_known"],
        asks_from=today - timedelta(days=400),
        asks_until=today - timedelta(days=360),
        stage=Stage.PUBLISHED,
        published_on=today - timedelta(days=330),
        meeting_on=today - timedelta(days=350),
        meeting_parties=[{"name": "Seniorenbond De Brêge", "number": 2}],
        meeting_outcomes="Maak bekender dat steun er is, en noem ook de vrijwilligers.",
        frozen={
            "response": {"selected": 4, "described": 4, "planned": 12, "reached": 8},
            "described": [one.pk for one in places.municipalities(on=today) if one.slug in ASKED],
        },
    )
    now = Round.objects.create(
        name=f"Vier gemeenten {today.year}",
        aim=AIM,
        criteria=["works_on_it", "contact_known", "large_and_small"],
        asks_from=today - timedelta(days=30),
        asks_until=today + timedelta(days=30),
        before=earlier,
    )
    known = {one.slug: pk for pk, one in organisations.organisations(on=today).items()}
    for place in places.municipalities(on=today).filter(slug__in=ASKED):
        formal, informal, stands, official = ASKED[place.slug]
        asked = {Party.FORMAL: known[formal], Party.INFORMAL: known.get(informal)}
        was = _chosen(earlier, place.pk, asked, coder, heard=True, on=earlier.asks_until)
        was_official = official and place.slug != "heidehoven"
        _code(was, coder, stands, official=was_official, asked=asked, settled=True, seen=True)
        heard = place.slug in {"wetterwald", "havenstad"}
        chosen = _chosen(now, place.pk, asked, coder, heard=heard, on=today - timedelta(days=7))
        if heard:
            _code(chosen, coder, stands, official=official, asked=asked)
            _code(chosen, colleague, stands, official=official, asked=asked, fewer=True)
        if place.slug == "wetterwald":
            _code(chosen, coder, stands, official=official, asked=asked, settled=True)


def _chosen(
    row: Round,
    municipality_id: int,
    asked: dict[Party, int | None],
    interviewer: int,
    *,
    heard: bool,
    on: date,
) -> Chosen:
    chosen = Chosen.objects.create(
        round=row, municipality_id=municipality_id, reason="Bewust bezig, en wij kennen iemand."
    )
    for party, organisation_id in {Party.OFFICIAL: None, **asked}.items():
        if party is not Party.OFFICIAL and organisation_id is None:
            continue
        held = heard and party is not Party.INFORMAL
        Interview.objects.create(
            chosen=chosen,
            municipality_id=municipality_id,
            organisation_id=organisation_id,
            party=party,
            state=InterviewState.HELD if held else InterviewState.INVITED,
            invited_on=on - timedelta(days=14),
            held_on=on if held else None,
            interviewer_id=interviewer if held else None,
            function="Beleidsadviseur" if party is Party.OFFICIAL else "Teamleider",
            answers=SAID[party] if held else {},
            impressions=["bottlenecks"] if held else [],
        )
    return chosen


def _code(
    chosen: Chosen,
    coder: int,
    stands: FormalPosition,
    *,
    official: bool,
    asked: dict[Party, int | None],
    settled: bool = False,
    seen: bool = False,
    fewer: bool = False,
) -> None:
    """Write what a coder gave; `fewer`: she left out the last of each list."""
    common = {
        "chosen": chosen, "coder_id": coder, "coded_on": chosen.round.asks_from,
        "settled": settled, "seen": seen,
    }  # fmt: skip
    number = profile(formal=stands, informal_official=official)
    rows = [
        Coding(
            table=Table.PROFILE,
            codes=[str(number)],
            formal=stands,
            informal_official=official,
            **common,
        )
    ]
    for table, codes in CODES.items():
        given = codes[:-1] if fewer and table not in ONE_EACH else codes
        rows.append(Coding(table=table, codes=given, **common))
    rows += [
        Coding(table=table, codes=OF_PROVIDER[table], organisation_id=asked[Party.FORMAL], **common)
        for table in sorted(OF_PROVIDERS)
    ]
    Coding.objects.bulk_create(rows)
