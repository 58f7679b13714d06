"""Fields that more than one form has, with kind words; `missing` is said where one stays empty."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.learning.steering.rules.council import ADVICE_AT_LEAST
from naast.supply.cooperation.queries import SIGNS
from naast.supply.cooperation.rules import signs

LONGEST_LINE = 200
TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}
UNKNOWN = {
    "invalid_choice": _("We do not know this choice. Choose from the list."),
    "invalid_list": _("We do not know this choice. Choose from the list."),
}


class NobodyNamed(forms.Form):
    """A form in whose words nobody may stand: what looks like a person is refused at once.

    `words` are the fields that are looked at; None is every field in which one writes.
    """

    use_required_attribute = False
    words: tuple[str, ...] | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        written = [n for n, field in self.fields.items() if isinstance(field, forms.CharField)]
        for name in written if self.words is None else self.words:
            if found := signs(given.get(name) or ""):
                self.add_error(name, SIGNS[min(found)])
        return given


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


def day_field(label: Any, *, missing: Any = "", help_text: Any = "") -> forms.DateField:
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


def one_of(
    label: Any, choices: Iterable[tuple[Any, Any]], *, missing: Any = "", radio: bool = False
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        required=bool(missing),
        widget=forms.RadioSelect if radio else forms.Select,
        error_messages={"required": missing, **UNKNOWN},
    )


def some_of(
    label: Any, choices: Iterable[tuple[Any, Any]], *, missing: Any = "", help_text: Any = ""
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        choices=list(choices),
        required=bool(missing),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": missing, **UNKNOWN},
    )


def ask_for_later(form: forms.Form, name: str, *, today: date) -> None:
    """Say it where a day was filled in that does not lie ahead, or lies years away."""
    found = form.cleaned_data.get(name)
    if found is None:
        return
    if found <= today:
        form.add_error(name, _("Choose a day that lies ahead."))
    elif (found - today).days > 5 * 366:
        form.add_error(name, _("Choose a day within five years."))


class AsksAdvice(NobodyNamed):
    """A form in which a council is asked something before a day: in four weeks at the soonest."""

    asks_before = ""

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        ask_for_later(self, self.asks_before, today=self.today)
        found = given.get(self.asks_before)  # no day is in it where one was wrong
        if found and found - self.today < ADVICE_AT_LEAST:
            self.add_error(self.asks_before, _("A council has four weeks at least."))
        return given
