"""What who leads an organisation fills in to hold a file longer."""

from datetime import date, datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.support.casework.forms import UNKNOWN, DayField, OwnForm
from naast.support.keeping.queries import why_choices
from naast.support.keeping.rules import may_hold


class HoldForm(OwnForm):
    """Why a file is kept longer than its time, and until when. `at` is now."""

    why = forms.ChoiceField(
        label=_("Why is this file kept longer?"),
        choices=why_choices,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose why. The resident reads it.")},
    )
    until_on = DayField(
        label=_("Until which day?"), help_text=_("A year at most. Then somebody looks again.")
    )

    def __init__(self, *args: object, at: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.today = timezone.localdate(at)

    def clean_until_on(self) -> date:
        """Refuse what is over, or further than a year."""
        until_on: date = self.cleaned_data["until_on"]
        if not may_hold(until_on=until_on, on=self.today):
            raise forms.ValidationError(_("Choose a day that is still to come, within a year."))
        return until_on
