"""What who guards privacy fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.keeping.rules import GROUNDS, Ground, Kept, may_keep
from naast.support.keeping.words import GROUNDS as GROUND_WORDS

LONGEST_SOURCE = 200
UNKNOWN = _("We do not know this choice. Choose from the list.")


class KeepingForm(forms.Form):
    """For how long files are kept, on which ground, and where that was decided."""

    use_required_attribute = False

    ground = forms.ChoiceField(
        label=_("On which ground?"),
        choices=GROUND_WORDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a ground."), "invalid_choice": UNKNOWN},
    )
    months = forms.IntegerField(
        label=_("For how many months after the help is over?"),
        help_text=_("12 to 24 months; as a provider 180 to 240."),
        min_value=1,
        max_value=max(law.most for law in GROUNDS.values()),
        error_messages={
            "required": _("Write a number of months."),
            "invalid": _("Write the months as a number, such as 12."),
        },
    )
    source = forms.CharField(
        label=_("Where was this decided?"),
        help_text=_("For example: board, 3 March 2026. Residents do not read this."),
        max_length=LONGEST_SOURCE,
        error_messages={"required": _("Write where this was decided.")},
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a length that the ground does not allow."""
        data = super().clean() or {}
        if "ground" not in data or "months" not in data:
            return data
        kept = Kept(months=data["months"], ground=Ground(data["ground"]))
        law = GROUNDS[kept.ground]
        if not may_keep(kept=kept):
            self.add_error(
                "months",
                _("On this ground %(fewest)s to %(most)s months are possible.")
                % {"fewest": law.fewest, "most": law.most},
            )
        data["kept"] = kept
        return data
