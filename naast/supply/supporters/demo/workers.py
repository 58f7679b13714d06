"""The workers of the demo world, each with pool record, screening, declaration, words and card."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.supply.law.rules import FRAMES, Domain
from naast.supply.supporters.card import card_of
from naast.supply.supporters.demo.accounts import Accounts
from naast.supply.supporters.demo.names import Named
from naast.supply.supporters.demo.squads import ASKED, FLYING, Squad
from naast.supply.supporters.demo.told import (
    BY_HAND,
    FACES,
    KNOWN_DOMAINS,
    LIVED,
    STORIES,
    TAGLINES,
    TRAINING,
    Told,
)
from naast.supply.supporters.models import (
    Card,
    Declaration,
    Interest,
    OwnWords,
    PoolRecord,
    Screening,
    SeenItem,
    Supporter,
)
from naast.supply.supporters.rules import (
    DECLARATION_LASTS,
    MOMENTS,
    Breadth,
    CardField,
    Item,
    Kind,
    Mandate,
    Position,
    Status,
    TargetGroup,
    Theme,
    Way,
    fits_on_paper,
)

# What somebody of a kind takes on at once, and how one meets her.
CEILINGS = {Kind.FORMAL: (16, 24), Kind.MEITINKER: (20, 28), Kind.OMTINKER: (8, 12)}
CEILING_OF_VOLUNTEERS = (2, 5)
WAYS = {
    Kind.FORMAL: (Way.HOME, Way.PHONE, Way.VIDEO, Way.MAIL),
    Kind.MEITINKER: (Way.HOME, Way.PHONE, Way.WALK_IN),
    Kind.OMTINKER: (Way.HOME, Way.WALK_IN),
    Kind.ADVISER_FOR_THE_ELDERLY: (Way.HOME, Way.PHONE),
}
WAYS_OF_VOLUNTEERS = (Way.HOME, Way.WALK_IN, Way.PHONE, Way.VIDEO)
BY_DAY = tuple(m for m in MOMENTS if m[0] in "12345" and not m.endswith("evening"))
OF_VOLUNTEERS = tuple(m for m in MOMENTS if m[0] in "123456")
LIVED_KINDS = (Kind.EXPERIENCE_EXPERT, Kind.FAMILY_EXPERT)
# Lived beside somebody, not in one's own body or purse.
AS_FAMILY = (Theme.AUTISM, Theme.CARING, Theme.PARENTING, Theme.MENTAL_PROBLEMS)
# Money and worries come up most, so more people who went through them were found.
MET_MOST = (Theme.POVERTY,) * 6 + (Theme.MENTAL_PROBLEMS,) * 2
TIE = "Thuiszorg De Stroom"

DAY = timedelta(days=1)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, kw_only=True)
class Town:
    """A municipality and its zones, slug → id."""

    id: int
    zones: Mapping[str, int]


class Workers:
    """Collects workers and all that hangs on them, to write each table in one statement."""

    def __init__(
        self, *, random: Random, today: date, towns: Mapping[str, Town], accounts: Accounts
    ) -> None:
        self.random, self.today, self.towns, self.accounts = random, today, towns, accounts
        self._numbers: list[int] = []
        self._workers: list[Supporter] = []
        self._pool: list[PoolRecord] = []
        self._looks: list[SeenItem] = []
        # Apart, so that the rest stays as it is when more is seen.
        self._chance = Random(random.getstate()[1][0])  # noqa: S311 - chance, not secrecy
        self._declarations: list[Declaration] = []
        self._interests: list[Interest] = []
        self._words: list[OwnWords] = []
        self._cards: list[Card] = []

    # ------------------------------------------------------------ hiring

    def hire(self, squad: Squad, organisation_id: int | None, crowd: Iterator[Named]) -> None:
        """Take in a squad: first those written by hand, then others by chance."""
        known = [
            told
            for told in BY_HAND
            if (told.municipality, told.employer, told.kind)
            == (squad.municipality, squad.employer, squad.kind)
        ]
        for number in range(squad.many):
            told = known[number] if number < len(known) else None
            named = self._named(told, crowd)
            worker = self._worker(squad, organisation_id, named)
            facts = self._facts(squad, worker, named, number, told)
            words = self._own_words(squad, worker, facts, named, told)
            self._papers(worker, facts, words, by_hand=told is not None)
            for item, months, _source in ASKED.get((squad.employer, squad.kind), ()):
                ago = self._chance.randint(5, 300 if months else 900)
                self._see(worker, item, self.today - DAY * ago, None)

    def _named(self, told: Told | None, crowd: Iterator[Named]) -> Named:
        if told is None:
            return next(one for one in crowd if self.accounts.is_free(one.full))
        return Named(first=told.first, last=told.last, gender=told.gender, languages=told.languages)

    def _worker(self, squad: Squad, organisation_id: int | None, named: Named) -> Supporter:
        town = self.towns[squad.municipality]
        municipal = organisation_id is None
        scope = f"municipality:{town.id}" if municipal else f"organisation:{organisation_id}"
        role = Role.ACCESS_OFFICER if municipal else Role.SUPPORTER
        self._numbers.append(self.accounts.add(named.full, (role, scope)))
        in_team = squad.position is Position.IN_TEAM
        worker = Supporter(
            id=self._id(),
            kind=squad.kind,
            organisation_id=organisation_id,
            employer_municipality_id=town.id if municipal else None,
            position=squad.position,
            team_zone_ids=[self.random.choice(list(town.zones.values()))] if in_team else [],
            payer=squad.payer,
            mandate=Mandate.GRANTS if squad.kind is Kind.MEITINKER else Mandate.NONE,
            municipality_ids=[town.id, *(self.towns[slug].id for slug in squad.also_in)],
        )
        self._workers.append(worker)
        return worker

    def _facts(
        self, squad: Squad, worker: Supporter, named: Named, number: int, told: Told | None
    ) -> PoolRecord:
        kind, random = squad.kind, self.random
        domains = told.domains if told else self._domains(kind)
        ways = told.ways if told else self._some(WAYS.get(kind, WAYS_OF_VOLUNTEERS), 2, 4)
        paid = kind in CEILINGS
        moments = told.moments if told else self._some(BY_DAY if paid else OF_VOLUNTEERS, 2, 6)
        facts = PoolRecord(
            supporter=worker,
            since=self.today - DAY * random.randint(200, 1400),
            ceiling=told.ceiling
            if told
            else random.randint(*CEILINGS.get(kind, CEILING_OF_VOLUNTEERS)),
            facts_confirmed_on=self.today - DAY * random.randint(2, 150),
            domains=_ordered(domains, Domain),
            frames=sorted({f.value for domain in domains for f in FRAMES[domain]})
            if kind in {Kind.FORMAL, Kind.MEITINKER}
            else [],
            breadth=_breadth(kind, len(domains)),
            languages=[language.value for language in named.languages],
            zone_ids=self._zone_ids(squad, worker, number, told),
            ways=_ordered(ways, Way),
            moments=[moment for moment in MOMENTS if moment in moments],
            target_groups=_works_with(kind, number),
        )
        self._pool.append(facts)
        return facts

    def _domains(self, kind: Kind) -> tuple[Domain, ...]:
        if kind in LIVED_KINDS:
            return ()  # follow from what she went through: see `_own_words`
        low, high = (4, 7) if kind in CEILINGS else (2, 3)
        return self._some(KNOWN_DOMAINS[kind], low, high)

    def _zone_ids(
        self, squad: Squad, worker: Supporter, number: int, told: Told | None
    ) -> list[int]:
        zones = self.towns[squad.municipality].zones
        if told:
            return [zones[slug] for slug in told.zones]
        if squad.kind is Kind.MEITINKER:
            # One to three for each zone; the last ones fly.
            flies = number >= squad.many - FLYING
            return [] if flies else [list(zones.values())[number % len(zones)]]
        if squad.position is Position.IN_TEAM:
            return list(worker.team_zone_ids)
        if squad.kind is Kind.FORMAL and self.random.random() < 0.7:
            return []
        return sorted(self._some(tuple(zones.values()), 1, 2))

    def _some(self, choices: tuple, low: int, high: int) -> tuple:
        """Return some of the choices, between `low` and `high`."""
        many = self.random.randint(low, min(high, len(choices)))
        return tuple(self.random.sample(choices, many))

    # ------------------------------------------------------------ what she tells

    def _own_words(
        self, squad: Squad, worker: Supporter, facts: PoolRecord, named: Named, told: Told | None
    ) -> OwnWords:
        random, kind = self.random, squad.kind
        words = OwnWords(
            supporter=worker,
            shown_name=named.full if told or random.random() < 0.8 else named.first,
            portrait=told.face if told else random.choice(FACES[named.gender]),
            training=told.training if told else random.choice(TRAINING[kind]),
            gender=named.gender,
        )
        if told:
            words.tagline, words.story = told.tagline, told.story
            words.themes = [theme.value for theme in told.themes]
        elif kind in LIVED_KINDS:
            self._lived(words, facts, kind)
        else:
            words.tagline = random.choice(TAGLINES[kind]).format(years=random.randint(3, 25))
            words.story = random.choice(STORIES[kind])
        words.shown = self._yeses(facts, by_hand=told is not None)
        # By the length of a name, so that nothing else is drawn anew: three in four say yes.
        if fits_on_paper(shown=words.shown) and (told or len(words.shown_name) % 4):
            words.paper_since = date.fromisoformat(words.shown[CardField.PORTRAIT])
        self._words.append(words)
        return words

    def _lived(self, words: OwnWords, facts: PoolRecord, kind: Kind) -> None:
        known = AS_FAMILY if kind is Kind.FAMILY_EXPERT else (*LIVED, *MET_MOST)
        themes = tuple(dict.fromkeys(self._some(known, 1, 2)))
        words.themes = [theme.value for theme in themes]
        words.tagline, words.story = LIVED[themes[0]].tagline, LIVED[themes[0]].story
        if kind is Kind.FAMILY_EXPERT:
            words.tagline, words.story = "Maakte het van dichtbij mee.", _AS_FAMILY
        domains = {domain for theme in themes for domain in LIVED[theme].domains}
        facts.domains = _ordered(domains, Domain)
        facts.breadth = Breadth.SPECIALIST

    def _yeses(self, facts: PoolRecord, *, by_hand: bool) -> dict[str, str]:
        """Say yes to the name and to most of the rest, on a day since she came."""
        if not by_hand and self.random.random() < 0.03:
            return {}
        day = facts.since + (self.today - facts.since) * self.random.random()
        return {
            field.value: day.isoformat()
            for field in CardField
            if field is CardField.NAME or by_hand or self.random.random() < 0.93
        }

    # ------------------------------------------------------------ her papers

    def _papers(
        self, worker: Supporter, facts: PoolRecord, words: OwnWords, *, by_hand: bool
    ) -> None:
        """Give her screening, declaration and card; for one in ten something is not in order."""
        random, today = self.random, self.today
        vog_until = today + DAY * random.randint(90, 1000)
        declared_on = max(facts.since, today - DAY * random.randint(5, 300))
        fate = 1.0 if by_hand else random.random()
        if fate < 0.02:
            vog_until = today - DAY * random.randint(3, 40)
        elif fate < 0.05:
            vog_until = today + DAY * random.randint(5, 55)
        elif fate < 0.07:
            declared_on = today - DAY * random.randint(370, 420)
        elif fate < 0.09:
            facts.status = Status.PAUSED
        elif fate < 0.11:
            facts.facts_confirmed_on = today - DAY * random.randint(200, 260)
        elif fate < 0.12:
            facts.leaves_on = today + DAY * random.randint(10, 40)
        facts.since = min(facts.since, declared_on)
        self._see(worker, Item.VOG, min(facts.since, vog_until - DAY), vog_until)
        self._see(worker, Item.CODE, facts.since, None)
        declaration = Declaration(
            id=self._id(),
            supporter=worker,
            declared_at=datetime.combine(declared_on, time(10), tzinfo=AMSTERDAM),
            declared_on=declared_on,
            until_on=declared_on + DECLARATION_LASTS,
        )
        self._declarations.append(declaration)
        tied = not by_hand and worker.organisation_id is not None and random.random() < 0.02
        if tied:
            self._interests.append(
                Interest(id=self._id(), declaration=declaration, supporter=worker, provider=TIE)
            )
        card = card_of(
            worker=worker,
            facts=facts,
            words=words,
            declared_on=declared_on,
            providers=[TIE] if tied else [],
            vog_until=vog_until,
        )
        if card is not None:
            self._cards.append(card)

    def write(self) -> None:
        """Write everything, once the accounts have their ids."""
        for worker, number in zip(self._workers, self._numbers, strict=True):
            worker.user = self.accounts.users[number]
        Supporter.objects.bulk_create(self._workers)
        PoolRecord.objects.bulk_create(self._pool)
        self._write_looks()
        Declaration.objects.bulk_create(self._declarations)
        Interest.objects.bulk_create(self._interests)
        OwnWords.objects.bulk_create(self._words)
        Card.objects.bulk_create(self._cards)

    def _see(self, worker: Supporter, item: Item, seen_on: date, until: date | None) -> None:
        at = datetime.combine(seen_on, time(10), tzinfo=AMSTERDAM)
        look = SeenItem(
            id=UUID(int=self._chance.getrandbits(128), version=4),
            supporter=worker, item=item, seen_on=seen_on, valid_until=until,
            noted_at=at,
        )  # fmt: skip
        self._looks.append(look)

    def _write_looks(self) -> None:
        """Write what was seen, by who leads her, and the newest of each together."""
        led_by: dict[tuple[int | None, int | None], int | None] = {}
        newest: dict[UUID, dict[str, list[str | None]]] = {one.pk: {} for one in self._workers}
        for look in self._looks:
            worker = look.supporter
            employer = worker.organisation_id, worker.employer_municipality_id
            if employer not in led_by:
                led_by[employer] = _lead(worker, on=self.today)
            look.seen_by_id = led_by[employer]
            until = look.valid_until.isoformat() if look.valid_until else None
            newest[worker.pk][look.item] = [look.seen_on.isoformat(), until]
        SeenItem.objects.bulk_create(self._looks)
        Screening.objects.bulk_create(
            Screening(supporter_id=pk, seen=seen) for pk, seen in newest.items()
        )

    def _id(self) -> UUID:
        """Return an id that is the same with the same seed."""
        return UUID(int=self.random.getrandbits(128), version=4)


def _lead(worker: Supporter, *, on: date) -> int | None:
    role, scope = (
        (Role.COORDINATOR, f"organisation:{worker.organisation_id}")
        if worker.organisation_id
        else (Role.ACCESS_LEAD, f"municipality:{worker.employer_municipality_id}")
    )
    return next(iter(holders(role=role, scope=scope, on=on)), None)


_AS_FAMILY = (
    "Ik stond ernaast, jaren lang. Niemand vroeg hoe het met mij ging.\n\n"
    "Ik vraag dat wel. En ik weet wat er voor families is."
)


def _breadth(kind: Kind, domains: int) -> str:
    if kind not in CEILINGS:
        return ""
    return Breadth.GENERALIST if domains > 5 else Breadth.SPECIALIST


def _ordered(chosen: Collection[StrEnum], everything: type[StrEnum]) -> list[str]:
    """Return codes in the order of the screen, so that chance leaves no trace in it."""
    return [one.value for one in everything if one in chosen]


def _works_with(kind: Kind, number: int) -> list[str]:
    """Return with which groups somebody works well: two, in turn; seldom who is new here."""
    if kind is Kind.ADVISER_FOR_THE_ELDERLY:
        return [TargetGroup.OLDER.value]
    found = {list(TargetGroup)[(number + more) % len(TargetGroup)] for more in (0, 3)}
    if number % 2:
        found.discard(TargetGroup.NEWCOMERS)
    return _ordered(tuple(found), TargetGroup)
