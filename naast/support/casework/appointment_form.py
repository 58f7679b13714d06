"""A moment to come: one at which who asks is free, or another."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.utils import formats, timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naast.support.casework.forms import LONGEST_LINE, UNKNOWN, DayField, OwnForm
from naast.support.casework.queries.own_time import InTheWay
from naast.support.encounters.queries import way_choices
from naast.support.encounters.rules import LONGEST_MINUTES, SHORTEST_MINUTES, lies_ahead


class AppointmentForm(OwnForm):
    """A moment to come, one of those `offered` or another.

    What of her own lies there too is told with all that she may know of it; she may go on.
    """

    moment = forms.ChoiceField(
        label=_("When are you free?"),
        help_text=_("By your week, your appointments and your own calendar."),
        required=False,
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": _("This moment is not free any more. Choose another one.")
        },
    )
    on = DayField(label=_("On which day?"), initial=None)
    time = forms.TimeField(
        label=_("At what time?"),
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("This is not a time. Write it as 14.00.")},
    )
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        initial=60,
        min_value=SHORTEST_MINUTES,
        max_value=LONGEST_MINUTES,
        error_messages={"invalid": _("Write the minutes as a number, such as 15.")},
    )
    anyway = forms.BooleanField(label=_("I know. Both stand at the same time."), required=False)
    way = forms.ChoiceField(
        label=_("How do you meet?"),
        choices=way_choices,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose how you meet.")},
    )
    about = forms.CharField(label=_("What is it about?"), required=False, max_length=LONGEST_LINE)

    def __init__(
        self,
        *args: Any,
        at: datetime,
        offered: Sequence[datetime] = (),
        clashes: Callable[..., Sequence[InTheWay]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.at, self._clashes = at, clashes
        self._anyway = self.fields["anyway"]
        if "anyway" not in self.data:  # asked only where something is in the way
            del self.fields["anyway"]
        if not offered:
            del self.fields["moment"]
            return
        self.fields["moment"].choices = [  # type: ignore[attr-defined]
            *((one.isoformat(), _said(one)) for one in offered),
            ("", _("At another moment, which I fill in below")),
        ]
        for name in ("on", "time"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Put day and time together, in Dutch time, and look whether she is free."""
        data = super().clean() or {}
        starts_at = self._starts_at(data)
        if starts_at is None or "minutes" not in data:
            return data
        if not lies_ahead(starts_at=starts_at, minutes=data["minutes"], at=self.at):
            name = "moment" if data.get("moment") else "on"
            self.add_error(name, _("Choose a moment that is still to come, within a year."))
            return data
        found = self._in_the_way(starts_at, data["minutes"])
        if found and not data.get("anyway"):
            self._say(found)
        data["starts_at"], data["alone"] = starts_at, not found
        return data

    def was_taken(self) -> None:
        """Say that something came in the way while this was being kept."""
        data = self.cleaned_data
        self._say(self._in_the_way(data["starts_at"], data["minutes"]))

    def _starts_at(self, data: dict[str, Any]) -> datetime | None:
        if data.get("moment"):
            return datetime.fromisoformat(data["moment"])
        missing = [name for name in ("on", "time") if data.get(name) is None]
        for name in missing:
            if name not in self.errors and "moment" not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        if missing or "moment" in self.errors:
            return None
        return timezone.make_aware(datetime.combine(data["on"], data["time"]))

    def _in_the_way(self, starts_at: datetime, minutes: int) -> Sequence[InTheWay]:
        # In UTC, in which an hour over the change of the clock is one.
        ends_at = starts_at.astimezone(UTC) + timedelta(minutes=minutes)
        return self._clashes(start=starts_at, end=ends_at) if self._clashes else ()

    def _say(self, found: Sequence[InTheWay]) -> None:
        self.fields["anyway"] = self._anyway
        self.add_error("anyway", [_in_words(one) for one in found])


def _in_words(one: InTheWay) -> str:
    words = (
        gettext("Your own calendar says that you are busy on %(day)s from %(start)s until %(end)s.")
        if one.elsewhere
        else gettext("You have an appointment here on %(day)s from %(start)s until %(end)s.")
    )
    start, end = timezone.localtime(one.starts_at), timezone.localtime(one.ends_at)
    return words % {
        "day": formats.date_format(start, "j F"),
        "start": f"{start:%H:%M}",
        "end": f"{end:%H:%M}",
    }


def _said(at: datetime) -> str:
    return formats.date_format(timezone.localtime(at), "l j F, H:i")
