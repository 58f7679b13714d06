"""Which subject asks what, whichever page it stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from naast.learning.steering.present.arrangement import options
from naast.learning.steering.rules import arrangement as rules
from naast.learning.steering.rules import independence
from naast.learning.steering.rules.arrangement import Subject
from naast.learning.steering.rules.independence import Entry, Group
from naast.learning.steering.words import arrangement as words
from naast.learning.steering.words import independence as file_words


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A subject as one answers it. `page` is where its answer stands."""

    question: Any
    options: Mapping[str, Any]
    several: bool
    page: str
    evidence: bool = False
    knowledge: Sequence[tuple[Any, str]] = field(default_factory=tuple)
    tips: Sequence[tuple[str, str]] = field(default_factory=tuple)


def asked(*, subject: str, working: dict[int, str]) -> Asked:
    """Return what a subject asks. Raises ValueError for one that is not there."""
    if subject in set(Entry):
        entry = Entry(subject)
        return Asked(
            question=file_words.QUESTIONS[entry],
            options=file_words.OPTIONS.get(entry, {}),
            several=entry in independence.SEVERAL,
            page="steering:independence",
            evidence=entry not in independence.ENTRIES[Group.STRUGGLES],
            knowledge=file_words.KNOWLEDGE.get(entry, ()),
        )
    found = Subject(subject)
    return Asked(
        question=words.QUESTIONS[found],
        options=options(subject=found, working=working),
        several=found in rules.SEVERAL or found in rules.LAYERS,
        page="steering:arrangement",
        knowledge=words.KNOWLEDGE.get(found, ()),
        tips=words.TIPS.get(found, ()),
    )
