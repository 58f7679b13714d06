"""The words of the match: why somebody is shown, why another is not, which wish was set aside."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.entrances.portal.forms import BREADTHS, GENDERS, MOMENTS, THEMES, WAYS
from naast.supply.law.queries import DOMAINS
from naast.supply.law.rules import Domain
from naast.supply.supporters.rules import CardField
from naast.support.matching import queries as matching
from naast.support.matching.rules import Need, Refusal, Shown, TermName

LOOSENED: dict[str, Promise] = {
    Refusal.GROUP: gettext_lazy("We also show people who help in another way."),
    Refusal.DOMAIN: gettext_lazy("We also show people who mostly do other things."),
    Refusal.LANGUAGE: gettext_lazy("We also show people who do not speak this language."),
    Refusal.GENDER: gettext_lazy("We also show people who did not say they are a woman or a man."),
    Refusal.THEME: gettext_lazy("We also show people who went through something else."),
    Refusal.WAY: gettext_lazy("We also show people whom you meet in another way."),
    Refusal.MOMENT: gettext_lazy("We also show people who have time at other moments."),
    Refusal.BREADTH: gettext_lazy("We also show people who know more, or less, of one thing."),
}

REFUSALS: tuple[Promise, ...] = (
    gettext_lazy("Who has no room for somebody new."),
    gettext_lazy("Who has no valid certificate of conduct, or did not sign the code of conduct."),
    gettext_lazy("Who did not say for whom else she works, or said so too long ago."),
    gettext_lazy("Who works for an organisation that helps you already."),
    gettext_lazy("Whose organisation is looked into, because residents doubted its independence."),
)


def refused(*, refusal: Refusal | None, name: str) -> str:
    """Return why somebody cannot be asked now. Only a conflict is told: the rest is her own."""
    if refusal is None:
        return ""
    if refusal == Refusal.CONFLICT:
        return _(
            "%(name)s has a tie to an organisation that helps you already. "
            "So %(name)s is not independent for you."
        ) % {"name": name}
    return _("%(name)s takes no new questions right now.") % {"name": name}


def why(*, shown: Shown, need: Need, zone: str, language: str) -> list[str]:
    """Return why somebody is shown: one sentence for each term of her score, and no others.

    It names only what stands on her card by her own yes; what she keeps to herself is not told.
    """
    told = reasons(shown=shown, need=need, zone=zone, language=language)
    found = [reason for reason in told.values() if reason]
    if shown.later:
        found.append(_("Another organisation often does this here. You may choose as you like."))
    return found or [_("Is there for everybody in this municipality.")]


def reasons(*, shown: Shown, need: Need, zone: str, language: str) -> dict[TermName, str]:
    """Return the sentence of each term of somebody's score; "" for what she keeps to herself."""
    who = shown.candidate
    known = need.domains & who.domains
    topics = ", ".join(str(DOMAINS[d]).lower() for d in Domain if d in known)
    told = {
        TermName.DOMAIN: _("Knows a lot about %(topics)s.") % {"topics": topics},
        TermName.SOME_DOMAINS: _("Knows a lot about %(topics)s.") % {"topics": topics},
        TermName.ZONE: _("Works in %(zone)s.") % {"zone": zone},
        TermName.LANGUAGE: _("Speaks %(language)s.") % {"language": language},
        TermName.THEME: _("Went through this: %(theme)s.") % {"theme": _chosen(THEMES, need.theme)},
        TermName.GENDER: _("Is %(gender)s.") % {"gender": _chosen(GENDERS, need.gender)},
        TermName.WAY: _("You can meet %(way)s.") % {"way": _chosen(WAYS, need.way)},
        TermName.MOMENT: _("Has time: %(moment)s.") % {"moment": _chosen(MOMENTS, need.moment)},
        TermName.BREADTH: f"{dict(BREADTHS)[need.breadth]}.",
        TermName.ROOM: _("Can start soon."),
        TermName.FRESH: _("Looked over these details in the last half year."),
    }
    return {
        name: told[name] if PUBLISHED_AS.get(name) in {None, *who.published} else ""
        for name in (TermName(name) for name, _weight in shown.terms)
    }


FILTERS: dict[Refusal, Promise] = {
    Refusal.PAUSED: gettext_lazy("Takes no new questions now"),
    Refusal.FULL: gettext_lazy("Has no room for somebody new"),
    Refusal.SCREENING: gettext_lazy("The certificate of conduct or the signed code is missing"),
    Refusal.DECLARATION: gettext_lazy("Did not say in the last year for whom else she works"),
    Refusal.REVIEW: gettext_lazy("The independence of the organisation is looked into"),
    Refusal.CONFLICT: gettext_lazy("Has a tie to an organisation that helps the resident already"),
    Refusal.LANGUAGE: gettext_lazy("Does not speak the language"),
    Refusal.GENDER: gettext_lazy("Is not a woman or a man as chosen, or does not tell"),
    Refusal.DOMAIN: gettext_lazy("Knows little about what is asked"),
    Refusal.THEME: gettext_lazy("Did not go through what was chosen, or does not tell"),
    Refusal.GROUP: gettext_lazy("Is of another kind than was chosen"),
    Refusal.WAY: gettext_lazy("Does not meet in the way that was chosen"),
    Refusal.MOMENT: gettext_lazy("Has no time at the moment that was chosen"),
    Refusal.BREADTH: gettext_lazy("Knows more, or less, of one thing than was chosen"),
}
"""Why somebody is left out, in words for staff: a resident hears of nobody that she is left out."""


def _chosen(choices: Sequence[tuple[str, Any]], value: str) -> str:
    return str(dict(choices)[value]).lower()


# By which field of her card a resident knows it already; room is counted by us.
PUBLISHED_AS: dict[TermName, CardField] = {
    TermName.DOMAIN: CardField.DOMAINS,
    TermName.SOME_DOMAINS: CardField.DOMAINS,
    TermName.ZONE: CardField.ZONES,
    TermName.LANGUAGE: CardField.LANGUAGES,
    TermName.THEME: CardField.THEMES,
    TermName.GENDER: CardField.GENDER,
    TermName.WAY: CardField.WAYS,
    TermName.MOMENT: CardField.MOMENTS,
    TermName.BREADTH: CardField.BREADTH,
}


def weights(*, municipality_id: int, at: datetime) -> list[dict[str, object]]:
    """Return the weights that count at `at`, the heaviest first."""
    return _weighed(matching.weights(municipality_id=municipality_id, at=at))


def changes(*, municipality_id: int) -> list[dict[str, Any]]:
    """Return every change of the weights, what is still to come too, the last to begin first."""
    return [
        {"from_on": one.from_on, "set_at": one.set_at, "reason": one.reason,
         "weights": _weighed(one.weights)}
        for one in matching.weighed(municipality_id=municipality_id)
    ]  # fmt: skip


def _weighed(weights: Mapping[TermName, float]) -> list[dict[str, object]]:
    said = matching.term_words()
    rows = sorted(weights.items(), key=lambda pair: -pair[1])
    return [{"name": name.value, "label": said[name], "weight": weight} for name, weight in rows]
