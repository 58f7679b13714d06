"""To whom a meitinker of the demo world goes of her own accord."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.apps import apps

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.supply.places import queries as places
from naast.support.decisions.models import Approach, ApproachText, ApproachVisit
from naast.support.decisions.rules import Source, Went, approach_ends_at
from naast.support.people.demo.lives import uuid
from naast.support.people.rules import House, controller_of

GOES, TOWN = "nadia@naast.demo", "wetterwald"
DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Told:
    """To whom, and why; with `agreed` after a first visit."""

    days_ago: int
    zone: int
    who: str
    where: str
    source: Source
    reason: str
    agreed: str = ""


GOING = (
    Told(
        days_ago=2, zone=4, who="Akke Roorderveen", where="Singelkade 31", source=Source.SCHOOL,
        reason="De mentor van haar zoon ziet dat zij het niet redt.",
    ),
    Told(
        days_ago=9, zone=5, who="Durk en Sytske", where="Havenhoofd 2", source=Source.NETWORK,
        reason="De voetbalclub mist hem al weken.",
        agreed="Vrijdag bel ik over de contributie.",
    ),
)  # fmt: skip


def rows(*, at: datetime, seed: int) -> Iterator[Approach | ApproachText | ApproachVisit]:
    """Yield each approach with its text and its visit."""
    town = places.municipalities(on=at.date()).filter(slug=TOWN).first()
    goes = apps.get_model("identity.User").objects.filter(email=GOES).first()
    if town is None or goes is None:
        return
    draw = Random(f"{seed} approaches")  # noqa: S311
    zones = [zone.pk for zone in places.zones(municipality_id=town.pk)]
    controller = controller_of(
        house=House.MUNICIPALITY, organisation_id=None, municipality_id=town.pk
    )
    for told in GOING:
        begun = at - told.days_ago * DAY
        visited = begun + 3 * DAY if told.agreed else None
        approach = Approach(
            id=uuid(draw),
            municipality_id=town.pk,
            zone_id=zones[told.zone],
            user_id=goes.pk,
            source=told.source,
            begun_at=begun,
            told_at=visited,
            visits=1 if visited else 0,
            next_on=(at if not visited else at + 4 * DAY).date(),
            ends_at=approach_ends_at(from_at=visited or begun),
        )
        yield approach
        key, wrapped = new_data_key(controller=controller)
        yield ApproachText(
            approach_id=approach.id,
            controller=controller,
            wrapped_key=wrapped,
            who=Clear(told.who, key),
            where=Clear(told.where, key),
            reason=Clear(told.reason, key),
        )
        if visited:
            yield ApproachVisit(
                id=uuid(draw),
                approach_id=approach.id,
                went=Went.AGREED,
                agreed=Clear(told.agreed, key),
                at=visited,
            )
