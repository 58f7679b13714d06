"""What one fills in of a vision: its words, who writes along, the decision, a remark."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.learning.steering.forms.parts import (
    NobodyNamed,
    day_field,
    line_field,
    some_of,
    text_field,
)
from naast.learning.steering.models.vision import LONGEST_PART
from naast.learning.steering.rules.vision import Part
from naast.learning.steering.words.vision import PARTS

LONGEST_REMARK = 2000
LONGEST_TITLE = 120


class VisionForm(NobodyNamed):
    """The words of a version, a field for each part, and who writes along."""

    title = line_field(_("What is it called?"), LONGEST_TITLE, missing=_("Give it a name."))

    def __init__(self, *args: Any, working: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in Part:
            self.fields[part.value] = text_field(PARTS[part], LONGEST_PART, rows=5)
        self.fields["why_new"] = text_field(
            _("Why a new version?"), LONGEST_REMARK, rows=3,
            help_text=_("Leave it empty for the first one."),
        )  # fmt: skip
        self.fields["writers"] = some_of(_("Which organisations write along?"), list(working))
        self.fields["with_council"] = forms.BooleanField(
            label=_("The client council writes along"), required=False
        )
        self.fields["others"] = line_field(
            _("Who else?"), 300, help_text=_("Such as access, doctors, a group of residents.")
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors and not any(given.get(part.value) for part in Part):
            self.add_error(Part.WHY.value, _("Fill in at least one part."))
        return given

    def facts(self) -> dict[str, Any]:
        """Return what `actions.vision.write_vision` wants."""
        found = self.cleaned_data
        return {
            "title": found["title"],
            "parts": {part.value: found[part.value] for part in Part},
            "why_new": found["why_new"],
            "writer_ids": [int(one) for one in found["writers"]],
            "with_council": found["with_council"],
            "others": found["others"],
        }


class DecideForm(NobodyNamed):
    """That the council decided, and from when it holds."""

    decision = line_field(
        _("Which decision?"),
        missing=_("Say which decision it was."),
        help_text=_("Number or title, as in the minutes of the council."),
    )
    decided_on = day_field(
        _("On which day was it decided?"), missing=_("Fill in on which day it was decided.")
    )
    from_on = day_field(
        _("From which day does it hold?"), missing=_("Fill in from which day it holds.")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if (day := given.get("decided_on")) and day > self.today:
            self.add_error("decided_on", _("This day is still to come."))
        return given


class RemarkForm(NobodyNamed):
    """What who writes along says."""

    text = text_field(
        _("What do you say about it?"),
        LONGEST_REMARK,
        missing=_("Write what you say about it."),
        help_text=_("The municipality alone reads this. Write nothing about a resident."),
    )


class RemarkAnswerForm(NobodyNamed):
    """What was done with a remark."""

    answer = text_field(
        _("What do you do with it?"),
        LONGEST_REMARK,
        missing=_("Say what you do with it, and why."),
        help_text=_("Who said it reads this."),
    )
