"""How a new round asks: whom, what, and how far it is. Pure.

Source of method: inventory (2016), §2.1 (three kinds of question), §2.2 (whom), annex 1 (what).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Criterion(StrEnum):
    """By what municipalities are chosen. Source: inventory, §2.2."""

    WORKS_ON_IT = "works_on_it"
    CONTACT_KNOWN = "contact_known"
    LARGE_AND_SMALL = "large_and_small"
    WHOLE_COUNTRY = "whole_country"


class Party(StrEnum):
    """Who is asked in a municipality: one official, and two organisations. Source: §2.2."""

    OFFICIAL = "official"
    FORMAL = "formal"
    INFORMAL = "informal"


class InterviewState(StrEnum):
    PLANNED = "planned"
    INVITED = "invited"
    HELD = "held"
    NOT_HELD = "not_held"


class Stage(StrEnum):
    """How far a round is. What is published changes no more."""

    ASKING = "asking"
    PUBLISHED = "published"


class Kind(StrEnum):
    """What a question is about: what one wants, how it is arranged, how it goes. Source: §2.1."""

    VISION = "vision"
    ORGANISATION = "organisation"
    PRACTICE = "practice"


class Question(StrEnum):
    """What everybody is asked, in the order of the talk. Source: inventory, annex 1."""

    INDEPENDENCE = "independence"
    INVOLVEMENT = "involvement"
    AMBITION = "ambition"
    PARTIES = "parties"
    COOPERATION = "cooperation"
    COMMISSION = "commission"
    QUALITY = "quality"
    TRAINING = "training"
    METHOD = "method"
    SATISFACTION = "satisfaction"
    INFORMATION = "information"
    TIPS = "tips"
    BOTTLENECKS = "bottlenecks"


KINDS: Mapping[Kind, tuple[Question, ...]] = {
    Kind.VISION: (Question.INDEPENDENCE, Question.INVOLVEMENT, Question.AMBITION),
    Kind.ORGANISATION: (
        Question.PARTIES,
        Question.COOPERATION,
        Question.COMMISSION,
        Question.QUALITY,
        Question.TRAINING,
        Question.METHOD,
        Question.SATISFACTION,
        Question.INFORMATION,
    ),
    Kind.PRACTICE: (Question.TIPS, Question.BOTTLENECKS),
}


def still_to_invite(*, parties: Collection[Party]) -> list[Party]:
    """Return which of the three are not planned yet in a municipality, in their order."""
    return [party for party in Party if party not in parties]


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What one respondent said: by question her answer. `who` tells the party, never a person."""

    who: str
    party: Party
    answers: Mapping[Question, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """One question, with what each said of it. `apart`: official and a provider both answered."""

    question: Question
    kind: Kind
    said: tuple[tuple[str, str], ...]
    apart: bool


def side_by_side(*, told: Iterable[Told]) -> list[Beside]:
    """Return, by question, what the official and the providers say of the same subject (R-369)."""
    respondents = sorted(told, key=lambda one: (list(Party).index(one.party), one.who))
    found = []
    for kind, questions in KINDS.items():
        for question in questions:
            said = [
                (one, one.answers[question]) for one in respondents if one.answers.get(question)
            ]
            parties = {one.party for one, _ in said}
            found.append(
                Beside(
                    question=question,
                    kind=kind,
                    said=tuple((one.who, text) for one, text in said),
                    apart=Party.OFFICIAL in parties and len(parties) > 1,
                )
            )
    return found


def response(
    *, states: Mapping[str, Collection[InterviewState]], each: int = len(Party)
) -> tuple[int, int, int, int]:
    """Return selected, described, planned and reached of a round: `states` is by municipality."""
    held = {
        slug: sum(state is InterviewState.HELD for state in found) for slug, found in states.items()
    }
    return (
        len(states),
        sum(number > 0 for number in held.values()),
        len(states) * each,
        sum(held.values()),
    )
