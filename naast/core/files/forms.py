"""A field in which somebody puts a document."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.core.files.queries import most_bytes
from naast.core.files.rules import Broken, Document, NotAllowed, read_document

MEGABYTE = 1024 * 1024


class DocumentField(forms.FileField):
    """A PDF or a photo; its value is an `Upload`: what is kept of it, and its name."""

    widget = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})
    default_error_messages = {
        "required": _("Choose a document first."),
        "missing": _("Choose a document first."),
        "empty": _("This document is empty. Choose another."),
        "invalid": _("The document did not arrive. Choose it once more."),
        "max_length": _("The name of this document is too long. Give it a shorter one."),
        "too_large": _("This document is %(size)s MB. At most %(most)s MB fits."),
        "kind": _("This is no PDF and no photo. A PDF, a JPG or a PNG fits."),
        "broken": _("This document is damaged. Make it once more, or take a photo of it."),
    }

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the document as it is kept, and the name under which it came."""
        sent = super().clean(data, initial)
        if sent.size > most_bytes():
            told = {"size": -(-sent.size // MEGABYTE), "most": most_bytes() // MEGABYTE}
            raise forms.ValidationError(self.error_messages["too_large"] % told)
        try:
            return Upload(name=sent.name, document=read_document(data=sent.read()))
        except NotAllowed as failure:
            raise forms.ValidationError(self.error_messages["kind"]) from failure
        except Broken as failure:
            raise forms.ValidationError(self.error_messages["broken"]) from failure


class Upload:
    """What came: the name it had, and the document."""

    def __init__(self, *, name: str, document: Document) -> None:
        self.name, self.document = name, document
