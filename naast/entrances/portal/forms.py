"""What residents fill in. Nothing is required: anonymous is possible (I-6)."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naast.core.search.rules import LONGEST_TEXT
from naast.entrances.portal.contact import ContactForm
from naast.entrances.portal.pin_forms import PinField
from naast.supply.law.queries import DOMAINS
from naast.supply.law.rules import Domain
from naast.supply.supporters.queries import wish_words
from naast.supply.supporters.rules import Gender
from naast.support.keys.queries import MunicipalFile, kind_choices, purpose_choices
from naast.support.keys.rules import PieceKind, end_is_possible, likeness
from naast.support.matching.rules import UNSAID, ContactWay, Group, Moment
from naast.support.people.rules import RelationKind

GROUPS = [
    ("", _("It does not matter")),
    (Group.FORMAL, _("A professional")),
    (Group.INFORMAL, _("A volunteer")),
    (Group.LIVED, _("Somebody who lived through it")),
    (Group.MUNICIPAL, _("A meitinker of the municipality")),
]
LANGUAGES = [
    ("", _("It does not matter")),
    ("nl", _("Dutch")),
    ("fy", _("Frisian")),
    ("en", _("English")),
    ("tr", _("Turkish")),
    ("ar", _("Arabic")),
    ("pl", _("Polish")),
    ("ti", _("Tigrinya")),
    ("uk", _("Ukrainian")),
    ("ngt", _("Dutch Sign Language")),
]
_WISHED = wish_words()
_NO_MATTER = ("", _("It does not matter"))
THEMES = [_NO_MATTER, *_WISHED["theme"]]
GENDERS = [_NO_MATTER, (Gender.WOMAN, _("A woman")), (Gender.MAN, _("A man"))]
WAYS = [_NO_MATTER, *_WISHED["way"]]
MOMENTS = [
    _NO_MATTER,
    (Moment.EVENING, _("Also in the evening")),
    (Moment.WEEKEND, _("Also in the weekend")),
]
BREADTHS = [_NO_MATTER, *_WISHED["breadth"]]
SAFE = [
    ("call", _("You may call me")),
    ("text", _("You may text me")),
    ("mail", _("You may mail me")),
]
PHONE_DIGITS = 10
LONGEST_PLAN = 9000

NO_PROVIDER = "geen"
UNSURE = "weet-niet"
HELPS_ANOTHER = _("Does that person get help from one of these?")
NO_HELP = [(NO_PROVIDER, _("None of these")), (UNSURE, _("I do not know"))]


FOR_ANOTHER = "ander"
# Asker → what the other is to her. The law asks who has custody of a child; proof comes later.
ANOTHER = [
    (RelationKind.CHILD, _("My mother or father")),
    (RelationKind.PARENT_WITH_CUSTODY, _("My child, and I have custody")),
    (RelationKind.OTHER_PARENT, _("My child, and somebody else has custody")),
    (RelationKind.PARTNER, _("My husband, wife or partner")),
    (RelationKind.CARER, _("Somebody I care for")),
    (RelationKind.NEIGHBOUR, _("My neighbour")),
    (RelationKind.FRIEND, _("A friend")),
    (RelationKind.IN_THE_FIELD, _("Somebody I know from my work")),
    (UNSAID, _("I would rather not say")),
]


# Asked of her for whom somebody asked, when the asker did not say it.
BY_WHOM = [
    (RelationKind.CHILD, _("My son or daughter")),
    (RelationKind.OTHER_PARENT, _("My father or mother")),
    (RelationKind.PARTNER, _("My husband, wife or partner")),
    (RelationKind.CARER, _("Somebody who cares for me")),
    (RelationKind.NEIGHBOUR, _("My neighbour")),
    (RelationKind.FRIEND, _("A friend")),
    (RelationKind.IN_THE_FIELD, _("Somebody who works with me")),
]


def help_field() -> forms.MultipleChoiceField:
    """Return the question from whom she gets help already (I-2); its choices differ per place."""
    return forms.MultipleChoiceField(
        label=_("Do you get help from one of these?"),
        help_text=_("Then we look for somebody who does not work there. You may skip this."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )


def wish_field(label: Any, choices: Sequence[tuple[str, Any]]) -> forms.ChoiceField:
    """Return a question with one answer, which may be left open."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )


