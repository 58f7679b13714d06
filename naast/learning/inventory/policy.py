"""Who asks, who codes, and who reads a round. Read as: verb, role, reach.

A municipality reads back what its own official said, an organisation what it said itself: nobody
reads another's answers but who does the research. Codes are of the researchers until the round is
published; then everybody who works on it reads what was settled.
"""

from typing import Any

from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Table, everywhere, everywhere_by_id
from naast.learning.inventory.rules.asking import Stage

READERS = ("network_member", "policy_officer", "council_member", "coordinator")
"""Roles that read what is published of a round, beside the researcher."""


def published(_me: Any) -> Q:
    return Q(stage=Stage.PUBLISHED)


# Not walled: a round holds nobody's data. Wall 1 keeps a draft where it is made.
ROUNDS: Table = {
    "view": {"researcher": everywhere, **dict.fromkeys(READERS, published)},
    "run": {"researcher": everywhere},
}


def our_official_said(me: Any) -> Q:
    """Return the reach: what the official of my municipality said."""
    return Q(municipality_id__any=me.municipality_ids, organisation__isnull=True)


def our_organisation_said(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


INTERVIEWS: Table = {
    "view": {
        "researcher": everywhere_by_id,
        "policy_officer": our_official_said,
        "coordinator": our_organisation_said,
    },
    "ask": {"researcher": everywhere_by_id},
}


def is_seen(_me: Any) -> Q:
    return Q(seen=True)


CODINGS: Table = {
    "view": {"researcher": everywhere_by_id, **dict.fromkeys(READERS, is_seen)},
    "code": {"researcher": everywhere_by_id},
}

PERSONAL = (
    Personal(
        model="inventory.Interview",
        subject="interviewer",
        house="none",
        controller="who runs the research",
        ground="consent of the respondent, who stands here by party and function alone",
        retention="five years after the round was published",
        export="which talks she held, and when",
    ),
    Personal(
        model="inventory.Coding",
        subject="coder",
        house="none",
        controller="who runs the research",
        ground="to tell how far coders agree",
        retention="five years after the round was published",
        export="what she coded, and when",
    ),
)
