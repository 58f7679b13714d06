"""Sealing: what goes in comes out, and only with the right key, label and bytes."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.crypto.rules import KEY_BYTES, DataKey, DoesNotOpen, blind_index

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
LABEL = st.text(min_size=1, max_size=40)
KEY = DataKey(bytes(range(KEY_BYTES)))


class TestSealing:
    @given(text=TEXT, label=LABEL)
    def test_opens_to_what_was_sealed(self, text, label):
        assert KEY.open(sealed=KEY.seal(text=text, label=label), label=label) == text

    @given(text=TEXT)
    def test_twice_the_same_text_looks_different(self, text):
        assert KEY.seal(text=text, label="a") != KEY.seal(text=text, label="a")

    @given(text=st.text(st.characters(codec="ascii"), min_size=8))
    def test_shows_nothing_of_the_text(self, text):
        assert text.encode() not in KEY.seal(text=text, label="a")

    @given(text=TEXT)
    def test_does_not_open_with_the_key_of_somebody_else(self, text):
        with pytest.raises(DoesNotOpen):
            DataKey.new().open(sealed=KEY.seal(text=text, label="a"), label="a")

    @given(first=LABEL, second=LABEL)
    def test_does_not_open_in_another_column(self, first, second):
        sealed = KEY.seal(text="geheim", label=first)

        if first == second:
            assert KEY.open(sealed=sealed, label=second) == "geheim"
        else:
            with pytest.raises(DoesNotOpen):
                KEY.open(sealed=sealed, label=second)

    @given(text=TEXT, at=st.integers(min_value=0), bit=st.integers(0, 7))
    def test_does_not_open_when_one_bit_changed(self, text, at, bit):
        sealed = bytearray(KEY.seal(text=text, label="a"))
        sealed[at % len(sealed)] ^= 1 << bit

        with pytest.raises(DoesNotOpen):
            KEY.open(sealed=bytes(sealed), label="a")

    @given(length=st.integers(0, 40))
    def test_does_not_open_when_cut_short(self, length):
        sealed = KEY.seal(text="een zin die lang genoeg is", label="a")[:length]

        with pytest.raises(DoesNotOpen):
            KEY.open(sealed=sealed, label="a")

    @given(junk=st.binary(max_size=80))
    def test_does_not_open_what_was_never_sealed(self, junk):
        with pytest.raises(DoesNotOpen):
            KEY.open(sealed=junk, label="a")


class TestWrapping:
    def test_unwraps_to_the_same_key(self):
        by = os.urandom(KEY_BYTES)
        sealed = KEY.seal(text="geheim", label="a")

        again = DataKey.unwrap(
            wrapped=KEY.wrapped(by=by, controller="organisation-5"),
            by=by,
            controller="organisation-5",
        )

        assert again.open(sealed=sealed, label="a") == "geheim"

    def test_does_not_unwrap_with_the_key_of_another_controller(self):
        wrapped = KEY.wrapped(by=os.urandom(KEY_BYTES), controller="organisation-5")

        with pytest.raises(DoesNotOpen):
            DataKey.unwrap(wrapped=wrapped, by=os.urandom(KEY_BYTES), controller="organisation-5")

    def test_does_not_unwrap_under_the_name_of_another_controller(self):
        by = os.urandom(KEY_BYTES)

        with pytest.raises(DoesNotOpen):
            DataKey.unwrap(
                wrapped=KEY.wrapped(by=by, controller="organisation-5"),
                by=by,
                controller="municipality-5",
            )

    @given(junk=st.binary(max_size=80))
    def test_does_not_unwrap_what_was_never_wrapped(self, junk):
        with pytest.raises(DoesNotOpen):
            DataKey.unwrap(wrapped=junk, by=bytes(KEY_BYTES), controller="organisation-5")

    @given(at=st.integers(0, 60), bit=st.integers(0, 7))
    def test_does_not_unwrap_when_one_bit_changed(self, at, bit):
        by = bytes(KEY_BYTES)
        wrapped = bytearray(KEY.wrapped(by=by, controller="organisation-5"))
        wrapped[at] ^= 1 << bit

        with pytest.raises(DoesNotOpen):
            DataKey.unwrap(wrapped=bytes(wrapped), by=by, controller="organisation-5")

    @pytest.mark.parametrize("length", [0, 16, 31, 33])
    def test_a_key_has_its_full_length(self, length):
        with pytest.raises(ValueError, match=str(KEY_BYTES)):
            DataKey(bytes(length))


class TestBlindIndex:
    KEY = bytes(KEY_BYTES)

    @pytest.mark.parametrize(
        ("first", "second"),
        [("Zoë", "zoe"), ("06 12 34", "061234"), ("A@B.NL", " a@b.nl\n"), ("Straße", "STRASSE")],
    )
    def test_finds_without_case_accents_and_spaces(self, first, second):
        indexes = [
            blind_index(value=value, label="phone", key=self.KEY) for value in (first, second)
        ]

        assert indexes[0] == indexes[1]

    @given(value=TEXT)
    def test_needs_the_key_and_the_label(self, value):
        index = blind_index(value=value, label="phone", key=self.KEY)

        assert len(index) == 64
        assert index != blind_index(value=value, label="mail", key=self.KEY)
        assert index != blind_index(value=value, label="phone", key=b"\1" * KEY_BYTES)

    def test_label_and_value_do_not_run_together(self):
        assert blind_index(value="bc", label="a", key=self.KEY) != blind_index(
            value="c", label="ab", key=self.KEY
        )
