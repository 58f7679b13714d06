"""Fields that more than one form has, with kind words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.queries import SIGNS
from naast.supply.cooperation.rules import signs

LONGEST_LINE = 200
TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}
UNKNOWN = {
    "invalid_choice": _("We do not know this choice. Choose from the list."),
    "invalid_list": _("We do not know this choice. Choose from the list."),
}


def day_field(label: Any, *, missing: Any = "", help_text: Any = "") -> forms.DateField:
    """Return a field for a day; `missing` is said when it must be filled in."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        error_messages={
            "required": missing,
            "invalid": _("This is not a day. Write it as 30-11-2026."),
        },
    )


def text_field(
    label: Any, longest: int, *, missing: Any = "", help_text: Any = "", rows: int = 4
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        max_length=longest,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": missing, **TOO_LONG},
    )


def line_field(
    label: Any, longest: int = LONGEST_LINE, *, missing: Any = "", help_text: Any = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        max_length=longest,
        error_messages={"required": missing, **TOO_LONG},
    )


def one_of(label: Any, choices: Any, *, missing: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": missing, **UNKNOWN},
    )


def some_of(label: Any, choices: Any, *, missing: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=bool(missing),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": missing, **UNKNOWN},
    )


class NobodyNamed(forms.Form):
    """A form in whose words no resident stands: what looks like a person is refused at once."""

    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, value in list(given.items()):
            if isinstance(value, str) and (found := signs(value)):
                self.add_error(name, SIGNS[min(found)])
        return given
