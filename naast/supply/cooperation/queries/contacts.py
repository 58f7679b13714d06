"""Read whom one turns to and who spoke with whom; and where, for whom, somebody may write it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, reach
from naast.supply.cooperation import policy, words
from naast.supply.cooperation.models import ContactPoint, Talk
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

FUNCTIONS, SIGNS = words.FUNCTION_WORDS, words.SIGN_WORDS

MUNICIPALITY, COUNCIL = "municipality", "council"
"""The parties that are no organisation; those are named by their id as text."""


@dataclass(frozen=True, kw_only=True)
class Network:
    """A municipality and who works together there, as one of them sees it.

    `organisations` are names by id; `mine` the parties for whom she speaks: ids as text, and
    "municipality" or "council".
    """

    municipality_id: int
    name: str
    organisations: dict[int, str]
    mine: tuple[str, ...]


def networks(*, actor: Actor, on: date) -> dict[int, Network]:
    """Return where `actor` works together with others on day `on`, by municipality, by name."""
    scopes = actor.scopes
    led = list(scopes[Role.COORDINATOR].organisation_ids) if Role.COORDINATOR in scopes else []
    here = {
        role: set(scopes[role].municipality_ids) if role in scopes else set()
        for role in (Role.POLICY_OFFICER, Role.COUNCIL_MEMBER)
    }
    names: dict[int, str] = {}
    if led:
        works = organisations.works_in(organisation_ids=led, on=on)
        names |= {municipality_id: name for _id, municipality_id, _name, name in works}
    if ids := set().union(*here.values()):
        names |= places.municipality_names(ids=ids)
    serving = organisations.serving_names(municipality_ids=names, on=on) if names else {}
    found = {}
    for id_ in sorted(names, key=lambda one: names[one]):
        there = serving.get(id_, {})
        mine = [str(one) for one in led if one in there]
        mine += [MUNICIPALITY] if id_ in here[Role.POLICY_OFFICER] else []
        mine += [COUNCIL] if id_ in here[Role.COUNCIL_MEMBER] else []
        found[id_] = Network(
            municipality_id=id_, name=names[id_], organisations=there, mine=tuple(mine)
        )
    return found


def contact_points(*, actor: Actor, verb: str = "view") -> QuerySet[ContactPoint]:
    """Return whom one turns to, as far as `actor` may `verb` it: by municipality and party.

    `keeps` says of each whether she keeps it herself.
    """
    return (
        ContactPoint.objects.filter(reach(policy.CONTACT_POINTS, actor, verb))
        .annotate(keeps=reach(policy.CONTACT_POINTS, actor, "keep"))
        .select_related("municipality", "organisation")
        .order_by(
            "municipality__name",
            F("organisation__name").asc(nulls_first=True),
            "function",
            "name",
            "id",
        )
    )


def today(*, rows: QuerySet[ContactPoint], on: date) -> QuerySet[ContactPoint]:
    """Return of these contacts those of day `on`."""
    return rows.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), from_on__lte=on)


def talks(*, actor: Actor, verb: str = "view") -> QuerySet[Talk]:
    """Return who spoke with whom, as far as `actor` may `verb` it, the last first."""
    return (
        Talk.objects.filter(reach(policy.TALKS, actor, verb))
        .select_related("municipality", "user")
        .order_by("-spoke_on", "-written_on", "id")
    )


def to_follow(*, actor: Actor) -> QuerySet[Talk]:
    """Return the talks to which somebody comes back, the first day first."""
    rows = talks(actor=actor).filter(follow_up_on__isnull=False, followed_on__isnull=True)
    return rows.order_by("follow_up_on", "id")


def waiting_first(*, actor: Actor) -> QuerySet[Talk]:
    """Return what `actor` reads of who spoke: first what is to be come back to, then the last."""
    waits = Q(follow_up_on__isnull=False, followed_on__isnull=True)
    return talks(actor=actor).annotate(waits=waits).order_by("-waits", "-spoke_on", "id")


def names_of(*, rows: Iterable[Any], networks: dict[int, Network]) -> dict[int, str]:
    """Return the names of the organisations that rows (talks, meetings) concern."""
    known = {id_: name for one in networks.values() for id_, name in one.organisations.items()}
    wanted = {id_ for row in rows for id_ in row.organisation_ids} - known.keys()
    return known | organisations.names(ids=wanted)


def parties(
    *,
    organisation_ids: Iterable[int],
    with_municipality: bool,
    with_council: bool,
    names: dict[int, str],
    municipality: str,
) -> list[str]:
    """Return in words whom something concerns: the municipality, its council, organisations."""
    return [
        *(
            [str(words.PARTY_OF["municipality"] % {"name": municipality})]
            if with_municipality
            else []
        ),
        *([str(words.PARTY_OF["council"])] if with_council else []),
        *(names[one] for one in organisation_ids if one in names),
    ]
