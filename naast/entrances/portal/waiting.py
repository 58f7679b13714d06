"""How long it takes before one speaks to somebody: what was agreed, and what really happened.

Always of an organisation, or of the municipality's own workers; never of one person, whose speed is
nobody's norm (R-076). Nothing is ordered by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.entrances.portal.place import Place
from naast.learning.insight import queries as insight
from naast.learning.insight.rules import NOT_KNOWN, WaitingLately
from naast.supply.organisations import queries as organisations
from naast.support.matching.rules import MUNICIPAL_WORKING_DAYS


@dataclass(frozen=True, kw_only=True)
class Waits:
    """What was promised and what happened lately, by organisation; None is the municipality."""

    promised: Mapping[int, int]
    lately: Mapping[int | None, WaitingLately]

    def words(self, organisation_id: int | None) -> str:
        """Return what to expect of somebody who works there, in two sentences."""
        return " ".join(
            filter(None, [self._promise(organisation_id), self._lately(organisation_id)])
        )

    def _promise(self, organisation_id: int | None) -> str:
        days = (
            MUNICIPAL_WORKING_DAYS
            if organisation_id is None
            else self.promised.get(organisation_id)
        )
        if not days:
            return ""
        return ngettext(
            "You hear from somebody within %(n)s working day.",
            "You hear from somebody within %(n)s working days.",
            days,
        ) % {"n": days}

    def _lately(self, organisation_id: int | None) -> str:
        known = self.lately.get(organisation_id, NOT_KNOWN)
        if known.nine_in_ten is not None:
            return _("Lately 9 of 10 people spoke to somebody %(within)s.") % {
                "within": _within(known.nine_in_ten)
            }
        if known.median is not None:
            return _("Lately half of the people spoke to somebody %(within)s.") % {
                "within": _within(known.median)
            }
        return _("We do not know yet how long it really takes.")


def _within(days: int) -> str:
    if not days:
        return _("on the same day")
    return ngettext("within %(n)s day", "within %(n)s days", days) % {"n": days}


def waits_here(*, place: Place, at: datetime) -> Waits:
    """Return it for everybody in a municipality, in two queries."""
    return Waits(
        promised=organisations.promises(municipality_id=place.id, on=timezone.localdate(at)),
        lately=insight.waiting_lately(municipality_id=place.id, at=at),
    )
