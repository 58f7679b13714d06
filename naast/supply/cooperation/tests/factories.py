"""Rows for tests, written as the superuser of the test database."""

from datetime import date
from typing import Any

from naast.supply.cooperation.models import Covenant, CovenantParty, Proposal
from naast.supply.cooperation.rules import ProposalState
from naast.supply.organisations.rules import Clause, Funding, Norm, Terms
from tests.cast import MEIDOORN, WETTERWALD
from tests.world import World

NEW_YEAR = date(2027, 1, 1)
TERMS = Terms(
    funding=Funding.LUMP_SUM,
    activities=("information", "advice"),
    first_contact_working_days=2,
    norms={Norm.ANSWER: 1},
    clauses={Clause.TASK: "Naast inwoners staan."},
    review_on=date(2027, 7, 1),
)


def make_proposal(organisation_id: int, municipality_id: int, **fields: Any) -> Proposal:
    """Write a proposal that waits for the organisation."""
    defaults = {
        "from_on": NEW_YEAR,
        "terms": TERMS.kept(),
        "state": ProposalState.SENT,
        "written_on": date(2026, 11, 2),
        "sent_on": date(2026, 11, 3),
    }
    return Proposal.objects.create(
        organisation_id=organisation_id, municipality_id=municipality_id, **{**defaults, **fields}
    )


def make_draft(organisation_id: int, municipality_id: int, **fields: Any) -> Proposal:
    """Write a proposal that the organisation has not seen."""
    draft = {"state": ProposalState.DRAFT, "sent_on": None}
    return make_proposal(organisation_id, municipality_id, **{**draft, **fields})


def make_covenant(municipality_id: int, *organisation_ids: int, **fields: Any) -> Covenant:
    """Write a covenant in force that all joined; `domains` are what the first takes."""
    joined_on = fields.pop("joined_on", date(2026, 1, 1))
    domains = fields.pop("domains", [])
    covenant = Covenant.objects.create(
        **{
            "municipality_id": municipality_id,
            "title": "Samen naast inwoners",
            "purpose": "Niemand valt tussen twee organisaties.",
            "from_on": date(2026, 1, 1),
            "stage_on": date(2026, 1, 1),
            **fields,
        }
    )
    CovenantParty.objects.bulk_create(
        CovenantParty(
            covenant=covenant,
            organisation_id=one,
            joined_on=joined_on,
            domains=domains if one == organisation_ids[0] else [],
        )
        for one in organisation_ids
    )
    return covenant


def wall_rows(world: World) -> None:
    """Write a draft and a proposal between organisation 1 and municipality 1."""
    world.draft = make_draft(MEIDOORN, WETTERWALD, from_on=date(2028, 1, 1))
    world.covenant = make_covenant(WETTERWALD, MEIDOORN)
    world.proposal = make_proposal(MEIDOORN, WETTERWALD)
