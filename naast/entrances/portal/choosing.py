"""A choice in the making: of whom, out of whom, for which need."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.entrances.portal import contact, match_words
from naast.entrances.portal.forms import AskingForm
from naast.entrances.portal.place import Place
from naast.entrances.portal.seeking import Sought, codes_of, named
from naast.entrances.portal.waiting import waits_here
from naast.supply.organisations import queries as organisations
from naast.support.matching import queries as matching
from naast.support.matching.rules import (
    ABSOLUTE,
    MUNICIPAL_WORKING_DAYS,
    Candidate,
    Refusal,
    make_offer,
    why_not,
)

ONCE = "naast.portal.ask"
FORM_LASTS = 24 * 3600


@dataclass(frozen=True, kw_only=True)
class Choosing:
    """What the page of a choice is about: of whom, out of whom, for which need.

    Without `candidate` we look for somebody. `refusal` is why she cannot be asked now.
    """

    place: Place
    looking: Sought
    pool: Sequence[Candidate]
    at: datetime
    candidate: Candidate | None = None
    card: Any = None
    refusal: Refusal | None = None

    @property
    def name(self) -> str:
        return str(self.card.first_name) if self.card else ""

    @property
    def municipal(self) -> bool:
        return self.candidate is not None and self.candidate.municipal and not self.refusal


class NobodyReceives(Exception):
    """No organisation serves this municipality, so nobody would read the question."""


def nobody_receives() -> str:
    """Return what is said then; what she typed stays."""
    return _("Nobody receives questions here yet. Call us, please.")


def new_sealed_id() -> str:
    """Return an id for what a form will make, sealed: nobody can send one of her own making."""
    return signing.dumps(str(uuid4()), salt=ONCE)


def sealed_id(once: str | None) -> UUID | None:
    """Return the id that we sealed; None for an old or broken one: then it is only not "once"."""
    try:
        return UUID(signing.loads(once or "", salt=ONCE, max_age=FORM_LASTS))
    except signing.BadSignature:
        return None


def with_help(choosing: Choosing, form: AskingForm) -> Choosing:
    """Return the choice with what she answered here: why now, and who helps her already (I-2)."""
    looking = choosing.looking
    if (now := form.cleaned_data.get("nu", "")) != looking.need.why_now:
        looking = replace(looking, need=replace(looking.need, why_now=now))
        choosing = replace(choosing, looking=looking)
    providers = named(codes=form.cleaned_data.get("hulp", []), providers=looking.providers)
    if not providers:
        return choosing
    need = replace(looking.need, providers=looking.need.providers | providers)
    refusal = choosing.candidate and why_not(candidate=choosing.candidate, need=need)
    if refusal == Refusal.CONFLICT:
        form.add_error("hulp", match_words.refused(refusal=refusal, name=choosing.name))
    return replace(
        choosing,
        # What she answered here goes along when she looks further.
        looking=replace(looking, need=need, helpers=codes_of(providers=need.providers)),
        refusal=refusal if refusal in ABSOLUTE else choosing.refusal,
    )


def receiver(choosing: Choosing) -> tuple[int, int]:
    """Return the organisation that gets the question, and in how many working days it answers.

    Raises NobodyReceives where nobody serves.
    """
    on, place = timezone.localdate(choosing.at), choosing.place
    organisation_id = (
        choosing.candidate.organisation_id
        if choosing.candidate
        else matching.receiver(municipality_id=place.id, need=choosing.looking.need, on=on)
    )
    if organisation_id is None:
        raise NobodyReceives
    days = organisations.first_contact_working_days(
        organisation_id=organisation_id, municipality_id=place.id, on=on
    )
    return organisation_id, days or MUNICIPAL_WORKING_DAYS


def office_of(choosing: Choosing) -> int | None:
    """Return the organisation of who was chosen, or the one that receives it; None for neither."""
    if choosing.candidate is not None:
        return choosing.candidate.organisation_id
    return matching.receiver(
        municipality_id=choosing.place.id,
        need=choosing.looking.need,
        on=timezone.localdate(choosing.at),
    )


def reach(choosing: Choosing, *, office: int | None) -> contact.Reach:
    """Return how the first talk can come about with who was chosen, or with who receives it."""
    return contact.reach_of(card=choosing.card, organisation_id=office, at=choosing.at)


def expected(choosing: Choosing, *, office: int | None) -> str:
    """Return how long it takes before one speaks to somebody; "" for who cannot be asked."""
    if choosing.refusal or (office is None and not choosing.municipal):
        return ""
    return waits_here(place=choosing.place, at=choosing.at).words(office)


def shown(choosing: Choosing) -> list[dict[str, Any]]:
    """Return who stood first in the offer out of which she chose, and why."""
    looking = choosing.looking
    offer = make_offer(
        candidates=choosing.pool,
        need=looking.need,
        seed=looking.seed,
        weights=matching.weights(municipality_id=choosing.place.id, at=choosing.at),
    )
    return [{"id": str(s.candidate.id), "terms": dict(s.terms)} for s in offer.first]


def about(choosing: Choosing) -> dict[str, Any]:
    """Return what both pages of a choice tell: of whom, and where else one can go."""
    place, name, query = choosing.place, choosing.name, choosing.looking.query()
    anybody = reverse("portal:choose_anybody", args=[place.slug])
    return {
        "place": place,
        "who": choosing.card,
        "heading": (
            _("You choose %(name)s") % {"name": name} if name else _("We look for somebody for you")
        ),
        "refused": match_words.refused(refusal=choosing.refusal, name=name),
        "anybody_url": f"{anybody}?{query}" if choosing.refusal else "",
        "back_url": f"{reverse('portal:find', args=[place.slug])}?{query}",
    }
