import re
import zlib
from datetime import date, timedelta
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.core.identity.queries import role_word
from naast.core.identity.rules import Role
from naast.supply.law.queries import DOMAINS, MeantByWords, meant_by_words, why_now_choices
from naast.supply.law.rules import Domain
from naast.supply.places.queries import zone_of
from naast.support.matching.queries import pass_reason_choices
from naast.support.matching.rules import Channel, Need


class WhichAccount(forms.Form):
    account = forms.EmailField(max_length=254)


class ProposeForm(forms.Form):
    """Whom a coordinator asks. `choices` are user ids with names, best fitting first."""

    user = forms.TypedChoiceField(
        label=_("Whom do you ask?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose somebody."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["user"]).choices = choices


class LinesField(forms.MultipleChoiceField):
    """Ids of lines; which of them are still there, the action looks up."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        """Return whether this may be an id."""
        try:
            return bool(UUID(value))
        except ValueError:
            return False


class AcceptLinesForm(forms.Form):
    """Which lines of a suggestion are accepted: those ticked, or `one` by its own button."""

    use_required_attribute = False

    lines = LinesField(
        label=_("Which questions?"),
        required=False,
        error_messages={
            "invalid_list": _("We do not know this choice. Choose from the list."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    one = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean_lines(self) -> list[UUID]:
        """Return the ids."""
        return [UUID(one) for one in self.cleaned_data["lines"]]

    def clean(self) -> dict[str, Any]:
        """Refuse to accept nothing."""
        data = super().clean() or {}
        if self.errors.pop("one", None):  # it is a button, so its error stands with the ticks
            self.add_error("lines", _("We do not know this choice. Choose from the list."))
        elif not self.errors and not self._chosen(data):
            self.add_error("lines", _("Tick at least one question."))
        return data

    def chosen(self) -> set[UUID]:
        return self._chosen(self.cleaned_data)

    def _chosen(self, data: dict[str, Any]) -> set[UUID]:
        return {data["one"]} if data.get("one") else set(data.get("lines", ()))


class PassOnForm(forms.Form):
    """Why somebody passes a question on."""

    reason = forms.ChoiceField(
        label=_("Why do you pass it on?"),
        choices=pass_reason_choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose why. Then we find somebody else at once."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )


class DayField(forms.DateField):
    """A day, by the calendar of the browser or typed as people write it here."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        said = {"invalid": _("This is not a day. Write it as 30-11-2026.")}
        super().__init__(
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            error_messages=said | kwargs.pop("error_messages", {}),
            **kwargs,
        )


LONGEST_NAME = 120


class GiveRoleForm(forms.Form):
    """To whom an administrator gives which role, where, and from when until when."""

    use_required_attribute = False

    mail = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Write the e-mail address of your colleague."),
            "invalid": _("An e-mail address looks like name@example.org."),
        },
    )
    name = forms.CharField(
        label=_("Name"),
        help_text=_("Only for who is new. Residents and colleagues see this name."),
        max_length=LONGEST_NAME,
        required=False,
    )
    role = forms.ChoiceField(
        label=_("Which role?"),
        error_messages={
            "required": _("Choose a role."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    scope = forms.ChoiceField(
        label=_("Where?"),
        error_messages={
            "required": _("Choose where."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    from_on = DayField(label=_("From which day?"), error_messages={"required": _("Choose a day.")})
    last_on = DayField(label=_("Last day"), help_text=_("Empty: until you end it."), required=False)

    def __init__(self, *args: Any, scopes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        empty = ("", _("Choose"))
        roles = [(str(role), role_word(role=role)) for role in Role]
        cast("forms.ChoiceField", self.fields["role"]).choices = [empty, *roles]
        cast("forms.ChoiceField", self.fields["scope"]).choices = [empty, *scopes]

    def clean(self) -> dict[str, Any]:
        """Check that the days follow each other."""
        data = super().clean() or {}
        from_on, last_on = data.get("from_on"), data.get("last_on")
        if from_on and last_on and last_on < from_on:
            self.add_error("last_on", _("The last day lies before the first."))
        data["until_on"] = last_on + timedelta(days=1) if last_on else None
        return data


class EndRoleForm(forms.Form):
    """What the last day of a role is. `on` is today: what is past stays as it was."""

    use_required_attribute = False

    last_on = DayField(
        label=_("Last day"),
        help_text=_("Choose yesterday to end it at once."),
        error_messages={"required": _("Choose a day.")},
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_last_on(self) -> date:
        """Refuse days before yesterday."""
        last_on: date = self.cleaned_data["last_on"]
        if last_on < self.on - timedelta(days=1):
            raise forms.ValidationError(_("This day is past. Choose yesterday or later."))
        return last_on


LONGEST_WORDS = 1000
ANYBODY = "anybody"


class ReadOutChoices(forms.RadioSelect):
    """What is read out. The first has the focus, so that the keys that follow choose."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give the focus to one option: a page has one place where it begins."""
        option = super().create_option(*args, **kwargs)
        if option["index"] != "0":
            option["attrs"].pop("autofocus", None)
        return option


class ReceptionForm(forms.Form):
    """What a caller says in a minute. `towns` are the municipalities of the desk, id and name.

    First without `who`: then the offer is read out; `who` is what the caller chose of it. What it
    is about need not be ticked where the words tell it; a tick counts for more than the words.
    """

    use_required_attribute = False

    once = forms.Field(widget=forms.HiddenInput, required=False)
    town = forms.TypedChoiceField(
        label=_("Which municipality?"),
        coerce=int,
        error_messages={
            "required": _("Choose a municipality."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    words = forms.CharField(
        label=_("What does the caller ask?"),
        help_text=_("In the words of the caller. One sentence is enough."),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True}),
    )
    domains = forms.MultipleChoiceField(
        label=_("What is it about?"),
        help_text=_("Only when the words do not tell it."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("We do not know this choice. Choose from the list."),
            "invalid_list": _("We do not know this choice. Choose from the list."),
        },
    )
    why_now = forms.ChoiceField(
        label=_("Why just now?"),
        help_text=_(
            "Only when the caller says so. Does the caller doubt whether a talk with the "
            "municipality is needed? Then somebody can think along first."
        ),
        required=False,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )
    place = forms.CharField(
        label=_("Where does the caller live?"),
        help_text=_("Postcode or village."),
        required=False,
        max_length=60,
    )
    first_name = forms.CharField(label=_("First name"), required=False, max_length=60)
    phone = forms.CharField(label=_("Phone number"), required=False, max_length=25)
    safe = forms.BooleanField(label=_("The caller says: calling me is safe."), required=False)
    may_follow = forms.BooleanField(
        label=_("The caller agrees: I see whether somebody took the question."),
        help_text=_("Not who takes it, and nothing of what is said."),
        required=False,
    )
    channel = forms.ChoiceField(
        label=_("How did the caller come?"),
        choices=[(Channel.PHONE, _("By phone")), (Channel.WALK_IN, _("Walked in"))],
        initial=Channel.PHONE,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    who = forms.CharField(
        label=_("Whom does the caller choose?"),
        required=False,
        widget=ReadOutChoices,
    )

    def __init__(
        self, *args: Any, towns: list[tuple[int, str]], follows: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.towns = towns
        if not follows:  # a municipality sees nothing of it (I-3)
            self.fields["may_follow"].disabled = True
        cast("forms.ChoiceField", self.fields["town"]).choices = towns
        about = [(domain.value, DOMAINS[domain]) for domain in Domain]
        cast("forms.ChoiceField", self.fields["domains"]).choices = about
        now = [("", _("Not said")), *why_now_choices()]
        cast("forms.ChoiceField", self.fields["why_now"]).choices = now

    def clean_phone(self) -> str:
        """Return ten digits; spaces, dashes and +31 are fine."""
        typed = re.sub(r"[\s().-]", "", self.cleaned_data["phone"])
        digits = re.sub(r"^(\+31|0031)", "0", typed)
        if digits and not re.fullmatch(r"0[0-9]{9}", digits):
            raise forms.ValidationError(_("A number has 10 digits, such as 0612345678."))
        return digits

    def clean(self) -> dict[str, Any]:
        """Find the zone that the caller means."""
        data = super().clean() or {}
        self.zone_id: int | None = None
        if data.get("town") and data.get("place"):
            meant = zone_of(municipality_id=data["town"], text=data["place"])
            if len(meant.zone_ids) == 1:
                self.zone_id = meant.zone_ids[0]
            else:
                self.add_error("place", _("We do not know this place here. It may stay empty."))
        return data

    def in_town(self) -> int:
        """Return the municipality that was chosen; the first while none is."""
        town: int = self.cleaned_data.get("town") or self.towns[0][0]
        return town

    def need(self) -> Need:
        """Return what is ticked; while nothing is, what the words of the caller mean."""
        about = self.cleaned_data.get("domains") or self.meant().surest
        return Need(
            domains=frozenset(map(Domain, about)),
            zone_id=self.zone_id,
            why_now=self.cleaned_data.get("why_now", ""),
        )

    def meant(self) -> MeantByWords:
        """Return what the words may mean, and whether they tell of danger."""
        return meant_by_words(text=self.cleaned_data.get("words", ""))

    def about(self) -> str:
        """Return in words what was looked for, and nothing where it was ticked by hand."""
        if self.cleaned_data.get("domains"):
            return ""
        return ", ".join(str(DOMAINS[domain]).lower() for domain in self.meant().surest)

    def seed(self) -> int:
        """Return the draw among equals: the same as long as it is the same form."""
        return zlib.crc32(str(self.cleaned_data.get("once", "")).encode())

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Let the caller choose out of these: id and what to say."""
        cast("forms.RadioSelect", self.fields["who"].widget).choices = choices
        self.fields["words"].widget.attrs.pop("autofocus", None)  # now the offer comes first
        self.fields["who"].widget.attrs["autofocus"] = True
        chosen = self.cleaned_data.get("who")
        if chosen and chosen not in dict(choices):
            self.add_error("who", _("This person cannot be chosen just now."))
