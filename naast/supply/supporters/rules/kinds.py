"""Kinds of worker, as data: tasks, sort, and whether figures about support count her."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What somebody is. Set per person, not per organisation (R-058)."""

    FORMAL = "formal"
    TRAINED_VOLUNTEER = "trained_volunteer"
    EXPERIENCE_EXPERT = "experience_expert"
    FAMILY_EXPERT = "family_expert"
    ADVISER_FOR_THE_ELDERLY = "adviser_for_the_elderly"
    OMTINKER = "omtinker"
    MEITINKER = "meitinker"


class Task(StrEnum):
    """What somebody does. Independence is judged by this, not by a place in an organisation."""

    INFORM = "inform"
    ADVISE = "advise"
    STAND_BESIDE = "stand_beside"
    JOIN_THE_TALK = "join_the_talk"
    SHARE_EXPERIENCE = "share_experience"
    SEEK_OUT = "seek_out"
    CLARIFY = "clarify"
    BRING_TOGETHER = "bring_together"
    DECIDE_ON_ACCESS = "decide_on_access"
    ARRANGE_AT_ONCE = "arrange_at_once"
    STRENGTHEN_NEIGHBOURHOOD = "strengthen_neighbourhood"


class Sort(StrEnum):
    """The two sorts of support of which an offer holds one each (I-7), and what is neither."""

    FORMAL = "formal"
    INFORMAL = "informal"
    NEITHER = "neither"


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkerKind:
    """A kind of worker: tasks, sort, and whether figures about support count her.

    `house` is whose file a question to her becomes: "support" or "municipality".
    """

    sort: Sort
    counted_as_support: bool
    house: str
    tasks: frozenset[Task]


_SUPPORT = frozenset({Task.INFORM, Task.ADVISE, Task.STAND_BESIDE, Task.JOIN_THE_TALK})
_LIVED = _SUPPORT | {Task.SHARE_EXPERIENCE}

# Sources: inventory of 29 municipalities §2.2 (formal, informal), §3.2.1 (who decides on access is
# no supporter); "Friesland als pionier" (omtinker and meitinker, neither counted as support).
KINDS: Mapping[Kind, WorkerKind] = {
    Kind.FORMAL: WorkerKind(
        sort=Sort.FORMAL, counted_as_support=True, house="support", tasks=_SUPPORT
    ),
    Kind.TRAINED_VOLUNTEER: WorkerKind(
        sort=Sort.INFORMAL, counted_as_support=True, house="support", tasks=_SUPPORT
    ),
    Kind.EXPERIENCE_EXPERT: WorkerKind(
        sort=Sort.INFORMAL, counted_as_support=True, house="support", tasks=_LIVED
    ),
    Kind.FAMILY_EXPERT: WorkerKind(
        sort=Sort.INFORMAL, counted_as_support=True, house="support", tasks=_LIVED
    ),
    Kind.ADVISER_FOR_THE_ELDERLY: WorkerKind(
        sort=Sort.INFORMAL, counted_as_support=True, house="support", tasks=_SUPPORT
    ),
    Kind.OMTINKER: WorkerKind(
        sort=Sort.NEITHER,
        counted_as_support=False,
        house="support",
        tasks=frozenset(
            {Task.INFORM, Task.ADVISE, Task.SEEK_OUT, Task.CLARIFY, Task.BRING_TOGETHER}
        ),
    ),
    Kind.MEITINKER: WorkerKind(
        sort=Sort.NEITHER,
        counted_as_support=False,
        house="municipality",
        tasks=frozenset({Task.INFORM, Task.CLARIFY, Task.DECIDE_ON_ACCESS, Task.ARRANGE_AT_ONCE}),
    ),
}

# What a municipality may add to or take from these two; never whether they count.
TASKS_OF_CHOICE: Mapping[Kind, frozenset[Task]] = {
    Kind.OMTINKER: frozenset({Task.STRENGTHEN_NEIGHBOURHOOD, Task.SEEK_OUT, Task.ADVISE}),
    Kind.MEITINKER: frozenset({Task.STRENGTHEN_NEIGHBOURHOOD, Task.SEEK_OUT, Task.ARRANGE_AT_ONCE}),
}


def tasks_of(*, kind: Kind, chosen: Collection[Task] | None) -> frozenset[Task]:
    """Return the tasks of a kind where a municipality chose `chosen` of those it may choose.

    None is no choice made: the tasks stay as they are.
    """
    tasks, free = KINDS[kind].tasks, TASKS_OF_CHOICE.get(kind, frozenset())
    return tasks if chosen is None else (tasks - free) | (frozenset(chosen) & free)
