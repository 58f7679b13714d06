"""What a grant means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.identity.rules import (
    DECIDING,
    SUPPORTING,
    Held,
    Role,
    mixes_houses,
    parse_scope,
    scopes_of,
)

DAY = date(2026, 11, 9)


def held(role: str, scope: str, from_on: date = DAY, until_on: date | None = None) -> Held:
    return Held(role=role, scope=scope, from_on=from_on, until_on=until_on)


class TestHeld:
    @pytest.mark.parametrize(
        ("on", "in_force"),
        [
            (date(2026, 11, 8), False),
            (date(2026, 11, 9), True),
            (date(2026, 12, 31), True),
            (date(2027, 1, 1), False),
        ],
    )
    def test_is_in_force_from_its_first_day_up_to_its_last(self, on, in_force):
        grant = held("supporter", "organisation:1", until_on=date(2027, 1, 1))

        assert grant.in_force(on=on) is in_force

    def test_without_an_end_it_stays(self):
        assert held("supporter", "organisation:1").in_force(on=date(2999, 1, 1))


class TestParseScope:
    @pytest.mark.parametrize("kind", ["organisation", "municipality", "platform"])
    def test_reads_kind_and_number(self, kind):
        assert parse_scope(scope=f"{kind}:12") == (kind, 12)

    @pytest.mark.parametrize(
        "scope",
        ["", "organisation", "organisation:", "organisation:x", "team:1", ":1", "organisation:-1"],
    )
    def test_refuses_everything_else(self, scope):
        with pytest.raises(ValueError) as refused:  # noqa: PT011 (the text is the scope itself)
            parse_scope(scope=scope)

        assert str(refused.value) == scope

    @given(scope=st.text(max_size=30))
    def test_never_does_anything_but_read_or_refuse(self, scope):
        try:
            kind, number = parse_scope(scope=scope)
        except ValueError:
            return
        assert kind in {"organisation", "municipality", "platform"}
        assert number >= 0


class TestScopesOf:
    def test_keeps_roles_apart(self):
        grants = [held("supporter", "organisation:1"), held("coordinator", "organisation:2")]

        assert scopes_of(grants=grants, on=DAY) == {
            "supporter": {"organisation_ids": [1], "municipality_ids": []},
            "coordinator": {"organisation_ids": [2], "municipality_ids": []},
        }

    def test_joins_the_places_of_one_role_once(self):
        grants = [
            held("supporter", "organisation:1"),
            held("supporter", "organisation:3"),
            held("supporter", "organisation:1", from_on=date(2026, 1, 1)),
            held("supporter", "municipality:7"),
        ]

        assert scopes_of(grants=grants, on=DAY) == {
            "supporter": {"organisation_ids": [1, 3], "municipality_ids": [7]}
        }

    def test_leaves_out_what_is_over_or_still_to_come(self):
        grants = [
            held("supporter", "organisation:1", date(2025, 1, 1), DAY),
            held("coordinator", "organisation:1", date(2026, 11, 10)),
        ]

        assert scopes_of(grants=grants, on=DAY) == {}

    def test_the_platform_is_a_role_without_a_place(self):
        assert scopes_of(grants=[held("administrator", "platform:0")], on=DAY) == {
            "administrator": {"organisation_ids": [], "municipality_ids": []}
        }


def test_no_role_both_supports_and_decides():
    assert not SUPPORTING & DECIDING
    assert set(Role) >= SUPPORTING | DECIDING


SERVES = {1: {1, 2}, 2: {2}}


class TestMixesHouses:
    """Nobody supports and decides in one municipality (I-1)."""

    @given(
        st.sampled_from(Role),
        st.sampled_from(["organisation:1", "municipality:1"]),
        st.sampled_from(Role),
        st.sampled_from(["organisation:1", "municipality:1"]),
    )
    def test_exactly_one_of_each_in_one_municipality_mixes(self, one, here, other, there):
        mixes = mixes_houses(held=[held(one, here)], new=held(other, there), serves=SERVES)

        opposite = (one in SUPPORTING and other in DECIDING) or (
            one in DECIDING and other in SUPPORTING
        )
        assert mixes is opposite

    @pytest.mark.parametrize(
        ("scope", "mixes"),
        [
            ("organisation:1", True),
            ("organisation:2", False),
            ("organisation:3", True),  # where it works nobody knows, so everywhere
            ("municipality:1", True),
            ("municipality:2", False),
            ("platform:0", True),
        ],
    )
    def test_where_somebody_works_decides(self, scope, mixes):
        officer = held("access_officer", "municipality:1")

        assert mixes_houses(held=[officer], new=held("supporter", scope), serves=SERVES) is mixes
        assert mixes_houses(held=[held("supporter", scope)], new=officer, serves=SERVES) is mixes

    @pytest.mark.parametrize(
        ("from_on", "until_on", "mixes"),
        [
            (date(2026, 1, 1), date(2026, 11, 9), False),
            (date(2026, 1, 1), date(2026, 11, 10), True),
            (date(2026, 12, 1), None, False),
            (date(2026, 11, 30), None, True),
        ],
    )
    def test_one_after_the_other_does_not_mix(self, from_on, until_on, mixes):
        officer = held("access_officer", "municipality:1", until_on=date(2026, 12, 1))
        new = held("supporter", "organisation:1", from_on, until_on)

        assert mixes_houses(held=[officer], new=new, serves=SERVES) is mixes
