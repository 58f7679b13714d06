"""The cast: one fixed person for each role of DESIGN §1, the same in every test.

    with acting(SANNE):
        close_case(actor=SANNE, case_id=case.id, outcome="-", at=NOON)

The constants need no database. The fixture `cast` writes their users and grants, so that they can
sign in (`client.force_login(cast[SANNE])`) and rows can point at them. People, cases and the rest
are written by the factories of each app.

Two municipalities (1 and 2), two support organisations (1 and 2). Every name is made up.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from naast.core.identity.rules import Held, Role, scopes_of
from naast.core.policy.rules import NOBODY as NOBODY_AT_ALL
from naast.core.policy.rules import Actor, Scope

if TYPE_CHECKING:
    from naast.core.identity.models import User

NOON = datetime(2026, 11, 9, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
"""The moment at which the whole cast acts: a Monday."""

GRANTED_ON = date(2020, 1, 1)
"""Since when the cast holds its roles, for tests that go by the clock on the wall."""

WETTERWALD, HAVENSTAD = 1, 2
"""Two municipalities."""

MEIDOORN, LINDE = 1, 2
"""Two support organisations."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member of the cast who works with Naast: name, user id, and roles with their scopes."""

    name: str
    user_id: int
    grants: tuple[tuple[Role, str], ...]

    @property
    def email(self) -> str:
        return f"{self.name.lower()}@naast.example"

    def actor(self) -> Actor:
        """Return what `identity.queries.staff_actor` returns for this user at noon."""
        held = [
            Held(role=role, scope=scope, from_on=GRANTED_ON, until_on=None)
            for role, scope in self.grants
        ]
        scopes = scopes_of(grants=held, on=NOON.date())
        return Actor(
            user_id=self.user_id,
            at=NOON,
            staff=Scope(user_id=self.user_id),
            **{role: Scope(user_id=self.user_id, **ids) for role, ids in scopes.items()},
        )


MEMBERS: dict[Actor, Member] = {}
"""The staff of the cast."""


def _staff(name: str, user_id: int, *grants: tuple[Role, str]) -> Actor:
    member = Member(name=name, user_id=user_id, grants=grants)
    actor = member.actor()
    MEMBERS[actor] = member
    return actor


# The support house: organisation 1, and organisation 2 beside it.
SANNE = _staff("Sanne", 101, (Role.SUPPORTER, "organisation:1"))
BRAM = _staff("Bram", 102, (Role.SUPPORTER, "organisation:1"))
CARLA = _staff("Carla", 103, (Role.COORDINATOR, "organisation:1"))
DIRK = _staff("Dirk", 104, (Role.SUPPORTER, "organisation:2"))
ILSE = _staff("Ilse", 109, (Role.SUPERVISOR, "organisation:1"))
JOOP = _staff("Joop", 110, (Role.RECEPTIONIST, "organisation:1"))
TINEKE = _staff("Tineke", 120, (Role.COORDINATOR, "organisation:2"))
# Two roles in two places: coordinator of organisation 2 must open nothing of organisation 1.
UMA = _staff("Uma", 121, (Role.SUPPORTER, "organisation:1"), (Role.COORDINATOR, "organisation:2"))

# The municipality's house: municipality 1, and municipality 2 beside it.
EMRE = _staff("Emre", 105, (Role.COUNCIL_MEMBER, "municipality:1"))
FOPPE = _staff("Foppe", 106, (Role.ACCESS_OFFICER, "municipality:1"))
GEA = _staff("Gea", 107, (Role.POLICY_OFFICER, "municipality:1"))
KARIN = _staff("Karin", 111, (Role.ACCESS_LEAD, "municipality:1"))
LEO = _staff("Leo", 112, (Role.OBJECTION_OFFICER, "municipality:1"))
RINSKE = _staff("Rinske", 118, (Role.ACCESS_OFFICER, "municipality:2"))
STIJN = _staff("Stijn", 119, (Role.POLICY_OFFICER, "municipality:2"))

# Beside both houses.
MILA = _staff("Mila", 113, (Role.RESEARCHER, "platform:0"))
NOUR = _staff("Nour", 114, (Role.NETWORK_MEMBER, "platform:0"))
OMAR = _staff("Omar", 115, (Role.COMPLAINTS_OFFICER, "organisation:1"))
PETRA = _staff("Petra", 116, (Role.PRIVACY_OFFICER, "organisation:1"))
QUINTEN = _staff("Quinten", 117, (Role.ADMINISTRATOR, "platform:0"))

# Without an account: residents who came in with their code, one who offers a code, and nobody.
HANNA_ID = UUID("00000000-0000-4000-8000-000000000108")
WILLEM_ID = UUID("00000000-0000-4000-8000-000000000122")
VERAS_CODE_HASH = "5e" * 32
HANNA = Actor(at=NOON, resident=Scope(person_id=HANNA_ID))  # of the support house
WILLEM = Actor(at=NOON, resident=Scope(person_id=WILLEM_ID))  # of the municipality's house
VERA = Actor(at=NOON, visitor=Scope(code_hash=VERAS_CODE_HASH))
NOBODY = NOBODY_AT_ALL

# A job that runs by itself.
CLOCK = Actor(at=NOON, clock=Scope())

NAMES: dict[Actor, str] = {
    **{actor: member.name for actor, member in MEMBERS.items()},
    HANNA: "Hanna",
    WILLEM: "Willem",
    VERA: "Vera",
    NOBODY: "nobody",
    CLOCK: "clock",
}
"""Every member of the cast, with a name to print."""

CAST: tuple[Actor, ...] = tuple(NAMES)

MUNICIPAL: tuple[Actor, ...] = (EMRE, FOPPE, GEA, KARIN, LEO, RINSKE, STIJN)
"""Who holds a municipal grant, and so never gets a row of the support house (I-3)."""


def write_cast() -> "dict[Actor, User]":
    """Write the users and grants of the cast; they sign in as demo accounts, so with one factor."""
    from naast.core.identity.models import Grant, User  # noqa: PLC0415 (apps load later than this)

    users = {
        actor: User(id=member.user_id, email=member.email, name=member.name, is_demo=True)
        for actor, member in MEMBERS.items()
    }
    for user in users.values():
        user.set_unusable_password()
    User.objects.bulk_create(users.values())
    with connection.cursor() as cursor:
        # Users that a test makes beside the cast get numbers of their own.
        cursor.execute(
            "SELECT setval('identity_user_id_seq', GREATEST(last_value, 1000))"
            " FROM identity_user_id_seq"
        )
    Grant.objects.bulk_create(
        Grant(user=users[actor], role=role, scope=scope, from_on=GRANTED_ON)
        for actor, member in MEMBERS.items()
        for role, scope in member.grants
    )
    return users


@pytest.fixture
def cast(db: None) -> "dict[Actor, User]":
    """Write the cast and return its users by actor."""
    return write_cast()
