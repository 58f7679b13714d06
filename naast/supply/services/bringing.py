"""What a file of HSDS would change in organisations and points, and doing so: all or nothing.

Looking changes nothing. What the file is silent about stays. An organisation with people of its own
here keeps its own data: a file of somebody else never speaks for it. What a file brings is to be
looked at by a human; that it was once looked at elsewhere counts for nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.supply.organisations import actions as organisations_here
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.rules import OrganisationKind
from naast.supply.places import actions as places_here
from naast.supply.places import queries as places
from naast.supply.places.rules import Week, write_hours
from naast.supply.services import queries
from naast.supply.services.hsds_places import OrganisationRow, PointRow, clock
from naast.supply.services.importing import NotKept
from naast.supply.services.models import Brought
from naast.supply.services.rules import Thing


@dataclass(frozen=True, kw_only=True)
class Otherwise:
    """A row that the file tells otherwise; `fields` are (which, now, in the file)."""

    row: Any
    row_id: int
    looked: bool
    fields: tuple[tuple[str, str, str], ...]


@dataclass(kw_only=True)
class Part:
    """What a file would change of organisations, or of points.

    `kept` are names of those who keep their own data; `gone` what the file no longer names.
    """

    new: list[Any] = field(default_factory=list)
    changed: list[Otherwise] = field(default_factory=list)
    linked: list[tuple[Any, int]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    gone: list[Brought] = field(default_factory=list)
    same: int = 0

    @property
    def does_something(self) -> bool:
        return bool(self.new or self.changed or self.gone or self.linked)


@dataclass(kw_only=True)
class Plan:
    """What a file would change."""

    organisations: Part = field(default_factory=Part)
    points: Part = field(default_factory=Part)

    @property
    def does_something(self) -> bool:
        return self.organisations.does_something or self.points.does_something


def planned(
    *,
    actor: Actor,
    municipality_id: int,
    source: str,
    organisation_rows: Iterable[OrganisationRow],
    point_rows: Iterable[PointRow],
) -> Plan:
    """Return what these rows of the file of `source` would change. Raises NotKept.

    A row is known by its name in that file, else by its name here (a point: in its zone). A fixed
    number of queries.
    """
    if municipality_id not in queries.brings_to(actor=actor):
        raise NotKept(municipality_id)
    brought = list(Brought.objects.filter(municipality_id=municipality_id).order_by("id"))
    return Plan(
        organisations=_organisations(actor, municipality_id, source, organisation_rows, brought),
        points=_points(actor, municipality_id, source, point_rows, brought),
    )


@transaction.atomic
def take_over(
    *,
    actor: Actor,
    municipality_id: int,
    source: str,
    kind: OrganisationKind,
    organisation_rows: Iterable[OrganisationRow],
    point_rows: Iterable[PointRow],
) -> Plan:
    """Do what `planned` says at this moment, all or nothing; return what was done.

    `kind` is what a new organisation is: HSDS does not know our kinds. Raises NotKept.
    """
    must_act(actor)
    places_here.alone(municipality_id=municipality_id)
    plan = planned(
        actor=actor,
        municipality_id=municipality_id,
        source=source,
        organisation_rows=organisation_rows,
        point_rows=point_rows,
    )
    here = _Bringing(actor=actor, municipality_id=municipality_id, source=source)
    for row in plan.organisations.new:
        made = organisations_here.bring_organisation(
            actor=actor,
            municipality_id=municipality_id,
            name=row.name,
            kind=kind,
            phone=row.phone,
            mail=row.mail,
        )
        here.note(Thing.ORGANISATION, row, made.pk, looked=False)
    for one in plan.organisations.changed:
        organisations_here.correct_brought(
            actor=actor,
            organisation_id=one.row_id,
            name=one.row.name,
            phone=one.row.phone,
            mail=one.row.mail,
        )
        here.note(Thing.ORGANISATION, one.row, one.row_id, looked=False)
    for row in plan.points.new:
        point = places_here.bring_point(
            actor=actor,
            zone_id=row.zone_id,
            name=row.name,
            address=row.address,
            access=row.access,
            week=_week(row) or {},
        )
        here.note(Thing.POINT, row, point.pk, looked=False)
    for one in plan.points.changed:
        places_here.correct_point(
            actor=actor,
            point_id=one.row_id,
            zone_id=one.row.zone_id,
            name=one.row.name,
            address=one.row.address,
            access=one.row.access,
        )
        if (week := _week(one.row)) is not None:
            places_here.keep_walk_ins(actor=actor, point_id=one.row_id, week=week)
        here.note(Thing.POINT, one.row, one.row_id, looked=False)
    for thing, part in (
        (Thing.ORGANISATION, plan.organisations),
        (Thing.POINT, plan.points),
    ):
        for row, row_id in part.linked:
            here.note(thing, row, row_id, looked=True)
        for gone in part.gone:
            here.gone(gone)
    return plan


@transaction.atomic
def look_at(*, actor: Actor, brought_id: int) -> Brought:
    """Say that a human looked at what a file brought, and it is so.

    Raises Brought.DoesNotExist for what she does not keep.
    """
    must_act(actor)
    row = queries.brought(actor=actor).select_for_update(of=("self",)).get(pk=brought_id)
    row.unconfirmed, row.looked_on = False, timezone.localdate(actor.at)
    row.save(update_fields=["unconfirmed", "looked_on"])
    record(actor, "services.brought.looked", row, role=Role.POLICY_OFFICER)
    return row


# ---------------------------------------------------------------- what differs


def _organisations(
    actor: Actor,
    municipality_id: int,
    source: str,
    rows: Iterable[OrganisationRow],
    brought: list[Brought],
) -> Part:
    there = organisations.organisations(on=timezone.localdate(actor.at))
    by_name = {one.name.casefold(): one for one in reversed(list(there.values()))}
    ours = {one.row_id: one for one in brought if one.what == Thing.ORGANISATION}
    by_file = {one.imported_id: one for one in ours.values() if one.imported_from == source}
    theirs = _with_people_of_their_own(municipality_id)
    part, told = Part(), set()
    for row in rows:
        known = by_file.get(row.id)
        found = there.get(known.row_id) if known else by_name.get(row.name.casefold())
        if found is None or found.id in told:
            part.new.append(row)
            continue
        told.add(found.id)
        fields = _differs(found, row, ("name", "phone", "mail"))
        if found.id in theirs or found.pool_of_id or found.id not in ours:
            part.kept.append(found.name)
        elif fields or ours[found.id].gone_on:
            looked = not ours[found.id].unconfirmed
            part.changed.append(Otherwise(row=row, row_id=found.id, looked=looked, fields=fields))
        else:
            part.same += 1
    part.gone = [one for one in by_file.values() if one.row_id not in told and not one.gone_on]
    return part


def _with_people_of_their_own(municipality_id: int) -> set[int]:
    """Return who agreed with a municipality once, or was brought by another municipality too."""
    elsewhere = Brought.objects.filter(what=Thing.ORGANISATION).exclude(
        municipality_id=municipality_id
    )
    return {
        *organisations.served_municipalities(),
        *elsewhere.values_list("row_id", flat=True),
    }


def _points(
    actor: Actor,
    municipality_id: int,
    source: str,
    rows: Iterable[PointRow],
    brought: list[Brought],
) -> Part:
    on = timezone.localdate(actor.at)
    there = {one.pk: one for one in places.points(municipality_id=municipality_id, on=on)}
    by_name = {(one.zone_id, one.name.casefold()): one for one in there.values()}
    names = {zone.pk: zone.name for zone in places.zones(municipality_id=municipality_id)}
    ours = {one.row_id: one for one in brought if one.what == Thing.POINT}
    by_file = {one.imported_id: one for one in ours.values() if one.imported_from == source}
    part, told = Part(), set()
    for row in rows:
        known = by_file.get(row.id)
        named = by_name.get((row.zone_id or 0, row.name.casefold()))
        found = there.get(known.row_id) if known else named
        if found is None or found.pk in told:
            part.new.append(row)
            continue
        told.add(found.pk)
        fields = _differs(found, row, ("name", "address", "access"))
        if found.zone_id != row.zone_id:
            fields += (("zone", names[found.zone_id], names.get(row.zone_id or 0, "")),)
        now, then = places.week(point=found, on=on), _week(row)
        if then is not None and _in_words(now) != _in_words(then):
            fields += (("hours", _in_words(now), _in_words(then)),)
        mine = ours.get(found.pk)
        if fields or (mine and mine.gone_on):
            looked = mine is None or not mine.unconfirmed
            part.changed.append(Otherwise(row=row, row_id=found.pk, looked=looked, fields=fields))
        else:
            part.same += 1
            if mine is None:
                part.linked.append((row, found.pk))
    part.gone = [one for one in by_file.values() if one.row_id not in told and not one.gone_on]
    return part


def _differs(found: Any, row: Any, names: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return what the file says otherwise; where it is silent it says nothing."""
    return tuple(
        (name, getattr(found, name), getattr(row, name))
        for name in names
        if getattr(row, name) and getattr(found, name) != getattr(row, name)
    )


