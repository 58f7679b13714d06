"""What a supporter fills in about somebody's safety."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.casework.actions.safety import HeldBack, Taken
from naast.support.casework.forms import LONGEST_TEXT, UNKNOWN, DayField, OwnForm
from naast.support.casework.models import CONSULTED, DECIDED, STEPS
from naast.support.casework.rules.safety import Consulted, Decided, Step, may_hold_back

NOW, LATER = "now", "later"
MAY_READ = [
    (NOW, _("From now on")),
    (LATER, _("Not yet: it would bring the resident or somebody else in danger")),
]


class HoldBackForm(OwnForm):
    """Whether she may read it, and if not yet, why and until when. `on` is the day of today."""

    may_read = forms.ChoiceField(
        label=_("When may the resident read this?"),
        choices=MAY_READ,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose when the resident may read it.")},
    )
    because = forms.CharField(
        label=_("Why not yet?"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only where you hold it back. The resident reads this too, once it may."),
    )
    review_on = DayField(
        label=_("When does somebody look again?"),
        required=False,
        help_text=_("Only where you hold it back. Within six weeks."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("may_read") != LATER:
            return data
        if not data.get("because") and "because" not in self.errors:
            self.add_error("because", _("Say why the resident may not read it yet."))
        until = data.get("review_on")
        if "review_on" not in self.errors and (
            until is None or not may_hold_back(until=until, on=self.on)
        ):
            self.add_error("review_on", _("Choose a day ahead, within six weeks."))
        return data

    def held_back(self) -> HeldBack | None:
        """Return why she may not read it yet; None where she may."""
        data = self.cleaned_data
        if data.get("may_read") != LATER:
            return None
        return HeldBack(because=data["because"], review_on=data["review_on"])


class StepForm(HoldBackForm):
    """A step that was taken. When she may read it is asked with the first step alone."""

    step = forms.TypedChoiceField(
        label=_("Which step?"),
        choices=STEPS,
        coerce=lambda typed: Step(int(typed)),
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose which step you took.")},
    )
    taken_on = DayField(label=_("On which day?"))
    text = forms.CharField(
        label=_("What did you see, hear, agree or decide?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What you saw and what others told, apart from what you think of it."),
        error_messages={"required": _("Write in a few words what was done.")},
    )
    consulted = forms.ChoiceField(
        label=_("With whom did you think along?"),
        choices=[("", _("Nobody")), *CONSULTED],
        required=False,
        error_messages=UNKNOWN,
    )
    decided = forms.ChoiceField(
        label=_("What was decided?"),
        choices=[("", _("Nothing yet")), *DECIDED],
        required=False,
        help_text=_("Only with step 5. It ends this worry."),
        error_messages=UNKNOWN,
    )
    field_order = ("step", "taken_on", "text", "consulted", "decided", "may_read")

    def __init__(self, *args: Any, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not first:
            for name in ("may_read", "because", "review_on"):
                del self.fields[name]

    def clean_taken_on(self) -> date:
        day: date = self.cleaned_data["taken_on"]
        if day > self.on:
            raise forms.ValidationError(_("Choose today or a day before."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("decided") and data.get("step") not in {None, Step.DECIDE}:
            self.add_error("decided", _("Something is decided in step 5 alone."))
        return data

    def taken(self) -> Taken:
        """Return the step as it was filled in."""
        data = self.cleaned_data
        return Taken(
            step=data["step"],
            on=data["taken_on"],
            text=data["text"],
            consulted=Consulted(data["consulted"]) if data["consulted"] else None,
            decided=Decided(data["decided"]) if data["decided"] else None,
        )
