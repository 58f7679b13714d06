"""The register of mandates: what counts in a municipality, and by which line somebody decides."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise

from naast.core.identity import queries as identity
from naast.core.policy.walls import Actor, reach
from naast.support.decisions import policy
from naast.support.decisions.models import PROVISIONS, Mandate, MandateBacking, MandateHolder
from naast.support.decisions.rules import Provision
from naast.support.decisions.rules.mandates import Given, Lack, holds, mandate_for

MOST = 200


def holders(*, actor: Actor, verb: str = "view") -> QuerySet[MandateHolder]:
    """Return to whom by name mandates were given, on which `actor` may do `verb`."""
    found = MandateHolder.objects.filter(reach(policy.HOLDERS, actor, verb))
    return found.select_related("user").order_by("mandate_id", "from_on", "id")


def reads_register_of(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` reads the whole register."""
    return _municipalities(actor, policy.READS_REGISTER)


def keeps_register_of(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` keeps the register."""
    return _municipalities(actor, policy.KEEPS_REGISTER)


def _municipalities(actor: Actor, roles: tuple[str, ...]) -> list[int]:
    return sorted(
        {id_ for role in roles if actor.holds(role) for id_ in actor.scopes[role].municipality_ids}
    )


def mandates(*, municipality_id: int) -> QuerySet[Mandate]:
    """Return the lines of the register, the newest first. Nobody need act: it names functions."""
    found = Mandate.objects.filter(municipality_id=municipality_id)
    return found.select_related("under").order_by("-from_on", "-id")


def public_mandates(*, municipality_id: int, on: date) -> list[Mandate]:
    """Return the lines that residents may read and that count on the Dutch day `on`."""
    shown = mandates(municipality_id=municipality_id).filter(is_public=True, from_on__lte=on)
    return [
        one
        for one in shown.exclude(last_on__lt=on)[:MOST]
        if one.under is None or holds(from_on=one.under.from_on, last_on=one.under.last_on, on=on)
    ]


@dataclass(frozen=True, kw_only=True)
class MandateShown:
    """A line of the register with who stands behind it, and to whom by name."""

    mandate: Mandate
    backings: list[MandateBacking]
    holders: list[MandateHolder]


def register(*, actor: Actor, municipality_id: int) -> list[MandateShown]:
    """Return the register as staff read it, in three queries."""
    rows = list(mandates(municipality_id=municipality_id)[:MOST])
    backed = _by_mandate(MandateBacking.objects.filter(mandate__in=rows).order_by("law"))
    named = _by_mandate(holders(actor=actor).filter(municipality_id=municipality_id))
    return [
        MandateShown(mandate=row, backings=backed[row.pk], holders=named[row.pk]) for row in rows
    ]


def _by_mandate(rows: QuerySet) -> dict[int, list]:  # type: ignore[type-arg]
    found: dict[int, list] = defaultdict(list)  # type: ignore[type-arg]
    for row in rows:
        found[row.mandate_id].append(row)
    return found


def given(*, actor: Actor, municipality_id: int, on: date) -> list[Given]:
    """Return the register as values, with who holds each line by name on the Dutch day `on`."""
    return [
        Given(
            id=one.mandate.pk,
            under_id=one.mandate.under_id,
            provisions=frozenset(one.mandate.provisions),
            from_on=one.mandate.from_on,
            last_on=one.mandate.last_on,
            backed=frozenset(row.law for row in one.backings if row.given_on <= on),
            by_name=one.mandate.by_name,
            named=frozenset(
                row.user_id
                for row in one.holders
                if holds(from_on=row.from_on, last_on=row.last_on, on=on)
            ),
        )
        for one in register(actor=actor, municipality_id=municipality_id)
    ]


def own_mandates(*, actor: Actor, municipality_id: int, on: date) -> dict[Provision, Given | Lack]:
    """Return for each provision the line by which `actor` may decide that day, or what lacks."""
    lines = given(actor=actor, municipality_id=municipality_id, on=on)
    return {
        provision: mandate_for(
            register=lines, provision=provision, user_id=actor.user_id or 0, on=on
        )
        for provision in Provision
    }


def officers(*, municipality_id: int, on: date) -> dict[int, str]:
    """Return who decides in a municipality on a day: user id and name."""
    scope = f"municipality:{municipality_id}"
    ids = identity.holders(role="access_officer", scope=scope, on=on)
    return identity.names(user_ids=set(ids))


def about_words(*, mandate: Mandate) -> list[Promise]:
    """Return on what may be decided by a line of the register, in words."""
    return [name for code, name in PROVISIONS if code in mandate.provisions]


def provision_words(*, without: Collection[Provision] = ()) -> list[Promise]:
    """Return on what may be decided at all, in words, without some of it."""
    return [name for code, name in PROVISIONS if code not in without]
