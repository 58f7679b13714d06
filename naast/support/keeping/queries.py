"""Read how long files are kept, and what holds one longer."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet
from django.utils.functional import Promise

from naast.core.policy.walls import Actor, reach
from naast.supply.organisations import queries as organisations
from naast.support.keeping import policy
from naast.support.keeping.models import Hold, KeepingTerm
from naast.support.keeping.rules import BY_ITSELF, Ground, Kept, Stands, Why
from naast.support.keeping.words import BECAUSE, BECAUSE_TO_STAFF, STANDS, WHY


def holds(*, actor: Actor, verb: str = "view") -> QuerySet[Hold]:
    """Return the holds on which `actor` may do `verb`, newest first."""
    return Hold.objects.filter(reach(policy.HOLDS, actor, verb)).order_by("-placed_at", "id")


def holding(*, actor: Actor, on: date) -> QuerySet[Hold]:
    """Return the holds that still hold on a Dutch day."""
    return holds(actor=actor).filter(ended_at__isnull=True, until_on__gte=on)


def terms(*, on: date) -> dict[int, Kept]:
    """Return by organisation for how long it keeps files on a day; only those that chose."""
    newest = (
        KeepingTerm.objects.filter(organisation_id=OuterRef("organisation_id"), from_on__lte=on)
        .order_by("-from_on")
        .values("id")[:1]
    )
    rows = KeepingTerm.objects.filter(id=newest)
    return {row.organisation_id: Kept(months=row.months, ground=Ground(row.ground)) for row in rows}


def kept_by(*, organisation_id: int, on: date) -> Kept:
    """Return for how long an organisation keeps a file once the help is over."""
    row = (
        KeepingTerm.objects.filter(organisation_id=organisation_id, from_on__lte=on)
        .order_by("-from_on")
        .first()
    )
    return Kept(months=row.months, ground=Ground(row.ground)) if row else BY_ITSELF


def versions(*, organisation_ids: Collection[int]) -> list[KeepingTerm]:
    """Return what organisations chose, the newest first."""
    return list(
        KeepingTerm.objects.filter(organisation_id__in=organisation_ids).order_by(
            "organisation_id", "-from_on"
        )
    )


def of_whom(*, actor: Actor) -> dict[int, str]:
    """Return the organisations for which `actor` says how long they keep files, by name."""
    scope = actor.scopes.get("privacy_officer")
    ids = getattr(scope, "organisation_ids", ()) if scope else ()
    return dict(sorted(organisations.names(ids=ids).items(), key=lambda one: one[1]))


def because(*, ground: Ground) -> Promise:
    """Return to a resident why her file is kept."""
    return BECAUSE[ground]


def because_to_staff(*, ground: Ground) -> Promise:
    return BECAUSE_TO_STAFF[ground]


def stands_words(*, stands: Stands) -> Promise:
    """Return to a resident what keeps her file longer."""
    return STANDS[stands]


def why_choices() -> list[tuple[str, Promise]]:
    """Return why staff may hold a file; that a resident wants it, she says herself."""
    return [(why.value, words) for why, words in WHY if why != Why.HERSELF]


def held_until(*, actor: Actor, person_ids: Collection[UUID], on: date) -> dict[UUID, Hold]:
    """Return by person the hold that `actor` may see and that holds longest. One query."""
    rows = holding(actor=actor, on=on).filter(person_id__in=person_ids).order_by("until_on", "id")
    return {row.person_id: row for row in rows}
