from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.core.identity.queries import role_word
from naast.core.identity.rules import Role
from naast.support.matching.queries import pass_reason_choices


class WhichAccount(forms.Form):
    account = forms.EmailField(max_length=254)


class ProposeForm(forms.Form):
    """Whom a coordinator asks. `choices` are user ids with names, best fitting first."""

    user = forms.TypedChoiceField(
        label=_("Whom do you ask?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose somebody."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["user"]).choices = choices


class PassOnForm(forms.Form):
    """Why somebody passes a question on."""

    reason = forms.ChoiceField(
        label=_("Why do you pass it on?"),
        choices=pass_reason_choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose why. Then we find somebody else at once."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )


class DayField(forms.DateField):
    """A day, by the calendar of the browser or typed as people write it here."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        said = {"invalid": _("This is not a day. Write it as 30-11-2026.")}
        super().__init__(
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            error_messages=said | kwargs.pop("error_messages", {}),
            **kwargs,
        )


LONGEST_NAME = 120


class GiveRoleForm(forms.Form):
    """To whom an administrator gives which role, where, and from when until when."""

    use_required_attribute = False

    mail = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Write the e-mail address of your colleague."),
            "invalid": _("An e-mail address looks like name@example.org."),
        },
    )
    name = forms.CharField(
        label=_("Name"),
        help_text=_("Only for who is new. Residents and colleagues see this name."),
        max_length=LONGEST_NAME,
        required=False,
    )
    role = forms.ChoiceField(
        label=_("Which role?"),
        error_messages={
            "required": _("Choose a role."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    scope = forms.ChoiceField(
        label=_("Where?"),
        error_messages={
            "required": _("Choose where."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    from_on = DayField(label=_("From which day?"), error_messages={"required": _("Choose a day.")})
    last_on = DayField(label=_("Last day"), help_text=_("Empty: until you end it."), required=False)

    def __init__(self, *args: Any, scopes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        empty = ("", _("Choose"))
        roles = [(str(role), role_word(role=role)) for role in Role]
        cast("forms.ChoiceField", self.fields["role"]).choices = [empty, *roles]
        cast("forms.ChoiceField", self.fields["scope"]).choices = [empty, *scopes]

    def clean(self) -> dict[str, Any]:
        """Check that the days follow each other."""
        data = super().clean() or {}
        from_on, last_on = data.get("from_on"), data.get("last_on")
        if from_on and last_on and last_on < from_on:
            self.add_error("last_on", _("The last day lies before the first."))
        data["until_on"] = last_on + timedelta(days=1) if last_on else None
        return data


class EndRoleForm(forms.Form):
    """What the last day of a role is. `on` is today: what is past stays as it was."""

    use_required_attribute = False

    last_on = DayField(
        label=_("Last day"),
        help_text=_("Choose yesterday to end it at once."),
        error_messages={"required": _("Choose a day.")},
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_last_on(self) -> date:
        """Refuse days before yesterday."""
        last_on: date = self.cleaned_data["last_on"]
        if last_on < self.on - timedelta(days=1):
            raise forms.ValidationError(_("This day is past. Choose yesterday or later."))
        return last_on
