"""Two hats never in one case (I-1), as a foreign key that PostgreSQL checks.

A running row says in which circle, for which user and under which hat it runs; that triple must
exist in `people_hat`, where a (circle, user) stands once. So the other hat is refused by the
database itself, at any isolation level, whatever the code forgot. A second foreign key keeps the
row in the circle of its person: otherwise a circle made up for the occasion would let the other
hat in.

Both are checked at once and can be put off to the end of a step that joins circles.
"""

from typing import Any

from django.db import models


def table_of(model: Any) -> str:
    return str(model._meta.db_table)  # noqa: SLF001


class WearsHat(models.constraints.BaseConstraint):
    """A foreign key (circle, user, hat) to `people_hat`; `hat` is NULL once the row has ended."""

    def __init__(self, *, name: str, user: str = "user_id", hat: str = "hat") -> None:
        super().__init__(name=name)
        self.user, self.hat = user, hat

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        path, _, kwargs = super().deconstruct()
        return path, (), {**kwargs, "user": self.user, "hat": self.hat}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WearsHat) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash(self.name)

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        return (
            f'ALTER TABLE "{table_of(model)}" ADD CONSTRAINT "{self.name}" '
            f"FOREIGN KEY (circle_id, {self.user}, {self.hat}) "
            "REFERENCES people_hat (circle_id, user_id, kind) ON UPDATE CASCADE "
            "DEFERRABLE INITIALLY IMMEDIATE"
        )

    def constraint_sql(self, model: Any, schema_editor: Any) -> str:
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))
        return ""  # nothing within CREATE TABLE: the table it points at may come later

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        return f'ALTER TABLE "{table_of(model)}" DROP CONSTRAINT "{self.name}"'

    def validate(self, *_: Any, **__: Any) -> None:
        """Leave it to PostgreSQL."""


class InHerCircle(models.constraints.BaseConstraint):
    """A foreign key (person, circle) to `people_person`: the row moves along with her circle."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        path, _, kwargs = super().deconstruct()
        return path, (), kwargs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InHerCircle) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        return (
            f'ALTER TABLE "{table_of(model)}" ADD CONSTRAINT "{self.name}" '
            "FOREIGN KEY (person_id, circle_id) "
            "REFERENCES people_person (id, circle_id) ON UPDATE CASCADE "
            "DEFERRABLE INITIALLY IMMEDIATE"
        )

    def constraint_sql(self, model: Any, schema_editor: Any) -> str:
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))
        return ""  # nothing within CREATE TABLE: the table it points at may come later

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        return f'ALTER TABLE "{table_of(model)}" DROP CONSTRAINT "{self.name}"'

    def validate(self, *_: Any, **__: Any) -> None:
        """Leave it to PostgreSQL."""
