"""What is filled in about a meeting, its minutes, and who does what."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.actions import Called, Minutes
from naast.supply.cooperation.forms.contacts import WithoutResidents
from naast.supply.cooperation.forms.parts import TOO_LONG, UNKNOWN, DayField, DaysField, text_field
from naast.supply.cooperation.queries import COUNCIL, MEETINGS, MUNICIPALITY
from naast.supply.cooperation.rules import MeetingKind, lacks

LONGEST_MINUTES = 8000
LONGEST_MEETING_MINUTES = 480


class MeetingForm(WithoutResidents):
    """For what, when, where and of which parties one meets."""

    FREE = ("title", "agenda")
    field_order = (
        "kind", "title", "parties", "on", "starts", "minutes", "place", "agenda", "sure",
    )  # fmt: skip

    kind = forms.ChoiceField(
        label=_("What kind of meeting is it?"),
        help_text=_("A three-way talk is of municipality, organisations and client council."),
        choices=[(one.value, MEETINGS[one]) for one in MeetingKind],
        error_messages={"required": _("Choose what kind of meeting it is."), **UNKNOWN},
    )
    title = forms.CharField(
        label=_("What is it about?"),
        max_length=120,
        error_messages={"required": _("Write about what."), **TOO_LONG},
    )
    parties = forms.MultipleChoiceField(
        label=_("Which parties meet?"),
        help_text=_("These read the agenda and the minutes, and nobody else."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one."), **UNKNOWN},
    )
    on = DayField(label=_("On which day?"), error_messages={"required": _("Fill in on which day.")})
    starts = forms.TimeField(
        label=_("At what time does it start?"),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M"],
        error_messages={
            "required": _("Fill in at what time."),
            "invalid": _("This is no time. Write it as 14.30."),
        },
    )
    minutes = DaysField(
        label=_("How many minutes does it take?"),
        most=LONGEST_MEETING_MINUTES,
        error_messages={"required": _("Fill in a whole number, from 1 to 480.")},
    )
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("A place, or how one joins from home."),
        max_length=160,
        error_messages={"required": _("Fill in where."), **TOO_LONG},
    )
    agenda = text_field(_("What is on the agenda?"), help_text=_("One point on each line."))

    def __init__(
        self,
        data: Any = None,
        *,
        parties: Sequence[tuple[str, str]],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["parties"].choices = parties  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the three of a three-way talk."""
        given = super().clean()
        parties = given.get("parties")
        if parties and given.get("kind"):
            missing = lacks(
                kind=MeetingKind(given["kind"]),
                organisation_ids=[int(one) for one in parties if one.isdecimal()],
                with_municipality=MUNICIPALITY in parties,
                with_council=COUNCIL in parties,
            )
            if missing:
                said = _("A three-way talk needs municipality, council and an organisation.")
                self.add_error("parties", said)
        return given

    def called(self) -> Called:
        """Return what was filled in, of a form that is valid. Its time is of the Netherlands."""
        given = self.cleaned_data
        starts_at = timezone.make_aware(datetime.combine(given["on"], given["starts"]))
        return Called(
            kind=MeetingKind(given["kind"]),
            title=given["title"],
            parties=given["parties"],
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=given["minutes"]),
            place=given["place"],
            agenda=given["agenda"],
        )


class MinutesForm(WithoutResidents):
    """Who was there, what was said, what was decided."""

    FREE = ("minutes", "decisions")
    field_order = ("present", "minutes", "decisions", "sure")

    present = text_field(
        _("Who was there?"),
        required=True,
        missing=_("Write who was there."),
        help_text=_("Colleagues and members of the council, by name or by what they do."),
    )
    minutes = text_field(
        _("What was said?"),
        most=LONGEST_MINUTES,
        rows=10,
        help_text=_("About working together. Never about a resident."),
    )
    decisions = text_field(_("What did you decide?"), help_text=_("One decision on each line."))

    def kept(self) -> Minutes:
        """Return what was filled in, of a form that is valid."""
        return Minutes(**{name: self.cleaned_data[name] for name in self.field_order[:-1]})


class ActionForm(WithoutResidents):
    """Who does what before which day."""

    FREE = ("what",)
    field_order = ("what", "owner", "due_on", "sure")

    what = forms.CharField(
        label=_("What is to be done?"),
        max_length=200,
        error_messages={"required": _("Write what is to be done."), **TOO_LONG},
    )
    owner = forms.TypedChoiceField(
        label=_("Who does it?"),
        coerce=int,
        error_messages={"required": _("Choose who does it."), **UNKNOWN},
    )
    due_on = DayField(
        label=_("Before which day?"),
        help_text=_("It stands on her or his desk from a week before."),
        error_messages={"required": _("Fill in before which day.")},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        owners: Sequence[tuple[int, str]],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]
