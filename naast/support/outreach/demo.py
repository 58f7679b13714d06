"""Worries of the demo world: new, given, near their end, agreed; who is in sight; the counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.apps import apps

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.supply.places import queries as places
from naast.support.outreach import rules
from naast.support.outreach.models import InSight, Tally, Visit, Worry, WorryText
from naast.support.outreach.rules import Came, Counted, How, Known, Sign, Teller
from naast.support.people.demo.bulk import write
from naast.support.people.demo.lives import uuid
from naast.support.people.rules import House, controller_of

DAY = timedelta(days=1)
GOES, LEADS, TOWN = "jildou@naast.demo", "carla@naast.demo", "wetterwald"


@dataclass(frozen=True, kw_only=True)
class Told:
    """A worry of the demo world, so many days ago. `given`: somebody goes there."""

    days_ago: int
    zone: int
    who: str
    where: str
    story: str
    signs: tuple[Sign, ...]
    teller: Teller
    told_by: str = ""
    came: Came = Came.WEB
    given: bool = False
    agreed: str = ""


WORRIES = (
    Told(
        days_ago=0, zone=1, who="", where="Wilgenlaan 4",
        story="De gordijnen blijven al weken dicht. De krant blijft in de bus.",
        signs=(Sign.ALONE, Sign.HOUSEHOLD), teller=Teller.NEIGHBOUR,
    ),
    Told(
        days_ago=3, zone=2, who="Geertrui Tjalkema", where="Turfkade 12",
        story="Zij zorgt dag en nacht voor haar man. Zij kan niet meer.",
        signs=(Sign.CARE_TOO_HEAVY,), teller=Teller.GP, told_by="Praktijk De Mieden",
        came=Came.PHONE, given=True,
    ),
    Told(
        days_ago=10, zone=0, who="Oege Broersma", where="Molenpad 3",
        story="De huur is twee maanden niet betaald. De kachel staat uit.",
        signs=(Sign.TOO_LITTLE_MONEY,), teller=Teller.HOUSING, told_by="Woonstichting Wetterwâld",
        came=Came.PHONE, given=True,
    ),
    Told(
        days_ago=13, zone=3, who="", where="Kerkstraat 20, boven de winkel",
        story="Zij klopt 's nachts aan en weet niet waar zij is.",
        signs=(Sign.FORGETFUL,), teller=Teller.NEIGHBOUR, told_by="Wiebe", came=Came.WALK_IN,
        given=True,
    ),
    Told(
        days_ago=20, zone=1, who="Fokje Dijkinga", where="Weversteeg 7",
        story="Sinds haar zus weg is, komt zij nergens meer.",
        signs=(Sign.ALONE,), teller=Teller.FAMILY, told_by="Haar nicht", given=True,
        agreed="Donderdag drinken we samen koffie in het dorpshuis.",
    ),
)  # fmt: skip
# Of each zone: how often what was counted. Invented; some under five, so that they are hidden.
COUNTS = (
    {Sign.CARE_TOO_HEAVY: 7, Sign.TOO_LITTLE_MONEY: 5, Counted.REPORTED: 14, Counted.VISITED: 19},
    {Sign.CARE_TOO_HEAVY: 3, Sign.TOO_LITTLE_MONEY: 9, Counted.REPORTED: 13, Counted.VISITED: 11},
    {Sign.CARE_TOO_HEAVY: 6, Counted.REPORTED: 8, Counted.VISITED: 9, Counted.ASKED: 5},
    {Sign.TOO_LITTLE_MONEY: 2, Counted.REPORTED: 4, Counted.VISITED: 3},
)


@dataclass(frozen=True, kw_only=True)
class Where:
    """Whose worries these are, and where."""

    municipality_id: int
    organisation_id: int
    zone_ids: list[int]
    user_id: int


def load(*, at: datetime, seed: int) -> None:
    """Write worries of one organisation; those of the others are empty, and seen so too."""
    where = _where(at)
    if where is None:
        return
    draw = Random(f"{seed} outreach")  # noqa: S311
    for told in WORRIES:
        write(_rows(told, where, draw=draw, at=at))
    write(_in_sight(where, draw=draw, at=at))
    write(_counts(where, draw=draw, at=at))


def _where(at: datetime) -> Where | None:
    town = places.municipalities(on=at.date()).filter(slug=TOWN).first()
    grants = apps.get_model("identity.Grant").objects
    leads = grants.filter(user__email=LEADS, role="coordinator").first()
    goes = apps.get_model("identity.User").objects.filter(email=GOES).first()
    if town is None or leads is None or goes is None:
        return None
    return Where(
        municipality_id=town.pk,
        organisation_id=int(leads.scope.partition(":")[2]),
        zone_ids=[zone.pk for zone in places.zones(municipality_id=town.pk)],
        user_id=goes.pk,
    )


def _rows(
    told: Told, where: Where, *, draw: Random, at: datetime
) -> Iterator[Worry | WorryText | Visit]:
    reported = at - told.days_ago * DAY - timedelta(hours=2 if told.days_ago else 0)
    known = reported + 6 * DAY if told.agreed else None
    worry = Worry(
        id=uuid(draw),
        organisation_id=where.organisation_id,
        municipality_id=where.municipality_id,
        zone_id=where.zone_ids[told.zone],
        came=told.came,
        teller=told.teller,
        anonymous=not told.told_by,
        signs=sorted(told.signs),
        reported_at=reported,
        ends_at=rules.ends_at(from_at=known, days=rules.KNOWN_KEPT_DAYS)
        if known
        else rules.ends_at(from_at=reported),
        known=Known.AGREED if known else Known.NOT,
        known_at=known,
        user_id=where.user_id if told.given else None,
        given_at=reported + timedelta(hours=1) if told.given else None,
        next_on=(at + DAY).date() if known else None,
        visits=1 if known else 0,
    )
    yield worry
    controller = controller_of(
        house=House.SUPPORT,
        organisation_id=where.organisation_id,
        municipality_id=where.municipality_id,
    )
    key, wrapped = new_data_key(controller=controller)
    yield WorryText(
        worry_id=worry.id,
        controller=controller,
        wrapped_key=wrapped,
        who=Clear(told.who, key),
        where=Clear(told.where, key),
        story=Clear(told.story, key),
        told_by=Clear(told.told_by, key) if told.told_by else None,
        reach=None,
    )
    if known:
        yield Visit(
            id=uuid(draw),
            worry_id=worry.id,
            user_id=where.user_id,
            how=How.AGREED,
            agreed=Clear(told.agreed, key),
            at=known,
        )


def _in_sight(where: Where, *, draw: Random, at: datetime) -> Iterator[InSight]:
    for mark, zone, visits, days in (("reiger", 1, 3, 0), ("ijsvogel", 2, 1, 5)):
        yield InSight(
            id=uuid(draw),
            organisation_id=where.organisation_id,
            municipality_id=where.municipality_id,
            zone_id=where.zone_ids[zone],
            user_id=where.user_id,
            mark=mark,
            visits=visits,
            next_on=(at + days * DAY).date(),
            ends_at=rules.ends_at(from_at=at - DAY, days=rules.IN_SIGHT_DAYS),
        )


def _counts(where: Where, *, draw: Random, at: datetime) -> Iterator[Tally]:
    quarter_on = rules.quarter(at=at)
    for zone_id, counts in zip(where.zone_ids, COUNTS, strict=False):
        for what, n in counts.items():
            yield Tally(
                # Drawn: the id of a real count holds numbers of rows, which differ each time.
                id=uuid(draw),
                organisation_id=where.organisation_id,
                municipality_id=where.municipality_id,
                zone_id=zone_id,
                quarter_on=quarter_on,
                what=what,
                n=n,
            )
