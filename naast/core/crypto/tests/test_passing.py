"""What passes through a browser opens for us alone, for one purpose, for a while."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.crypto import passing
from naast.core.crypto.rules import DoesNotOpen
from tests.cast import NOON

HOUR = timedelta(hours=1)


def opened(sealed, *, purpose="talk", at=NOON):
    return passing.unseal(sealed=sealed, purpose=purpose, at=at, lasts=HOUR)


class TestPassing:
    @given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
    def test_comes_back_as_it_went(self, data):
        assert opened(passing.seal(data=data, purpose="talk", at=NOON)) == data

    def test_shows_nothing_and_is_never_the_same(self):
        first, second = (
            passing.seal(data={"words": "GEHEIM" * 50}, purpose="talk", at=NOON) for _ in range(2)
        )

        assert "GEHEIM" not in first
        assert first != second

    def test_is_closed_when_its_time_is_over_and_before_it_was_made(self):
        sealed = passing.seal(data=1, purpose="talk", at=NOON)

        assert opened(sealed, at=NOON + HOUR - timedelta(seconds=1)) == 1
        for at in (NOON + HOUR, NOON - timedelta(minutes=1)):
            with pytest.raises(passing.TooOld):
                opened(sealed, at=at)

    def test_opens_for_no_other_purpose(self):
        with pytest.raises(DoesNotOpen):
            opened(passing.seal(data=1, purpose="talk", at=NOON), purpose="something else")

    @given(st.text())
    def test_refuses_what_we_did_not_seal(self, text):
        with pytest.raises(DoesNotOpen):
            opened(text)

    @given(st.integers(min_value=0), st.sampled_from("ABCxyz_-"))
    def test_refuses_what_somebody_changed(self, place, sign):
        sealed = passing.seal(data="mijn plan", purpose="talk", at=NOON)
        at = place % (len(sealed) - 4)  # the last signs may hold bits that mean nothing
        changed = sealed[:at] + sign + sealed[at + 1 :]
        if changed == sealed:
            return

        with pytest.raises(DoesNotOpen):
            opened(changed)

    def test_still_opens_after_the_secret_key_was_renewed(self, settings):
        sealed = passing.seal(data=1, purpose="talk", at=NOON)
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "a new one, as long as it is secret"

        assert opened(sealed) == 1
