"""What is filled in about how people are reached: a number, an address, the hours of a week."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from naast.supply.places.rules import (
    LONGEST_HOURS,
    LONGEST_TALK_WORD,
    HoursFault,
    NotHours,
    NotPublic,
    NumberFault,
    Span,
    Week,
    is_official,
    public_number,
    read_hours,
    tells_a_mobile,
    write_hours,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FAR_AHEAD = timedelta(days=730)
TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}
HOURS_FAULTS: dict[HoursFault, "StrOrPromise"] = {
    HoursFault.UNREADABLE: _("We cannot read these hours. Write them as 9.00-12.00, 13.00-17.00."),
    HoursFault.NO_TIME: _("A day goes from 0.00 to 23.59. Look at the times."),
    HoursFault.BACKWARDS: _("These hours end before they start. Look at the times."),
    HoursFault.OVERLAP: _("Two of these hours are at the same time."),
    HoursFault.TOO_MANY: _("At most three times a day fit here."),
}
NUMBER_FAULTS: dict[NumberFault, "StrOrPromise"] = {
    NumberFault.NO_NUMBER: _("This is no phone number. A number has ten digits."),
    NumberFault.MOBILE: _("This is a mobile number. Fill in the number of the office."),
}
NO_MOBILE = _("A mobile number stands in this. Only the number of the office is public.")


class NumberField(forms.CharField):
    """A number that everybody may call, and never one of a person."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput({"type": "tel"}), **kwargs)

    def clean(self, value: Any) -> str:
        """Return the number as it stands on the pages."""
        typed: str = super().clean(value)
        try:
            return public_number(typed=typed) if typed else ""
        except NotPublic as wrong:
            raise forms.ValidationError(str(NUMBER_FAULTS[wrong.fault])) from wrong


class HoursField(forms.CharField):
    """The hours of one day; empty where nobody is there."""

    def clean(self, value: Any) -> tuple[Span, ...]:
        """Return the hours in order of time."""
        typed: str = super().clean(value)
        if len(typed) > LONGEST_HOURS:
            raise forms.ValidationError(str(HOURS_FAULTS[HoursFault.UNREADABLE]))
        try:
            return read_hours(typed=typed)
        except NotHours as wrong:
            raise forms.ValidationError(str(HOURS_FAULTS[wrong.fault])) from wrong


class WeekForm(forms.Form):
    """A week of hours: one field for each day."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, week: Week, initial: dict[str, Any]) -> None:
        filled = {f"day_{day}": write_hours(spans=spans) for day, spans in week.items()}
        super().__init__(data, initial={**initial, **filled})
        for day, name in enumerate(WEEKDAYS.values(), start=1):
            self.fields[f"day_{day}"] = HoursField(label=capfirst(name), required=False)

    @property
    def days(self) -> list[forms.BoundField]:
        """The fields of the week, Monday first."""
        return [self[f"day_{day}"] for day in range(1, 8)]

    def week(self) -> Week:
        """Return, of a valid form, the hours of each day."""
        return {day: self.cleaned_data[f"day_{day}"] for day in range(1, 8)}


class ReachedForm(WeekForm):
    """How an organisation is reached, and when it calls."""

    phone = NumberField(
        label=_("Phone number"),
        help_text=_("Of the organisation, never of one person. Everybody can read it."),
        required=False,
    )
    mail = forms.EmailField(
        label=_("Mail address"),
        help_text=_("Of the organisation, never of one person. Everybody can read it."),
        required=False,
        error_messages={
            "invalid": _("This is no mail address. It looks like name@example.nl."),
            **TOO_LONG,
        },
    )


class PointForm(WeekForm):
    """When a door is open; to the municipality also whose people sit there."""

    hosted_by = forms.ChoiceField(
        label=_("Whose people sit here?"),
        help_text=_("They keep the hours too."),
        required=False,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        week: Week,
        initial: dict[str, Any],
        hosts: Sequence[tuple[int, str]] | None,
    ) -> None:
        super().__init__(data, week=week, initial=initial)
        if hosts is None:
            del self.fields["hosted_by"]
            return
        field = self.fields["hosted_by"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [("", _("The municipality's own")), *((str(i), name) for i, name in hosts)]


class PhoneForm(forms.Form):
    """The number of the municipality, and when somebody answers it."""

    use_required_attribute = False

    phone = NumberField(
        label=_("Phone number"),
        help_text=_("It stands on every page. Never the number of one person."),
        error_messages={"required": _("Fill in a number. Every page has somebody to call.")},
    )
    hours_nl = forms.CharField(
        label=_("When somebody answers, in Dutch"),
        help_text=_("One short sentence, such as: Maandag tot en met vrijdag, 9.00 tot 17.00 uur."),
        max_length=120,
        error_messages={"required": _("Write when somebody answers."), **TOO_LONG},
    )
    hours_en = forms.CharField(
        label=_("The same in English"),
        max_length=120,
        error_messages={"required": _("Write it in English too."), **TOO_LONG},
    )

    def clean_hours_nl(self) -> str:
        """Refuse a number of a person among the words."""
        return _without_mobile(self.cleaned_data["hours_nl"])

    def clean_hours_en(self) -> str:
        """Refuse a number of a person among the words."""
        return _without_mobile(self.cleaned_data["hours_en"])


class TalkWordForm(forms.Form):
    """What people in a municipality call the talk about what somebody needs."""

    use_required_attribute = False

    talk_word = forms.CharField(
        label=_("What do people here call the talk?"),
        help_text=_(
            "For instance: keukentafelgesprek. It stands beside the official name, never alone. "
            "Leave it empty if it has no other name."
        ),
        required=False,
        max_length=LONGEST_TALK_WORD,
        error_messages=TOO_LONG,
    )

    def clean_talk_word(self) -> str:
        """Refuse a word of the law: who reads that must be able to rely on it."""
        word: str = self.cleaned_data["talk_word"]
        if is_official(word=word):
            raise forms.ValidationError(
                _("With this word the law means something. Choose a word of everyday speech.")
            )
        return word


def _without_mobile(text: str) -> str:
    if tells_a_mobile(text=text):
        raise forms.ValidationError(NO_MOBILE)
    return text


class ClosedForm(forms.Form):
    """A day on which nobody is there, though the week says so."""

    use_required_attribute = False

    on = forms.DateField(
        label=_("On which day is nobody there?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        error_messages={
            "required": _("Fill in on which day."),
            "invalid": _("This is not a day. Write it as 30-11-2026."),
        },
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("For colleagues only. Write no names."),
        required=False,
        max_length=120,
        error_messages=TOO_LONG,
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self._today = today

    def clean_on(self) -> date:
        """Ask for a day that is to come, and not far away."""
        on: date = self.cleaned_data["on"]
        if on < self._today:
            raise forms.ValidationError(_("This day is over. Choose today or later."))
        if on > self._today + FAR_AHEAD:
            raise forms.ValidationError(_("Choose a day within two years."))
        return on
