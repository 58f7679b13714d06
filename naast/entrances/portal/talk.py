"""The questions before a talk, one after the other. What she answered passes through her browser.

Nothing of it is kept here: see `views/talk.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.law import queries as law
from naast.supply.law.rules import Domain
from naast.support.keys.rules import (
    LONGEST_ANSWER,
    LONGEST_LINE,
    LONGEST_QUESTION,
    OWN_QUESTION,
    Plan,
)

if TYPE_CHECKING:
    from django.utils.functional import Promise

LIFE = "life-"
TOO_LONG = {"max_length": _("This is too long. Keep what matters most to you.")}
UNKNOWN = {"invalid_choice": _("We do not know this choice. Choose from the list.")}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One question: its name in the form, its words, its picture, and the article behind it."""

    key: str
    asks: "str | Promise"
    icon: str
    hint: "str | Promise" = ""
    article: str = ""


def steps(*, plan: Plan) -> list[Step]:
    """Return the questions that a plan leads through: its own parts of life, and all of the law."""
    return [
        Step(
            key="about",
            asks=_("What is your talk about?"),
            hint=_("Choose as many as you like."),
            icon="message-circle",
        ),
        *(
            Step(
                key=f"{LIFE}{one.domain}",
                asks=_("%(part)s: how is it now, and what do you want to change?")
                % {"part": one.name},
                hint=law.life_hint(domain=one.domain),
                icon=one.icon,
            )
            for one in law.domains()
            if one.domain in plan.domains
        ),
        *(
            Step(
                key=one.question,
                asks=one.asks,
                hint=one.hint,
                icon=one.icon,
                article=one.article,
            )
            for one in law.talk_questions()
        ),
        Step(
            key=OWN_QUESTION,
            asks=_("What is your question, in one sentence?"),
            hint=_(
                "Say what you want to be different, not which help. Then the talk is about that."
            ),
            icon="pencil",
        ),
        Step(
            key="along",
            asks=_("Who comes along?"),
            hint=_("You may always have somebody with you. Two people hear more than one."),
            icon="user-heart",
        ),
        Step(
            key="bring",
            asks=_("What do you bring?"),
            hint=_("Tick what you need. You are not obliged to show anything but who you are."),
            icon="file-text",
        ),
        Step(
            key="ask",
            asks=_("What do you want to ask?"),
            hint=_("Many people forget these. Tick them and they stand on your list."),
            icon="note",
        ),
    ]


def is_a_step(key: str) -> bool:
    everything = Plan(domains=tuple(Domain))
    return key in {step.key for step in steps(plan=everything)}


class StepForm(forms.Form):
    """The answer to one question. Nothing is required."""

    def into(self, plan: Plan) -> Plan:
        """Return `plan` with, of a valid form, this answer."""
        raise NotImplementedError


class AboutForm(StepForm):
    over = forms.MultipleChoiceField(
        label=_("Parts of your life"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["over"].choices = law.domain_choices()  # type: ignore[attr-defined]

    def into(self, plan: Plan) -> Plan:
        return replace(plan, domains=tuple(self.cleaned_data["over"]))


class WordsForm(StepForm):
    tekst = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=TOO_LONG,
    )

    def __init__(self, *args: Any, key: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = key

    def into(self, plan: Plan) -> Plan:
        words = {**plan.words, self.key: self.cleaned_data["tekst"].strip()}
        domain = self.key.removeprefix(LIFE)
        domains = plan.domains
        if self.key.startswith(LIFE) and domain not in domains:
            domains = (*domains, domain)  # she answers about it, so it belongs to it
        return replace(
            plan, domains=domains, words={name: text for name, text in words.items() if text}
        )


class OwnQuestionForm(StepForm):
    """Her own question, short enough to say aloud at the beginning of the talk."""

    tekst = forms.CharField(
        label=_("My question"),
        help_text=_(
            "For example: “I want to shower without being afraid.” "
            "Or: “Who can take over, so that I can sleep?” "
            "Or: “I want to sing in my choir again.”"
        ),
        required=False,
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": _("This is too long to say at once. Keep the heart of it.")},
    )

    def into(self, plan: Plan) -> Plan:
        said = " ".join(self.cleaned_data["tekst"].split())
        others = {key: text for key, text in plan.words.items() if key != OWN_QUESTION}
        return replace(plan, words={OWN_QUESTION: said, **others} if said else others)


class AlongForm(StepForm):
    wie = forms.ChoiceField(
        label=_("Who?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    wie_woorden = forms.CharField(
        label=_("Do you already know who?"),
        help_text=_("A first name is enough."),
        required=False,
        max_length=LONGEST_LINE,
        error_messages={"max_length": _("This is too long. A first name is enough.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = law.along_choices()  # type: ignore[attr-defined]

    def into(self, plan: Plan) -> Plan:
        data = self.cleaned_data
        return replace(plan, along=data["wie"], along_words=data["wie_woorden"].strip())


class ListForm(StepForm):
    """Ticks, and one's own words beside them."""

    lijst = forms.MultipleChoiceField(
        label=_("Choose from this list"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )
    eigen = forms.CharField(
        label="",
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=TOO_LONG,
    )


class BringForm(ListForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lijst"].choices = law.bring_choices()  # type: ignore[attr-defined]
        self.fields["eigen"].label = _("Anything else to bring?")

    def into(self, plan: Plan) -> Plan:
        data = self.cleaned_data
        return replace(plan, bring=tuple(data["lijst"]), bring_words=data["eigen"].strip())


class AskThemForm(ListForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lijst"].choices = law.ask_choices()  # type: ignore[attr-defined]
        self.fields["eigen"].label = _("Your own questions")

    def into(self, plan: Plan) -> Plan:
        data = self.cleaned_data
        return replace(plan, ask=tuple(data["lijst"]), ask_words=data["eigen"].strip())


FORMS: Mapping[str, type[StepForm]] = {
    "about": AboutForm,
    OWN_QUESTION: OwnQuestionForm,
    "along": AlongForm,
    "bring": BringForm,
    "ask": AskThemForm,
}


def form_of(*, key: str, plan: Plan, data: Any = None) -> StepForm:
    """Return the form of a question: filled in with `data`, else with what stands in the plan."""
    initial: dict[str, object] = {
        "over": plan.domains,
        "tekst": plan.words.get(key, ""),
        "wie": plan.along,
        "wie_woorden": plan.along_words,
        "lijst": plan.bring if key == "bring" else plan.ask,
        "eigen": plan.bring_words if key == "bring" else plan.ask_words,
    }
    if key in FORMS:
        return FORMS[key](data, initial=initial)
    return WordsForm(data, initial=initial, key=key)


def after(*, key: str, order: Sequence[Step], by: int) -> str:
    """Return the name of the question `by` places further; "" past either end."""
    names = [step.key for step in order]
    place = names.index(key) + by if key in names else 0
    return names[place] if 0 <= place < len(names) else ""
