"""What an officer fills in about the talk: by topic, and what she said of the report."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from naast.support.decisions.forms import LONGEST, OfficerForm
from naast.support.decisions.models import ANSWERED_HOW, REPORT_ANSWERS
from naast.support.decisions.queries.reports import LIFE, report_topics
from naast.support.decisions.rules.reports import AnsweredHow, ReportAnswer

_UNKNOWN = _("We do not know this choice. Choose from the list.")
_CHOOSE = {"required": _("Choose one of these."), "invalid_choice": _UNKNOWN}
_TOO_LONG = {"max_length": _("This is too long. Keep it under 4000 signs.")}


class ReportForm(OfficerForm):
    """The topics of the law and the parts of life; each may stay empty, not all of them."""

    def __init__(self, *args: Any, about: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        for part in report_topics():
            self.fields[part.key] = forms.CharField(
                label=str(part.name),
                help_text=str(part.asks),
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages=_TOO_LONG,
            )

    def topics(self) -> list[BoundField]:
        """Return the topics a to g of the law."""
        return [self[name] for name in self.fields if not name.startswith(LIFE)]

    def life(self) -> list[BoundField]:
        """Return the parts of life that it is about, or in which something stands."""
        return [one for one in self._parts() if self._is_near(one)]

    def other_life(self) -> list[BoundField]:
        """Return the other parts of life."""
        return [one for one in self._parts() if not self._is_near(one)]

    def _parts(self) -> list[BoundField]:
        return [self[name] for name in self.fields if name.startswith(LIFE)]

    def _is_near(self, one: BoundField) -> bool:
        return bool(one.value()) or bool(one.errors) or one.name.removeprefix(LIFE) in self.about

    def clean(self) -> dict[str, Any]:
        """Refuse a report without a word."""
        data = super().clean() or {}
        if not self.errors and not any(data.values()):
            self.add_error("need", _("Write one topic at least. One sentence is enough."))
        return data


class ReplyForm(OfficerForm):
    """What she said of the report, on paper or spoken."""

    answer = forms.ChoiceField(
        label=_("What does the resident say?"),
        choices=REPORT_ANSWERS,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    how = forms.ChoiceField(
        label=_("How do you know?"),
        choices=[(key, words) for key, words in ANSWERED_HOW if key != AnsweredHow.CODE],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    witness = forms.CharField(
        label=_("Who heard it with you?"),
        help_text=_("Only when it was spoken."),
        required=False,
        max_length=60,
        error_messages={"max_length": _("This is too long. A name is enough.")},
    )
    remarks = forms.CharField(
        label=_("The remarks, word for word"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=_TOO_LONG,
    )
    applies = forms.BooleanField(
        label=_("With this report the resident applies for help"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing: remarks, or who heard it; and refuse a witness of paper."""
        data = super().clean() or {}
        spoken = data.get("how") == AnsweredHow.SPOKEN
        if spoken and not data.get("witness") and "witness" not in self.errors:
            self.add_error("witness", _("Write who heard it with you."))
        if not spoken and data.get("witness") and "how" not in self.errors:
            self.add_error("witness", _("A witness is only for what was spoken."))
        said = data.get("answer") == ReportAnswer.WITH_REMARKS
        if said and not data.get("remarks") and "remarks" not in self.errors:
            self.add_error("remarks", _("Write the remarks down."))
        return data
