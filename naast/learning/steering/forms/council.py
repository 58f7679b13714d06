"""What one fills in at the client council's place."""

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
from naast.learning.steering.models.council import LONGEST_WORDS
from naast.learning.steering.rules.council import ADVICE_AT_LEAST, OF_THE_COUNCIL, Answer, Body
from naast.learning.steering.words.council import ANSWERS, BODIES, VOICES


class SayForm(NobodyNamed):
    """What the council says of its own accord."""

    words = ("about", "text")

    voice = one_of(
        _("What is it?"),
        [(one.value, VOICES[one]) for one in OF_THE_COUNCIL],
        missing=_("Choose what it is."),
        radio=True,
    )
    about = line_field(
        _("About what?"),
        120,
        missing=_("Say in one line what it is about."),
        help_text=_("In one line. Name no person."),
    )
    text = text_field(
        _("What does the council say?"),
        LONGEST_WORDS,
        missing=_("Write what the council says."),
        rows=6,
    )


class AskForm(NobodyNamed):
    """What the municipality asks the council to advise on."""

    words = ("about", "asked")

    about = line_field(
        _("About what?"),
        120,
        missing=_("Say in one line what it is about."),
        help_text=_("In one line. Name no person."),
    )
    asked = text_field(
        _("What is your plan, and what can still change?"),
        LONGEST_WORDS,
        missing=_("Write what you ask advice on."),
        rows=6,
    )
    advise_before_on = day_field(
        _("Before which day do you need the advice?"),
        missing=_("Choose a day."),
        help_text=_("A council has four weeks at least."),
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        ask_for_later(self, "advise_before_on", today=self.today)
        found = given.get("advise_before_on")
        if "advise_before_on" not in self.errors and found and found - self.today < ADVICE_AT_LEAST:
            self.add_error("advise_before_on", _("A council has four weeks at least."))
        return given


class AdviseForm(NobodyNamed):
    """The advice that was asked."""

    words = ("text",)

    text = text_field(_("Your advice"), LONGEST_WORDS, missing=_("Write your advice."), rows=6)


class AnswerForm(NobodyNamed):
    """What the municipality does with it."""

    words = ("answer_text",)

    answer = one_of(
        _("What do you do with it?"),
        [(one.value, ANSWERS[one]) for one in Answer],
        missing=_("Choose what you do with it."),
        radio=True,
    )
    answer_text = text_field(
        _("Your answer, and why"), LONGEST_WORDS, missing=_("Write an answer."), rows=5
    )


class BodyForm(NobodyNamed):
    """A council or organisation of clients, and its role."""

    words = ("role",)

    body = one_of(
        _("Which kind?"),
        [(one.value, BODIES[one]) for one in Body],
        missing=_("Choose which kind."),
    )
    name = line_field(_("Its name"), 120, missing=_("Fill in its name."))
    role = line_field(
        _("What is its role here?"),
        200,
        missing=_("Say what its role is."),
        help_text=_("Such as: advises the college, or speaks for older people."),
    )
