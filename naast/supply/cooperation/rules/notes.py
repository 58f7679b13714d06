"""What a municipality lets its partners read. Pure."""

from enum import StrEnum


class NoteKind(StrEnum):
    """What it is. Source: inventory of 29 municipalities, §4.1 (decisions, agreements, results)."""

    POLICY = "policy"
    DECISION = "decision"
    AGREEMENT = "agreement"
    RESULT = "result"
