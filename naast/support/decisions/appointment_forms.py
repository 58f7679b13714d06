"""What an officer fills in when she agreed on a moment out loud."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.support.decisions.forms import OfficerForm
from naast.support.encounters.queries import way_choices
from naast.support.encounters.rules import (
    LONGEST_MINUTES,
    SHORTEST_MINUTES,
    TALK_MINUTES,
    lies_ahead,
)


class AgreedForm(OfficerForm):
    """A moment to come, as it was agreed. `at` is now."""

    on = forms.DateField(
        label=_("On which day?"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("This is not a day. Write it as 30-11-2026."),
        },
    )
    time = forms.TimeField(
        label=_("At what time?"),
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Write at what time."),
            "invalid": _("This is not a time. Write it as 14.00."),
        },
    )
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        initial=TALK_MINUTES,
        min_value=SHORTEST_MINUTES,
        max_value=LONGEST_MINUTES,
        error_messages={
            "required": _("Write how many minutes."),
            "invalid": _("Write the minutes as a number, such as 15."),
            "min_value": _("At least 5 minutes."),
            "max_value": _("At most a day."),
        },
    )
    way = forms.ChoiceField(
        label=_("How do you meet?"),
        choices=way_choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how you meet."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def was_taken(self) -> None:
        """Say that the officer has another appointment then; of whom is not told."""
        self.add_error("on", _("You have another appointment then. Choose another moment."))

    def clean(self) -> dict[str, Any]:
        """Put day and time together, in Dutch time."""
        data = super().clean() or {}
        if not {"on", "time", "minutes"} <= data.keys():
            return data
        starts_at = timezone.make_aware(datetime.combine(data["on"], data["time"]))
        if not lies_ahead(starts_at=starts_at, minutes=data["minutes"], at=self.at):
            self.add_error("on", _("Choose a moment that is still to come, within a year."))
        data["starts_at"] = starts_at
        return data
