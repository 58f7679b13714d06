"""What a municipality says about its places."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor, must_act
from naast.supply.places import queries, rules
from naast.supply.places.models import (
    MeetingPoint,
    Municipality,
    WalkIn,
    WalkInException,
    Zone,
    ZoneBorder,
    ZoneFact,
)
from naast.supply.places.rules import Rings, Spot, Week, ZoneFactKind


class MayNotDraw(Exception):
    """Only the policy officer of a municipality says where its zones lie."""


WHOLE = frozenset(range(101))
"""The shares there are, in percents."""


class NobodyThere(Exception):
    """On that day no door is open, or it was closed already."""


class NotAllZones(Exception):
    """Borders of some zones and not of others: on such a map nobody seems to live there."""


@transaction.atomic
def draw_borders(
    *,
    actor: Actor,
    municipality_id: int,
    borders: Mapping[int, Rings],
    spots: Mapping[int, Spot],
    source: str,
) -> None:
    """Keep where the zones and points of a municipality lie, instead of what was kept before.

    `borders` holds every zone or none: without any, they stay as they are. Metres of RD. Raises
    MayNotDraw, NotAllZones; ValueError for a point or zone of elsewhere, or without a source.
    """
    must_act(actor)
    if municipality_id not in queries.draws_borders_of(actor=actor) or actor.at is None:
        raise MayNotDraw(municipality_id)
    if not source.strip():
        raise ValueError(source)
    zone_ids = set(
        Zone.objects.filter(municipality_id=municipality_id).values_list("id", flat=True)
    )
    if borders and borders.keys() != zone_ids:
        raise NotAllZones(zone_ids ^ borders.keys())
    points = MeetingPoint.objects.filter(zone_id__in=zone_ids, id__in=spots)
    known = {point.pk: point for point in points}
    if known.keys() != set(spots):
        raise ValueError(set(spots) - known.keys())
    if borders:
        ZoneBorder.objects.filter(zone_id__in=zone_ids).delete()
        ZoneBorder.objects.bulk_create(
            ZoneBorder(
                zone_id=zone_id,
                rings=[[list(spot) for spot in ring] for ring in rings],
                source=source.strip(),
                drawn_on=timezone.localdate(actor.at),
            )
            for zone_id, rings in borders.items()
        )
    for point_id, (x, y) in spots.items():
        known[point_id].rd_x, known[point_id].rd_y = x, y
    MeetingPoint.objects.bulk_update(known.values(), ["rd_x", "rd_y"])
    town = Municipality.objects.get(pk=municipality_id)
    record(actor, "places.borders.drawn", town, role="policy_officer")


@transaction.atomic
def keep_zone_facts(
    *,
    actor: Actor,
    zone_id: int,
    year: int,
    percents: Mapping[ZoneFactKind, int | None],
    source: str,
) -> None:
    """Keep what the people of a zone are like in a year, as shares in whole percents.

    What is None is not known, and goes where it was. Raises MayNotDraw; ValueError for a share that
    is none, or without a source.
    """
    must_act(actor)
    zone = Zone.objects.select_related("municipality").get(pk=zone_id)
    if zone.municipality_id not in queries.draws_borders_of(actor=actor):
        raise MayNotDraw(zone.municipality_id)
    known = {kind: percent for kind, percent in percents.items() if percent is not None}
    if not source.strip() or not WHOLE.issuperset(known.values()):
        raise ValueError(source, known)
    ZoneFact.objects.filter(zone=zone, year=year, kind__in=percents).delete()
    ZoneFact.objects.bulk_create(
        ZoneFact(zone=zone, kind=kind, percent=percent, year=year, source=source.strip())
        for kind, percent in known.items()
    )
    record(actor, "places.zone_facts.kept", zone.municipality, role="policy_officer")


@transaction.atomic
def drop_borders(*, actor: Actor, municipality_id: int) -> None:
    """Draw the zones as tiles again, and forget where the points lie. Raises MayNotDraw."""
    must_act(actor)
    if municipality_id not in queries.draws_borders_of(actor=actor):
        raise MayNotDraw(municipality_id)
    ZoneBorder.objects.filter(zone__municipality_id=municipality_id).delete()
    MeetingPoint.objects.filter(zone__municipality_id=municipality_id).update(rd_x=None, rd_y=None)
    town = Municipality.objects.get(pk=municipality_id)
    record(actor, "places.borders.dropped", town, role="policy_officer")


# ---------------------------------------------------------------- phone and walk-in hours


@transaction.atomic
def keep_phone(
    *, actor: Actor, municipality_id: int, phone: str, hours_nl: str, hours_en: str
) -> Municipality:
    """Keep the number that stands on every page of a municipality, and when somebody answers it.

    Raises Municipality.DoesNotExist where `actor` does not keep it.
    """
    must_act(actor)
    on = timezone.localdate(actor.at)
    town = queries.kept_phones(actor=actor, on=on).select_for_update().get(pk=municipality_id)
    town.phone, town.phone_hours_nl, town.phone_hours_en = phone, hours_nl, hours_en
    town.save(update_fields=["phone", "phone_hours_nl", "phone_hours_en"])
    record(actor, "places.phone.kept", town, role="policy_officer")
    return town


@transaction.atomic
def keep_talk_word(*, actor: Actor, municipality_id: int, word: str) -> Municipality:
    """Keep what people here call the talk; empty where it has no other name.

    It never stands without the official name. Raises Municipality.DoesNotExist where `actor` does
    not keep it, ValueError for a word with which the law means something (R-132).
    """
    must_act(actor)
    if rules.is_official(word=word):
        raise ValueError(word)
    on = timezone.localdate(actor.at)
    town = queries.kept_phones(actor=actor, on=on).select_for_update().get(pk=municipality_id)
    town.talk_word = word.strip()
    town.save(update_fields=["talk_word"])
    record(actor, "places.talk_word.kept", town, role="policy_officer")
    return town


@transaction.atomic
def keep_walk_ins(*, actor: Actor, point_id: int, week: Week) -> MeetingPoint:
    """Keep the hours of a point as they are from today on.

    Hours that stay are the same row, so whoever follows the calendar sees nothing move; what stops,
    ends today and stays in the past. A day that was closed stays closed under the new hours. What
    begins later is left as it is. Raises MeetingPoint.DoesNotExist where `actor` does not keep it.
    """
    must_act(actor)
    on = timezone.localdate(actor.at)
    point = _locked(actor, point_id, on)
    now = queries.held(point=point, on=on)
    wanted = {(day, *span) for day, spans in week.items() for span in spans}
    ended = [row for row in now if (row.weekday, row.starts, row.ends) not in wanted]
    shut = {day: _closed_on(now, day) for day in rules.WEEKDAYS}
    notes = {row.weekday: row.note for row in reversed(ended)}
    for day, starts, ends in sorted(wanted - {(r.weekday, r.starts, r.ends) for r in now}):
        row = WalkIn.objects.create(
            point=point,
            weekday=day,
            starts=starts,
            ends=ends,
            note=notes.get(day, ""),
            valid_from=on,
        )
        WalkInException.objects.bulk_create(
            WalkInException(walk_in=row, on=closed_on, reason=reason)
            for closed_on, reason in sorted(shut[day].items())
        )
    for row in ended:
        if row.valid_from < on:
            row.valid_to = on
            row.save(update_fields=["valid_to"])
        else:  # began today: it was never held
            row.delete()
    record(actor, "places.walk_ins.kept", point, role=_role(actor, point))
    return point


@transaction.atomic
def close_point(*, actor: Actor, point_id: int, on: date, reason: str) -> MeetingPoint:
    """Say that a point stays closed on a day, today or later.

    Raises MeetingPoint.DoesNotExist where `actor` does not keep it, NobodyThere for a day without
    hours, that is over, or on which it was closed already.
    """
    must_act(actor)
    today = timezone.localdate(actor.at)
    point = _locked(actor, point_id, today)
    there = [
        row
        for row in queries.held(point=point, on=on)
        if row.weekday == on.isoweekday() and on not in {one.on for one in row.closed.all()}
    ]
    if on < today or not there:
        raise NobodyThere(on)
    WalkInException.objects.bulk_create(
        WalkInException(walk_in=row, on=on, reason=reason) for row in there
    )
    record(actor, "places.point.closed", point, role=_role(actor, point))
    return point


@transaction.atomic
def reopen_point(*, actor: Actor, point_id: int, on: date) -> MeetingPoint:
    """Say that a point is open after all on a day; nothing happens where it was.

    Raises MeetingPoint.DoesNotExist where `actor` does not keep it.
    """
    must_act(actor)
    point = _locked(actor, point_id, timezone.localdate(actor.at))
    WalkInException.objects.filter(walk_in__point=point, on=on).delete()
    record(actor, "places.point.reopened", point, role=_role(actor, point))
    return point


def alone(*, municipality_id: int) -> None:
    """Let nobody else bring points there until this transaction ends: none comes twice."""
    Municipality.objects.select_for_update().get(pk=municipality_id)


@transaction.atomic
def bring_point(
    *, actor: Actor, zone_id: int, name: str, address: str, access: str, week: Week
) -> MeetingPoint:
    """Add a point with its hours from today on.

    Raises Zone.DoesNotExist for a zone of which `actor` does not answer for the points.
    """
    must_act(actor)
    officer = actor.scopes.get("policy_officer")
    mine = officer.municipality_ids if officer else []
    zone = Zone.objects.get(pk=zone_id, municipality_id__in=mine)
    point = MeetingPoint.objects.create(zone=zone, name=name, address=address, access=access)
    WalkIn.objects.bulk_create(
        WalkIn(
            point=point,
            weekday=day,
            starts=starts,
            ends=ends,
            valid_from=timezone.localdate(actor.at),
        )
        for day, spans in sorted(week.items())
        for starts, ends in spans
    )
    record(actor, "places.point.brought", point, role="policy_officer")
    return point


@transaction.atomic
def correct_point(
    *, actor: Actor, point_id: int, zone_id: int, name: str, address: str, access: str
) -> MeetingPoint:
    """Correct what a point is called and where it is; an empty `access` leaves what stands there.

    Raises MeetingPoint.DoesNotExist, Zone.DoesNotExist where `actor` does not answer for it.
    """
    must_act(actor)
    point = _locked(actor, point_id, timezone.localdate(actor.at), verb="host")
    zone = Zone.objects.get(pk=zone_id, municipality_id=point.zone.municipality_id)
    if point.address != address:  # where it was drawn is not where it is
        point.rd_x = point.rd_y = None
    point.zone, point.name, point.address = zone, name, address
    point.access = access or point.access
    point.save(update_fields=["zone", "name", "address", "access", "rd_x", "rd_y"])
    record(actor, "places.point.corrected", point, role="policy_officer")
    return point


@transaction.atomic
def host_point(*, actor: Actor, point_id: int, organisation_id: int | None) -> MeetingPoint:
    """Say whose people sit at a point, so that they keep its hours; None: the municipality's.

    Whether there is such an organisation, the caller knows. Raises MeetingPoint.DoesNotExist where
    `actor` does not say so.
    """
    must_act(actor)
    on = timezone.localdate(actor.at)
    point = _locked(actor, point_id, on, verb="host")
    point.hosted_by = organisation_id
    point.save(update_fields=["hosted_by"])
    record(actor, "places.point.hosted", point, role="policy_officer")
    return point


def _locked(actor: Actor, point_id: int, on: date, verb: str = "keep") -> MeetingPoint:
    # Two who keep the same hours: the second sees what the first kept.
    MeetingPoint.objects.select_for_update().filter(pk=point_id).first()
    return queries.kept_points(actor=actor, on=on, verb=verb).get(pk=point_id)


def _closed_on(rows: list[WalkIn], weekday: int) -> dict[date, str]:
    """Return the days on which none of the hours of a weekday is held, with the reason."""
    each = [
        {one.on: one.reason for one in row.closed.all()} for row in rows if row.weekday == weekday
    ]
    return (
        {on: why for on, why in each[0].items() if all(on in one for one in each)} if each else {}
    )


def _role(actor: Actor, point: MeetingPoint) -> str:
    led = actor.scopes.get("coordinator")
    mine = led is not None and point.hosted_by in led.organisation_ids
    return "coordinator" if mine else "policy_officer"
