"""What one fills in about a signal, and in its answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.learning.concerns.models import FOLLOWS, RULE_KINDS
from naast.supply.cooperation.queries import SIGNS
from naast.supply.cooperation.rules import signs
from naast.supply.law.queries import domains
from naast.supply.supporters.queries import target_group_words

TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}
UNKNOWN = {"invalid_choice": _("We do not know this choice. Choose from the list.")}


class NobodyNamed(forms.Form):
    """A form in whose words nobody may stand: what looks like a person is refused at once."""

    use_required_attribute = False
    words: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in self.words:
            found = signs(given.get(name) or "")
            if found:
                self.add_error(name, SIGNS[min(found)])
        return given


class ConcernForm(NobodyNamed):
    """A signal. `where` are the municipalities and zones that one may choose, as "1" or "1:7"."""

    words = ("about", "text", "holder")

    about = forms.CharField(
        label=_("What keeps coming back?"),
        help_text=_("In one line. Tell of no person."),
        max_length=120,
        error_messages={"required": _("Say in one line what you see."), **TOO_LONG},
    )
    text = forms.CharField(
        label=_("What do you see, and what would help?"),
        help_text=_("Others who work here read it too. Leave out who it is about."),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("Say what you see."), **TOO_LONG},
    )
    theme = forms.ChoiceField(
        label=_("Which part of life is it about?"),
        error_messages={"required": _("Choose what it is about."), **UNKNOWN},
    )
    group = forms.ChoiceField(
        label=_("Whom does it concern most?"), required=False, error_messages=UNKNOWN
    )
    place = forms.ChoiceField(
        label=_("Where?"), error_messages={"required": _("Choose where."), **UNKNOWN}
    )
    rule_kind = forms.ChoiceField(
        label=_("Is it a rule that stands in the way?"),
        help_text=_("Then write its name in the first line."),
        required=False,
        choices=[("", _("No rule")), *RULE_KINDS],
        error_messages=UNKNOWN,
    )
    holder = forms.CharField(
        label=_("Whose rule is it?"), max_length=120, required=False, error_messages=TOO_LONG
    )

    def __init__(self, *args: Any, where: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        f: Any = self.fields
        life = [(one.domain.value, one.name) for one in domains()]
        f["theme"].choices = [("", _("Choose")), *life]
        f["group"].choices = [("", _("Nobody in particular")), *target_group_words().items()]
        f["place"].choices = where

    def where(self) -> tuple[int, int | None]:
        """Return the municipality and the zone, if one was chosen."""
        municipality, _colon, zone = self.cleaned_data["place"].partition(":")
        return int(municipality), int(zone) if zone else None


class AnswerForm(NobodyNamed):
    """What the municipality does with a signal."""

    words = ("answer",)

    follow = forms.ChoiceField(
        label=_("What do you do with it?"),
        choices=FOLLOWS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you do with it."), **UNKNOWN},
    )
    answer = forms.CharField(
        label=_("Your answer"),
        help_text=_("Who told it reads this, and all who work here."),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write an answer."), **TOO_LONG},
    )
