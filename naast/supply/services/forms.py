"""What somebody asks the social map, and what its keepers correct.

What is asked is all optional, with names in Dutch. Domains and the name of a zone stand in the
address; what she types does not.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.law.queries import domain_choices
from naast.supply.organisations.queries import KINDS as ORGANISATION_KINDS
from naast.supply.organisations.rules import OrganisationKind
from naast.supply.services.hsds_in import MOST_BYTES
from naast.supply.services.models import DIGITS
from naast.supply.services.rules import Kind
from naast.supply.services.words import FAULTS, KINDS

TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}


class AboutForm(forms.Form):
    """What she looks for in her own words, about what, and where."""

    zoek = forms.CharField(
        label=_("What are you looking for?"),
        help_text=_("In your own words, such as: letters, or somebody to walk with."),
        required=False,
        max_length=100,
        error_messages={"max_length": _("This is too long. A few words are enough.")},
    )
    over = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=domain_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )
    waar = forms.CharField(
        label=_("Where do you live?"),
        help_text=_("Your postcode or village."),
        required=False,
        max_length=60,
        error_messages={"max_length": _("This is too long. A postcode or a village is enough.")},
    )


def _words(label: Any, longest: int, asked: Any, *, rows: int = 0, **more: Any) -> forms.CharField:
    """Return a field of words that must be there; `asked` is said where it is empty."""
    return forms.CharField(
        label=label,
        max_length=longest,
        widget=forms.Textarea({"rows": rows}) if rows else forms.TextInput,
        error_messages={"required": asked, **TOO_LONG},
        **more,
    )


class CorrectForm(forms.Form):
    """How it is now. Residents read this, so it asks for short words."""

    use_required_attribute = False

    name = _words(_("What is it called?"), 80, _("Write what it is called."))
    provider = _words(_("Who does it?"), 80, _("Write who does it."))
    text = _words(
        _("What is it?"),
        400,
        _("Write what it is."),
        rows=3,
        help_text=_("Two or three short sentences, in words that everybody knows."),
    )
    how = _words(_("How does one come in?"), 160, _("Write how one comes in."), rows=2)
    domains = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=domain_choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    phone = forms.RegexField(
        DIGITS.regex,
        label=_("Phone"),
        help_text=_("Of the organisation, never of a person."),
        required=False,
        max_length=15,
        error_messages=dict.fromkeys(
            ("invalid", "max_length"), _("This is no phone number. A number has ten digits.")
        ),
    )
    mail = forms.EmailField(
        label=_("Mail"),
        help_text=_("Of the organisation, never of a person."),
        required=False,
        max_length=120,
        error_messages={"invalid": _("This is no mail address. One has an @ in it."), **TOO_LONG},
    )
    url = forms.URLField(
        label=_("Website"),
        required=False,
        max_length=200,
        assume_scheme="https",
        error_messages={"invalid": _("This is no address of a website."), **TOO_LONG},
    )
    source = forms.CharField(
        label=_("Which law offers it?"),
        help_text=_("The law and the article. Change it, and it is to be confirmed again."),
        required=False,
        max_length=120,
        error_messages=TOO_LONG,
    )

    def __init__(self, *args: Any, is_right: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_right:
            self.fields["source"].required = True
            self.fields["source"].error_messages["required"] = _("Write which law offers it.")
        else:
            # No law stands behind it; what is hidden is not asked.
            del self.fields["source"]

    def facts(self) -> dict[str, Any]:
        """Return what was filled in, by the names of `actions.FACTS`."""
        return {"source": "", **self.cleaned_data}


class LawForm(forms.Form):
    """Where one saw that the law says so."""

    use_required_attribute = False

    seen = _words(
        _("Where did you look it up?"),
        200,
        _("Write where you looked it up. Without it, nobody can look again."),
        help_text=_("Such as the address at wetten.overheid.nl, and the day of that text."),
    )


class FileForm(forms.Form):
    """A file of HSDS, and whose it is. `reads` tells which files are read."""

    use_required_attribute = False
    reads: Any = ""

    file = forms.FileField(
        label=_("The file"),
        error_messages={
            "required": _("Choose a file."),
            "invalid": _("Choose a file."),
            "missing": _("Choose a file."),
            "empty": _("This file is empty."),
        },
    )
    source = _words(
        _("Whose file is it?"),
        120,
        _("Write whose file it is."),
        help_text=_("The same words each time: so we see what is gone from it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = self.reads

    def clean_file(self) -> Any:
        """Refuse what is too big before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(str(FAULTS["too_big"]))
        return file


class ImportForm(FileForm):
    """A file of HSDS, whose it is, and what a service is where the file does not say it."""

    reads = _("HSDS 3 in JSON, or CSV in a zip. At most 2 MB and 500 services.")

    kind = forms.ChoiceField(
        label=_("What is it, where the file does not say?"),
        choices=[(kind.value, KINDS[kind]) for kind in Kind if kind is not Kind.RIGHT],
        error_messages={
            "required": _("Choose one."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )


class PlacesForm(FileForm):
    """A file of HSDS with organisations and points, whose it is, and what an organisation is."""

    reads = _("HSDS 3 in JSON. At most 2 MB and 500 rows.")

    kind = forms.ChoiceField(
        label=_("What kind is an organisation that is new?"),
        help_text=_("HSDS does not say it."),
        choices=[
            (kind.value, ORGANISATION_KINDS[kind])
            for kind in OrganisationKind
            if kind is not OrganisationKind.MUNICIPAL_POOL
        ],
        error_messages={
            "required": _("Choose one."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
