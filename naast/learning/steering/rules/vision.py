"""A vision on support: its parts, how far it is, and what changed between two versions. Pure.

Sources: "Waarom Almere en Teylingen" (a vision made with partners, decided by the council);
"Friesland als pionier" (one municipality still follows the course of years ago).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum


class Part(StrEnum):
    """What a vision puts into words, in the order of the paper."""

    WHY = "why"
    FOR_WHOM = "for_whom"
    INDEPENDENT = "independent"
    ARRANGED = "arranged"
    QUALITY = "quality"
    FIGURES = "figures"


class Stage(StrEnum):
    """How far a version is: of the municipality alone, put to who writes along, decided."""

    DRAFT = "draft"
    SHARED = "shared"
    DECIDED = "decided"


class How(StrEnum):
    """What happened to a part since the version before."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


class Mark(StrEnum):
    """What happened to some words of a part."""

    SAME = "same"
    IN = "in"
    OUT = "out"


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What changed in one part. `words` are runs of words with what happened to them."""

    part: Part
    how: How
    words: tuple[tuple[Mark, str], ...]


def may_edit(*, stage: Stage) -> bool:
    """Whether the words may still change: once decided they stand."""
    return stage is not Stage.DECIDED


def changes(*, before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """Return what changed between two versions, by part; what stayed is not there."""
    found = []
    for part in Part:
        old, new = before.get(part, ""), after.get(part, "")
        if old.split() != new.split():
            how = How.NEW if not old else How.GONE if not new else How.CHANGED
            found.append(Change(part=part, how=how, words=tuple(_runs(old.split(), new.split()))))
    return tuple(found)


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[Mark, str]]:
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Mark.SAME, " ".join(old[a:b])
            continue
        if b > a:
            yield Mark.OUT, " ".join(old[a:b])
        if d > c:
            yield Mark.IN, " ".join(new[c:d])


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """A decided version, from a day on."""

    key: object
    from_on: date
    parts: Mapping[str, str]


def line(*, versions: Iterable[Version]) -> list[tuple[Version, tuple[Change, ...]]]:
    """Return the versions through the years, each with what it changed; the oldest first (R-331).

    The first changed nothing: there was none before it.
    """
    ordered = sorted(versions, key=lambda one: one.from_on)
    before: Version | None = None
    found = []
    for one in ordered:
        found.append((one, changes(before=before.parts, after=one.parts) if before else ()))
        before = one
    return found


def follows_since(*, versions: Iterable[Version], part: Part) -> date | None:
    """Return since when a part says what it says now; None where it says nothing."""
    since = None
    words: list[str] = []
    for one in sorted(versions, key=lambda one: one.from_on):
        now = one.parts.get(part, "").split()
        if now != words:
            since, words = (one.from_on if now else None), now
    return since
