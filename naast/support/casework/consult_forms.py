"""What one fills in to ask a colleague without giving a case away, and to answer."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.support.casework.forms import LONGEST_TEXT, OwnForm
from naast.support.casework.queries.consulting import MayBeAsked
from naast.support.casework.rules.consulting import Sign

UNKNOWN = _("We do not know this choice. Choose from the list.")
SIGNS: dict[Sign, Promise] = {
    Sign.NAME: _("a name"),
    Sign.PLACE: _("a place"),
    Sign.DAY: _("a day"),
    Sign.NUMBER: _("a number or address"),
}
Found = Sequence[tuple[Sign, str]]


def who_words(one: MayBeAsked) -> str:
    """Return what stands behind a name: what she is, and for whom she works."""
    if one.behind:
        said = _("%(name)s, stands behind volunteers, %(organisation)s")
    elif one.formal:
        said = _("%(name)s, professional, %(organisation)s")
    else:
        said = _("%(name)s, volunteer or expert by experience, %(organisation)s")
    return str(said) % {"name": one.name, "organisation": one.organisation}


class _WithoutNameForm(OwnForm):
    """A question without a name. What is recognised is told; the asker decides."""

    question = forms.CharField(
        label=_("What do you want to ask?"),
        help_text=_("No name, no place, no day. Tell what it is about, and what you know already."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write what you want to ask."),
            "max_length": _("This is too long. Can you say it in fewer words?"),
        },
    )
    nobody = forms.BooleanField(
        label=_("I read it once more: nobody can tell from this who it is."),
        error_messages={"required": _("Read it once more, and tick this.")},
    )
    even_so = forms.BooleanField(
        label=_("I saw what is recognised. It may be sent like this."), required=False
    )

    def __init__(self, *args: Any, recognised: Callable[[str], Found], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.recognised = recognised
        self.found: Found = ()

    def clean(self) -> dict[str, Any]:
        """Tell what of the case stands in the words; who saw that may send it."""
        data = super().clean() or {}
        self.found = self.recognised(data.get("question", ""))
        if self.found and not data.get("even_so"):
            self.add_error("even_so", _("Change the words, or tick this."))
        return data


class ConsultForm(_WithoutNameForm):
    """A question to one colleague."""

    field_order = ("question", "even_so", "user", "nobody")
    user = forms.TypedChoiceField(
        label=_("Whom do you ask?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose somebody."), "invalid_choice": UNKNOWN},
    )

    def __init__(self, *args: Any, people: Sequence[MayBeAsked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [  # type: ignore[attr-defined]
            (one.user_id, who_words(one)) for one in people
        ]


class BringForm(_WithoutNameForm):
    """A case, made unrecognisable, for a day on which colleagues talk about cases."""

    field_order = ("question", "even_so", "meeting", "nobody")
    meeting = forms.TypedChoiceField(
        label=_("Into which day?"),
        coerce=UUID,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a day."), "invalid_choice": UNKNOWN},
    )

    def __init__(self, *args: Any, days: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = list(days)  # type: ignore[attr-defined]


class OutcomeForm(OwnForm):
    """What came of talking about a case together."""

    outcome = forms.CharField(
        label=_("What came of it?"),
        help_text=_("You and the resident read it. Who talked along does not."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write what came of it."),
            "max_length": _("This is too long. Can you say it in fewer words?"),
        },
    )


class AnswerForm(OwnForm):
    """What one answers a colleague."""

    answer = forms.CharField(
        label=_("What do you answer?"),
        help_text=_("It stands with the question in the file, and the resident can read it."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write an answer, or say that you do not know."),
            "max_length": _("This is too long. Can you say it in fewer words?"),
        },
    )
