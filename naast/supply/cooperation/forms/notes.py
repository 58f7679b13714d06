"""What is filled in about a decision or policy note."""

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.actions import Decided
from naast.supply.cooperation.forms.parts import TOO_LONG, UNKNOWN, DayField, text_field
from naast.supply.cooperation.queries import NOTES
from naast.supply.cooperation.rules import NoteKind


class NoteForm(forms.Form):
    """What was decided, by whom, and where one reads all of it."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind.value, NOTES[kind]) for kind in NoteKind],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is."), **UNKNOWN},
    )
    title = forms.CharField(
        label=_("What is it called?"),
        max_length=120,
        error_messages={"required": _("Give it a name."), **TOO_LONG},
    )
    says = text_field(
        _("What does it say, in short?"),
        required=True,
        missing=_("Write in short what it says."),
        help_text=_("What partners and residents must know of it. Write no names."),
    )
    decided_by = forms.CharField(
        label=_("Who decided it?"),
        help_text=_("Such as the council, the board, or you together."),
        max_length=120,
        error_messages={"required": _("Write who decided it."), **TOO_LONG},
    )
    decided_on = DayField(
        label=_("On which day?"),
        error_messages={"required": _("Fill in on which day.")},
    )
    url = forms.URLField(
        label=_("Where does all of it stand?"),
        required=False,
        max_length=200,
        assume_scheme="https",
        error_messages={"invalid": _("This is no address of a website."), **TOO_LONG},
    )

    def decided(self) -> Decided:
        """Return what was filled in, of a form that is valid."""
        given = self.cleaned_data
        return Decided(**{**given, "kind": NoteKind(given["kind"])})
