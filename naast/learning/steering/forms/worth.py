"""What one fills in of the costs of support, and of what its effects may be worth."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.learning.steering.forms.parts import NobodyNamed, line_field, one_of
from naast.learning.steering.models.worth import LONGEST_SOURCE
from naast.learning.steering.rules.worth import MOST, Certainty, Part, Purse
from naast.learning.steering.words.worth import CERTAINTY, PURSES

FIRST_YEAR = 2000
MOST_EUROS = 100_000_000


def number_field(
    label: Any, *, most: int, least: int = 0, help_text: Any = ""
) -> forms.IntegerField:
    said = _("Fill in a whole number, from %(least)s to %(most)s.") % {"least": least, "most": most}
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), said),
    )


def source_field() -> forms.CharField:
    return line_field(
        _("Where does it stand?"),
        LONGEST_SOURCE,
        missing=_("Say where it stands, or who thinks so."),
        help_text=_("Such as: annual accounts 2025, page 41. Name no person."),
    )


def sure_field() -> forms.ChoiceField:
    return one_of(
        _("How sure is it?"),
        [(one.value, CERTAINTY[one]) for one in Certainty],
        missing=_("Choose how sure it is."),
        radio=True,
    )


class SpendingForm(NobodyNamed):
    """What was spent in a year on one purpose. Written again, it takes the place of before."""

    def __init__(self, *args: Any, this_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"] = number_field(_("Which year?"), least=FIRST_YEAR, most=this_year + 1)
        self.fields["purse"] = one_of(
            _("For what?"),
            [(one.value, PURSES[one]) for one in Purse],
            missing=_("Choose for what it was."),
            radio=True,
        )
        self.fields["euros"] = number_field(_("How much, in whole euros?"), most=MOST_EUROS)
        self.fields["source"] = source_field()
        self.fields["certainty"] = sure_field()


class AssumptionForm(NobodyNamed):
    """What is assumed about one part of an effect: low, middle, high."""

    def __init__(
        self, *args: Any, part: Part, help_text: Any, this_year: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        most = MOST[part]
        self.fields["low"] = number_field(_("At least"), most=most, help_text=help_text)
        self.fields["middle"] = number_field(_("Most likely"), most=most)
        self.fields["high"] = number_field(_("At most"), most=most)
        self.fields["source"] = source_field()
        year = number_field(
            _("Of which year is it?"),
            least=FIRST_YEAR,
            most=this_year + 1,
            help_text=_("Leave it empty where nobody knows."),
        )
        year.required = False
        self.fields["of_year"] = year
        self.fields["certainty"] = sure_field()

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        low, middle, high = (given.get(name) for name in ("low", "middle", "high"))
        if low is not None and middle is not None and low > middle:
            self.add_error("middle", _("This is under “at least”."))
        if middle is not None and high is not None and middle > high:
            self.add_error("high", _("This is under “most likely”."))
        return given
