"""I-1 at the same moment: both hats reached for at once, on real connections, over and over."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import NamedTuple

import pytest
from django.db import OperationalError
from psycopg.errors import SerializationFailure

from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.support.casework.actions import close_case, take_case
from naast.support.casework.rules import Outcome as CaseOutcome
from naast.support.decisions.actions import close_matter, take_matter
from naast.support.decisions.rules import Outcome
from naast.support.matching.models import Question
from naast.support.matching.tests.factories import make_question
from naast.support.people.actions import CannotLink, link_houses
from naast.support.people.models import Circle, Hat, Person, Standing
from naast.support.people.queries import code_fingerprint
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_code, make_person
from tests.at_once import at_once, own_database
from tests.cast import HAVENSTAD, MEIDOORN, NOON, SANNE, WETTERWALD, write_cast

LEVELS = ("READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE")
PAIRS = 100

BOTH = Actor(
    user_id=SANNE.user_id,
    at=NOON,
    staff=SANNE.scopes["staff"],
    supporter=SANNE.scopes["supporter"],
    access_officer=Scope(user_id=SANNE.user_id, organisation_ids=[], municipality_ids=[HAVENSTAD]),
)


class Pair(NamedTuple):
    """The files of one human being in both houses, each with a question to the same user."""

    supported: Person
    decided: Person
    question: Question
    other_question: Question


Step = Callable[[Pair], None]


@pytest.fixture(scope="module", autouse=True)
def database(django_db_setup, django_db_blocker) -> Iterator[None]:
    with own_database("at_once", django_db_blocker):
        write_cast()
        make_municipality(id=WETTERWALD, slug="wetterwald")
        make_municipality(id=HAVENSTAD, slug="havenstad")
        make_organisation(id=MEIDOORN)
        yield


def make_pair(*, linked: bool = True) -> Pair:
    circle = Circle.objects.create() if linked else None
    supported = make_person(circle=circle)
    decided = make_person(circle=circle, house=House.MUNICIPALITY, municipality_id=HAVENSTAD)
    make_code(decided, code_fingerprint(text=code_of(decided)))
    return Pair(
        supported=supported,
        decided=decided,
        question=make_question(supported, BOTH.user_id),
        other_question=make_question(decided, BOTH.user_id),
    )


def code_of(person: Person) -> str:
    return f"otter wilg {person.id}"


def support(pair: Pair) -> None:
    with acting(BOTH):
        take_case(actor=BOTH, question_id=pair.question.id, at=NOON)


def decide(pair: Pair) -> None:
    with acting(BOTH):
        take_matter(actor=BOTH, question_id=pair.other_question.id, at=NOON)


def link(pair: Pair) -> None:
    resident = Actor(at=NOON, resident=Scope(person_id=pair.supported.id))
    with acting(resident):
        link_houses(actor=resident, other_code=code_of(pair.decided), source="here", at=NOON)


def tried(pairs: list[Pair], steps: tuple[Step, ...], *, level: str) -> list[Counter]:
    """Let every pair undergo all steps at the same moment; count per pair how each went."""

    def attempt(step: Step, pair: Pair) -> str:
        try:
            step(pair)
        except (Question.DoesNotExist, CannotLink):
            return f"{step.__name__} refused"
        except OperationalError as failed:
            # Above READ COMMITTED PostgreSQL asks to try again; we run on READ COMMITTED.
            if isinstance(failed.__cause__, SerializationFailure):
                return f"{step.__name__} asked to try again"
            raise
        return f"{step.__name__} done"

    return at_once(pairs, [partial(attempt, step) for step in steps], level=level)


def hats_in(circle_id) -> set[str]:
    return set(
        Hat.objects.filter(circle_id=circle_id, user_id=BOTH.user_id).values_list("kind", flat=True)
    )


@pytest.mark.req("R-123")
@pytest.mark.parametrize("level", LEVELS)
def test_of_both_hats_at_once_never_both_are_worn(level):
    pairs = [make_pair() for _ in range(PAIRS)]

    went = tried(pairs, (support, decide), level=level)

    for pair, outcome in zip(pairs, went, strict=True):
        standings = Standing.objects.filter(circle_id=pair.supported.circle_id, until_at=None)
        done = outcome["support done"] + outcome["decide done"]
        assert len(hats_in(pair.supported.circle_id)) <= 1
        assert standings.count() == done <= 1
        if level == "READ COMMITTED":
            assert done == 1, "somebody was left standing"


@pytest.mark.parametrize("level", LEVELS)
def test_linking_while_both_questions_are_taken_never_gives_both(level):
    pairs = [make_pair(linked=False) for _ in range(PAIRS // 4)]

    went = tried(pairs, (link, support, decide), level=level)

    for pair, outcome in zip(pairs, went, strict=True):
        circles = set(
            Person.objects.filter(id__in=[pair.supported.id, pair.decided.id]).values_list(
                "circle_id", flat=True
            )
        )
        assert all(len(hats_in(circle_id)) <= 1 for circle_id in circles)
        assert len(circles) == (1 if outcome["link done"] else 2)
        if outcome["link done"]:
            assert outcome["support done"] + outcome["decide done"] <= 1


def test_taking_and_closing_over_and_over_never_gives_both():
    pairs = [make_pair() for _ in range(PAIRS // 4)]

    def support_and_close(pair: Pair) -> None:
        with acting(BOTH):
            case = take_case(actor=BOTH, question_id=pair.question.id, at=NOON)
        later = NOON + timedelta(hours=1)
        with acting(BOTH):
            close_case(
                actor=BOTH, case_id=case.id, outcome=CaseOutcome.STOPPED, scores={}, at=later
            )

    def decide_and_close(pair: Pair) -> None:
        with acting(BOTH):
            matter = take_matter(actor=BOTH, question_id=pair.other_question.id, at=NOON)
        later = NOON + timedelta(hours=1)
        with acting(BOTH):
            close_matter(actor=BOTH, matter_id=matter.id, outcome=Outcome.STOPPED, at=later)

    went = tried(pairs, (support_and_close, decide_and_close), level="READ COMMITTED")

    for pair, outcome in zip(pairs, went, strict=True):
        assert sum(n for how, n in outcome.items() if how.endswith("done")) == 1
        assert len(hats_in(pair.supported.circle_id)) == 1
