"""How it stands with somebody for whom another asked, as the asker is told."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from naast.support.matching.rules import INVITED_FOR, Agreed, CodeMade, Stand, stand

MONDAY = datetime(2026, 11, 9, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def code(*, made_at=MONDAY, ended_at=None, agreed=None):
    return CodeMade(
        made_at=made_at, ends_at=made_at + INVITED_FOR, ended_at=ended_at, agreed=agreed
    )


class TestStand:
    def test_is_nothing_where_nobody_was_asked(self):
        assert stand(agreed=None, code=None, at=MONDAY) == (Stand.NOTHING, None)

    def test_waits_until_the_code_is_too_old(self):
        ends_at = MONDAY + INVITED_FOR

        assert stand(agreed=None, code=code(), at=ends_at - DAY) == (Stand.WAITS, ends_at)
        assert stand(agreed=None, code=code(), at=ends_at) == (Stand.OVER, ends_at)

    def test_tells_a_refusal_from_a_code_that_was_replaced(self):
        refused, replaced = code(ended_at=MONDAY, agreed=False), code(ended_at=MONDAY)

        assert stand(agreed=None, code=refused, at=MONDAY + DAY) == (Stand.REFUSED, MONDAY)
        assert stand(agreed=None, code=replaced, at=MONDAY + DAY) == (Stand.OVER, MONDAY)

    def test_says_that_she_stopped_until_she_is_asked_again(self):
        stopped = Agreed(agreed_at=MONDAY, withdrawn_at=MONDAY + DAY)
        again = code(made_at=MONDAY + 2 * DAY)

        assert stand(agreed=stopped, code=code(), at=MONDAY + 3 * DAY)[0] == Stand.STOPPED
        assert stand(agreed=stopped, code=again, at=MONDAY + 3 * DAY)[0] == Stand.WAITS

    @given(ended=st.booleans(), answer=st.sampled_from([None, True, False]))
    def test_who_agreed_and_did_not_stop_agreed_whatever_happened_to_codes(self, ended, answer):
        any_code = code(ended_at=MONDAY if ended or answer is not None else None, agreed=answer)

        found = stand(
            agreed=Agreed(agreed_at=MONDAY, withdrawn_at=None), code=any_code, at=MONDAY + DAY
        )

        assert found == (Stand.AGREED, MONDAY)
