"""What a resident was told before the inquiry: the words by version, and the proof (R-119)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.core.policy.walls import Actor, reach
from naast.supply.organisations.queries import serving
from naast.support.decisions import policy
from naast.support.decisions.models import Matter, Notice
from naast.support.decisions.rules.notices import CURRENT_NOTICE, Occasion

# By version: what was read on the web or out loud (DESIGN §2). Words once used never change here.
NOTICES: dict[str, tuple[Promise, ...]] = {
    "2026-11": (
        _("This goes to the municipality."),
        _("It may count as your notification. Then legal terms start."),
        _("You may have an independent supporter with you, free."),
    ),
    CURRENT_NOTICE: (
        _("This goes to the municipality."),
        _("It may count as your notification. Then legal terms start."),
        _("You may have an independent supporter with you, free."),
        _("Who cares for you may have one too, free."),
        _("You may hand in a plan of your own, within seven days."),
    ),
}


def notice_words(*, version: str) -> tuple[Promise, ...]:
    """Return the words that were told; none for a version that we do not know."""
    return NOTICES.get(version, ())


def who_supports(*, municipality_id: int, on: date) -> list[tuple[str, str]]:
    """Return who offers support here, name and number, for an officer to read out (R-119)."""
    there = serving(municipality_id=municipality_id, on=on)
    return [(one.name, one.phone) for one in there.values()]


@dataclass(frozen=True, kw_only=True)
class NoticeShown:
    """That it was told: before what, to whom, how, by whom, when; and the words."""

    occasion: str
    looks_again: bool
    told_to: str
    told_by: str
    by: str
    told_at: datetime
    version: str
    words: tuple[Promise, ...]


def notices(*, actor: Actor, verb: str = "view") -> QuerySet[Notice]:
    """Return the proofs, newest first, with who told it."""
    found = Notice.objects.filter(reach(policy.NOTICES, actor, verb))
    return found.select_related("user").order_by("-told_at", "told_to", "id")


def shown_notices(*, actor: Actor, matters: Collection[Matter]) -> dict[UUID, list[NoticeShown]]:
    """Return the proofs of each of these matters, newest first; one query."""
    found: dict[UUID, list[NoticeShown]] = {matter.id: [] for matter in matters}
    for row in notices(actor=actor).filter(matter_id__in=found):
        found[row.matter_id].append(
            NoticeShown(
                occasion=row.get_occasion_display(),
                looks_again=row.occasion == Occasion.REASSESSMENT,
                told_to=row.get_told_to_display(),
                told_by=row.get_told_by_display(),
                by=row.user.name,
                told_at=row.told_at,
                version=row.version,
                words=notice_words(version=row.version),
            )
        )
    return found
