"""What is chosen and written about a visit: two thumbs and a few words."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naast.support.outreach import words
from naast.support.outreach.rules import AFTER_DAYS, SIGNALS, How, InSightHow

LONGEST_AGREED = 1000
UNKNOWN = _("We do not know this choice. Choose from the list.")
A_WEEK = 7


def _in_days(n: int) -> str:
    return ngettext("Tomorrow", "In %(n)s days", n) % {"n": n}


def _when() -> list[tuple[str, str]]:
    return [(str(n), _in_days(n)) for n in AFTER_DAYS]


class NextForm(forms.Form):
    """When one goes again: a number of days, so that a thumb is enough."""

    use_required_attribute = False

    after = forms.ChoiceField(
        label=_("When do you go again?"),
        choices=_when,
        initial=str(A_WEEK),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a day."), "invalid_choice": UNKNOWN},
    )

    def next_on(self, *, on: date) -> date:
        """Return the day that was chosen, seen from day `on`."""
        return on + timedelta(days=int(self.cleaned_data["after"]))


class VisitForm(NextForm):
    """How a visit went, and what was agreed."""

    how = forms.ChoiceField(
        label=_("How was it?"),
        choices=[(how.value, label) for how, label in words.HOW],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it was."), "invalid_choice": UNKNOWN},
    )
    agreed = forms.CharField(
        label=_("What did you agree on?"),
        required=False,
        max_length=LONGEST_AGREED,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"max_length": _("This is too long. Can you say it in fewer words?")},
    )
    field_order = ("how", "after", "agreed")

    @property
    def how_it_was(self) -> How:
        return How(self.cleaned_data["how"])


class InSightForm(NextForm):
    """How a visit to somebody without a name went. There is no field for words, on purpose."""

    how = forms.ChoiceField(
        label=_("How was it?"),
        choices=[(how.value, label) for how, label in words.IN_SIGHT_HOW],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it was."), "invalid_choice": UNKNOWN},
    )
    field_order = ("how", "after")

    @property
    def how_it_was(self) -> InSightHow:
        return InSightHow(self.cleaned_data["how"])


class KeepInSightForm(NextForm):
    """Where somebody is kept in sight, and which signal of two one saw. Never who."""

    where = forms.ChoiceField(
        label=_("In which zone?"),
        error_messages={"required": _("Choose a zone."), "invalid_choice": UNKNOWN},
    )
    signs = forms.MultipleChoiceField(
        label=_("Is this a signal?"),
        required=False,
        choices=[(sign.value, label) for sign, label in words.SIGNS if sign in SIGNALS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": UNKNOWN, "invalid_list": UNKNOWN},
    )
    field_order = ("where", "signs", "after")

    def __init__(self, *args: Any, zones: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["where"]).choices = [("", _("Choose")), *zones]


class GiveForm(forms.Form):
    """Who goes there: user id and name."""

    use_required_attribute = False

    user = forms.TypedChoiceField(
        label=_("Who goes there?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose somebody."), "invalid_choice": UNKNOWN},
    )

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["user"]).choices = choices