class FindForm(forms.Form):
    """A few questions, all optional. Names in Dutch: they stand in the address."""

    zoek = forms.CharField(
        label=_("Say it in your own words"),
        help_text=_("For example: debts, or help for my mother. A typing error does no harm."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": _("This is too long. A few words are enough.")},
    )
    over = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=[(domain.value, DOMAINS[domain]) for domain in Domain],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("We do not know this choice. Choose one of the pictures.")
        },
    )
    waar = forms.CharField(
        label=_("Where do you live?"),
        help_text=_("Your postcode or village."),
        required=False,
        max_length=60,
        error_messages={"max_length": _("This is too long. A postcode or a village is enough.")},
    )
    wie = forms.ChoiceField(
        label=_("Who suits you?"),
        choices=GROUPS,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )
    taal = forms.ChoiceField(
        label=_("Which language?"),
        choices=LANGUAGES,
        required=False,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )
    thema = wish_field(_("Who went through what?"), THEMES)
    geslacht = wish_field(_("A woman or a man?"), GENDERS)
    hoe = wish_field(_("How do you want to meet?"), WAYS)
    wanneer = wish_field(_("When?"), MOMENTS)
    breed = wish_field(_("Broad or specialised?"), BREADTHS)
    hulp = help_field()
    voor = forms.ChoiceField(
        choices=[("", ""), (FOR_ANOTHER, "")], required=False, widget=forms.HiddenInput
    )

    def __init__(self, data: Any = None, *, providers: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["hulp"].choices = [*providers.items(), *NO_HELP]  # type: ignore[attr-defined]
        if self.data.get("voor") == FOR_ANOTHER:
            self.fields["waar"].label = _("Where does that person live?")
            self.fields["hulp"].label = HELPS_ANOTHER


class AskingForm(ContactForm):
    """What somebody asks; every field may stay empty.

    `providers` are those behind somebody here, when it must still be asked whether she uses one.
    With `for_another` it asks what the other is to her, and of the other nothing else.
    """

    # Sealed by us and never seen by her: whatever is wrong with it is no reason to refuse.
    eens = forms.Field(widget=forms.HiddenInput, required=False)
    hulp = help_field()
    band = forms.ChoiceField(
        label=_("For whom do you ask this?"),
        choices=ANOTHER,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )
    vraag = forms.CharField(
        label=_("What is on your mind?"),
        help_text=_("In your own words. One sentence is enough."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "max_length": _("This is too long for now. Tell the rest when you speak to each other.")
        },
    )

    def __init__(
        self,
        data: Any = None,
        *,
        providers: Mapping[str, str] | None = None,
        for_another: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        if for_another:
            self.fields["hulp"].label = HELPS_ANOTHER
            self.fields["vraag"].help_text = _("Tell what you see, and what worries you.")
        else:
            del self.fields["band"]
        if providers:
            self.fields["hulp"].choices = [*providers.items(), *NO_HELP]  # type: ignore[attr-defined]
        else:
            del self.fields["hulp"]


class AgainForm(AskingForm):
    """What she asks in the file that she has; `stopping` are those beside her, case → name."""

    stopt = forms.MultipleChoiceField(
        label=_("Who stops now?"),
        help_text=_("You need not say why. Nobody stops by itself."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )

    def __init__(self, data: Any = None, *, stopping: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if stopping:
            self.fields["stopt"].choices = list(stopping.items())  # type: ignore[attr-defined]
        else:
            del self.fields["stopt"]


class AskForm(AskingForm):
    """What somebody leaves when she chooses; every field may stay empty."""

    voornaam = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name is enough. Another name is fine too."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"max_length": _("This is too long. A first name is enough.")},
    )
    telefoon = forms.CharField(
        label=_("Your phone number"),
        help_text=_("Without a number works too. Then you come back with your code."),
        required=False,
        max_length=25,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"max_length": _("This is too long. A number has 10 digits.")},
    )
    mail = forms.EmailField(
        label=_("Your mail address"),
        required=False,
        max_length=120,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("This is not a mail address. It looks like name@example.nl."),
            "max_length": _("This is too long for a mail address."),
        },
    )
    veilig = forms.MultipleChoiceField(
        label=_("Is it safe to reach you?"),
        help_text=_("Tick what is safe for you. Without a tick we do not call, text or mail."),
        choices=SAFE,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )

    def clean_telefoon(self) -> str:
        """Return ten digits. "+31 6 …", dashes and spaces are fine."""
        typed = self.cleaned_data["telefoon"]
        if not typed:
            return ""
        digits = re.sub(r"^(\+31|0031)", "0", re.sub(r"[\s().-]", "", typed))
        if not re.fullmatch(r"[0-9]+", digits):
            raise forms.ValidationError(_("A number has digits only, such as 0612345678."))
        if len(digits) != PHONE_DIGITS or not digits.startswith("0"):
            raise forms.ValidationError(
                ngettext(
                    "This number has %(n)s digit. A number has 10, and starts with 0.",
                    "This number has %(n)s digits. A number has 10, and starts with 0.",
                    len(digits),
                )
                % {"n": len(digits)}
            )
        return digits

    def clean(self) -> dict[str, Any]:
        """Say it where one may be reached, but no way was left.

        Who asks for a call or a mail says by that that it is safe.
        """
        data = super().clean() or {}
        way = data.get("contact", "")
        asked = {ContactWay.CALL_BACK: "call", ContactWay.MAIL: "mail"}.get(way, "")
        safe = set(data.get("veilig", []))
        if asked == "call" and not data.get("telefoon") and "telefoon" not in self.errors:
            self.add_error("telefoon", _("You want to be called. Fill in your number here."))
        if asked == "mail" and not data.get("mail") and "mail" not in self.errors:
            self.add_error("mail", _("You want a mail. Fill in your mail address here."))
        if asked and "veilig" not in self.errors:
            data["veilig"] = sorted(safe | {asked})
        if safe & {"call", "text"} and not data.get("telefoon") and "telefoon" not in self.errors:
            self.add_error("telefoon", _("You ticked call or text. Then fill in your number here."))
        if "mail" in safe and not data.get("mail") and "mail" not in self.errors:
            self.add_error("mail", _("You ticked mail. Then fill in your mail address here."))
        return data


class AskMunicipalityForm(AskForm):
    """The same, after reading what it means that the municipality gets it (DESIGN §2)."""

    gelezen = forms.BooleanField(
        label=_("I read this. My question may go to the municipality."),
        error_messages={"required": _("First tick that you read this. Or choose somebody else.")},
    )


_CODE_ERRORS = {
    "required": _("Fill in your code. It is on the paper or photo that you kept."),
    "max_length": _("This is too long for a code. A code has five words and a number."),
}


OPENS_NOTHING = _("This opens nothing. Look at each word and at your PIN, and try again.")
"""Said of an unknown code and of a wrong or missing PIN: nobody learns which it was."""


class CodeForm(forms.Form):
    """The code with which one comes back, and the PIN when there is one."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Five words and a number. Capitals and spaces do not matter."),
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages=_CODE_ERRORS,
    )
    pin = PinField(
        label=_("Your PIN, if you set one"),
        help_text=_("Four to six digits. Without a PIN you leave this empty."),
        required=False,
    )
    openbaar = forms.BooleanField(
        label=_("Others use this computer or phone too."),
        help_text=_("Then we close your file when you do nothing for five minutes."),
        required=False,
    )


class InvitedForm(forms.Form):
    """That somebody for whom another asked agrees. The code comes along unseen, while it is right.

    `unsaid`: the asker did not say what she is to her, so that is asked.
    """

    use_required_attribute = False

    code = forms.CharField(
        label=_("The code that you got"),
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages=_CODE_ERRORS,
    )
    band = forms.ChoiceField(
        label=_("What is the asker to you?"),
        choices=BY_WHOM,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what the asker is to you."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    voornaam = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name is enough. Another name is fine too."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"max_length": _("This is too long. A first name is enough.")},
    )
    zestien = forms.BooleanField(
        label=_("I am sixteen or older."),
        error_messages={
            "required": _("Tick this. Are you younger? Then a parent agrees with you: call us.")
        },
    )

    def __init__(self, *args: Any, unsaid: bool, opens: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if opens:
            self.fields["code"].widget = forms.HiddenInput()
        if not unsaid:
            del self.fields["band"]


class EraseForm(forms.Form):
    """That she is sure: what is erased never comes back."""

    use_required_attribute = False

    zeker = forms.BooleanField(
        label=_("I am sure. My file may go for good."),
        error_messages={"required": _("Tick this if you are sure. Otherwise nothing happens.")},
    )


class LinkForm(forms.Form):
    """The code of her file in the other house."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("The code of your other file"),
        help_text=_("Five words and a number. Capitals and spaces do not matter."),
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Fill in the code that you got for your other file."),
            "max_length": _("This is too long for a code. A code has five words and a number."),
        },
    )
    pin = PinField(
        label=_("The PIN of that file, if you set one"),
        help_text=_("Four to six digits. Without a PIN you leave this empty."),
        required=False,
    )


