"""What one fills in on a subject: a choice where there is one, why, and until when it counts."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.learning.steering.forms.parts import (
    NobodyNamed,
    day_field,
    line_field,
    one_of,
    some_of,
    text_field,
)
from naast.learning.steering.models.answers import LONGEST_TEXT

LONGEST_EVIDENCE = 300


class AnswerForm(NobodyNamed):
    """An answer. `options` are what one may choose; without them the words are the answer."""

    def __init__(
        self,
        *args: Any,
        question: Any,
        options: Iterable[tuple[str, Any]],
        several: bool,
        evidence: bool,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, choices = today, list(options)
        missing = _("Choose what it is here.")
        if choices and several:
            self.fields["codes"] = some_of(question, choices, missing=missing)
        elif choices:
            self.fields["codes"] = one_of(question, choices, missing=missing, radio=True)
        self.fields["text"] = text_field(
            _("Why, or what more?") if choices else question,
            LONGEST_TEXT,
            missing="" if choices else _("Write what you say about it."),
            help_text=_("Write nothing about a resident."),
        )
        if evidence:
            self.fields["evidence"] = line_field(
                _("On what does it rest?"),
                LONGEST_EVIDENCE,
                help_text=_("A decision, an agreement, a figure: where can one read it?"),
            )
            self.fields["evidence_on"] = day_field(_("From which day is that?"))
        self.fields["review_on"] = day_field(
            _("When do you look at it again?"),
            help_text=_("Leave it empty for an answer that stays."),
        )
        self.fields["is_open"] = forms.BooleanField(
            label=_("The client council and the organisations may read it"), required=False
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if (again := given.get("review_on")) and again <= self.today:
            self.add_error("review_on", _("Choose a day after today."))
        if (since := given.get("evidence_on")) and since > self.today:
            self.add_error("evidence_on", _("This day is still to come."))
        return given

    def facts(self) -> dict[str, Any]:
        """Return what `actions.answers.say` wants."""
        found = dict(self.cleaned_data)
        codes = found.get("codes") or []
        return found | {"codes": [codes] if isinstance(codes, str) else codes}
