"""By whose mandate somebody decides: the register of a municipality as values. Pure.

The college gives a mandate by a decision of its own (Awb art. 10:3), in writing where it is a
general one (art. 10:5 lid 2); who got it passes it on only where the college lets her (art. 10:9).
What stands here about those articles was not read at its source; see decision 0020.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naast.support.decisions.rules import Provision


class Law(StrEnum):
    """The law on which a provision rests."""

    WMO = "wmo"
    PW = "pw"
    WGS = "wgs"


LAW_OF: Mapping[Provision, Law] = {
    **dict.fromkeys(Provision, Law.WMO),
    Provision.SPECIAL_ASSISTANCE: Law.PW,
    Provision.DEBT_HELP: Law.WGS,
}


class MandateKind(StrEnum):
    """How somebody came to it: from the college, passed on, or in the place of who has it."""

    GIVEN = "given"
    PASSED_ON = "passed_on"
    REPLACES = "replaces"


class Lack(StrEnum):
    """Why no mandate covers a decision."""

    NONE = "none"  # nobody was given this
    NOT_YET = "not_yet"
    OVER = "over"
    NOT_BACKED = "not_backed"  # the policy adviser of this law did not say yes
    NOT_HERS = "not_hers"  # given to others by name


@dataclass(frozen=True, kw_only=True)
class Given:
    """One line of the register. `last_on` is its last day, None while it has none.

    `named` holds the users to whom alone it was given; empty: to everybody in the function.
    """

    id: int
    under_id: int | None
    provisions: frozenset[str]
    from_on: date
    last_on: date | None
    backed: frozenset[str]
    named: frozenset[int]
    by_name: bool = False


def holds(*, from_on: date, last_on: date | None, on: date) -> bool:
    """Whether something that counts from a day up to and with another counts on `on`."""
    return from_on <= on and (last_on is None or on <= last_on)


def lack_of(
    *, one: Given, register: Mapping[int, Given], provision: Provision, user_id: int, on: date
) -> Lack | None:
    """Return why one line covers no decision by `user_id` on the Dutch day `on`; None: it does.

    What was passed on, or replaces, covers nothing that the line above it does not cover that day.
    """
    if provision not in one.provisions:
        return Lack.NONE
    if on < one.from_on:
        return Lack.NOT_YET
    if not holds(from_on=one.from_on, last_on=one.last_on, on=on):
        return Lack.OVER
    if LAW_OF[provision] not in one.backed:
        return Lack.NOT_BACKED
    if one.by_name and user_id not in one.named:
        return Lack.NOT_HERS
    return _lack_above(one=one, register=register, provision=provision, on=on)


def _lack_above(
    *, one: Given, register: Mapping[int, Given], provision: Provision, on: date
) -> Lack | None:
    seen = {one.id}
    while one.under_id is not None:
        if one.under_id in seen or one.under_id not in register:
            return Lack.NONE
        one = register[one.under_id]
        seen.add(one.id)
        if provision not in one.provisions:
            return Lack.NONE
        if not holds(from_on=one.from_on, last_on=one.last_on, on=on):
            return Lack.OVER if on >= one.from_on else Lack.NOT_YET
    return None


# The nearest to a mandate first: that is what somebody can do something about.
_TOLD_FIRST = (Lack.NOT_BACKED, Lack.OVER, Lack.NOT_YET, Lack.NOT_HERS, Lack.NONE)


def mandate_for(
    *, register: Collection[Given], provision: Provision, user_id: int, on: date
) -> Given | Lack:
    """Return the newest line by which `user_id` may decide on `provision`, or what lacks."""
    by_id = {one.id: one for one in register}
    found: list[Lack] = []
    for one in sorted(register, key=lambda given: (given.from_on, given.id), reverse=True):
        lack = lack_of(one=one, register=by_id, provision=provision, user_id=user_id, on=on)
        if lack is None:
            return one
        found.append(lack)
    return min(found, key=_TOLD_FIRST.index, default=Lack.NONE)
