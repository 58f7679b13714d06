"""What is filled in at the desk about a worry, and at a visit by who asks for a supporter."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.entrances.desk.forms import ReceptionForm
from naast.supply.places.queries import zone_of
from naast.support.matching.rules import Need
from naast.support.outreach.queries import sign_choices, teller_choices
from naast.support.outreach.rules import Came

UNKNOWN = _("We do not know this choice. Choose from the list.")
TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}
WITH, WITHOUT = "with", "without"


class WorryForm(forms.Form):
    """A worry told by phone or at the desk. `towns` are the municipalities of the desk."""

    use_required_attribute = False

    once = forms.Field(widget=forms.HiddenInput, required=False)
    named = forms.ChoiceField(
        label=_("Read this out first"),
        help_text=_("Who is visited may ask who worried. Then we may have to say your name."),
        choices=[
            (WITH, _("The caller heard this, and gives a name.")),
            (WITHOUT, _("The caller gives no name. Then nobody can ask more, or call back.")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Read it out, and choose what the caller says."),
            "invalid_choice": UNKNOWN,
        },
    )
    story = forms.CharField(
        label=_("What worries the caller?"),
        help_text=_("Only what the caller saw or heard."),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={**TOO_LONG, "required": _("Write in a few words what worries the caller.")},
    )
    signs = forms.MultipleChoiceField(
        label=_("Does something of this fit?"),
        required=False,
        choices=sign_choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": UNKNOWN, "invalid_list": UNKNOWN},
    )
    who = forms.CharField(
        label=_("About whom is it?"), required=False, max_length=60, error_messages=TOO_LONG
    )
    where = forms.CharField(
        label=_("Where does this person live?"),
        help_text=_("Street and number, and the postcode or village."),
        max_length=120,
        error_messages={**TOO_LONG, "required": _("Write where. Otherwise nobody can go there.")},
    )
    teller = forms.ChoiceField(
        label=_("Who is the caller?"),
        choices=teller_choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who the caller is."), "invalid_choice": UNKNOWN},
    )
    name = forms.CharField(
        label=_("Name of the caller"), required=False, max_length=60, error_messages=TOO_LONG
    )
    reach = forms.CharField(
        label=_("Number or mail address of the caller"),
        required=False,
        max_length=120,
        error_messages=TOO_LONG,
    )
    channel = forms.ChoiceField(
        label=_("How did the caller come?"),
        choices=[(Came.PHONE, _("By phone")), (Came.WALK_IN, _("Walked in"))],
        initial=Came.PHONE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how."), "invalid_choice": UNKNOWN},
    )
    town = forms.TypedChoiceField(
        label=_("Which municipality?"),
        coerce=int,
        error_messages={"required": _("Choose a municipality."), "invalid_choice": UNKNOWN},
    )

    def __init__(self, *args: Any, towns: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["town"]).choices = towns

    def clean(self) -> dict[str, Any]:
        """Ask a name of a caller who gives one, and drop it else; find the zone."""
        data = super().clean() or {}
        if data.get("named") == WITH and not data.get("name"):
            self.add_error("name", _("Fill in the name, or choose that the caller gives none."))
        if data.get("named") == WITHOUT:
            data["name"] = data["reach"] = ""
        self.zone_id: int | None = None
        if data.get("town") and data.get("where"):
            meant = zone_of(municipality_id=data["town"], text=data["where"])
            if len(meant.zone_ids) == 1:
                [self.zone_id] = meant.zone_ids
        return data


class VisitQuestionForm(ReceptionForm):
    """What who is visited asks herself, and whom she chooses: as at the reception desk.

    Where she lives is where the visit was: `zone_id`.
    """

    field_order = ("once", "words", "domains", "first_name", "phone", "safe", "who")

    def __init__(self, *args: Any, zone_id: int | None, **kwargs: Any) -> None:
        super().__init__(*args, follows=False, **kwargs)
        self.here = zone_id
        for name in ("town", "place", "channel", "may_follow"):
            del self.fields[name]
        self.fields["words"].label = _("What is the question?")
        self.fields["words"].help_text = _("In the resident's own words. One sentence is enough.")
        self.fields["phone"].label = _("Phone number")
        self.fields["safe"].label = _("The resident says: calling me is safe.")
        self.fields["who"].label = _("Whom does the resident choose?")

    def need(self) -> Need:
        about = frozenset(self.cleaned_data.get("domains", []))
        return Need(domains=about, zone_id=self.here)
