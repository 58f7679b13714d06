"""The registry of personal data: what is kept about a person, whose it is, why, and for how long.

Each app declares its own in `policy.py` as `PERSONAL = (Personal(...), ...)`. Export, erasure,
retention, the tests of the walls and `docs/processing.md` walk the registry; a model with a person
in it and no declaration fails a test.
"""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import models


@dataclass(frozen=True, kw_only=True)
class Personal:
    """A table with personal data.

    `subject` is the path from a row to the person it is about ("person", "case__person"), or to the
    user for data about staff. `house` is "support", "municipality", "both" (each row says which) or
    "none" (no resident in it). `walls` is False only for what is read before anybody acts, with the
    reason in `ground`.
    """

    model: str
    subject: str
    house: str
    controller: str
    ground: str
    retention: str
    export: str
    walls: bool = True

    @property
    def model_class(self) -> type[models.Model]:
        return apps.get_model(self.model)


@cache
def registry() -> tuple[Personal, ...]:
    """Return every declaration, in the order of the apps."""
    found: list[Personal] = []
    for app in apps.get_app_configs():
        name = f"{app.name}.policy"
        if app.name.startswith("naast.") and find_spec(name):
            found.extend(getattr(import_module(name), "PERSONAL", ()))
    return tuple(found)
