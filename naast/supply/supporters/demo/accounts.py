"""Users and grants of the demo world: every address ends in naast.demo, which is nobody's."""

from collections.abc import Iterable
from datetime import date

from django.apps import apps
from django.contrib.auth.hashers import make_password

from naast.core.identity.rules import Role
from naast.supply.supporters.demo.names import plain


class Accounts:
    """Collects users and their grants, to write them in two statements."""

    def __init__(self, *, since: date) -> None:
        self.since = since
        self.users: list = []
        self._grants: list[tuple[int, Role, str]] = []
        self._names: set[str] = set()
        self._addresses: dict[str, str] = {}
        self._nobody = make_password(None)

    def reserve(self, names: Iterable[str]) -> None:
        """Keep names, and the short addresses that go with them, for those who get them later."""
        for name in names:
            self._names.add(name)
            self._addresses.setdefault(_first(name), name)

    def is_free(self, name: str) -> bool:
        return name not in self._names

    def add(self, name: str, *grants: tuple[Role, str]) -> int:
        """Take in somebody with her grants (role, scope); return her place in `users`.

        "Harm Zwanenveld" gets harm@naast.demo, or the whole name when another Harm was first.
        """
        self._names.add(name)
        first = _first(name)
        address = first if self._addresses.setdefault(first, name) == name else plain(name)
        self.users.append(
            apps.get_model("identity.User")(
                email=f"{address}@naast.demo", name=name, is_demo=True, password=self._nobody
            )
        )
        number = len(self.users) - 1
        self._grants.extend((number, role, scope) for role, scope in grants)
        return number

    def write(self) -> None:
        """Write everybody; afterwards each of `users` has an id."""
        apps.get_model("identity.User").objects.bulk_create(self.users)
        grant = apps.get_model("identity.Grant")
        grant.objects.bulk_create(
            grant(user=self.users[number], role=role, scope=scope, from_on=self.since)
            for number, role, scope in self._grants
        )


def _first(name: str) -> str:
    return plain(name.split(maxsplit=1)[0])
