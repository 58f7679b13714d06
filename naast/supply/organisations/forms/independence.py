"""What is filled in about a review, and about the floor that opens one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.organisations.rules import Cause, DoubtAnswer, ReviewOutcome
from naast.supply.organisations.words import (
    CAUSE_WORDS,
    DOUBT_ANSWER_WORDS,
    REVIEW_OUTCOME_WORDS,
)

LONGEST_TEXT = 4000
TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}
OF_HOW_MANY = 100


class SayForm(forms.Form):
    """What the organisation or the client council says about a review."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("What do you say about it?"),
        help_text=_("What you found, and what you did. Write nothing about a resident."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("Write what you say about it."), **TOO_LONG},
    )


class CloseForm(forms.Form):
    """What was found, and what came of it."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        label=_("What comes of it?"),
        choices=[(outcome, REVIEW_OUTCOME_WORDS[outcome]) for outcome in ReviewOutcome],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what comes of it."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    finding = forms.CharField(
        label=_("What did you find?"),
        help_text=_("The organisation and the client council read this. Write no names."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 6}),
        error_messages={
            "required": _("Write what you found. Without it nobody learns."),
            **TOO_LONG,
        },
    )


UNKNOWN = {"invalid_choice": _("We do not know this choice. Choose from the list.")}


class DoubtForm(forms.Form):
    """Why an organisation doubts whether it can be independent enough, and where."""

    use_required_attribute = False

    where = forms.ChoiceField(
        label=_("Where is that?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where that is."), **UNKNOWN},
    )
    cause = forms.ChoiceField(
        label=_("What is the cause?"),
        choices=[(cause, CAUSE_WORDS[cause]) for cause in Cause],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the cause is."), **UNKNOWN},
    )
    text = forms.CharField(
        label=_("What do you see?"),
        help_text=_("What happens, and what would help. Write nothing about a resident."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("Write what you see."), **TOO_LONG},
    )

    def __init__(self, data: Any = None, *, works: list[tuple[int, int, str, str]]) -> None:
        super().__init__(data)
        self.by_code = {f"{one}-{there}": (one, there) for one, there, _name, _where in works}
        field = self.fields["where"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [
            (code, f"{name}, {where}")
            for code, (_one, _there, name, where) in zip(self.by_code, works, strict=True)
        ]

    def told(self) -> dict[str, Any]:
        """Return what was filled in, as `tell_doubt` takes it."""
        organisation_id, municipality_id = self.by_code[self.cleaned_data["where"]]
        return {
            "organisation_id": organisation_id,
            "municipality_id": municipality_id,
            "cause": Cause(self.cleaned_data["cause"]),
            "text": self.cleaned_data["text"],
        }


class AnswerDoubtForm(forms.Form):
    """What the municipality does with a doubt."""

    use_required_attribute = False

    answer = forms.ChoiceField(
        label=_("What do you do with it?"),
        choices=[(answer, DOUBT_ANSWER_WORDS[answer]) for answer in DoubtAnswer],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you do with it."), **UNKNOWN},
    )
    why = forms.CharField(
        label=_("Why, and from when?"),
        help_text=_("The organisation and the client council read this. Write no names."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("Write why. A doubt deserves a reason."), **TOO_LONG},
    )


class FloorForm(forms.Form):
    """Under which score a review opens, and where that was agreed."""

    use_required_attribute = False

    floor = forms.IntegerField(
        label=_("Of how many in a hundred was it agreed?"),
        help_text=_("So many say: this person stood beside me. Leave it empty for no floor."),
        required=False,
        min_value=1,
        max_value=OF_HOW_MANY,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={
            "invalid": _("This is not a whole number. Fill in 1 to 100."),
            "min_value": _("Fill in 1 to 100."),
            "max_value": _("Fill in 1 to 100."),
        },
    )
    source = forms.CharField(
        label=_("Where was that agreed?"),
        help_text=_("The paper and the article, such as: agreement of 2026, article 5."),
        required=False,
        max_length=200,
        error_messages={"max_length": _("This is too long. The paper and the article are enough.")},
    )

    def clean(self) -> dict[str, Any]:
        """Ask where it was agreed, of whoever fills in a floor."""
        given = super().clean() or self.cleaned_data
        if given.get("floor") and not given.get("source") and "source" not in self.errors:
            self.add_error("source", _("Fill in where this was agreed. A floor has a source."))
        return given
