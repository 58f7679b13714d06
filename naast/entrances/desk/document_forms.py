"""What somebody puts in a file at the desk."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from naast.core.files.forms import DocumentField
from naast.core.files.queries import most_megabytes
from naast.core.files.rules import LONGEST_NAME


class DocumentForm(forms.Form):
    """A document for a file, and what it is called where its own name says nothing."""

    use_required_attribute = False

    document = DocumentField(
        label=_("Add a document"),
        help_text=format_lazy(
            _("A PDF, a JPG or a PNG. At most {most} MB."), most=most_megabytes()
        ),
    )
    name = forms.CharField(
        label=_("What is it?"),
        required=False,
        max_length=LONGEST_NAME,
        error_messages={"max_length": _("This is too long. A few words are enough.")},
    )
