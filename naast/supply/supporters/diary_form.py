"""Where a worker's own calendar lies, or a file of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.supporters.rules import LONGEST_ADDRESS, MOST_DIARY_BYTES, secure_address

NO_CALENDAR = _("This is not a file of a calendar. It ends in .ics.")


class DiaryForm(forms.Form):
    """The secret address at which a calendar can be read."""

    address = forms.CharField(
        label=_("The secret address of your calendar"),
        help_text=_("Your calendar calls it secret address, iCal or ICS link."),
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(
            attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Paste the address here."),
            "max_length": _("This is too long for an address. Copy it once more."),
        },
    )

    def clean_address(self) -> str:
        found = secure_address(text=self.cleaned_data["address"])
        if found is None:
            raise forms.ValidationError(
                _("An address begins with https:// or webcal://. Copy it once more."),
                code="address",
            )
        return found


class DiaryFileForm(forms.Form):
    """A file that a calendar gave."""

    use_required_attribute = False

    file = forms.FileField(
        label=_("File of your calendar"),
        help_text=_("It ends in .ics and is at most 3 MB."),
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        error_messages={
            "required": _("Choose a file first."),
            "missing": _("Choose a file first."),
            "empty": _("There is nothing in this file."),
            "invalid": _("The file did not arrive. Choose it once more."),
            "max_length": _("The name of this file is too long. Give it a shorter one."),
        },
    )

    def clean_file(self) -> str:
        """Return what stands in the file. That it can be read, a job finds out."""
        sent: Any = self.cleaned_data["file"]
        if sent.size > MOST_DIARY_BYTES:
            raise forms.ValidationError(_("This file is bigger than 3 MB."), code="too_big")
        try:
            found: str = sent.read().decode("utf-8-sig")
        except UnicodeDecodeError as failure:
            raise forms.ValidationError(NO_CALENDAR, code="no_calendar") from failure
        if not found.lstrip().upper().startswith("BEGIN:VCALENDAR"):
            raise forms.ValidationError(NO_CALENDAR, code="no_calendar")
        return found
