"""Who may do what with worries and visits. Read as: verb, role, reach.

Who leads sees headers: where, what kind, until when, and gives each to somebody. Only who goes
there reads who it is about. Nobody of the municipality has a line here; a municipality's call
centre may report, like anybody, and reads nothing back. What is over nobody sees any more, also
while the job that deletes it has not run yet.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Reach, Table
from naast.support.outreach.models import Worry
from naast.support.people.rules import House


def runs(me: Any) -> Q:
    return Q(ends_at__gt=me.now)


def over(me: Any) -> Q:
    return Q(ends_at__lte=me.now)


def mine(me: Any) -> Q:
    return Q(user_id=me.user_id) & runs(me)


def in_own_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids) & runs(me)


def counts_of_own_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


def this_row(me: Any) -> Q:
    return Q(id__any=me.row_ids)


def just_reported(me: Any) -> Q:
    return Q(id__any=me.row_ids, user_id__isnull=True, known="")


def this_text(me: Any) -> Q:
    return Q(worry_id__any=me.row_ids)


def of(worries: Reach) -> Reach:
    """Return the reach: what hangs on the worries in another reach."""

    def reach(me: Any) -> Q:
        return Q(worry_id__any=ArraySubquery(Worry.objects.filter(worries(me)).values("id")))

    return reach


def by_me(me: Any) -> Q:
    return Q(user_id=me.user_id) & of(mine)(me)


# `reporting` and `counting` are roles of one step: whoever reports writes one row, and one count
# goes up. `noticing` is the clock on its round: it sees which names go soon, to warn.
WORRIES: Table = {
    "view": {
        "supporter": mine,
        "coordinator": in_own_organisation,
        "noticing": runs,
        "clock": over,
    },
    "report": {"reporting": just_reported},
    "give": {"coordinator": in_own_organisation},
    "visit": {"supporter": mine},
    "forget": {"supporter": mine, "clock": over},
}
TEXTS: Table = {
    "view": {"supporter": of(mine), "clock": of(over)},
    "report": {"reporting": this_text},
    "forget": {"supporter": of(mine), "clock": of(over)},
}
VISITS: Table = {
    "view": {"supporter": of(mine), "clock": of(over)},
    "note": {"supporter": by_me},
    "forget": {"supporter": of(mine), "clock": of(over)},
}
IN_SIGHT: Table = {
    "view": {"supporter": mine, "coordinator": in_own_organisation, "clock": over},
    "keep": {"supporter": mine},
    "visit": {"supporter": mine},
    "forget": {"supporter": mine, "clock": over},
}
TALLIES: Table = {
    "view": {"coordinator": counts_of_own_organisation, "counting": this_row},
    "count": {"counting": this_row},
}


def _personal(model: str, *, ground: str, retention: str, export: str) -> Personal:
    return Personal(
        model=model,
        subject="nobody: she has no file before she asks herself",
        house=House.SUPPORT,
        controller="the organisation named on the worry",
        ground=ground,
        retention=retention,
        export=export,
    )


_GROUND = "GDPR art. 6(1)(f): somebody worries, and she is asked as soon as can be"
_FOURTEEN = "14 days, or 90 from the day she was told or agreed; then gone, counts stay"
_ASKED = "at the visit, from the page: who goes there reads it out"

PERSONAL = (
    _personal("outreach.Worry", ground=_GROUND, retention=_FOURTEEN, export=_ASKED),
    _personal("outreach.WorryText", ground=_GROUND, retention=_FOURTEEN, export=_ASKED),
    _personal("outreach.Visit", ground=_GROUND, retention=_FOURTEEN, export=_ASKED),
    _personal(
        "outreach.InSight",
        ground="nobody can be found by it; only who goes there knows who it is",
        retention="a year after the last visit",
        export="nothing: it holds no name",
    ),
    _personal(
        "outreach.Tally",
        ground="counts; nobody is in them",
        retention="for good",
        export="nothing: it holds nobody",
    ),
)
