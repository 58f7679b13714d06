"""Fields of the talk of three, with kind words."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.queries import SIGNS
from naast.supply.cooperation.rules import signs

TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}
UNKNOWN = {
    "invalid_choice": _("We do not know this choice. Choose from the list."),
    "invalid_list": _("We do not know this choice. Choose from the list."),
}


class NobodyNamed(forms.Form):
    """A form in whose words nobody may stand: what looks like a person is refused at once."""

    use_required_attribute = False
    words: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for name in self.words:
            found = signs(given.get(name) or "")
            if found:
                self.add_error(name, SIGNS[min(found)])
        return given


def line(label: Any, most: int, *, missing: Any = None, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=missing is not None,
        max_length=most,
        error_messages={"required": missing, **TOO_LONG},
    )


def text(
    label: Any, most: int, *, missing: Any = None, hint: Any = "", rows: int = 4
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=missing is not None,
        max_length=most,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": missing, **TOO_LONG},
    )


def one_of(
    label: Any, choices: Iterable[tuple[Any, Any]], *, missing: Any = None, radio: bool = False
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        required=missing is not None,
        widget=forms.RadioSelect if radio else forms.Select,
        error_messages={"required": missing, **UNKNOWN},
    )


def day(label: Any, *, missing: Any = None, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=missing is not None,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": missing,
            "invalid": _("This is not a day. Write it as 30-11-2026."),
        },
    )


def ask_for_later(form: forms.Form, name: str, *, today: Any) -> None:
    """Say it where a day was filled in that does not lie ahead, or lies years away."""
    found = form.cleaned_data.get(name)
    if found is None:
        return
    if found <= today:
        form.add_error(name, _("Choose a day that lies ahead."))
    elif (found - today).days > 5 * 366:
        form.add_error(name, _("Choose a day within five years."))
