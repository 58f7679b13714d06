"""The course of a case, what counts as support, the ladder. Pure."""

from enum import IntEnum, StrEnum


class CaseStatus(StrEnum):
    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"


MOVES = {
    CaseStatus.OPEN: {CaseStatus.WAITING, CaseStatus.CLOSED},
    CaseStatus.WAITING: {CaseStatus.OPEN, CaseStatus.CLOSED},
    CaseStatus.CLOSED: set[CaseStatus](),
}


def may_move(*, current: CaseStatus, to: CaseStatus) -> bool:
    """Whether a case may go from one status to another. A closed case stays: a new question opens a new one."""
    return to in MOVES[current]


class ContactKind(StrEnum):
    CALL = "call"
    HOME = "home"
    ALONG = "along"
    WALK_IN = "walk_in"
    MAIL = "mail"
    VIDEO = "video"


class Rung(IntEnum):
    """The ladder of solutions, near first (R-107). In support it is a picture without duty."""

    OWN_CIRCLE = 1
    VOLUNTEER = 2
    FOR_EVERYONE = 3
    MADE_TO_MEASURE = 4
    OTHER_LAW = 5


class RungState(StrEnum):
    DONE = "done"
    BUSY = "busy"
    PLANNED = "planned"
    SKIPPED = "skipped"


class Outcome(StrEnum):
    """By what she was helped on (R-108)."""

    OWN_STRENGTH = "own_strength"
    VOLUNTEER = "volunteer"
    FOR_EVERYONE = "for_everyone"
    MADE_TO_MEASURE = "made_to_measure"
    OTHER_LAW = "other_law"
    OBJECTION = "objection"
    STOPPED = "stopped"
