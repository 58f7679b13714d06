"""What a resident writes and puts in her file. Names in Dutch, as their addresses."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from naast.core.files.forms import DocumentField
from naast.core.files.queries import most_megabytes
from naast.core.files.rules import LONGEST_NAME
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


class DocumentForm(forms.Form):
    """A document, and what it is called where its own name says nothing."""

    use_required_attribute = False

    document = DocumentField(
        label=_("Your document"),
        help_text=format_lazy(
            _("A PDF, or a photo of your letter. At most {most} MB."), most=most_megabytes()
        ),
    )
    naam = forms.CharField(
        label=_("What is it?"),
        help_text=_("For example: letter about the rent."),
        required=False,
        max_length=LONGEST_NAME,
        error_messages={"max_length": _("This is too long. A few words are enough.")},
    )
