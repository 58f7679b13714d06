"""What staff fill in about a rule that stood in somebody's way. Nobody may stand in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.learning.concerns.queries import rule_kinds
from naast.learning.concerns.rules import Rule, RuleKind
from naast.supply.cooperation.queries import SIGNS
from naast.supply.cooperation.rules import signs

TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}
UNKNOWN = {"invalid_choice": _("We do not know this choice. Choose from the list.")}


class RuleForm(forms.Form):
    """A rule that is `known` here, or one named now; and what it prevented."""

    use_required_attribute = False

    rule = forms.ChoiceField(
        label=_("Which rule stands in the way?"), required=False, error_messages=UNKNOWN
    )
    kind = forms.ChoiceField(
        label=_("What kind of rule is it?"),
        choices=rule_kinds,
        widget=forms.RadioSelect,
        required=False,
        error_messages=UNKNOWN,
    )
    name = forms.CharField(
        label=_("How is it called?"), max_length=120, required=False, error_messages=TOO_LONG
    )
    holder = forms.CharField(
        label=_("Whose rule is it?"),
        help_text=_("The organisation, never a person."),
        max_length=120,
        required=False,
        error_messages=TOO_LONG,
    )
    prevented = forms.CharField(
        label=_("What did it prevent?"),
        help_text=_("In one or two lines. Leave out who it is about."),
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say what it prevented."), **TOO_LONG},
    )

    def __init__(self, *args: Any, known: list[Rule], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {value_of(one): one for one in known}
        f: Any = self.fields
        words = [(value, _words(one)) for value, one in self.known.items()]
        f["rule"].choices = [("", _("Another rule: I name it below")), *words]

    def clean(self) -> dict[str, Any]:
        """Ask for a name and a kind where none was chosen; refuse what looks like a person."""
        given = super().clean() or {}
        for name in ("name", "holder", "prevented"):
            if found := signs(given.get(name) or ""):
                self.add_error(name, SIGNS[min(found)])
        if "rule" in given and not given["rule"]:
            if "kind" in given and not given["kind"]:
                self.add_error("kind", _("Choose what kind of rule it is."))
            if "name" in given and not given["name"]:
                self.add_error("name", _("Choose a rule above, or write how it is called."))
        return given

    def chosen(self) -> Rule:
        given = self.cleaned_data
        if given["rule"]:
            return self.known[given["rule"]]
        return Rule(kind=RuleKind(given["kind"]), name=given["name"], holder=given["holder"])


def value_of(rule: Rule) -> str:
    return "|".join(rule.key)


def _words(rule: Rule) -> str:
    return f"{rule.name} ({rule.holder})" if rule.holder else rule.name
