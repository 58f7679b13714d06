"""Who makes agreements and covenants, and who agrees to them. Read as: verb, role, reach.

The municipality writes, the organisation agrees; nobody does both for one agreement.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.walls import Table
from naast.supply.cooperation.models import CovenantParty
from naast.supply.cooperation.rules import ProposalState


def in_my_municipality(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids)


def put_to_my_organisation(me: Any) -> Q:
    """Return the reach: what was sent to us, once; a draft is the municipality's own."""
    return Q(organisation_id__any=me.organisation_ids, sent_on__isnull=False)


def waiting_for_my_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids, state=ProposalState.SENT)


# Not walled: a proposal holds nobody's data. Wall 1 keeps a draft on the desk where it is written.
PROPOSALS: Table = {
    "view": {"policy_officer": in_my_municipality, "coordinator": put_to_my_organisation},
    "write": {"policy_officer": in_my_municipality},
    "answer": {"coordinator": waiting_for_my_organisation},
}


def i_take_part(me: Any) -> Q:
    """Return the reach: a covenant in which my organisation is a party."""
    mine = CovenantParty.objects.filter(organisation_id__any=me.organisation_ids)
    return Q(id__any=ArraySubquery(mine.values("covenant_id")))


# Not walled: a covenant holds nobody's data.
COVENANTS: Table = {
    "view": {
        "policy_officer": in_my_municipality,
        "council_member": in_my_municipality,
        "coordinator": i_take_part,
    },
    "write": {"policy_officer": in_my_municipality},
    "join": {"coordinator": i_take_part},
}
