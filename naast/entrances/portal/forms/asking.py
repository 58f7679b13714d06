"""What a resident asks, and how one may reach her."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naast.entrances.portal.contact import ContactForm
from naast.entrances.portal.forms.choices import (
    ANOTHER,
    HELPS_ANOTHER,
    NO_HELP,
    WHY_NOW,
    help_field,
)
from naast.support.matching.rules import ContactWay

SAFE = [
    ("call", _("You may call me")),
    ("text", _("You may text me")),
    ("mail", _("You may mail me")),
]
PHONE_DIGITS = 10


class AskingForm(ContactForm):
    """What somebody asks; every field may stay empty.

    `providers` are those behind somebody here, when it must still be asked whether she uses one.
    With `for_another` it asks what the other is to her, and of the other nothing else.
    """

    # Sealed by us and never seen by her: whatever is wrong with it is no reason to refuse.
    eens = forms.Field(widget=forms.HiddenInput, required=False)
    hulp = help_field()
    band = forms.ChoiceField(
        label=_("For whom do you ask this?"),
        choices=ANOTHER,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )
    nu = forms.ChoiceField(
        label=_("Why just now?"),
        help_text=_("This is not needed. It helps who stands beside you."),
        choices=WHY_NOW,
        required=False,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )
    vraag = forms.CharField(
        label=_("What is on your mind?"),
        help_text=_("In your own words. One sentence is enough."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "max_length": _("This is too long for now. Tell the rest when you speak to each other.")
        },
    )

    def __init__(
        self,
        data: Any = None,
        *,
        providers: Mapping[str, str] | None = None,
        for_another: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        if for_another:
            self.fields["hulp"].label = HELPS_ANOTHER
            self.fields["vraag"].help_text = _("Tell what you see, and what worries you.")
        else:
            del self.fields["band"]
        if providers:
            self.fields["hulp"].choices = [*providers.items(), *NO_HELP]  # type: ignore[attr-defined]
        else:
            del self.fields["hulp"]


class AgainForm(AskingForm):
    """What she asks in the file that she has; `stopping` are those beside her, case → name."""

    stopt = forms.MultipleChoiceField(
        label=_("Who stops now?"),
        help_text=_("You need not say why. Nobody stops by itself."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )

    def __init__(self, data: Any = None, *, stopping: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if stopping:
            self.fields["stopt"].choices = list(stopping.items())  # type: ignore[attr-defined]
        else:
            del self.fields["stopt"]


class AskForm(AskingForm):
    """What somebody leaves when she chooses; every field may stay empty."""

    voornaam = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name is enough. Another name is fine too."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"max_length": _("This is too long. A first name is enough.")},
    )
    telefoon = forms.CharField(
        label=_("Your phone number"),
        help_text=_("Without a number works too. Then you come back with your code."),
        required=False,
        max_length=25,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"max_length": _("This is too long. A number has 10 digits.")},
    )
    mail = forms.EmailField(
        label=_("Your mail address"),
        required=False,
        max_length=120,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("This is not a mail address. It looks like name@example.nl."),
            "max_length": _("This is too long for a mail address."),
        },
    )
    veilig = forms.MultipleChoiceField(
        label=_("Is it safe to reach you?"),
        help_text=_("Tick what is safe for you. Without a tick we do not call, text or mail."),
        choices=SAFE,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )

    def clean_telefoon(self) -> str:
        """Return ten digits. "+31 6 …", dashes and spaces are fine."""
        typed = self.cleaned_data["telefoon"]
        if not typed:
            return ""
        digits = re.sub(r"^(\+31|0031)", "0", re.sub(r"[\s().-]", "", typed))
        if not re.fullmatch(r"[0-9]+", digits):
            raise forms.ValidationError(_("A number has digits only, such as 0612345678."))
        if len(digits) != PHONE_DIGITS or not digits.startswith("0"):
            raise forms.ValidationError(
                ngettext(
                    "This number has %(n)s digit. A number has 10, and starts with 0.",
                    "This number has %(n)s digits. A number has 10, and starts with 0.",
                    len(digits),
                )
                % {"n": len(digits)}
            )
        return digits

    def clean(self) -> dict[str, Any]:
        """Say it where one may be reached, but no way was left.

        Who asks for a call or a mail says by that that it is safe.
        """
        data = super().clean() or {}
        way = data.get("contact", "")
        asked = {ContactWay.CALL_BACK: "call", ContactWay.MAIL: "mail"}.get(way, "")
        safe = set(data.get("veilig", []))
        if asked == "call" and not data.get("telefoon") and "telefoon" not in self.errors:
            self.add_error("telefoon", _("You want to be called. Fill in your number here."))
        if asked == "mail" and not data.get("mail") and "mail" not in self.errors:
            self.add_error("mail", _("You want a mail. Fill in your mail address here."))
        if asked and "veilig" not in self.errors:
            data["veilig"] = sorted(safe | {asked})
        if safe & {"call", "text"} and not data.get("telefoon") and "telefoon" not in self.errors:
            self.add_error("telefoon", _("You ticked call or text. Then fill in your number here."))
        if "mail" in safe and not data.get("mail") and "mail" not in self.errors:
            self.add_error("mail", _("You ticked mail. Then fill in your mail address here."))
        return data


class AskMunicipalityForm(AskForm):
    """The same, after reading what it means that the municipality gets it (DESIGN §2)."""

    gelezen = forms.BooleanField(
        label=_("I read this. My question may go to the municipality."),
        error_messages={"required": _("First tick that you read this. Or choose somebody else.")},
    )
