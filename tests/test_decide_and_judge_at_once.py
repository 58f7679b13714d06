"""Who decides about her never judges her objection: two connections at once, in both orders.

An officer who holds both roles takes a question of hers to decide on, and her objection to what a
colleague decided, at the same moment; or the second while the first is not yet committed, with a
view of the world from before it. And she decides anew on what she was asked to judge.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from threading import Barrier, Thread

import pytest
from django.db import OperationalError, connection, transaction
from psycopg.errors import SerializationFailure

from naast.core.policy.rules import Scope
from naast.core.policy.walls import acting
from naast.supply.places.tests.factories import make_municipality
from naast.support.decisions.actions import take_matter
from naast.support.decisions.actions.objections import CannotJudge, take_objection
from naast.support.decisions.models import Decision, Matter, Objection
from naast.support.decisions.rules import Provision, Verdict
from naast.support.decisions.tests.factories import (
    make_decision,
    make_objection,
    make_running_matter,
)
from naast.support.matching.models import Question
from naast.support.matching.tests.factories import make_question
from naast.support.people.models import Standing
from naast.support.people.tests.factories import make_hat
from tests.at_once import own_database
from tests.cast import FOPPE, NOON, RINSKE, WETTERWALD, write_cast

# One process has the database of this file.
pytestmark = pytest.mark.xdist_group("decide and judge at once")

LEVELS = ("READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE")
PAIRS = 30

# Foppe decides here, and since this year judges objections to what his colleagues decide.
BOTH = FOPPE.also(objection_officer=Scope(user_id=FOPPE.user_id, municipality_ids=[WETTERWALD]))
COLLEAGUE = RINSKE.user_id


class Order(StrEnum):
    TOGETHER = "together"
    DECIDE_FIRST = "decide first"
    JUDGE_FIRST = "judge first"


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Of one resident: a question that still waits, and her objection to what was decided."""

    question: Question
    objection: Objection


Step = Callable[[Pair], None]


@pytest.fixture(scope="module", autouse=True)
def database(django_db_setup, django_db_blocker) -> Iterator[None]:
    with own_database("decide_and_judge", django_db_blocker):
        write_cast()
        make_municipality(id=WETTERWALD, slug="wetterwald")
        yield


def make_pair() -> Pair:
    matter = make_running_matter(COLLEAGUE)
    decision = make_decision(matter, verdict=Verdict.REFUSED, user_id=COLLEAGUE)
    asked = make_question(matter.person, FOPPE.user_id, notice="2026-11")
    return Pair(question=asked, objection=make_objection(decision))


def decide(pair: Pair) -> None:
    with acting(BOTH):
        take_matter(actor=BOTH, question_id=pair.question.id, at=NOON)


def judge(pair: Pair) -> None:
    with acting(BOTH):
        take_objection(actor=BOTH, objection_id=pair.objection.id, at=NOON)


def went(step: Step, work: Callable[[], None]) -> str:
    try:
        work()
    except (Question.DoesNotExist, CannotJudge):
        return f"{step.__name__} refused"
    except OperationalError as failed:
        # Above READ COMMITTED PostgreSQL asks to try again; we run on READ COMMITTED.
        if isinstance(failed.__cause__, SerializationFailure):
            return f"{step.__name__} asked to try again"
        raise
    return f"{step.__name__} done"


def in_order(step: Step, pair: Pair, *, order: Order, barrier: Barrier) -> None:
    """Do a step at the moment that the order gives it; the second has looked before the first."""
    if order == Order.TOGETHER:
        barrier.wait(timeout=60)
        step(pair)
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT FROM people_standing LIMIT 1")  # from here on her view is set
        barrier.wait(timeout=60)
        if step is {Order.DECIDE_FIRST: decide, Order.JUDGE_FIRST: judge}[order]:
            try:
                step(pair)
            finally:
                barrier.wait(timeout=60)  # done, and not committed: now the other begins
            return
        barrier.wait(timeout=60)
        step(pair)


def attack(pairs: list[Pair], *, order: Order, level: str) -> list[Counter[str]]:
    """Let each pair undergo both steps, a connection each. Raises what no step may raise."""
    found: list[Counter[str]] = [Counter() for _ in pairs]
    broken: list[BaseException] = []
    barrier = Barrier(2)

    def work(step: Step) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL {level}"
                )
            for pair, said in zip(pairs, found, strict=True):
                how = went(step, lambda one=pair: in_order(step, one, order=order, barrier=barrier))
                said[how] += 1
        except BaseException as error:  # noqa: BLE001 (told in the thread of the test)
            broken.append(error)
            barrier.abort()
        finally:
            connection.close()

    threads = [Thread(target=work, args=(step,)) for step in (decide, judge)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if broken:
        raise broken[0]
    return found


@pytest.mark.req("R-123")
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("order", Order)
def test_nobody_decides_about_her_and_judges_at_once(order, level):
    with transaction.atomic():
        pairs = [make_pair() for _ in range(PAIRS)]

    outcomes = attack(pairs, order=order, level=level)

    for pair, how in zip(pairs, outcomes, strict=True):
        person = pair.question.person_id
        decides = Matter.objects.filter(person_id=person, user_id=BOTH.user_id).count()
        judges = Objection.objects.filter(person_id=person, user_id=BOTH.user_id).count()
        here = Standing.objects.filter(person_id=person, user_id=BOTH.user_id)
        manners = sorted(here.values_list("manner", flat=True))
        assert (decides, judges) == (how["decide done"], how["judge done"]), how
        assert manners == ["beside"] * decides + ["judges"] * judges, how
        assert decides + judges <= 1, how
        if level == "READ COMMITTED":
            assert decides + judges == 1, how
            first = {Order.DECIDE_FIRST: decides, Order.JUDGE_FIRST: judges}.get(order, 1)
            assert first == 1, how


@pytest.mark.req("R-123")
def test_who_works_on_the_matter_does_not_judge_what_a_colleague_decided_in_it():
    with transaction.atomic():
        matter = make_running_matter(FOPPE.user_id)
        make_hat(matter.person, COLLEAGUE)
        decision = make_decision(matter, provision=Provision.HOUSEHOLD, user_id=COLLEAGUE)
        objection = make_objection(decision)

    with pytest.raises(CannotJudge), acting(BOTH):
        take_objection(actor=BOTH, objection_id=objection.id, at=NOON)

    objection.refresh_from_db()
    assert (objection.user_id, Decision.objects.filter(matter=matter).count()) == (None, 1)
