"""How a resident says whom she looks for."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.core.search.rules import LONGEST_TEXT
from naast.entrances.portal.forms.choices import (
    BREADTHS,
    FOR_ANOTHER,
    GENDERS,
    GROUPS,
    HELPS_ANOTHER,
    LANGUAGES,
    MOMENTS,
    NO_HELP,
    THEMES,
    WAYS,
    WHY_NOW,
    help_field,
    wish_field,
)
from naast.supply.law.queries import DOMAINS
from naast.supply.law.rules import Domain


class NearForm(forms.Form):
    """Where somebody lives, to show what is near first."""

    waar = forms.CharField(
        label=_("Where do you live?"),
        help_text=_("Your postcode or village."),
        required=False,
        max_length=60,
        error_messages={"max_length": _("This is too long. A postcode or a village is enough.")},
    )


class FindForm(NearForm):
    """A few questions, all optional. Names in Dutch: they stand in the address."""

    zoek = forms.CharField(
        label=_("Say it in your own words"),
        help_text=_("For example: debts, or help for my mother. A typing error does no harm."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": _("This is too long. A few words are enough.")},
    )
    over = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=[(domain.value, DOMAINS[domain]) for domain in Domain],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("We do not know this choice. Choose one of the pictures.")
        },
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
    thema = wish_field(_("Who went through what?"), THEMES)
    geslacht = wish_field(_("A woman or a man?"), GENDERS)
    hoe = wish_field(_("How do you want to meet?"), WAYS)
    wanneer = wish_field(_("When?"), MOMENTS)
    breed = wish_field(_("Broad or specialised?"), BREADTHS)
    hulp = help_field()
    nu = forms.ChoiceField(choices=WHY_NOW, required=False, widget=forms.HiddenInput)
    voor = forms.ChoiceField(
        choices=[("", ""), (FOR_ANOTHER, "")], required=False, widget=forms.HiddenInput
    )

    def __init__(self, data: Any = None, *, providers: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["hulp"].choices = [*providers.items(), *NO_HELP]  # type: ignore[attr-defined]
        if self.data.get("voor") == FOR_ANOTHER:
            self.fields["waar"].label = _("Where does that person live?")
            self.fields["hulp"].label = HELPS_ANOTHER
