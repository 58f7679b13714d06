"""What an officer fills in."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.decisions.actions import Left
from naast.support.decisions.models import (
    FIRST_VERDICTS,
    GOALS,
    LEFT_RULES,
    OUTCOMES,
    PROVISIONS,
    RUNG_STATES,
    RUNGS,
    SUPPORTER_KINDS,
    TALK_KINDS,
)
from naast.support.decisions.rules import SupporterKind
from naast.support.decisions.rules.deviation import DeviationGoal, LeftRule
from naast.support.matching.queries import pass_reason_choices

LONGEST, LINE = 4000, 120
CHOOSE = {
    "required": _("Choose one of these."),
    "invalid_choice": _("We do not know this choice. Choose from the list."),
}
_TOO_LONG = {"max_length": _("This is too long. Keep it under 4000 signs.")}


def text_field(
    label: Any, *, required: str | Any = "", rows: int = 3, hint: Any = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(required),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={**_TOO_LONG, "required": required},
    )


class OfficerForm(forms.Form):
    """A form of which nothing is red before one sends it."""

    use_required_attribute = False


class PassOnForm(OfficerForm):
    reason = forms.ChoiceField(
        label=_("Why do you pass it on?"), choices=pass_reason_choices, error_messages=CHOOSE
    )


class BehindForm(OfficerForm):
    behind = text_field(
        _("The question behind the question"),
        required=_("Write what it turns out to be about. One sentence is enough."),
    )


class MessageForm(OfficerForm):
    """A message to the resident, in one field."""

    text = text_field(
        _("Your message"),
        required=_("Write your message here. One sentence is enough."),
        rows=4,
    )


class TalkForm(OfficerForm):
    """A talk, and who was there."""

    kind = forms.ChoiceField(
        label=_("How did you speak?"),
        choices=TALK_KINDS,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    text = text_field(
        _("What was said"),
        required=_("Write what was said. One sentence is enough."),
        rows=4,
    )
    companion_present = forms.BooleanField(
        label=_("Somebody of the resident's own came along"), required=False
    )
    support_offered = forms.BooleanField(
        label=_("I told the resident about free, independent support"), required=False
    )
    support_known = forms.BooleanField(
        label=_("The resident knew about it already"), required=False
    )
    supporter_kind = forms.ChoiceField(
        label=_("Did a supporter sit beside the resident?"),
        choices=[("", _("No")), *SUPPORTER_KINDS],
        required=False,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )

    def support(self) -> dict[str, Any]:
        """Return what was noted about support, as the action takes it (R-126).

        Whoever sat there with a supporter knows of support by now.
        """
        kind = self.cleaned_data["supporter_kind"]
        return {
            "support_offered": self.cleaned_data["support_offered"],
            "support_known": self.cleaned_data["support_known"] or bool(kind),
            "support_used": bool(kind),
            "supporter_kind": SupporterKind(kind) if kind else "",
        }


class RungForm(OfficerForm):
    """What was found on one rung."""

    rung = forms.TypedChoiceField(
        label=_("Which rung?"), choices=RUNGS, coerce=int, error_messages=CHOOSE
    )
    state = forms.ChoiceField(
        label=_("What did you find?"), choices=RUNG_STATES, error_messages=CHOOSE
    )
    found = text_field(_("In a few words"), rows=2)


class ApplicationForm(OfficerForm):
    provision = forms.ChoiceField(
        label=_("What does the resident apply for?"), choices=PROVISIONS, error_messages=CHOOSE
    )
    on = forms.DateField(
        label=_("On which day did it come in?"),
        help_text=_("The day of the signed report, or of the letter."),
        required=False,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("This is not a day. Write it as 30-11-2026.")},
    )

    def __init__(self, *args: Any, since: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.since, self.today = since, today

    def clean_on(self) -> date:
        """Refuse a day before the notification, and one still to come; empty is today."""
        on: date = self.cleaned_data["on"] or self.today
        if not self.since <= on <= self.today:
            raise forms.ValidationError(_("Choose a day from the notification until today."))
        return on


class DecisionForm(OfficerForm):
    """A decision. `pieces` are what she shared for it."""

    provision = forms.ChoiceField(
        label=_("About what do you decide?"), choices=PROVISIONS, error_messages=CHOOSE
    )
    verdict = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=FIRST_VERDICTS,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    what = forms.CharField(
        label=_("What exactly?"),
        help_text=_("For instance: two hours a week."),
        required=False,
        max_length=LINE,
        error_messages={"max_length": _("This is too long. Can you say it in fewer words?")},
    )
    until_on = forms.DateField(
        label=_("Until which day?"),
        help_text=_("Leave it empty when it has no end."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("We cannot read this date. Write it as 1-12-2026.")},
    )
    reasons = text_field(
        _("Why, in plain words"),
        required=_("Write why. The resident reads this, and may object."),
        rows=5,
        hint=_("The resident reads this word for word."),
    )
    left_rule = forms.ChoiceField(
        label=_("Do you leave a rule aside?"),
        help_text=_("A law cannot be left aside. An ordinance only by its hardship clause."),
        choices=[("", _("No")), *LEFT_RULES],
        required=False,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    goal = forms.ChoiceField(
        label=_("What is that good for?"),
        choices=[("", _("Choose one of these.")), *GOALS],
        required=False,
        error_messages=CHOOSE,
    )
    deviation = text_field(
        _("Which rule, and why?"),
        hint=_("Only when you leave a rule aside. It stands in the letter."),
    )
    pieces = forms.MultipleChoiceField(
        label=_("Does your decision rest on what the resident shared?"),
        help_text=_("What you tick stays in this file, also when the sharing stops."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("This is no longer shared. Look again.")},
    )

    def __init__(self, *args: Any, pieces: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pieces"].choices = pieces  # type: ignore[attr-defined]
        if not pieces:
            del self.fields["pieces"]

    def clean(self) -> dict[str, Any]:
        """Say it where a rule is left without a word, or a word stands there for nothing."""
        data = super().clean() or {}
        left = data.get("left_rule")
        if left == LeftRule.LAW:
            self.add_error("left_rule", _("Nobody can leave a law aside. Look for another way."))
        elif left and not data.get("deviation") and "deviation" not in self.errors:
            self.add_error("deviation", _("You leave a rule aside. Write which one, and why."))
        if left and not data.get("goal") and "goal" not in self.errors:
            self.add_error("goal", _("Choose what it is good for."))
        if data.get("deviation") and not left and "left_rule" not in self.errors:
            self.add_error("left_rule", _("You wrote about a rule. Choose which one you leave."))
        return data

    def left(self) -> Left | None:
        """Return which rule is left and what for, as the action takes it."""
        data = self.cleaned_data
        if not data["left_rule"]:
            return None
        return Left(
            rule=LeftRule(data["left_rule"]),
            goal=DeviationGoal(data["goal"]),
            why=data["deviation"],
        )


class CloseForm(OfficerForm):
    outcome = forms.ChoiceField(
        label=_("How did it end?"),
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