def _week(row: PointRow) -> Week | None:
    if row.hours is None:
        return None
    week: dict[int, tuple[Any, ...]] = {}
    for day, starts, ends in row.hours:
        week[day] = (*week.get(day, ()), (clock(starts), clock(ends)))
    return week


def _in_words(week: Week) -> str:
    """Return hours as one reads them in a list of what changes: by day of the week, 1 is Monday."""
    return "; ".join(f"{day}: {write_hours(spans=week[day])}" for day in sorted(week) if week[day])


# ---------------------------------------------------------------- what is kept of it


@dataclass(frozen=True, kw_only=True)
class _Bringing:
    actor: Actor
    municipality_id: int
    source: str

    def note(self, thing: Thing, row: Any, row_id: int, *, looked: bool) -> None:
        """Keep whose file told this; `looked` where a human keeps the same here already."""
        on = timezone.localdate(self.actor.at)
        brought, _made = Brought.objects.update_or_create(
            municipality_id=self.municipality_id,
            what=thing,
            row_id=row_id,
            defaults={
                "name": row.name,
                "imported_from": self.source,
                "imported_id": row.id,
                "told": {name: value for name, value in row.kept().items() if name != "id"},
                "taken_on": on,
                "gone_on": None,
                "unconfirmed": not looked,
                "looked_on": None,
            },
        )
        record(self.actor, f"services.{thing}.brought", brought, role=Role.POLICY_OFFICER)

    def gone(self, brought: Brought) -> None:
        """Say that the file no longer names it: a human looks, nothing is removed by itself."""
        brought.gone_on = timezone.localdate(self.actor.at)
        brought.unconfirmed = True
        brought.save(update_fields=["gone_on", "unconfirmed"])
        record(self.actor, f"services.{brought.what}.gone", brought, role=Role.POLICY_OFFICER)
