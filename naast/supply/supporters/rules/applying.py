"""From somebody who offers herself to somebody in the pool."""

from enum import StrEnum

from naast.supply.supporters.rules.kinds import KINDS, Kind, Sort


class Stage(StrEnum):
    """How far an application is. One that is not to be leaves nothing."""

    NEW = "new"
    TALKED = "talked"
    ADMITTED = "admitted"


# Who is paid is hired and does not apply here; who works for the municipality neither.
APPLY_AS: tuple[Kind, ...] = tuple(kind for kind, one in KINDS.items() if one.sort is Sort.INFORMAL)


def may_admit(*, stage: Stage) -> bool:
    """Whether somebody may be admitted: after a talk, and once."""
    return stage is Stage.TALKED
