"""What one fills in of a self-test, and of what the three agree."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from naast.learning.steering.forms.parts import (
    NobodyNamed,
    ask_for_later,
    day_field,
    line_field,
    one_of,
    text_field,
)
from naast.learning.steering.models.selftest import LONGEST_NOTE
from naast.learning.steering.rules.ambitions import Progress
from naast.learning.steering.rules.selftest import ITEMS, NUMBER, Chair, Item, Score, Theme
from naast.learning.steering.words import selftest as words
from naast.learning.steering.words.ambitions import PROGRESS


class OpenForm(NobodyNamed):
    """Until when each fills in her sheet."""

    closes_on = day_field(
        _("Until which day may each fill it in?"),
        missing=_("Choose the last day."),
        help_text=_("Earlier if all are in. Until then nobody reads another's answers."),
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        ask_for_later(self, "closes_on", today=self.today)
        return given


class SheetForm(NobodyNamed):
    """The 24 items, each with a score and, if one wants, why. `whole`: it is handed in."""

    words = tuple(f"note_{item}" for item in Item)

    def __init__(
        self,
        data: Any = None,
        *,
        scores: Mapping[Item, Score],
        notes: Mapping[str, str],
        whole: bool = False,
    ) -> None:
        super().__init__(data)
        for item in Item:
            score = one_of(
                f"{NUMBER[item]}. {words.ITEMS[item]}",
                [(one.value, words.SCORES[one]) for one in Score],
                missing=_("Choose one of the four.") if whole else "",
                radio=True,
            )
            score.initial = scores.get(item, "")
            note = line_field(_("Why, or where one can read it?"), LONGEST_NOTE)
            note.initial = notes.get(item, "")
            note.widget.attrs["aria-label"] = f"{note.label} {NUMBER[item]}"
            self.fields[item.value], self.fields[f"note_{item}"] = score, note

    def themes(self) -> list[tuple[Any, list[Any]]]:
        """Return the fields under the heading of each theme."""
        return [
            (
                words.THEMES[theme],
                [self[name] for item in ITEMS[theme] for name in (item.value, f"note_{item}")],
            )
            for theme in Theme
        ]

    def scores(self) -> dict[Item, Score]:
        given = self.cleaned_data
        return {item: Score(given[item.value]) for item in Item if given[item.value]}

    def notes(self) -> dict[Item, str]:
        return {item: self.cleaned_data[f"note_{item}"] for item in Item}


class ProposeForm(NobodyNamed):
    """What is to be done, by which party, before which day."""

    words = ("what", "function")

    what = line_field(
        _("What is to be done?"),
        200,
        missing=_("Say what is to be done."),
        help_text=_("In one line. Name no person."),
    )
    item = one_of(_("About which point?"), [])
    owner = one_of(_("Who does it?"), [], missing=_("Choose who does it."))
    function = line_field(
        _("In which function?"), 80, help_text=_("Such as: policy adviser. No name.")
    )
    before_on = day_field(_("Before which day?"), missing=_("Choose a day."))

    def __init__(
        self, data: Any = None, *, organisations: Sequence[tuple[int, str]], today: date
    ) -> None:
        super().__init__(data)
        self.today = today
        # Here, and not with the class: a number before a word makes it of one language.
        self.fields["item"].choices = [  # type: ignore[attr-defined]
            ("", _("Another point")),
            *((item.value, f"{NUMBER[item]}. {words.ITEMS[item]}") for item in Item),
        ]
        self.fields["owner"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            (Chair.MUNICIPALITY.value, words.CHAIRS[Chair.MUNICIPALITY]),
            (Chair.COUNCIL.value, words.CHAIRS[Chair.COUNCIL]),
            (Chair.PROVIDERS.value, _("The organisations together")),
            *((str(id_), name) for id_, name in organisations),
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        ask_for_later(self, "before_on", today=self.today)
        return given

    def action(self) -> dict[str, Any]:
        """Return what was filled in, as `propose_action` takes it."""
        given = self.cleaned_data
        alone = given["owner"].isdecimal()
        return {
            "item": Item(given["item"]) if given["item"] else None,
            "what": given["what"],
            "owner": Chair.PROVIDERS if alone else Chair(given["owner"]),
            "organisation_id": int(given["owner"]) if alone else None,
            "function": given["function"],
            "before_on": given["before_on"],
        }


class ProgressForm(NobodyNamed):
    """How far an action is."""

    words = ("came",)

    progress = one_of(
        _("How far is it?"),
        [(one.value, PROGRESS[one]) for one in Progress],
        missing=_("Choose how far it is."),
        radio=True,
    )
    came = text_field(_("What came of it?"), 1000)
