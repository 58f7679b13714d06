"""Who reads which lines of the record."""

from datetime import timedelta

import pytest

from naast.core.audit.queries import entries
from naast.core.audit.tests.factories import entry
from naast.core.policy.walls import acting
from tests.cast import CAST, CLOCK, FOPPE, GEA, HANNA, HANNA_ID, NOON, SANNE


@pytest.fixture
def a_look(cast):
    """Write that Sanne looked at Hanna's file."""
    return entry(user_id=SANNE.user_id, subject_id=HANNA_ID, house="support")


class TestEntries:
    def test_of_a_look_are_for_who_looked_and_whom_it_is_about(self, a_look):
        seen = set()

        for actor in CAST:
            with acting(actor):
                if entries(actor=actor).exists():
                    seen.add(actor)

        assert seen == {SANNE, HANNA}

    @pytest.mark.parametrize("actor", [FOPPE, GEA, CLOCK])
    def test_with_the_name_of_another_actor_give_nothing(self, a_look, actor):
        with acting(actor):
            assert not entries(actor=SANNE).exists()

    def test_come_newest_first_with_who_did_it(self, cast, django_assert_num_queries):
        for hours in (2, 0, 1):
            entry(user_id=SANNE.user_id, subject_id=HANNA_ID, at=NOON - timedelta(hours=hours))

        with acting(HANNA), django_assert_num_queries(1):
            found = [(line.at, line.user.name) for line in entries(actor=HANNA)]

        assert found == [(NOON - timedelta(hours=hours), "Sanne") for hours in (0, 1, 2)]
