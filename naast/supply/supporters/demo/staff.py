"""Those around the workers: who leads, answers the phone, reads the figures."""

from collections.abc import Iterator, Mapping

from naast.core.identity.rules import Role
from naast.supply.supporters.demo.accounts import Accounts
from naast.supply.supporters.demo.names import Named
from naast.supply.supporters.demo.squads import (
    ACCESS_OFFICERS,
    LARGE,
    NAMED,
    OF_THE_PLATFORM,
    SQUADS,
    WITH_LARGE_ORGANISATION,
    WITH_MUNICIPALITY,
    WITH_ORGANISATION,
)
from naast.supply.supporters.demo.workers import Town


def employ_around(
    *,
    accounts: Accounts,
    towns: Mapping[str, Town],
    employers: Mapping[str, int],
    crowds: Mapping[str, Iterator[Named]],
) -> None:
    """Give every organisation and municipality its staff. Nobody holds two roles."""
    home = {squad.employer: squad.municipality for squad in SQUADS}
    for slug, number in employers.items():
        roles = WITH_LARGE_ORGANISATION if slug in LARGE else WITH_ORGANISATION
        for role, many in roles:
            _employ(
                accounts,
                crowds[home[slug]],
                role,
                many=many,
                slug=slug,
                scope=f"organisation:{number}",
            )
    for slug, town in towns.items():
        for role, many in (*WITH_MUNICIPALITY, (Role.ACCESS_OFFICER, ACCESS_OFFICERS.get(slug, 0))):
            _employ(
                accounts, crowds[slug], role, many=many, slug=slug, scope=f"municipality:{town.id}"
            )
    for role in OF_THE_PLATFORM:
        _employ(accounts, crowds["havenstad"], role, many=1, slug="", scope="platform:0")


def _employ(
    accounts: Accounts, crowd: Iterator[Named], role: Role, *, many: int, slug: str, scope: str
) -> None:
    for number in range(many):
        known = NAMED.get((role, slug)) if number == 0 else None
        name = known or next(one.full for one in crowd if accounts.is_free(one.full))
        accounts.add(name, (role, scope))
