"""What stands in the way of independence, and how it was found: from data, never from an opinion.

Judged by tasks, mandate and ties. A place in a team is shown beside it and is no finding by itself
(inventory of 29 municipalities, §3.2.3).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naast.supply.supporters.rules.availability import same_provider
from naast.supply.supporters.rules.facts import Mandate
from naast.supply.supporters.rules.kinds import Task


class Conflict(StrEnum):
    """What was found. `OTHER_WORK` is a tie that she told as other work and did not declare."""

    GRANTS = "grants"
    DECIDES = "decides"
    TIED = "tied"
    ORGANISATION_TIED = "organisation_tied"
    OTHER_WORK = "other_work"
    UNDECLARED = "undeclared"


class FoundBy(StrEnum):
    """How a conflict was found."""

    MANDATE = "mandate"
    TASKS = "tasks"
    DECLARATION = "declaration"
    REGISTER = "register"
    COMPARING = "comparing"
    CALENDAR = "calendar"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One conflict: whom it names, if anybody, how it was found, and since when that is known."""

    conflict: Conflict
    found_by: FoundBy
    name: str = ""
    since: date | None = None


def findings(
    *,
    mandate: Mandate,
    tasks: Collection[Task],
    declared: Collection[str],
    declared_on: date | None,
    declared_until: date | None,
    of_organisation: Collection[str],
    other_work: Collection[str],
    known: Collection[str],
    on: date,
) -> tuple[Finding, ...]:
    """Return what stands in the way of somebody's independence on day `on`, gravest first.

    `declared` are the providers in her latest declaration, which holds up to, not on,
    `declared_until`; `of_organisation` those her employer is tied to; `known` are all providers to
    which anybody here has a tie: her other work is compared with them.
    """
    return (
        *_by_task(mandate, tasks),
        *(
            Finding(
                conflict=Conflict.TIED,
                found_by=FoundBy.DECLARATION,
                name=name,
                since=declared_on,
            )
            for name in sorted(declared)
        ),
        *(
            Finding(conflict=Conflict.ORGANISATION_TIED, found_by=FoundBy.REGISTER, name=name)
            for name in sorted(of_organisation)
        ),
        *_by_comparing(other_work, known, {*declared, *of_organisation}),
        *_by_calendar(declared_on, declared_until, on),
    )


def _by_task(mandate: Mandate, tasks: Collection[Task]) -> Iterator[Finding]:
    if mandate is Mandate.GRANTS:
        yield Finding(conflict=Conflict.GRANTS, found_by=FoundBy.MANDATE)
    if Task.DECIDE_ON_ACCESS in tasks:
        yield Finding(conflict=Conflict.DECIDES, found_by=FoundBy.TASKS)


def _by_comparing(
    other_work: Collection[str], known: Collection[str], told: Collection[str]
) -> Iterator[Finding]:
    """Yield providers that stand in her other work and in no declaration."""
    for name in sorted(known):
        if any(same_provider(name, one) for one in told):
            continue
        if any(_names(line, name) for line in other_work):
            yield Finding(conflict=Conflict.OTHER_WORK, found_by=FoundBy.COMPARING, name=name)


def _names(line: str, provider: str) -> bool:
    """Whether a line names a provider, as whole words; case and spaces do not count."""
    return f" {_words(provider)} " in f" {_words(line)} "


def _words(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _by_calendar(
    declared_on: date | None, declared_until: date | None, on: date
) -> Iterator[Finding]:
    if declared_on is None or declared_until is None or on >= declared_until:
        yield Finding(conflict=Conflict.UNDECLARED, found_by=FoundBy.CALENDAR, since=declared_until)
