"""What is asked of workers, what was seen of it, and what lapses: for who leads them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise

from naast.core.identity.queries import names
from naast.core.policy.walls import Actor
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places
from naast.supply.supporters import words
from naast.supply.supporters.models import Declaration, Requirement, SeenItem, Supporter
from naast.supply.supporters.queries.rows import (
    pool,
    seen_items,
    supporters,
)
from naast.supply.supporters.rules import (
    FACTS_LAST,
    LAPSES_SOON,
    Days,
    Item,
    Kind,
    Required,
    Seen,
    Status,
    Version,
    ends_of,
    lapsed_items,
    required_of,
    warning_of,
)

Employer = tuple[int | None, int | None]
"""Organisation, or municipality, by id: one of the two."""

MOST_LED = 500


def seen_of(kept: Mapping[str, Any]) -> dict[Item, Seen]:
    """Return what `Screening.seen` holds."""
    return {_ITEMS[item]: _seen(*days) for item, days in kept.items()}


# A city has hundreds of workers, whose papers were seen on few different days.
_ITEMS = {item.value: item for item in Item}


@lru_cache(maxsize=4000)
def _seen(seen_on: str, until: str | None) -> Seen:
    return Seen(
        seen_on=date.fromisoformat(seen_on),
        valid_until=date.fromisoformat(until) if until else None,
    )


def days_of(kept: Sequence[Sequence[str]]) -> tuple[Days, ...]:
    """Return what `PoolRecord.away` holds."""
    return tuple((date.fromisoformat(one), date.fromisoformat(after)) for one, after in kept)


def versions_of(*, employers: Collection[Employer]) -> dict[Employer, list[Version]]:
    """Return every version of what these employers ask, oldest first. One query."""
    rows = Requirement.objects.filter(
        Q(organisation_id__in=[one for one, _ in employers if one])
        | Q(employer_municipality_id__in=[one for _, one in employers if one])
    ).order_by("from_on", "set_at", "id")
    found: dict[Employer, list[Version]] = defaultdict(list)
    for row in rows:
        found[row.organisation_id, row.employer_municipality_id].append(
            Version(
                kind=row.kind,
                item=Item(row.item),
                needed=row.needed,
                months=row.months,
                source=row.source,
                from_on=row.from_on,
            )
        )
    return found


def asked(
    *, workers: Collection[tuple[int | None, int | None, str]], on: date
) -> dict[tuple[int | None, int | None, str], Required]:
    """Return what each (organisation, municipality, kind) must have on a day. One query."""
    versions = versions_of(employers={(one[0], one[1]) for one in workers})
    return {
        one: required_of(versions=versions.get((one[0], one[1]), ()), kind=one[2], on=on)
        for one in workers
    }


def employer_of(worker: Supporter) -> Employer:
    return worker.organisation_id, worker.employer_municipality_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """An item of one worker: `ends_on` is the first day on which it no longer holds, if any."""

    item: Item
    name: Promise
    seen_on: date | None
    seen_by: str
    ends_on: date | None
    lapsed: bool
    months: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Led:
    """Somebody whom one leads, and what of hers lapsed or soon will, the first first."""

    supporter_id: UUID
    user_id: int
    name: str
    kind: Kind
    status: Status
    lapsed: tuple[Promise, ...]
    ends: tuple[tuple[Promise, date], ...]
    facts_confirmed_on: date
    asked: frozenset[Item]
    missing: frozenset[Item]
    organisation_id: int | None
    employer_municipality_id: int | None

    @property
    def first_end(self) -> date | None:
        return self.ends[0][1] if self.ends else None


def led(*, actor: Actor, on: date) -> list[Led]:
    """Return who is led by `actor`, who lapsed first, then who will soonest; nobody who stopped.

    Four queries, and at most `MOST_LED` people: more than any organisation has.
    """
    rows = list(_standing(rows=led_by(actor=actor)))
    called = names(user_ids={row["user_id"] for row in rows})
    people = [_led(row, name=called.get(row["user_id"], ""), on=on) for row in rows]
    return sorted(people, key=lambda one: (not one.lapsed, one.first_end or date.max, one.name))


def led_by(*, actor: Actor) -> QuerySet[Supporter]:
    """Return the workers whom `actor` leads, and not herself as one who merely signed in."""
    lead = Actor(
        user_id=actor.user_id,
        at=actor.at,
        **{
            role: actor.scopes[role] for role in ("coordinator", "access_lead") if actor.holds(role)
        },
    )
    return supporters(actor=lead)


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """One look at a paper, as it was written down: nothing of it is ever changed."""

    name: Promise
    seen_on: date
    seen_by: str
    valid_until: date | None


def look_at(*, actor: Actor, supporter_id: UUID, on: date) -> tuple[Led, list[Paper], list[Look]]:
    """Return somebody whom `actor` leads, each item asked of her, and every look there was.

    Raises Supporter.DoesNotExist for anybody else.
    """
    mine = led_by(actor=actor).filter(pk=supporter_id)
    row = next(_standing(rows=mine), None)
    if row is None:
        raise Supporter.DoesNotExist
    looks = list(seen_items(actor=actor).filter(supporter_id=supporter_id)[:MOST_LOOKS])
    called = names(user_ids={row["user_id"], *(one.seen_by_id for one in looks if one.seen_by_id)})
    return (
        _led(row, name=called.get(row["user_id"], ""), on=on),
        _papers(row, looks=looks, called=called, on=on),
        [
            Look(
                name=words.ITEMS[Item(one.item)],
                seen_on=one.seen_on,
                seen_by=called.get(one.seen_by_id or 0, ""),
                valid_until=one.valid_until,
            )
            for one in looks
        ],
    )


MOST_LOOKS = 200


def papers(*, actor: Actor, supporter_id: UUID, on: date) -> list[Paper]:
    """Return each item asked of a worker whom `actor` may see, herself included."""
    rows = supporters(actor=actor).filter(pk=supporter_id)
    row = next(_standing(rows=rows), None)
    if row is None:
        raise Supporter.DoesNotExist
    looks = list(seen_items(actor=actor).filter(supporter_id=supporter_id)[:MOST_LOOKS])
    called = names(user_ids={one.seen_by_id for one in looks if one.seen_by_id})
    return _papers(row, looks=looks, called=called, on=on)


def _standing(*, rows: Any) -> Iterator[dict[str, Any]]:
    """Yield workers with what they must have, what was seen, and all versions. Two queries."""
    latest = Declaration.objects.filter(supporter_id=OuterRef("pk")).order_by("-declared_at", "id")
    found = list(
        rows.filter(pool__isnull=False)
        .exclude(pool__status=Status.STOPPED)
        .annotate(
            declared_on=Subquery(latest.values("declared_on")[:1]),
            declared_until=Subquery(latest.values("until_on")[:1]),
        )
        .values(
            "pk", "user_id", "kind", "organisation_id", "employer_municipality_id",
            "screening__seen", "pool__status", "pool__facts_confirmed_on",
            "declared_on", "declared_until",
        )[:MOST_LED]
    )  # fmt: skip
    employers = {(row["organisation_id"], row["employer_municipality_id"]) for row in found}
    versions = versions_of(employers=employers)
    for row in found:
        seen = seen_of(row["screening__seen"] or {})
        if row["declared_on"]:
            seen[Item.DECLARATION] = Seen(
                seen_on=row["declared_on"], valid_until=row["declared_until"]
            )
        employer = row["organisation_id"], row["employer_municipality_id"]
        yield {**row, "seen": seen, "versions": versions.get(employer, ())}


def _required(row: Mapping[str, Any], on: date) -> dict[Item, int | None]:
    return required_of(versions=row["versions"], kind=row["kind"], on=on)


def _ends(row: Mapping[str, Any], on: date) -> dict[Item, date]:
    return ends_of(versions=row["versions"], kind=row["kind"], seen=row["seen"], on=on)


def _led(row: Mapping[str, Any], *, name: str, on: date) -> Led:
    required = _required(row, on)
    lapsed = lapsed_items(required=required, seen=row["seen"], on=on)
    ends = sorted(
        (day, item)
        for item, day in _ends(row, on).items()
        if item not in lapsed and day - on <= LAPSES_SOON
    )
    return Led(
        supporter_id=row["pk"],
        user_id=row["user_id"],
        name=name,
        kind=Kind(row["kind"]),
        status=Status(row["pool__status"]),
        lapsed=tuple(words.ITEMS[item] for item in lapsed),
        ends=tuple((words.ITEMS[item], day) for day, item in ends),
        facts_confirmed_on=row["pool__facts_confirmed_on"],
        asked=frozenset(required),
        missing=frozenset(lapsed),
        organisation_id=row["organisation_id"],
        employer_municipality_id=row["employer_municipality_id"],
    )


def _papers(
    row: Mapping[str, Any],
    *,
    looks: Sequence[SeenItem],
    called: Mapping[int, str],
    on: date,
) -> list[Paper]:
    required, ends = _required(row, on), _ends(row, on)
    lapsed = lapsed_items(required=required, seen=row["seen"], on=on)
    by: dict[str, str] = {}
    for look in reversed(looks):
        by[look.item] = called.get(look.seen_by_id or 0, "")
    return [
        Paper(
            item=item,
            name=words.ITEMS[item],
            seen_on=row["seen"][item].seen_on if item in row["seen"] else None,
            seen_by=by.get(item, ""),
            ends_on=ends.get(item),
            lapsed=item in lapsed,
            months=months,
        )
        for item, months in required.items()
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class DueWarning:
    """That something of a worker lapses on `until`, and which of `WARN_DAYS` is reached."""

    supporter_id: UUID
    user_id: int
    organisation_id: int | None
    employer_municipality_id: int | None
    until: date
    days: int


def due_warnings(*, actor: Actor, on: date) -> Iterator[DueWarning]:
    """Yield what somebody must be told today or should have been told: one for each day of lapse.

    Asked by the clock. In portions by id, so that a country of workers does not stand in memory.
    """
    last = UUID(int=0)
    while True:
        portion = list(_standing(rows=supporters(actor=actor).filter(pk__gt=last)))
        if not portion:
            return
        for row in portion:
            for until in sorted(set(_ends(row, on).values())):
                days = warning_of(until=until, on=on)
                if days is not None:
                    yield DueWarning(
                        supporter_id=row["pk"],
                        user_id=row["user_id"],
                        organisation_id=row["organisation_id"],
                        employer_municipality_id=row["employer_municipality_id"],
                        until=until,
                        days=days,
                    )
        last = portion[-1]["pk"]


def stale_facts(*, actor: Actor, on: date) -> Iterator[tuple[UUID, int, date]]:
    """Yield who did not look over her facts for half a year: worker, user, and the last day."""
    rows = pool(actor=actor).filter(facts_confirmed_on__lt=on - FACTS_LAST)
    yield from (
        rows.exclude(status=Status.STOPPED)
        .values_list("supporter_id", "supporter__user_id", "facts_confirmed_on")
        .iterator()
    )


# ---------------------------------------------------------------- what is asked


def employers_led(*, actor: Actor, on: date) -> dict[Employer, str]:
    """Return the organisations and municipalities whose workers `actor` leads, with their names."""
    ids: dict[str, list[int]] = {
        role: list(getattr(actor.scopes[role], name)) if actor.holds(role) else []
        for role, name in (
            ("coordinator", "organisation_ids"),
            ("access_lead", "municipality_ids"),
        )
    }
    found = organisations.organisations(ids=ids["coordinator"], on=on)
    employers: dict[Employer, str] = {(one.id, None): one.name for one in found.values()}
    municipal = places.municipality_names(ids=ids["access_lead"])
    employers.update({(None, pk): name for pk, name in sorted(municipal.items())})
    return employers


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One version of what is asked of a kind. `state`: "now", "later" or "before"."""

    name: Promise
    months: int | None
    needed: bool
    source: str
    from_on: date | None
    state: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedOfKind:
    kind: Promise
    now: tuple[Asked, ...]
    others: tuple[Asked, ...]


