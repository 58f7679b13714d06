"""The cast of the tests is who sign-in would make of them."""

from naast.core.identity.queries import staff_actor
from naast.core.identity.rules import Role
from tests.cast import CAST, MEMBERS, NOON


class TestCast:
    def test_is_what_signing_in_makes_of_them(self, cast):
        signed_in = {actor: staff_actor(user=cast[actor], at=NOON) for actor in MEMBERS}

        for actor, found in signed_in.items():
            assert found.user_id == actor.user_id
            assert found.as_setting() == actor.as_setting()

    def test_has_everybody(self):
        held = {role for actor in CAST for role in actor.scopes}

        assert held == {*Role, "staff", "resident", "visitor", "clock"}
