"""I-3 under attack: no municipal grant reads a row of the support house, on any way.

Every role, with the municipality as its scope, tries every address with the ids of a support file,
and reads every table by raw SQL as the app's role. There are no exports yet; when they come, their
addresses are tried here by themselves.
"""

import re
from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from naast.core.audit.models import Entry
from naast.core.identity.models import Grant, User
from naast.core.identity.rules import SUPPORTING, Held, Role, scopes_of
from naast.core.outbox.models import Message
from naast.core.policy.registry import Personal, registry
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.support.casework.tests.factories import (
    make_contact,
    make_goal,
    make_rung,
    make_running_case,
)
from naast.support.keys.tests.factories import make_consent
from naast.support.matching.tests.factories import make_question, make_text
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_person, make_relation
from tests.cast import CARLA, FOPPE, NOON, SANNE, WETTERWALD
from tests.world import World, write_world

# What a municipality could give to whom it likes, the phone at its desk included.
ROLES = sorted((set(Role) - SUPPORTING) | {Role.RECEPTIONIST})
SCOPE = f"municipality:{WETTERWALD}"
FIRST_USER = 900

NAME, PHONE, NUMBER = "Wobbelina", "0687654321", "V-77777"
WORDS = ("geheimvraag", "geheimgesprek", "geheimdoel", "geheimtrede", "geheimnaaste")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Write the world, a support file with words that stand nowhere else, and users."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = write_world()
        _write_file(world)
        for role in ROLES:
            user = User(id=user_id(role), email=f"{role}@gemeente.example", name=role, is_demo=True)
            user.set_unusable_password()
            user.save()
            Grant.objects.create(user=user, role=role, scope=SCOPE, from_on=date(2020, 1, 1))
        yield world
        transaction.set_rollback(True)


def _write_file(world: World) -> None:
    person = make_person(first_name=NAME, phone=PHONE)
    case = make_running_case(SANNE.user_id, person=person, text=WORDS[0])
    make_contact(case, WORDS[1])
    make_goal(case, WORDS[2])
    make_rung(case)
    make_consent(person)
    make_relation(person)
    waiting = make_question(person, SANNE.user_id, number=NUMBER)
    make_text(waiting, WORDS[0])
    for subject, house in ((person.id, House.SUPPORT), (None, House.SUPPORT)):
        Entry.objects.create(
            at=NOON,
            user_id=SANNE.user_id,
            role="supporter",
            action="casework.case.opened",
            object_type="casework.case",
            object_id=str(case.id),
            subject_id=subject,
            house=house,
        )
    world.secret_ids = [case.id, waiting.id, person.id, case.question_id]


def user_id(role: Role) -> int:
    return FIRST_USER + ROLES.index(role)


def actor_of(role: Role) -> Actor:
    """Return what signing in with this one grant gives."""
    held = [Held(role=role, scope=SCOPE, from_on=date(2020, 1, 1), until_on=None)]
    [(name, ids)] = scopes_of(grants=held, on=NOON.date()).items()
    own = {"user_id": user_id(role)}
    return Actor(**own, at=NOON, staff=Scope(**own), **{name: Scope(**own, **ids)})


def routes() -> Iterator[str]:
    """Yield every address, as a template with the kinds of its parts."""

    def walk(resolver: URLResolver, before: str) -> Iterator[str]:
        for one in resolver.url_patterns:
            here = before + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walk(one, here)
            elif isinstance(one, URLPattern):
                yield here

    yield from walk(get_resolver(), "/")


PART = re.compile(r"<(?:(\w+):)?\w+>")


def filled(route: str, secret: UUID) -> str:
    kinds = {"uuid": str(secret), "slug": "wetterwald", "int": "1"}
    return PART.sub(lambda part: kinds.get(part[1] or "", "x"), route).replace("//", "/")


WITH_AN_ID = sorted(route for route in routes() if "<uuid:" in route)
WITHOUT = sorted(route for route in routes() if "<uuid:" not in route and "(?P" not in route)


@pytest.fixture
def client_of(world):
    def sign_in(role: Role) -> Client:
        client = Client()
        client.force_login(User.objects.get(id=user_id(role)))
        return client

    return sign_in


def ask(client: Client, method: str, path: str):
    with transaction.atomic():
        answer = getattr(client, method)(path)
        transaction.set_rollback(True)
    return answer


def without_ids(text: str, secret: UUID) -> str:
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    return text.replace(str(secret), "id")


# ---------------------------------------------------------------- addresses


@pytest.mark.parametrize("role", ROLES)
def test_every_address_with_an_id_of_a_support_file_answers_as_for_an_id_that_nobody_has(
    world, client_of, role
):
    client, nobodys = client_of(role), uuid4()
    opened, told = [], []

    for route in WITH_AN_ID:
        for method in ("get", "post"):
            absent = ask(client, method, filled(route, nobodys))
            if absent.status_code == 405:  # not even a way in, whatever the id
                continue
            for secret in world.secret_ids:
                there = ask(client, method, filled(route, secret))
                # To go back to one's own list with "not possible" tells nothing.
                if there.status_code != 404 and not is_take(route, there):
                    opened.append((method, route, there.status_code))
                same = (
                    there.status_code == absent.status_code
                    and without_ids(there.content.decode(), secret)
                    == without_ids(absent.content.decode(), nobodys)
                    and there.headers.get("Location") == absent.headers.get("Location")
                )
                if not same:
                    told.append((method, route))

    assert opened == []
    assert told == []


