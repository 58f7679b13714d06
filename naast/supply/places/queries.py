"""Places as they are on a day. Public facts, so nobody need act."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction

from django.db.models import Prefetch, Q, QuerySet

from naast.core.policy.walls import Actor, reach
from naast.core.ui.rules import Theme
from naast.supply.places import policy, rules
from naast.supply.places.models import (
    MeetingPoint,
    Municipality,
    Succession,
    Village,
    WalkIn,
    WalkInException,
    Zone,
    ZoneFact,
    ZonePostcode,
)


@dataclass(frozen=True, kw_only=True)
class WalkInMoment:
    """A door that is open on a day."""

    on: date
    starts: time
    ends: time
    point: str
    address: str
    access: str
    note: str
    zone: str
    zone_id: int


def municipalities(*, on: date, text: str = "") -> QuerySet[Municipality]:
    """Return the municipalities in force on a day by name; with `text`, those that it may mean.

    A text fits when the name holds it, whatever its case and accents.
    """
    found = Municipality.objects.filter(_in_force(on))
    if asked := rules.normalise(text=text):
        # The names of a country are few; PostgreSQL without extensions knows no accents.
        names = found.values_list("id", "name")
        found = found.filter(id__in=[i for i, name in names if asked in rules.normalise(text=name)])
    return found.order_by("name", "id")


def municipality(*, slug: str, on: date) -> Municipality:
    """Return the municipality in force on a day. Raises Municipality.DoesNotExist."""
    return Municipality.objects.filter(_in_force(on)).get(slug=slug)


def municipality_names(*, ids: Collection[int]) -> dict[int, str]:
    """Return names by id, also of municipalities that are no more."""
    return dict(Municipality.objects.filter(id__in=ids).values_list("id", "name"))


def municipality_slug(*, municipality_id: int) -> str:
    """Return the slug of a municipality, also of one that is no more."""
    return Municipality.objects.values_list("slug", flat=True).get(id=municipality_id)


def heirs(*, municipality_id: int, on: date) -> dict[int, Fraction]:
    """Return who holds the residents of a municipality on a day: id → share of them."""
    steps = [
        rules.Step(from_id=from_id, to_id=to_id, on=since, share=Fraction(share))
        for from_id, to_id, since, share in Succession.objects.values_list(
            "from_municipality_id", "to_municipality_id", "on", "share"
        )
    ]
    return rules.heirs(municipality_id=municipality_id, steps=steps, on=on)


def succeeds(*, slug: str, on: date) -> QuerySet[Municipality]:
    """Return what a municipality that ended became, the largest part first; none while in force."""
    gone = Municipality.objects.filter(slug=slug, valid_to__lte=on).first()
    if gone is None:
        return Municipality.objects.none()
    held = heirs(municipality_id=gone.pk, on=on)
    return Municipality.objects.filter(_in_force(on), id__in=held.keys() - {gone.pk}).order_by(
        "-population", "id"
    )


def theme(*, slug: str) -> Theme | None:
    """Return the looks that a municipality chose, or None for those of Naast."""
    tokens = Municipality.objects.filter(slug=slug).values_list("theme", flat=True).first()
    return Theme(**tokens) if tokens else None


def zones(*, municipality_id: int) -> QuerySet[Zone]:
    """Return the zones of a municipality in their own order."""
    return Zone.objects.filter(municipality_id=municipality_id).order_by("order", "id")


def zones_of(*, municipality_ids: Collection[int]) -> QuerySet[Zone]:
    """Return the zones of several municipalities, each in their own order."""
    found = Zone.objects.filter(municipality_id__in=municipality_ids)
    return found.order_by("municipality_id", "order", "id")


@dataclass(frozen=True, kw_only=True)
class PointDrawn:
    """A meeting point on the map: where it lies, or None where only its zone is known."""

    id: int
    name: str
    zone_id: int
    spot: rules.Spot | None


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """The zones and points of a municipality as they can be drawn.

    `rings` is empty for every zone, or for none: then its tile is drawn. `source` and `drawn_on`
    tell of the borders.
    """

    zones: tuple[Zone, ...]
    rings: Mapping[int, rules.Rings]
    points: tuple[PointDrawn, ...]
    source: str = ""
    drawn_on: date | None = None


def drawn(*, municipality_id: int, with_points: bool = True) -> Drawn:
    """Return what there is to draw of a municipality, in two queries; without points in one."""
    rows = tuple(zones(municipality_id=municipality_id).select_related("border"))
    borders = {row.pk: row.border for row in rows if hasattr(row, "border")}
    first = next(iter(borders.values()), None)
    if first is None or len(borders) < len(rows):  # a zone that came later has no border yet
        borders, first = {}, None
    found = MeetingPoint.objects.filter(zone__municipality_id=municipality_id)
    if not with_points:
        found = found.none()
    return Drawn(
        zones=rows,
        rings={
            pk: tuple(tuple((x, y) for x, y in ring) for ring in border.rings)
            for pk, border in borders.items()
        },
        points=tuple(
            PointDrawn(
                id=point.pk,
                name=point.name,
                zone_id=point.zone_id,
                spot=(point.rd_x, point.rd_y)
                if point.rd_x is not None and point.rd_y is not None
                else None,
            )
            for point in found.order_by("zone__order", "name", "id")
        ),
        source=first.source if first else "",
        drawn_on=first.drawn_on if first else None,
    )


def facts_of_zones(*, municipality_id: int) -> dict[int, list[ZoneFact]]:
    """Return by zone what its people are like: of each kind the newest year. One query."""
    rows = ZoneFact.objects.filter(zone__municipality_id=municipality_id)
    found: dict[int, list[ZoneFact]] = {}
    for row in rows.order_by("zone_id", "kind", "-year").distinct("zone_id", "kind"):
        found.setdefault(row.zone_id, []).append(row)
    return found


def draws_borders_of(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` says where the zones lie."""
    if not actor.holds("policy_officer"):
        return []
    ids: list[int] = actor.scopes["policy_officer"].municipality_ids
    return sorted(ids)


