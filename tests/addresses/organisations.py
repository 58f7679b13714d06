"""Addresses of what an organisation offers, and of open data."""

from collections.abc import Callable

from naast.supply.places.models import MeetingPoint, Municipality
from naast.supply.places.tests.factories import make_walk_in, make_zone
from tests.addresses.line import NOTHING_THERE, TAKEN, WATCHES, Line, anybody, desk
from tests.cast import CARLA, EMRE, GEA, MEIDOORN, STIJN, TINEKE, UMA, WETTERWALD
from tests.world import World

OPEN_DATA = "/api/v1/municipalities/wetterwald"


def kept_service(part: str = "") -> Callable[[World], str]:
    return lambda world: f"/desk/services/{world.service.id}/{part}"


def hosted_point(part: str = "") -> Callable[[World], str]:
    """Return the address of a point in Wetterwâld where people of Meidoorn sit."""

    def path(_world: World) -> str:
        point = MeetingPoint.objects.filter(hosted_by=MEIDOORN).first()
        if point is None:
            zone = make_zone(Municipality.objects.get(pk=WETTERWALD))
            point = make_walk_in(zone).point
            point.hosted_by = MEIDOORN
            point.save(update_fields=["hosted_by"])
        return f"/desk/hours/points/{point.pk}/{part}"

    return path


KEEPERS = {CARLA, TINEKE, UMA, GEA, STIJN}

KEEPS_MAP = {CARLA, GEA}

TABLE: dict[str, Line] = {
    # Whether support stands beside residents: who is reviewed, who watches, who closes.
    "organisations:reviews": desk("/desk/independence/", may=WATCHES),
    "organisations:review": Line(
        path=lambda world: f"/desk/independence/{world.review.id}/",
        may=frozenset({CARLA, EMRE, GEA}),
        look=200,
        form={404, 422},
        others=404,
        signed_out=302,
    ),
    "organisations:close": desk(
        lambda world: f"/desk/independence/{world.review.id}/close/", may={GEA}, form=TAKEN
    ),
    "organisations:tell": desk("/desk/independence/doubts/new/", may={CARLA}, form=TAKEN),
    "organisations:doubt": Line(
        path=lambda world: f"/desk/independence/doubts/{world.doubt.id}/",
        may=frozenset({CARLA, EMRE, GEA}),
        look=200,
        form={404, 422},
        others=404,
        signed_out=302,
    ),
    "organisations:floor": desk(
        lambda world: f"/desk/independence/agreements/{world.agreement.pk}/", may={GEA}, form=TAKEN
    ),
    # How people are reached: kept by who leads the organisation, and by the municipality.
    "organisations:hours": desk("/desk/hours/", may={CARLA, TINEKE, UMA, GEA, STIJN}),
    "organisations:reached": desk(
        f"/desk/hours/organisations/{MEIDOORN}/", may={CARLA}, form=TAKEN
    ),
    "organisations:not_calling": desk(
        f"/desk/hours/organisations/{MEIDOORN}/closed/", may={CARLA}, form=TAKEN
    ),
    "organisations:phone": desk("/desk/hours/municipalities/wetterwald/", may={GEA}, form=TAKEN),
    "organisations:talk_word": desk(
        "/desk/hours/municipalities/wetterwald/talk/", may={GEA}, form=TAKEN
    ),
    "organisations:point": desk(hosted_point(), may={CARLA, GEA}, form=TAKEN),
    "organisations:point_closed": desk(hosted_point("closed/"), may={CARLA, GEA}, form=TAKEN),
    # The social map of a municipality, taken over from a file by who keeps it.
    "services:take_in": desk(f"/desk/services/import/{WETTERWALD}/", may={CARLA, GEA}, form=TAKEN),
    "services:take_in_places": desk(
        f"/desk/services/import/{WETTERWALD}/places/", may={GEA}, form=TAKEN
    ),
    "services:looked": desk(
        lambda world: f"/desk/services/brought/{world.brought.pk}/looked/",
        may={GEA},
        look=None,
        form=302,
    ),
    "api:api-root": anybody("/api/v1/", look=404, form=404),
    "api:root": anybody(f"{OPEN_DATA}"),
    "api:root_of_hsds": anybody(f"{OPEN_DATA}/"),
    "api:services": anybody(f"{OPEN_DATA}/services"),
    "api:service": anybody(f"{OPEN_DATA}/services/{NOTHING_THERE}", look=404),
    "api:organizations": anybody(f"{OPEN_DATA}/organizations"),
    "api:organization": anybody(f"{OPEN_DATA}/organizations/{NOTHING_THERE}", look=404),
    "api:locations": anybody(f"{OPEN_DATA}/locations"),
    "api:location": anybody(f"{OPEN_DATA}/locations/{NOTHING_THERE}", look=404),
    "api:walk_ins": anybody(f"{OPEN_DATA}/walk-ins"),
    "api:openapi": anybody("/api/v1/openapi.json"),
    "services:kept": desk("/desk/services/", may=KEEPERS),
    "services:correct": desk(kept_service(), may=KEEPS_MAP, form=TAKEN),
    "services:law": desk(kept_service("law/"), may=KEEPS_MAP, form=TAKEN),
    "services:confirm": desk(kept_service("confirm/"), may=KEEPS_MAP, look=None, form=TAKEN),
    "services:close": desk(kept_service("close/"), may=KEEPS_MAP, look=None, form=TAKEN),
    "services:reopen": desk(kept_service("reopen/"), may=KEEPS_MAP, look=None, form=TAKEN),
    "services:here": anybody("/wetterwald/wat-is-er-nog/", form=302),
}
