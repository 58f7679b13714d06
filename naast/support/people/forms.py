"""What is filled in to give somebody a new code."""

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.people.rules import Way, phone_number

WAYS = [
    (Way.PAPER, _("She is here. I give her the paper.")),
    (Way.PHONE, _("I call the number that she left, and read it out.")),
]


class WayForm(forms.Form):
    """How the code reaches her: no other way is known."""

    use_required_attribute = False

    way = forms.ChoiceField(
        label=_("How does she get the code?"),
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how she gets the code."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )


class CallerForm(WayForm):
    """What who calls or comes by tells of herself."""

    field_order = ("phone", "first_name", "way")

    phone = forms.CharField(
        label=_("Which phone number did she leave?"),
        help_text=_("Ask her. You do not see the number that we know."),
        max_length=25,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "tel"}),
        error_messages={
            "required": _("Fill in the number that she tells you."),
            "max_length": _("This is too long. A number has 10 digits."),
        },
    )
    first_name = forms.CharField(
        label=_("Which first name did she leave?"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": _("Fill in the first name that she tells you."),
            "max_length": _("This is too long. A first name is enough."),
        },
    )

    def clean_phone(self) -> str:
        """Return ten digits, however they were written."""
        number = phone_number(typed=self.cleaned_data["phone"])
        if number is None:
            raise forms.ValidationError(
                _("A number has 10 digits and starts with 0, such as 0612345678.")
            )
        return number
