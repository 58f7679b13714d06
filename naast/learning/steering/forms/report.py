"""What one fills in of a report: its period, own words, until when the council has, an opinion."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from naast.learning.steering.forms.parts import (
    AsksAdvice,
    NobodyNamed,
    day_field,
    one_of,
    some_of,
    text_field,
)
from naast.learning.steering.models.principles import LONGEST_PRINCIPLE
from naast.learning.steering.models.report import LONGEST_CHAPTER, LONGEST_OPINION
from naast.learning.steering.rules.report import Chapter, Step
from naast.learning.steering.words.report import CHAPTERS, STEPS


class PeriodForm(NobodyNamed):
    """Of which period a report is."""

    period = one_of(_("Of which period?"), [], missing=_("Choose a period."))

    def __init__(self, data: Any = None, *, periods: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["period"].choices = list(periods)  # type: ignore[attr-defined]


class ReportForm(NobodyNamed):
    """What the municipality says itself, a field for each chapter; all may stay empty."""

    def __init__(self, data: Any = None, *, initial: dict[str, str]) -> None:
        super().__init__(data, initial=initial)
        for chapter in Chapter:
            self.fields[chapter.value] = text_field(CHAPTERS[chapter], LONGEST_CHAPTER, rows=3)


class AskOpinionForm(AsksAdvice):
    """Until when the client council has to say what it thinks."""

    asks_before = "before_on"

    before_on = day_field(
        _("Before which day do you ask the opinion?"),
        missing=_("Choose a day."),
        help_text=_("A council has four weeks at least."),
    )


class OpinionForm(NobodyNamed):
    """What the council says of the report, and whether the municipality may read it."""

    text = text_field(
        _("What does the council say of it?"),
        LONGEST_OPINION,
        help_text=_("In your own words. The municipality can change nothing in it."),
        rows=8,
    )
    differs = some_of(
        _("What do you see differently?"),
        [(one.value, CHAPTERS[one]) for one in Chapter],
        help_text=_("You talk about these points with the municipality."),
    )
    step = one_of(
        _("What do you do with it?"),
        [(one.value, STEPS[one]) for one in Step],
        missing=_("Choose what you do with it."),
        radio=True,
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any], given: bool) -> None:
        super().__init__(data, initial=initial)
        if given:
            self.fields["step"].choices = [  # type: ignore[attr-defined]
                (one.value, STEPS[one]) for one in Step if one is not Step.KEEP
            ]

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("step") == Step.GIVE and not found.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write what the council says."))
        return found


class PrincipleForm(NobodyNamed):
    """What municipality and council would hold to from now on."""

    chapter = one_of(
        _("About what?"),
        [(one.value, CHAPTERS[one]) for one in Chapter],
        missing=_("Choose what it is about."),
    )
    text = text_field(
        _("What do you agree to hold to?"),
        LONGEST_PRINCIPLE,
        missing=_("Write what you would hold to."),
        help_text=_("One sentence that both can say yes to."),
        rows=3,
    )


class SendForm(NobodyNamed):
    """What the municipality does with the opinion, as the report goes."""

    reply = text_field(
        _("What do you do with what the council says?"),
        LONGEST_CHAPTER,
        help_text=_("It stands beside the opinion. It may stay empty."),
        rows=4,
    )
