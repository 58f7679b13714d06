"""How busy people are and what they are asked without knowing much of it (R-116).

Of one's own people alone: a municipality reads none of it. Of an informal supporter it tells beside
how many she stands, never a number to reach (I-9). Nobody is put in order by it: names are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Worker:
    """Somebody who stands beside people: what she says she does, and how many she chose at most.

    `ceiling` is None where no such number is told: of a volunteer.
    """

    user_id: int
    name: str
    running: int
    ceiling: int | None
    knows: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Loaded:
    """A worker with the parts of life that she is asked about, outside what she does."""

    worker: Worker
    full: bool
    lacks: Sequence[tuple[str, int]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A part of life: how many running cases are about it, of whom without it, and who knows it."""

    code: str
    cases: int
    without: int
    knowing: int


def loaded(
    *, workers: Iterable[Worker], cases: Iterable[tuple[int, Collection[str]]]
) -> list[Loaded]:
    """Return each worker by name; `cases` are (who stands beside her, parts of life)."""
    asked: dict[int, Counter[str]] = {}
    for user_id, domains in cases:
        asked.setdefault(user_id, Counter()).update(set(domains))
    return [
        Loaded(
            worker=one,
            full=one.ceiling is not None and one.running >= one.ceiling,
            lacks=sorted(
                (code, n)
                for code, n in asked.get(one.user_id, Counter()).items()
                if code not in one.knows
            ),
        )
        for one in sorted(workers, key=lambda one: (one.name.casefold(), one.user_id))
    ]


def asked_of(
    *, codes: Sequence[str], people: Sequence[Loaded], cases: Iterable[tuple[int, Collection[str]]]
) -> list[Asked]:
    """Return each part of life in the order of `codes`, with how it is asked for and known here."""
    counts = Counter(code for _user, domains in cases for code in set(domains))
    without: Mapping[str, int] = Counter(
        {code: sum(dict(one.lacks).get(code, 0) for one in people) for code in codes}
    )
    return [
        Asked(
            code=code,
            cases=counts[code],
            without=without[code],
            knowing=sum(code in one.worker.knows for one in people),
        )
        for code in codes
    ]
