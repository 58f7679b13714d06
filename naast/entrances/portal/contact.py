"""How the first talk comes about: what can be chosen, by whom it is offered, and what she chose."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.entrances.portal.place import Place
from naast.supply.organisations import queries as organisations
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.rules import Way
from naast.support.matching import queries as matching
from naast.support.matching.rules import (
    DAYS_AHEAD,
    CallMoment,
    ContactWay,
    FirstContact,
    call_moments,
    hours_of_week,
    ways_offered,
)

if TYPE_CHECKING:
    from naast.supply.supporters.present import CardView
    from naast.support.matching.models import Question


OFFERED_AHEAD = timedelta(days=DAYS_AHEAD + 1)


@dataclass(frozen=True, kw_only=True)
class Reach:
    """In which ways one can be in touch, and when somebody calls."""

    ways: list[ContactWay]
    moments: list[CallMoment]

    def for_known(self, *, phone: bool, mail: bool) -> "Reach":
        """Return what is left where nothing can be filled in: what her file knows, and is safe."""
        cannot = {ContactWay.CALL_BACK: not phone, ContactWay.MAIL: not mail}
        return Reach(
            ways=[way for way in self.ways if not cannot.get(way)],
            moments=self.moments if phone else [],
        )


def reach_of(*, card: "CardView | None", organisation_id: int | None, at: datetime) -> Reach:
    """Return how to be in touch with somebody, or (no card) with an organisation. Few queries.

    Her own moments count where she published them, with her extra times and without those at which
    she is away or busy elsewhere; else the hours in which her organisation calls. On a day that it
    closed, nobody of it does.
    """
    hours, closed = [], frozenset[date]()
    on = timezone.localdate(at)
    if card is not None and card.moments:
        hours = hours_of_week(moments=card.moments)
        if organisation_id is not None:
            closed = organisations.not_calling(organisation_id=organisation_id, from_on=on)
    elif organisation_id is not None:
        calling = organisations.calling_hours(organisation_id=organisation_id, from_on=on)
        hours, closed = calling.hours, calling.closed
    extra, gone = (
        supporters.offered_times(supporter_id=card.supporter_id, start=at, end=at + OFFERED_AHEAD)
        if card is not None and card.moments
        else ((), ())
    )
    moments = call_moments(hours=hours, now=at, closed=closed, extra=extra, gone=gone)
    ways = ways_offered(published=card.ways if card else (), can_call=bool(moments))
    return Reach(ways=ways, moments=moments)


# ---------------------------------------------------------------- the form

_PARTS: dict[str, Promise] = {
    "morning": gettext_lazy("In the morning"),
    "afternoon": gettext_lazy("In the afternoon"),
    "evening": gettext_lazy("In the evening"),
}


class ContactForm(forms.Form):
    """The part of a question that says how the first talk comes about; it may stay open.

    Without `reach` it is not asked.
    """

    contact = forms.ChoiceField(
        label=gettext_lazy("How do you want to be in touch first?"),
        help_text=gettext_lazy("You need not choose. You may change it later."),
        required=False,
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": gettext_lazy("This way is not possible here. Choose from the list.")
        },
    )
    belmoment = forms.ChoiceField(
        label=gettext_lazy("When may we call you?"),
        help_text=gettext_lazy("Only if you want to be called. The times are Dutch time."),
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy("This moment is not possible any more. Choose another.")
        },
    )

    def __init__(
        self, data: Any = None, *, reach: Reach | None = None, wished: str = "", **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self._moments = {moment.code: moment for moment in reach.moments} if reach else {}
        ways = reach.ways if reach else []
        if not ways:
            del self.fields["contact"]
        else:
            words = dict(matching.contact_choices())
            self.fields["contact"].choices = [  # type: ignore[attr-defined]
                ("", gettext_lazy("It does not matter")),
                *((way, words[way]) for way in ways),
            ]
            self.fields["contact"].initial = _as_wished(wished, ways)
        if ContactWay.CALL_BACK in ways:
            self.fields["belmoment"].choices = [  # type: ignore[attr-defined]
                ("", gettext_lazy("Choose a moment")),
                *_by_day(list(self._moments.values())),
            ]
        else:
            del self.fields["belmoment"]

    def clean(self) -> dict[str, Any]:
        """Say it where a call-back misses its moment; a moment alone asks for one too."""
        data = super().clean() or {}
        if data.get("belmoment") and not data.get("contact") and "contact" not in self.errors:
            data["contact"] = ContactWay.CALL_BACK
        calls = data.get("contact") == ContactWay.CALL_BACK
        if calls and not data.get("belmoment") and "belmoment" not in self.errors:
            self.add_error("belmoment", _("You want to be called. Choose here when that suits."))
        return data

    def first_contact(self) -> FirstContact | None:
        """Return, of a valid form, what was chosen; None where nothing was."""
        way = self.cleaned_data.get("contact")
        if not way:
            return None
        moment = self._moments.get(self.cleaned_data.get("belmoment", ""))
        calls = way == ContactWay.CALL_BACK
        return FirstContact(way=ContactWay(way), moment=moment if calls else None)


def _as_wished(wished: str, ways: list[ContactWay]) -> str:
    """Return the way that goes with the wish that she had before (R-018)."""
    way = ContactWay.CALL_BACK if wished == Way.PHONE else wished
    return way if way in ways else ""


def _by_day(moments: list[CallMoment]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (formats.date_format(on, "l j F").capitalize(), [(one.code, _part(one)) for one in of_day])
        for on, of_day in groupby(moments, key=lambda one: one.on)
    ]


def _part(moment: CallMoment) -> str:
    return _("%(part)s, %(begins)s to %(ends)s") % {
        "part": _PARTS[moment.part],
        "begins": formats.date_format(moment.starts_at, "G.i"),
        "ends": formats.date_format(moment.ends_at, "G.i"),
    }


# ---------------------------------------------------------------- told

# Her page says it before she chooses; a call-back comes with its first moment.
_ICONS = {
    ContactWay.CALL_BACK: "phone",
    ContactWay.MESSAGE: "message",
    ContactWay.MAIL: "mail",
    ContactWay.WALK_IN: "walk",
    ContactWay.HOME: "home",
    ContactWay.VIDEO: "video",
}
_OFFERED: dict[ContactWay, Promise] = {
    ContactWay.MESSAGE: gettext_lazy("You write each other messages, in your file."),
    ContactWay.MAIL: gettext_lazy("You mail each other."),
    ContactWay.WALK_IN: gettext_lazy("You meet at a walk-in point."),
    ContactWay.HOME: gettext_lazy("You meet at your home."),
    ContactWay.VIDEO: gettext_lazy("You see each other by video call."),
}
_CHOSEN: dict[str, Promise] = {
    ContactWay.MESSAGE: gettext_lazy("You get a message in your file. You open it with your code."),
    ContactWay.MAIL: gettext_lazy("You get a mail. It does not tell what your question is about."),
    ContactWay.WALK_IN: gettext_lazy("You meet at a walk-in point. First you agree on a day."),
    ContactWay.HOME: gettext_lazy("You meet at your home. First you agree on a day."),
    ContactWay.VIDEO: gettext_lazy("You see each other by video call. First you agree on a day."),
}


def offered(*, reach: Reach, place: Place) -> list[dict[str, str]]:
    """Return the ways as her page tells them: icon, text, address of a page about it."""
    return [
        {
            "icon": _ICONS[way],
            "text": _called(reach) if way is ContactWay.CALL_BACK else str(_OFFERED[way]),
            "url": reverse("portal:walk_in", args=[place.slug])
            if way is ContactWay.WALK_IN
            else "",
        }
        for way in reach.ways
    ]


def _called(reach: Reach) -> str:
    first = reach.moments[0]
    return _("You are called, at a moment that you choose. The first is %(moment)s.") % {
        "moment": matching.call_moment_words(starts_at=first.starts_at, ends_at=first.ends_at)
    }


def chosen(*, question: "Question") -> str:
    """Return what she chose, as she reads it back; "" where she left it open."""
    if question.call_from_at and question.call_until_at:
        return _("You are called on %(moment)s.") % {
            "moment": matching.call_moment_words(
                starts_at=question.call_from_at, ends_at=question.call_until_at
            )
        }
    found = _CHOSEN.get(question.contact_way)
    return str(found) if found else ""


def phone_of(*, card: "CardView", place: Place, phone: str, employer: str) -> dict[str, str]:
    """Return the number that may be called: of her organisation, never her own."""
    if not phone and card.organisation_id is None:
        phone, employer = place.phone, place.service_name
    if not phone:
        return {}
    return {"number": phone, "href": f"tel:{phone.replace(' ', '')}", "of": employer}
