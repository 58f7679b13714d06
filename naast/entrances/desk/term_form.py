"""How a term of the law reads, where one looked, and from which day it counts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.law.queries import LegalTerm, length_words
from naast.supply.law.rules import LONGEST_TERM

LONGEST_ARTICLE, LONGEST_SEEN = 120, 200
TOO_LONG = _("This is too long. Can you say it in fewer words?")
NUMBER = _("Write a whole number between 1 and 100.")


class TermForm(forms.Form):
    """A term as somebody read it. A term without a length in the law has no field for one."""

    use_required_attribute = False

    length = forms.IntegerField(
        min_value=1,
        max_value=LONGEST_TERM,
        error_messages={
            "required": _("Write how long the law gives."),
            **dict.fromkeys(("invalid", "min_value", "max_value"), NUMBER),
        },
    )
    extension = forms.IntegerField(
        label=_("How much longer may it be made, once?"),
        help_text=_("In the same unit. Empty when it may not be made longer."),
        required=False,
        min_value=1,
        max_value=LONGEST_TERM,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NUMBER),
    )
    article = forms.CharField(
        label=_("In which article?"),
        max_length=LONGEST_ARTICLE,
        error_messages={
            "required": _("Write the law and the article."),
            "max_length": TOO_LONG,
        },
    )
    seen = forms.CharField(
        label=_("Where did you read it?"),
        help_text=_("For instance: wetten.overheid.nl, as valid on 1 January."),
        max_length=LONGEST_SEEN,
        error_messages={"required": _("Write where you read it."), "max_length": TOO_LONG},
    )
    from_on = forms.DateField(
        label=_("From which day does it count?"),
        help_text=_("What began before that day keeps its own term."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Write from which day it counts."),
            "invalid": _("We cannot read this date. Write it as 1-12-2026."),
        },
    )

    def __init__(self, *args: Any, known: LegalTerm, **more: Any) -> None:
        super().__init__(*args, **more)
        if known.term is None:
            del self.fields["length"]
        else:
            self.fields["length"].label = _("How long? Now: %(length)s") % {
                "length": length_words(term=known.term)
            }
        if known.extension is None:
            del self.fields["extension"]
