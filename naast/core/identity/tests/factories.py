"""Users and grants, for tests that need others than the cast."""

from typing import Any

from naast.core.identity.models import Grant, User
from tests.cast import GRANTED_ON


def user(name: str, *grants: tuple[str, str], password: str | None = None, **fields: Any) -> User:
    """Write a user with grants (role, scope), all in force since long ago."""
    email = f"{name.lower().replace(' ', '')}@naast.example"
    made = User.objects.create_user(
        **{"email": email, "password": password, "name": name, **fields}
    )
    Grant.objects.bulk_create(
        Grant(user=made, role=role, scope=scope, from_on=GRANTED_ON) for role, scope in grants
    )
    return made


def take_away_grants(of: User) -> None:
    """Leave a user without any role."""
    Grant.objects.filter(user=of).delete()


def find_user(email: str) -> User:
    return User.objects.get(email=email)


def count_users_and_grants() -> tuple[int, int]:
    return User.objects.count(), Grant.objects.count()
