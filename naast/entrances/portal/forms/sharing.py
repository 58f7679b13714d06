"""What a resident shares of her file, shown to her before it goes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.keys.queries import MunicipalFile, kind_choices, purpose_choices
from naast.support.keys.rules import PieceKind, end_is_possible, likeness

LONGEST_PLAN = 9000


_CHOICE = {
    "required": _("Choose one. Then you see exactly what you share."),
    "invalid_choice": _("We do not know this choice. Choose from the list."),
}


class ShareForm(forms.Form):
    """What a resident shares, with whom, for what, until when. Names in Dutch, as its address."""

    use_required_attribute = False

    wat = forms.ChoiceField(
        label=_("What do you share?"), widget=forms.RadioSelect, error_messages=_CHOICE
    )
    plan = forms.CharField(
        label=_("Your own plan"),
        help_text=_("Only when you share a plan. In your own words."),
        required=False,
        max_length=LONGEST_PLAN,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("This is too long. Keep what matters most to you.")},
    )
    met = forms.ChoiceField(
        label=_("With which municipality?"), widget=forms.RadioSelect, error_messages=_CHOICE
    )
    waarvoor = forms.ChoiceField(
        label=_("What is it for?"),
        choices=purpose_choices,
        widget=forms.RadioSelect,
        error_messages=_CHOICE,
    )
    tot = forms.DateField(
        label=_("Until which day?"),
        help_text=_("After this day the municipality can no longer read it."),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day. Sharing always ends."),
            "invalid": _("This is not a day. Write it as 30-11-2026."),
        },
    )

    def __init__(
        self,
        *args: Any,
        today: date,
        goals: str,
        files: Sequence[MunicipalFile],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.goals = today, goals
        self.elsewhere = {str(file.person_id): file for file in files}
        kinds = [
            (kind, words) for kind, words in kind_choices() if goals or kind != PieceKind.GOALS
        ]
        self.fields["wat"].choices = kinds  # type: ignore[attr-defined]
        self.fields["met"].choices = [  # type: ignore[attr-defined]
            (key, file.municipality) for key, file in self.elsewhere.items()
        ]
        if len(self.elsewhere) == 1:
            self.fields["met"].initial = next(iter(self.elsewhere))

    def clean_tot(self) -> date:
        day: date = self.cleaned_data["tot"]
        if not end_is_possible(on=day, today=self.today):
            raise forms.ValidationError(_("Choose a day from today, within a year."))
        return day

    def clean(self) -> dict[str, Any]:
        """Say it where she shares a plan without a word in it."""
        data = super().clean() or {}
        plans = data.get("wat") == PieceKind.PLAN
        if plans and not data.get("plan") and "plan" not in self.errors:
            self.add_error("plan", _("Write your plan here. One sentence is enough."))
        return data

    def text(self) -> str:
        """Return, of a valid form, exactly what would be shared."""
        data = self.cleaned_data
        return self.goals if data["wat"] == PieceKind.GOALS else str(data["plan"])


class ConfirmForm(ShareForm):
    """The same once more, unseen, with the likeness of the text that she saw."""

    gezien = forms.CharField(max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.HiddenInput()

    @classmethod
    def after(cls, form: ShareForm, **kwargs: Any) -> "ConfirmForm":
        """Return the form that confirms what a valid `form` showed."""
        shown: Mapping[str, Any] = {**form.cleaned_data, "gezien": likeness(text=form.text())}
        return cls(initial=shown, **kwargs)

    def is_what_was_seen(self) -> bool:
        """Whether, of a valid form, the text is still the one that she saw."""
        seen: str = self.cleaned_data["gezien"]
        return seen == likeness(text=self.text())