_CHOICE = {
    "required": _("Choose one. Then you see exactly what you share."),
    "invalid_choice": _("We do not know this choice. Choose from the list."),
}


class ShareForm(forms.Form):
    """What a resident shares, with whom, for what, until when. Names in Dutch, as its address."""

    use_required_attribute = False

    wat = forms.ChoiceField(
        label=_("What do you share?"), widget=forms.RadioSelect, error_messages=_CHOICE
    )
    plan = forms.CharField(
        label=_("Your own plan"),
        help_text=_("Only when you share a plan. In your own words."),
        required=False,
        max_length=LONGEST_PLAN,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("This is too long. Keep what matters most to you.")},
    )
    met = forms.ChoiceField(
        label=_("With which municipality?"), widget=forms.RadioSelect, error_messages=_CHOICE
    )
    waarvoor = forms.ChoiceField(
        label=_("What is it for?"),
        choices=purpose_choices,
        widget=forms.RadioSelect,
        error_messages=_CHOICE,
    )
    tot = forms.DateField(
        label=_("Until which day?"),
        help_text=_("After this day the municipality can no longer read it."),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day. Sharing always ends."),
            "invalid": _("This is not a day. Write it as 30-11-2026."),
        },
    )

    def __init__(
        self,
        *args: Any,
        today: date,
        goals: str,
        files: Sequence[MunicipalFile],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.goals = today, goals
        self.elsewhere = {str(file.person_id): file for file in files}
        kinds = [
            (kind, words) for kind, words in kind_choices() if goals or kind != PieceKind.GOALS
        ]
        self.fields["wat"].choices = kinds  # type: ignore[attr-defined]
        self.fields["met"].choices = [  # type: ignore[attr-defined]
            (key, file.municipality) for key, file in self.elsewhere.items()
        ]
        if len(self.elsewhere) == 1:
            self.fields["met"].initial = next(iter(self.elsewhere))

    def clean_tot(self) -> date:
        day: date = self.cleaned_data["tot"]
        if not end_is_possible(on=day, today=self.today):
            raise forms.ValidationError(_("Choose a day from today, within a year."))
        return day

    def clean(self) -> dict[str, Any]:
        """Say it where she shares a plan without a word in it."""
        data = super().clean() or {}
        plans = data.get("wat") == PieceKind.PLAN
        if plans and not data.get("plan") and "plan" not in self.errors:
            self.add_error("plan", _("Write your plan here. One sentence is enough."))
        return data

    def text(self) -> str:
        """Return, of a valid form, exactly what would be shared."""
        data = self.cleaned_data
        return self.goals if data["wat"] == PieceKind.GOALS else str(data["plan"])


class ConfirmForm(ShareForm):
    """The same once more, unseen, with the likeness of the text that she saw."""

    gezien = forms.CharField(max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.HiddenInput()

    @classmethod
    def after(cls, form: ShareForm, **kwargs: Any) -> "ConfirmForm":
        """Return the form that confirms what a valid `form` showed."""
        shown: Mapping[str, Any] = {**form.cleaned_data, "gezien": likeness(text=form.text())}
        return cls(initial=shown, **kwargs)

    def is_what_was_seen(self) -> bool:
        """Whether, of a valid form, the text is still the one that she saw."""
        return self.cleaned_data["gezien"] == likeness(text=self.text())
