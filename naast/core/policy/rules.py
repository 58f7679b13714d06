"""Who acts: a scope for each role held. Pure values; `walls` gives them to PostgreSQL."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

# What a reach may ask of `me`, with its type in PostgreSQL.
TYPES = {
    "now": "timestamptz",
    "user_id": "bigint",
    "person_id": "uuid",
    "code_hash": "text",
    "fingerprint": "text",
    "organisation_ids": "bigint[]",
    "municipality_ids": "bigint[]",
    "row_ids": "uuid[]",
}


class Scope:
    """The acting person in one role, as values: `Scope(user_id=7, organisation_ids=[1])`.

    Raises ValueError for an unknown name and for None: Q(person_id=None) would mean IS NULL.
    """

    first_id, last_id = UUID(int=0), UUID(int=2**128 - 1)
    """Between these lies every key that is a UUID; for who acts in this role at all."""

    def __init__(self, **values: Any) -> None:
        if None in values.values() or values.keys() - TYPES.keys():
            raise ValueError(values)
        self.__dict__.update(values)

    def __getattr__(self, name: str) -> Any:
        """Raise for what this scope does not hold; present so that type checkers allow `me.x`."""
        raise AttributeError(name)

    def __repr__(self) -> str:
        return f"Scope({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"


class Actor:
    """Who acts: `Actor(user_id=7, at=noon, supporter=Scope(user_id=7))`.

    `user_id` is None for a resident with a code and for nobody. `at` is the aware moment of acting,
    the only clock that a reach knows (`me.now`). Someone who holds two roles has two scopes, and
    each is judged apart: who is supporter at A and coordinator at B does not see A as coordinator.
    """

    def __init__(
        self, *, user_id: int | None = None, at: datetime | None = None, **scopes: Scope
    ) -> None:
        self.user_id = user_id
        self.at = at
        # Copies, so that who acts at another moment with the same scopes changes nobody's clock.
        now = {} if at is None else {"now": at}
        self.scopes = {role: Scope(**(vars(scope) | now)) for role, scope in scopes.items()}

    def also(self, **scopes: Scope) -> "Actor":
        """Return the same person with scopes added, for one step that needs a little more."""
        return Actor(user_id=self.user_id, at=self.at, **(self.scopes | scopes))

    def holds(self, *roles: str) -> bool:
        return any(role in self.scopes for role in roles)

    def as_setting(self) -> str:
        """Return what PostgreSQL's function `acting` reads: roles, each with its values as text."""
        scopes = {
            role: {name: _as_text(value) for name, value in vars(scope).items()}
            for role, scope in self.scopes.items()
        }
        return json.dumps(scopes)

    def __repr__(self) -> str:
        return f"Actor(user_id={self.user_id}, {', '.join(self.scopes) or 'nobody'})"


def _as_text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) or not isinstance(value, Iterable):
        return str(value)
    return "{" + ",".join(map(str, value)) + "}"


NOBODY = Actor()