def is_take(route: str, answer) -> bool:
    return route.endswith("/take/") and answer.status_code == 302


@pytest.mark.parametrize("role", ROLES)
def test_no_page_or_error_page_tells_of_a_support_file(world, client_of, role):
    client, told = client_of(role), []
    secrets = [NAME, PHONE, NUMBER, *WORDS, *map(str, world.secret_ids)]

    for route in WITHOUT:
        path = filled(route, uuid4())
        for address in (path, f"/en{path}", f"{path}?q={NAME}&zoek={NUMBER}&page=2"):
            answer = ask(client, "get", address)
            if "text" not in answer.headers.get("Content-Type", ""):
                continue
            page = answer.content.decode().replace(f"q={NAME}", "").replace(f"zoek={NUMBER}", "")
            for typed in (NAME, NUMBER):  # what one typed oneself
                page = page.replace(f'value="{typed}"', "")
            told += [(address, secret) for secret in secrets if secret in page]

    assert told == []


# ---------------------------------------------------------------- tables


WALLED = [one for one in registry() if one.walls and one.house in {"support", "both"}]


def support_rows(one: Personal) -> int:
    """Return how many rows of the support house the acting person gets, without any filter."""
    table = one.model_class._meta.db_table
    condition = "" if one.house == "support" else " WHERE house = 'support'"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"{condition}')
        return cursor.fetchone()[0]


@pytest.mark.parametrize("one", WALLED, ids=lambda one: one.model)
def test_raw_sql_gives_no_municipal_role_a_row_of_the_support_house(world, one):
    got = {}
    for role in ROLES:
        with acting(actor_of(role)):
            if rows := support_rows(one):
                got[role] = rows

    assert got == {}


@pytest.mark.parametrize("one", WALLED, ids=lambda one: one.model)
def test_there_are_rows_to_hide(world, one):
    table = one.model_class._meta.db_table
    condition = "" if one.house == "support" else " WHERE house = 'support'"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"{condition}')
        assert cursor.fetchone()[0] > 0 or one.model in {"outbox.Message", "experience.Answer"}


@pytest.mark.parametrize("role", ROLES)
def test_joins_counts_and_plans_give_nothing_either(world, role):
    tries = (
        "SELECT 1 FROM people_standing s, people_person p WHERE s.hat = 'supports'",
        "SELECT 1 FROM matching_question q, people_details d WHERE d.house = 'support'",
        "SELECT user_id FROM matching_placement WHERE house = 'support' GROUP BY user_id",
        "SELECT 1 FROM audit_entry WHERE house = 'support'",
        "SELECT 1 FROM outbox_message",
        "SELECT 1 FROM people_link",
        "SELECT 1 FROM people_hat WHERE kind = 'supports'",
        "TABLE casework_case",
    )

    with acting(actor_of(role)), connection.cursor() as cursor:
        got = []
        for sql in tries:
            cursor.execute(sql)
            got.append(cursor.fetchall())

    assert got == [[] for _ in tries]


@pytest.mark.parametrize("role", ROLES)
def test_nothing_of_a_support_file_can_be_changed(world, role):
    tables = ("casework_case", "casework_contact", "matching_question", "people_person")

    with acting(actor_of(role)), connection.cursor() as cursor:
        changed = []
        for table in tables:
            # A column that the app may change at all: of a talk nothing but its text.
            column = "text" if table == "casework_contact" else "id"
            cursor.execute(
                f"UPDATE {table} SET {column} = {column} WHERE id = ANY(%s)", [world.secret_ids]
            )
            changed.append(cursor.rowcount)
            cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [world.secret_ids])
            changed.append(cursor.rowcount)

    assert changed == [0] * 2 * len(tables)


# ---------------------------------------------------------------- what is told beside the file


def test_an_officer_with_matters_of_her_own_gets_them_and_nothing_of_support(world):
    tables = ("people_person", "people_standing", "matching_question", "people_details")

    with acting(FOPPE), connection.cursor() as cursor:
        houses = {}
        for table in tables:
            cursor.execute(f"SELECT DISTINCT house FROM {table}")
            houses[table] = cursor.fetchall()

    assert set(map(tuple, houses.values())) == {(("municipality",),)}


def test_a_coordinator_proves_that_the_rows_are_there(world):
    with acting(CARLA), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM matching_question WHERE number = %s", [NUMBER])
        assert cursor.fetchone() == (1,)


def test_the_record_and_the_outbox_hold_no_contents(world):
    held = {field.name for model in (Entry, Message) for field in model._meta.get_fields()}

    assert not held & {"text", "body", "contents", "note", "first_name"}
