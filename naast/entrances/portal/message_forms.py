"""What a resident writes to who stands beside her. Names in Dutch, as its address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.encounters.rules import LONGEST_MESSAGE


class MessageForm(forms.Form):
    """A message, in one field."""

    use_required_attribute = False

    bericht = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Write your message here. One sentence is enough."),
            "max_length": _("This is too long for one message. Send it in two."),
        },
    )
