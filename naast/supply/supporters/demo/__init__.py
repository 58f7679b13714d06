"""Who works in the four municipalities of the demo world: some 140 workers and those around them.

Deterministic by its seed; written in bulk. Nearly everybody is in order; a few have something to
do (a certificate that lapses soon or lapsed, no declaration, away, no card), so that desks and the
match have something to show.
"""

from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places
from naast.supply.supporters.demo.accounts import Accounts
from naast.supply.supporters.demo.diaries import let_diaries_count
from naast.supply.supporters.demo.names import people
from naast.supply.supporters.demo.squads import APPLIED, ASKED, NAMED, SQUADS
from naast.supply.supporters.demo.staff import employ_around
from naast.supply.supporters.demo.terms import TERMS
from naast.supply.supporters.demo.told import BY_HAND
from naast.supply.supporters.demo.workers import Town, Workers
from naast.supply.supporters.models import (
    Application,
    CalendarAddress,
    Requirement,
    Supervision,
    Supporter,
    TasksHere,
    TermVersion,
)
from naast.supply.supporters.rules import KINDS, Kind, Sort, Stage, Task


def load(*, at: datetime, seed: int) -> None:
    """Write workers with their cards, users and grants, and the staff around them."""
    random = Random(seed)  # noqa: S311 - chance, not secrecy
    today = timezone.localdate(at)
    towns = _towns(today)
    employers = {one.slug: one for one in organisations.organisations(on=today).values()}
    accounts = Accounts(since=date(today.year - 2, 1, 1))
    accounts.reserve(f"{told.first} {told.last}" for told in BY_HAND)
    accounts.reserve(NAMED.values())

    workers = Workers(random=random, today=today, towns=towns, accounts=accounts)
    crowds = {
        slug: people(random=random, frisian=0.6 if slug == "wetterwald" else 0.04) for slug in towns
    }
    for squad in SQUADS:
        employer = employers.get(squad.employer)
        workers.hire(squad, employer.id if employer else None, crowds[squad.municipality])
    employ_around(
        accounts=accounts,
        towns=towns,
        employers={slug: one.id for slug, one in employers.items()},
        crowds=crowds,
    )
    # Here meitinkers go out to people too, and strengthen the neighbourhood.
    TasksHere.objects.create(
        municipality_id=towns["wetterwald"].id,
        kind=Kind.MEITINKER,
        chosen=[Task.SEEK_OUT, Task.ARRANGE_AT_ONCE, Task.STRENGTHEN_NEIGHBOURHOOD],
    )
    accounts.write()
    workers.write()
    Application.objects.bulk_create(
        Application(
            id=UUID(int=random.getrandbits(128), version=4),
            organisation_id=employers["skouder"].id,
            municipality_id=towns["wetterwald"].id,
            kind=one.kind,
            name=one.name,
            contact=one.contact,
            motivation=one.motivation,
            applied_at=at - timedelta(days=one.days_ago),
            stage=Stage.TALKED if one.talked else Stage.NEW,
            talked_on=today - timedelta(days=1) if one.talked else None,
        )
        for one in APPLIED
    )
    Requirement.objects.bulk_create(
        Requirement(
            organisation_id=employers[slug].id,
            kind=kind,
            item=item,
            needed=True,
            months=months,
            source=source,
            from_on=accounts.since,
            set_at=at,
        )
        for (slug, kind), items in ASKED.items()
        for item, months, source in items
    )
    _supervise(employers["skouder"].id, today=today, since=accounts.since)
    TermVersion.objects.bulk_create(
        TermVersion(
            organisation_id=employers["skouder"].id,
            who=who,
            topic=topic,
            text=text,
            source=source,
            from_on=accounts.since,
            set_at=at,
        )
        for who, topic, text, source in TERMS
    )
    # He has an address that nobody knows: a secret that stands in this code would be none.
    CalendarAddress.objects.create(
        user=next(one for one in accounts.users if one.email == "harm@naast.demo"),
        fingerprint=f"{random.getrandbits(256):064x}",
        place="Onderweg",
        made_at=at - timedelta(days=40),
    )
    let_diaries_count(at=at, random=random)


def _supervise(organisation_id: int, *, today: date, since: date) -> None:
    """Let the supervisors of an organisation stand behind its volunteers in turn, all but one."""
    supervisors = holders(role=Role.SUPERVISOR, scope=f"organisation:{organisation_id}", on=today)
    workers = Supporter.objects.filter(organisation_id=organisation_id).order_by("user_id")
    informal = [one for one in workers if KINDS[Kind(one.kind)].sort is Sort.INFORMAL]
    Supervision.objects.bulk_create(
        Supervision(
            supporter=one,
            worker_id=one.user_id,
            supervisor_id=supervisors[number % len(supervisors)],
            from_on=since,
        )
        for number, one in enumerate(informal[:-1])
    )


def _towns(today: date) -> dict[str, Town]:
    """Return the municipalities by slug, with their zones."""
    return {
        municipality.slug: Town(
            id=municipality.pk,
            zones={zone.slug: zone.pk for zone in places.zones(municipality_id=municipality.pk)},
        )
        for municipality in places.municipalities(on=today)
    }
