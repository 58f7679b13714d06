"""A PIN beside the code: asked with it, set, changed and dropped."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.people.rules import is_easily_guessed, normalised_pin

LONGEST_TYPED = 20


class PinField(forms.CharField):
    """Four to six digits, however they are written; never shown again.

    A shape that no PIN has is refused before any code is looked at, so it tells nothing of one.
    """

    default_error_messages = {
        "required": _("Fill in your PIN."),
        "max_length": _("A PIN has four to six digits."),
        "null_characters_not_allowed": _("A PIN has four to six digits."),
        "shape": _("A PIN has four to six digits."),
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": "off", "inputmode": "numeric"})
        super().__init__(max_length=LONGEST_TYPED, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        pin = normalised_pin(typed=typed)
        if typed and pin is None:
            raise forms.ValidationError(self.error_messages["shape"], code="shape")
        return pin or ""


class PresentPinForm(forms.Form):
    """The PIN that she has now."""

    use_required_attribute = False

    nu = PinField(label=_("Your PIN now"))


def add_wrong_pin(form: forms.Form | None) -> None:
    """Say that the PIN of now is not right. After many wrong ones none is looked at for a while."""
    if form is not None and "nu" in form.fields:
        form.add_error(
            "nu", _("This PIN is not right. After many wrong ones you wait longer each time.")
        )


class PinForm(PresentPinForm):
    """A new PIN, twice. The one of now is asked only where there is one (`has_pin`)."""

    pin = PinField(
        label=_("Your new PIN"),
        help_text=_("Four to six digits. Not your birthday, and not that of your bank card."),
    )
    nogmaals = PinField(label=_("The same PIN once more"))

    def __init__(self, *args: Any, has_pin: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_pin:
            del self.fields["nu"]

    def clean_pin(self) -> str:
        pin: str = self.cleaned_data["pin"]
        if is_easily_guessed(pin=pin):
            raise forms.ValidationError(_("This PIN is easily guessed. Choose other digits."))
        return pin

    def clean(self) -> dict[str, Any]:
        """Say it where both are not the same."""
        data = super().clean() or {}
        if {"pin", "nogmaals"} <= data.keys() and data["pin"] != data["nogmaals"]:
            self.add_error("nogmaals", _("This is another PIN. Fill in the same one twice."))
        return data
