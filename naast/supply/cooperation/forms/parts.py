"""Fields that more than one form has, with kind words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.queries import every

LONGEST_TEXT = 2000
LONGEST_LINE = 200
TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}
UNKNOWN = {
    "invalid_choice": _("We do not know this choice. Choose from the list."),
    "invalid_list": _("We do not know this choice. Choose from the list."),
}


class DayField(forms.DateField):
    """A day, by the calendar of the browser or typed as people write it here."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        said = {"invalid": _("This is not a day. Write it as 30-11-2026.")}
        super().__init__(
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            error_messages=said | kwargs.pop("error_messages", {}),
            **kwargs,
        )


class DaysField(forms.IntegerField):
    """So many working days, from 1 up to `most`."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        said = _("Fill in a whole number, from 1 to %(most)s.") % {"most": most}
        super().__init__(
            min_value=1,
            max_value=most,
            widget=forms.NumberInput({"inputmode": "numeric"}),
            error_messages={
                "invalid": said,
                "min_value": said,
                "max_value": said,
                **kwargs.pop("error_messages", {}),
            },
            **kwargs,
        )


RHYTHMS = (1, 2, 3, 4, 6, 12)


def rhythm_field(label: Any, **kwargs: Any) -> forms.TypedChoiceField:
    """Return the field for how often one sees each other: months, or None where not agreed."""
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=_rhythms,
        coerce=int,
        empty_value=None,
        error_messages=UNKNOWN,
        **kwargs,
    )


def _rhythms() -> list[tuple[str | int, str]]:
    return [("", every(None)), *((months, every(months)) for months in RHYTHMS)]


def from_field() -> DayField:
    """Return the field for the first day on which something agreed holds."""
    return DayField(
        label=_("From which day?"),
        error_messages={"required": _("Fill in from which day it holds.")},
    )


def until_field() -> DayField:
    """Return the field for the first day on which it no longer holds; it may stay open."""
    return DayField(
        label=_("On which day does it end?"),
        help_text=_("On this day it no longer holds. Leave it empty if no end was agreed."),
        required=False,
    )


def ask_for_an_end_after_the_start(form: forms.Form, given: dict[str, Any]) -> None:
    """Say it at `until_on` when both days are there and it is not after `from_on`."""
    starts, ends = given.get("from_on"), given.get("until_on")
    if starts and ends and ends <= starts:
        form.add_error("until_on", _("Choose a day after the first one."))


def text_field(label: Any, *, required: bool = False, **kwargs: Any) -> forms.CharField:
    """Return a field for some lines of text; `missing` is said when it must be filled in."""
    said = {"required": kwargs.pop("missing")} if "missing" in kwargs else {}
    return forms.CharField(
        label=label,
        required=required,
        max_length=kwargs.pop("most", LONGEST_TEXT),
        widget=forms.Textarea({"rows": kwargs.pop("rows", 4)}),
        error_messages={**TOO_LONG, **said},
        **kwargs,
    )
