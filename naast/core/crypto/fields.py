"""A column whose contents only open with the key of the person they are about.

    note.text = Clear("…", key=person_key)     # sealed when the row is saved
    note.text.open(key=person_key)             # after reading

Opening is explicit, so a list of rows opens nothing by accident and a template cannot.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models

from naast.core.crypto.rules import DataKey


@dataclass(frozen=True)
class Clear:
    """Text on its way to the database, with the key to seal it."""

    text: str
    key: DataKey

    def __repr__(self) -> str:
        return "Clear(…)"

    def open(self, *, key: DataKey) -> str:
        """Return the text: a row just saved reads like one just loaded."""
        return self.text


@dataclass(frozen=True)
class Sealed:
    """Text as the database holds it."""

    sealed: bytes
    label: str

    def __repr__(self) -> str:
        return "Sealed(…)"

    def open(self, *, key: DataKey) -> str:
        """Return the text. Raises DoesNotOpen."""
        return key.open(sealed=self.sealed, label=self.label)


class SealedField(models.BinaryField):  # type: ignore[type-arg]
    """Sealed text. `label` names the column for good: with another, what is there is unreadable."""

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        self.label = label
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "label": self.label}

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value), self.label)

    def to_python(self, value: Any) -> Any:
        return value

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002
        if isinstance(value, Clear):
            value = value.key.seal(text=value.text, label=self.label)
        elif isinstance(value, Sealed):
            value = value.sealed
        elif value is not None:
            raise TypeError(f"{self.label} takes Clear(text, key), not {type(value).__name__}")
        return super().get_db_prep_value(value, connection, prepared)
