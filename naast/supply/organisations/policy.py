"""Who may see, open and close an independence review. Read as: verb, role, reach.

Everything else here (organisations, agreements, arrangements) is public and holds nobody's data.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Reach, Table, everywhere
from naast.supply.organisations.models import IndependenceReview
from naast.supply.organisations.rules import Party


def in_own_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


def led_by_me(me: Any) -> Q:
    return Q(id__any=me.organisation_ids)


def in_my_municipality(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids)


# `clock` opens one when the answers of residents fall under the floor. `matcher` must know which
# organisations not to offer. Who runs the organisation sees its review and cannot close it.
REVIEWS: Table = {
    "view": {
        "coordinator": in_own_organisation,
        "policy_officer": in_my_municipality,
        "council_member": in_my_municipality,
        "matcher": in_my_municipality,
        "clock": everywhere,
    },
    "open": {"clock": everywhere},
    "close": {"policy_officer": in_my_municipality},
}


def about(review: Reach) -> Reach:
    """Return the reach: what was said about a review that is within `review`."""

    def reach(me: Any) -> Q:
        seen = IndependenceReview.objects.filter(review(me))
        return Q(review_id__any=ArraySubquery(seen.values("id")))

    return reach


def by_me(party: Party, review: Reach) -> Reach:
    """Return the reach: what I say myself for `party`, while the review is open."""

    def reach(me: Any) -> Q:
        running = IndependenceReview.objects.filter(review(me), closed_at__isnull=True)
        return Q(
            review_id__any=ArraySubquery(running.values("id")), party=party, user_id=me.user_id
        )

    return reach


STATEMENTS: Table = {
    "view": {
        "coordinator": about(in_own_organisation),
        "policy_officer": about(in_my_municipality),
        "council_member": about(in_my_municipality),
    },
    "say": {
        "coordinator": by_me(Party.ORGANISATION, in_own_organisation),
        "council_member": by_me(Party.COUNCIL, in_my_municipality),
    },
}


def told_by_me(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids, user_id=me.user_id)


# Who leads the organisation tells it; the municipality answers; the client council reads along.
DOUBTS: Table = {
    "view": {
        "coordinator": in_own_organisation,
        "policy_officer": in_my_municipality,
        "council_member": in_my_municipality,
    },
    "tell": {"coordinator": told_by_me},
    "answer": {"policy_officer": in_my_municipality},
}

# Not walled: an agreement holds nobody's data. Those whom it binds, and the council that watches,
# have it on a page; who answers for it in the municipality sets its floor, and the organisation
# puts a new version in force by agreeing.
AGREEMENTS: Table = {
    "view": {
        "policy_officer": in_my_municipality,
        "council_member": in_my_municipality,
        "coordinator": in_own_organisation,
    },
    "set_floor": {"policy_officer": in_my_municipality},
}

# Not walled: how an organisation is reached is on public pages. Who leads it keeps that.
REACHED: Table = {"keep": {"coordinator": led_by_me}}

PERSONAL = (
    Personal(
        model="organisations.IndependenceReview",
        subject="closed_by",
        house="none",
        controller="the municipality",
        ground="Wmo 2015 art. 2.2.4: the municipality sees to independent support",
        retention="seven years after it closed",
        export="organisation, reason, opened, closed, outcome, finding",
    ),
    Personal(
        model="organisations.ReviewStatement",
        subject="user",
        house="none",
        controller="the municipality",
        ground="Wmo 2015 art. 2.2.4: the municipality sees to independent support",
        retention="as the review",
        export="what she said for her organisation or council, and when",
    ),
    Personal(
        model="organisations.Doubt",
        subject="user",
        house="none",
        controller="the municipality",
        ground="Wmo 2015 art. 2.2.4: the municipality sees to independent support",
        retention="seven years after it was answered",
        export="organisation, cause, what she told for it, and what was answered",
    ),
)
