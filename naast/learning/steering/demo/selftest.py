"""Self-tests of the demo world: two years on the table in each town, one that waits."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.learning.steering.models.selftest import Action, Seat, SelfTest, Sheet
from naast.learning.steering.rules.ambitions import Progress
from naast.learning.steering.rules.selftest import Chair, Item, Score
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

TOWNS = ("wetterwald", "havenstad", "heidehoven", "veenmond")
ROLES = {
    Chair.MUNICIPALITY: Role.POLICY_OFFICER,
    Chair.COUNCIL: Role.COUNCIL_MEMBER,
    Chair.PROVIDERS: Role.COORDINATOR,
}
# How often who sits on a chair says yes, partly, no.
MOOD = {Chair.MUNICIPALITY: (7, 2, 1), Chair.PROVIDERS: (5, 4, 1), Chair.COUNCIL: (4, 3, 3)}
NOTES = {
    Chair.MUNICIPALITY: "Staat in de beleidsregels van vorig jaar.",
    Chair.PROVIDERS: "Bij ons wel, elders weten wij het niet.",
    Chair.COUNCIL: "Op onze bijeenkomsten horen wij het anders.",
}


def load(*, at: datetime, seed: int) -> None:
    """Write the years before, with what was agreed, and in Wetterwâld this year's."""
    today = timezone.localdate(at)
    towns = {one.slug: one.pk for one in places.municipalities(on=today)}
    draw = Random(seed)  # noqa: S311
    for slug in TOWNS:
        seated = list(
            organisations.serving_names(municipality_ids={towns[slug]}, on=today)[towns[slug]]
        )
        for back in (2, 1):
            _over(towns[slug], today.year - back, seated[:5], draw, today)
    _asks(towns["wetterwald"], today, draw)


def _test(municipality_id: int, year: int, opened_on: date, closes_on: date) -> SelfTest:
    over = datetime.combine(closes_on + timedelta(days=1), time.min)
    return SelfTest.objects.create(
        municipality_id=municipality_id,
        year=year,
        opened_on=opened_on,
        closes_on=closes_on,
        shown_from=timezone.make_aware(over),
    )


def _over(municipality_id: int, year: int, seated: list[int], draw: Random, today: date) -> None:
    test = _test(municipality_id, year, date(year, 9, 7), date(year, 10, 5))
    for chair, organisation_id in _chairs(seated):
        _sit(test, chair, organisation_id, draw, today, in_on=date(year, 9, 28))
    ended = test.year < today.year - 1
    Action.objects.bulk_create(
        Action(
            municipality_id=municipality_id,
            organisation_ids=seated,
            test=test,
            item=item,
            what=what,
            owner=owner,
            function=function,
            before_on=date(year + 1, 6, 1) if ended else today + timedelta(days=days),
            proposed_on=date(year, 10, 20),
            agreed_by=sorted(agreed),
            agreed_on=date(year, 10, 20) if len(agreed) == len(Chair) else None,
            progress=Progress.DONE if ended else Progress.BUSY,
            ended_on=date(year + 1, 5, 11) if ended else None,
            came="Het staat nu in elke brief." if ended else "",
        )
        for item, what, owner, function, days, agreed in (
            (Item.FINDABLE, "In elke brief staat waar steun te vinden is",
             Chair.MUNICIPALITY, "Communicatieadviseur", 60, tuple(Chair)),
            (Item.COUNCILS_TALK, "Twee keer per jaar praten wij over de uitkomsten",
             Chair.COUNCIL, "Voorzitter", -20, tuple(Chair)),
            (Item.ASKED_INDEPENDENCE, "Bij elk afscheid vragen of iemand naast u stond",
             Chair.PROVIDERS, "Teamleider", 90, tuple(Chair) if ended else (Chair.COUNCIL,)),
        )
    )  # fmt: skip


def _asks(municipality_id: int, today: date, draw: Random) -> None:
    """Write a self-test of this year in which the council and one organisation handed in."""
    test = _test(municipality_id, today.year, today - timedelta(days=9), today + timedelta(days=19))
    there = organisations.serving_names(municipality_ids={municipality_id}, on=today)
    for number, (chair, organisation_id) in enumerate(_chairs(list(there[municipality_id])[:5])):
        done = chair is Chair.COUNCIL or number == 1
        in_on = today - timedelta(days=2) if done else None
        _sit(test, chair, organisation_id, draw, today, in_on=in_on, begun=done)


def _chairs(seated: list[int]) -> list[tuple[Chair, int | None]]:
    return [
        (Chair.MUNICIPALITY, None),
        *((Chair.PROVIDERS, id_) for id_ in seated),
        (Chair.COUNCIL, None),
    ]


def _sit(
    test: SelfTest,
    chair: Chair,
    organisation_id: int | None,
    draw: Random,
    today: date,
    *,
    in_on: date | None,
    begun: bool = True,
) -> None:
    Seat.objects.create(test=test, chair=chair, organisation_id=organisation_id, handed_in_on=in_on)
    scope = (
        f"organisation:{organisation_id}"
        if organisation_id
        else f"municipality:{test.municipality_id}"
    )
    who = holders(role=ROLES[chair], scope=scope, on=today)
    if not begun or not who:
        return
    said = draw.choices((Score.YES, Score.PARTLY, Score.NO), MOOD[chair], k=len(Item))
    Sheet.objects.create(
        test=test,
        municipality_id=test.municipality_id,
        chair=chair,
        organisation_id=organisation_id,
        user_id=who[0],
        scores=dict(zip(Item, said, strict=True)),
        notes={Item.FINDABLE: NOTES[chair]},
        handed_in=in_on is not None,
    )
