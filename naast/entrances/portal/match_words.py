"""The words of the match: why somebody is shown, why another is not, which wish was set aside."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.supply.law.queries import DOMAINS
from naast.supply.law.rules import Domain
from naast.support.matching.rules import WEIGHTS, Need, Refusal, Shown, TermName

LOOSENED: dict[str, Promise] = {
    Refusal.GROUP: gettext_lazy("We also show people who help in another way."),
    Refusal.DOMAIN: gettext_lazy("We also show people who mostly do other things."),
    Refusal.LANGUAGE: gettext_lazy("We also show people who do not speak this language."),
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


TERMS: dict[TermName, Promise] = {
    TermName.DOMAIN: gettext_lazy("Knows a lot about everything that you ask"),
    TermName.SOME_DOMAINS: gettext_lazy("Knows a lot about a part of what you ask"),
    TermName.ZONE: gettext_lazy("Works where you live"),
    TermName.LANGUAGE: gettext_lazy("Speaks your language"),
    TermName.ROOM: gettext_lazy("Can start soon"),
}


def why(*, shown: Shown, need: Need, zone: str, language: str) -> list[str]:
    """Return why somebody is shown: one sentence for each term of her score, and no others."""
    told: list[str] = []
    for name, _weight in shown.terms:
        if name in (TermName.DOMAIN, TermName.SOME_DOMAINS):
            known = need.domains & shown.candidate.domains
            topics = ", ".join(str(DOMAINS[d]).lower() for d in Domain if d in known)
            told.append(_("Knows a lot about %(topics)s.") % {"topics": topics})
        elif name == TermName.ZONE:
            told.append(_("Works in %(zone)s.") % {"zone": zone})
        elif name == TermName.LANGUAGE:
            told.append(_("Speaks %(language)s.") % {"language": language})
        elif name == TermName.ROOM:
            told.append(_("Can start soon."))
    return told or [_("Is there for everybody in this municipality.")]


def weights() -> list[dict[str, object]]:
    """Return the weights of the terms as published, the heaviest first."""
    rows = sorted(WEIGHTS.items(), key=lambda pair: -pair[1])
    return [{"label": TERMS[name], "weight": weight} for name, weight in rows]
