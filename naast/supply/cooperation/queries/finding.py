"""Read where people can be met, and which groups are found nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from naast.core.policy.walls import Actor, reach
from naast.supply.cooperation import policy, words
from naast.supply.cooperation.models import FindingPlace
from naast.supply.cooperation.rules import Reached, Visited, reached
from naast.supply.supporters.queries import target_group_words

PLACES, REACHED = words.PLACE_WORDS, words.REACHED_WORDS
GROUPS = target_group_words()


@dataclass(frozen=True, kw_only=True)
class Found:
    """A group of people, and whether it can be found somewhere."""

    code: str
    name: Promise
    reached: Reached


def finding_places(*, actor: Actor, municipality_ids: Iterable[int]) -> QuerySet[FindingPlace]:
    """Return the places of municipalities where `actor` works with others, by name.

    `keeps` says of each whether she keeps it herself.
    """
    return (
        FindingPlace.objects.filter(municipality_id__in=list(municipality_ids))
        .annotate(keeps=reach(policy.FINDING_PLACES, actor, "keep"))
        .select_related("municipality", "organisation")
        .order_by("municipality__name", "name", "id")
    )


def kept_places(*, actor: Actor) -> QuerySet[FindingPlace]:
    """Return the places that `actor` keeps."""
    return FindingPlace.objects.filter(reach(policy.FINDING_PLACES, actor, "keep"))


def still(*, rows: QuerySet[FindingPlace], on: date) -> QuerySet[FindingPlace]:
    """Return of these places those to which somebody goes on day `on`, or will go."""
    return rows.filter(Q(until_on__isnull=True) | Q(until_on__gt=on))


def visited(row: FindingPlace) -> Visited:
    """Return what a rule must know of a place."""
    return Visited(groups=row.groups, from_on=row.from_on, until_on=row.until_on)


def found_of(*, rows: Iterable[FindingPlace], on: date) -> list[Found]:
    """Return every group, and whether it is found at one of these places on day `on`."""
    known = reached(places=[visited(row) for row in rows], groups=GROUPS, on=on)
    return [Found(code=code, name=name, reached=known[code]) for code, name in GROUPS.items()]


def groups_nowhere(*, municipality_id: int, on: date) -> list[Promise]:
    """Return the groups that can be found nowhere in a municipality on day `on`. One query.

    Nobody need act: no person stands in a finding place.
    """
    rows = still(rows=FindingPlace.objects.filter(municipality_id=municipality_id), on=on)
    return [one.name for one in found_of(rows=rows, on=on) if one.reached != Reached.SOMEWHERE]
