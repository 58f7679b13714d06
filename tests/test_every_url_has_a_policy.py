"""Every address of Naast answers each of the cast as its line in `tests/addresses` says.

A new address fails here until its line is written: who may, and that a stranger is told nothing.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from naast.core.identity.models import User
from naast.core.identity.queries import RESIDENT
from tests.addresses import TABLE
from tests.cast import (
    HANNA,
    MEMBERS,
    NAMES,
    NOBODY,
    WILLEM,
)
from tests.world import write_world


def patterns() -> Iterator[tuple[str, str]]:
    """Yield name and route of every address that the resolver knows."""

    def walk(resolver: URLResolver, space: str, route: str) -> Iterator[tuple[str, str]]:
        for one in resolver.url_patterns:
            here = route + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walk(one, f"{space}{one.namespace}:" if one.namespace else space, here)
            elif isinstance(one, URLPattern):
                yield f"{space}{one.name}", here

    yield from walk(get_resolver(), "", "")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Write the rows of all apps, once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield write_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sessions(world):
    """Sign everybody in who can: staff with an account, residents with their code."""
    users = User.objects.in_bulk([member.user_id for member in MEMBERS.values()])
    sessions = {NOBODY: ""}
    for actor, member in MEMBERS.items():
        client = Client()
        client.force_login(users[member.user_id])
        sessions[actor] = client.session.session_key
    later = timezone.now() + timedelta(hours=1)  # noqa: TID251 (views go by the clock on the wall)
    for actor in (HANNA, WILLEM):
        session = SessionStore()
        session[RESIDENT] = {
            "person_id": str(actor.scopes["resident"].person_id),
            "until": later.isoformat(),
        }
        session.save()
        sessions[actor] = session.session_key
    return sessions


def ask(method: str, path: str, *, session: str) -> HttpResponse:
    """Return the answer to one request; what it changed is undone."""
    cache.clear()  # where allauth counts who asks too often
    client = Client()  # a new one: an answer may sign one out
    client.cookies["naast"] = session
    with transaction.atomic():
        answer = getattr(client, method)(path)
        transaction.set_rollback(True)
    return answer


def test_every_address_has_a_line_and_every_line_an_address():
    names = [name for name, _ in patterns()]

    assert sorted(TABLE) == sorted(names), "write the line: who may, and what a stranger gets"


def test_no_address_hides_behind_another():
    routes = defaultdict(list)
    for name, route in patterns():
        routes[route].append(name)

    assert {route: names for route, names in routes.items() if len(names) > 1} == {}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", TABLE)
def test_each_of_the_cast_gets_what_the_table_says(name, method, world, sessions):
    line = TABLE[name]

    wrong = {}
    with transaction.atomic():
        path = line.path if isinstance(line.path, str) else line.path(world)
        for actor, session in sessions.items():
            answer = ask(method, path, session=session)
            expected = line.expected(actor, method)
            if answer.status_code not in (expected if isinstance(expected, set) else {expected}):
                wrong[NAMES[actor]] = answer.status_code
        transaction.set_rollback(True)  # what a path wrote to lead somewhere is of this line alone

    assert wrong == {}
