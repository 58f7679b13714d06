"""I-1 and I-3 under attack around the talk: nothing tells the municipality that support exists.

The same resident twice: once alone, once with a supporter beside her, a case, an appointment at the
same hour and her files linked. What her officer gets must be the same, page by page.
"""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.outbox.models import Message
from naast.core.policy.walls import Actor, Scope, acting
from naast.support.casework.tests.factories import make_running_case
from naast.support.decisions.models import Matter
from naast.support.decisions.tests.factories import make_notice, make_report, make_running_matter
from naast.support.encounters.actions import times
from naast.support.encounters.rules import Way
from naast.support.encounters.tests.factories import make_appointment
from naast.support.people.models import Link
from naast.support.people.tests.factories import make_ground
from tests.cast import FOPPE, KARIN, NOON, SANNE

SOON = NOON + timedelta(days=3)
ODD = re.compile(r'[0-9a-f]{8}-[0-9a-f-]{27}|V-\d+|name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture(autouse=True)
def noon(monkeypatch, cast):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_ground()


def her_matter(*, supported: bool) -> Matter:
    """Write a matter in which she offers times; with a supporter beside her, or without."""
    matter = make_running_matter(FOPPE.user_id)
    make_notice(matter)
    make_report(matter)
    if supported:
        case = make_running_case(SANNE.user_id)
        make_appointment(case.person, SANNE.user_id, starts_at=SOON)
        Link.objects.create(supported=case.person, decided=matter.person, linked_at=NOON)
    she = Actor(at=NOON, resident=Scope(person_id=matter.person_id))
    with acting(she):
        times.offer_times(actor=she, starts_at=[SOON], way=Way.HOME, at=NOON)
    return matter


def pages(client: Client, matter: Matter) -> list[tuple[str, int]]:
    """Return what an officer reads of a matter, without ids, and how many questions it took."""
    found = []
    for step in ("", "appointment/", "notice/", "report/reply/"):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(f"/desk/matters/{matter.id}/{step}")
        assert answer.status_code == 200, step
        found.append((ODD.sub("-", answer.content.decode()), len(asked)))
    return found


@pytest.mark.req("R-122")
def test_her_officer_reads_the_same_with_and_without_a_supporter(cast):
    client = Client()
    client.force_login(cast[FOPPE])
    alone, supported = her_matter(supported=False), her_matter(supported=True)
    pages(client, alone)  # so that nothing is read for the first time below

    assert pages(client, alone) == pages(client, supported)


@pytest.mark.parametrize("actor", [FOPPE, KARIN], ids=str)
def test_no_row_of_support_hangs_on_what_she_offers(actor):
    her_matter(supported=True)

    with acting(actor), connection.cursor() as cursor:
        got = []
        for sql in (
            "SELECT 1 FROM encounters_appointment WHERE house = 'support'",
            "SELECT 1 FROM people_link",
            "SELECT 1 FROM people_standing WHERE house = 'support'",
        ):
            cursor.execute(sql)
            got += cursor.fetchall()
    assert got == []


def test_the_record_and_the_messages_are_the_same_too():
    def left(*, supported: bool) -> tuple[list[str], list[str]]:
        matter = her_matter(supported=supported)
        done = Entry.objects.filter(subject_id=matter.person_id).values_list("action", flat=True)
        told = Message.objects.filter(subject_id=matter.person_id)
        return sorted(done), sorted(told.values_list("template", flat=True))

    assert left(supported=False) == left(supported=True)
