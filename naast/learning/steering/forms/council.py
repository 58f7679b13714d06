"""What one fills in at the client council's place."""

from django.utils.translation import gettext_lazy as _

from naast.learning.steering.forms.parts import (
    AsksAdvice,
    NobodyNamed,
    day_field,
    line_field,
    one_of,
    text_field,
)
from naast.learning.steering.models.council import LONGEST_WORDS
from naast.learning.steering.rules.council import OF_THE_COUNCIL, Answer, Body
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


class AskForm(AsksAdvice):
    """What the municipality asks the council to advise on."""

    asks_before = "advise_before_on"

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
