"""What one fills in of an ambition, a bottleneck, what is done for it, and a motion."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.learning.inventory.queries import code_words
from naast.learning.inventory.rules.rounds import Table
from naast.learning.steering.forms.parts import (
    UNKNOWN,
    NobodyNamed,
    ask_for_later,
    day_field,
    line_field,
    one_of,
    text_field,
)
from naast.learning.steering.rules.ambitions import AimKind, Direction, Gauge, Vote
from naast.learning.steering.words.ambitions import AIM_KINDS, DIRECTIONS, GAUGES, VOTES


class AimForm(NobodyNamed):
    """An ambition or bottleneck, with the figure that should move and whom it touches."""

    words = ("title", "text", "function")

    code = one_of(_("Which kind?"), [], missing=_("Choose which kind."))
    title = line_field(
        _("In one line"),
        120,
        missing=_("Say in one line what it is about."),
        help_text=_("In one line. Name no person."),
    )
    text = text_field(
        _("What do you want, or what stands in the way?"), 2000, missing=_("Write it down.")
    )
    function = line_field(
        _("Who owns it, in which function?"),
        80,
        missing=_("Say in which function."),
        help_text=_("Such as: policy adviser. No name."),
    )
    due_on = day_field(_("Before which day?"), missing=_("Choose a day."))
    gauge = one_of(_("Which figure should move?"), [("", _("None"))])
    direction = one_of(
        _("Which way?"),
        [("", _("No figure")), *((one.value, DIRECTIONS[one]) for one in Direction)],
    )
    touches = forms.MultipleChoiceField(
        label=_("For which organisations does something change?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )
    takes_effect_on = day_field(
        _("From which day does it change for them?"),
        help_text=_("They hear of it three months before."),
    )

    def __init__(
        self, data: Any = None, *, organisations: Sequence[tuple[int, str]], today: date
    ) -> None:
        super().__init__(data)
        self.today = today
        f: Any = self.fields
        f["code"].choices = [
            ("", _("Choose")),
            *(
                (
                    AIM_KINDS[kind],
                    [
                        (f"{kind.value}:{code}", words)
                        for code, words in code_words(table=Table(kind.value)).items()
                    ],
                )
                for kind in AimKind
            ),
        ]
        f["gauge"].choices = [
            ("", _("No figure")),
            *((one.value, GAUGES[one]) for one in Gauge),
        ]
        f["touches"].choices = [(str(id_), name) for id_, name in organisations]

    def clean(self) -> dict[str, Any]:
        """Ask for a way with a figure, and for a day where somebody is touched."""
        given = super().clean()
        ask_for_later(self, "due_on", today=self.today)
        ask_for_later(self, "takes_effect_on", today=self.today)
        if bool(given.get("gauge")) != bool(given.get("direction")):
            self.add_error("direction", _("Choose a figure and a way, or neither."))
        said = "takes_effect_on" in self.errors or given.get("takes_effect_on")
        if given.get("touches") and not said:
            self.add_error("takes_effect_on", _("Fill in from which day it changes."))
        return given

    def facts(self) -> dict[str, Any]:
        """Return what was filled in, as `write_aim` takes it."""
        given = dict(self.cleaned_data)
        kind, _colon, code = given.pop("code").partition(":")
        touches = [int(id_) for id_ in given.pop("touches")]
        return {
            **given,
            "kind": AimKind(kind),
            "code": code,
            "touches": touches,
            "takes_effect_on": given["takes_effect_on"] if touches else None,
        }


class PlanForm(NobodyNamed):
    """What the municipality does for it."""

    words = ("what", "function")

    what = line_field(
        _("What is to be done?"),
        200,
        missing=_("Say what is to be done."),
        help_text=_("In one line. Name no person."),
    )
    function = line_field(
        _("In which function?"), 80, help_text=_("Such as: policy adviser. No name.")
    )
    before_on = day_field(_("Before which day?"), missing=_("Choose a day."))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        ask_for_later(self, "before_on", today=self.today)
        return given


class MotionForm(NobodyNamed):
    """What the municipal council moved."""

    words = ("title", "asks")

    title = line_field(_("Its name"), 120, missing=_("Fill in its name."))
    asks = text_field(_("What does it ask?"), 2000, missing=_("Write what it asks."))
    source = line_field(
        _("Where can one read it?"),
        200,
        missing=_("Say where one can read it."),
        help_text=_("A page, or the number of the document."),
    )
    decided_on = day_field(_("On which day was it decided?"), missing=_("Choose a day."))
    vote = one_of(
        _("What did the council do?"),
        [(one.value, VOTES[one]) for one in Vote],
        missing=_("Choose what the council did."),
        radio=True,
    )
    before_on = day_field(_("Before which day is something done?"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        decided = given.get("decided_on")
        if decided and decided > self.today:
            self.add_error("decided_on", _("This day is still to come."))
        before = given.get("before_on")
        if decided and before and before < decided:
            self.add_error("before_on", _("Choose a day after it was decided."))
        return given
