"""A line of the table: what one address answers, and to whom."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model

from naast.core.policy.rules import Actor
from naast.support.casework.models import Case
from naast.support.decisions.models import Letter
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    EMRE,
    FOPPE,
    GEA,
    HANNA,
    MEMBERS,
    NAMES,
    NOBODY,
    SANNE,
    STIJN,
    TINEKE,
    UMA,
    WILLEM,
    WILLEM_ID,
)
from tests.world import World

STAFF = frozenset(MEMBERS)

SIGNED_OUT = frozenset({HANNA, WILLEM, NOBODY})

VISITORS = STAFF | SIGNED_OUT

# How a form is answered to whoever may send it: again, with what is wrong; or on to the next page.
TAKEN = {200, 302, 422}

NOTHING_THERE = "6f1f6c0e-0000-4000-8000-000000000000"


@dataclass(frozen=True, kw_only=True)
class Line:
    """What one address answers: to a look, and to a form in which nothing is filled in.

    None means that it cannot be asked so (405).
    """

    path: str | Callable[[World], str]
    may: frozenset[Actor]
    look: int | set[int] | None
    form: int | set[int] | None
    others: int
    signed_out: int | None

    def expected(self, actor: Actor, method: str) -> int | set[int]:
        if actor in SIGNED_OUT and self.signed_out is not None:
            return self.signed_out
        status = self.look if method == "get" else self.form
        if status is None:
            return 405
        return status if actor in self.may else self.others


def anybody(path, *, look: int | set[int] | None = 200, form: int | set[int] | None = None) -> Line:
    """Open to all: no account, no code."""
    return Line(path=path, may=VISITORS, look=look, form=form, others=404, signed_out=None)


def hannas_along(manner: str, path: str) -> Callable[[World], str]:
    """Return `path` for who is asked into Hanna's case in some manner."""
    return lambda world: path.format(world.hannas_along[manner].id)


def desk(path, *, may=STAFF, look: int | None = 200, form: int | set[int] | None = None) -> Line:
    """Of the staff: who is signed out is sent to sign in, to a stranger it is not there."""
    return Line(path=path, may=frozenset(may), look=look, form=form, others=404, signed_out=302)


def of(user: Actor, model: type[Model], path: str, **fields: str) -> Callable[[World], str]:
    """Return `path` with the id of the row of `user` in it."""

    def filled(world: World) -> str:
        for expected in world.expected[model]:
            row = expected.row
            facts = {"user_id": user.user_id, **fields}
            if all(getattr(row, name) == value for name, value in facts.items()):
                return path.format(row.pk)
        raise LookupError(f"{model.__name__} of {NAMES[user]}: write one in its wall_rows")

    return filled


def sannes_case(step: str = "") -> Callable[[World], str]:
    return of(SANNE, Case, "/desk/cases/{}/" + step)


def foppes_letter(path: str) -> Callable[[World], str]:
    """Return `path` with the letter in Willem's matter that Foppe works on."""
    return lambda _world: path.format(
        Letter.objects.get(person_id=WILLEM_ID, user_id=FOPPE.user_id).id
    )


def objection(before: str, step: str = "", *, which: str = "judged") -> Callable[[World], str]:
    return lambda world: f"{before}/{getattr(world, which).id}/{step}"


SUPPORTERS = {SANNE, BRAM, DIRK, UMA}

WATCHES = {CARLA, TINEKE, UMA, EMRE, GEA, STIJN}
