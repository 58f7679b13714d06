"""Where people of a group can be met before they ask for anything. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PlaceKind(StrEnum):
    """What kind of place it is. Source: inventory of 29 municipalities, §3.5.3 (vindplaatsen)."""

    SCHOOL = "school"
    DOCTOR = "doctor"
    PHARMACY = "pharmacy"
    FOOD_BANK = "food_bank"
    COMMUNITY_CENTRE = "community_centre"
    LIBRARY = "library"
    CLUB = "club"
    CHURCH_OR_MOSQUE = "church_or_mosque"
    SHOP = "shop"
    SHELTER = "shelter"
    WORK = "work"
    OUTSIDE = "outside"
    OTHER = "other"


class Going(StrEnum):
    """Whether somebody goes there on a day."""

    NOW = "now"
    PLANNED = "planned"
    STOPPED = "stopped"


class Reached(StrEnum):
    """Whether a group can be found somewhere, the worst first."""

    NOWHERE = "nowhere"
    PLANNED = "planned"
    SOMEWHERE = "somewhere"


@dataclass(frozen=True, kw_only=True)
class Visited:
    """A place: its groups, and the half-open period of days in which somebody goes there."""

    groups: Collection[str]
    from_on: date
    until_on: date | None


def going(*, place: Visited, on: date) -> Going:
    """Tell whether somebody goes to `place` on day `on`."""
    if place.until_on is not None and place.until_on <= on:
        return Going.STOPPED
    return Going.NOW if place.from_on <= on else Going.PLANNED


def reached(*, places: Iterable[Visited], groups: Iterable[str], on: date) -> dict[str, Reached]:
    """Return for each group whether it is found somewhere on `on`, only planned, or nowhere."""
    found = dict.fromkeys(groups, Reached.NOWHERE)
    means = {Going.NOW: Reached.SOMEWHERE, Going.PLANNED: Reached.PLANNED}
    order = list(Reached)
    for place in places:
        better = means.get(going(place=place, on=on), Reached.NOWHERE)
        for group in found.keys() & set(place.groups):
            found[group] = max(found[group], better, key=order.index)
    return found
