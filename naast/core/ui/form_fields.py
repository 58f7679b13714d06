"""A bound field of a form, taken apart for the template that draws it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField, CheckboxInput, Select, Textarea, Widget
from django.forms.boundfield import BoundWidget
from django.forms.widgets import ChoiceWidget
from django.utils.safestring import SafeString

TEXT = "utrecht-textbox utrecht-textbox--html-input"
AREA = "utrecht-textarea utrecht-textarea--html-textarea"
SELECT = "utrecht-select utrecht-select--html-select"


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One radio button or tick, with its words and perhaps an icon."""

    control: SafeString
    text: str
    icon: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """What the template of a field needs, and nothing it must work out."""

    id: str
    label: str
    hint: str
    hint_id: str
    errors: tuple[str, ...]
    error_id: str
    described_by: str
    required: bool
    kind: str
    control: SafeString
    options: tuple[Option, ...]


def draw(bound: BoundField, *, size: str = "", icons: Mapping[str, str] | None = None) -> Drawn:
    """Take a field apart. `kind` is hidden, one (a control), tick (one checkbox) or choices.

    `icons` gives an icon per value of a choice.
    """
    kind = _kind(bound)
    base = bound.auto_id or bound.html_name
    hint = str(bound.help_text) if kind != "hidden" else ""
    errors = tuple(str(error) for error in bound.errors)
    ids = ([f"{base}-hint"] if hint else []) + ([f"{base}-error"] if errors else [])
    described_by = " ".join(ids)
    return Drawn(
        id=base,
        label=str(bound.label),
        hint=hint,
        hint_id=f"{base}-hint",
        errors=errors,
        error_id=f"{base}-error",
        described_by=described_by,
        required=bound.field.required,
        kind=kind,
        control=SafeString() if kind == "choices" else _control(bound, described_by, size),
        options=tuple(_options(bound, icons or {})) if kind == "choices" else (),
    )


def first_control_id(bound: BoundField) -> str:
    """Return the id to which an error links: the control, or the first of a group."""
    base = bound.auto_id or bound.html_name
    return f"{base}_0" if _kind(bound) == "choices" else base


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, CheckboxInput):
        return "tick"
    if isinstance(widget, ChoiceWidget) and not isinstance(widget, Select):
        return "choices"
    return "one"


def _control(bound: BoundField, described_by: str, size: str) -> SafeString:
    """Render the control with the classes of the design system and its wiring."""
    widget = bound.field.widget
    if widget.is_hidden:
        return bound.as_widget()
    attrs: dict[str, Any] = {
        "class": " ".join(_classes(widget, invalid=bool(bound.errors), size=size))
    }
    if described_by:
        attrs["aria-describedby"] = described_by
    return bound.as_widget(attrs=attrs)


def _classes(widget: Widget, *, invalid: bool, size: str) -> Iterator[str]:
    if isinstance(widget, CheckboxInput):
        return
    base = AREA if isinstance(widget, Textarea) else SELECT if isinstance(widget, Select) else TEXT
    yield base
    if invalid:
        yield f"{base.split()[0]}--invalid"
    if size == "short":
        yield "naast-short"
    if own := widget.attrs.get("class"):
        yield str(own)


def _options(bound: BoundField, icons: Mapping[str, str]) -> Iterator[Option]:
    for option in bound.subwidgets:
        yield Option(
            control=_bare(option),
            text=str(option.choice_label),
            icon=icons.get(str(option.data["value"]), ""),
        )


def _bare(option: BoundWidget) -> SafeString:
    """Render an option alone. Invalid is the group, not each of its buttons."""
    option.data["attrs"].pop("aria-invalid", None)
    return option.tag()
