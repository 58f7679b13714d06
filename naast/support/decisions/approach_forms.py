"""What an officer fills in about somebody to whom she goes of her own accord."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naast.support.decisions.models import SOURCES, WENT
from naast.support.decisions.rules import AFTER_DAYS

LONGEST = 1000
A_WEEK = 7
UNKNOWN = _("We do not know this choice. Choose from the list.")
TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}


def _when() -> list[tuple[str, str]]:
    return [(str(n), ngettext("Tomorrow", "In %(n)s days", n) % {"n": n}) for n in AFTER_DAYS]


class _Next(forms.Form):
    use_required_attribute = False

    after = forms.ChoiceField(
        label=_("When do you go?"),
        choices=_when,
        initial=str(A_WEEK),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a day."), "invalid_choice": UNKNOWN},
    )

    def next_on(self, *, on: date) -> date:
        """Return the day that was chosen, seen from day `on`."""
        return on + timedelta(days=int(self.cleaned_data["after"]))


class ApproachForm(_Next):
    """To whom, where, through whom, why."""

    zone = forms.ChoiceField(
        label=_("In which zone?"),
        error_messages={"required": _("Choose a zone."), "invalid_choice": UNKNOWN},
    )
    who = forms.CharField(
        label=_("To whom do you go?"), required=False, max_length=60, error_messages=TOO_LONG
    )
    where = forms.CharField(
        label=_("Where does this person live?"),
        max_length=120,
        error_messages={**TOO_LONG, "required": _("Write where. Otherwise nobody can go there.")},
    )
    source = forms.ChoiceField(
        label=_("Through whom do you come there?"),
        choices=SOURCES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose through whom."), "invalid_choice": UNKNOWN},
    )
    reason = forms.CharField(
        label=_("Why do you go?"),
        help_text=_("This person may read it. Write what you saw or were told."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={**TOO_LONG, "required": _("Write why. A few words are enough.")},
    )
    field_order = ("zone", "who", "where", "source", "reason", "after")

    def __init__(self, *args: Any, zones: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["zone"]).choices = [("", _("Choose")), *zones]


class WentForm(_Next):
    """How a visit was, and what was agreed."""

    went = forms.ChoiceField(
        label=_("How was it?"),
        choices=WENT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it was."), "invalid_choice": UNKNOWN},
    )
    agreed = forms.CharField(
        label=_("What did you agree on?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages=TOO_LONG,
    )
    field_order = ("went", "after", "agreed")
