"""What who judges objections fills in."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.support.decisions.forms import CHOOSE, LINE, OfficerForm, text_field
from naast.support.decisions.models import FIRST_VERDICTS, OBJECTION_OUTCOMES, PROVISIONS
from naast.support.decisions.rules.objections import ObjectionOutcome


def _day(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("We cannot read this date. Write it as 1-12-2026."),
        },
    )


class RegisterForm(OfficerForm):
    """An objection on paper, to the letter that it names."""

    number = forms.CharField(
        label=_("The number on our letter"),
        max_length=40,
        error_messages={
            "required": _("Write the number that stands on our letter."),
            "max_length": _("This is too long. Can you say it in fewer words?"),
        },
    )
    provision = forms.ChoiceField(
        label=_("To what does it object?"), choices=PROVISIONS, error_messages=CHOOSE
    )
    received_on = _day(_("On which day did it come?"))
    posted_on = _day(
        _("On which day was it posted?"),
        required=False,
        hint=_("Only when it came by post. Look at the stamp."),
    )
    complete = forms.BooleanField(label=_("It has reasons and a signature"), required=False)

    def clean_received_on(self) -> date:
        on: date = self.cleaned_data["received_on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return on

    def clean_posted_on(self) -> date | None:
        on: date | None = self.cleaned_data["posted_on"]
        received = self.cleaned_data.get("received_on")
        if on and received and on > received:
            raise forms.ValidationError(_("It was posted before it came."))
        return on


class HearingForm(OfficerForm):
    """When and where she is heard."""

    on = _day(_("On which day?"))
    time = forms.TimeField(
        label=_("What time?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Choose a time."),
            "invalid": _("We cannot read this time. Write it as 14:30."),
        },
    )
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("The resident may bring somebody, or be heard by phone."),
        max_length=LINE,
        error_messages={
            "required": _("Write where it is."),
            "max_length": _("This is too long. Can you say it in fewer words?"),
        },
    )

    def moment(self) -> datetime:
        """Return when it is (aware)."""
        at: time = self.cleaned_data["time"]
        return timezone.make_aware(datetime.combine(self.cleaned_data["on"], at))


class HeardForm(OfficerForm):
    """The report of the hearing."""

    heard_on = _day(_("On which day?"))
    text = text_field(
        _("What was said"),
        required=_("Write what was said. The resident reads this."),
        rows=6,
        hint=_("Also write that the resident did not want to be heard."),
    )

    def clean_heard_on(self) -> date:
        on: date = self.cleaned_data["heard_on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return on


class LongerForm(OfficerForm):
    """Why it takes longer: three ways that the law knows."""

    how = forms.ChoiceField(
        label=_("Why does it take longer?"),
        choices=[
            ("adjourn", _("We adjourn it, once")),
            ("committee", _("A committee advises")),
            ("agreed", _("The resident said yes to a later day")),
        ],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    until_on = _day(_("Until which day?"), required=False, hint=_("Only with a yes."))
    why = text_field(_("How did the resident say yes?"), rows=2, hint=_("Only with a yes."))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("how") == "agreed":
            for name, said in (("until_on", _("Choose a day.")), ("why", _("Write how."))):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, said)
        return data


class JudgeForm(OfficerForm):
    """The decision on an objection."""

    outcome = forms.ChoiceField(
        label=_("The objection is"),
        choices=OBJECTION_OUTCOMES,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    reasons = text_field(
        _("Why, in plain words"),
        required=_("Write why. The resident reads this, and may go to court."),
        rows=6,
        hint=_("The resident reads this word for word."),
    )
    verdict = forms.ChoiceField(
        label=_("What do you decide instead?"),
        help_text=_("Only when it is founded."),
        choices=[("", pgettext_lazy("objection", "Nothing")), *FIRST_VERDICTS],
        required=False,
        error_messages=CHOOSE,
    )
    what = forms.CharField(
        label=_("What exactly?"),
        help_text=_("For instance: two hours a week."),
        required=False,
        max_length=LINE,
        error_messages={"max_length": _("This is too long. Can you say it in fewer words?")},
    )

    def clean(self) -> dict[str, Any]:
        """Ask what is decided instead where it is founded, and only there."""
        data = super().clean() or {}
        founded = data.get("outcome") == ObjectionOutcome.FOUNDED
        if data.get("outcome") and founded != bool(data.get("verdict")):
            said = _("Choose what you decide instead.")
            self.add_error("verdict", said if founded else _("Only when it is founded."))
        return data
