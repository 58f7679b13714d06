"""The header of a question in words: where, about what, wished, promised. Never who."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.entrances.desk.due import Due, due
from naast.supply.law.queries import domains
from naast.supply.supporters.queries import language_words, wish_words
from naast.support.matching.queries import contact_words
from naast.support.matching.rules import Channel, Group, Moment
from naast.support.people.queries import relation_words

if TYPE_CHECKING:
    from naast.support.matching.models import Question

WISHED: dict[str, Promise] = {
    Group.FORMAL: gettext_lazy("Asked for a professional."),
    Group.INFORMAL: gettext_lazy("Asked for a volunteer."),
    Group.LIVED: gettext_lazy("Asked for somebody who lived through it."),
}
CAME: dict[str, Promise] = {
    Channel.WALK_IN: gettext_lazy(
        "Put through at a walk-in point. If the caller agreed, who did so sees that you took it."
    ),
    Channel.PHONE: gettext_lazy(
        "Put through by phone. If the caller agreed, who did so sees that you took it."
    ),
}
MOMENTS: list[tuple[str, Promise]] = [
    (Moment.EVENING, gettext_lazy("somebody in the evening")),
    (Moment.WEEKEND, gettext_lazy("somebody in the weekend")),
]


@dataclass(frozen=True, kw_only=True)
class Header:
    """What whoever is asked, and who leads there, may know of a question."""

    id: UUID
    number: str
    about: str
    zone: str
    wishes: tuple[str, ...]
    came: str
    asked_at: datetime
    promised_at: datetime
    due: Due


def header(*, question: "Question", at: datetime) -> Header:
    """Return a question in words; `zone` must have been fetched with it."""
    return Header(
        id=question.id,
        number=question.number,
        about=domain_words(question.domains) or _("Not said what about"),
        zone=question.zone.name if question.zone else _("Somewhere in the municipality"),
        wishes=tuple(_wishes(question)),
        came=str(CAME.get(question.channel, "")),
        asked_at=question.asked_at,
        promised_at=question.promised_at,
        due=due(until=question.promised_at, at=at),
    )


def _for_another(relation: str) -> str:
    """Return that somebody asks for another, and what she is to that one."""
    asker = relation_words().get(relation)
    if asker is None:
        return _("Somebody asks this for another person.")
    return _("Somebody asks this for another person. The asker is: %(relation)s.") % {
        "relation": str(asker).lower()
    }


def domain_words(codes: list[str] | tuple[str, ...]) -> str:
    """Return the names of domains in the order of the screen: "Housing, money and debts"."""
    return ", ".join(str(one.name) for one in domains() if one.domain in codes).capitalize()


def _wishes(question: "Question") -> list[str]:
    wishes = question.wishes
    found = [str(WISHED[wishes["group"]])] if wishes.get("group") in WISHED else []
    if language := language_words().get(wishes.get("language", "")):
        found.append(_("Speaks %(language)s.") % {"language": language})
    offered = wish_words()
    for wish, choices in {**offered, "moment": MOMENTS}.items():
        if words := dict(choices).get(wishes.get(wish, "")):
            found.append(_("Wishes for: %(wish)s.") % {"wish": str(words).lower()})
    if contact := contact_words(question=question):
        found.append(contact)
    if question.asker_relation:
        found.append(_for_another(question.asker_relation))
    if question.chosen_by_resident and question.user_id:
        found.append(_("The resident made this choice."))
    return found
