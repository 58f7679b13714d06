"""The independence file: what keeps support independent, who carries it, what does not hold. Pure.

Source: inventory of 29 municipalities §3.2.1 (two hard tests, five angles, three parties), §1.2-1.3
(five legal demands), §3.2.3 (demarcation), §4.3.1 (safeguards), §3.5.1 (what one struggles with).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

OLD = timedelta(days=730)
"""Our choice: what a demand rests on is looked at again after two years."""


class Party(StrEnum):
    """Who may carry an angle. All three together give most certainty (§3.2.1)."""

    MUNICIPALITY = "municipality"
    PROVIDER = "provider"
    CLIENT = "client"


class Group(StrEnum):
    """What stands in the file, in the order of the page."""

    TESTS = "tests"
    ANGLES = "angles"
    DEMANDS = "demands"
    DEMARCATION = "demarcation"
    SAFEGUARDS = "safeguards"
    STRUGGLES = "struggles"


class Entry(StrEnum):
    """A subject of the file; each answer has its day, its evidence and the day of that."""

    TEST_FELT = "test_felt"
    TEST_NO_DECISIONS = "test_no_decisions"
    ANGLE_PROFESSIONALISM = "angle_professionalism"
    ANGLE_SEPARATE_TEAM = "angle_separate_team"
    ANGLE_POSITIVE_SIGNALS = "angle_positive_signals"
    ANGLE_TASK_PACKAGE = "angle_task_package"
    ANGLE_FREE_CHOICE = "angle_free_choice"
    DEMAND_INDEPENDENT = "demand_independent"
    DEMAND_ACCESSIBLE = "demand_accessible"
    DEMAND_LIFE_BROAD = "demand_life_broad"
    DEMAND_INTEREST = "demand_interest"
    DEMAND_FREE = "demand_free"
    TASKS_SUPPORTER = "tasks_supporter"
    TASKS_TEAM = "tasks_team"
    TASKS_DECIDER = "tasks_decider"
    SAFE_PEERS = "safe_peers"
    SAFE_TRAINING = "safe_training"
    SAFE_GUIDANCE = "safe_guidance"
    SAFE_RESEARCH = "safe_research"
    STRUGGLE_PLACE = "struggle_place"
    STRUGGLE_TASKS = "struggle_tasks"
    STRUGGLE_MONEY = "struggle_money"
    STRUGGLE_ELSE = "struggle_else"


def _of(prefix: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in Entry if entry.startswith(prefix + "_"))


ENTRIES: Mapping[Group, tuple[Entry, ...]] = {
    Group.TESTS: _of("test"),
    Group.ANGLES: _of("angle"),
    Group.DEMANDS: _of("demand"),
    Group.DEMARCATION: _of("tasks"),
    Group.SAFEGUARDS: _of("safe"),
    Group.STRUGGLES: _of("struggle"),
}

ASKED_RESIDENTS, COUNCIL_HEARD, NO_COMPLAINTS = "asked_residents", "council_heard", "no_complaints"
TASKS = (
    "inform", "advise", "stand_beside", "join_talk", "lead_talk", "decide", "arrange", "give_care",
)  # fmt: skip
NEVER_OF_A_SUPPORTER = frozenset({"lead_talk", "decide", "arrange", "give_care"})
NEVER_OF_WHO_DECIDES = frozenset({"stand_beside"})
_HOLDS = ("yes", "partly", "no")

CODES: Mapping[Entry, tuple[str, ...]] = {
    **dict.fromkeys((*ENTRIES[Group.TESTS], *ENTRIES[Group.DEMANDS]), _HOLDS),
    **dict.fromkeys(ENTRIES[Group.ANGLES], tuple(Party)),
    Entry.ANGLE_POSITIVE_SIGNALS: (*Party, ASKED_RESIDENTS, COUNCIL_HEARD, NO_COMPLAINTS),
    **dict.fromkeys(ENTRIES[Group.DEMARCATION], TASKS),
    **dict.fromkeys(ENTRIES[Group.SAFEGUARDS], ("runs", "planned", "not_there")),
}
"""What one may answer; what one struggles with is text: the point, and the choice made."""

SEVERAL = frozenset({*ENTRIES[Group.ANGLES], *ENTRIES[Group.DEMARCATION]})


class Warn(StrEnum):
    """What does not hold yet."""

    PARTY_MISSING = "party_missing"
    SILENCE = "silence"
    TEST_OPEN = "test_open"
    TEST_FAILS = "test_fails"
    DEMAND_OPEN = "demand_open"
    DEMAND_OLD = "demand_old"
    UNCLEAR = "unclear"
    TIED = "tied"


@dataclass(frozen=True, kw_only=True, slots=True)
class Filed:
    """What the file holds on one subject."""

    codes: frozenset[str]
    evidence: str = ""
    evidence_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Flag:
    """One flag: what is wrong, and with which subject, party or organisation."""

    kind: Warn
    entry: Entry | None = None
    about: str = ""


def carried(*, filed: Mapping[Entry, Filed]) -> dict[Entry, frozenset[Party]]:
    """Return of each angle who carries it.

    That nobody complained carries nothing: no news is no evidence (R-142). So good signs count only
    once residents were asked, or a council was heard.
    """
    found = {}
    for angle in ENTRIES[Group.ANGLES]:
        one = filed.get(angle)
        parties = frozenset(Party(code) for code in one.codes if code in set(Party)) if one else ()
        silent = angle is Entry.ANGLE_POSITIVE_SIGNALS and not (
            one and one.codes & {ASKED_RESIDENTS, COUNCIL_HEARD}
        )
        found[angle] = frozenset() if silent else frozenset(parties)
    return found


def rests_on_silence(*, filed: Mapping[Entry, Filed]) -> bool:
    """Whether good signs are claimed, and only because nobody complained."""
    one = filed.get(Entry.ANGLE_POSITIVE_SIGNALS)
    return one is not None and not one.codes & {ASKED_RESIDENTS, COUNCIL_HEARD}


def missing_parties(*, filed: Mapping[Entry, Filed]) -> tuple[Party, ...]:
    """Return who carries no angle: all three should (R-141)."""
    carry = frozenset().union(*carried(filed=filed).values())
    return tuple(party for party in Party if party not in carry)


def unclear(*, filed: Mapping[Entry, Filed]) -> tuple[Entry, ...]:
    """Return for which of supporter, team member and decider the line is not clear (R-228).

    Not clear is: nobody wrote down the tasks, the supporter has one of who decides, or who decides
    stands beside the resident.
    """
    found = []
    for entry, never in (
        (Entry.TASKS_SUPPORTER, NEVER_OF_A_SUPPORTER),
        (Entry.TASKS_TEAM, frozenset()),
        (Entry.TASKS_DECIDER, NEVER_OF_WHO_DECIDES),
    ):
        one = filed.get(entry)
        if one is None or not one.codes or one.codes & never:
            found.append(entry)
    return tuple(found)


def flags(*, filed: Mapping[Entry, Filed], tied: Iterable[str], on: date) -> tuple[Flag, ...]:
    """Return all that does not hold, the hard tests first.

    `tied` are organisations that work there and deliver help, or are tied to who does (R-139).
    """
    found = []
    for test in ENTRIES[Group.TESTS]:
        one = filed.get(test)
        if one is None:
            found.append(Flag(kind=Warn.TEST_OPEN, entry=test))
        elif "yes" not in one.codes:
            found.append(Flag(kind=Warn.TEST_FAILS, entry=test))
    found += [Flag(kind=Warn.TIED, about=name) for name in tied]
    found += [Flag(kind=Warn.PARTY_MISSING, about=party) for party in missing_parties(filed=filed)]
    if rests_on_silence(filed=filed):
        found.append(Flag(kind=Warn.SILENCE, entry=Entry.ANGLE_POSITIVE_SIGNALS))
    for demand in ENTRIES[Group.DEMANDS]:
        one = filed.get(demand)
        if one is None or not one.evidence or one.evidence_on is None:
            found.append(Flag(kind=Warn.DEMAND_OPEN, entry=demand))
        elif one.evidence_on + OLD < on:
            found.append(Flag(kind=Warn.DEMAND_OLD, entry=demand))
    found += [Flag(kind=Warn.UNCLEAR, entry=entry) for entry in unclear(filed=filed)]
    return tuple(found)


def documented(*, filed: Mapping[Entry, Filed], on: date) -> Collection[Entry]:
    """Return the legal demands that are worked out, with evidence and its day (R-137)."""
    bad = {one.entry for one in flags(filed=filed, tied=(), on=on)}
    return [demand for demand in ENTRIES[Group.DEMANDS] if demand not in bad]
