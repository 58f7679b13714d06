"""Who acts, as values and as what PostgreSQL reads."""

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.rules import NOBODY, TYPES, Actor, Scope

AT = datetime(2026, 11, 9, 11, 0, tzinfo=UTC)


class TestScope:
    def test_holds_what_it_is_given_and_nothing_else(self):
        scope = Scope(user_id=7, organisation_ids=[1])

        assert (scope.user_id, scope.organisation_ids) == (7, [1])
        with pytest.raises(AttributeError):
            _ = scope.person_id

    @pytest.mark.parametrize("name", sorted(TYPES))
    def test_refuses_none_because_that_would_mean_is_null(self, name):
        with pytest.raises(ValueError, match=name):
            Scope(**{name: None})

    def test_refuses_a_name_that_no_reach_may_ask(self):
        with pytest.raises(ValueError, match="everything"):
            Scope(everything=True)


class TestActor:
    def test_gives_each_scope_its_moment(self):
        actor = Actor(at=AT, supporter=Scope(user_id=7), coordinator=Scope(organisation_ids=[2]))

        assert {scope.now for scope in actor.scopes.values()} == {AT}

    def test_at_another_moment_changes_nobody_s_clock(self):
        first = Actor(user_id=7, at=AT, supporter=Scope(user_id=7))

        later = Actor(user_id=7, at=AT + timedelta(days=20), **first.scopes)

        assert first.scopes["supporter"].now == AT
        assert later.scopes["supporter"].now == AT + timedelta(days=20)

    def test_keeps_roles_apart(self):
        actor = Actor(
            supporter=Scope(organisation_ids=[1]), coordinator=Scope(organisation_ids=[2])
        )

        setting = json.loads(actor.as_setting())

        assert setting["supporter"]["organisation_ids"] == "{1}"
        assert setting["coordinator"]["organisation_ids"] == "{2}"

    def test_also_adds_a_scope_and_leaves_the_first_as_it_was(self):
        first = Actor(user_id=7, at=AT, supporter=Scope(user_id=7))

        second = first.also(handing_over=Scope(row_ids=[UUID(int=1)]))

        assert set(first.scopes) == {"supporter"}
        assert set(second.scopes) == {"supporter", "handing_over"}
        assert (second.user_id, second.at) == (7, AT)

    def test_holds_tells_of_any_of_the_roles(self):
        actor = Actor(supporter=Scope(user_id=7))

        assert actor.holds("coordinator", "supporter")
        assert not actor.holds("coordinator")

    def test_nobody_is_empty(self):
        assert json.loads(NOBODY.as_setting()) == {}

    def test_says_nothing_of_its_values_in_a_log(self):
        actor = Actor(resident=Scope(person_id=UUID(int=42)))

        assert str(UUID(int=42)) not in repr(actor)

    @given(
        code=st.text(max_size=80),
        ids=st.lists(st.integers(min_value=-(2**63), max_value=2**63 - 1), max_size=5),
    )
    def test_the_setting_is_json_whatever_a_scope_holds(self, code, ids):
        actor = Actor(at=AT, visitor=Scope(code_hash=code, organisation_ids=ids))

        read = json.loads(actor.as_setting())["visitor"]

        assert read["code_hash"] == code
        assert read["organisation_ids"] == "{" + ",".join(map(str, ids)) + "}"
        assert datetime.fromisoformat(read["now"]) == AT
