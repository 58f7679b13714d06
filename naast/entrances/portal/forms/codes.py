"""What opens, joins or ends a file: the words on her paper, and that she is sure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.entrances.portal.pin_forms import PinField
from naast.support.people.rules import RelationKind

# Asked of her for whom somebody asked, when the asker did not say it.
BY_WHOM = [
    (RelationKind.CHILD, _("My son or daughter")),
    (RelationKind.OTHER_PARENT, _("My father or mother")),
    (RelationKind.PARTNER, _("My husband, wife or partner")),
    (RelationKind.CARER, _("Somebody who cares for me")),
    (RelationKind.NEIGHBOUR, _("My neighbour")),
    (RelationKind.FRIEND, _("A friend")),
    (RelationKind.IN_THE_FIELD, _("Somebody who works with me")),
]


_CODE_ERRORS = {
    "required": _("Fill in your code. It is on the paper or photo that you kept."),
    "max_length": _("This is too long for a code. A code has five words and a number."),
}


OPENS_NOTHING = _("This opens nothing. Look at each word and at your PIN, and try again.")
"""Said of an unknown code and of a wrong or missing PIN: nobody learns which it was."""


def _used_by_others() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Others use this computer or phone too."),
        help_text=_("Then we close your file when you do nothing for five minutes."),
        required=False,
    )


class CodeForm(forms.Form):
    """The code with which one comes back, and the PIN when there is one."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Five words and a number. Capitals and spaces do not matter."),
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages=_CODE_ERRORS,
    )
    pin = PinField(
        label=_("Your PIN, if you set one"),
        help_text=_("Four to six digits. Without a PIN you leave this empty."),
        required=False,
    )
    openbaar = _used_by_others()


class InvitedForm(forms.Form):
    """That somebody for whom another asked agrees. The code comes along unseen, while it is right.

    `unsaid`: the asker did not say what she is to her, so that is asked.
    """

    use_required_attribute = False

    code = forms.CharField(
        label=_("The code that you got"),
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages=_CODE_ERRORS,
    )
    band = forms.ChoiceField(
        label=_("What is the asker to you?"),
        choices=BY_WHOM,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what the asker is to you."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    voornaam = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name is enough. Another name is fine too."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"max_length": _("This is too long. A first name is enough.")},
    )
    zestien = forms.BooleanField(
        label=_("I am sixteen or older."),
        error_messages={
            "required": _("Tick this. Are you younger? Then a parent agrees with you: call us.")
        },
    )
    openbaar = _used_by_others()

    def __init__(self, *args: Any, unsaid: bool, opens: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if opens:
            self.fields["code"].widget = forms.HiddenInput()
        if not unsaid:
            del self.fields["band"]


class LinkForm(forms.Form):
    """The code of her file in the other house."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("The code of your other file"),
        help_text=_("Five words and a number. Capitals and spaces do not matter."),
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Fill in the code that you got for your other file."),
            "max_length": _("This is too long for a code. A code has five words and a number."),
        },
    )
    pin = PinField(
        label=_("The PIN of that file, if you set one"),
        help_text=_("Four to six digits. Without a PIN you leave this empty."),
        required=False,
    )


class EraseForm(forms.Form):
    """That she is sure: what is erased never comes back."""

    use_required_attribute = False

    zeker = forms.BooleanField(
        label=_("I am sure. My file may go for good."),
        error_messages={"required": _("Tick this if you are sure. Otherwise nothing happens.")},
    )