def zone_of(*, municipality_id: int, text: str) -> rules.Meant:
    """Tell which zone of a municipality a postcode or village means."""
    return zones_meant(municipality_id=municipality_id)(text)


def zones_meant(*, municipality_id: int) -> Callable[[str], rules.Meant]:
    """Return what tells which zone a postcode or village means: for many at once. Three queries."""
    postcodes = ZonePostcode.objects.filter(municipality_id=municipality_id)
    villages = Village.objects.filter(zone__municipality_id=municipality_id)
    names = [
        (name, zone_id)
        for zone_id, spelling, also in villages.values_list("zone_id", "name", "also")
        for name in (spelling, *also)
    ]
    names += zones(municipality_id=municipality_id).values_list("name", "id")
    known = dict(postcodes.values_list("postcode", "zone_id"))
    return lambda text: rules.zone_meant(text=text, postcodes=known, names=names)


def walk_ins(*, municipality_id: int, from_on: date, to_on: date) -> list[WalkInMoment]:
    """Return each time that a door is open from `from_on` up to and with `to_on`, in order."""
    rows = {
        row.pk: row
        for row in WalkIn.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=from_on),
            point__zone__municipality_id=municipality_id,
            valid_from__lte=to_on,
        ).select_related("point__zone")
    }
    closed = WalkInException.objects.filter(walk_in_id__in=rows, on__range=(from_on, to_on))
    moments = rules.walk_in_moments(
        hours=[
            rules.Hours(
                id=row.pk,
                weekday=row.weekday,
                starts=row.starts,
                ends=row.ends,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
            )
            for row in rows.values()
        ],
        closed=set(closed.values_list("walk_in_id", "on")),
        from_on=from_on,
        to_on=to_on,
    )
    return [_moment(on, rows[id_]) for on, id_ in moments]


def points(*, municipality_id: int, on: date) -> QuerySet[MeetingPoint]:
    """Return the points of a municipality, with the hours held from `on` and their closed days.

    Three queries, however many there are. `closed` holds the days from `on`.
    """
    found = _with_hours(
        MeetingPoint.objects.filter(zone__municipality_id=municipality_id), on=on
    ).select_related("zone")
    return found.order_by("zone__order", "name", "id")


def _with_hours(found: QuerySet[MeetingPoint], *, on: date) -> QuerySet[MeetingPoint]:
    hours = WalkIn.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on)).order_by(
        "weekday", "starts", "id"
    )
    closed = WalkInException.objects.filter(on__gte=on).order_by("on")
    return found.prefetch_related(Prefetch("walk_ins", hours), Prefetch("walk_ins__closed", closed))


def kept_phones(*, actor: Actor, on: date) -> QuerySet[Municipality]:
    """Return the municipalities whose phone and its hours `actor` keeps, by name."""
    found = Municipality.objects.filter(_in_force(on), reach(policy.PHONES, actor, "keep"))
    return found.order_by("name", "id")


def talk_word(*, municipality_id: int) -> str:
    """Return what people in a municipality call the talk; empty where it has no other name."""
    found = Municipality.objects.filter(pk=municipality_id).values_list("talk_word", flat=True)
    return found.first() or ""


def kept_points(*, actor: Actor, on: date, verb: str = "keep") -> QuerySet[MeetingPoint]:
    """Return the points on which `actor` may do `verb`, with hours and closed days from `on`."""
    found = _with_hours(MeetingPoint.objects.filter(reach(policy.POINTS, actor, verb)), on=on)
    return found.select_related("zone__municipality").order_by(
        "zone__municipality__name", "zone__order", "name", "id"
    )


def week(*, point: MeetingPoint, on: date) -> rules.Week:
    """Return the hours of a point of `kept_points` or `points` as they are on day `on`."""
    found: dict[int, tuple[rules.Span, ...]] = {}
    for row in held(point=point, on=on):
        found[row.weekday] = (*found.get(row.weekday, ()), (row.starts, row.ends))
    return found


def held(*, point: MeetingPoint, on: date) -> list[WalkIn]:
    """Return what is held at a point on day `on`, of its rows that were read already."""
    return [
        row
        for row in point.walk_ins.all()
        if rules.in_force(valid_from=row.valid_from, valid_to=row.valid_to, on=on)
    ]


def _moment(on: date, row: WalkIn) -> WalkInMoment:
    point = row.point
    return WalkInMoment(
        on=on,
        starts=row.starts,
        ends=row.ends,
        point=point.name,
        address=point.address,
        access=point.access,
        note=row.note,
        zone=point.zone.name,
        zone_id=point.zone_id,
    )


def _in_force(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))
