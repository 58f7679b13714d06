"""Where the zones of one municipality of the demo world lie: invented."""

from collections.abc import Mapping, Sequence
from datetime import date

from naast.supply.places.models import MeetingPoint, Zone, ZoneBorder

# Where the zones of Wetterwâld lie: invented, in kilometres from a corner; the others are tiles.
CORNER = (190_000, 550_000)
BORDERS: Mapping[str, Sequence[tuple[float, float]]] = {
    "de-mieden": (
        (0, 14),
        (3.2, 15.2),
        (6.5, 15.5),
        (6.1, 11.5),
        (6, 7.8),
        (2.6, 7),
        (-0.8, 7.2),
        (-0.6, 10.5),
    ),
    "waldein": (
        (6.5, 15.5),
        (10, 14.2),
        (13.5, 14.8),
        (13, 11),
        (12.6, 7),
        (9.3, 7.9),
        (6, 7.8),
        (6.1, 11.5),
    ),
    "fjildsicht": (
        (13.5, 14.8),
        (16.5, 16.2),
        (19, 15.8),
        (19.6, 12),
        (18.5, 8.2),
        (15.5, 7.3),
        (12.6, 7),
        (13, 11),
    ),
    "wetterkant": (
        (-0.8, 7.2),
        (2.6, 7),
        (6, 7.8),
        (6.5, 4),
        (6.8, 0),
        (3.6, 0.6),
        (0.5, 0.5),
        (-0.7, 3.8),
    ),
    "buorren": (
        (6, 7.8),
        (9.3, 7.9),
        (12.6, 7),
        (12.9, 3.9),
        (12, 0.9),
        (9.5, -0.3),
        (6.8, 0),
        (6.5, 4),
    ),
    "it-eilan": ((14.2, 1.2), (17.2, 0.6), (19.2, 2.6), (18.3, 5.2), (15.3, 5.6), (13.9, 3.5)),
}
SPOTS: Mapping[str, tuple[float, float]] = {
    "de-mieden": (2.4, 12.9),
    "waldein": (9, 12.4),
    "fjildsicht": (17.2, 13.6),
    "wetterkant": (2, 5.6),
    "buorren": (10.6, 2.2),
    "it-eilan": (16.3, 4.6),
}  # fmt: skip


def load_borders(*, brought_on: date) -> None:
    zones = {zone.slug: zone for zone in Zone.objects.filter(slug__in=BORDERS)}
    ZoneBorder.objects.bulk_create(
        ZoneBorder(
            zone=zones[slug],
            rings=[[_metres(corner) for corner in (*corners, corners[0])]],
            source="Verzonnen grenzen, alleen voor de demo",
            drawn_on=brought_on,
        )
        for slug, corners in BORDERS.items()
    )
    points = list(MeetingPoint.objects.filter(zone__slug__in=SPOTS).select_related("zone"))
    for point in points:
        point.rd_x, point.rd_y = _metres(SPOTS[point.zone.slug])
    MeetingPoint.objects.bulk_update(points, ["rd_x", "rd_y"])


def _metres(corner: tuple[float, float]) -> list[int]:
    (x, y), (east, north) = CORNER, corner
    return [x + round(east * 1000), y + round(north * 1000)]
