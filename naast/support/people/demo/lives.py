"""Who asked, when, who came to stand beside her, and until when: what all apps of support share.

Each app writes its own rows from these and draws what else it needs from `chance`, so that a
change in one app leaves the rows of the others as they were.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from random import Random
from typing import Any
from uuid import UUID

from django.apps import apps

from naast.core.crypto.keys import new_data_key
from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.law.rules import Domain
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.rules import Candidate, Status, why_not_available
from naast.support.people import rules
from naast.support.people.demo.calendar import DAY, Calendar
from naast.support.people.demo.figures import (
    FEW,
    HERE,
    LANGUAGES,
    MUNICIPAL_DAYS,
    NEVER_FULL,
    SOUGHT,
    SOUGHT_MORE,
    WAITS_FOR,
    WITHDRAWN,
    Here,
)
from naast.support.people.demo.names import FIRST_NAMES
from naast.support.people.demo.told import PLACE, TOLD, Told, code_of
from naast.support.people.queries import code_words
from naast.support.people.rules import House

_NAMES = [name for name in FIRST_NAMES if name not in {one.first_name for one in TOLD}]


@dataclass(frozen=True, kw_only=True)
class Life:
    """One resident with one question, and how it went. What has not happened is None."""

    number: int
    seed: int
    person_id: UUID
    circle_id: UUID
    key: DataKey
    wrapped_key: bytes
    controller: str
    house: House
    municipality_id: int
    organisation_id: int | None
    zone_id: int | None
    promised_days: int
    first_name: str
    phone: str
    mail: str
    code: str
    domains: tuple[Domain, ...]
    language: str
    chosen: bool
    asked_at: datetime
    withdrawn_at: datetime | None = None
    # A Candidate, and moments: `Any`, because whoever writes a case knows that these are there.
    beside: Any = None
    accepted_at: Any = None
    spoken_at: Any = None
    ended_at: Any = None
    told: Told | None = None

    @property
    def user_id(self) -> Any:
        return self.beside.user_id if self.beside else None

    @property
    def taken(self) -> bool:
        return self.accepted_at is not None

    @property
    def runs(self) -> bool:
        return self.taken and self.ended_at is None

    def chance(self, app: str) -> Random:
        """Return the chance with which `app` draws what is its own."""
        return Random(f"{self.seed}:{app}:{self.number}")  # noqa: S311 - chance, not secrecy


def uuid(draw: Random) -> UUID:
    return UUID(int=draw.getrandbits(128), version=4)


def linked(everybody: Sequence[Life]) -> list[tuple[Life, Life]]:
    """Return who has a file in both houses: the life in the support house, and the other."""
    told = {life.told.slug: life for life in everybody if life.told}
    return [(told[one.told.linked], one) for one in told.values() if one.told and one.told.linked]


def asked_for(everybody: Sequence[Life]) -> list[tuple[Life, Life]]:
    """Return who asked for another who agreed: the life of the asker, and that of the other."""
    told = {life.told.slug: life for life in everybody if life.told}
    return [
        (told[one.told.asked_by], one) for one in told.values() if one.told and one.told.asked_by
    ]


def _is_of_two(life: Life) -> bool:
    return bool(life.told and life.told.is_of_two)


_drawn: dict[tuple[datetime, int, float], list[Life]] = {}


def lives(*, at: datetime, seed: int, scale: float) -> list[Life]:
    """Return the lives that `people` drew, in the order in which they asked."""
    return _drawn[at, seed, scale]


def draw_lives(*, at: datetime, seed: int, scale: float) -> list[Life]:
    """Draw all lives anew: users and keys of an earlier world are not those of this one."""
    _drawn.clear()
    calendar = Calendar(at=at)
    found: list[Life] = []
    for here in HERE:
        if here.house == House.SUPPORT or apps.is_installed("naast.support.decisions"):
            found.extend(_Place(here=here, calendar=calendar, seed=seed, scale=scale).lives())
    circles = {life.told.slug: life.circle_id for life in found if life.told}
    found = [
        replace(life, circle_id=circles[life.told.linked])
        if life.told and life.told.linked
        else life
        for life in found
    ]
    found = [
        replace(life, circle_id=circles[life.told.asked_by])
        if life.told and life.told.asked_by
        else life
        for life in found
    ]
    # Those who ask for another come last, so that the numbers and so the chances of others stay.
    found.sort(key=lambda life: (_is_of_two(life), life.asked_at, life.person_id))
    _drawn[at, seed, scale] = [replace(life, number=n) for n, life in enumerate(found, start=1)]
    return _drawn[at, seed, scale]


class _Place:
    """One municipality and house: who works there, and how full each is as time goes on."""

    def __init__(self, *, here: Here, calendar: Calendar, seed: int, scale: float) -> None:
        self.here, self.calendar, self.seed, self.scale = here, calendar, seed, scale
        self.draw = Random(f"{seed}:{here.slug}:{here.house}")  # noqa: S311 - the same
        today = calendar.today
        self.id = places.municipality(slug=here.slug, on=today).pk
        zones = list(places.zones(municipality_id=self.id))
        self.zones = {zone.slug: zone.pk for zone in zones}
        self._zone_weights = [zone.population for zone in zones]
        self.workers = self._workers(today)
        self.days = {
            one: organisations.first_contact_working_days(
                organisation_id=one, municipality_id=self.id, on=today
            )
            or MUNICIPAL_DAYS
            for one in {who.organisation_id for who in self.workers if who.organisation_id}
        }
        self.default = None
        if here.house == House.SUPPORT:
            self.default = organisations.default_organisation(municipality_id=self.id, on=today)
        self._ends: dict[int, list[datetime]] = {who.user_id: [] for who in self.workers}
        self._sought = {
            who.user_id for who in self.workers if self.draw.random() < SOUGHT and who.ceiling < FEW
        }
        self._limits = {
            who.user_id: who.ceiling
            if who.user_id in self._sought
            else max(1, int(who.ceiling * NEVER_FULL))
            for who in self.workers
        }

    def _workers(self, on: date) -> list[Candidate]:
        matcher = Actor(at=self.calendar.at, matcher=Scope(municipality_ids=[self.id]))
        with acting(matcher):
            found = supporters.candidates(actor=matcher, municipality_id=self.id, on=on)
        mine = [who for who in found if who.house == self.here.house]
        return sorted(mine, key=lambda who: who.user_id)

    def lives(self) -> Iterator[Life]:
        told = [one for one in TOLD if (PLACE, one.house) == (self.here.slug, self.here.house)]
        for one in sorted(told, key=lambda one: -one.asked):
            if not one.is_of_two:
                yield self._told(one)
        many = round(self.here.many * self.scale)
        asked = sorted(
            self.calendar.moment(on=day, draw=self.draw, early=8, late=21)
            for day in self.calendar.asking_days(many=many, draw=self.draw)
        )
        for moment in asked:
            if moment < self.calendar.at:
                yield self._life(moment)
        if self.here.slug == PLACE:
            for hours, name in enumerate(WAITS_FOR[self.here.house], start=5):
                moment = self.calendar.at - timedelta(hours=4 * hours)
                yield self._life(moment, waits_for=self._called(name))
        for one in told:
            if one.is_of_two:  # after all others, so that their chances stay
                yield self._told(one)

    # ------------------------------------------------------------ by chance

    def _life(self, asked_at: datetime, waits_for: Candidate | None = None) -> Life:
        draw = self.draw
        many = draw.choices([1, 2, 3], [55, 32, 13])[0]
        weights = self.here.domains
        domains = dict.fromkeys(draw.choices(list(weights), list(weights.values()), k=many))
        zone_id = draw.choices(list(self.zones.values()), self._zone_weights)[0]
        language = draw.choice(LANGUAGES) if draw.random() < 0.09 else ""
        chosen = waits_for is not None or draw.random() < self.here.chosen
        only = None if chosen else self.default
        wished = (asked_at, frozenset(domains), zone_id, language)
        beside = waits_for or self._somebody(*wished, only=only) or self._somebody(*wished)
        life = self._newcomer(
            first_name=draw.choice(_NAMES) if draw.random() < 0.9 else "",
            domains=tuple(domains),
            zone_id=zone_id if draw.random() < 0.93 else None,
            language=language,
            asked_at=asked_at,
            beside=beside,
            chosen=chosen,
        )
        if waits_for:
            return life
        if draw.random() < WITHDRAWN or beside is None:
            hours = draw.uniform(3, 120) if beside else draw.uniform(200, 400)
            taken_back = asked_at + timedelta(hours=hours)
            gone = replace(life, beside=beside if life.chosen else None)
            return replace(gone, withdrawn_at=taken_back) if taken_back < self.calendar.at else gone
        return self._goes_on(life, beside)

    def _newcomer(
        self,
        *,
        first_name: str,
        domains: tuple[Domain, ...],
        zone_id: int | None,
        language: str,
        asked_at: datetime,
        beside: Candidate | None,
        chosen: bool = True,
        told: Told | None = None,
    ) -> Life:
        draw = self.draw
        organisation_id = None
        if self.here.house == House.SUPPORT:
            organisation_id = (beside.organisation_id if beside else None) or self.default
        controller = rules.controller_of(
            house=self.here.house, organisation_id=organisation_id, municipality_id=self.id
        )
        key, wrapped = new_data_key(controller=controller)
        phone = draw.random() < 0.82
        person_id = uuid(draw)
        whose = told.slug if told else f"{self.seed}:{person_id}"
        return Life(
            number=0,
            seed=self.seed,
            person_id=person_id,
            circle_id=uuid(draw),
            key=key,
            wrapped_key=wrapped,
            controller=controller,
            house=self.here.house,
            municipality_id=self.id,
            organisation_id=organisation_id,
            zone_id=zone_id,
            promised_days=self.days.get(organisation_id or 0, MUNICIPAL_DAYS),
            first_name=first_name,
            # 067 is given out to nobody, as far as we know.
            phone=f"067{draw.randrange(10**7):07}" if (told.phone if told else phone) else "",
            mail=f"{draw.randrange(10**9):09}@post.example" if draw.random() < 0.3 else "",
            code=code_of(whose=whose, words=code_words()),
            domains=domains,
            language=language,
            chosen=chosen,
            asked_at=asked_at,
            beside=beside,
            told=told,
        )

    def _somebody(
        self,
        at: datetime,
        domains: frozenset[str],
        zone_id: int,
        language: str,
        only: int | None = None,
    ) -> Candidate | None:
        """Draw somebody with room, rather one who knows of it, is near and speaks the language.

        `only` is the organisation that looks for somebody where the resident chose nobody.
        """
        fitting: list[Candidate] = []
        weights: list[float] = []
        for who in self.workers:
            room = self._room(who, at) if only in (None, who.organisation_id) else 0
            if room > 0:
                fitting.append(who)
                weights.append(
                    room**0.5
                    * (SOUGHT_MORE if who.user_id in self._sought else 1)
                    * (3 if domains & set(who.domains) else 1)
                    * (2 if not who.zone_ids or zone_id in who.zone_ids else 1)
                    * (6 if language and language in who.languages else 1)
                )
        return self.draw.choices(fitting, weights)[0] if fitting else None

    def _room(self, who: Candidate, at: datetime) -> int:
        on = at.date()
        recent = on > self.calendar.today - 45 * DAY
        if who.since > on or (who.leaves_on and who.leaves_on <= on + 120 * DAY):
            return 0
        if recent and (who.status != Status.ACTIVE or why_not_available(candidate=who, on=on)):
            return 0
        ends = self._ends[who.user_id]
        while ends and ends[0] <= at:
            heappop(ends)
        return self._limits[who.user_id] - len(ends)

    def _goes_on(self, life: Life, beside: Candidate) -> Life:
        """Draw when somebody took it, spoke to her and ended: what lies ahead has not happened."""
        draw, calendar = self.draw, self.calendar
        days = life.promised_days
        if draw.random() < self.here.in_time:
            wait = draw.choices(range(days + 1), [2 + days - n for n in range(days + 1)])[0]
        else:
            wait = days + 1 + min(int(draw.expovariate(0.3)), 20)
        if life.asked_at.hour >= 13:  # who asks in the afternoon hears tomorrow at the earliest
            wait = max(wait, 1)
        took = max(wait - draw.randrange(2), int(life.asked_at.hour >= 13))
        accepted_at = calendar.moment(
            on=calendar.after(start=life.asked_at.date(), days=took), draw=draw, late=13
        )
        spoken_at = calendar.moment(
            on=calendar.after(start=life.asked_at.date(), days=wait), draw=draw, early=14
        )
        accepted_at = max(accepted_at, life.asked_at + timedelta(minutes=20))
        spoken_at = max(spoken_at, accepted_at + timedelta(minutes=15))
        ended_at = calendar.moment(
            on=calendar.after(start=spoken_at.date(), days=self._course()), draw=draw, early=15
        )
        ended_at = max(ended_at, spoken_at + timedelta(minutes=30))
        heappush(self._ends[beside.user_id], ended_at)
        return replace(
            life,
            accepted_at=accepted_at if accepted_at < calendar.at else None,
            spoken_at=spoken_at if spoken_at < calendar.at else None,
            ended_at=ended_at if ended_at < calendar.at else None,
        )

    def _course(self) -> int:
        """Draw how many working days it takes: one talk, a few talks, or a long way."""
        shortest, longest = self.draw.choices([(0, 4), (12, 70), (70, 180)], [38, 48, 14])[0]
        return self.draw.randint(shortest, longest)

    # ------------------------------------------------------------ told

    def _told(self, one: Told) -> Life:
        beside = self._called(one.beside)
        calendar, draw = self.calendar, self.draw
        asked_at = calendar.moment(on=self._ago(one.asked), draw=draw, early=10, late=12)
        life = self._newcomer(
            first_name=one.first_name,
            domains=one.domains,
            zone_id=self.zones[one.zone],
            language=one.language,
            asked_at=min(asked_at, calendar.at - timedelta(hours=3)),
            beside=beside,
            told=one,
        )
        if one.spoken is None:
            return life
        spoken_at = calendar.moment(on=self._ago(one.spoken), draw=draw, early=13, late=16)
        ended_at = None
        if one.ended is not None:
            ended_at = calendar.moment(on=self._ago(one.ended), draw=draw, early=14, late=17)
        heappush(self._ends[beside.user_id], ended_at or calendar.at + 30 * DAY)
        return replace(
            life, accepted_at=spoken_at - timedelta(hours=3), spoken_at=spoken_at, ended_at=ended_at
        )

    def _called(self, first: str) -> Candidate:
        return next(who for who in self.workers if who.shown_name.startswith(f"{first} "))

    def _ago(self, days: int) -> date:
        return self.calendar.after(start=self.calendar.today - days * DAY)
