"""The fields of a form, and what is wrong with it."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm, BoundField, PasswordInput

from naast.core.ui import form_fields
from naast.core.ui.templatetags.ui.library import PARTS, register


@register.inclusion_tag(PARTS + "_field.html")
def field(
    bound: BoundField,
    *,
    look: str = "",
    size: str = "",
    icons: Mapping[str, str] | None = None,
    mark_optional: bool = True,
) -> dict[str, Any]:
    """Draw a field of a form: label, hint, error beside it, control, all wired together.

    `look` of a group of choices: "" (a list), words (pills), pictures (with `icons`, by value) or
    faces (`icons` are keys of drawn faces).
    `size`: "" or short. An optional field says so, unless `mark_optional` is off.
    """
    drawn = form_fields.draw(bound, size=size, icons=icons)
    return {"field": drawn, "look": look, "say_optional": mark_optional and not drawn.required}


@register.inclusion_tag(PARTS + "_fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """Draw all fields of a form, one below the other."""
    return {"form": form}


@register.inclusion_tag(PARTS + "_errors.html")
def errors(form: BaseForm) -> dict[str, Any]:
    """Draw what is not right yet, above the form, with a way to each field."""
    wrong = [
        {
            "url": f"#{form_fields.first_control_id(bound)}",
            "label": _with_stop(str(bound.label)),
            "text": error,
        }
        for bound in form
        for error in bound.errors
    ]
    return {
        "wrong": wrong,
        "other": form.non_field_errors(),
        "count": len(wrong) + len(form.non_field_errors()),
        # What is secret is asked again: no page shows it.
        "kept": not any(isinstance(f.widget, PasswordInput) for f in form.fields.values()),
    }


def _with_stop(text: str) -> str:
    return text if text.endswith(("?", ".", "!", ":")) else f"{text}:"
