"""What residents fill in. Nothing is required: anonymous is possible (I-6)."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naast.supply.law.queries import DOMAINS
from naast.supply.law.rules import Domain
from naast.support.matching.rules import Group

GROUPS = [
    ("", _("It does not matter")),
    (Group.FORMAL, _("A professional")),
    (Group.INFORMAL, _("A volunteer")),
    (Group.LIVED, _("Somebody who lived through it")),
    (Group.MUNICIPAL, _("A meitinker of the municipality")),
]
LANGUAGES = [
    ("", _("It does not matter")),
    ("nl", _("Dutch")),
    ("fy", _("Frisian")),
    ("en", _("English")),
    ("tr", _("Turkish")),
    ("ar", _("Arabic")),
    ("pl", _("Polish")),
    ("ti", _("Tigrinya")),
    ("uk", _("Ukrainian")),
    ("ngt", _("Dutch Sign Language")),
]
SAFE = [
    ("call", _("You may call me")),
    ("text", _("You may text me")),
    ("mail", _("You may mail me")),
]
PHONE_DIGITS = 10


class FindForm(forms.Form):
    """At most four questions, all optional. Names in Dutch: they stand in the address."""

    over = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=[(domain.value, DOMAINS[domain]) for domain in Domain],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("We do not know this choice. Choose one of the pictures.")
        },
    )
    waar = forms.CharField(
        label=_("Where do you live?"),
        help_text=_("Your postcode or village."),
        required=False,
        max_length=60,
        error_messages={"max_length": _("This is too long. A postcode or a village is enough.")},
    )
    wie = forms.ChoiceField(
        label=_("Who suits you?"),
        choices=GROUPS,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )
    taal = forms.ChoiceField(
        label=_("Which language?"),
        choices=LANGUAGES,
        required=False,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )


class AskForm(forms.Form):
    """What somebody leaves when she chooses; every field may stay empty."""

    eens = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    voornaam = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name is enough. Another name is fine too."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"max_length": _("This is too long. A first name is enough.")},
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
        """Say it where one may be reached, but no way was left."""
        data = super().clean() or {}
        safe = set(data.get("veilig", []))
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


class CodeForm(forms.Form):
    """The code with which one comes back."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Five words and a number. Capitals and spaces do not matter."),
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Fill in your code. It is on the paper or photo that you kept."),
            "max_length": _("This is too long for a code. A code has five words and a number."),
        },
    )
