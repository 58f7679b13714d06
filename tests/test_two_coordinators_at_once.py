"""No double booking, on real connections: who leads, who is asked and the resident act at once."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.tests.factories import make_offered
from naast.support.casework.actions import take_case
from naast.support.casework.models import Case
from naast.support.matching.actions import (
    AlreadyTaken,
    CannotBeProposed,
    accept_lines,
    ask_suggestion,
    make_suggestion,
    propose,
    withdraw_question,
)
from naast.support.matching.models import (
    Placement,
    Question,
    QueueSuggestion,
    SuggestedLine,
)
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import (
    make_question,
    make_suggested_line,
)
from naast.support.matching.tests.factories import make_suggestion as write_suggestion
from naast.support.people.tests.factories import make_person
from tests.at_once import at_once, own_database
from tests.cast import (
    BRAM,
    CARLA,
    CLOCK,
    HAVENSTAD,
    ILSE,
    MEIDOORN,
    NOON,
    SANNE,
    TINEKE,
    WETTERWALD,
    write_cast,
)

ROUNDS = 24

# A second coordinator of the same organisation.
COLLEAGUE = Actor(
    user_id=TINEKE.user_id,
    at=NOON,
    staff=TINEKE.scopes["staff"],
    coordinator=Scope(user_id=TINEKE.user_id, organisation_ids=[MEIDOORN], municipality_ids=[]),
)

Step = Callable[[Question], None]


@pytest.fixture(scope="module", autouse=True)
def database(django_db_setup, django_db_blocker) -> Iterator[None]:
    with own_database("two_leads", django_db_blocker):
        write_cast()
        make_municipality(id=WETTERWALD, slug="wetterwald")
        make_municipality(id=HAVENSTAD, slug="havenstad")
        make_organisation(id=MEIDOORN)
        for who in (SANNE, BRAM, ILSE):
            make_offered(who.user_id, domains=["money"], ceiling=60)
        yield


def asking(lead: Actor, whom: Actor) -> Step:
    def step(question: Question) -> None:
        with acting(lead):
            propose(actor=lead, question_id=question.id, user_id=whom.user_id, at=NOON)

    return step


def accepting(lead: Actor) -> Step:
    """Accept the line of a question in the suggestion that is there."""

    def step(question: Question) -> None:
        line = SuggestedLine.objects.filter(question=question).order_by("id").first()
        if line is None:  # it made place for the next suggestion
            raise CannotBeProposed
        with acting(lead):
            try:
                [outcome] = accept_lines(
                    actor=lead, suggestion_id=line.suggestion_id, line_ids=[line.id], at=NOON
                )
            except (QueueSuggestion.DoesNotExist, ValueError):
                raise CannotBeProposed from None
        if not outcome.asked:
            raise CannotBeProposed

    return step


def make_anew(_question: Question) -> None:
    """Ask for a suggestion and let the job make it, as the clock."""
    with acting(CARLA):
        asked = ask_suggestion(actor=CARLA, organisation_id=MEIDOORN, at=NOON)
    with acting(CLOCK):
        make_suggestion(actor=CLOCK, suggestion_id=asked.id)


def taking(who: Actor) -> Step:
    def step(question: Question) -> None:
        with acting(who):
            take_case(actor=who, question_id=question.id, at=NOON)

    return step


def take_back(question: Question) -> None:
    resident = Actor(at=NOON, resident=Scope(person_id=question.person_id))
    with acting(resident):
        withdraw_question(actor=resident, question_id=question.id, at=NOON)


def tried(questions: list[Question], steps: dict[str, Step]) -> list[Counter]:
    """Let every question undergo all steps at the same moment; count per question what was done."""

    def attempt(name: str, question: Question) -> str:
        try:
            steps[name](question)
        except (Question.DoesNotExist, CannotBeProposed, AlreadyTaken):
            return ""
        return name

    return at_once(questions, [partial(attempt, name) for name in steps])


def waiting(user: Actor | None = None) -> list[Question]:
    return [
        make_question(make_person(), user and user.user_id, chosen_by_resident=False)
        for _ in range(ROUNDS)
    ]


def test_two_coordinators_who_ask_for_one_question_leave_it_with_one():
    questions = waiting()

    went = tried(questions, {"Carla": asking(CARLA, SANNE), "other": asking(COLLEAGUE, BRAM)})

    for question, done in zip(questions, went, strict=True):
        question.refresh_from_db()
        # Who was second saw the first: she asked somebody else instead, or was refused.
        assert done
        assert question.user_id in {SANNE.user_id, BRAM.user_id}
        assert question.status == QuestionStatus.OPEN
    assert Placement.objects.filter(question__in=questions).count() == 0


def test_two_coordinators_who_accept_the_same_line_at_once_do_it_once():
    questions = waiting()

    went = tried(questions, {"Carla": asking(CARLA, SANNE), "other": asking(COLLEAGUE, SANNE)})

    for question, done in zip(questions, went, strict=True):
        question.refresh_from_db()
        assert sum(done.values()) == 1
        assert question.user_id == SANNE.user_id


def test_two_coordinators_who_accept_one_line_of_a_suggestion_at_once_ask_once():
    questions = waiting()
    suggestion = write_suggestion(MEIDOORN, CARLA.user_id)
    for question in questions:
        make_suggested_line(suggestion, question, SANNE.user_id)

    went = tried(questions, {"Carla": accepting(CARLA), "other": accepting(COLLEAGUE)})

    for question, done in zip(questions, went, strict=True):
        question.refresh_from_db()
        assert sum(done.values()) == 1, "one wins, the other is told"
        assert question.user_id == SANNE.user_id
        [line] = SuggestedLine.objects.filter(question=question)
        winner = CARLA if done["Carla"] else COLLEAGUE
        assert line.accepted_by_id == winner.user_id


def test_a_suggestion_that_is_made_anew_while_lines_are_accepted_stands_in_nobodys_way():
    questions = waiting()[:8]
    suggestion = write_suggestion(MEIDOORN, CARLA.user_id)
    for question in questions:
        make_suggested_line(suggestion, question, SANNE.user_id)

    went = tried(
        questions,
        {"Carla": accepting(CARLA), "anew": make_anew, "other": accepting(COLLEAGUE)},
    )

    assert all(done["anew"] for done in went)
    assert QueueSuggestion.objects.count() == 1
    for question, done in zip(questions, went, strict=True):
        question.refresh_from_db()
        assert (question.user_id is not None) == bool(done["Carla"] or done["other"])


def test_who_takes_it_while_it_is_put_to_another_takes_it_or_not_and_never_both():
    questions = waiting(SANNE)

    went = tried(
        questions,
        {"Sanne takes": taking(SANNE), "Carla asks": asking(CARLA, BRAM), "other": taking(BRAM)},
    )

    for question, done in zip(questions, went, strict=True):
        question.refresh_from_db()
        running = Placement.objects.filter(question=question, until_at=None)
        assert running.count() == Case.objects.filter(question=question).count()
        assert running.count() == done["Sanne takes"] + done["other"] <= 1
        if done["Sanne takes"]:
            assert running.get().user_id == question.user_id == SANNE.user_id
        assert done["Sanne takes"] or done["Carla asks"], "nobody got through"


def test_a_question_that_is_taken_back_at_that_moment_is_taken_by_nobody_or_not_taken_back():
    questions = waiting(SANNE)

    went = tried(questions, {"takes": taking(SANNE), "back": take_back})

    for question, done in zip(questions, went, strict=True):
        question.refresh_from_db()
        assert sum(done.values()) == 1
        taken = question.status == QuestionStatus.ACCEPTED
        assert taken == bool(done["takes"])
        assert Placement.objects.filter(question=question).count() == done["takes"]
