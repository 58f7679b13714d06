"""The municipality proposes, the organisation agrees; then it is in force."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.supply.cooperation import queries, rules
from naast.supply.cooperation.actions.shared import tell
from naast.supply.cooperation.models import Proposal
from naast.supply.cooperation.rules import ProposalState
from naast.supply.organisations import actions as organisations
from naast.supply.organisations.rules import Terms, terms_of


class CannotMove(Exception):
    """Where a proposal stands, this cannot be done with it."""


class TooVague(CannotMove):
    """It does not say what the task is: nobody can work by that."""


@transaction.atomic
def propose(
    *,
    actor: Actor,
    organisation_id: int,
    municipality_id: int,
    terms: Terms,
    from_on: date,
    until_on: date | None,
) -> Proposal:
    """Write a draft for an organisation. Raises Proposal.DoesNotExist outside her municipality."""
    must_act(actor)
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    if officer is None or municipality_id not in officer.municipality_ids:
        raise Proposal.DoesNotExist
    proposal = Proposal.objects.create(
        organisation_id=organisation_id,
        municipality_id=municipality_id,
        from_on=from_on,
        until_on=until_on,
        terms=terms.kept(),
        written_on=_day(actor),
    )
    record(actor, "cooperation.proposal.written", proposal, role=Role.POLICY_OFFICER)
    return proposal


@transaction.atomic
def change_proposal(
    *, actor: Actor, proposal_id: UUID, terms: Terms, from_on: date, until_on: date | None
) -> Proposal:
    """Change a draft, or what came back. Raises CannotMove while it lies with the organisation."""
    proposal = _editable(actor, proposal_id)
    proposal.terms, proposal.from_on, proposal.until_on = terms.kept(), from_on, until_on
    proposal.save(update_fields=["terms", "from_on", "until_on"])
    record(actor, "cooperation.proposal.changed", proposal, role=Role.POLICY_OFFICER)
    return proposal


@transaction.atomic
def send_proposal(*, actor: Actor, proposal_id: UUID) -> Proposal:
    """Put a draft to the organisation, and tell who leads it that something is ready.

    Raises TooVague for one that does not say what the task is.
    """
    proposal = _editable(actor, proposal_id)
    if not rules.may_send(terms=terms_of(kept=proposal.terms)):
        raise TooVague
    proposal.state, proposal.sent_on, proposal.remark = ProposalState.SENT, _day(actor), ""
    proposal.save(update_fields=["state", "sent_on", "remark"])
    record(actor, "cooperation.proposal.sent", proposal, role=Role.POLICY_OFFICER)
    tell(actor=actor, role=Role.COORDINATOR, scope=f"organisation:{proposal.organisation_id}")
    return proposal


@transaction.atomic
def withdraw_proposal(*, actor: Actor, proposal_id: UUID) -> Proposal:
    """Take a draft back for good. Raises CannotMove while it lies with the organisation."""
    proposal = _editable(actor, proposal_id)
    proposal.state = ProposalState.WITHDRAWN
    proposal.save(update_fields=["state"])
    record(actor, "cooperation.proposal.withdrawn", proposal, role=Role.POLICY_OFFICER)
    return proposal


@transaction.atomic
def agree(*, actor: Actor, proposal_id: UUID) -> Proposal:
    """Agree for the organisation: from its first day on the new version holds.

    Raises Proposal.DoesNotExist for one that does not wait for her, organisations' LaterVersion
    when a version starts on that day or later already.
    """
    proposal = _waiting(actor, proposal_id)
    proposal.agreement = organisations.put_in_force(
        actor=actor,
        organisation_id=proposal.organisation_id,
        municipality_id=proposal.municipality_id,
        terms=terms_of(kept=proposal.terms),
        from_on=proposal.from_on,
        until_on=proposal.until_on,
    )
    proposal.state, proposal.answered_on = ProposalState.AGREED, _day(actor)
    proposal.save(update_fields=["agreement", "state", "answered_on"])
    record(actor, "cooperation.proposal.agreed", proposal, role=Role.COORDINATOR)
    tell(actor=actor, role=Role.POLICY_OFFICER, scope=f"municipality:{proposal.municipality_id}")
    return proposal


@transaction.atomic
def ask_for_change(*, actor: Actor, proposal_id: UUID, remark: str) -> Proposal:
    """Give a proposal back with what should change. Raises Proposal.DoesNotExist as `agree`."""
    proposal = _waiting(actor, proposal_id)
    proposal.state, proposal.answered_on = ProposalState.RETURNED, _day(actor)
    proposal.remark = remark
    proposal.save(update_fields=["state", "answered_on", "remark"])
    record(actor, "cooperation.proposal.returned", proposal, role=Role.COORDINATOR)
    tell(actor=actor, role=Role.POLICY_OFFICER, scope=f"municipality:{proposal.municipality_id}")
    return proposal


def _editable(actor: Actor, proposal_id: UUID) -> Proposal:
    must_act(actor)
    proposal = (
        queries.proposals(actor=actor, verb="write")
        .select_for_update(of=("self",))
        .get(id=proposal_id)
    )
    if not rules.may_edit(state=ProposalState(proposal.state)):
        raise CannotMove(proposal.state)
    return proposal


def _waiting(actor: Actor, proposal_id: UUID) -> Proposal:
    must_act(actor)
    return (
        queries.proposals(actor=actor, verb="answer")
        .select_for_update(of=("self",))
        .get(id=proposal_id)
    )


def _day(actor: Actor) -> date:
    return timezone.localdate(actor.at)
