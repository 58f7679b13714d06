"""One conversation on one page: what was said, what is near, a volunteer, up to three decisions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.support.decisions.actions import Left
from naast.support.decisions.actions.conversation import Referred, Wanted
from naast.support.decisions.forms import LINE, LONGEST, OfficerForm
from naast.support.decisions.models import (
    FIRST_VERDICTS,
    GOALS,
    LATERS,
    LEFT_RULES,
    PROVISIONS,
    RUNG_STATES,
    RUNGS,
    TALK_KINDS,
)
from naast.support.decisions.rules import LOWER_RUNGS, Provision, Rung, TalkKind, Verdict
from naast.support.decisions.rules.deviation import DeviationGoal, LeftRule

SLOTS = (1, 2, 3)
_CHOOSE = {
    "required": _("Choose one of these."),
    "invalid_choice": _("We do not know this choice. Choose from the list."),
}
_TOO_LONG = _("This is too long. Can you say it in fewer words?")


def _text(label: Any, *, required: Any = "", rows: int = 2, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(required),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required, "max_length": _TOO_LONG},
    )


def _line(label: Any, *, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LINE,
        error_messages={"max_length": _TOO_LONG},
    )


def _choice(
    label: Any, choices: Any, *, initial: Any = "", words: bool = True, required: bool = False
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        initial=initial,
        required=required,
        error_messages=_CHOOSE,
        widget=forms.RadioSelect if words else forms.Select,
    )


class ConversationForm(OfficerForm):
    """All of it in one form; what is not filled in is not kept."""

    text = _text(
        _("What was said"), required=_("Write what was said. One sentence is enough."), rows=4
    )
    kind = _choice(_("How did you speak?"), TALK_KINDS, initial=TalkKind.VISIT, required=True)
    support_offered = forms.BooleanField(
        label=_("I told the resident about free, independent support"), required=False
    )
    rung_1 = _choice(RUNGS[0][1], RUNG_STATES)
    rung_2 = _choice(RUNGS[1][1], RUNG_STATES)
    rung_3 = _choice(RUNGS[2][1], RUNG_STATES)
    referral_yes = forms.BooleanField(
        label=_("The resident says yes: I may ask a club or volunteer"), required=False
    )
    referral_to = _line(_("Whom do you ask?"))
    referral_words = _text(
        _("In the resident's own words"),
        hint=_("Only what the resident wants to tell. Read it out before you call."),
    )
    left_in = _choice(
        _("Do you leave a rule aside?"),
        [("", _("No")), *((str(n), _("In decision %(n)s") % {"n": n}) for n in SLOTS)],
    )
    left_rule = _choice(_("Which kind of rule?"), LEFT_RULES, initial=LeftRule.POLICY_RULE)
    goal = _choice(
        _("What is that good for?"), [("", _("Choose one of these.")), *GOALS], words=False
    )
    deviation = _text(
        _("Which rule, and why?"),
        hint=_("Only when you leave a rule aside. It stands in the letter."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        nothing = ("", pgettext_lazy("decide on", "Nothing"))
        for n in SLOTS:
            named = {"n": n}
            self.fields[f"provision_{n}"] = _choice(
                _("Decision %(n)s: about what?") % named, [nothing, *PROVISIONS], words=False
            )
            self.fields[f"verdict_{n}"] = _choice(
                _("Decision %(n)s: what do you decide?") % named,
                FIRST_VERDICTS,
                initial=Verdict.GRANTED,
            )
            self.fields[f"what_{n}"] = _line(_("Decision %(n)s: what exactly?") % named)
            self.fields[f"reasons_{n}"] = _text(_("Decision %(n)s: why, in plain words") % named)

    def clean(self) -> dict[str, Any]:
        """Say it where something is half filled in."""
        data = super().clean() or {}
        if data.get("referral_yes"):
            for name in ("referral_to", "referral_words"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("The resident said yes. Write this too."))
        elif data.get("referral_to") or data.get("referral_words"):
            self.add_error("referral_yes", _("Only with a yes of the resident. Ask first."))
        seen = set()
        for n in SLOTS:
            about = data.get(f"provision_{n}")
            if about and not data.get(f"reasons_{n}") and f"reasons_{n}" not in self.errors:
                self.add_error(
                    f"reasons_{n}", _("Write why. The resident reads this, and may object.")
                )
            if about and not data.get(f"verdict_{n}") and f"verdict_{n}" not in self.errors:
                self.add_error(f"verdict_{n}", _("Choose one of these."))
            if about and about in seen:
                self.add_error(f"provision_{n}", _("This stands above already."))
            seen.add(about)
            words = data.get(f"reasons_{n}") or data.get(f"what_{n}")
            if words and not about and f"provision_{n}" not in self.errors:
                self.add_error(f"provision_{n}", _("You wrote something. Choose about what."))
        self._clean_deviation(data)
        return data

    def _clean_deviation(self, data: dict[str, Any]) -> None:
        n = data.get("left_in")
        if n and not data.get(f"provision_{n}"):
            self.add_error("left_in", _("There is no such decision on this page."))
        if n and data.get("left_rule") == LeftRule.LAW:
            self.add_error("left_rule", _("Nobody can leave a law aside. Look for another way."))
        if n and not data.get("left_rule") and "left_rule" not in self.errors:
            self.add_error("left_rule", _("Choose one of these."))
        if n and not data.get("goal") and "goal" not in self.errors:
            self.add_error("goal", _("Choose what it is good for."))
        if n and not data.get("deviation") and "deviation" not in self.errors:
            self.add_error("deviation", _("You leave a rule aside. Write which one, and why."))
        if data.get("deviation") and not n and "left_in" not in self.errors:
            self.add_error("left_in", _("You wrote about a rule. Choose in which decision."))

    def rungs(self) -> dict[Rung, str]:
        """Return what was found near, by rung; only what was looked at."""
        data = self.cleaned_data
        return {rung: data[f"rung_{rung}"] for rung in LOWER_RUNGS if data[f"rung_{rung}"]}

    def referred(self) -> Referred | None:
        data = self.cleaned_data
        if not data["referral_yes"]:
            return None
        return Referred(to=data["referral_to"], words=data["referral_words"])

    def wanted(self) -> list[Wanted]:
        """Return the decisions, as the action takes them."""
        data = self.cleaned_data
        left = None
        if data["left_in"]:
            left = Left(
                rule=LeftRule(data["left_rule"]),
                goal=DeviationGoal(data["goal"]),
                why=data["deviation"],
            )
        return [
            Wanted(
                provision=Provision(data[f"provision_{n}"]),
                verdict=Verdict(data[f"verdict_{n}"]),
                what=data[f"what_{n}"],
                reasons=data[f"reasons_{n}"],
                left=left if data["left_in"] == str(n) else None,
            )
            for n in SLOTS
            if data[f"provision_{n}"]
        ]

    def slot_of(self, provision: str) -> str:
        """Return the field in which a provision was chosen."""
        chosen = (n for n in SLOTS if self.cleaned_data.get(f"provision_{n}") == provision)
        return f"provision_{next(chosen, SLOTS[0])}"


class LaterForm(OfficerForm):
    later = forms.ChoiceField(choices=LATERS, error_messages=_CHOOSE)
