"""Deciding anew on what another judges at that moment: two connections, in both orders.

PostgreSQL lets one decision take the place of another, once. Who comes second is told so, and
nothing of what she did is kept.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from threading import Thread

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from naast.core.policy.rules import Actor
from naast.supply.places.tests.factories import make_municipality
from naast.support.decisions.models import Decision, DecisionText, Letter, Objection
from naast.support.decisions.rules import Provision, Verdict
from naast.support.decisions.tests.factories import (
    judged_by,
    make_decision,
    make_objection,
    make_reasons,
    make_running_matter,
)
from tests.at_once import own_database
from tests.cast import FOPPE, LEO, NOON, WETTERWALD, write_cast

# One process has the database of this file.
pytestmark = pytest.mark.xdist_group("decide anew and judge at once")


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker) -> Iterator[Mapping[Actor, Client]]:
    """Make a database with who works there; give each a browser of their own."""
    with own_database("decide_anew", django_db_blocker):
        users = write_cast()
        make_municipality(id=WETTERWALD, slug="wetterwald")
        clients = {actor: Client() for actor in (FOPPE, LEO)}
        for actor, client in clients.items():
            client.force_login(users[actor])
        yield clients


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What Foppe decided, and the objection to it that Leo judges; she was heard."""

    decision: Decision
    objection: Objection
    clients: Mapping[Actor, Client]

    def decide_anew(self) -> HttpResponse:
        return self.clients[FOPPE].post(
            reverse("decisions:decide_anew", args=[self.decision.matter_id, self.decision.id]),
            {"verdict": "refused", "reasons": "De zoon kan helpen.", "why": "De dochter belde."},
        )

    def judge(self) -> HttpResponse:
        return self.clients[LEO].post(
            reverse("decisions:judge", args=[self.objection.id]),
            {
                "outcome": "founded",
                "reasons": "De dochter woont te ver weg.",
                "verdict": "granted",
                "what": "Twee uur per week.",
            },
        )

    def anew(self) -> list[tuple[int, str]]:
        """Return what took the place of what was decided: by whom, and what it says."""
        found = Decision.objects.filter(replaces_id=self.decision.id)
        return list(found.values_list("user_id", "verdict"))


@pytest.fixture
def pair(database: Mapping[Actor, Client]) -> Pair:
    with transaction.atomic():
        matter = make_running_matter(FOPPE.user_id)
        decision = make_decision(matter, provision=Provision.HOUSEHOLD, verdict=Verdict.REFUSED)
        make_reasons(matter, "De dochter kan helpen.")
        objection = make_objection(decision, heard_on=NOON.date())
        judged_by(objection, LEO.user_id)
    return Pair(decision=decision, objection=objection, clients=database)


def somebody_waits_for_me() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks"
            " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
        )
        return bool(cursor.fetchone()[0])


def one_while_the_other_waits(
    first: Callable[[], HttpResponse], second: Callable[[], HttpResponse]
) -> HttpResponse:
    """Do `first`, and commit it once `second` waits for it; return what `second` was told."""
    told: list[HttpResponse | Exception] = []

    def work() -> None:
        try:
            told.append(second())
        except Exception as error:  # noqa: BLE001 (told in the thread of the test)
            told.append(error)
        finally:
            connection.close()

    thread = Thread(target=work)
    with transaction.atomic():
        assert first().status_code == HTTPStatus.FOUND
        thread.start()
        while thread.is_alive() and not somebody_waits_for_me():
            pass
        assert thread.is_alive(), told
    thread.join(timeout=60)
    [answer] = told
    assert isinstance(answer, HttpResponse), answer
    return answer


@pytest.mark.req("R-123")
def test_who_decides_anew_is_told_that_it_was_judged_a_moment_ago(pair):
    answer = one_while_the_other_waits(pair.judge, pair.decide_anew)

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Hierover is al beslist" in page
    assert "De zoon kan helpen." in page
    assert pair.anew() == [(LEO.user_id, "granted")]
    pair.objection.refresh_from_db()
    assert pair.objection.outcome == "founded"
    assert DecisionText.objects.filter(decision__matter_id=pair.decision.matter_id).count() == 2


@pytest.mark.req("R-123")
def test_who_judges_is_told_that_it_was_decided_anew_a_moment_ago(pair):
    answer = one_while_the_other_waits(pair.decide_anew, pair.judge)

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "opnieuw beslist" in page
    assert "De dochter woont te ver weg." in page
    assert pair.anew() == [(FOPPE.user_id, "refused")]
    pair.objection.refresh_from_db()
    assert (pair.objection.outcome, pair.objection.decided_at) == ("", None)
    assert not Letter.objects.filter(matter_id=pair.decision.matter_id).exists()


def test_two_windows_decide_once(pair):
    answer = one_while_the_other_waits(pair.decide_anew, pair.decide_anew)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "De zoon kan helpen." in answer.content.decode()
    assert pair.anew() == [(FOPPE.user_id, "refused")]
