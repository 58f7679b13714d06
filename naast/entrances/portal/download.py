"""All that is kept about a resident, to take along: a PDF for people, JSON for machines.

It walks the registry of personal data and lists nothing itself, so a table that comes later is in
it from its first day. What she may see is in it, opened, and nothing else.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naast.core.crypto.fields import SealedField
from naast.core.crypto.keys import data_key
from naast.core.crypto.rules import DataKey, DoesNotOpen
from naast.core.files import queries as files
from naast.core.paper import queries as paper
from naast.core.policy.registry import Personal, registry
from naast.core.policy.walls import Actor, reach, row_policies
from naast.support.people import queries as people

# Of a key, a code or a search index nothing is hers: they tell nobody anything.
NOT_HERS = ("wrapped_key", "controller", "code_hash", "pin_hash", "half_key")
# What is public by itself, and reads better by its name.
BY_NAME = ("identity.User", "places.Municipality", "places.Zone", "organisations.Organisation")
CANNOT_BE_OPENED = "cannot be opened"


def of_residents() -> Iterator[tuple[Personal, type[models.Model]]]:
    """Yield each table of the registry of which a resident may see rows, with its model."""
    for one in registry():
        if one.walls and "resident" in row_policies(one.model_class).policy().get("view", {}):
            yield one, one.model_class


def rows(*, actor: Actor) -> list[dict[str, Any]]:
    """Return every table with what is kept there about who acts, opened; empty ones too.

    Shape: table, what (in words), controller, ground, retention, rows.
    """
    person = people.persons(actor=actor).get()
    key = people.key_of(person=person)
    return [
        {
            "table": one.model,
            "what": one.export,
            "controller": one.controller,
            "ground": one.ground,
            "retention": one.retention,
            "rows": [_row(row, key) for row in _seen(model, actor)],
        }
        for one, model in of_residents()
    ]


def _seen(model: type[models.Model], actor: Actor) -> models.QuerySet[Any]:
    table = row_policies(model).policy()
    named = [f.name for f in model._meta.concrete_fields if _is_by_name(f)]  # noqa: SLF001
    return (
        model._base_manager.filter(reach(table, actor, "view"))  # noqa: SLF001
        .select_related(*named)
        .order_by("pk")
    )


def _is_by_name(field: Any) -> bool:
    return bool(field.remote_field) and field.related_model._meta.label in BY_NAME  # noqa: SLF001


def _row(row: models.Model, key: DataKey) -> dict[str, Any]:
    opens = _key_of(row, key)
    return {
        field.name: _value(row, field, opens)
        for field in row._meta.concrete_fields  # noqa: SLF001
        if field.name not in NOT_HERS and not field.name.endswith("_index")
    }


def _key_of(row: models.Model, key: DataKey) -> DataKey | None:
    """Return the key of a row that has its own, such as a call-back, else hers; None if broken."""
    own = getattr(row, "wrapped_key", None)
    if not own or hasattr(row, "circle_id"):
        return key
    try:
        return data_key(wrapped=bytes(own), controller=row.controller)  # type: ignore[attr-defined]
    except DoesNotOpen:
        return None


def _value(row: models.Model, field: Any, key: DataKey | None) -> Any:
    value = getattr(row, field.attname)
    if value is None:
        return None
    if isinstance(field, SealedField):
        try:
            return value.open(key=key) if key else CANNOT_BE_OPENED
        except DoesNotOpen:
            return CANNOT_BE_OPENED
    if _is_by_name(field):
        return str(getattr(row, field.name))
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return None
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value


# ---------------------------------------------------------------- the file she gets


def archive(*, actor: Actor, told: Mapping[str, Any], name: str, at: datetime) -> bytes:
    """Return a ZIP with her file as PDF (`told`, in her words) and as JSON (everything)."""
    everything = {
        "made_at": at.isoformat(),
        "municipality": name,
        "about": "All that is kept about you. Source: GDPR art. 15 and 20.",
        "tables": rows(actor=actor),
    }
    sheet = paper.pdf(
        template="portal/file",
        data=told,
        title=_("Your file"),
        lang=get_language() or "nl",
        at=at,
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bundle:
        for inside, content in (
            (_("my-file.pdf"), sheet),
            (
                _("my-file.json"),
                json.dumps(everything, ensure_ascii=False, indent=1).encode(),
            ),
            *_documents(actor),
        ):
            bundle.writestr(_entry(inside, at), content)
    return held.getvalue()


def _documents(actor: Actor) -> Iterator[tuple[str, bytes]]:
    """Yield every document of her file, by number and kind; its name stands in the JSON.

    A damaged one keeps her from none of the others.
    """
    key = people.key_of(person=people.persons(actor=actor).get())
    for number, stored in enumerate(files.files(actor=actor), start=1):
        try:
            content = files.contents(actor=actor, file_id=stored.id, key=key)
        except DoesNotOpen:
            yield f"{number}.txt", _("This document cannot be opened. Call us.").encode()
        else:
            yield f"{number}.{stored.kind}", content


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=at.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
