"""Letters with decisions: which decision still needs one, and what tells them apart. Pure."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Protocol, TypeVar
from uuid import UUID


class Decided(Protocol):
    """As much of a decision as says whether it stands."""

    @property
    def id(self) -> UUID: ...

    @property
    def replaces_id(self) -> UUID | None: ...


D = TypeVar("D", bound=Decided)


def standing(decided: Iterable[D]) -> list[D]:
    """Return the decisions that no later one took the place of, in the order given."""
    rows = list(decided)
    gone = {one.replaces_id for one in rows}
    return [one for one in rows if one.id not in gone]


def to_write(decided: Iterable[D], *, written: Iterable[UUID]) -> list[D]:
    """Return the decisions that stand and of which no letter went yet."""
    done = set(written)
    return [one for one in standing(decided) if one.id not in done]


def fingerprint(*, data: bytes) -> str:
    """Return the SHA-256 of a letter, in hexadecimal: equal for the same bytes and no others."""
    return sha256(data).hexdigest()


def letter_number(*, number: str, before: int) -> str:
    """Return what a letter is called by: the number of its matter, and which letter it is."""
    return f"{number}-{before + 1}"
