"""The times that a resident offers for a talk with the municipality. Names in Dutch."""

from datetime import datetime
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.support.encounters.queries import offered_way_choices
from naast.support.encounters.rules import TALK_MINUTES, lies_ahead

ROWS = (1, 2, 3)
_LABELS = {
    1: (_("First day"), _("First time")),
    2: (_("Second day"), _("Second time")),
    3: (_("Third day"), _("Third time")),
}


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("This is not a day. Write it as 30-11-2026.")},
    )


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("This is not a time. Write it as 14.00.")},
    )


class TimesForm(forms.Form):
    """One to three moments, and where. `at` is now."""

    use_required_attribute = False

    waar = forms.ChoiceField(
        label=_("How do you want to speak?"),
        choices=offered_way_choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how you want to speak."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        for n in ROWS:
            day, time = _LABELS[n]
            self.fields[f"dag_{n}"], self.fields[f"uur_{n}"] = _day(day), _time(time)

    def rows(self) -> list[tuple[BoundField, BoundField]]:
        """Return day and time of each line of the page."""
        return [(self[f"dag_{n}"], self[f"uur_{n}"]) for n in ROWS]

    def clean(self) -> dict[str, Any]:
        """Put each day and its time together, in Dutch time; half a line asks for the rest."""
        data = super().clean() or {}
        moments: list[datetime] = []
        for n in ROWS:
            self._line(n, data, moments)
        if not moments and not self.errors:
            self.add_error("dag_1", _("Fill in one day and time at least."))
        data["moments"] = moments
        return data

    def _line(self, n: int, data: dict[str, Any], moments: list[datetime]) -> None:
        day, time = data.get(f"dag_{n}"), data.get(f"uur_{n}")
        if day and time:
            moment = timezone.make_aware(datetime.combine(day, time))
            if lies_ahead(starts_at=moment, minutes=TALK_MINUTES, at=self.at):
                moments.append(moment)
            else:
                self.add_error(f"dag_{n}", _("Choose a day that is still to come."))
        elif day and f"uur_{n}" not in self.errors:
            self.add_error(f"uur_{n}", _("Write the time too, such as 14.00."))
        elif time and f"dag_{n}" not in self.errors:
            self.add_error(f"dag_{n}", _("Choose the day too."))
