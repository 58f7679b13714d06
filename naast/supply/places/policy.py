"""Who keeps what stands on the public pages about places. Read as: verb, role, reach.

Everybody reads all of it: no person stands in a place, so PostgreSQL guards nothing here.
"""

from typing import Any

from django.db.models import Q

from naast.core.policy.walls import Table


def my_municipality(me: Any) -> Q:
    return Q(id__any=me.municipality_ids)


def in_my_municipality(me: Any) -> Q:
    return Q(zone__municipality_id__any=me.municipality_ids)


def hosted_by_us(me: Any) -> Q:
    return Q(hosted_by__any=me.organisation_ids)


PHONES: Table = {"keep": {"policy_officer": my_municipality}}

# Whose people sit at a point keeps its hours; the municipality answers for all of them.
POINTS: Table = {
    "keep": {"policy_officer": in_my_municipality, "coordinator": hosted_by_us},
    "host": {"policy_officer": in_my_municipality},
}