def asked_of_kinds(
    *, employers: Mapping[Employer, str], on: date
) -> list[tuple[str, list[AskedOfKind]]]:
    """Return by employer, for each kind of which something was written down, what is asked.

    What is asked of everybody stands in each of them. Versions that are past or to come follow.
    """
    versions = versions_of(employers=employers.keys())
    return [
        (
            name,
            [
                _asked_of_kind(
                    kind, [one for one in versions.get(employer, ()) if one.kind == kind], on
                )
                for kind in Kind
                if any(one.kind == kind for one in versions.get(employer, ()))
            ],
        )
        for employer, name in employers.items()
    ]


def _asked_of_kind(kind: Kind, versions: Sequence[Version], on: date) -> AskedOfKind:
    required = required_of(versions=versions, kind=kind, on=on)
    newest = {one.item: one for one in versions if one.from_on <= on}
    now = [
        Asked(
            name=words.ITEMS[item],
            months=months,
            needed=True,
            source=newest[item].source if item in newest else "",
            from_on=newest[item].from_on if item in newest else None,
            state="now",
        )
        for item, months in required.items()
    ]
    others = [
        Asked(
            name=words.ITEMS[one.item],
            months=one.months,
            needed=one.needed,
            source=one.source,
            from_on=one.from_on,
            state="later" if one.from_on > on else "before",
        )
        for one in versions
        if newest.get(one.item) is not one or not one.needed
    ]
    return AskedOfKind(kind=words.KINDS[kind], now=tuple(now), others=tuple(others))
