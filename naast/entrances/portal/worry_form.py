"""What somebody fills in who is worried about another. Names in Dutch, as their addresses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.places.queries import zone_of
from naast.support.outreach.queries import sign_choices, teller_choices

LONGEST_STORY = 1000
UNKNOWN = _("We do not know this choice. Choose from the list.")
TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}
WITH, WITHOUT = "met", "zonder"


class WorryForm(forms.Form):
    """Whom it is about and where, what one saw, and whether who tells it gives her own name."""

    use_required_attribute = False

    eens = forms.Field(widget=forms.HiddenInput, required=False)
    wat = forms.CharField(
        label=_("What worries you?"),
        help_text=_("Only what you saw or heard yourself. A few sentences are enough."),
        max_length=LONGEST_STORY,
        widget=forms.Textarea({"rows": 4}),
        error_messages={**TOO_LONG, "required": _("Write what worries you. A few words will do.")},
    )
    tekens = forms.MultipleChoiceField(
        label=_("Does something of this fit?"),
        required=False,
        choices=sign_choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": UNKNOWN, "invalid_list": UNKNOWN},
    )
    wie = forms.CharField(
        label=_("About whom is it?"),
        help_text=_("A name, if you know it."),
        required=False,
        max_length=60,
        error_messages=TOO_LONG,
    )
    waar = forms.CharField(
        label=_("Where does this person live?"),
        help_text=_("Street and number, and the postcode or village."),
        max_length=120,
        error_messages={**TOO_LONG, "required": _("Write where. Otherwise nobody can go there.")},
    )
    u = forms.ChoiceField(
        label=_("Who are you?"),
        choices=teller_choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who you are."), "invalid_choice": UNKNOWN},
    )
    bekend = forms.ChoiceField(
        label=_("Do you give your own name?"),
        help_text=_("Who is visited may ask who worried. Then we may have to say your name."),
        choices=[
            (WITH, _("Yes. I know that my name may be told.")),
            (WITHOUT, _("No. Then nobody can ask me more, or call me back.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no."), "invalid_choice": UNKNOWN},
    )
    naam = forms.CharField(
        label=_("Your name"), required=False, max_length=60, error_messages=TOO_LONG
    )
    bereik = forms.CharField(
        label=_("How can we reach you?"),
        help_text=_("A phone number or a mail address. It may stay empty."),
        required=False,
        max_length=120,
        error_messages=TOO_LONG,
    )

    def __init__(self, *args: Any, municipality_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.municipality_id = municipality_id

    def clean(self) -> dict[str, Any]:
        """Ask a name of who gives it, and drop it for who does not; find the zone."""
        data = super().clean() or {}
        if data.get("bekend") == WITH and not data.get("naam"):
            self.add_error("naam", _("Fill in your name, or choose no above."))
        if data.get("bekend") == WITHOUT:
            data["naam"] = data["bereik"] = ""
        self.zone_id: int | None = None
        if data.get("waar"):
            meant = zone_of(municipality_id=self.municipality_id, text=data["waar"])
            if len(meant.zone_ids) == 1:
                [self.zone_id] = meant.zone_ids
        return data
