"""A sealed column: sealed on the way in, opened on purpose, telling nothing by accident."""

import pytest
from django.db import connection

from naast.core.crypto.fields import Clear, Sealed, SealedField
from naast.core.crypto.rules import DataKey, DoesNotOpen

KEY = DataKey.new()


@pytest.fixture
def field():
    return SealedField(label="people.phone")


def saved(field, value):
    """Return the bytes as the database would hold them."""
    prepared = field.get_db_prep_value(value, connection)
    return None if prepared is None else bytes(getattr(prepared, "obj", prepared))


class TestSealedField:
    def test_seals_on_the_way_in_and_opens_with_the_key(self, field):
        held = saved(field, Clear("06 12 34 56 78", KEY))

        read = field.from_db_value(memoryview(held), None, connection)

        assert b"06 12" not in held
        assert read.open(key=KEY) == "06 12 34 56 78"

    def test_moved_to_another_column_it_does_not_open(self, field):
        held = saved(field, Clear("06 12 34 56 78", KEY))

        read = SealedField(label="people.mail").from_db_value(held, None, connection)

        with pytest.raises(DoesNotOpen):
            read.open(key=KEY)

    def test_saving_a_row_again_keeps_what_was_sealed(self, field):
        held = saved(field, Clear("geheim", KEY))

        again = saved(field, field.from_db_value(held, None, connection))

        assert again == held

    def test_nothing_stays_nothing(self, field):
        assert saved(field, None) is None
        assert field.from_db_value(None, None, connection) is None

    @pytest.mark.parametrize("value", ["open text", b"bytes", 12])
    def test_refuses_text_without_a_key(self, field, value):
        with pytest.raises(TypeError, match=r"people\.phone"):
            saved(field, value)

    def test_a_row_just_saved_reads_like_one_just_loaded(self):
        assert Clear("geheim", KEY).open(key=KEY) == "geheim"

    def test_keeps_its_label_in_migrations(self, field):
        _, _, _, kwargs = field.deconstruct()

        assert kwargs["label"] == "people.phone"

    @pytest.mark.parametrize("value", [Clear("geheim", KEY), Sealed(b"bytes", "a")])
    def test_shows_nothing_when_printed(self, value):
        assert "geheim" not in f"{value!r} {value}"
        assert "bytes" not in f"{value!r} {value}"

    def test_the_key_shows_nothing_when_printed(self):
        assert str(KEY._raw) not in repr(KEY)
