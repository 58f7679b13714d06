"""What somebody looks for, as its pages pass it on to each other: in the address, and nowhere else.

Only choices of ours stand there: domains, a zone, codes for from whom she gets help. What she typed
never does, so that whoever sees the address (a log, who uses this phone after her) reads no word of
hers: her words come by POST, and go on as what they mean.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from naast.entrances.portal.forms import FOR_ANOTHER, NO_PROVIDER, FindForm
from naast.entrances.portal.place import Place
from naast.supply.law import queries as law
from naast.supply.law.queries import MeantByWords
from naast.supply.law.rules import Domain
from naast.supply.places import queries as places
from naast.support.matching import queries as matching
from naast.support.matching.rules import (
    Candidate,
    Need,
    provider_code,
    provider_name,
    providers_behind,
)

if TYPE_CHECKING:
    from naast.core.policy.walls import Actor

LARGEST_SEED = 10**6
# What else her words may mean, in an address: codes of domains, at most so many.
OTHER_MEANINGS = "ook"
MOST_MEANINGS = 2
# Fields of the form with one answer, and what they are in the need.
ONE_ANSWER = {
    "wie": "group",
    "thema": "theme",
    "taal": "language",
    "geslacht": "gender",
    "hoe": "way",
    "wanneer": "moment",
    "breed": "breadth",
}


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What somebody looks for: the need, the words she typed, and the draw that orders equals.

    `providers` are those behind somebody here, code → name; `helpers` is what she answered about
    them, as codes, and empty when she did not. `told` is what her file knew already. `other`: she
    asks for somebody else. `danger`: her words tell of it. `others` is what else they may mean; the
    words themselves go no further.
    """

    form: FindForm
    need: Need
    typed: str
    zone: str
    seed: int
    providers: Mapping[str, str]
    helpers: Sequence[str]
    told: frozenset[str]
    other: bool
    danger: bool = False
    others: Sequence[Domain] = ()

    @property
    def asks_about_help(self) -> bool:
        """Whether it must still be asked from whom she gets help: once, where it matters (I-2)."""
        return bool(self.providers) and not self.helpers and not self.told

    @property
    def has_wishes(self) -> bool:
        """Whether she told of whom she seeks; who helps her and why she asks now are no wish."""
        return self.need != Need(providers=self.need.providers, why_now=self.need.why_now)

    def query(self, **changed: object) -> str:
        """Return it as the query of an address, with some answers changed; "" takes one away."""
        values: dict[str, object] = {
            "over": sorted(self.need.domains),
            "waar": self.zone,
            **{name: getattr(self.need, wish) for name, wish in ONE_ANSWER.items()},
            "hulp": list(self.helpers),
            "nu": self.need.why_now,
            "voor": FOR_ANOTHER if self.other else "",
            "z": self.seed,
            **changed,
        }
        return urlencode({k: v for k, v in values.items() if v not in ("", [])}, doseq=True)


def sought(
    *,
    request: HttpRequest,
    place: Place,
    pool: Sequence[Candidate],
    sent: QueryDict | None = None,
) -> Sought:
    """Return what an address asks for, or a form that was `sent`: the answers that make sense.

    Words of her own count only in what was sent, never in an address. Who has her file open and
    told before from whom she gets help, need not tell it again (R-018).
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    providers = providers_behind(candidates=pool)
    answers = _without_words(request.GET) if sent is None else sent
    form = FindForm(answers, providers=providers)
    form.is_valid()
    data = form.cleaned_data
    typed = data.get("waar", "")
    zone_id, zone = zone_said(form=form, typed=typed, municipality_id=place.id)
    meant = _meant(form=form, words=data.get("zoek", ""))
    domains = frozenset(data.get("over", [])) | frozenset(meant.surest if meant else ())
    known = meant.domains if meant else _domains(answers.getlist(OTHER_MEANINGS))
    helpers, other = data.get("hulp", []), bool(data.get("voor"))
    told = (
        matching.providers_told(actor=actor)
        if providers and not helpers and not other and actor.holds("resident")
        else frozenset()
    )
    return Sought(
        form=form,
        need=Need(
            domains=domains,
            zone_id=zone_id,
            **{wish: data.get(name, "") for name, wish in ONE_ANSWER.items()},
            providers=named(codes=helpers, providers=providers) | told,
            why_now=data.get("nu", ""),
        ),
        typed=typed,
        zone=zone,
        seed=_seed(form.data.get("z", "")),
        providers=providers,
        helpers=helpers,
        told=told,
        other=other,
        danger=bool(meant and meant.danger),
        others=[one for one in known if one not in domains][:MOST_MEANINGS],
    )


def _without_words(answers: QueryDict) -> QueryDict:
    """Return the answers in an address without words: who put them there did not use our form."""
    left = answers.copy()
    left.pop("zoek", None)
    return left


def _domains(codes: Sequence[str]) -> list[Domain]:
    return [domain for domain in Domain if domain.value in codes]


def _meant(*, form: FindForm, words: str) -> MeantByWords | None:
    """Return what her own words may mean; what nobody knows is told at the field."""
    if not words:
        return None
    found = law.meant_by_words(text=words)
    if not found.domains and not found.danger:
        form.add_error(
            "zoek", _("We do not know these words. Choose below what it is about, or call us.")
        )
    return found


def pool_of(*, request: HttpRequest, place: Place, at: datetime) -> list[Candidate]:
    """Return everybody who could be offered, with the facts of her card and no others.

    Save who decides about the person whose file is open (I-1).
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    mine = actor.scopes["resident"].person_id if actor.holds("resident") else None
    return matching.shown_candidates(municipality_id=place.id, at=at, person_id=mine)


def named(*, codes: Sequence[str], providers: Mapping[str, str]) -> frozenset[str]:
    """Return the providers that she ticked, as they are compared; "none" is nobody."""
    return frozenset(provider_name(providers[code]) for code in codes if code in providers)


def codes_of(*, providers: frozenset[str]) -> list[str]:
    """Return how providers stand in an address; when there are none, that she told so."""
    return sorted(provider_code(name) for name in providers) or [NO_PROVIDER]


def zone_said(*, form: forms.Form, typed: str, municipality_id: int) -> tuple[int | None, str]:
    """Return the zone that is meant, with its name; what is not clear is told at `waar`."""
    if not typed:
        return None, ""
    names = {z.pk: z.name for z in places.zones(municipality_id=municipality_id)}
    for zone_id, name in names.items():
        if name == typed:  # as it stands in an address
            return zone_id, name
    meant = places.zone_of(municipality_id=municipality_id, text=typed)
    if len(meant.zone_ids) == 1:
        return meant.zone_ids[0], names[meant.zone_ids[0]]
    if meant.zone_ids:
        one_of = ", ".join(names[z] for z in meant.zone_ids)
        form.add_error(
            "waar", _("There are more places with this name: %(places)s.") % {"places": one_of}
        )
    else:
        form.add_error(
            "waar", _("We do not know this place here. Try a postcode, or leave it empty.")
        )
    return None, ""


def _seed(raw: str) -> int:
    # Its length first: Python refuses to read a number of thousands of digits.
    digits = len(raw) <= len(str(LARGEST_SEED)) and raw.isascii() and raw.isdigit()
    if digits and int(raw) < LARGEST_SEED:
        return int(raw)
    return secrets.randbelow(LARGEST_SEED)
