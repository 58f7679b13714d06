"""Propose a local principle in the talk about a report, and say yes to it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.learning.steering.models import CouncilReport, Principle
from naast.learning.steering.queries import principles as queries
from naast.learning.steering.queries.answers import advises, steers
from naast.learning.steering.queries.report import opinion_on, reports, stands
from naast.learning.steering.rules.report import Chapter, Opinion, holds
from naast.learning.steering.rules.selftest import Chair


class NotYet(Exception):
    """The council did not say yet what it thinks: the talk has not begun."""


@transaction.atomic
def propose_principle(
    *, actor: Actor, report_id: UUID, chapter: Chapter, text: str, at: datetime
) -> Principle:
    """Propose to hold to something; who proposes it says yes.

    Raises CouncilReport.DoesNotExist, NotYet before the council gave its opinion.
    """
    must_act(actor)
    report = reports(actor=actor).get(id=report_id)
    chair = chair_of(actor=actor, municipality_id=report.municipality_id)
    if chair is None:
        raise CouncilReport.DoesNotExist
    on = timezone.localdate(at)
    said = opinion_on(actor=actor, report=report)
    if stands(report=report, said=said, on=on) is not Opinion.GIVEN:
        raise NotYet(report_id)
    row = Principle.objects.create(
        municipality_id=report.municipality_id,
        report=report,
        chapter=chapter,
        text=text,
        proposed_on=on,
        agreed_by=[chair],
    )
    record(actor, "steering.principle.proposed", row, role=_ROLES[chair])
    return row


@transaction.atomic
def agree_principle(*, actor: Actor, principle_id: UUID, at: datetime) -> Principle:
    """Say yes for one's own chair; it holds once both did. Raises Principle.DoesNotExist."""
    must_act(actor)
    row = queries.principles(actor=actor, verb="agree").select_for_update().get(id=principle_id)
    chair = chair_of(actor=actor, municipality_id=row.municipality_id)
    if chair is None:
        raise Principle.DoesNotExist
    row.agreed_by = sorted({*row.agreed_by, chair})
    if row.agreed_on is None and holds(yes=row.agreed_by):
        row.agreed_on = timezone.localdate(at)
    row.save(update_fields=["agreed_by", "agreed_on"])
    record(actor, "steering.principle.agreed", row, role=_ROLES[chair])
    return row


_ROLES = {Chair.MUNICIPALITY: Role.POLICY_OFFICER, Chair.COUNCIL: Role.COUNCIL_MEMBER}


def chair_of(*, actor: Actor, municipality_id: int) -> Chair | None:
    """Return for whom `actor` speaks there: the municipality, its client council, or nobody."""
    if steers(actor=actor, municipality_id=municipality_id):
        return Chair.MUNICIPALITY
    return Chair.COUNCIL if advises(actor=actor, municipality_id=municipality_id) else None
